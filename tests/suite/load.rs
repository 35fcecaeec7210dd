//! Whatever an author writes, the casebook is loaded and everything that is wrong is told.

use crate::page::{book, example, lines, look, shown};
use casebook::check::rules::RULES;
use casebook::diagnostic::{Diagnostic, Level};
use casebook::inspect::Inspected;
use casebook::load::{FileText, read_book};
use casebook::report::{Format, report};
use snapbox::{assert_data_eq, str};
use std::panic::{AssertUnwindSafe, catch_unwind};

const ROLE: &str = "data/roles/case-manager.yml";
const ROLES: &str = "data/roles/roles.yml";

fn role(text: &str) -> Inspected {
    book(&[(ROLE, text)])
}

/// The error of that rule, or a failure that shows what was found instead.
fn the<'a>(inspected: &'a Inspected, rule: &str) -> &'a Diagnostic {
    let mut all = inspected.found.iter().filter(|found| found.rule == rule);
    let first = all.next();
    first.unwrap_or_else(|| panic!("no `{rule}`:\n{}", shown(inspected)))
}

fn place(inspected: &Inspected, rule: &str) -> (usize, usize) {
    inspected.book.sources.line_column(the(inspected, rule).at)
}

#[test]
fn a_key_written_twice_shows_both_places() {
    let found = role(
        "id: case-manager\ntitle: Case manager\ntrack: welfare\ntrack: justice\nestablished: yes\n",
    );
    assert_data_eq!(
        errors(&found),
        str![[r#"
error[duplicate-key]: the key `track` is written twice
 --> data/roles/case-manager.yml:4:1
  |
3 | track: welfare
  | ----- first written here
4 | track: justice
  | ^^^^^
  |
  = help: keep one of the two; several values go into one list
  = note: `casebook explain duplicate-key` says why


"#]]
    );
}

#[test]
fn an_unknown_key_is_suggested_for() {
    let found = role(
        "id: case-manager\ntitle: Case manager\ntrack: welfare\nestablished: yes\nsupervison: weekly\n",
    );
    assert_data_eq!(
        errors(&found),
        str![[r#"
error[unknown-key]: there is no key `supervison` here
 --> data/roles/case-manager.yml:5:1
  |
5 | supervison: weekly
  | ^^^^^^^^^^
  |
  = help: did you mean `supervision`?
  = note: `casebook explain unknown-key` says why


"#]]
    );
}

#[test]
fn a_comma_in_an_unquoted_text_is_an_unknown_language() {
    let found = role(
        "id: case-manager\ntitle: {en: A home, but not safe}\ntrack: welfare\nestablished: yes\n",
    );
    assert_data_eq!(
        errors(&found),
        str![[r#"
error[unknown-language]: there is no language `but not safe`
 --> data/roles/case-manager.yml:2:21
  |
2 | title: {en: A home, but not safe}
  |                     ^^^^^^^^^^^^
  |
  = help: YAML took a comma in the text for the end of it: put the text in quotes
  = note: `casebook explain unknown-language` says why


"#]]
    );
}

#[test]
fn a_dangling_reference_points_at_the_reference() {
    let found = book(&[(
        ROLES,
        "- {id: case-manager, title: Case manager, track: welfare, established: yes, supervised-by: case-superviser}\n- {id: case-supervisor, title: Case supervisor, track: welfare, established: yes}\n",
    )]);
    assert_data_eq!(
        errors(&found),
        str![[r#"
error[dangling-reference]: there is no `roles/case-superviser`
 --> data/roles/roles.yml:1:92
  |
1 | - {id: case-manager, title: Case manager, track: welfare, established: yes, supervised-by: case-superviser}
  |                                                                                            ^^^^^^^^^^^^^^^ not found
  |
  = help: did you mean `case-supervisor`?
  = note: `casebook explain dangling-reference` says why


"#]]
    );
}

#[test]
fn an_unknown_word_is_told_with_the_known_ones() {
    let found = role("id: case-manager\ntitle: Case manager\ntrack: welfair\nestablished: yes\n");
    let help = the(&found, "unreadable-definition").help.clone().unwrap_or_default();
    assert!(help.contains("did you mean `welfare`?"), "{help}");
    assert_eq!(place(&found, "unreadable-definition"), (3, 8));
}

#[test]
fn a_value_of_a_wrong_type_is_told_where_it_stands() {
    for (line, column) in [
        ("outside: perhaps", 10),
        ("incompatible-with: mentor", 20),
        ("summary: [one, two]", 10),
        ("supervised-by: {a: b}", 16),
    ] {
        let text = format!(
            "id: case-manager\ntitle: Case manager\ntrack: welfare\nestablished: yes\n{line}\n"
        );
        let found = role(&text);
        assert_eq!(place(&found, "unreadable-definition"), (5, column), "{}", shown(&found));
    }
}

#[test]
fn what_is_sound_in_a_broken_record_is_still_checked() {
    let found = role(
        "id: case-manager\ntitle: Case manager\ntrack: welfair\nestablished: perhaps\nsupervised-by: nobody\ncolour: red\n",
    );
    let rules: Vec<&str> = errors_of(&found).iter().map(|found| found.rule).collect();
    let due =
        ["unreadable-definition", "unreadable-definition", "dangling-reference", "unknown-key"];
    assert_eq!(rules, due, "{}", shown(&found));
}

#[test]
fn an_unclosed_quote_is_one_error_and_its_definition_is_not_missed_again() {
    let found = book(&[
        (ROLE, "id: case-manager\ntitle: \"Case manager\ntrack: welfare\n"),
        (
            ROLES,
            "- {id: mentor, title: Mentor, track: welfare, established: yes, supervised-by: case-manager}\n",
        ),
    ]);
    assert_eq!(errors_of(&found).len(), 1, "{}", shown(&found));
    the(&found, "unreadable-definition");
}

#[test]
fn a_tab_is_called_a_tab() {
    let found = role("id: case-manager\ntitle:\n\ten: Case manager\n");
    let message = &the(&found, "unreadable-definition").message;
    assert!(message.contains("tab"), "{message}");
    assert_eq!(place(&found, "unreadable-definition").0, 3);
}

#[test]
fn an_empty_file_is_told_and_so_is_one_of_comments() {
    for text in ["", "\n\n", "# nothing yet\n", "---\n", "null\n"] {
        let found = role(text);
        let errors = errors_of(&found);
        assert_eq!(errors.len(), 1, "{text:?}: {}", shown(&found));
        assert_eq!(errors[0].rule, "unreadable-definition", "{text:?}");
    }
}

#[test]
fn a_file_that_is_not_utf8_is_told() {
    let text = String::from_utf8(b"id: case-manager\ntitle: \xcf\xf0\xee\xea\n".to_vec());
    let file = FileText { path: ROLE.to_owned(), text };
    let found = look(vec![file, FileText::new("book.toml", crate::page::BOOK)]);
    assert!(the(&found, "unreadable-definition").message.contains("UTF-8"));
    assert_eq!(errors_of(&found).len(), 1, "{}", shown(&found));
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    write("book.toml", crate::page::BOOK);
    write(
        ROLE,
        "\u{feff}id: case-manager\r\ntitle: Case manager\r\ntrack: welfair\r\nestablished: yes\r\n",
    );
    let found = look(read_book(folder.path()).expect("the folder can be read"));
    assert_eq!(place(&found, "unreadable-definition"), (3, 8), "{}", shown(&found));
    assert_eq!(errors_of(&found).len(), 1, "{}", shown(&found));
}

#[test]
fn aliases_that_multiply_are_stopped() {
    let mut text = "id: case-manager\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..12 {
        let alias = format!("*a{}", n - 1);
        text.push_str(&format!("a{n}: &a{n} [{}]\n", [alias.as_str(); 9].join(", ")));
    }
    let found = role(&text);
    the(&found, "unreadable-definition");
}

#[test]
fn every_broken_record_of_a_list_is_told_and_the_sound_ones_are_read() {
    let found = book(&[(
        ROLES,
        "- {id: one, title: One, track: welfair, established: yes}\n\
         - id: two\n  title: \"Two\n  track: welfare\n\
         - {id: three, title: Three, track: welfare, established: yes, supervised-by: two}\n\
         - {id: four, title: Four, track: welfare, established: yes, colour: red}\n\
         - id: five\n  title: [Five\n\
         - {id: six, title: Six, track: welfare, established: yes, supervised-by: seven}\n",
    )]);
    let shown = lines(&found);
    let lines_told: Vec<usize> =
        errors_of(&found).iter().map(|error| found.book.sources.line_column(error.at).0).collect();
    for line in [1, 6, 9] {
        assert!(lines_told.contains(&line), "line {line}:\n{shown}");
    }
    let roles = &found.book.model.roles;
    assert!(["one", "three", "four", "six"].iter().all(|id| roles.get(id).is_some()), "{shown}");
    assert!(!shown.contains("`roles/two`"), "what is broken is not missed again:\n{shown}");
    assert!(shown.contains("`roles/seven`"), "{shown}");
}

#[test]
fn places_in_cyrillic_lines_are_exact() {
    let text = "id: case-manager\ntitle: {en: \"Case manager\", ru: \"Ведущий дело\", tg: \"Роҳбари парванда\", uz: \"Ish\"}\ntrack: welfare\nestablished: yes\n";
    let found = role(text);
    let before = "title: {en: \"Case manager\", ru: \"Ведущий дело\", tg: \"Роҳбари парванда\", ";
    assert_eq!(place(&found, "unknown-language"), (2, before.chars().count() + 1));
    let at = the(&found, "unknown-language").at;
    assert_eq!(found.book.sources.text(at), "uz");
    let text = "id: case-manager\ntitle: {tg: \"Роҳбар\"} # ҷ\ntrack: welfare\nestablished: yes\nsupervised-by: \"роҳбар\"\n";
    let found = role(text);
    assert_eq!(place(&found, "dangling-reference"), (5, 16));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let one = (ROLE, "id: case-manager\ntitle: A\ntrack: welfair\nestablished: yes\n");
    let two = (ROLES, "- {id: case-manager, title: B, track: welfare, established: maybe}\n");
    assert_eq!(lines(&book(&[one, two])), lines(&book(&[two, one])));
}

/// Valid files, mutated at random: nothing that an author can type may stop the program. To see
/// a failure again, set `CASEBOOK_SEED` to the seed that it prints.
#[test]
fn no_mutation_of_valid_definitions_panics() {
    let given = std::env::var("CASEBOOK_SEED").ok().and_then(|seed| seed.parse().ok());
    let start: u64 = given.unwrap_or(0x5eed_ca5e);
    let examples: Vec<Vec<FileText>> =
        RULES.iter().filter_map(|rule| example(rule.docs, "Good")).collect();
    let rounds = if given.is_some() { 1 } else { 3000 };
    for seed in (start..).take(rounds) {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut files = examples[chance.below(examples.len())].clone();
        let at = chance.below(files.len());
        let mut text = files[at].text.clone().expect("examples are UTF-8");
        for _ in 0..=chance.below(3) {
            text = mutated(&text, &mut chance);
        }
        files[at].text = Ok(text.clone());
        let path = files[at].path.clone();
        let survived = catch_unwind(AssertUnwindSafe(|| {
            let found = look(files);
            for format in [Format::Human, Format::Short, Format::Json] {
                report(format, &found.book.sources, &found.found, true);
            }
        }));
        assert!(survived.is_ok(), "seed {seed}, {path}:\n{text}");
    }
}

/// Xorshift: enough chance for a test, and the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).expect("it is below n")
    }
}

fn mutated(text: &str, chance: &mut Chance) -> String {
    const SNIPPETS: &[&str] = &[
        "\"",
        "'",
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "- ",
        "\n- ",
        "&a ",
        "*a",
        "!!int ",
        "|\n",
        ">\n",
        "#",
        "\t",
        "\n",
        "\r\n",
        "---\n",
        "...\n",
        "? ",
        "<<: ",
        "%",
        "\u{feff}",
        "ҷ",
        "\u{0}",
        "~",
        "{tbd: x}",
        "yes",
        "-1",
        "1e999",
        "0x",
        "#a",
        "a/b#c.d",
        "  ",
        "id: x\n",
        "\u{2028}",
        "\u{1f600}",
    ];
    let place = |chance: &mut Chance| {
        let mut at = chance.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (one, two) = (place(chance), place(chance));
    let (from, to) = (one.min(two), one.max(two));
    let to = (from..=to.min(from + 40)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(from);
    match chance.below(4) {
        0 => format!("{}{}", &text[..from], &text[to..]),
        1 => format!("{}{}{}", &text[..to], &text[from..to], &text[to..]),
        2 => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if !lines.is_empty() {
                let (a, b) = (chance.below(lines.len()), chance.below(lines.len()));
                lines.swap(a, b);
            }
            lines.concat()
        }
        _ => {
            format!("{}{}{}", &text[..from], SNIPPETS[chance.below(SNIPPETS.len())], &text[from..])
        }
    }
}

fn errors_of(inspected: &Inspected) -> Vec<&Diagnostic> {
    inspected.found.iter().filter(|found| found.level == Level::Error).collect()
}

/// Errors as a person sees them; warnings are left out.
fn errors(inspected: &Inspected) -> String {
    let found: Vec<Diagnostic> = errors_of(inspected).into_iter().cloned().collect();
    report(Format::Human, &inspected.book.sources, &found, false)
}
