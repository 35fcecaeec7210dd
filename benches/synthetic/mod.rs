//! Made-up casebooks without errors, of any size: for measuring, and for a test that the rules
//! find nothing where there is nothing to find.
//!
//! A casebook of factor `n` holds `n` blocks. A block is 20 institutions, 60 roles, 20 workflows
//! of 12 steps and 2 decisions, 100 flows, 25 entities of 20 fields with a form each, 200
//! requirements, 60 consultations with 180 findings, and what these refer to. Every workflow
//! works with one class of records, and everybody in it needs that class and may see it.

mod work;

use std::fmt::Write;

const CLASSES: usize = 10;
const ENTITIES: usize = 25;
const FLOWS: usize = 100;
const INSTITUTIONS: usize = 20;
const MEMBERS: usize = 12;
const ROLES: usize = 60;
const STEPS: usize = 12;
const WORKFLOWS: usize = 20;
/// Steps that fill forms, and the later step that gets what was filled.
const FILLING: [(usize, usize); 5] = [(2, 3), (5, 7), (6, 7), (8, 9), (10, 11)];

/// The files of a book, each with its path from the folder of the book: the same bytes for the
/// same factor and seed.
pub(crate) fn casebook(factor: usize, seed: u64) -> Vec<(String, String)> {
    let mut maker =
        Maker { state: seed | 1, files: Vec::new(), sources: Vec::new(), lists: Vec::new() };
    maker.shared();
    for block in 0..factor {
        maker.sources(block);
        maker.people(block);
        maker.data(block);
        maker.work(block);
        maker.questions(block);
        maker.talks(block);
    }
    maker.chapters(factor);
    for (path, text) in &mut maker.files {
        mark(path, text);
    }
    maker.files
}

/// Each file of a made-up book says so in its first line, or in the first of its head.
fn mark(path: &str, text: &mut String) {
    let at = match path.rsplit('.').next() {
        Some("yml") => 0,
        Some("md") if text.starts_with("---\n") => 4,
        _ => return,
    };
    text.insert_str(at, "# FICTIONAL EXERCISE: words by chance.\n");
}

/// Letters to make words of: nothing that a rule could take for what must not be collected.
const WORDS: &[&str] = &[
    "answer", "arrival", "book", "careful", "centre", "child", "clear", "course", "district",
    "early", "family", "folder", "form", "guide", "help", "home", "journey", "later", "list",
    "meeting", "need", "note", "office", "open", "page", "paper", "person", "place", "plan",
    "quiet", "record", "review", "room", "school", "service", "shared", "short", "support",
    "table", "task", "teacher", "team", "time", "training", "useful", "visit", "week", "work",
];

struct Maker {
    state: u64,
    files: Vec<(String, String)>,
    /// The sentences of the stored texts, by block and source.
    sources: Vec<Vec<String>>,
    /// Items of the list file that is being written.
    lists: Vec<String>,
}

fn id(kind: &str, block: usize, at: usize) -> String {
    format!("{kind}-{block:02}-{at:02}")
}

fn entity(block: usize, at: usize) -> String {
    id("entity", block, at)
}

/// A member of the circle of a class of records: each role is in two circles.
fn member(block: usize, class: usize, at: usize) -> String {
    let (row, at) = (at % 6, at % MEMBERS);
    let column = if at < 6 { class } else { (class + CLASSES - 1 - row) % CLASSES };
    id("role", block, row * CLASSES + column)
}

/// Who does a step.
fn doer(block: usize, workflow: usize, step: usize) -> String {
    member(block, workflow % CLASSES, workflow + step)
}

/// The sections that a filling step fills, as entity and part, so that each section of a class
/// is filled by one of its two workflows.
fn filled(workflow: usize, slot: usize) -> Vec<(usize, usize)> {
    let class = workflow % CLASSES;
    let sections = 4 * (class..ENTITIES).step_by(CLASSES).count();
    let slot = slot + FILLING.len() * (workflow / CLASSES);
    let mut all: Vec<usize> = (slot..sections).step_by(2 * FILLING.len()).collect();
    if all.is_empty() {
        all.push(slot % sections);
    }
    all.into_iter().map(|it| (class + CLASSES * (it / 4), it % 4)).collect()
}

fn sections(block: usize, filled: &[(usize, usize)]) -> String {
    let named = filled.iter().map(|(at, part)| format!("{}#part-{part}", id("form", block, *at)));
    named.collect::<Vec<_>>().join(", ")
}

impl Maker {
    /// Xorshift: the same numbers on every machine.
    fn next(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 33) as usize % below
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.next(WORDS.len())]).collect();
        let words = words.join(" ");
        words[..1].to_uppercase() + &words[1..]
    }

    fn sentence(&mut self) -> String {
        let count = 6 + self.next(10);
        self.words(count) + "."
    }

    fn text(&mut self) -> String {
        format!("{} {}", self.sentence(), self.sentence())
    }

    /// The head of an element.
    fn head(&mut self, block: usize, id: &str) -> String {
        let tail = id.split_once('-').map_or(id, |(_, tail)| tail).to_owned();
        let (title, summary, assumed) = (self.words(2), self.text(), self.sentence());
        let ask = self.next(ROLES);
        let mut head = format!("id: {id}\ncode: {}\n", id.to_uppercase());
        let _ = writeln!(head, "title: {{en: \"{title} {tail}\", ru: \"Название {tail}\"}}");
        let _ = writeln!(head, "summary: \"{summary}\"\nstatus: proposed\nprovenance:");
        let _ = writeln!(head, "  - {{source: {}, {}}}", self.source(block), self.locator());
        let ask = self::id("role", block, ask);
        let _ = writeln!(head, "  - {{assumption: \"{assumed}\", ask: roles/{ask}}}");
        head
    }

    fn source(&mut self, block: usize) -> String {
        id("source", block, self.next(10))
    }

    fn locator(&mut self) -> String {
        format!("locator: \"part {}\"", self.next(9))
    }

    /// A source with words that stand in it.
    fn quote(&mut self, block: usize) -> (String, String) {
        let at = self.next(10);
        let text = &self.sources[block * 10 + at];
        let said = text[(self.state >> 40) as usize % text.len()].clone();
        (id("source", block, at), said)
    }

    fn file(&mut self, folder: &str, id: &str, text: String) {
        self.files.push((format!("data/{folder}/{id}.yml"), text));
    }

    fn item(&mut self, text: &str) {
        self.lists.push(format!("- {}\n", text.trim_end().replace('\n', "\n  ")));
    }

    /// Writes the items down, 50 in each file.
    fn list(&mut self, folder: &str, block: usize) {
        for (at, items) in std::mem::take(&mut self.lists).chunks(50).enumerate() {
            self.file(folder, &id("list", block, at), items.join("\n"));
        }
    }

    /// What all blocks use.
    fn shared(&mut self) {
        self.files.push(("book.toml".to_owned(), work::BOOK.to_owned()));
        for (name, medium) in [("envelope", "paper"), ("talk", "meeting")] {
            let head = self.head(0, name);
            self.item(&format!("{head}allows: confidential\nmedium: {medium}\n"));
        }
        self.list("framework/channels", 0);
        for name in ["adult", "family", "newcomer"] {
            let (head, people) = (self.head(0, name), self.sentence());
            self.item(&format!("{head}people: \"{people}\"\n"));
        }
        self.list("framework/case-types", 0);
        for name in ["listen", "second-look", "safe-room"] {
            let (head, source) = (self.head(0, name), self.source(0));
            self.item(&format!("{head}standards: [{source}]\n"));
        }
        self.list("framework/safeguards", 0);
        for at in 0..3 {
            let id = id("phase", 0, at);
            let (head, scope, exit) = (self.head(0, &id), self.text(), self.sentence());
            let (entry, back) = (self.sentence(), self.sentence());
            let text = format!(
                "{head}order: {}\nscope: \"{scope}\"\nentry: [\"{entry}\"]\nexit: [\"{exit}\"]\nowner: {}\nrollback: \"{back}\"\n",
                at + 1,
                self::id("role", 0, 0)
            );
            self.file("framework/phases", &id, text);
        }
        let head = self.head(0, "keep");
        self.item(&format!("{head}trigger: \"The end.\"\nperiod: 365 days\naction: destroy\n"));
        self.list("framework/retention-rules", 0);
        self.codelist(0, "legal-basis", &["public-task", "agreement"]);
    }

    fn codelist(&mut self, block: usize, id: &str, codes: &[&str]) {
        let mut text = self.head(block, id);
        let _ = writeln!(text, "owner: {}\ncodes:", self::id("role", block, 0));
        for code in codes {
            let (label, definition) = (self.words(2), self.sentence());
            let _ =
                write!(text, "  - {{id: {code}, label: \"{label}\", definition: \"{definition}\"");
            text.push_str(if *code == "insufficient" { ", role: insufficient}\n" } else { "}\n" });
        }
        self.file("framework/codelists", id, text);
    }

    fn sources(&mut self, block: usize) {
        for at in 0..10 {
            let (id, text) = (id("source", block, at), (0..60).map(|_| self.sentence()));
            let text: Vec<String> = text.collect();
            let path = format!("data/framework/sources/{id}.txt");
            self.files.push((path.clone(), text.join("\n")));
            self.sources.push(text);
            let title = format!("{} {block}-{at}", self.words(4));
            let (summary, assumed) = (self.text(), self.sentence());
            let ask = self::id("role", block, at);
            self.item(&format!(
                "id: {id}\ntitle: \"{title}\"\nsummary: \"{summary}\"\nstatus: proposed\nprovenance:\n  - {{assumption: \"{assumed}\", ask: roles/{ask}}}\npublisher: \"A made-up press\"\ndate: \"2020-05\"\nread: whole\nquality: secondary\nstored: {path}\n"
            ));
        }
        self.list("framework/sources", block);
    }

    /// Roles, institutions and who holds what.
    fn people(&mut self, block: usize) {
        for at in 0..ROLES {
            let id = id("role", block, at);
            let mut text = self.head(block, &id);
            let (one, two, help) = (self.sentence(), self.sentence(), self.sentence());
            let _ =
                writeln!(text, "track: welfare\nestablished: yes\npurpose: \"{}\"", self.text());
            let _ = writeln!(text, "competencies: [\"{one}\", \"{two}\"]\nsupervision: \"{help}\"");
            if at > 0 {
                let _ = writeln!(text, "supervised-by: {}", self::id("role", block, at / 4));
            }
            self.file("framework/roles", &id, text);
        }
        for at in 0..INSTITUTIONS {
            let id = id("institution", block, at);
            let mut text = self.head(block, &id);
            let (source, said) = self.quote(block);
            let (need, limit) = (self.sentence(), self.sentence());
            let _ = writeln!(text, "kind: state\nnames: {{en: \"Office {block}-{at}\"}}\nunits:");
            for unit in 0..2 {
                let _ = writeln!(text, "  - {{id: unit-{unit}, title: \"{}\"}}", self.words(2));
            }
            let _ = writeln!(text, "remit:\n  - text: \"{}\"", self.text());
            let _ = writeln!(text, "    basis: sources/{source}\n    quote: \"{said}\"");
            let _ = writeln!(
                text,
                "needs:\n  - {{text: \"{need}\", basis: assumption, ask: institutions/{id}}}"
            );
            let _ = writeln!(
                text,
                "constraints:\n  - {{text: \"{limit}\", basis: assumption, ask: institutions/{id}}}"
            );
            self.file("country/institutions", &id, text);
        }
        for at in 0..ROLES {
            let (head, role) = (self.head(block, &id("holds", block, at)), id("role", block, at));
            let institution = id("institution", block, at % INSTITUTIONS);
            self.item(&format!(
                "{head}role: {role}\ninstitution: {institution}\nunit: {institution}#unit-{}\nbasis: assumption\nask: {institution}\n", at % 2
            ));
        }
        self.list("country/assignments", block);
    }

    /// Purposes, classes of records, permissions, lists of answers, entities and forms.
    fn data(&mut self, block: usize) {
        for class in 0..CLASSES {
            let (purpose, id) = (id("purpose", block, class), id("class", block, class));
            let other = self::id("purpose", block, (class + 1) % CLASSES);
            let head = self.head(block, &purpose);
            self.item(&format!("{head}compatible-with: [{other}]\n"));
            let mut text = self.head(block, &id);
            let _ = writeln!(text, "track: welfare\nsensitivity: confidential\nspecial: [health]");
            let _ =
                writeln!(text, "holds: \"{}\"\nowner: {}", self.text(), member(block, class, 0));
            text.push_str("retention: keep\nneed-to-know:\n");
            for role in (0..MEMBERS).map(|at| member(block, class, at)) {
                let _ = writeln!(text, "  - {{role: {role}, purpose: {purpose}, detail: full}}");
            }
            self.file("framework/record-classes", &id, text);
        }
        self.list("framework/purposes", block);
        for class in 0..CLASSES {
            for at in 0..MEMBERS {
                let head = self.head(block, &id("may", block, class * MEMBERS + at));
                let approves = [class + 7, class + 9].iter().any(|it| it % MEMBERS == at);
                let actions = if approves { "read, approve" } else { "create, read, write" };
                let (role, class) = (member(block, class, at), id("class", block, class));
                self.item(&format!(
                    "{head}role: {role}\nclass: {class}\nactions: [{actions}]\nscope: team\ndetail: full\nidentifiability: identified\ncondition: need\n"
                ));
            }
        }
        self.list("framework/permissions", block);
        for at in 0..4 {
            let codes = ["first", "second", "third", "fourth", "fifth", "sixth"];
            self.codelist(block, &id("answers", block, at), &codes);
        }
        self.codelist(block, &id("result", block, 0), &["agree", "decline", "insufficient"]);
        self.codelist(block, &id("result", block, 1), &["accept", "refuse", "insufficient"]);
        for at in 0..ENTITIES {
            self.entity(block, at);
            self.form(block, at);
        }
    }

    fn entity(&mut self, block: usize, at: usize) {
        let (id, class) = (entity(block, at), at % CLASSES);
        let mut text = self.head(block, &id);
        let _ = writeln!(text, "record-class: {}", self::id("class", block, class));
        if at > 0 {
            let _ = writeln!(text, "belongs-to: {}\nmany: true", entity(block, at / 3));
        }
        text.push_str("fields:\n");
        for field in 1..=20 {
            let label = self.words(3);
            let _ = writeln!(text, "  - id: field-{field:02}\n    label: \"{label}\"");
            let answers = format!("\n    codelist: {}", self::id("answers", block, field % 4));
            let kind = match field % 5 {
                0 => format!("select-one{answers}"),
                1 => "date\n    precision: [day]".to_owned(),
                2 => "yes-no".to_owned(),
                3 => "long-text".to_owned(),
                _ => format!("select-many{answers}"),
            };
            let _ = writeln!(text, "    type: {kind}\n    about: person");
            if field == 13 {
                let whose = member(block, class, 0);
                let _ = writeln!(
                    text,
                    "    nature: opinion\n    whose: {whose}\n    dated-by: {id}#field-11"
                );
            } else {
                text.push_str("    nature: fact\n");
            }
            let special =
                if field == 18 { "confidential\n    special: [health]" } else { "restricted" };
            let purpose = self::id("purpose", block, class);
            let _ = writeln!(text, "    sensitivity: {special}\n    purposes: [{purpose}]");
            text.push_str("    missing: [unknown, declined]\n    identifies: \"none\"\n");
        }
        self.file("framework/entities", &id, text);
    }

    fn form(&mut self, block: usize, at: usize) {
        let (id, class) = (id("form", block, at), at % CLASSES);
        let (mut by, mut approved) = (Vec::new(), Vec::new());
        for workflow in [class, class + CLASSES] {
            for (slot, (step, _)) in FILLING.into_iter().enumerate() {
                if filled(workflow, slot).iter().any(|(form, _)| *form == at) {
                    by.push(doer(block, workflow, step));
                    approved.extend((step == 8).then(|| doer(block, workflow, 9)));
                }
            }
        }
        by.sort();
        by.dedup();
        let mut text = self.head(block, &id);
        let _ = writeln!(text, "record-class: {}", self::id("class", block, class));
        let _ = writeln!(
            text,
            "filled-by: [{}]\napproved-by: [{}]",
            by.join(", "),
            approved.join(", ")
        );
        let _ = writeln!(
            text,
            "purpose: \"{}\"\npaper: {{size: a4, pages: 2, copies: 1}}\nsections:",
            self.sentence()
        );
        for part in 0..4 {
            let title = self.words(2);
            let _ = writeln!(
                text,
                "  - id: part-{part}\n    title: \"{title}\"\n    detachable: true\n    items:"
            );
            for field in 1..=5 {
                let field = format!("{}#field-{:02}", entity(block, at), part * 5 + field);
                let _ = writeln!(text, "      - {{field: {field}, required: true}}");
            }
        }
        self.file("framework/forms", &id, text);
    }
}
