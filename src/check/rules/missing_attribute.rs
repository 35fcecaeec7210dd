//! A definition lacks something that its kind cannot do without.

use crate::casebook::Release;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Field, Head, Visitor, Walk};

/// A definition lacks something that its kind cannot do without.
pub static RULE: Rule = Rule {
    name: "missing-attribute",
    level: Level::Error,
    summary: "A definition lacks something that its kind cannot do without.",
    docs: include_str!("missing_attribute.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let strict = cx.casebook.config.release == Release::Validated;
    for element in cx.index.all() {
        let head = element.head();
        if cx.casebook.damaged.contains(&head.address.owner()) {
            continue;
        }
        let mut missing = Missing { head, depth: 0, fields: Vec::new() };
        element.head().walk(&mut missing);
        element.body().walk(&mut missing);
        for field in missing.fields {
            let message = format!("`{}` has no `{}`", head.id.value, field.name);
            found.push(
                Diagnostic::new(RULE.name, head.at(), message)
                    .label(field.doc.trim_end_matches('.').to_lowercase())
                    .help(format!(
                        "write `{}:`, or `{}: {{ tbd: question }}` with an open question",
                        field.name, field.name
                    )),
            );
        }
        for unknown in head.unknown.iter().filter(|_| strict) {
            let message = format!("`{}` is still not known", unknown.field);
            found.push(
                Diagnostic::new(RULE.name, unknown.question.at(), message)
                    .help("a validated release leaves no question open: write the answer"),
            );
        }
    }
}

struct Missing<'a> {
    head: &'a Head,
    depth: u32,
    fields: Vec<&'static Field>,
}

impl<'a> Visitor<'a> for Missing<'a> {
    fn enter(&mut self, field: &'static Field, value: &'a dyn Walk) -> bool {
        let set = !value.is_unset();
        let answered = |unknown: &crate::model::Unknown| {
            let name = unknown.field.rsplit('.').next().unwrap_or_default();
            let within =
                unknown.field.strip_prefix(field.name).is_some_and(|rest| rest.starts_with('.'));
            if self.depth == 0 { unknown.field == field.name || within } else { name == field.name }
        };
        if field.required && !set && !self.head.unknown.iter().any(answered) {
            self.fields.push(field);
        }
        self.depth += u32::from(set);
        set
    }
    fn leave(&mut self, _: &'static Field) {
        self.depth -= 1;
    }
}
