//! A finding claims to come from a consultation that has not been held and signed off.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Consultation, Finding, FindingBasis, Stage};
use crate::model::{Entry, Walk};

/// A finding claims to come from a consultation that has not been held and signed off.
pub static RULE: Rule = Rule {
    name: "finding-without-consultation",
    level: Level::Error,
    summary: "A finding claims to come from a consultation that has not been held and signed off.",
    docs: include_str!("finding_without_consultation.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for finding in &cx.casebook.model.findings {
        found.extend(check_finding(cx, finding));
    }
    for consultation in &cx.casebook.model.consultations {
        let given = record(consultation, true);
        if consultation.stage == Some(Stage::Planned) && !given.is_empty() {
            let (id, given) = (consultation.id(), super::listed(&given));
            let message = format!("the consultation `{id}` is only planned but has {given}");
            found.push(
                Diagnostic::new(RULE.name, consultation.at(), message).help(
                    "write `stage: held` if it has taken place; delete what has not happened",
                ),
            );
        }
    }
}

fn check_finding(cx: &Cx<'_>, finding: &Entry<Finding>) -> Option<Diagnostic> {
    let id = finding.id();
    let Some(reference) = &finding.consultation else {
        let claims = finding.basis == Some(FindingBasis::Consultation);
        return claims.then(|| {
            let message = format!("`{id}` comes from a consultation but names none");
            Diagnostic::new(RULE.name, finding.at(), message)
                .help("write `consultation:`, or the true basis: `desk`, `seed` or `hypothesis`")
        });
    };
    let consultation = cx.index.typed(finding.address(), reference)?;
    let name = reference.as_str();
    let missing = record(consultation, false);
    let (message, help) = if consultation.stage != Some(Stage::Held) {
        (
            format!("`{id}` names `{name}`, which has not been held"),
            "write the finding when somebody has said so; until then it is a `hypothesis` without a consultation".to_owned(),
        )
    } else if !missing.is_empty() {
        let missing = super::listed(&missing);
        (
            format!("`{id}` rests on `{name}`, which has no {missing}"),
            format!("write {missing} into the consultation before anything rests on it"),
        )
    } else {
        return None;
    };
    Some(
        Diagnostic::new(RULE.name, reference.at(), message)
            .context(consultation.at(), "the consultation")
            .help(help),
    )
}

/// The keys that only a consultation which was held can have: those that are given, or not.
fn record(consultation: &Entry<Consultation>, given: bool) -> Vec<&'static str> {
    let keys: [(&'static str, bool); 3] = [
        ("held-on", consultation.held_on.is_unset()),
        ("note", consultation.note.is_unset()),
        ("sign-off", consultation.sign_off.is_unset()),
    ];
    keys.into_iter().filter(|(_, unset)| *unset != given).map(|(key, _)| key).collect()
}
