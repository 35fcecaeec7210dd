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
    absent_role_alone,
    administrator_reads_content,
    agreement_before_understanding,
    ai_use_without_guard,
    assessed_without_service,
    assumption_without_addressee,
    broken_template,
    build_folder_in_sources,
    case_without_safeguard,
    child_without_safeguards,
    closure_without_evidence,
    code_would_do,
    consent_without_choice,
    dangling_reference,
    decision_without_all_outcomes,
    doubtful_closure_reason,
    duplicate_id,
    duplicate_key,
    exact_day_forced,
    export_beside_content,
    exposed_special_category,
    field_without_purpose,
    finding_without_consultation,
    flow_abroad_without_consent,
    flow_beyond_minimum,
    flow_over_weak_channel,
    flow_without_need_to_know,
    forced_answer,
    form_without_step,
    identifying_feedback,
    impossible_run,
    incomplete_flow,
    incomplete_referral_pathway,
    information_to_many,
    layer_breach,
    legacy_tajik_letter,
    milestone_outside_workplan,
    misplaced_definition,
    missing_attribute,
    missing_glyph,
    mixed_record_classes,
    national_reach,
    opinion_without_author,
    outdated_validation,
    personal_data_in_text,
    phase_without_gate,
    practice_not_described,
    prohibited_field,
    real_name_in_fiction,
    record_kept_for_ever,
    restriction_without_review,
    role_without_institution,
    score_of_a_person,
    self_approval,
    stale_legal_check,
    stale_translation,
    state_without_closure,
    state_without_review,
    step_without_offline_method,
    step_without_owner,
    step_without_permission,
    stigmatising_word,
    stray_fiction,
    time_limit_without_escalation,
    transition_without_step,
    unacknowledged_flow,
    unanswered_finding,
    unauthorised_crossing,
    uncovered_by_scenario,
    undrawable_diagram,
    unfilled_training_day,
    unkept_criterion,
    unknown_directive,
    unknown_key,
    unknown_language,
    unknown_rule,
    unlisted_chapter,
    unmapped_item,
    unmarked_fiction,
    unreadable_definition,
    unsound_workflow,
    untaught_competency,
    untestable_requirement,
    untested_objective,
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
