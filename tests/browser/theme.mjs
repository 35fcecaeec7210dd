// The frame of the pages, as people use it who hear it, type their way through it, enlarge it, or
// read it without scripts. Ends with 1 and a list when something is wrong.
//
//   node theme.mjs SITE

import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { audit, endIfWrong, languagesOf, launch, listen } from "./reader.mjs";

const site = resolve(process.argv[2] ?? "../../site");
const home = pathToFileURL(site + "/").href;
const failures = new Set();
const fail = (where, what) => failures.add(`${where}: ${what}`);
const languages = languagesOf(site);
const first = languages[0];

/** One page of each template: a chapter, a page made of a definition, one with a picture in lanes, one with matrices, the contents. */
const names = [
  "index.html",
  "institutions/general-prosecutor.html",
  "workflows/intake.html",
  "mapping/matrices.html",
  "reference/glossary.html",
  "contents.html",
];
const inLanguage = (language) => names.map((name) => `${language}/${name}`).filter((path) => existsSync(join(site, path)));
const templates = inLanguage(first);
const [, institution, workflow, matrices] = templates;

/** A page that reports what goes wrong on it; `bytes` collects what it reads. */
async function open(context, path, bytes) {
  const page = await context.newPage();
  await listen(page, () => home, (what) => fail(path, what));
  page.on("request", (request) => bytes?.add(fileURLToPath(request.url().split(/[?#]/)[0])));
  await page.goto(home + path, { waitUntil: "load" });
  return page;
}

let checked = 0;

async function check(page, where) {
  checked += 1;
  for (const one of await audit(page)) fail(where, one);
}

/** A page as it opens, and with everything open that opens over it. */
async function states(page, where) {
  await check(page, where);
  const button = page.locator("#contents summary");
  if (await button.isVisible().catch(() => false)) {
    await button.click();
    await check(page, `${where}, contents open`);
    await page.keyboard.press("Escape");
  }
  const list = page.locator(".on-page summary");
  if (await list.isVisible().catch(() => false)) {
    await list.click();
    await check(page, `${where}, list of the page open`);
  }
  const search = page.locator("#search-open");
  if (await search.isVisible().catch(() => false)) {
    await search.click();
    await page.locator("dialog.search[open]").waitFor({ timeout: 30_000 });
    await check(page, `${where}, search open`);
  }
}

/** In the first language every template in every look; in the others every template once, with the
 *  looks taking turns. */
async function accessible(browser) {
  const looks = [1280, 320].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));
  for (const [at, { width, colorScheme }] of looks.entries()) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const others = languages.slice(1).flatMap((language, n) => inLanguage(language).filter((_, m) => (m + n) % looks.length === at));
    // The start page of a book in one language leads on at once.
    for (const path of languages.length > 1 ? [...templates, ...others, "index.html"] : templates) {
      const page = await open(context, path);
      await states(page, `${path} at ${width}, ${colorScheme}`);
      await page.close();
    }
    await context.close();
  }
}

async function keyboard(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  let page = await open(context, institution);
  const focus = () => page.evaluate(() => {
    const it = document.activeElement;
    return it.id || it.className || it.tagName;
  });
  await page.keyboard.press("Tab");
  if ((await focus()) !== "skip") fail("keyboard", `the first stop is ${await focus()}, not the link to the text`);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(50);
  if ((await focus()) !== "main") fail("keyboard", `the link to the text leads to ${await focus()}`);

  page = await open(context, matrices);
  const wide = page.locator(".cb-table[tabindex]");
  if ((await wide.count()) === 0) fail("keyboard", "no table needs to scroll: this proves nothing");
  const url = page.url();
  for (const [key, side] of [["ArrowRight", "scrollLeft"], ["ArrowDown", "scrollTop"]]) {
    const frame = await wide.evaluateAll((all, side) => all.findIndex((it) => (side === "scrollLeft" ? it.scrollWidth - it.clientWidth : it.scrollHeight - it.clientHeight) > 60), side);
    if (frame < 0) continue;
    await wide.nth(frame).focus();
    for (let i = 0; i < 4; i += 1) await page.keyboard.press(key);
    await page.waitForTimeout(400);
    const moved = await wide.nth(frame).evaluate((it, side) => it[side], side);
    if (moved < 40) fail("keyboard", `${key} moves a wide table by ${moved} only`);
  }
  if (page.url() !== url) fail("keyboard", "an arrow key left the page");
  await context.close();

  const narrow = await browser.newContext({ viewport: { width: 320, height: 700 } });
  page = await open(narrow, institution);
  for (let i = 0; i < 12 && !(await page.locator("#contents summary").evaluate((it) => it === document.activeElement)); i += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  const current = page.locator('#contents [aria-current="page"]');
  if (!(await current.evaluate((it) => it === document.activeElement))) fail("contents at 320", "they open without leading to where the reader is");
  await page.keyboard.press("Escape");
  if (await page.locator("#contents .list").isVisible()) fail("contents at 320", "Escape does not close them");
  if (!(await page.locator("#contents summary").evaluate((it) => it === document.activeElement))) fail("contents at 320", "Escape loses the place");
  await narrow.close();
}

/** Headings of tables stay in sight: at the top of a frame that scrolls, else below the bar. */
async function headings(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 } });
  const page = await open(context, matrices);
  const off = await page.evaluate(async () => {
    const wrong = [];
    const bar = document.querySelector(".bar").getBoundingClientRect().bottom;
    for (const frame of document.querySelectorAll(".cb-table")) {
      const [head, body] = [frame.querySelector("thead th"), frame.querySelector("tbody th")];
      const high = frame.querySelector("table").offsetHeight;
      if (frame.classList.contains("fits")) {
        if (high < 500) continue;
        window.scrollTo({ top: window.scrollY + frame.getBoundingClientRect().top + high / 2 - bar, behavior: "instant" });
        const gap = head.getBoundingClientRect().top - bar;
        if (Math.abs(gap) > 2) wrong.push(`${frame.ariaLabel}: ${gap} below the bar`);
      } else {
        frame.scrollTo({ top: 300, left: 300, behavior: "instant" });
        const [box, top, side] = [frame, head, body].map((it) => it.getBoundingClientRect());
        const down = frame.scrollHeight - frame.clientHeight > 40;
        if (down && Math.abs(top.top - box.top) > 3) wrong.push(`${frame.ariaLabel}: headings of columns ${top.top - box.top} off`);
        if (Math.abs(side.left - box.left) > 3) wrong.push(`${frame.ariaLabel}: headings of rows ${side.left - box.left} off`);
        // Each heading stays with its column, and with the others.
        const cells = [...frame.querySelector("tbody tr").children];
        for (const [at, it] of [...frame.querySelectorAll("thead th")].entries()) {
          const [here, below] = [it, cells[at]].map((it) => it.getBoundingClientRect());
          if (Math.abs(here.left - below.left) > 1) wrong.push(`${frame.ariaLabel}: "${it.innerText}" is ${here.left - below.left} beside its column`);
          if (down && Math.abs(here.bottom - top.bottom) > 1) wrong.push(`${frame.ariaLabel}: "${it.innerText}" is ${here.bottom - top.bottom} out of line`);
        }
      }
    }
    return wrong;
  });
  off.forEach((it) => fail("headings of tables", it));
  await context.close();
}

/** The choice of light or dark is kept, and is there before anything is shown. */
async function theme(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  let page = await open(context, institution);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.locator("#dark").click();
  const dark = await ground();
  if (light === dark) fail("theme", "the switch changes nothing");
  if ((await page.locator("#dark").getAttribute("aria-pressed")) !== "true") fail("theme", "the switch does not say that it is on");
  await page.close();
  page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.body) globalThis.early ??= document.documentElement.dataset.theme;
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(home + workflow);
  if ((await page.evaluate(() => globalThis.early)) !== "dark") fail("theme", "the next page begins in the other one");
  if ((await ground()) !== dark) fail("theme", "the next page forgets it");
  await page.emulateMedia({ media: "print" });
  if ((await ground()) !== "rgb(255, 255, 255)") fail("theme", `a dark page is printed on ${await ground()}`);
  await context.close();
}

/** Text at twice its size, and with the spacing that WCAG 1.4.12 allows readers to set, hides nothing. */
async function enlarged(browser) {
  for (const [width, how] of [[1280, "twice the size"], [320, "wide spacing"]]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    for (const path of templates) {
      const page = await open(context, path);
      await page.evaluate((how) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(how === "twice the size"
          ? "html { font-size: 200% }"
          : "main *, .bar * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
        document.adoptedStyleSheets = [sheet];
      }, how);
      await page.waitForTimeout(50);
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      if (over > 1) fail(`${path} at ${width} with ${how}`, `scrolls sideways by ${over}`);
      const cut = await page.evaluate(() => [...document.querySelectorAll(".bar .tool, .languages a")].filter((it) => {
        const box = it.getBoundingClientRect();
        return box.width && (box.right > innerWidth + 1 || box.left < -1);
      }).map((it) => it.textContent.trim()));
      if (cut.length) fail(`${path} at ${width} with ${how}`, `out of sight: ${cut}`);
      await page.close();
    }
    await context.close();
  }
}

/** In the bar nothing lies on anything else or out of sight, however long the words of a language are. */
async function bar(browser) {
  for (const language of languages) {
    for (const width of [1280, 1024, 1000, 768, 600, 360, 320]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await open(context, `${language}/index.html`);
      const wrong = await page.evaluate(() => {
        // Words may reach beyond the box that they are in; those that only ears get have no width.
        const words = (it) => {
          const span = it.querySelector("span") ?? it;
          if (span.offsetWidth <= 1) return it.getBoundingClientRect();
          const range = document.createRange();
          range.selectNodeContents(span);
          return range.getBoundingClientRect();
        };
        const shown = [...document.querySelectorAll(".bar-row :is(a, button, summary)")].filter((it) => it.checkVisibility() && !it.closest(".list") && getComputedStyle(it).visibility === "visible");
        const boxes = shown.map((it) => {
          const [box, text] = [it.getBoundingClientRect(), it.matches(".bar-title") ? it.getBoundingClientRect() : words(it)];
          return { name: it.textContent.trim(), left: Math.min(box.left, text.left), right: Math.max(box.right, text.right) };
        }).sort((a, b) => a.left - b.left);
        const wrong = boxes.slice(1).flatMap((it, n) => (it.left < boxes[n].right - 1 ? [`"${boxes[n].name}" lies on "${it.name}"`] : []));
        for (const { name, left, right } of boxes) if (left < -1 || right > innerWidth + 1) wrong.push(`"${name}" is out of sight`);
        return boxes.length < 5 ? [`only ${boxes.length} things are in it`] : wrong;
      });
      for (const one of wrong) fail(`bar, ${language} at ${width}`, one);
      await context.close();
    }
  }
}

/** Links to other languages keep the page, and with scripts the paragraph. */
async function otherLanguages(browser) {
  if (languages.length < 2) return;
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await open(context, `${institution}#picture`);
    for (const it of await page.locator(".languages a").evaluateAll((all) => all.map((a) => ({ href: a.href, lang: a.lang })))) {
      const due = `${home}${institution.replace(first, it.lang)}${javaScriptEnabled ? "#picture" : ""}`;
      if (it.href !== due) fail("languages", `${it.lang} leads to ${it.href}`);
    }
    await context.close();
  }
}

/** What a first visit reads: plain from the disk, packed over the net. */
async function weights(browser) {
  for (const path of [institution, workflow]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const files = new Set();
    await (await open(context, path, files)).waitForTimeout(300);
    await context.close();
    const packed = (file) => (/\.woff2$/.test(file) ? statSync(file).size : gzipSync(readFileSync(file), { level: 9 }).length);
    const sum = (size) => [...files].reduce((all, file) => all + size(file), 0);
    const [raw, gzip] = [sum((file) => statSync(file).size), sum(packed)];
    console.log(`first view of ${path}: ${files.size} files, ${raw} bytes from the disk, ${gzip} packed`);
    if (raw > 230_000) fail(path, `reads ${raw} bytes at the first view; 230000 is the limit`);
    if (gzip > 100_000) fail(path, `reads ${gzip} packed bytes at the first view; 100000 is the limit`);
  }
}

const browser = await launch();
try {
  for (const proof of [accessible, keyboard, headings, theme, enlarged, bar, otherLanguages, weights]) await proof(browser);
} finally {
  await browser.close();
}
endIfWrong(failures);
console.log(`the frame holds: ${checked} states of pages without a violation of WCAG A or AA`);
