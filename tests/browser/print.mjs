// The pages for paper in a browser, and the PDF files that `casebook pdf` makes of them. Ends with
// 1 and a list when something is wrong.
//
//   node print.mjs BOOK PROGRAM        (PROGRAM is casebook; BOOK has been built to BOOK/site)

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { audit, launch, listen } from "./reader.mjs";

const book = resolve(process.argv[2] ?? "../..");
const program = resolve(process.argv[3] ?? join(book, "target/debug/casebook"));
const site = join(book, "site");
const home = pathToFileURL(site + "/").href;
const failures = new Set();
const fail = (where, what) => failures.add(`${where}: ${what}`);
const languages = readdirSync(site).filter((name) => existsSync(join(site, name, "print.html")));
if (!languages.length) throw new Error(`there is no built book in ${site}: run \`casebook build\` first`);
const institution = "general-prosecutor";

async function open(context, path) {
  const page = await context.newPage();
  await listen(page, () => home, (what) => fail(path, what));
  await page.goto(home + path, { waitUntil: "load" });
  return page;
}

/** Nothing to object to at any level A or AA, on the screen and on a telephone, light and dark. */
async function accessible(browser) {
  let checked = 0;
  for (const [at, language] of languages.entries()) {
    for (const [width, colorScheme] of [[1280, "light"], [320, "dark"], [360, "light"]]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      for (const name of ["print.html", `print/institution-${institution}.html`]) {
        // The long page is looked at once in every width over all languages together.
        if (name !== "print.html" && [1280, 320, 360].indexOf(width) !== at % 3) continue;
        const path = `${language}/${name}`;
        const page = await open(context, path);
        checked += 1;
        for (const one of await audit(page)) fail(`${path} at ${width}, ${colorScheme}`, one);
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        if (wide > 1) fail(`${path} at ${width}`, `scrolls sideways by ${wide}`);
        await page.close();
      }
      await context.close();
    }
  }
  return checked;
}

/** On paper: black on white whatever the reader's theme is, and no table is cut at the edge. */
async function paper(browser) {
  const path = `${languages[0]}/print/whole.html`;
  // What a sheet holds at 96 to the inch: A4 with margins of 17 mm, upright and on its side.
  for (const [width, tables] of [[665, ".cb-table:not(.cb-broad)"], [994, ".cb-table.cb-broad"]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: "dark" });
    const page = await open(context, path);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await page.evaluate((tables) => {
      const colours = (it) => [getComputedStyle(it).color, getComputedStyle(it).backgroundColor].join(" on ");
      const over = [...document.querySelectorAll(tables)].filter((it) => it.scrollWidth > it.clientWidth + 2);
      const shown = [...document.querySelectorAll(".cb-paper-bar")].filter((it) => it.offsetHeight > 0);
      return {
        colours: colours(document.body),
        tables: document.querySelectorAll(tables).length,
        over: over.map((it) => `${it.closest("article")?.id}: ${it.getAttribute("aria-label")} is ${it.scrollWidth} wide in ${it.clientWidth}`),
        shown: shown.length,
      };
    }, tables);
    if (seen.colours !== "rgb(0, 0, 0) on rgb(255, 255, 255)") fail(path, `prints ${seen.colours}`);
    if (!seen.tables) fail(path, `has no \`${tables}\` to look at`);
    for (const one of seen.over) fail(path, `a table is cut on paper: ${one}`);
    if (seen.shown) fail(path, "prints its bar");
    await context.close();
  }
}

/** Blank forms keep to the pages that they declare, each with the code of the form at its head and
    what the sheet is at its foot. */
async function blanks(browser) {
  const context = await browser.newContext();
  const folder = mkdtempSync(join(tmpdir(), "casebook-blank-"));
  let forms = 0;
  for (const language of languages) {
    for (const name of readdirSync(join(site, language, "forms")).filter((it) => it.endsWith("-blank.html"))) {
      const path = `${language}/forms/${name}`;
      const page = await open(context, path);
      const said = await page.evaluate(() => ({
        pages: Number(document.querySelector(".sheet-intro").dataset.pages),
        head: document.querySelector(".sheet-title b").textContent,
        foot: document.querySelector(".sheet-foot p:nth-of-type(2)").textContent.slice(0, 30),
      }));
      const file = join(folder, "blank.pdf");
      await page.pdf({ path: file, preferCSSPageSize: true });
      await page.close();
      const sheets = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
      if (sheets.length > said.pages) fail(path, `takes ${sheets.length} pages and says ${said.pages}`);
      for (const [at, text] of sheets.entries()) {
        if (!text.includes(said.head) || !text.includes(said.foot)) fail(path, `page ${at + 1} lacks its head or foot`);
      }
      forms += 1;
    }
  }
  rmSync(folder, { recursive: true, force: true });
  await context.close();
  return forms;
}

/** The faces that are shipped write every character that is on any page, in both weights. */
async function faces(browser) {
  const characters = new Set();
  const walk = (folder) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (name.endsWith(".html")) for (const c of readFileSync(path, "utf8")) if (c > " ") characters.add(c);
    }
  };
  walk(site);
  const context = await browser.newContext();
  const page = await open(context, `${languages[0]}/print.html`);
  await page.evaluate((text) => {
    document.querySelector("main").innerHTML = "<p id=regular></p><p id=bold><b></b></p>";
    document.querySelector("#regular").textContent = text;
    document.querySelector("#bold b").textContent = text;
    return document.fonts.ready;
  }, [...characters].join(" "));
  const cdp = await context.newCDPSession(page);
  await cdp.send("DOM.enable");
  await cdp.send("CSS.enable");
  const { root } = await cdp.send("DOM.getDocument");
  for (const selector of ["#regular", "#bold b"]) {
    const { nodeId } = await cdp.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts } = await cdp.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const { familyName, isCustomFont, glyphCount } of fonts) {
      if (!isCustomFont) fail("fonts", `${glyphCount} characters in ${selector} come from ${familyName} of the machine`);
    }
    if (!fonts.some((font) => font.isCustomFont)) fail("fonts", `${selector} is not written in the shipped face`);
  }
  await context.close();
  return characters.size;
}

/** Tags, title, language, numbers in the contents that are right, heads, and no file of the machine. */
function pdf() {
  const language = languages[1] ?? languages[0];
  const folder = mkdtempSync(join(tmpdir(), "casebook-pdf-"));
  const made = [];
  try {
    for (let run = 0; run < 2; run += 1) {
      const { status, stderr } = spawnSync(program, ["pdf", book, "--institution", institution, "--language", language, "--output", folder], { encoding: "utf8" });
      if (status !== 0) throw new Error(`casebook pdf ends with ${status}: ${stderr}`);
      made.push(readFileSync(join(folder, `institution-${institution}-${language}.pdf`)));
    }
    if (!made[0].equals(made[1])) fail("pdf", "two runs make different files");
    const left = readdirSync(folder);
    if (left.length !== 1) fail("pdf", `leaves behind ${left.join(", ")}`);
    const file = join(folder, left[0]);
    const tool = (name, ...rest) => execFileSync(name, [...rest, file, ...(name === "pdftotext" ? ["-"] : [])], { encoding: "utf8", maxBuffer: 1 << 28 });
    const info = tool("pdfinfo", "-f", "1", "-l", "9999");
    const sheets = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
    if (!/Tagged:\s+yes/.test(info)) fail("pdf", "has no tags");
    if (!/Title:\s+\S/.test(info)) fail("pdf", "has no title");
    const sizes = [...info.matchAll(/size:\s+([\d.]+) x ([\d.]+)/g)].map(([, w, h]) => [Number(w), Number(h)]);
    if (!sizes.some(([w, h]) => w > h)) fail("pdf", "has no sheet that lies on its side");
    const raw = made[0].toString("latin1");
    for (const [what, sign] of [["language", `/Lang`], ["outline", "/Outlines"]]) if (!raw.includes(sign)) fail("pdf", `has no ${what}`);
    const links = tool("pdfinfo", "-url");
    if (/file:/.test(links)) fail("pdf", "links to a file of this machine");
    for (const text of [raw, links]) if (text.includes(book) || text.includes(folder)) fail("pdf", "names a folder of this machine");
    const places = new Map([...tool("pdfinfo", "-dests").matchAll(/^\s*(\d+) \[.*?"(.*?)"/gm)].map(([, sheet, name]) => [name, Number(sheet)]));
    const html = readFileSync(join(site, language, `print/institution-${institution}.html`), "utf8");
    const listed = [...html.matchAll(/data-to="([^"]+)"/g)].map(([, id]) => places.get(id));
    if (listed.length < 10 || listed.some((sheet) => !sheet)) fail("pdf", `${listed.filter((it) => !it).length} of ${listed.length} lines of the contents lead nowhere`);
    const pages = tool("pdftotext", "-layout").split("\f");
    // The contents are the sheets between the cover and the first part.
    const contents = pages.slice(1, Math.min(...listed.filter(Boolean)) - 1).join("\n");
    const numbers = [...contents.matchAll(/\s(\d+)\s*$/gm)].map(([, number]) => Number(number));
    let at = 0;
    for (const number of numbers) if (number === listed[at]) at += 1;
    if (at !== listed.length) fail("pdf", `the contents show ${at} of ${listed.length} numbers rightly, in their order`);
    const banner = /class="cb-status"[^>]*><strong>([^<]{20})/.exec(html)?.[1];
    const silent = pages.slice(1, sheets).filter((text) => !text.replaceAll(/\s+/g, " ").includes(banner)).length;
    if (silent) fail("pdf", `${silent} sheets do not say what they are`);
    return `${sheets} sheets, ${(made[0].length / 1e6).toFixed(1)} MB`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const browser = await launch();
const checked = await accessible(browser);
await paper(browser);
const forms = await blanks(browser);
const characters = await faces(browser);
await browser.close();
const printed = pdf();
if (failures.size) {
  console.error(`print: ${failures.size} wrong\n  ${[...failures].join("\n  ")}`);
  process.exit(1);
}
console.log(`print: ${checked} pages looked at, ${forms} blank forms within their pages, ${characters} characters in the shipped faces, PDF of ${printed}`);
