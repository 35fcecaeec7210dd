//! The rules.
//!
//! To add a rule: write `src/check/rules/<rule>.rs` (a `static RULE` on top, `check` below) and
//! `<rule>.md` beside it (one sentence, `## Why`, `## Bad`, `## Good`), then add its name to the
//! list below. Its level setting, its page, `casebook explain` and its tests follow from that.

macro_rules! rules {
    ($($name:ident,)+) => {
        $(pub mod $name;)+

        /// Every rule, sorted by name.
        pub static RULES: &[&super::Rule] = &[$(&$name::RULE),+];
    };
}

rules! {
    administrator_reads_content,
    assumption_without_addressee,
    broken_template,
    build_folder_in_sources,
    child_without_safeguards,
    closure_without_evidence,
    dangling_reference,
    decision_without_all_outcomes,
    duplicate_id,
    duplicate_key,
    exposed_special_category,
    field_without_purpose,
    finding_without_consultation,
    flow_beyond_minimum,
    flow_over_weak_channel,
    flow_without_need_to_know,
    incomplete_flow,
    incomplete_referral_pathway,
    layer_breach,
    legacy_tajik_letter,
    milestone_outside_workplan,
    misplaced_definition,
    missing_attribute,
    missing_glyph,
    prohibited_field,
    self_approval,
    stale_translation,
    state_without_closure,
    step_without_owner,
    step_without_permission,
    transition_without_step,
    unanswered_finding,
    unauthorised_crossing,
    undrawable_diagram,
    unknown_directive,
    unknown_key,
    unknown_language,
    unknown_rule,
    unlisted_chapter,
    unreadable_definition,
    unsound_workflow,
    untraced_requirement,
    unused_allow,
    unused_definition,
    unverified_quote,
    withheld_reference,
}

/// The rule of that name.
pub fn named(name: &str) -> Option<&'static super::Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Keys in backticks, as a message lists them.
fn listed(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}
