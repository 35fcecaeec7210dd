
// What the reader sees: the search over any page, and the page of results.

const ROOT = document.documentElement.dataset.root ?? "";
const FEW = 10;
const make = (name, set = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), set);
  element.append(...inside);
  return element;
};

// Data comes as scripts that call back: the only way that also works from the disk.
const waiting = new Map();
const load = (url) => {
  if (!waiting.has(url)) {
    waiting.set(url, new Promise((done, failed) => {
      const script = make("script", { src: url });
      script.onload = () => done(script.remove());
      script.onerror = () => failed(script.remove(), waiting.delete(url));
      document.head.append(script);
    }));
  }
  return waiting.get(url);
};
const greetings = {};
const editions = {};
const texts = {};
const OWN = document.documentElement.lang;
const folder = (language) => (language === OWN ? ROOT : `${ROOT}../${language}/`);

const greeted = async (language) => {
  if (!greetings[language]) await load(`${folder(language)}search/words.js`);
  return greetings[language];
};
const edition = async (language) => {
  const { version } = await greeted(language);
  if (!editions[language]) await load(`${folder(language)}search/index.js?v=${version}`);
  return editions[language];
};
const textOf = async (from, section) => {
  const [piece, at] = from.piece(section);
  const key = `${from.language} ${piece}`;
  if (!texts[key]) await load(`${folder(from.language)}search/text-${piece}.js?v=${from.version}`);
  return texts[key][at];
};

/** Words with their hits marked, in an element; English ones among others say that they are. */
const shown = (name, words, terms, language) => {
  const pieces = marked(words, terms).map(([part, hit]) => (hit ? make("mark", {}, part) : part));
  const foreign = language !== "en" && /[a-z]/i.test(words) && !/\p{Script=Cyrillic}/u.test(words);
  return make(name, foreign ? { lang: "en" } : {}, ...pieces);
};

/** The form, the number of results and their list. */
class Search {
  constructor(words, dialog) {
    this.words = words;
    this.dialog = dialog;
    this.run = 0;
    this.input = make("input", {
      type: "search", name: "q", id: "search-input", autocomplete: "off", spellcheck: false,
      enterKeyHint: "search", maxLength: 200,
    });
    this.kind = make("select", { name: "kind", id: "search-kind" });
    this.kinds = make("p", { className: "search-kinds", hidden: true },
      make("label", { htmlFor: "search-kind" }, words.kind), " ", this.kind);
    this.status = make("p", { className: "search-status" });
    this.status.setAttribute("role", "status");
    this.list = make("ol", { className: "search-results" });
    this.more = make("button", { type: "button", className: "search-more", hidden: true }, words.more);
    this.help = make("div", { className: "search-help" });
    this.beside = make("section", { className: "search-english", hidden: true });
    this.form = make("form", { className: "search-form", method: "get", action: `${ROOT}search.html` },
      make("label", { htmlFor: "search-input" }, words.label),
      make("div", { className: "search-line" }, this.input, make("button", { type: "submit" }, words.find)),
      this.kinds);
    this.form.setAttribute("role", "search");
    this.rest = make("div", { className: "search-rest" }, this.status, this.help, this.list, this.more, this.beside);
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), 150);
    });
    this.kind.addEventListener("change", () => this.show());
    this.more.addEventListener("click", () => this.showMore());
    this.form.addEventListener("submit", (event) => {
      if (!this.input.value.trim()) event.preventDefault();
      if (this.kinds.hidden || this.kind.value === "") this.kind.disabled = true;
    });
  }

  /** Moves among the results with the arrow keys; Tab does as well. */
  arrows(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = Array.from(this.rest.querySelectorAll(".search-results a"));
    const at = links.indexOf(document.activeElement);
    if (!links.length || (at < 0 && document.activeElement !== this.input)) return;
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    (links[next] ?? (next < 0 ? this.input : links[at])).focus();
  }

  async show() {
    const run = (this.run += 1);
    const query = this.input.value.trim();
    this.remember?.(query);
    if (Array.from(query).length < 2) {
      this.clear();
      this.status.textContent = query ? this.words.short : "";
      return;
    }
    let found;
    try {
      this.edition ??= await edition(OWN);
      if (run !== this.run) return;
      found = this.edition.find(query, this.wish());
    } catch {
      this.status.textContent = this.words.broken;
      return;
    }
    this.clear();
    this.found = found;
    this.query = query;
    this.narrow(found);
    this.say(found);
    this.showMore();
    await this.english(run);
  }

  wish() {
    return this.edition.kinds.findIndex(({ id }) => id === this.kind.value);
  }

  clear() {
    this.list.replaceChildren();
    this.help.replaceChildren();
    this.beside.replaceChildren();
    this.beside.hidden = true;
    this.more.hidden = true;
    this.shown = 0;
  }

  /** The kinds among the results, to narrow them by. */
  narrow(found) {
    const chosen = this.kind.value;
    const kinds = Array.from(found.kinds).sort((a, b) => b[1] - a[1]);
    const options = kinds.map(([kind, count]) => {
      const { id, many } = this.edition.kinds[kind];
      return make("option", { value: id }, `${many} (${count})`);
    });
    this.kind.replaceChildren(make("option", { value: "" }, this.words.all), ...options);
    this.kind.value = options.some(({ value }) => value === chosen) ? chosen : "";
    this.kinds.hidden = kinds.length < 2;
    if (this.kind.value !== chosen) this.found = this.edition.find(this.query, this.wish());
  }

  say({ guessed, missing, terms }) {
    const words = this.words;
    const pages = this.found.pages.length;
    const parts = [pages ? words.count.replace("{}", pages) : words.none.replace("{}", this.query)];
    if (pages && this.found.apart) parts.unshift(words.apart);
    if (pages && guessed.length) {
      const shown = guessed.map((term) => Array.from(term.words).slice(0, 3).join(", ")).join("; ");
      parts.push(words.guessed.replace("{}", guessed.map((term) => term.word).join(", ")).replace("{}", shown));
    }
    this.status.textContent = parts.join(" ");
    if (pages) return;
    const advice = make("ul");
    if (missing.length && terms.length > 1) {
      advice.append(make("li", {}, words.missing.replace("{}", missing.join(", "))));
      const rest = terms.filter((term) => term.fits.size).map((term) => term.word).join(" ");
      if (rest) {
        const again = make("button", { type: "button", className: "search-again" }, words.without.replace("{}", rest));
        again.addEventListener("click", () => {
          this.input.value = rest;
          this.input.focus();
          this.show();
        });
        advice.append(make("li", {}, again));
      }
    }
    advice.append(make("li", {}, words.advice));
    const links = [[words.contents, words["contents-page"]], [words.glossary, words["glossary-page"]]];
    for (const [name, path] of links) {
      if (path) advice.append(make("li", {}, make("a", { href: ROOT + path }, name)));
    }
    this.help.append(advice);
  }

  showMore() {
    const next = this.found.pages.slice(this.shown, this.shown + FEW);
    const items = next.map((page) => this.item(this.edition, page, this.found.terms));
    this.list.append(...items);
    if (this.shown && items[0]) items[0].querySelector("a").focus();
    this.shown += next.length;
    this.more.hidden = this.shown >= this.found.pages.length;
  }

  /** A page: its best section with the passage, and a few more sections of it. */
  item(from, { sections }, terms) {
    const [best, ...rest] = sections;
    const root = folder(from.language);
    const href = (section) => {
      const anchor = from.anchors[section];
      return `${root}${from.pages[from.pageOf[section]]}.html${anchor ? `#${anchor}` : ""}`;
    };
    const link = (section, name) => {
      const a = shown("a", name, terms, from.language);
      a.href = href(section);
      a.addEventListener("click", () => this.dialog?.close());
      return a;
    };
    const top = from.first[from.pageOf[best]];
    const heading = make("p", { className: "search-title" }, link(best, from.titles[best]), " ",
      make("span", { className: "search-sort" }, from.kinds[from.sorts[best]].one));
    const item = make("li", {}, heading);
    if (top !== best) item.append(make("p", { className: "search-page" }, this.words.on, " ",
      shown("span", from.titles[top], [], from.language)));
    const text = make("p", { className: "search-passage" });
    item.append(text);
    // A page that begins with a list says nothing of its own at its beginning.
    const says = async (section) => (await textOf(from, section)) ||
      (from.pageOf[section + 1] === from.pageOf[section] ? says(section + 1) : "");
    says(best).then((words) => {
      if (!words) text.remove();
      passage(words, terms).forEach((line, at) => text.append(at ? " · " : "", shown("span", line, terms, from.language)));
    }, () => text.remove());
    if (rest.length) {
      const also = make("p", { className: "search-also" }, this.words.also, " ");
      rest.slice(0, 3).forEach((section, at) => also.append(at ? " · " : "", link(section, from.titles[section])));
      item.append(also);
    }
    return item;
  }

  /**
   * What the English edition has beside that: for the same words if they are Latin ones, else for
   * the English name of what the query names. At once when little was found, else on a button.
   */
  async english(run) {
    if (!this.words.english || OWN === "en") return;
    const latin = /[a-z]/i.test(this.query);
    const [named] = this.found.named;
    if (!latin && !named) return;
    const show = async (focus) => {
      let other;
      try {
        other = await edition("en");
      } catch {
        return;
      }
      if (run !== this.run) return;
      const query = latin ? this.query : this.edition.nameIn(other, named.section);
      const result = other.find(query);
      const known = new Set(latin ? this.found.pages.map(({ page }) => this.edition.pages[page]) : []);
      const pages = result.pages.filter(({ page }) => !known.has(other.pages[page])).slice(0, FEW);
      const list = make("ol", { className: "search-results", lang: "en" },
        ...pages.map((page) => this.item(other, page, result.terms)));
      const name = this.words[pages.length ? "also-english" : "none-english"];
      const heading = make("h2", { tabIndex: -1 }, `${name}: `, make("span", { lang: "en" }, query));
      this.beside.replaceChildren(heading, ...(pages.length ? [list] : []));
      this.beside.hidden = !pages.length && !focus;
      if (focus) (list.querySelector("a") ?? heading).focus();
    };
    if (this.found.pages.length < 3) {
      await show(false);
      return;
    }
    const button = make("button", { type: "button" }, this.words["search-english"]);
    button.addEventListener("click", () => show(true));
    this.beside.replaceChildren(button);
    this.beside.hidden = false;
  }
}

let dialog = null;
let ready = null;

/** Opens the window; `typed` tells what was typed before it was there. */
const open = async (typed) => {
  const here = document.querySelector("#search-page input");
  if (here) {
    here.select();
    typed();
    return;
  }
  ready ??= load(`${ROOT}search/words.js`);
  try {
    await ready;
  } catch {
    location.href = `${ROOT}search.html`;
    return;
  }
  if (!dialog) {
    const words = greetings[OWN].words;
    dialog = make("dialog", { className: "search", id: "search-dialog" });
    dialog.setAttribute("aria-labelledby", "search-name");
    const search = new Search(words, dialog);
    const close = make("button", { type: "button", className: "search-close" }, words.close);
    close.addEventListener("click", () => dialog.close());
    const head = make("div", { className: "search-head" }, make("h2", { id: "search-name" }, words.title), close);
    dialog.append(head, search.form, search.rest);
    dialog.addEventListener("keydown", (event) => {
      search.arrows(event);
      // Else the first Esc would only empty the field.
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog.close();
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    document.body.append(dialog);
    dialog.search = search;
    edition(OWN).catch(() => {});
  }
  if (!dialog.open) dialog.showModal();
  dialog.search.input.select();
  const words = typed();
  if (words) {
    dialog.search.input.value = words;
    dialog.search.input.dispatchEvent(new Event("input"));
  }
};

/** Fills the page of results; what is looked for stands in its address. */
const fill = async (place) => {
  ready ??= load(`${ROOT}search/words.js`);
  await ready;
  const search = new Search(greetings[OWN].words, null);
  const asked = new URLSearchParams(location.search);
  search.input.value = asked.get("q") ?? "";
  const kind = asked.get("kind") ?? "";
  if (kind) {
    search.kind.append(make("option", { value: kind }));
    search.kind.value = kind;
  }
  search.remember = (query) => {
    const now = new URLSearchParams();
    if (query) now.set("q", query);
    if (search.kind.value) now.set("kind", search.kind.value);
    const text = now.toString();
    history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}`);
  };
  search.form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.show();
  });
  place.replaceChildren(search.form, search.rest);
  place.addEventListener("keydown", (event) => search.arrows(event));
  if (search.input.value) await search.show();
  else search.input.focus();
};
