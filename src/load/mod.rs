//! From the disk to a casebook. Nothing that an author wrote makes it fail: it gives what could
//! be read and a diagnostic for everything that could not.

mod config;
mod disk;
mod fault;
mod node;
pub mod po;
mod reader;
mod rewrite;

use crate::casebook::{Casebook, ChapterText, Lock};
use crate::diagnostic::Diagnostic;
use crate::model::kind::Mentions;
use crate::model::{Address, FALLBACK, Index, Kind, Language, Ref, mentions, texts};
use crate::source::{FileId, Span};
use node::{Node, Value};
use reader::Reader;
use std::ops::Range;

pub use disk::{FileText, read_book};
pub use rewrite::{Added, translated};

/// Makes a casebook of the files of a book: `book.toml`, definitions and chapters. Paths are
/// from the folder of the book, with `/`.
pub fn load(files: Vec<FileText>) -> (Casebook, Vec<Diagnostic>) {
    let mut files = files;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut loading = Loading::default();
    if let Some(at) = files.iter().position(|file| file.path == "book.toml") {
        let file = files.remove(at);
        loading.config(file);
    }
    for file in files {
        loading.file(file);
    }
    loading.outdated();
    (loading.casebook, loading.found)
}

#[derive(Default)]
struct Loading {
    casebook: Casebook,
    found: Vec<Diagnostic>,
}

impl Loading {
    fn config(&mut self, file: FileText) {
        let id = self.casebook.sources.add(file.path, file.text.unwrap_or_default());
        let text = &self.casebook.sources.file(id).text;
        self.casebook.config = config::read(id, text, &mut self.found);
    }

    fn file(&mut self, file: FileText) {
        let config = &self.casebook.config;
        let chapters = format!("{}/", config.chapters);
        let in_layer = config.layer(&file.path).is_some();
        let FileText { path, text } = file;
        if in_layer && path.ends_with(".txt") {
            self.casebook.stored.insert(path, text.unwrap_or_default());
            return;
        }
        if path.starts_with("releases/") {
            self.casebook.releases.insert(path, text.unwrap_or_default());
            return;
        }
        let Ok(text) = text else {
            let id = self.casebook.sources.add(path, "");
            let at = Span::new(id, 0, 0);
            let message = "this file is not in UTF-8";
            self.found.push(
                Diagnostic::new("unreadable-definition", at, message)
                    .help("save it again with the encoding UTF-8"),
            );
            self.mark_broken(id);
            return;
        };
        if path == "translations.lock" {
            return self.lock(path, text);
        }
        if path.starts_with("po/") {
            return self.catalog(path, text);
        }
        if path.starts_with("theme/") || path.starts_with("diagrams/") {
            self.casebook.sources.add(path, text);
        } else if let Some(rest) = path.strip_prefix(&chapters) {
            let rest = rest.to_owned();
            let id = self.casebook.sources.add(path, text);
            match rest.as_str() {
                "SUMMARY.md" => self.casebook.summary = Some(id),
                _ => self.chapter(id, rest),
            }
        } else if in_layer {
            let id = self.casebook.sources.add(path, text);
            self.definitions(id);
        }
    }

    fn lock(&mut self, path: String, text: String) {
        let (lock, broken) = Lock::read(&text);
        let id = self.casebook.sources.add(path, text);
        self.casebook.lock = lock;
        for number in broken {
            let text = &self.casebook.sources.file(id).text;
            let start = text.split_inclusive('\n').take(number).map(str::len).sum();
            let length = text[start..].lines().next().map_or(0, str::len);
            let at = Span::new(id, start, start + length);
            self.found.push(
                Diagnostic::new("unreadable-definition", at, "this line cannot be read")
                    .help("delete the line and run `casebook translate`"),
            );
        }
    }

    /// The translations whose English has changed since they were made.
    fn outdated(&mut self) {
        let Casebook { model, lock, outdated, .. } = &mut self.casebook;
        if lock.0.is_empty() {
            return;
        }
        for text in texts(&Index::new(model)) {
            let Some(english) = text.english() else { continue };
            for line in text.text.lines.iter().filter(|line| line.language.value != FALLBACK) {
                let language = Language(line.language.value.clone());
                if lock.is_outdated(&language, &text.key(), english, &line.words) {
                    outdated.insert((text.text.at, language.0));
                }
            }
        }
    }

    /// The messages of chapters in the language that the file is named after.
    fn catalog(&mut self, path: String, text: String) {
        let read = po::read(&text);
        let language = path["po/".len()..].trim_end_matches(".po").to_owned();
        let id = self.casebook.sources.add(path, text);
        match read {
            Ok(catalog) => _ = self.casebook.catalogs.insert(language, catalog),
            Err(error) => {
                let message = format!("this is no PO file: {error}");
                self.found.push(
                    Diagnostic::new("unreadable-definition", Span::new(id, 0, 0), message)
                        .help("mend it, or bring it back and run `casebook translate`"),
                );
            }
        }
    }

    /// The kind is named by the folder within the layer.
    fn definitions(&mut self, id: FileId) {
        let file = self.casebook.sources.file(id);
        let layer = self.casebook.config.layer(&file.path);
        let layer = layer.map_or("", |at| self.casebook.config.layers[at].value.as_str());
        let inside = &file.path[layer.len() + 1..];
        let Some((folder, rest)) = inside.split_once('/') else {
            return self.misplaced(id, "a definition lies in a folder named after its kind");
        };
        let Some(kind) = Kind::in_folder(folder).filter(|kind| *kind != Kind::Chapter) else {
            let known = Kind::FILES.iter().map(|kind| kind.folder());
            let near = crate::diagnostic::nearest(folder, known);
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return self.misplaced(id, &format!("there is no kind `{folder}`{near}"));
        };
        let stem = rest.strip_suffix(".yml").unwrap_or(rest).to_owned();
        let text = file.text.clone();
        if text.trim().is_empty() {
            let at = Span::new(id, 0, 0);
            self.found.push(
                Diagnostic::new("unreadable-definition", at, "this file is empty")
                    .help(format!("write a definition, such as `casebook new {} {stem}` prints, or delete the file", kind.folder())),
            );
            return self.mark_broken(id);
        }
        for (record, listed) in self.records(id, &text) {
            self.record(id, kind, record, listed, &stem);
        }
    }

    fn misplaced(&mut self, id: FileId, why: &str) {
        let at = Span::new(id, 0, 0);
        self.found.push(
            Diagnostic::new("misplaced-definition", at, "this file is not read")
                .help(format!("{why}: `data/<layer>/<kind>/<id>.yml`")),
        );
    }

    /// The records of a file. When the file as a whole cannot be read, each item of its list is
    /// tried by itself, so that one slip does not hide the others.
    fn records(&mut self, id: FileId, text: &str) -> Vec<(Node, bool)> {
        let mut faults = Vec::new();
        let records = match node::parse(text, 0, &mut faults) {
            Ok(node) => match node.value {
                Value::List(items) => items.into_iter().map(|item| (item, true)).collect(),
                _ => vec![(node, false)],
            },
            Err(fault) => {
                let items = items(text);
                if items.len() < 2 {
                    faults.push(fault);
                    self.mark_broken(id);
                }
                let mut records = Vec::new();
                for item in items.iter().filter(|_| items.len() > 1) {
                    match node::parse(&text[item.clone()], item.start, &mut faults) {
                        Ok(Node { value: Value::List(inner), .. }) => {
                            records.extend(inner.into_iter().map(|item| (item, true)));
                        }
                        Ok(_) => {}
                        Err(fault) => {
                            faults.push(fault);
                            self.mark_item_broken(id, &text[item.clone()]);
                        }
                    }
                }
                records
            }
        };
        self.found.extend(faults.into_iter().map(|fault| fault.diagnostic(id, false)));
        records
    }

    /// Reads one element. Whatever cannot be read is reported, taken out, and the rest is read
    /// again: every mistake of a record is found, and the sound part of it goes on to the checks.
    fn record(&mut self, id: FileId, kind: Kind, mut node: Node, listed: bool, stem: &str) {
        loop {
            let reader = Reader { file: id, node: &node };
            let read = self.casebook.model.read(kind, reader, |head| {
                head.address = Address::of(kind.folder(), &head.id.value);
                head.listed = listed;
            });
            let Err(fault) = read else { break };
            let at = fault.at.unwrap_or((node.start, node.start));
            let unknown_key = fault.unknown_key.is_some();
            let name = node.get(kind.id_key()).and_then(Node::word).unwrap_or(stem);
            let address = Address::of(kind.folder(), name);
            self.found.push(fault.diagnostic(id, true));
            if !take_out(&mut node, at, unknown_key) {
                self.casebook.broken.insert(address);
                return;
            }
            self.casebook.damaged.insert(address);
        }
        let written = node.get("id").filter(|id| id.word() != Some(stem));
        if let Some(written) = written.filter(|_| !listed) {
            let name = written.word().unwrap_or_default();
            let at = Span::new(id, written.start, written.end);
            let message = format!("the id `{name}` differs from the name of the file");
            self.found.push(
                Diagnostic::new("misplaced-definition", at, message)
                    .help(format!("write `id: {stem}`, or rename the file to `{name}.yml`")),
            );
        }
    }

    fn mark_broken(&mut self, id: FileId) {
        let path = &self.casebook.sources.file(id).path;
        let mut parts = path.rsplit('/');
        let stem = parts.next().and_then(|name| name.split('.').next()).unwrap_or_default();
        let folder = parts.next().unwrap_or_default();
        self.casebook.broken.insert(Address::of(folder, stem));
    }

    fn mark_item_broken(&mut self, id: FileId, item: &str) {
        let path = &self.casebook.sources.file(id).path;
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        let name = item.lines().find_map(|line| {
            line.trim_start_matches(['-', ' ', '{']).trim_start().strip_prefix("id:")
        });
        let name = name.and_then(|rest| rest.split([',', '}']).next()).map(str::trim);
        if let Some(name) = name {
            self.casebook.broken.insert(Address::of(folder, name));
        }
    }

    fn chapter(&mut self, id: FileId, path: String) {
        if !path.ends_with(".md") {
            return;
        }
        let text = self.casebook.sources.file(id).text.clone();
        let Some((front, body)) = front_matter(&text) else {
            let at = Span::new(id, 0, 0);
            self.found.push(
                Diagnostic::new("unreadable-definition", at, "this chapter has no front matter")
                    .help("begin it with `---`, `id: ...`, `status: proposed` and `---`"),
            );
            return;
        };
        let mut faults = Vec::new();
        match node::parse(&text[front.clone()], front.start, &mut faults) {
            Ok(node) => {
                let name = node.get("id").and_then(Node::word).unwrap_or_default().to_owned();
                let address = Address::of(Kind::Chapter.folder(), &name);
                self.record(id, Kind::Chapter, node, false, &name);
                let words = &text[body.clone()];
                let place = |at: usize, to: &str| {
                    let at = body.start + at;
                    Ref::written(to, Span::new(id, at, at + to.len()))
                };
                let code = code(words);
                let shown = |at: &usize| code.iter().any(|range| range.contains(at));
                let mentions = mentions(words).filter(|(at, _)| !shown(at));
                let mentions = mentions.map(|(at, to)| place(at, to)).collect();
                if let Some(chapter) = self.casebook.model.chapters.get_mut(&name) {
                    chapter.body.mentions = Mentions(mentions);
                }
                let body = Span::new(id, body.start, body.end);
                self.casebook.chapters.push(ChapterText { address, path, body });
            }
            Err(fault) => faults.push(fault),
        }
        self.found.extend(faults.into_iter().map(|fault| fault.diagnostic(id, false)));
    }
}

/// The items of a list at the left margin, each from its dash to the next.
fn items(text: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = text.match_indices("\n- ").map(|(at, _)| at + 1).collect();
    if text.starts_with("- ") {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// The YAML between the two lines of dashes at the top of a chapter, and what follows.
fn front_matter(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = text.strip_prefix("---\n").map(|_| 4)?;
    let length = text[start..].find("\n---\n").map(|at| at + 1)?;
    Some((start..start + length, start + length + 4..text.len()))
}

/// The stretches of a chapter that are code and only show how something is written.
fn code(text: &str) -> Vec<Range<usize>> {
    use pulldown_cmark::{Event, Parser, Tag};
    let events = Parser::new(text).into_offset_iter();
    let code = events
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))));
    code.map(|(_, range)| range).collect()
}

/// Takes the smallest key or item that covers a place out of a tree; `false` if there is none.
fn take_out(node: &mut Node, at: (usize, usize), key: bool) -> bool {
    let covers = |node: &Node| node.start <= at.0 && at.1 <= node.end.max(node.start);
    match &mut node.value {
        Value::List(list) => {
            let Some(i) = list.iter().position(covers) else { return false };
            if !take_out(&mut list[i], at, key) {
                list.remove(i);
            }
            true
        }
        Value::Map(pairs) => {
            if key && let Some(i) = pairs.iter().position(|(key, _)| (key.start, key.end) == at) {
                pairs.remove(i);
                return true;
            }
            let Some(i) = pairs.iter().position(|(_, value)| covers(value)) else { return false };
            if !take_out(&mut pairs[i].1, at, key) {
                pairs.remove(i);
            }
            true
        }
        _ => false,
    }
}
