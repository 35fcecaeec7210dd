//! Is it consistent? A rule is a pure function from a casebook to diagnostics; it prints nothing
//! and reads nothing.
//!
//! To add a rule see [`rules`].

mod content;
mod names;
pub mod rules;

use crate::casebook::Casebook;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Element, Index};
use crate::source::{FileId, Span};
use std::collections::BTreeSet;

/// Something that can be wrong, and how it is found.
pub struct Rule {
    /// What is wrong, in kebab-case: the name of its two files.
    pub name: &'static str,
    /// How much it weighs unless `book.toml` says otherwise.
    pub level: Level,
    /// One sentence.
    pub summary: &'static str,
    /// Its page: why, and an example of bad and of good, which are run as tests.
    pub docs: &'static str,
    /// Finds it; nothing for what is found while files are read or chapters are woven.
    pub check: fn(&Cx<'_>, &mut Vec<Diagnostic>),
}

/// What a rule looks at.
pub struct Cx<'a> {
    /// Everything that was read.
    pub casebook: &'a Casebook,
    /// Every element by its address, and who refers to it.
    pub index: Index<'a>,
}

impl<'a> Cx<'a> {
    /// Goes once through the casebook.
    pub fn new(casebook: &'a Casebook) -> Cx<'a> {
        Cx { casebook, index: Index::new(&casebook.model) }
    }

    /// Whether a place is in what is written for this book alone: its last layer or a chapter.
    fn is_of_this_book(&self, at: Span) -> bool {
        let config = &self.casebook.config;
        let layer = config.layer(&self.casebook.sources.file(at.file).path);
        layer.is_none_or(|layer| layer + 1 == config.layers.len())
    }

    /// Whether a file holds definitions, or a chapter.
    fn is_definition_or_chapter(&self, file: FileId) -> bool {
        let path = &self.casebook.sources.file(file).path;
        self.casebook.config.layer(path).is_some()
            || self.casebook.chapters.iter().any(|chapter| chapter.body.file == file)
    }
}

/// What each file of a made-up book begins with, after `# `.
const FICTION: &str = "FICTIONAL EXERCISE";

/// Where a file says that it is made up: in its first line, or in the first of the head of a
/// chapter.
fn mark_of(file: FileId, text: &str) -> Option<Span> {
    let start = if text.starts_with("---\n") { 4 } else { 0 };
    let line = text[start..].lines().next().unwrap_or_default();
    let marked = line.strip_prefix("# ").is_some_and(|words| words.starts_with(FICTION));
    marked.then(|| Span::new(file, start, start + line.len()))
}

/// For rules whose work is done while files are read or chapters are woven.
pub fn found_elsewhere(_: &Cx<'_>, _: &mut Vec<Diagnostic>) {}

/// Runs every rule.
pub fn check(cx: &Cx<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules::RULES {
        (rule.check)(cx, &mut found);
    }
    found
}

/// Gives each diagnostic the level of its rule, drops what is off or allowed with a reason, says
/// which allowances had nothing to allow, and sorts by place.
pub fn settle(cx: &Cx<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let allowing: Vec<&dyn Element> =
        cx.index.all().filter(|element| !element.head().allow.is_empty()).collect();
    let mut used = BTreeSet::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for diagnostic in found {
        let allowed = allowing.iter().find(|element| {
            within(diagnostic.at, element.head().span) && element.head().allows(diagnostic.rule)
        });
        match allowed {
            Some(element) => _ = used.insert((element.head().span, diagnostic.rule)),
            None => kept.push(diagnostic),
        }
    }
    for element in allowing {
        for allow in &element.head().allow {
            let rule = rules::named(&allow.rule.value);
            if rule.is_some_and(|rule| !used.contains(&(element.head().span, rule.name))) {
                kept.push(rules::unused_allow::diagnostic(allow));
            }
        }
    }
    let mut kept = levelled(cx.casebook, kept);
    sort(&mut kept);
    kept
}

/// Gives each diagnostic its level and drops what is off.
pub fn levelled(casebook: &Casebook, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for diagnostic in &mut found {
        diagnostic.level = level(casebook, diagnostic.rule);
    }
    found.retain(|diagnostic| diagnostic.level > Level::Off);
    found
}

/// Sorts by place, then rule; what is said twice is said once.
pub fn sort(found: &mut Vec<Diagnostic>) {
    found.sort_by(|a, b| (a.at, a.rule, &a.message).cmp(&(b.at, b.rule, &b.message)));
    found.dedup();
}

fn within(inner: Span, outer: Span) -> bool {
    inner.file == outer.file && outer.start <= inner.start && inner.start <= outer.end
}

fn level(casebook: &Casebook, rule: &str) -> Level {
    let set = casebook.config.levels.get(rule).map(|(_, level)| *level);
    set.or(rules::named(rule).map(|rule| rule.level)).unwrap_or(Level::Error)
}
