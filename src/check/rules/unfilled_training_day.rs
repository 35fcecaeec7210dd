//! A day of a course has no module, or its sessions do not last as long as the day.

use crate::analyse::training::modules;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Course;

/// A day of a course has no module, or its sessions do not last as long as the day.
pub static RULE: Rule = Rule {
    name: "unfilled-training-day",
    level: Level::Warning,
    summary: "A day of a course has no module, or its sessions do not last as long as the day.",
    docs: include_str!("unfilled_training_day.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for course in cx.index.every::<Course>() {
        let Some(days) = course.days else { continue };
        let modules = modules(&cx.index, course.address());
        for module in modules.iter().filter(|it| it.day.is_some_and(|day| day == 0 || day > days)) {
            let (id, day) = (module.id(), module.day.unwrap_or_default());
            let message = format!("`{id}` is on day {day} of `{}`, which has {days}", course.id());
            found.push(
                Diagnostic::new(RULE.name, module.at(), message)
                    .context(course.at(), "this course")
                    .help("correct `day` of the module or `days` of the course"),
            );
        }
        for day in 1..=days {
            let on = || modules.iter().filter(|it| it.day == Some(day));
            let sessions = on().flat_map(|module| module.sessions.iter());
            let minutes: u32 = sessions.filter_map(|session| session.minutes).sum();
            let message = match course.minutes_a_day {
                _ if on().next().is_none() => format!("day {day} of `{}` has no module", course.id()),
                Some(whole) if whole != minutes => format!(
                    "the sessions of day {day} of `{}` last {minutes} minutes, the day {whole}",
                    course.id()
                ),
                _ => continue,
            };
            found.push(
                Diagnostic::new(RULE.name, course.at(), message)
                    .help("the minutes of all sessions, with breaks, make `minutes-a-day`"),
            );
        }
    }
}
