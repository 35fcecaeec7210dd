// The styles and scripts of a built site, as its readers get them, stay within what Chromium 109
// can do (`browserslist` in package.json): it is the last for Windows 7 and 8.1. First the linters
// prove that they can find something at all. Ends with 1 and a list when something is wrong.
//
//   node check.mjs SITE

import { ESLint } from "eslint";
import compat from "eslint-plugin-compat";
import esx from "eslint-plugin-es-x";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import stylelint from "stylelint";

const site = resolve(process.argv[2] ?? "../../site");
const assets = join(site, "assets");
const browsers = ["chrome 109"];

const styles = async (code) => {
  const rule = [true, { browsers, ignorePartialSupport: true }];
  const config = {
    plugins: ["stylelint-no-unsupported-browser-features", "stylelint-browser-compat"],
    rules: {
      "plugin/no-unsupported-browser-features": rule,
      // Knows values and functions too, which the other does not.
      "plugin/browser-compat": [true, { browserslist: browsers, allow: { partialImplementation: true, prefix: true } }],
    },
  };
  const { results } = await stylelint.lint({ code, config, configBasedir: import.meta.dirname });
  return results.flatMap(({ warnings, parseErrors }) => [...warnings, ...parseErrors]).map(({ line, text }) => `${line}: ${text}`);
};

/** What came after ES2022, but for `findLast`, which is in 97 already, and for methods of iterators, which the linter cannot tell from those of lists. */
const later = Object.assign({}, ...["es2023", "es2024", "es2025", "esnext"].map((year) => esx.configs[`flat/no-new-in-${year}`].rules));
for (const rule of Object.keys(later)) if (/findlast|iterator-prototype/.test(rule)) delete later[rule];

const eslint = (browsers) => new ESLint({
  cwd: import.meta.dirname,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ["**/*.js"],
      plugins: { compat, "es-x": esx },
      // Classic scripts, for a page from the disk loads no modules; ES2022 is the syntax of 109.
      languageOptions: { ecmaVersion: 2022, sourceType: "script" },
      settings: { browsers, "es-x": { aggressive: true, allowTestedProperty: true } },
      rules: {
        ...later,
        "compat/compat": "error",
        "no-eval": "error",
        "no-implied-eval": "error",
        "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "Worker", "SharedWorker", "importScripts"],
        "no-restricted-syntax": ["error", "ImportExpression"],
      },
    },
  ],
});
const scripts = async (code, asked = browsers) => {
  const [{ messages }] = await eslint(asked).lintText(code, { filePath: join(import.meta.dirname, "page.js") });
  return messages.map(({ line, message }) => `${line}: ${message}`);
};

const failures = [];

/** What each linter has to find, else it proves nothing. */
const LATER = [
  [styles, "a { color: color-mix(in srgb, red, blue) }"],
  [styles, "a { & b { color: red } }"],
  [styles, "h1 { text-wrap: balance }"],
  [scripts, "fetch('x')"],
  [scripts, "new Worker('x')"],
  [scripts, "import('x')"],
  [scripts, "import x from 'y'"],
  [scripts, "[1].toSorted()"],
  [scripts, "Object.groupBy([], String)"],
  [scripts, "Promise.withResolvers()"],
  // Of interfaces the linter knows only older ones, so it is asked about an older browser.
  [(code) => scripts(code, ["chrome 60"]), "new URLPattern({})"],
  [scripts, "const x = /a/v"],
];
for (const [lint, code] of LATER) {
  if ((await lint(code)).length === 0) failures.push(`the linter has nothing against \`${code}\``);
}

const files = readdirSync(assets).filter((name) => /\.(css|js)$/.test(name));
for (const ending of [".css", ".js"]) {
  if (!files.some((name) => name.endsWith(ending))) failures.push(`there is no ${ending} in ${assets}`);
}
for (const name of files) {
  const lint = name.endsWith(".css") ? styles : scripts;
  for (const found of await lint(readFileSync(join(assets, name), "utf8"))) failures.push(`${name}:${found}`);
}
if (failures.length) {
  console.error(`${failures.length} things are wrong:`);
  for (const failure of failures) console.error(`  ${failure}`);
  process.exit(1);
}
console.log(`within Chromium 109: ${files.join(", ")}`);
