//! How far the translation has come: by kind and by chapter.

use super::{Directive, Problem, no_more};
use crate::book::messages::messages;
use crate::book::weave::Loom;
use crate::casebook::message;
use crate::model::{FALLBACK, Kind, Language, texts};
use crate::render::{OnPage, table};
use crate::views::{Cell, Cx, Inline, Table};
use std::collections::BTreeMap;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "translations",
    usage: "{{#translations}}",
    summary: "How far the translation into each language has come, by kind and by chapter.",
    weave,
};

/// In a page in another language its own translation, in English all of them.
fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    no_more(arguments, &[])?;
    let cx = loom.cx;
    let all = cx.book.config.languages.iter().filter(|it| it.0 != FALLBACK);
    let shown = all.filter(|it| cx.language.0 == FALLBACK || *it == cx.language);
    let tables = shown.flat_map(|language| {
        let name = loom.theme.words(&language.0).ui("language");
        [by_kind(cx, language, &name), by_chapter(cx, language, &name)]
    });
    Ok(tables.map(|it| table(on, &it)).collect::<Vec<_>>().join("\n\n"))
}

/// What became of texts.
#[derive(Default, Clone, Copy)]
struct Count {
    all: usize,
    done: usize,
    outdated: usize,
    reviewed: usize,
}

impl Count {
    fn cells(self) -> Vec<Cell> {
        let missing = self.all - self.done;
        let drafts = self.done - self.reviewed;
        let numbers = [self.all, self.done, self.outdated, missing, drafts, self.reviewed];
        numbers.map(|n| Cell::of(Inline::Literal(n.to_string()))).into()
    }

    fn add(&mut self, other: Count) {
        self.all += other.all;
        self.done += other.done;
        self.outdated += other.outdated;
        self.reviewed += other.reviewed;
    }
}

fn by_kind(cx: &Cx<'_>, language: &Language, name: &str) -> Table {
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    let lock = &cx.book.lock;
    for text in texts(cx.index) {
        let Some(english) = text.english() else { continue };
        let Some(kind) = Kind::in_folder(text.address().folder()) else { continue };
        let count = counts.entry(kind).or_default();
        count.all += 1;
        if let Some(words) = text.words(language) {
            let key = text.key();
            count.done += 1;
            count.outdated += usize::from(lock.is_outdated(language, &key, english, words));
            count.reviewed += usize::from(lock.is_reviewed(language, &key, english, words));
        }
    }
    let rows = counts.into_iter().map(|(kind, count)| {
        (Inline::text(cx.words.kinds(kind.plural())), count)
    });
    shown(cx, name, "translation-kind", rows.collect())
}

fn by_chapter(cx: &Cx<'_>, language: &Language, name: &str) -> Table {
    let catalog = cx.book.catalogs.get(&language.0);
    let rows = cx.book.chapters.iter().map(|chapter| {
        let mut count = Count::default();
        for it in messages(cx.book.sources.text(chapter.body)) {
            if !it.is_translatable() {
                continue;
            }
            count.all += 1;
            let known = catalog.and_then(|it_is| it_is.find_message(None, &it.words, None));
            let Some(known) = known.filter(|known| !known.is_fuzzy()) else { continue };
            let words = known.msgstr().unwrap_or_default();
            if !words.is_empty() && it.takes(words) {
                let key = message(chapter.address.as_str(), &it.words);
                let reviewed = cx.book.lock.is_reviewed(language, &key, &it.words, words);
                count.done += 1;
                count.reviewed += usize::from(reviewed);
            }
        }
        (cx.link_to(&chapter.address), count)
    });
    shown(cx, name, "translation-chapter", rows.collect())
}

fn shown(cx: &Cx<'_>, name: &str, first: &str, rows: Vec<(Inline, Count)>) -> Table {
    let mut sum = Count::default();
    rows.iter().for_each(|(_, count)| sum.add(*count));
    let row = |(head, count): (Inline, Count)| {
        let mut row = vec![Cell::of(head)];
        row.extend(count.cells());
        row
    };
    let total = (Inline::text(cx.words.ui("translation-all")), sum);
    let heads = ["texts-of", "done", "stale", "missing", "drafts", "reviewed"];
    let heads = heads.map(|key| format!("translation-{key}"));
    let heads = [first].into_iter().chain(heads.iter().map(String::as_str));
    Table {
        caption: cx.words.ui("translation-state").replace("{}", name),
        columns: heads.map(|key| Cell::of(Inline::text(cx.words.ui(key)))).collect(),
        rows: rows.into_iter().chain([total]).map(row).collect(),
        matrix: false,
    }
}
