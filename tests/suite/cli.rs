//! The commands: what they print, and with which exit status.

use crate::books::{self, ROOT, casebook, none, read, run, said, small, write};
use casebook::check::rules::RULES;
use casebook::diagnostic::Level;
use casebook::load::{FileText, load};
use casebook::model::Kind;
use serde_json::Value;
use std::path::Path;

/// The standard output of a command that has to succeed.
fn output(arguments: &[&str]) -> String {
    let output = casebook().args(arguments).current_dir(ROOT).output().expect("it starts");
    assert!(output.status.success(), "casebook {arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn what_commands_print() {
    trycmd::TestCases::new()
        .register_bin("casebook", Path::new(env!("CARGO_BIN_EXE_casebook")))
        .case("tests/cli/*.trycmd");
}

#[test]
fn a_sound_book_gives_nothing_and_the_status_0() {
    let book = small(&[]);
    for arguments in [&["check"][..], &["check", "--format", "short"], &["build"]] {
        let output = run(book.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(output.stdout.is_empty(), "{}", said(&output));
    }
    let elsewhere = casebook().arg("check").arg(book.path()).current_dir("/").output();
    assert!(elsewhere.expect("it starts").status.success(), "a book may lie anywhere");
}

/// A book with one slip of each sort that a line may show, in several files and alphabets.
fn wrong() -> tempfile::TempDir {
    let role = "id: warden\ntitle: {en: Warden, xx: Посбон}\nstatus: propsed\ntrack: welfare\nestablished: \"yes\"\nsupervised-by: [nobody]\nunitt: x\n";
    let files = [
        ("data/roles/warden.yml", role),
        ("data/roles/quoted.yml", "id: \"quoted\ntitle: Ҳуҷҷат: нотамом\n"),
        ("data/rolls/x.yml", "id: x\n"),
        ("book/other.md", "no front matter, and a `line:1:2: error[x]: y`\n"),
    ];
    small(&files)
}

#[test]
fn short_is_one_line_each() {
    let book = wrong();
    let output = run(book.path(), &["check", "--format", "short"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.lines().count() >= 5, "{text}");
    let shaped = |line: &str| {
        let (place, message) = line.split_once(": ")?;
        let mut place = place.rsplitn(3, ':');
        let column: usize = place.next()?.parse().ok()?;
        let number: usize = place.next()?.parse().ok()?;
        let path = place.next()?;
        let (level, rest) = message.split_once('[')?;
        let (rule, said) = rest.split_once("]: ")?;
        let known = RULES.iter().any(|known| known.name == rule);
        let there = book.path().join(path).is_file();
        let level = matches!(level, "error" | "warning");
        (known && level && there && column > 0 && number > 0 && !said.is_empty()).then_some(())
    };
    let odd = text.lines().filter(|line| shaped(line).is_none()).map(str::to_owned);
    none("not `path:line:col: level[rule]: message`", &odd.collect::<Vec<_>>());
}

#[test]
fn json_is_one_object_a_line() {
    let book = wrong();
    let output = run(book.path(), &["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let short = run(book.path(), &["check", "--format", "short"]);
    let short = String::from_utf8(short.stdout).expect("UTF-8");
    assert_eq!(text.lines().count(), short.lines().count());
    for (line, short) in text.lines().zip(short.lines()) {
        let found: Value = serde_json::from_str(line).expect("JSON");
        let place = &found["place"];
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let said = format!(
            "{}:{}:{}: {}[{}]: {}",
            word(&place["path"]),
            place["line"],
            place["column"],
            word(&found["level"]),
            word(&found["rule"]),
            word(&found["message"])
        );
        assert_eq!(said, short);
    }
}

#[test]
fn every_rule_is_listed_and_explained() {
    let list = output(&["rules"]);
    assert_eq!(list.lines().count(), RULES.len());
    for (line, rule) in list.lines().zip(RULES) {
        assert!(line.starts_with(rule.name) && line.contains(rule.level.word()), "{line}");
        assert!(line.contains(rule.summary) && rule.level > Level::Off, "{line}");
        let page = output(&["explain", rule.name]);
        assert!(page.starts_with(&format!("# {} (", rule.name)), "{page}");
        assert!(page.contains("## Why"), "{page}");
    }
}

#[test]
fn a_new_definition_of_every_kind_can_be_read() {
    let mut failures = Vec::new();
    for kind in Kind::FILES.iter().filter(|kind| **kind != Kind::Chapter) {
        let text = output(&["new", kind.folder(), "brand-new"]);
        let value: Value = match serde_saphyr::from_str(&text) {
            Ok(value) => value,
            Err(error) => {
                failures.push(format!("{kind}: no YAML: {error}"));
                continue;
            }
        };
        assert_eq!(value["id"], "brand-new");
        // As an author begins: everything that is required is left for later.
        let open = |line: &&str| !line.contains(":   # ") && !line.contains("ask: roles/}");
        let begun: String = text.lines().filter(open).map(|line| format!("{line}\n")).collect();
        let begun = begun.replace("provenance:\n", "");
        let path = format!("data/{}/brand-new.yml", kind.folder());
        let toml = FileText::new("book.toml", "[preprocessor.casebook]\ndata = [\"data\"]\n");
        let (casebook, found) = load(vec![toml, FileText::new(path, begun)]);
        failures.extend(found.iter().map(|found| format!("{kind}: {}", found.message)));
        if casebook.model.of(*kind).len() != 1 {
            failures.push(format!("{kind}: it was not read"));
        }
        // Every key that is mentioned is one that may be written.
        for field in kind.fields() {
            if !text.contains(&format!("{}:", field.name)) {
                failures.push(format!("{kind}: `{}` is not mentioned", field.name));
            }
        }
    }
    none("`casebook new`", &failures);
}

#[test]
fn the_schemas_fit_the_real_data_and_nothing_misspelt() {
    let copy = books::copy_of_all();
    let output = run(copy.path(), &["schema"]);
    assert!(output.status.success(), "{}", said(&output));
    let folder = copy.path().join(".casebook/schema");
    let settings: Value =
        serde_json::from_str(&read(&folder.join("settings.json"))).expect("settings are JSON");
    assert!(settings["yaml.schemas"].is_object());
    let mut failures = Vec::new();
    for kind in Kind::FILES.iter().filter(|kind| **kind != Kind::Chapter) {
        let schema: Value = serde_json::from_str(&read(&folder.join(format!("{kind}.json"))))
            .unwrap_or_else(|error| panic!("{kind}: {error}"));
        let validator = jsonschema::validator_for(&schema)
            .unwrap_or_else(|error| panic!("the schema of {kind} is none: {error}"));
        for layer in ["data/framework", "data/tajikistan"] {
            for (name, bytes) in books::snapshot(&copy.path().join(layer).join(kind.folder())) {
                let text = String::from_utf8(bytes).expect("UTF-8");
                let value: Value = match serde_saphyr::from_str(&text) {
                    Ok(value) => value,
                    Err(error) => {
                        failures.push(format!("{kind}/{name}: {error}"));
                        continue;
                    }
                };
                let wrong = validator.iter_errors(&value).next();
                failures.extend(wrong.map(|wrong| {
                    let said: String = wrong.to_string().chars().take(200).collect();
                    format!("{kind}/{name}: {}: {said}", wrong.instance_path())
                }));
            }
        }
        let misspelt = serde_json::json!({"id": "x", "titel": "Misspelt"});
        if validator.is_valid(&misspelt) {
            failures.push(format!("{kind}: `titel` passes"));
        }
    }
    none("schemas", &failures);
}

#[test]
fn every_command_that_the_readme_shows_is_one() {
    let readme = Path::new(ROOT).join("README.md");
    assert!(readme.is_file(), "there is no README.md");
    let mut failures = Vec::new();
    for line in read(&readme).lines() {
        let started = ["$ casebook ", "$ cargo run --release -- ", "| `casebook "];
        let Some(rest) = started.iter().find_map(|start| line.strip_prefix(start)) else {
            continue;
        };
        let command = rest.split([' ', '`']).next().unwrap_or_default();
        let output = casebook().args([command, "--help"]).output().expect("it starts");
        if !output.status.success() {
            failures.push(format!("`{line}`"));
        }
    }
    none("commands that are none", &failures);
}

#[test]
fn what_is_printed_has_no_colours_in_a_pipe() {
    let book = wrong();
    let mut command = casebook();
    let output = command.env_remove("NO_COLOR").arg("check").current_dir(book.path()).output();
    let output = output.expect("it starts");
    assert!(!said(&output).contains('\u{1b}'), "{}", said(&output));
    write(&book.path().join("book/other.md"), "");
    let build = run(book.path(), &["build"]);
    assert!(!said(&build).contains("reading and checking"), "progress is for a terminal");
}
