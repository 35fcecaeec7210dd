// What a first visit costs, beside mdBook's own frame around the same text in the same run: how
// long until a page with a picture can be read from the disk with the processor slowed six times,
// and how much is read for it. Prints a table; nothing is asserted, a busy machine is no bug.
//
//   node speed.mjs BOOK PROGRAM MDBOOK     (PROGRAM is casebook, MDBOOK is mdbook 0.5.4)

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launch } from "./reader.mjs";

const [book, program, mdbook] = [process.argv[2] ?? "../..", process.argv[3] ?? "casebook", process.argv[4] ?? process.env.MDBOOK ?? "mdbook"];
const RUNS = 11;
const PAGES = ["institutions/general-prosecutor.html", "workflows/intake.html", "index.html"];
const folder = mkdtempSync(join(tmpdir(), "casebook-speed-"));

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** When the first picture as a whole, or the first paragraph where there is none, has been painted. */
async function readable(home, path) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    await page.addInitScript(() => {
      // A picture grows while the text is read: it is whole when something stands behind it.
      const whole = (it) => document.readyState !== "loading" || it.closest("figure").nextElementSibling;
      const look = () => {
        const picture = document.querySelector("main figure svg");
        const it = picture ?? (document.readyState !== "loading" ? [...document.querySelectorAll("main p")].find((p) => p.offsetHeight) : null);
        if (it && (!picture || whole(picture)) && it.getBoundingClientRect().height > 8) {
          // The frame that begins now is painted before the next one begins.
          requestAnimationFrame(() => (globalThis.readable ??= performance.now()));
          return;
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(home + path, { waitUntil: "load" });
    await page.waitForFunction(() => globalThis.readable, null, { timeout: 60_000 });
    return await page.evaluate(() => ({
      readable: globalThis.readable,
      load: performance.getEntriesByType("navigation")[0].loadEventEnd,
      main: document.querySelector("main figure svg") ? "picture" : "text",
    }));
  } finally {
    await browser.close();
  }
}

/** The files that a first visit reads, plain from the disk and packed over the net. */
async function weight(home, path) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const files = new Set();
    page.on("request", (request) => {
      const file = request.url().startsWith("file:") && fileURLToPath(request.url().split(/[?#]/)[0]);
      if (file && existsSync(file)) files.add(file);
    });
    await page.goto(home + path, { waitUntil: "load" });
    await page.waitForTimeout(500);
    const packed = (file) => (/\.(woff2|png)$/.test(file) ? statSync(file).size : gzipSync(readFileSync(file), { level: 9 }).length);
    const sum = (size) => [...files].reduce((all, file) => all + size(file), 0);
    return { files: files.size, raw: sum((file) => statSync(file).size), gzip: sum(packed) };
  } finally {
    await browser.close();
  }
}

try {
  execFileSync(program, ["build", resolve(book), "--markdown", join(folder, "plain")], { stdio: "ignore" });
  execFileSync(mdbook, ["build", join(folder, "plain/en"), "-d", join(folder, "stock")], { stdio: "ignore" });
  const homes = { ours: pathToFileURL(join(resolve(book), "site/en")).href + "/", "mdBook's": pathToFileURL(join(folder, "stock")).href + "/" };
  console.log(`Middle and least of ${RUNS} runs in a browser of its own each, from the disk, processor slowed six times:\n`);
  console.log("| page | frame | first to be read | ms | least | load, ms | least | files | bytes from the disk | packed |");
  console.log("|---|---|---|---|---|---|---|---|---|---|");
  for (const path of PAGES) {
    const runs = Object.fromEntries(Object.keys(homes).map((name) => [name, []]));
    // By turns, so that a busy minute of the machine meets both.
    for (let n = 0; n < RUNS; n += 1) for (const [name, home] of Object.entries(homes)) runs[name].push(await readable(home, path));
    for (const [name, home] of Object.entries(homes)) {
      const { files, raw, gzip } = await weight(home, path);
      const ms = (key) => [middle, (all) => Math.min(...all)].map((of) => Math.round(of(runs[name].map((run) => run[key])))).join(" | ");
      console.log(`| ${path.replace(".html", "")} | ${name} | ${runs[name][0].main} | ${ms("readable")} | ${ms("load")} | ${files} | ${raw} | ${gzip} |`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
