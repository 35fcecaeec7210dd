// Every page of a built book in Chromium: axe at WCAG A and AA, what the console says, what is
// asked for outside the folder, what the policy refuses, and whether the page scrolls sideways.
// Ends with 1 and a list when something is wrong.
//
//   node pages.mjs SITE            every page once; width, theme and address alternate
//   node pages.mjs SITE --all      every page at both widths in both themes
//   node pages.mjs SITE --only TEXT    pages whose path holds the text
//   node pages.mjs SITE --beside OTHER    pages that the site of another book has not
//
// The booklets for paper hold the pages once more: the first institution's of each language is
// looked at.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { audit, htmlOf, languagesOf, launch, listen, serve } from "./reader.mjs";

const options = process.argv.slice(2);
const all = options.includes("--all");
const only = options.includes("--only") ? options[options.indexOf("--only") + 1] : "";
const beside = options.includes("--beside") ? resolve(options[options.indexOf("--beside") + 1]) : null;
const site = resolve(options[0] && !options[0].startsWith("--") ? options[0] : "../../site");
const languages = languagesOf(site);
const server = await serve(site);
const homes = { disk: pathToFileURL(site + "/").href, http: server.home };

/** Two browsers at once; each is closed and started again after so many pages, or it grows. */
const WORKERS = 2;
const PAGES = 100;
const KINDS_OF_LOOK = [1280, 320].flatMap((width) => ["light", "dark"].map((theme) => ({ width, theme })));

/** What is to be looked at. */
function tasks() {
  const booklets = new Set();
  const pages = htmlOf(site).filter((path) => {
    const [, language] = /^(\w+)\/print\//.exec(path) ?? [];
    if (!language) return true;
    if (booklets.has(language) || !path.includes("/print/institution-")) return false;
    booklets.add(language);
    return true;
  });
  const wanted = pages.filter((path) => path.includes(only) && !(beside && existsSync(join(beside, path))));
  // By the page without its language, moved by one for each, so that a page has another look in
  // each language.
  const stems = new Map();
  return wanted.map((path) => {
    const stem = path.replace(/^\w+\//, "");
    if (!stems.has(stem)) stems.set(stem, stems.size);
    const at = stems.get(stem) + Math.max(0, languages.indexOf(path.split("/")[0]));
    const looks = all ? KINDS_OF_LOOK : [KINDS_OF_LOOK[at % KINDS_OF_LOOK.length]];
    return { path, looks, from: at % 8 === 7 ? "http" : "disk" };
  });
}

const failures = new Set();
const seconds = [];

/** A page as it is opened, then as it becomes when the window or the theme changes. */
async function look(page, { path, looks, from }, told) {
  const start = performance.now();
  for (const [n, { width, theme }] of looks.entries()) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    if (n === 0) await page.goto(homes[from] + path, { waitUntil: "load" });
    const found = [...told.splice(0), ...(await audit(page))];
    const seen = await page.evaluate(() => ({
      sideways: document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
      main: document.querySelectorAll("main").length,
      h1: document.querySelectorAll("h1").length,
      text: (document.querySelector("main")?.innerText ?? "").trim().length,
    }));
    if (seen.sideways > 1) found.push(`scrolls sideways by ${seen.sideways}`);
    if (seen.main !== 1 || seen.h1 !== 1) found.push(`has ${seen.main} main and ${seen.h1} h1`);
    if (seen.text < 20) found.push(`shows only ${seen.text} characters`);
    for (const one of [...found, ...told.splice(0)]) failures.add(`${path} at ${width}, ${theme}, from ${from}: ${one}`);
  }
  if (!process.env.CI && seconds.length % 200 === 199) console.log(`${seconds.length + 1} pages`);
  seconds.push({ path, took: (performance.now() - start) / 1000 });
}

async function work(queue) {
  while (queue.length) {
    const browser = await launch();
    try {
      const page = await (await browser.newContext()).newPage();
      page.setDefaultTimeout(300_000);
      const told = [];
      let home = homes.disk;
      await listen(page, () => home, (what) => told.push(what));
      for (let n = 0; n < PAGES && queue.length; n += 1) {
        const task = queue.shift();
        home = homes[task.from];
        await look(page, task, told);
      }
    } finally {
      await browser.close();
    }
  }
}

const queue = tasks();
if (!queue.length) throw new Error(`no page of ${site} has \`${only}\` in its path`);
const [pages, looks] = [queue.length, queue.reduce((sum, task) => sum + task.looks.length, 0)];
const start = performance.now();
await Promise.all(Array.from({ length: WORKERS }, () => work(queue)));
server.close();
const took = (performance.now() - start) / 1000;
seconds.sort((a, b) => b.took - a.took);
const slowest = seconds.slice(0, 3).map(({ path, took }) => `${path} ${took.toFixed(1)} s`);
console.log(`${pages} pages in ${languages.length} languages, ${looks} looks, ${took.toFixed(0)} s; the slowest: ${slowest.join(", ")}`);
if (failures.size) {
  console.error(`${failures.size} things are wrong:`);
  for (const failure of [...failures].sort()) console.error(`  ${failure}`);
  process.exit(1);
}
console.log("nothing against WCAG A or AA, nothing in the console, nothing asked for outside the folder, nothing refused by the policy");
