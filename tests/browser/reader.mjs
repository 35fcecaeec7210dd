// What the tests in the browser share: where the book is, a browser, a page that tells what goes
// wrong on it, and axe at WCAG 2.0, 2.1 and 2.2, levels A and AA.

import axe from "axe-core";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

/** No rule of these is left out. */
export const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The languages of a built book. */
export function languagesOf(site) {
  const found = existsSync(site) ? readdirSync(site).filter((name) => existsSync(join(site, name, "contents.html"))) : [];
  if (!found.length) throw new Error(`there is no built book in ${site}: run \`casebook build\` first`);
  return found.sort();
}

/** All pages of a folder, as paths from it, in order. */
export function htmlOf(site, folder = "") {
  return readdirSync(join(site, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return htmlOf(site, path);
      return entry.name.endsWith(".html") ? [path] : [];
    });
}

export function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`there is no browser at ${executablePath}: install Debian's \`chromium\`, or set CHROMIUM`);
  const args = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  return chromium.launch({ executablePath, args: args.split(" ") });
}

/** Calls `tell` with everything that a page says and that it asks for outside of `home()`, and notes
 *  what its policy refuses. The policy stands as it is: scripts of a test need no leave of it. */
export async function listen(page, home, tell) {
  page.on("console", (message) => message.type() === "error" && tell(`the console says: ${message.text()}`));
  page.on("pageerror", (error) => tell(`a script fails: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(home()) && !/^(data|blob|about):/.test(url)) tell(`asks for ${url}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") tell(`does not get ${request.url()}: ${why}`);
  });
  page.on("response", (response) => response.status() >= 400 && tell(`gets ${response.status()} for ${response.url()}`));
  await page.addInitScript(() => {
    globalThis.refused = [];
    addEventListener("securitypolicyviolation", (e) => globalThis.refused.push(`${e.violatedDirective} ${e.blockedURI}`), true);
  });
}

/** What axe and the policy find on a page as it is now. */
export async function audit(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { found, refused } = await page.evaluate(async (values) => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
      preload: false,
    });
    const found = violations.map(({ id, nodes }) => {
      const why = (nodes[0].failureSummary ?? "").split("\n")[1];
      return `${id}, ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}: ${why}`;
    });
    return { found, refused: globalThis.refused ?? [] };
  }, LEVELS);
  return [...found, ...refused.map((it) => `the policy refuses ${it}`)];
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

/** Serves a folder at 127.0.0.1; `close` ends it. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    let path = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(readFileSync(path));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { home: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Ends with 1 and the list when something is wrong. */
export function endIfWrong(failures) {
  if (!failures.size) return;
  console.error(`${failures.size} things are wrong:`);
  for (const failure of failures) console.error(`  ${failure}`);
  process.exit(1);
}
