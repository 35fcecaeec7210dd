//! A date that tells who somebody is has to be given to the day.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{About, FieldType, Identifies, Precision};

/// A date that tells who somebody is has to be given to the day.
pub static RULE: Rule = Rule {
    name: "exact-day-forced",
    level: Level::Warning,
    summary: "A date that tells who somebody is has to be given to the day.",
    docs: include_str!("exact_day_forced.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let entities = cx.casebook.model.entities.iter();
    for field in entities.flat_map(|entity| entity.fields.iter()) {
        let tells = field.identifies.is_some_and(|it| it > Identifies::None);
        let of_a_person = [About::Person, About::Child, About::Caregiver, About::ThirdParty];
        let of_a_person = field.about.is_some_and(|about| of_a_person.contains(&about));
        let coarse = |it: &Precision| *it != Precision::Day;
        if field.r#type == Some(FieldType::Date)
            && tells
            && of_a_person
            && !field.precision.iter().any(coarse)
            && field.head.unknown("precision").is_none()
        {
            let message = format!("`{}` can only be answered with an exact day", field.id());
            found.push(
                Diagnostic::new(RULE.name, field.at(), message)
                    .help("write `precision: [day, month, year]`, so that a date can be estimated"),
            );
        }
    }
}
