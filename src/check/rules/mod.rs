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
    broken_template,
    build_folder_in_sources,
    dangling_reference,
    duplicate_id,
    duplicate_key,
    layer_breach,
    misplaced_definition,
    missing_attribute,
    undrawable_diagram,
    unknown_directive,
    unknown_key,
    unknown_language,
    unknown_rule,
    unreadable_definition,
    unused_allow,
    unused_definition,
    unverified_quote,
}

/// The rule of that name.
pub fn named(name: &str) -> Option<&'static super::Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
