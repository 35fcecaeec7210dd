//! A chapter is not in the contents, or the contents name a chapter that does not exist.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level, nearest};
use crate::source::Span;

/// A chapter is not in the contents, or the contents name a chapter that does not exist.
pub static RULE: Rule = Rule {
    name: "unlisted-chapter",
    level: Level::Error,
    summary: "A chapter is not in the contents, or the contents name a chapter that does not exist.",
    docs: include_str!("unlisted_chapter.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let Some(summary) = cx.casebook.summary else { return };
    let text = &cx.casebook.sources.file(summary).text;
    let listed: Vec<(usize, &str)> = links(text).collect();
    let chapters = || cx.casebook.chapters.iter().map(|chapter| chapter.path.as_str());
    for chapter in &cx.casebook.chapters {
        let path = chapter.path.as_str();
        if !listed.iter().any(|(_, to)| *to == path) {
            let at = Span { end: chapter.body.start, ..chapter.body };
            let help = format!("add `- [Title]({path})` to `SUMMARY.md`, or delete the chapter");
            let message = format!("`{path}` is not in the contents");
            found.push(Diagnostic::new(RULE.name, at, message).help(help));
        }
    }
    for (at, to) in listed {
        let broken = cx.casebook.sources.iter().any(|(_, file)| {
            file.path == format!("{}/{to}", cx.casebook.config.chapters)
        });
        if !broken && !chapters().any(|path| path == to) {
            let help = match nearest(to, chapters()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the chapter, or delete the line".to_owned(),
            };
            let message = format!("there is no chapter `{to}`");
            let at = Span::new(summary, at, at + to.len());
            found.push(Diagnostic::new(RULE.name, at, message).help(help));
        }
    }
}

/// The chapters that the contents name, each with its place.
fn links(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("](").filter_map(|(at, mark)| {
        let start = at + mark.len();
        let to = &text[start..start + text[start..].find(')')?];
        let plain = to.strip_prefix("./").unwrap_or(to);
        plain.ends_with(".md").then_some((start + to.len() - plain.len(), plain))
    })
}
