//! Rooms use each other in one direction only, as ARCHITECTURE.md says.

use crate::{files, none, read};
use std::collections::BTreeMap;

/// The table of rooms in ARCHITECTURE.md: each room and the third column of its row.
fn rooms(architecture: &str) -> BTreeMap<String, String> {
    let section = architecture.split("## Rooms").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = |row: &str| -> Option<(String, String)> {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        Some((cells.get(1)?.trim_matches('`').to_owned(), (*cells.get(3)?).to_owned()))
    };
    rows.filter_map(cells).collect()
}

/// Whether the third column of a row, a list or "all but" a list, allows a room.
fn allows(column: &str, room: &str) -> bool {
    let (all, listed) = match column.strip_prefix("all") {
        Some(rest) => (true, rest.trim_start_matches(" but ")),
        None => (false, column),
    };
    all != listed.split(", ").any(|listed| listed == room)
}

#[test]
fn no_room_reaches_where_it_may_not() {
    let rooms = rooms(&read("ARCHITECTURE.md"));
    assert!(rooms.len() > 10, "ARCHITECTURE.md has lost its table of rooms");
    let mut failures = Vec::new();
    for path in files("src", ".rs") {
        let room = path.trim_start_matches("src/").trim_end_matches(".rs");
        let room = room.split('/').next().unwrap_or_default();
        if ["lib", "main"].contains(&room) {
            continue;
        }
        let Some(may) = rooms.get(room) else {
            failures
                .push(format!("{path}: write the room `{room}` into the table of ARCHITECTURE.md"));
            continue;
        };
        for (number, line) in read(&path).lines().enumerate() {
            for used in line.split("crate::").skip(1).filter(|_| !line.trim().starts_with("//")) {
                let end = used.find(|c: char| !c.is_alphanumeric() && c != '_');
                let used = &used[..end.unwrap_or(used.len())];
                if used != room && !allows(may, used) {
                    failures.push(format!(
                        "{path}:{}: `{room}` reaches into `{used}`, but may use only: {may}. \
                         Move the code to a room that may, or pass the data in\n    {}",
                        number + 1,
                        line.trim()
                    ));
                }
            }
        }
    }
    none(&failures);
}
