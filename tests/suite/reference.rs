//! Digests do not change with the program: people sign them.

use casebook::analyse::digest;
use casebook::load::{FileText, load};
use casebook::model::{Address, Index};

const BOOK: &str = "[preprocessor.casebook]\ndata = [\"data\"]\n";

const ROLE: &str = "\
id: river-warden
title: {en: River warden, tg: Посбони дарё}
summary: Walks the bank.
status: proposed
provenance:
  - {assumption: There is one., ask: roles/river-warden}
track: welfare
established: interim
purpose: >-
  Walks the bank and
  writes down the level.
";

const LIST: &str = "\
id: water-level
title: Level of the water
status: proposed
owner: river-warden
codes:
  - {id: low, label: Low, definition: Below the mark.}
  - {id: high, label: {en: High, ru: Высокий}, definition: Above the mark.}
  - {id: unknown, label: Not known, definition: Nobody looked., role: unknown}
";

const WORKFLOW: &str = "\
id: flood
title: A flood
status: assumption
trigger: The water rises.
owner: river-warden
case-types: [bank]
starts: [{id: start, title: It rains, next: look}]
ends: [{id: done, title: Over}]
steps:
  - {id: look, title: Look, accountable: river-warden, responsible: [river-warden], next: choose}
  - {id: choose, title: Choose, accountable: river-warden, decision: leave, time-limit: {tbd: how-long}}
decisions:
  - id: leave
    question: Leave?
    decider: river-warden
    options-from: water-level
    options: [{code: high, next: ends/done}, {code: low, next: look, repeat-limit: 3}]
";

fn digests(role: &str) -> Vec<String> {
    let files = [
        ("book.toml", BOOK),
        ("data/roles/river-warden.yml", role),
        ("data/codelists/water-level.yml", LIST),
        ("data/workflows/flood.yml", WORKFLOW),
    ];
    let (casebook, found) = load(files.map(|(path, text)| FileText::new(path, text)).into());
    assert!(found.is_empty(), "{found:?}");
    let index = Index::new(&casebook.model);
    let due = ["roles/river-warden", "codelists/water-level", "workflows/flood"];
    let due = due.map(|address| index.get(&Address::written(address)).expect("it was read"));
    due.map(digest).into()
}

#[test]
fn golden_digests() {
    // A digest that changes makes every sign-off of that kind void: say so in CHANGELOG.md before
    // you put another one here.
    let golden = [
        "beb3b860fc6da87462359d34446ed0449bd87e557830cab6f6c8022e9bea0a44",
        "41f4870efb8af30425126ca0653fbab625992c1bbaef24352b4dff55a623764a",
        "fa1ab2693ee19e975311f576f1e9370c45c52bcd95e0383dd5008d82cb258a6d",
    ];
    assert_eq!(digests(ROLE), golden);
}

#[test]
fn what_is_said_about_a_definition_changes_no_digest() {
    let before = digests(ROLE);
    let same = [
        ROLE.replace("status: proposed", "status: assumption"),
        ROLE.replace("status: proposed", "status: proposed\ncode: RW\npublication: public"),
        ROLE.replace("There is one.", "There may be one."),
        ROLE.replace("  Walks the bank and\n  writes", "  Walks  the bank\n  and writes"),
        ROLE.replace(
            "track: welfare\nestablished: interim",
            "established: interim\ntrack: welfare",
        ),
        ROLE.replace("Посбони дарё", "Посбони\u{a0}дарё").replace('\u{a0}', " "),
    ];
    for role in same {
        assert_eq!(digests(&role), before, "{role}");
    }
    let other = [
        ROLE.replace("track: welfare", "track: justice"),
        ROLE.replace("River warden", "Warden of the river"),
        ROLE.replace("Walks the bank.", "Walks the bank daily."),
    ];
    for role in other {
        let after = digests(&role);
        assert_ne!(after[0], before[0], "{role}");
        assert_eq!(after[1..], before[1..]);
    }
}
