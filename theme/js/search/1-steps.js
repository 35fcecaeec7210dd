
// The steps of a word, the same as in src/search/steps.rs: tests/search compares them on every
// word of the book. The stemmers are those of the Snowball project, written out by its rules.

const replaced = (word, table) => Array.from(word, (c) => table[c] ?? c).join("");
const isCode = (word) => /\p{N}/u.test(word);

/** One way to write a word; nothing for a single letter. */
const fold = (token) => {
  let word = replaced(token.toLowerCase(), FOLD);
  if (isCode(word)) word = replaced(word, ALIKE);
  return Array.from(word).length > 1 ? word : "";
};

/** A word without its hyphens, and its pieces. */
const forms = (found) => {
  const all = [found.replaceAll("-", "")];
  if (found.includes("-")) all.push(...found.split("-"));
  return all.map(fold).filter(Boolean);
};

const tajik = (word) => {
  for (;;) {
    let longest = 0;
    for (const [ending, least] of TAJIK) {
      if (word.length >= least + ending.length && word.endsWith(ending)) {
        longest = Math.max(longest, ending.length);
      }
    }
    if (!longest) return word;
    word = word.slice(0, -longest);
  }
};

/** The longest of these endings that the word has. */
const ending = (word, endings) => {
  let found = "";
  for (const it of endings) if (it.length > found.length && word.endsWith(it)) found = it;
  return found;
};
const list = (text) => text.split(" ");

const russian = (() => {
  const gerund = [list("в вши вшись"), list("ив ивши ившись ыв ывши ывшись")];
  const adjective = list("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
  const participle = [list("ем нн вш ющ щ"), list("ивш ывш ующ")];
  const verb = [
    list("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно"),
    list("ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю"),
  ];
  const noun = list("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");
  return (word) => {
    const found = /^[^аеиоуыэюя]*[аеиоуыэюя]/.exec(word);
    if (!found) return word;
    const head = found[0];
    let rest = word.slice(head.length);
    // The second region: after a consonant that follows a vowel, twice.
    const second = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя][^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]/.exec(word);
    const off = (it) => {
      rest = rest.slice(0, rest.length - it.length);
      return true;
    };
    /** Takes off the longest ending; one of the first sort only after а or я. */
    const take = ([after, always]) => {
      const it = ending(rest, after.concat(always));
      if (!it) return false;
      if (after.includes(it) && !/[ая]$/.test(rest.slice(0, rest.length - it.length))) return false;
      return off(it);
    };
    if (!take(gerund)) {
      off(ending(rest, ["ся", "сь"]));
      const it = ending(rest, adjective);
      if (it) {
        off(it);
        take(participle);
      } else if (!take(verb)) {
        off(ending(rest, noun));
      }
    }
    if (rest.endsWith("и")) off("и");
    const it = ending(rest, ["ост", "ость"]);
    if (it && second && head.length + rest.length - it.length >= second[0].length) off(it);
    const superlative = ending(rest, ["ейш", "ейше"]);
    if (superlative) off(superlative);
    if (rest.endsWith("нн")) off("н");
    else if (!superlative && rest.endsWith("ь")) off("ь");
    return head + rest;
  };
})();

const english = (() => {
  const whole = {
    skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl",
    gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl", sky: "sky",
    news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes",
  };
  const stay = new Set(list("inning outing canning herring earring proceed exceed succeed"));
  const second = {
    tional: "tion", enci: "ence", anci: "ance", abli: "able", entli: "ent", izer: "ize",
    ization: "ize", ational: "ate", ation: "ate", ator: "ate", alism: "al", aliti: "al",
    alli: "al", fulness: "ful", ousli: "ous", ousness: "ous", iveness: "ive", iviti: "ive",
    biliti: "ble", bli: "ble", ogi: "og", fulli: "ful", lessli: "less", li: "",
  };
  const third = {
    tional: "tion", ational: "ate", alize: "al", icate: "ic", iciti: "ic", ical: "ic", ful: "",
    ness: "", ative: "",
  };
  const fourth = list("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion");
  const shortEnd = (word) => /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/.test(word);
  return (word) => {
    if (word.length < 3) return word;
    if (Object.hasOwn(whole, word)) return whole[word];
    word = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
    const region = (text) => {
      const found = /[aeiouy][^aeiouy]/.exec(text);
      return found ? found.index + 2 : text.length;
    };
    const special = /^(gener|commun|arsen)/.exec(word);
    const one = special ? special[0].length : region(word);
    const two = one + region(word.slice(one));
    const before = (it) => word.slice(0, word.length - it.length);
    const within = (it, from) => word.length - it.length >= from;

    if (word.endsWith("sses")) word = word.slice(0, -2);
    else if (/ie[ds]$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
    else if (/s$/.test(word) && !/(us|ss)$/.test(word) && /[aeiouy].+s$/.test(word)) word = word.slice(0, -1);
    if (stay.has(word)) return word;

    const past = ending(word, list("eed eedly ed edly ing ingly"));
    if (/^eed/.test(past)) {
      if (within(past, one)) word = before(past) + "ee";
    } else if (past && /[aeiouy]/.test(before(past))) {
      word = before(past);
      if (/(at|bl|iz)$/.test(word)) word += "e";
      else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) word = word.slice(0, -1);
      else if (word.length === one && shortEnd(word)) word += "e";
    }
    word = word.replace(/(.[^aeiouy])[yY]$/, "$1i");

    let it = ending(word, Object.keys(second));
    if (it && within(it, one)) {
      const may = it === "li" ? /[cdeghkmnrt]$/ : it === "ogi" ? /l$/ : /./;
      if (may.test(before(it))) word = before(it) + second[it];
    }
    it = ending(word, Object.keys(third));
    if (it && within(it, it === "ative" ? Math.max(one, two) : one)) word = before(it) + third[it];
    it = ending(word, fourth);
    if (it && within(it, two) && (it !== "ion" || /[st]$/.test(before(it)))) word = before(it);

    if (word.endsWith("e")) {
      const left = word.slice(0, -1);
      if (within("e", two) || (within("e", one) && !shortEnd(left))) word = left;
    } else if (word.endsWith("ll") && within("l", two)) {
      word = word.slice(0, -1);
    }
    return word.replaceAll("Y", "y");
  };
})();

/** Without the vowels that come and go before the last consonant. */
const steady = (stem) => {
  for (const [ending, to] of FLEETING) {
    if (stem.endsWith(ending) && stem.length >= ending.length + 3) return stem.slice(0, -ending.length) + to;
  }
  return stem;
};

/** What the forms of a folded word have in common. */
const stem = (word, language) => {
  if (isCode(word)) return word;
  let stemmed = word;
  if (/^[a-z]/.test(word)) stemmed = english(word).replace(/iz$/, "is");
  else if (/^[\u0400-\u04ff]/.test(word)) stemmed = language === "tg" ? tajik(word) : steady(russian(word));
  if (Object.hasOwn(SAME, stemmed)) stemmed = SAME[stemmed];
  return Array.from(stemmed).length < SHORTEST ? word : stemmed;
};
