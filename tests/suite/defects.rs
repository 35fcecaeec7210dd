//! The real data is tied together: what is planted wrongly is reported, and what is taken away is
//! missed by somebody.

use crate::books::{self, ROOT, none, read, run, said, write};
use casebook::casebook::Casebook;
use casebook::check::{self, Cx};
use casebook::load::{FileText, load, read_book};
use casebook::model::{Element, Index, Kind};
use casebook::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

#[test]
fn three_defects_planted_at_once_are_all_reported() {
    let copy = books::copy_of_all();
    let book = copy.path();
    let intake = book.join("data/framework/workflows/intake.yml");
    let text = read(&intake);
    let line = |start: &str, nth: usize| {
        let mut lines = text.lines().filter(|line| line.trim_start().starts_with(start));
        lines.nth(nth).unwrap_or_else(|| panic!("no line `{start}` in intake.yml")).to_owned()
    };
    // A step that names a role that does not exist.
    let first = line("accountable:", 0);
    let indent = &first[..first.find('a').expect("a key")];
    let wrong = text.replacen(&first, &format!("{indent}accountable: case-manger"), 1);
    // Another that names nobody: the second step loses its line.
    let start = text.find(&first).expect("it is there") + first.len();
    let second = text[start..].find("accountable:").map(|at| at + start).expect("a second step");
    let second = &text[text[..second].rfind('\n').expect("a line before") + 1..];
    let second = second.lines().next().expect("a line");
    let at = wrong.rfind(&format!("{second}\n")).expect("it is still there");
    let wrong = format!("{}{}", &wrong[..at], &wrong[at + second.len() + 1..]);
    write(&intake, &wrong);
    // A second definition of an id in another file.
    let role = read(&book.join("data/framework/roles/school.yml"));
    write(&book.join("data/framework/roles/school-again.yml"), &role);

    let output = run(book, &["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let found: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect();
    let mut failures = Vec::new();
    for (rule, path) in [
        ("dangling-reference", "data/framework/workflows/intake.yml"),
        ("duplicate-id", "data/framework/roles/school"),
        ("step-without-owner", "data/framework/workflows/intake.yml"),
    ] {
        let hit = found.iter().find(|found| {
            let at = found["place"]["path"].as_str().unwrap_or_default();
            found["rule"] == rule && at.starts_with(path)
        });
        let Some(hit) = hit else {
            failures.push(format!("`{rule}` is not reported in {path}"));
            continue;
        };
        if hit["help"].as_str().unwrap_or_default().is_empty() {
            failures.push(format!("`{rule}` says nothing of what to do"));
        }
        if hit["place"]["line"].as_u64() < Some(1) || hit["place"]["column"].as_u64() < Some(1) {
            failures.push(format!("`{rule}` has no place"));
        }
    }
    none(&format!("planted and not found; found was\n{lines}"), &failures);

    let people = run(book, &["check"]);
    assert_eq!(people.status.code(), Some(1));
    let shown = String::from_utf8_lossy(&people.stdout).into_owned();
    let due = ["intake.yml:", "school-again.yml", "help: did you mean `case-manager`?"];
    assert!(due.iter().all(|words| shown.contains(words)), "{shown}");
    let short = run(book, &["check", "--format", "short"]);
    let short = String::from_utf8_lossy(&short.stdout).into_owned();
    assert!(short.contains("intake.yml:") && short.contains("error[dangling-reference]: "));
}

/// Something that is taken away.
struct Deletion {
    address: String,
    file: String,
    /// What goes; everything for a file of its own.
    bytes: Range<usize>,
    /// What takes its place.
    left: &'static str,
}

/// What the issue names: each of these has to be missed when it is gone.
const MISSED: &[Kind] =
    &[Kind::Role, Kind::Institution, Kind::Form, Kind::Codelist, Kind::Flow, Kind::Field];

fn deletions(casebook: &Casebook) -> Vec<Deletion> {
    let index = Index::new(&casebook.model);
    let all: Vec<&dyn Element> = index.all().collect();
    let due = all.iter().filter(|element| MISSED.contains(&element.kind()));
    let deletions = due.map(|element| {
        let head = element.head();
        let file = casebook.sources.file(head.span.file);
        let whole = !head.listed && !element.kind().is_part();
        let (bytes, left) = match whole {
            true => (0..file.text.len(), ""),
            false => item(&file.text, head.span.start as usize, head.span.end as usize),
        };
        let address = head.address.as_str().to_owned();
        Deletion { address, file: file.path.clone(), bytes, left }
    });
    deletions.collect()
}

/// The lines of an item of a list, from its dash to the next; an empty list is left of a list
/// that had no other.
fn item(text: &str, start: usize, end: usize) -> (Range<usize>, &'static str) {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let dash = text[line..start].rfind('-').map_or(start, |at| at + line);
    let indent = dash - line;
    let mut stop = text[end..].find('\n').map_or(text.len(), |at| at + end + 1);
    // The place of a block may end before its last line.
    for rest in text[stop..].split_inclusive('\n') {
        let deep = rest.len() - rest.trim_start().len();
        if !rest.trim().is_empty() && deep <= indent {
            break;
        }
        stop += rest.len();
    }
    let before = text[..line].trim_end();
    let next = &text[stop..];
    let more = next.len() - next.trim_start_matches(' ').len() == indent
        && next.trim_start().starts_with("- ");
    let only = before.ends_with(':') && !more;
    (line..stop, if only { "    []\n" } else { "" })
}

/// The files without these things; all lie in different files.
fn without(files: &[FileText], gone: &[&Deletion]) -> Vec<FileText> {
    let gone: BTreeMap<&str, &Deletion> =
        gone.iter().map(|deletion| (deletion.file.as_str(), *deletion)).collect();
    let left = files.iter().filter_map(|file| {
        let Some(deletion) = gone.get(file.path.as_str()) else { return Some(file.clone()) };
        let mut text = file.text.clone().expect("the data is UTF-8");
        text.replace_range(deletion.bytes.clone(), deletion.left);
        (!text.trim().is_empty()).then(|| FileText::new(file.path.clone(), text))
    });
    left.collect()
}

/// Which of these nobody misses: no reference to it dangles, at a place that is still there.
fn not_missed(files: &[FileText], gone: &[&Deletion], any_rule: bool) -> Vec<String> {
    let (casebook, mut found) = load(without(files, gone));
    let cx = Cx::new(&casebook);
    let slips: Vec<String> = found.iter().map(|found| found.message.clone()).collect();
    found.extend(check::check(&cx));
    let found = check::settle(&cx, found);
    let places: BTreeSet<Span> =
        found.iter().filter(|it| it.rule == "dangling-reference").map(|it| it.at).collect();
    let referred: BTreeMap<&str, _> =
        cx.index.referred().map(|(address, links)| (address.as_str(), links)).collect();
    let missed = |deletion: &&&Deletion| {
        let name = deletion.address.rsplit(['/', '#']).next().unwrap_or_default();
        let quoted = format!("`{name}`");
        let links = referred.get(deletion.address.as_str()).copied().unwrap_or_default();
        links.iter().any(|link| places.contains(&link.reference.at))
            || any_rule && slips.is_empty() && found.iter().any(|it| it.message.contains(&quoted))
    };
    let failures = gone.iter().filter(|deletion| !missed(deletion));
    failures.map(|deletion| format!("{} (while reading: {slips:?})", deletion.address)).collect()
}

#[test]
fn whatever_is_deleted_is_missed() {
    // One thing after another would take minutes: several go at once, each from another file.
    // That is no easier to pass, because a reference to one of them dangles whatever else is
    // gone; who is not missed so is tried again alone, where any rule may miss it.
    const RUNS: usize = 40;
    let files = read_book(Path::new(ROOT)).expect("the book can be read");
    // Chapters, templates and pictures play no part in the checks of definitions.
    let files: Vec<FileText> = files
        .into_iter()
        .filter(|file| file.path == "book.toml" || file.path.starts_with("data/"))
        .collect();
    let (casebook, found) = load(files.clone());
    assert!(found.is_empty(), "the data has to be readable first");
    let all = deletions(&casebook);
    assert!(all.len() > 100, "only {} things to delete", all.len());
    let mut runs: Vec<Vec<&Deletion>> = vec![Vec::new(); RUNS];
    for deletion in &all {
        let free = |run: &Vec<&Deletion>| run.iter().all(|other| other.file != deletion.file);
        let fits = runs.iter().enumerate().filter(|(_, run)| free(run));
        match fits.min_by_key(|(_, run)| run.len()).map(|(at, _)| at) {
            Some(at) => runs[at].push(deletion),
            None => runs.push(vec![deletion]),
        }
    }
    let half = runs.len() / 2;
    let tried = |runs: &[Vec<&Deletion>]| -> Vec<String> {
        let again = runs.iter().flat_map(|run| {
            let names: BTreeSet<String> = not_missed(&files, run, false)
                .iter()
                .map(|name| name.split(' ').next().unwrap_or_default().to_owned())
                .collect();
            run.iter().copied().filter(move |deletion| names.contains(&deletion.address))
        });
        again.flat_map(|deletion| not_missed(&files, &[deletion], true)).collect()
    };
    let failures = std::thread::scope(|scope| {
        let other = scope.spawn(|| tried(&runs[half..]));
        let mut failures = tried(&runs[..half]);
        failures.extend(other.join().expect("the other half ends"));
        failures
    });
    none(&format!("of {} deleted things nobody misses", all.len()), &failures);
}
