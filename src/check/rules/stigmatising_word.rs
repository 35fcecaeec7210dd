//! A text uses a word that the glossary says must not be used.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Term;
use crate::model::{Kind, Language};

/// A text uses a word that the glossary says must not be used.
pub static RULE: Rule = Rule {
    name: "stigmatising-word",
    level: Level::Warning,
    summary: "A text uses a word that the glossary says must not be used.",
    docs: include_str!("stigmatising_word.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let mut avoided: Vec<(String, String, &str)> = Vec::new();
    for term in cx.index.every::<Term>() {
        for line in &term.avoid.lines {
            let phrases = line.words.split([',', ';']).map(|it| it.trim().to_lowercase());
            let phrases = phrases.filter(|it| it.chars().count() > 3);
            avoided.extend(phrases.map(|it| (line.language.value.clone(), it, term.id())));
        }
    }
    for text in crate::model::texts(&cx.index).into_iter().filter(|it| it.element.kind() != Kind::Term) {
        for line in &text.text.lines {
            let language = Language(line.language.value.clone());
            let said = format!(" {} ", plain(&line.words));
            let hit = avoided.iter().find(|(spoken, phrase, _)| {
                *spoken == language.0 && said.contains(&format!(" {} ", plain(phrase)))
            });
            if let Some((_, phrase, term)) = hit {
                let message = format!("`{phrase}` must not be used");
                found.push(
                    Diagnostic::new(RULE.name, line.language.at, message)
                        .help(format!("say what `terms/{term}` says; quotes stand in `quote`")),
                );
            }
        }
    }
}

/// Words in lower case with one space between.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
