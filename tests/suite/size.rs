//! No file grows beyond what can be read at once, unless ARCHITECTURE.md says why.

use crate::{files, none, read};
use std::collections::BTreeMap;

const LIMIT: usize = 400;

#[test]
fn no_rust_file_is_longer_than_400_lines_without_a_reason() {
    let architecture = read("ARCHITECTURE.md");
    let section = architecture.split("## Files above 400 lines").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let items = section.lines().filter_map(|line| line.strip_prefix("- `")?.split_once('`'));
    let mut reasons: BTreeMap<&str, &str> = items.collect();
    let mut failures = Vec::new();
    for path in ["src", "macros/src", "tests"].iter().flat_map(|folder| files(folder, ".rs")) {
        let length = read(&path).lines().count();
        let reason = reasons.remove(path.as_str());
        let reasoned =
            reason.is_some_and(|reason| reason.trim_start_matches([':', ' ']).len() > 20);
        if length > LIMIT && !reasoned {
            failures.push(format!(
                "{path} has {length} lines: take a part of it into a file of its own, or write \
                 the reason into the section \"Files above 400 lines\" of ARCHITECTURE.md"
            ));
        }
        if length <= LIMIT && reason.is_some() {
            failures.push(format!("{path} has {length} lines: take it off ARCHITECTURE.md"));
        }
    }
    failures.extend(reasons.keys().map(|path| format!("{path} is not there: ARCHITECTURE.md")));
    none(&failures);
}
