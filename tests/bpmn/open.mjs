// Opens every BPMN file of a built site in bpmn-js, in Chromium: `node open.mjs ../../site`.
//
// The checkers of check.mjs read; this draws, as the tools of those do who download a file. What
// the viewer cannot place or does not understand it says in warnings, and there must be none.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const site = process.argv[2] ?? '../../site';
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const languages = existsSync(join(site, 'downloads')) ? readdirSync(join(site, 'downloads')) : [];
const files = languages
  .map((language) => join(site, 'downloads', language, 'workflows'))
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.bpmn'))
  .sort();
if (files.length === 0) {
  console.error(`no .bpmn below ${site}/downloads/*/workflows: build the site first`);
  process.exit(1);
}
if (!existsSync(executablePath)) {
  console.error(`there is no browser at ${executablePath}: install Debian's \`chromium\`, or set CHROMIUM`);
  process.exit(1);
}

/** In the page: how many elements the viewer draws, and what it says against them. */
const draw = async (xml) => {
  const viewer = new BpmnJS({ container: document.body, width: 1200, height: 800 });
  try {
    const { warnings } = await viewer.importXML(xml);
    const elements = viewer.get('elementRegistry').getAll().length;
    return { elements, said: warnings.map(({ message }) => message) };
  } catch (error) {
    const elements = viewer.get('elementRegistry').getAll().length;
    return { elements, said: warnings.map(({ message }) => message) };
  } finally {
    viewer.destroy();
  }
};

const args = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const browser = await chromium.launch({ executablePath, args: args.split(' ') });
const failures = [];
let total = 0;
try {
  const page = await browser.newPage();
  let now = '';
  page.on('console', (message) => { if (message.type() === 'error') failures.push(`${now}: the console says: ${message.text()}`); });
  page.on('pageerror', (error) => failures.push(`${now}: a script fails: ${error.message}`));
  await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
  for (now of files) {
    const { elements, said } = await page.evaluate(draw, readFileSync(now, 'utf8'));
    said.forEach((what) => failures.push(`${now}: ${what}`));
    // The plane alone is one.
    if (elements < 2) failures.push(`${now}: nothing is drawn`);
    console.log(`${now}: ${elements} elements`);
    total += elements;
  }
} finally {
  await browser.close();
}
failures.forEach((failure) => console.error(failure));
console.log(`${files.length} files open in bpmn-js: ${total} elements, ${failures.length} warnings and errors`);
process.exit(failures.length ? 1 : 0);
