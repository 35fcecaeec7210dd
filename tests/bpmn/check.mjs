// Checks every BPMN file of a built site: `node check.mjs ../../site`.
//
// Three checkers, because each misses what another finds: the XSD of OMG (which bpmn-moddle ships)
// knows what must be there but follows no reference; bpmn-moddle follows references but takes a
// missing attribute; bpmnlint knows what a process must have, such as a named start.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const require = createRequire(import.meta.url);
const site = process.argv[2] ?? '../../site';
const files = readdirSync(join(site, 'downloads'), { recursive: true })
  .filter((path) => path.endsWith('.bpmn'))
  .sort()
  .map((path) => join(site, 'downloads', path));
if (files.length === 0) {
  console.error(`no .bpmn below ${site}/downloads: build the site first`);
  process.exit(1);
}

// The XSDs are not among what the package exports, so they are found from one that is.
const moddle = dirname(require.resolve('bpmn-moddle/resources/bpmn/json/bpmn.json'));
const xsd = join(moddle, '..', 'xsd', 'BPMN20.xsd');
execFileSync('xmllint', ['--nonet', '--noout', '--schema', xsd, ...files], { stdio: ['ignore', 'ignore', 'inherit'] });

// Some rules remember what they saw, and the same process in another language has the same ids: a
// linter reads one file.
const linter = () => new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
let errors = 0;
let warnings = 0;
for (const file of files) {
  const say = (what) => { errors += 1; console.error(`${file}: ${what}`); };
  const { rootElement, warnings: unread } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
  unread.forEach((warning) => say(warning.message));
  const found = await linter().lint(rootElement);
  for (const [rule, reports] of Object.entries(found)) {
    for (const { id, message, category } of reports) {
      if (category === 'error' || category === 'rule-error') say(`${rule}: ${id}: ${message}`);
      else { warnings += 1; if (process.env.VERBOSE) console.log(`${file}: ${rule}: ${id}: ${message}`); }
    }
  }
}
console.log(`${files.length} files: ${errors} errors, ${warnings} hints of bpmnlint`);
process.exit(errors ? 1 : 0);
