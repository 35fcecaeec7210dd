// Opens the built book from the disk in Chromium, as its readers do: wide and narrow, with and
// without scripts. Ends with 1 and a list when something is wrong.
//
//   node smoke.mjs SITE [--shots FOLDER]

import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { languagesOf, launch, listen } from "./reader.mjs";

const site = resolve(process.argv[2] ?? "../../site");
const shots = process.argv[3] === "--shots" ? resolve(process.argv[4]) : null;
const home = pathToFileURL(site + "/").href;

const failures = [];
const fail = (where, what) => failures.push(`${where}: ${what}`);

/** The pages to look at: name, path within the site, and what has to be on it. */
function pages() {
  const language = languagesOf(site)[0];
  const first = (folder, wish) => {
    const names = existsSync(join(site, language, folder)) ? readdirSync(join(site, language, folder)) : [];
    const own = names.filter((name) => name.endsWith(".html") && name !== "index.html").sort();
    return own.includes(wish) ? `${folder}/${wish}` : `${folder}/${own[0]}`;
  };
  const chapter = (paths) => paths.find((path) => existsSync(join(site, language, path))) ?? paths[0];
  const due = [
    { name: "start page", path: "../index.html" },
    { name: "first chapter", path: "index.html" },
    { name: "institution", path: first("institutions", "general-prosecutor.html") },
    { name: "workflow", path: first("workflows", "intake.html"), has: "main svg" },
    { name: "permission matrix", path: chapter(["mapping/matrices.html"]), has: "main .cb-matrix table" },
    { name: "architecture note", path: chapter(["architecture/index.html", "architecture.html"]) },
    { name: "contents", path: "contents.html", has: "main .site-whole a" },
  ];
  return due.map((page) => ({ ...page, path: join(language, page.path) }));
}

/** A page that tells what it asks for and what goes wrong on it. */
async function open(context, where) {
  const page = await context.newPage();
  await listen(page, () => home, (what) => fail(where, what));
  return page;
}

/** What can be scrolled sideways and holds the page, not only a table or a picture of it. */
const sideways = () => {
  const wide = [];
  const holds = [document.scrollingElement];
  for (let it = document.querySelector("main"); it; it = it.parentElement) holds.push(it);
  for (const it of new Set(holds)) {
    const moves = it === document.scrollingElement || /auto|scroll/.test(getComputedStyle(it).overflowX);
    if (moves && it.scrollWidth > it.clientWidth + 1) {
      wide.push(`<${it.tagName.toLowerCase()} id="${it.id}"> is ${it.scrollWidth} wide in ${it.clientWidth}`);
    }
  }
  // The widest thing that is not in a frame of its own, to say where to look.
  const framed = (it) => it.closest(".cb-table, .cb-picture, pre, nav");
  const all = [...document.querySelectorAll("main *")].filter((it) => !framed(it));
  const reach = (it) => it.getBoundingClientRect().right;
  const widest = all.sort((a, b) => reach(b) - reach(a))[0];
  if (wide.length && widest) wide.push(`widest: ${widest.outerHTML.slice(0, 120)}`);
  return wide;
};

async function look(browser, width, scripts) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
  });
  for (const { name, path, has } of pages()) {
    const where = `${name} (${path}) at ${width}${scripts ? "" : " without scripts"}`;
    if (!existsSync(join(site, path))) {
      fail(where, "there is no such page");
      continue;
    }
    const page = await open(context, where);
    await page.goto(new URL(path, home).href, { waitUntil: "load" });
    await page.waitForTimeout(scripts ? 300 : 50);
    // The start page may lead on to the only language.
    await page.waitForLoadState("load");
    const text = (await page.locator("main").first().innerText()).trim();
    if (text.length < 100) fail(where, `shows only ${text.length} characters`);
    if (has) {
      const box = await page.locator(has).first().boundingBox().catch(() => null);
      if (!box || box.width < 50 || box.height < 20) fail(where, `\`${has}\` is not to be seen`);
    }
    if (width < 500) {
      for (const wide of await page.evaluate(sideways)) fail(where, `scrolls sideways: ${wide}`);
    }
    if (shots) {
      const file = `${name.replaceAll(" ", "-")}-${width}${scripts ? "" : "-plain"}.png`;
      await page.screenshot({ path: join(shots, file) });
    }
    await page.close();
  }
  await context.close();
}

/** The contents without scripts: at the side where there is room, else behind a button that the
 *  keyboard reaches, and whole on a page of their own. */
async function contents(browser) {
  for (const width of [1280, 320]) {
    const where = `contents without scripts at ${width}`;
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } });
    const page = await open(context, where);
    const start = pages().find((page) => page.name === "institution").path;
    await page.goto(new URL(start, home).href);
    const list = page.locator("#contents .list");
    if (width === 320) {
      if (await list.isVisible()) fail(where, "they are open before anybody asks");
      await page.locator("#contents summary").focus();
      await page.keyboard.press("Enter");
    }
    if (!(await list.isVisible())) fail(where, "they are not to be seen");
    if ((await list.locator("a[href]").count()) < 20) fail(where, "they are too short");
    if ((await list.locator('a[aria-current="page"]').count()) !== 1) fail(where, "they do not say where the reader is");
    await context.close();
  }
}

if (shots) mkdirSync(shots, { recursive: true });
const browser = await launch();
try {
  for (const width of [1280, 360]) {
    for (const scripts of [true, false]) await look(browser, width, scripts);
  }
  await contents(browser);
} finally {
  await browser.close();
}
if (failures.length) {
  console.error(`${failures.length} things are wrong:`);
  for (const failure of new Set(failures)) console.error(`  ${failure}`);
  process.exit(1);
}
const build = JSON.parse(readFileSync(join(site, "downloads/casebook.json"), "utf8"));
console.log(`the book opens from the disk: ${build.elements} elements, version ${build.version}`);
