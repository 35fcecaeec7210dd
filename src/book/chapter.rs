//! The text of a hand-written chapter: directives, references and pictures in it.

use super::directives::{Problem, named};
use super::gettext::ids;
use super::weave::Loom;
use crate::casebook::{ChapterText, Published};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Address, FALLBACK, Kind, Language};
use crate::render::{OnPage, draw, escape};
use crate::source::Span;
use crate::views::Inline;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// Directives of mdBook itself.
const OF_MDBOOK: &[&str] = &["include", "rustdoc_include", "playground", "title"];

/// A directive as it is written: `{{#name argument option=value}}`.
pub(super) struct Written<'a> {
    pub(super) range: Range<usize>,
    name: &'a str,
    arguments: Vec<&'a str>,
}

/// Which chapter takes in the pages of which kind; the first that asks gets them.
pub(super) fn placed(book: &Published, found: &mut Vec<Diagnostic>) -> BTreeMap<Kind, String> {
    let mut placed: BTreeMap<Kind, String> = BTreeMap::new();
    for chapter in &book.chapters {
        let text = book.sources.text(chapter.body);
        for written in directives(text).into_iter().filter(|written| written.name == "pages") {
            let Some(kind) = written.arguments.first().and_then(|name| Kind::in_folder(name))
            else {
                continue;
            };
            if let Some(first) = placed.get(&kind) {
                let at = place(chapter, &written.range);
                let message = format!("the pages of `{kind}` are placed already, in `{first}`");
                found.push(Diagnostic::new("unknown-directive", at, message).help(format!(
                    "a page has one place: write `{{{{#table {kind}}}}}` for a second list"
                )));
                continue;
            }
            placed.insert(kind, chapter.path.clone());
        }
    }
    placed
}

/// The chapter as Markdown for mdBook.
pub(super) fn text(loom: &mut Loom<'_>, on: &OnPage<'_>, chapter: &ChapterText) -> String {
    let english = loom.cx.book.sources.text(chapter.body);
    let head = loom.cx.index.get(&chapter.address).map(|it| &it.head().title);
    let title = head.and_then(|it| it.get(&Language::default()).zip(it.get(on.cx.language)));
    let messages = loom.messages();
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    let text = match messages.are_english() {
        true => {
            changes.extend(ids(english).map(|(at, id)| (at..at, id)));
            english.to_owned()
        }
        false => messages.chapter(english, title, &mut loom.told),
    };
    // A place in a translation is none in the file: there the whole chapter is meant.
    let place = |range: &Range<usize>| match messages.are_english() {
        true => place(chapter, range),
        false => place(chapter, &(0..0)),
    };
    for written in directives(&text) {
        let at = place(&written.range);
        let woven = match named(written.name) {
            Some(directive) => (directive.weave)(loom, on, &written.arguments),
            None if OF_MDBOOK.contains(&written.name) => continue,
            None => Err(unknown(written.name)),
        };
        match woven {
            Ok(markdown) => changes.push((written.range, markdown)),
            Err(problem) => loom
                .found
                .push(Diagnostic::new(problem.rule, at, problem.message).help(problem.help)),
        }
    }
    for (range, source) in pictures(&text) {
        match draw(on, &loom.picture(&source)) {
            Ok(figure) => changes.push((range, format!("{figure}\n"))),
            Err(_) if loom.cx.book.config.mermaid_script => {}
            Err(error) => {
                let message = format!("this picture cannot be drawn: {}", error.message);
                let at = place(&line_of(&text, &range, error.line));
                loom.found.push(Diagnostic::new("undrawable-diagram", at, message).help(
                    "mend the text of the picture, or set `mermaid-script = true` in `book.toml` to leave it to a script in the page",
                ));
            }
        }
    }
    linked(loom, on, apply(text, changes))
}

/// References as links. They come last, because a directive may stand between the words of one.
fn linked(loom: &Loom<'_>, on: &OnPage<'_>, text: String) -> String {
    let mut changes = Vec::new();
    for (range, to) in references(&text) {
        let address = Address::written(to);
        // What does not exist, or is not published, is found by the checks.
        if loom.cx.index.get(&address).is_none() {
            continue;
        }
        let written = &text[range.clone()];
        let words = written.rfind("](@").map_or("", |end| &written[1..end]);
        let words = match (words, loom.cx.link_to(&address)) {
            // The words round it may be in another language.
            ("", Inline::Link { words, language, .. }) if loom.cx.language.0 != FALLBACK => {
                let language = language.unwrap_or_else(|| loom.cx.language.0.clone());
                format!("<span lang=\"{}\">{}</span>", escape(&language), escape(&words))
            }
            ("", link) => escape(link.plain()),
            (words, _) => words.to_owned(),
        };
        changes.push((range, format!("[{words}]({})", loom.cx.places.href(on.page, &address))));
    }
    apply(text, changes)
}

fn apply(mut text: String, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, words) in changes {
        text.replace_range(range, &words);
    }
    text
}

fn place(chapter: &ChapterText, range: &Range<usize>) -> Span {
    let start = chapter.body.start as usize;
    Span::new(chapter.body.file, start + range.start, start + range.end)
}

fn unknown(name: &str) -> Problem {
    let known = super::directives::DIRECTIVES.iter().map(|directive| directive.name);
    let help = match nearest(name, known.clone().chain(OF_MDBOOK.iter().copied())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("directives: {}", known.collect::<Vec<_>>().join(", ")),
    };
    Problem { rule: "unknown-directive", message: format!("there is no directive `{name}`"), help }
}

/// The directives of a text that stand outside of code and are not escaped.
pub(super) fn directives(text: &str) -> Vec<Written<'_>> {
    let code = code(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("{{#").map(|at| at + from) {
        let Some(end) = text[at..].find("}}").map(|end| at + end + 2) else { break };
        from = end;
        let escaped = text[..at].ends_with('\\');
        if escaped || code.iter().any(|range| range.contains(&at)) {
            continue;
        }
        let mut words = text[at + 3..end - 2].split_whitespace();
        let name = words.next().unwrap_or_default();
        found.push(Written { range: at..end, name, arguments: words.collect() });
    }
    found
}

pub(super) fn parser(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    Parser::new_ext(text, options).into_offset_iter()
}

fn code(text: &str) -> Vec<Range<usize>> {
    let code = parser(text)
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))));
    code.map(|(_, range)| range).collect()
}

/// Links to `@address`, each as a whole.
fn references(text: &str) -> Vec<(Range<usize>, &str)> {
    let links = parser(text).filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with('@') => Some(range),
        _ => None,
    });
    let links = links.filter_map(|range| {
        let written = &text[range.clone()];
        let start = written.rfind("](@")? + 3;
        Some((range.clone(), written[start..].strip_suffix(')')?))
    });
    links.collect()
}

/// Fenced blocks of Mermaid text, each as a whole, with the text.
pub(super) fn pictures(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut inside = false;
    for (event, range) in parser(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info == "mermaid" => {
                inside = true;
                found.push((range, String::new()));
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(words) if inside => {
                if let Some((_, source)) = found.last_mut() {
                    source.push_str(&words);
                }
            }
            _ => {}
        }
    }
    found
}

/// The line of a picture that an error is on; the first line of the block where it has none.
fn line_of(text: &str, block: &Range<usize>, line: usize) -> Range<usize> {
    let mut start = block.start;
    for (at, words) in text[block.clone()].split_inclusive('\n').enumerate() {
        if at == line {
            return start..start + words.trim_end().len();
        }
        start += words.len();
    }
    block.start..block.start + "```mermaid".len()
}
