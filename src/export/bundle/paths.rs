//! Paths that every system can unpack, old Windows and case-blind sticks among them.

use std::collections::BTreeMap;

/// Windows opens paths of 260 characters; what is left is for the folder that a reader unpacks
/// into.
const LONGEST: usize = 180;

/// Names that Windows keeps for devices, with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// What is wrong with the paths of a zip whose one folder has this name.
pub(super) fn wrong<'a>(folder: &str, paths: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        let whole = format!("{folder}/{path}");
        if whole.len() > LONGEST {
            let long = whole.len();
            wrong.push(format!("`{path}` is too long for Windows: {long} of {LONGEST} characters"));
        }
        if let Some(why) = whole.split('/').find_map(refused) {
            wrong.push(format!("`{path}` cannot be unpacked everywhere: {why}"));
        }
        // A folder of one name and a file of another must not meet either.
        let lower = path.to_lowercase();
        let starts = lower.match_indices('/').map(|(at, _)| at).chain([lower.len()]);
        for at in starts {
            let (key, as_written) = (&lower[..at], path.get(..at).unwrap_or(path));
            match seen.get(key) {
                Some(other) if *other != as_written || at == lower.len() => {
                    wrong.push(format!("`{path}` and `{other}` are one on Windows"));
                }
                Some(_) => {}
                None => _ = seen.insert(key.to_owned(), as_written),
            }
        }
    }
    wrong
}

/// Why a system would not take a name.
fn refused(name: &str) -> Option<String> {
    if name.is_empty() || name == "." || name == ".." {
        return Some("it has an empty part".to_owned());
    }
    let bad = |c: &char| !c.is_ascii_graphic() || "<>:\"|?*\\".contains(*c);
    if let Some(c) = name.chars().find(bad) {
        return Some(format!("{c:?} is in `{name}`"));
    }
    if name.ends_with('.') {
        return Some(format!("`{name}` ends with a full stop"));
    }
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    (numbered || DEVICES.contains(&stem.as_str()))
        .then(|| format!("Windows keeps the name `{name}` for a device"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(paths: &[&str]) -> Vec<String> {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        wrong("casebook-0.1", paths.iter())
    }

    #[test]
    fn plain_paths_are_taken() {
        let plain =
            ["START-HERE.html", "SHA256SUMS", "site/en/roles/x.html", "site/ru/roles/x.html"];
        assert_eq!(said(&plain), Vec::<String>::new());
        assert_eq!(said(&["site/en/console.html", "site/en/com10.html"]), Vec::<String>::new());
    }

    #[test]
    fn what_some_system_refuses_is_named() {
        let refused = [
            "site/con.html",
            "site/aux/x",
            "a/LPT1",
            "a/com1.txt",
            "a:b",
            "a?b",
            "a\\b",
            "a b",
            "a/дело.html",
            "end.",
            "a//b",
            "../x",
            "tab\t",
        ];
        for path in refused {
            assert_eq!(said(&[path]).len(), 1, "{path}: {:?}", said(&[path]));
        }
        assert_eq!(said(&[&"x".repeat(168)]).len(), 1);
        assert_eq!(said(&[&"x".repeat(167)]).len(), 0);
    }

    #[test]
    fn names_that_differ_by_case_alone_are_one() {
        assert_eq!(said(&["a/B.html", "a/b.html"]).len(), 1);
        assert_eq!(said(&["A/x.html", "a/y.html"]).len(), 1);
        assert_eq!(said(&["a", "A/y.html"]).len(), 1);
    }
}
