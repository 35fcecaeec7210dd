//! A text is written in a language that the book does not know.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Line, Prose, Text, Visitor, Walk};

/// A text is written in a language that the book does not know.
pub static RULE: Rule = Rule {
    name: "unknown-language",
    level: Level::Error,
    summary: "A text is written in a language that the book does not know.",
    docs: include_str!("unknown_language.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for element in cx.index.all() {
        let mut texts = Texts::default();
        element.head().walk(&mut texts);
        element.body().walk(&mut texts);
        for line in texts.0.iter().flat_map(|text| &text.lines) {
            let tag = line.language.value.as_str();
            if !LANGUAGES.contains(&tag) {
                found.push(unknown(line));
            }
        }
    }
}

/// The languages that texts may be written in, whether or not this book publishes them all.
const LANGUAGES: &[&str] = &["en", "ru", "tg"];

fn unknown(line: &Line) -> Diagnostic {
    let tag = &line.language.value;
    let message = format!("there is no language `{tag}`");
    let help = if line.words.is_empty() && tag.contains(' ') {
        "YAML took a comma in the text for the end of it: put the text in quotes".to_owned()
    } else {
        format!("the languages are {}", LANGUAGES.join(", "))
    };
    Diagnostic::new(RULE.name, line.language.at, message).help(help)
}

#[derive(Default)]
struct Texts<'a>(Vec<&'a Text>);

impl<'a> Visitor<'a> for Texts<'a> {
    fn text(&mut self, text: &'a Text) {
        self.0.push(text);
    }
    fn prose(&mut self, prose: &'a Prose) {
        self.0.push(&prose.0);
    }
}
