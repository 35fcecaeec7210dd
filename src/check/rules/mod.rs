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
    dangling_reference,
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
    milestone_outside_workplan,
    misplaced_definition,
    missing_attribute,
    prohibited_field,
    step_without_permission,
    unanswered_finding,
    unauthorised_crossing,
    undrawable_diagram,
    unknown_directive,
    unknown_key,
    unknown_language,
    unknown_rule,
    unreadable_definition,
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
