// `casebook serve` in Chromium: a page loads itself again when its chapter was changed, keeps what
// is shown when the change was wrong, and its policy, which lets it ask whether it is current,
// refuses nothing. Ends with 1 and a list when something is wrong; the server always ends.
//
//   node live.mjs PROGRAM

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { audit, launch, listen } from "./reader.mjs";

const program = resolve(process.argv[2] ?? "../../target/debug/casebook");
const failures = [];
const expect = (holds, what) => {
  if (!holds) failures.push(what);
};

const folder = mkdtempSync(join(tmpdir(), "casebook-live-"));
const write = (path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const chapter = (words) => `---\nid: start\nstatus: proposed\n---\n\n# Start\n\n${words}\n`;
write("book.toml", `[book]
title = "A small book"
language = "en"
src = "book"

[build]
build-dir = "target/mdbook"
create-missing = false

[preprocessor.casebook]
command = "casebook preprocess"
data = []
languages = ["en"]
as-of = "2026-11-22"
version = "0.1"

[preprocessor.casebook.banner]
en = "PROPOSED: a test."

[preprocessor.casebook.corrections]
en = "Tell nobody."

[output.html]
`);
write("book/SUMMARY.md", "# Summary\n\n- [Start](start.md)\n");
write("book/start.md", chapter("The first words."));

const server = spawn(program, ["serve", folder, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
const ended = new Promise((done) => server.on("exit", done));
// Whatever happens, nothing is left running.
const limit = setTimeout(() => server.kill("SIGKILL"), 120_000);
let said = "";
for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (said += text));

/** Until the server has said something that it had not said before `from`. */
async function hear(words, from = 0) {
  for (let n = 0; n < 600; n += 1) {
    const found = words.exec(said.slice(from));
    if (found) return found;
    if (server.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server does not say ${words}; it said:\n${said}`);
}

let browser;
try {
  const home = (await hear(/serving at (http:\/\/127\.0\.0\.1:\d+\/)/))[1];
  browser = await launch();
  for (const address of [home, home.replace("127.0.0.1", "localhost")]) {
    const tell = (what) => failures.push(`${address}: ${what}`);
    const page = await browser.newPage();
    let loads = 0;
    let sockets = 0;
    page.on("load", () => (loads += 1));
    page.on("websocket", () => (sockets += 1));
    await listen(page, () => address, tell);
    const shows = (words) => page.waitForFunction((words) => document.body?.innerText.includes(words), words, { timeout: 30_000 }).catch(() => tell(`does not come to show "${words}"`));
    const refused = async () => (await audit(page)).forEach(tell);
    write("book/start.md", chapter("The first words."));
    await page.goto(`${address}en/start.html`);
    await shows("The first words.");
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy.includes("connect-src 'self' ws://127.0.0.1:* ws://localhost:*"), `the policy is ${policy}`);
    expect(!policy.includes("unsafe"), `the policy is ${policy}`);
    for (const words of ["Then these.", "And at last others."]) {
      const before = { loads, sockets };
      write("book/start.md", chapter(words));
      await shows(words);
      // Words can be there before all of the page has come.
      await page.waitForTimeout(500);
      expect(loads > before.loads, `${address}: "${words}" is there without a load`);
      expect(sockets > before.sockets, `${address}: a page that was loaded again does not ask again`);
      await refused();
    }
    // A change that is wrong: the last good page stays, and the next good one is shown again.
    const [before, from] = [loads, said.length];
    write("book/start.md", chapter("{{#no-such-thing}}"));
    await hear(/the last good site is still served/, from);
    await page.waitForTimeout(500);
    expect(loads === before, `${address}: a wrong change loads the page again`);
    await shows("And at last others.");
    write("book/start.md", chapter("All is well again."));
    await shows("All is well again.");
    await refused();
    await page.close();
  }
} finally {
  await browser?.close();
  server.kill();
  await ended;
  clearTimeout(limit);
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length) {
  console.error(`live: ${failures.length} wrong:\n  ${failures.join("\n  ")}\nthe server said:\n${said}`);
  process.exit(1);
}
console.log("serve: three changes loaded the page again, one that was wrong left it, under either name of the machine; nothing refused");
