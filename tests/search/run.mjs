// Runs the page's own script over the built book, without a browser: that its steps are those of
// the program, on every word of the book and on a list; and that readers find what they look for.
//
//   node run.mjs SITE [--list]

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { queries } from "./queries.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const site = resolve(process.argv[2] ?? "../../site");
const listing = process.argv.includes("--list");
const failures = [];
const fail = (what) => failures.push(what);

const assets = join(site, "assets");
const script = readdirSync(assets).find((name) => /^search-[0-9a-f]+\.js$/.test(name));

/** The script, with the data of one language, as a page has it. */
const open = (language) => {
  const window = {};
  const document = {
    documentElement: { dataset: { root: "" }, lang: language },
    getElementById: () => null,
  };
  const context = vm.createContext({ window, document, URLSearchParams });
  const run = (path) => vm.runInContext(readFileSync(path, "utf8"), context, { filename: path });
  run(join(assets, script));
  context.casebookSearch = window.casebookSearch;
  const caught = { texts: [] };
  const door = window.casebookSearch;
  context.casebookSearch = {
    greet: (data) => (caught.greeting = data),
    take: (data) => (caught.index = data),
    read: (data) => (caught.texts[data.piece] = data.texts),
  };
  const folder = join(site, language, "search");
  for (const name of readdirSync(folder)) run(join(folder, name));
  return { ...caught, door, edition: new door.Edition(caught.index) };
};

/** The words of the index are those that the script makes of the texts, with the same stems. */
const sameSteps = (language, { door, edition, texts }) => {
  const inIndex = new Map(edition.words.map((word, at) => [word, edition.stems[edition.stemOf[at]]]));
  const inTexts = new Set();
  const all = [...texts.flat(), ...edition.titles];
  for (const text of all) {
    for (const found of text.match(door.WORD) ?? []) door.forms(found).forEach((word) => inTexts.add(word));
  }
  for (const word of inTexts) {
    if (!inIndex.has(word)) fail(`${language}: the script reads \`${word}\` in a text, the program does not`);
  }
  let stems = 0;
  for (const [word, stem] of inIndex) {
    const own = door.stem(word, language);
    if (own !== stem) fail(`${language}: \`${word}\` is \`${stem}\` to the program and \`${own}\` to the script`);
    if (own !== word) stems += 1;
  }
  const extra = [...inIndex.keys()].filter((word) => !inTexts.has(word)).length;
  console.log(`${language}: ${inIndex.size} words of the book, ${stems} of them with an ending; ${extra} only in names by which things are looked up`);
};

/** The list of words with their stems, which the program is held to as well. */
const listedSteps = (door) => {
  const lines = readFileSync(join(here, "words.tsv"), "utf8").trim().split("\n");
  for (const line of lines) {
    const [language, written, stem] = line.split("\t");
    const [word] = door.forms(written);
    const own = door.stem(word, language);
    if (own !== stem) fail(`words.tsv, ${language}: \`${written}\` should be \`${stem}\`, the script says \`${own}\``);
  }
  console.log(`words.tsv: ${lines.length} words`);
};

/** Every section is where the index says, and says nothing that is on every page. */
const places = (language, { edition, texts }) => {
  const all = texts.flat();
  const pages = new Map(edition.pages.map((page) => [page, readFileSync(join(site, language, `${page}.html`), "utf8")]));
  edition.anchors.forEach((anchor, at) => {
    const page = edition.pages[edition.pageOf[at]];
    if (anchor && !pages.get(page).includes(`id="${anchor}"`)) fail(`${language}: \`${page}.html\` has no \`#${anchor}\``);
    if (!edition.titles[at]) fail(`${language}: \`${page}.html#${anchor}\` has no heading`);
  });
  if (all.length !== edition.titles.length) fail(`${language}: ${all.length} texts for ${edition.titles.length} sections`);
  const lines = (text) => new Set(text.split("\n").filter((line) => line.length > 60).map((line) => line.replace(/\p{N}+/gu, "0")));
  const count = new Map();
  all.forEach((text) => lines(text).forEach((line) => count.set(line, (count.get(line) ?? 0) + 1)));
  for (const [line, times] of count) {
    if (times > edition.pages.length / 2) fail(`${language}: ${times} sections say "${line.slice(0, 80)}"`);
  }
  if (all.some((text) => /[\u00ad\u200b]/.test(text))) fail(`${language}: a text has marks of where words break`);
};

/** A slip in one letter still finds the word, when the slip is no other word of the book. */
const slips = (language, { edition }) => {
  const long = edition.words.filter((word, at) => at % 3 === 0 && word.length > 4 && !/\p{N}/u.test(word));
  let [tried, other] = [0, 0];
  long.forEach((word, at) => {
    const place = 1 + (at % (word.length - 2));
    const [head, letter, next, tail] = [word.slice(0, place), word[place], word[place + 1], word.slice(place + 1)];
    const wrong = [head + tail, head + letter + letter + tail, `${head}${letter === "ж" ? "ш" : "ж"}${tail}`, head + next + letter + tail.slice(1)][at % 4];
    if (wrong === word) return;
    const [term] = edition.terms(wrong);
    tried += 1;
    if (term.words.has(word)) return;
    if (term.fits.size) other += 1;
    else fail(`${language}: \`${wrong}\` does not find \`${word}\``);
  });
  console.log(`${language}: ${tried} words with a slip in one letter, ${tried - other} of them find the word and ${other} another one`);
};

/** The pages that a reader sees, first those of the own edition, then those in English. */
const answers = (query, edition, english) => {
  const own = edition.find(query);
  const pages = own.pages.map(({ page }) => edition.pages[page]);
  const known = new Set(pages);
  const other = english ? english.find(query).pages.map(({ page }) => english.pages[page]) : [];
  return { own: pages, other: other.filter((page) => !known.has(page)), guessed: own.guessed.length > 0 };
};

const english = existsSync(join(site, "en")) ? open("en") : null;
for (const list of queries(here)) {
  const { language, find, missed, nothing } = list;
  if (!existsSync(join(site, language))) {
    console.log(`${language}: the book has no such edition`);
    continue;
  }
  const opened = language === "en" && english ? english : open(language);
  sameSteps(language, opened);
  places(language, opened);
  slips(language, opened);
  if (language === "en") listedSteps(opened.door);
  const tried = ({ query, page: wanted, english: inEnglish }) => {
    for (const path of wanted) {
      if (!opened.edition.pages.includes(path)) fail(`${language}: \`${query}\` wants \`${path}\`, which is no page`);
    }
    const found = answers(query, opened.edition, inEnglish ? english?.edition : null);
    const first = [...found.own.slice(0, 3), ...found.other.slice(0, 3)];
    const hit = first.some((path) => wanted.includes(path));
    if (listing) console.log(`${hit ? "  " : "! "}${query}${found.guessed ? " (guessed)" : ""}: ${found.own.length}: ${first.slice(0, 3).join(", ")}`);
    return { hit, first, query, wanted };
  };
  const results = find.map(tried);
  for (const { hit, first, query, wanted } of results) {
    if (!hit) fail(`${language}: \`${query}\` finds ${first.join(", ") || "nothing"} first, not ${wanted.join(" or ")}`);
  }
  const hits = results.filter(({ hit }) => hit).length;
  for (const { hit, query } of missed.map(tried)) {
    if (hit) console.log(`${language}: \`${query}\` is found by now: it belongs to \`find\``);
  }
  let silent = 0;
  for (const query of nothing) {
    const found = answers(query, opened.edition, english?.edition);
    const pages = [...found.own, ...found.other];
    silent += !pages.length;
    if (pages.length) fail(`${language}: \`${query}\` should find nothing, and finds ${pages.length}: ${pages.slice(0, 3).join(", ")}`);
  }
  console.log(`${language}: ${hits} of ${find.length} queries find their page among the first three, ${missed.length} more are known not to; ${silent} of ${nothing.length} find nothing as they should`);
}

if (failures.length) {
  console.error(`\n${failures.length} wrong:\n  ${failures.join("\n  ")}`);
  process.exit(1);
}
