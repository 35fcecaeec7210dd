//! A question leaves no room for "not known", or for a person who does not want to answer.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::{CodeRole, Codelist, Field, FieldType, Missing, Nature, SpecialCategory};

/// A question leaves no room for "not known", or for a person who does not want to answer.
pub static RULE: Rule = Rule {
    name: "forced-answer",
    level: Level::Warning,
    summary: "A question leaves no room for \"not known\", or for a person who does not want to answer.",
    docs: include_str!("forced_answer.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let entities = cx.casebook.model.entities.iter();
    for field in entities.flat_map(|entity| entity.fields.iter()) {
        let coded = [Some(FieldType::SelectOne), Some(FieldType::SelectMany)];
        if !coded.contains(&field.r#type) || field.head.unknown("codelist").is_some() {
            continue;
        }
        let list = field.codelist.as_ref().and_then(|it| cx.index.typed(field.address(), it));
        let Some(list) = list else { continue };
        let id = field.id();
        if !offers(field, list, Missing::Unknown) {
            let message = format!("`{id}` cannot be answered with \"not known\"");
            found.push(
                Diagnostic::new(RULE.name, field.at(), message)
                    .context(list.at(), "no code of this list says so")
                    .help("add `unknown` to `missing` of the field, or a code with `role: unknown`"),
            );
        }
        if is_told_by_the_person(field) && !offers(field, list, Missing::Declined) {
            let message = format!("`{id}` asks what a person may not want to say");
            found.push(
                Diagnostic::new(RULE.name, field.at(), message)
                    .context(list.at(), "no code of this list is a refusal")
                    .help("add `declined` to `missing` of the field, or a code with `role: declined`"),
            );
        }
    }
}

fn offers(field: &Entry<Field>, list: &Entry<Codelist>, missing: Missing) -> bool {
    let roles: &[CodeRole] = match missing {
        Missing::Declined => &[CodeRole::Declined],
        _ => &[CodeRole::Unknown, CodeRole::Insufficient],
    };
    let listed = list.codes.iter().filter_map(|code| code.role).any(|role| roles.contains(&role));
    listed || field.missing.contains(&missing)
}

/// What only the person can tell: body, mind, violence, origin. Proceedings are known from papers.
fn is_told_by_the_person(field: &Entry<Field>) -> bool {
    let told = |category: &SpecialCategory| *category != SpecialCategory::Criminal;
    field.nature == Some(Nature::Fact) && field.special.iter().any(told)
}
