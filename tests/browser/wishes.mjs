// What readers ask of their system is kept: colours of their own (`forced-colors`, the high
// contrast of Windows) and no motion (`prefers-reduced-motion`). Ends with 1 and a list when
// something is wrong.
//
//   node wishes.mjs SITE [--shots FOLDER]

import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { audit, endIfWrong, languagesOf, launch, listen } from "./reader.mjs";

const site = resolve(process.argv[2] ?? "../../site");
const shots = process.argv[3] === "--shots" ? resolve(process.argv[4]) : null;
const home = pathToFileURL(site + "/").href;
const failures = new Set();
const fail = (where, what) => failures.add(`${where}: ${what}`);
const language = languagesOf(site)[0];
if (shots) mkdirSync(shots, { recursive: true });

/** How often Tab is pressed on each page. */
const STOPS = { 1280: 40, 320: 12 };

/** A page of each template and of each way in which pictures are drawn. */
const pages = [
  "index.html",
  "institutions/general-prosecutor.html",
  "workflows/intake.html",
  "entities/case.html",
  "mapping/matrices.html",
  "consultations/index.html",
  "consultations/plan.html",
  "forms/referral-slip.html",
  "print/form-referral-slip.html",
  "print/institution-general-prosecutor.html",
  "contents.html",
  "search.html",
].filter((path) => existsSync(join(site, language, path)));

async function open(context, path, where) {
  const page = await context.newPage();
  await listen(page, () => home, (what) => fail(where, what));
  await page.goto(`${home}${language}/${path}`, { waitUntil: "load" });
  return page;
}

/** What a picture is made of must differ from its ground: here every shape and word that is drawn
 *  with a colour, by the contrast that WCAG 1.4.11 asks of graphics. */
const faint = () => {
  const rgb = (text) => (/^rgba?\(([^)]+)\)/.exec(text)?.[1] ?? "").split(",").map(Number);
  const light = ([r, g, b]) => {
    const part = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (one, other) => {
    const [a, b] = [light(rgb(one)), light(rgb(other))].sort((a, b) => b - a);
    return (a + 0.05) / (b + 0.05);
  };
  const seen = (colour) => colour.startsWith("rgb") && rgb(colour)[3] !== 0;
  const wrong = [];
  let shapes = 0;
  for (const frame of document.querySelectorAll(".cb-picture")) {
    const ground = getComputedStyle(document.body).backgroundColor;
    let drawn = 0;
    for (const it of frame.querySelectorAll("svg :is(path, line, polyline, rect, polygon, circle, ellipse, text)")) {
      const { fill, stroke, visibility } = getComputedStyle(it);
      const box = it.getBoundingClientRect();
      if (visibility !== "visible" || !(box.width || box.height)) continue;
      // A shape is seen by its line or by its filling, a word by its filling, what only separates
      // the rows may be faint.
      const best = Math.max(0, ...[fill, it.tagName === "text" ? "none" : stroke].filter(seen).map((colour) => contrast(colour, ground)));
      shapes += 1;
      if (best >= (it.tagName === "text" ? 4.5 : 3)) drawn += 1;
      else if (it.tagName === "text") wrong.push(`a word of a picture has a contrast of ${best.toFixed(1)}: ${it.textContent.slice(0, 40)}`);
      else if (seen(stroke)) wrong.push(`a line of a picture has a contrast of ${best.toFixed(1)}: ${it.outerHTML.slice(0, 120)}`);
    }
    if (drawn < 3) wrong.push(`a picture shows ${drawn} of its shapes`);
  }
  return { wrong, shapes };
};

/** What has the focus is seen to have it. */
const ring = () => {
  const it = document.activeElement;
  if (it === document.body || it.id === "main") return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
  const shape = it.closest("svg") && getComputedStyle(it.querySelector("rect, path, polygon") ?? it);
  const seen = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || (shape && parseFloat(shape.strokeWidth) >= 3);
  return seen ? null : `${it.outerHTML.slice(0, 120)}: outline ${outlineStyle} ${outlineWidth} ${outlineColor}`;
};

async function forcedColours(browser) {
  let looks = 0;
  let shapes = 0;
  let stops = 0;
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, forcedColors: "active" });
      // The worst case: the reader chose the other theme before the system forced its colours.
      await context.addInitScript((theme) => localStorage.setItem("casebook-theme", theme), colorScheme === "light" ? "dark" : "light");
      for (const path of pages) {
        const where = `${path} at ${width} with forced colours, ${colorScheme}`;
        const page = await open(context, path, where);
        if (!(await page.evaluate(() => matchMedia("(forced-colors: active)").matches))) fail(where, "the browser forces no colours: this proves nothing");
        for (const one of await audit(page)) fail(where, one);
        const seen = await page.evaluate(faint);
        for (const one of seen.wrong.slice(0, 5)) fail(where, one);
        shapes += seen.shapes;
        looks += 1;
        for (let n = 0; n < STOPS[width]; n += 1) {
          await page.keyboard.press("Tab");
          const unseen = await page.evaluate(ring);
          if (unseen) fail(where, `the focus is not to be seen on ${unseen}`);
          stops += 1;
        }
        if (shots) await page.screenshot({ path: join(shots, `forced-${colorScheme}-${width}-${path.replaceAll("/", "-")}.png`) });
        await page.close();
      }
      await context.close();
    }
  }
  if (shapes < 500) fail("forced colours", `only ${shapes} shapes of pictures were looked at`);
  return { looks, shapes, stops };
}

/** With the wish for no motion nothing moves by itself: not while a page opens, not when the
 *  contents, the search, a link within the page or the theme is used. */
async function noMotion(browser) {
  let states = 0;
  for (const width of [1280, 320]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: "reduce" });
    for (const path of pages) {
      const where = `${path} at ${width} without motion`;
      const page = await open(context, path, where);
      const still = async (after) => {
        states += 1;
        const moving = await page.evaluate(() => document.getAnimations().map((it) => `${it.constructor.name} ${it.animationName ?? it.transitionProperty ?? ""}`));
        if (moving.length) fail(where, `${after}: ${moving}`);
      };
      await still("opened");
      const far = await page.evaluate(() => {
        const all = [...document.querySelectorAll("main [id]")];
        return all.reverse().find((it) => it.getBoundingClientRect().top > 1500)?.id;
      });
      if (far) {
        // A jump is there at once; a scroll would still be on its way.
        const [due, now] = await page.evaluate(async (id) => {
          location.hash = id;
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const now = scrollY;
          await new Promise((done) => setTimeout(done, 600));
          return [scrollY, now];
        }, far);
        if (Math.abs(due - now) > 2) fail(where, `a link within the page scrolls there: ${now}, then ${due}`);
        if (due < 500) fail(where, `a link to #${far} leads to ${due}: this proves nothing`);
        await still("at a link");
      }
      for (const control of ["#dark", "#contents summary", ".on-page summary", "#search-open"]) {
        const it = page.locator(control).first();
        if (!(await it.isVisible().catch(() => false))) continue;
        await it.click();
        await still(`${control} used`);
        if (control === "#contents summary") await page.keyboard.press("Escape");
      }
      await page.close();
    }
    await context.close();
  }
  // The same jump with motion scrolls, or the test above could not fail.
  const context = await browser.newContext({ reducedMotion: "no-preference" });
  const page = await open(context, "contents.html", "motion");
  if ((await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)) !== "smooth") fail("motion", "nothing scrolls smoothly for anybody");
  await context.close();
  return states;
}

const browser = await launch();
try {
  const { looks, shapes, stops } = await forcedColours(browser);
  const states = await noMotion(browser);
  if (!failures.size) {
    console.log(`forced colours: ${looks} looks, ${shapes} shapes of pictures, ${stops} stops of the keyboard; no motion: ${states} states`);
  }
} finally {
  await browser.close();
}
endIfWrong(failures);
