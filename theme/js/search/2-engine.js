
// The index of an edition, and what a query finds in it.

/** Reads the packed numbers of a text, one after another. */
const numbers = (text) => {
  const half = DIGITS.length >> 1;
  const all = [];
  let value = 0;
  let scale = 1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = PLACE[text.charCodeAt(at)];
    if (digit < half) {
      all.push(value + digit * scale);
      value = 0;
      scale = 1;
    } else {
      value += (digit - half) * scale;
      scale *= half;
    }
  }
  return all;
};
const PLACE = new Uint8Array(128);
Array.from(DIGITS, (c, at) => (PLACE[c.charCodeAt(0)] = at));

/** Whether one letter more, less, other or in the place of its neighbour makes `b` of `a`. */
const near = (a, b) => {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  const [left, right] = [a.slice(head), b.slice(head)];
  if (left.length > right.length) return left.slice(1) === right;
  if (left.length < right.length) return right.slice(1) === left;
  if (left.slice(1) === right.slice(1)) return true;
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
};

class Edition {
  constructor(data) {
    Object.assign(this, data);
    this.pages = data.pages.split("\n");
    this.anchors = data.anchors.split("\n");
    this.titles = data.titles.split("\n");
    this.sorts = numbers(data.sorts);
    this.lengths = numbers(data.lengths);
    this.places = data.places.split(",");
    this.pageOf = [];
    this.first = [];
    numbers(data.counts).forEach((count, page) => {
      this.first.push(this.pageOf.length);
      for (let n = 0; n < count; n += 1) this.pageOf.push(page);
    });
    this.stems = [];
    this.words = [];
    this.stemOf = [];
    let before = "";
    for (const group of data.words.split(",")) {
      const [own, ...rest] = group.split(".");
      before = before.slice(0, PLACE[own.charCodeAt(0)]) + own.slice(1);
      for (const word of rest) {
        this.words.push(before.slice(0, PLACE[word.charCodeAt(0)]) + word.slice(1));
        this.stemOf.push(this.stems.length);
      }
      this.stems.push(before);
    }
    this.titleSizes = [];
  }

  /**
   * The words of the index that a word of a query means, and how well each fits. A long word that
   * stands nowhere as it is written may also be a slip of the pen.
   */
  meant(word) {
    const own = stem(word, this.language);
    const fits = new Map();
    const known = word.length < 6 || isCode(word) || this.words.includes(word);
    this.words.forEach((other, at) => {
      if (other === word) fits.set(at, 1);
      else if (this.stems[this.stemOf[at]] === own) fits.set(at, 0.75);
      else if (word.length > 2 && other.startsWith(word)) fits.set(at, 0.5);
    });
    if (!known && fits.size) {
      this.words.forEach((other, at) => {
        if (!fits.has(at) && near(word, other)) fits.set(at, 0.75);
      });
    }
    return fits;
  }

  /**
   * The words that are one letter away; where there are none, those that begin alike, for what
   * Snowball does not see as kin: a prosecutor and his office, in Russian. Codes are never guessed.
   */
  almost(word) {
    const fits = new Map();
    if (word.length < 4 || isCode(word)) return fits;
    const own = stem(word, this.language);
    const close = this.stems.map((other) => own.length > 3 && other.length > 3 && near(own, other));
    this.words.forEach((other, at) => {
      if (isCode(other)) return;
      if (near(word, other)) fits.set(at, 0.3);
      else if (close[this.stemOf[at]]) fits.set(at, 0.25);
    });
    if (fits.size || own.length < 6) return fits;
    const head = own.slice(0, Math.max(5, own.length - 2));
    this.stemOf.forEach((place, at) => {
      const other = this.stems[place];
      if (other.startsWith(head) && other.length <= own.length + 3) fits.set(at, 0.2);
    });
    return fits;
  }

  /** The words of a query, each with what it means here. */
  terms(query) {
    let found = (query.normalize("NFC").match(WORD) ?? []).map(forms).filter((all) => all.length);
    const big = found.filter(([word]) => !SMALL.has(word));
    if (big.length) found = big;
    const terms = new Map();
    const add = (word, fits, guessed) => {
      terms.set(word, { word, fits, guessed, words: new Set(Array.from(fits.keys(), (at) => this.words[at])) });
    };
    for (const [word, ...pieces] of found) {
      const fits = this.meant(word);
      const parts = pieces.map((piece) => this.meant(piece));
      if (fits.size) add(word, fits, false);
      else if (parts.length && !isCode(word) && parts.every((part) => part.size)) {
        pieces.forEach((piece, at) => add(piece, parts[at], false));
      } else add(word, this.almost(word), true);
    }
    return Array.from(terms.values());
  }

  /** How well each section answers one word. */
  weigh(term) {
    const scores = new Map();
    for (const [at, fit] of term.fits) {
      let section = 0;
      for (const packed of numbers(this.places[at])) {
        section += packed >> 3;
        const often = [0, 0.3, 1, 1.5][packed & 3];
        const text = often / (1 + 0.15 * Math.max(0, this.lengths[section] - 7));
        const heads = packed & 4 ? 1 : 0;
        const score = fit * (text + 4 * heads);
        const old = scores.get(section);
        if (!old || old.score < score) scores.set(section, { score, heads: heads * fit || old?.heads || 0 });
      }
    }
    const rare = Math.log(1 + this.titles.length / (1 + scores.size));
    for (const it of scores.values()) it.score *= rare;
    return scores;
  }

  /** How many words a heading has, without codes and small ones. */
  titleSize(section) {
    if (!this.titleSizes[section]) {
      const words = (this.titles[section].match(WORD) ?? []).flatMap((word) => forms(word).slice(0, 1));
      this.titleSizes[section] = Math.max(1, words.filter((word) => !isCode(word) && !SMALL.has(word)).length);
    }
    return this.titleSizes[section];
  }

  /**
   * The pages that have all words of a query, or as many as any page has, the best first, each
   * with its best sections. A section that has them counts more than a page that has them here
   * and there. A word that stands nowhere finds nothing, and is said to be missing.
   */
  find(query, kind = -1) {
    const terms = this.terms(query);
    const missing = terms.filter((term) => !term.fits.size).map((term) => term.word);
    const result = { terms, missing, pages: [], named: [], kinds: new Map(), guessed: terms.filter((term) => term.guessed && term.fits.size) };
    if (!terms.length || missing.length) return result;
    const weights = terms.map((term) => this.weigh(term));
    const onPage = new Map();
    weights.forEach((scores, at) => {
      for (const section of scores.keys()) {
        const page = this.pageOf[section];
        if (!onPage.has(page)) onPage.set(page, { has: new Set(), sections: new Set() });
        onPage.get(page).has.add(at);
        onPage.get(page).sections.add(section);
      }
    });
    const together = Math.max(...Array.from(onPage.values(), ({ has }) => has.size));
    result.apart = together < terms.length;
    for (const [page, { has, sections }] of onPage) {
      if (has.size < together) continue;
      const scored = Array.from(sections, (section) => this.score(section, weights));
      const most = Math.max(...scored.map((it) => it.found));
      const best = scored.filter((it) => it.found === most).sort((a, b) => b.score - a.score || a.section - b.section);
      for (const sort of new Set(best.map((it) => this.sorts[it.section]))) {
        result.kinds.set(sort, (result.kinds.get(sort) ?? 0) + 1);
      }
      result.named.push(...scored.filter((it) => it.whole));
      const shown = kind < 0 ? best : best.filter((it) => this.sorts[it.section] === kind);
      if (!shown.length) continue;
      const score = shown[0].score + 0.1 * (shown[1]?.score ?? 0);
      result.pages.push({ page, score, sections: shown.map((it) => it.section) });
    }
    result.named.sort((a, b) => b.score - a.score);
    result.pages.sort((a, b) => b.score - a.score || a.page - b.page);
    return result;
  }

  score(section, weights) {
    let score = 0;
    let found = 0;
    let heads = 0;
    for (const scores of weights) {
      const it = scores.get(section);
      if (!it) continue;
      found += 1;
      score += it.score;
      heads += it.heads;
    }
    score *= (found / weights.length) ** 2;
    const size = heads ? this.titleSize(section) : Infinity;
    score *= 1 + heads / Math.sqrt(size);
    const whole = heads >= 0.75 * size && found === weights.length;
    if (heads >= size) score *= 1.5;
    if (!this.anchors[section]) score *= 1.6;
    score *= this.kinds[this.sorts[section]].weight;
    return { section, score, found, whole };
  }

  /** The heading of the same section of another edition, without its code. */
  nameIn(other, section) {
    const page = other.pages.indexOf(this.pages[this.pageOf[section]]);
    if (page < 0) return "";
    const last = other.first[page + 1] ?? other.titles.length;
    for (let at = other.first[page]; at < last; at += 1) {
      if (other.anchors[at] === this.anchors[section]) {
        return other.titles[at].replace(WORD, (word) => (isCode(word) ? "" : word)).trim();
      }
    }
    return "";
  }

  /** The piece of texts that a section is in, and its place there. */
  piece(section) {
    let piece = 0;
    while (piece + 1 < this.starts.length && this.starts[piece + 1] <= section) piece += 1;
    return [piece, section - this.starts[piece]];
  }
}

/** Whether a word of a text is one that was meant. */
const isHit = (found, terms) => {
  const words = forms(found);
  return terms.findIndex((term) => words.some((word) => term.words.has(word)));
};

/** A text in pieces: `[words, whether they are a hit]`. */
const marked = (text, terms) => {
  const pieces = [];
  let done = 0;
  for (const it of text.matchAll(WORD)) {
    if (isHit(it[0], terms) < 0) continue;
    pieces.push([text.slice(done, it.index), false], [it[0], true]);
    done = it.index + it[0].length;
  }
  pieces.push([text.slice(done), false]);
  return pieces.filter(([words]) => words);
};

/** The lines of the stretch of a text that has most of the words, cut at the edges of words. */
const passage = (text, terms, size = 220) => {
  const hits = [];
  for (const it of text.matchAll(WORD)) {
    const term = isHit(it[0], terms);
    if (term >= 0) hits.push({ at: it.index, end: it.index + it[0].length, term });
  }
  let [from, most] = [0, 0];
  hits.forEach((hit, n) => {
    const inside = new Set();
    for (let m = n; m < hits.length && hits[m].end - hit.at <= size - 60; m += 1) inside.add(hits[m].term);
    if (inside.size > most) [from, most] = [hit.at, inside.size];
  });
  from = Math.max(0, from - 50);
  if (from > 0) from += Math.max(0, text.slice(from).search(/\s/) + 1);
  let to = Math.min(text.length, from + size);
  if (to < text.length) to = from + Math.max(text.slice(from, to).search(/\s\S*$/), size >> 1);
  const cut = text.slice(from, to).trim().split(/\s*\n\s*/);
  if (from > 0) cut[0] = `… ${cut[0]}`;
  if (to < text.length) cut.push(`${cut.pop()} …`);
  return cut;
};
