//! Rooms use each other in one direction only, as ARCHITECTURE.md says.

use crate::{files, none, read};

/// Each room and the rooms that it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("model", &["source"]),
    // The settings of a book hold levels of rules, which are words of `diagnostic`.
    ("casebook", &["source", "diagnostic", "model"]),
    ("load", &["source", "diagnostic", "model", "casebook"]),
    ("analyse", &["model", "casebook"]),
    ("check", &["source", "diagnostic", "model", "casebook", "analyse"]),
    ("views", &["model", "casebook", "analyse"]),
    ("render", &["source", "diagnostic", "views", "model", "casebook"]),
    ("book", &["source", "diagnostic", "render", "views", "model", "casebook"]),
    ("export", &["views", "model", "render", "casebook"]),
    ("report", &["source", "diagnostic"]),
    ("inspect", &["load", "check", "book", "model", "source", "diagnostic", "casebook"]),
];

#[test]
fn no_room_reaches_where_it_may_not() {
    let mut failures = Vec::new();
    for path in files("src", ".rs") {
        let room = path.trim_start_matches("src/").trim_end_matches(".rs");
        let room = room.split('/').next().unwrap_or_default();
        if ["lib", "main", "cli"].contains(&room) {
            continue;
        }
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            failures.push(format!("{path}: no room `{room}` in ARCHITECTURE.md and {}", file!()));
            continue;
        };
        for (number, line) in read(&path).lines().enumerate() {
            for used in line.split("crate::").skip(1).filter(|_| !line.trim().starts_with("//")) {
                let end = used.find(|c: char| !c.is_alphanumeric() && c != '_');
                let used = &used[..end.unwrap_or(used.len())];
                if used != room && !may.contains(&used) {
                    failures.push(format!(
                        "{path}:{}: `{room}` reaches into `{used}`, but may only use {may:?}: \
                         move the code to a room that may, or pass the data in\n    {}",
                        number + 1,
                        line.trim()
                    ));
                }
            }
        }
    }
    none(&failures);
}
