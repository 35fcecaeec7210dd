//! A Tajik text uses a letter of an old font in the place of one of its own.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;

/// A Tajik text uses a letter of an old font in the place of one of its own.
pub static RULE: Rule = Rule {
    name: "legacy-tajik-letter",
    level: Level::Error,
    summary: "A Tajik text uses a letter of an old font in the place of one of its own.",
    docs: include_str!("legacy_tajik_letter.md"),
    check,
};

const TAJIK: &str = "tg";

/// Letters that old fonts showed as Tajik ones.
const LEGACY: &[char] =
    &['ѓ', 'Ѓ', 'ї', 'Ї', 'ќ', 'Ќ', 'ў', 'Ў', 'њ', 'Њ', 'љ', 'Љ'];

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for text in crate::model::texts(&cx.index) {
        for line in text.text.lines.iter().filter(|line| line.language.value == TAJIK) {
            if let Some(word) = wrong(&line.words) {
                found.push(diagnostic(line.language.at, word));
            }
        }
    }
    let catalog = cx.casebook.catalogs.get(TAJIK);
    let messages = catalog.into_iter().flat_map(|catalog| catalog.messages());
    let translated = messages.filter_map(|message| message.msgstr().ok().map(str::to_owned));
    let words = translated.filter_map(|words| wrong(&words).map(str::to_owned)).collect::<Vec<_>>();
    for (id, file) in cx.casebook.sources.iter() {
        let wrong: Vec<&str> = match file.path.as_str() {
            "po/tg.po" => words.iter().map(String::as_str).collect(),
            "theme/i18n/tg.yml" => file.text.lines().filter_map(wrong).collect(),
            _ => continue,
        };
        for word in wrong {
            let start = file.text.find(word).unwrap_or_default();
            found.push(diagnostic(Span::new(id, start, start + word.len()), word));
        }
    }
}

/// The first word that holds such a letter.
fn wrong(words: &str) -> Option<&str> {
    words.split(|c: char| !c.is_alphabetic()).find(|word| word.contains(LEGACY))
}

fn diagnostic(at: Span, word: &str) -> Diagnostic {
    let message = format!("`{word}` holds a letter that is not Tajik");
    Diagnostic::new(RULE.name, at, message)
        .help("the letters that Tajik has beyond Russian are ғ ӣ қ ӯ ҳ ҷ")
}
