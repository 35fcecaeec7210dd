//! What is done and said: workflows, flows, requirements, questions, consultations, chapters.

use super::{CLASSES, ENTITIES, FILLING, FLOWS, INSTITUTIONS, Maker, ROLES, STEPS, WORKFLOWS};
use super::{doer, entity, filled, id, member, sections};
use std::fmt::Write;

/// The settings of every made-up book.
pub(super) const BOOK: &str = r#"[book]
title = "A made-up book"
language = "en"
src = "book"

[build]
build-dir = "target/mdbook"

[preprocessor.casebook]
command = "casebook preprocess"
before = ["links"]
data = ["data/framework", "data/country"]
as-of = "2026-11-22"
version = "0.1"
fictional = "Words and links by chance, to measure how long a book takes."

[output.html]
no-section-label = true

[output.html.fold]
enable = true
level = 0
"#;

impl Maker {
    /// Workflows, and the flows between those who do their steps.
    pub(super) fn work(&mut self, block: usize) {
        for class in 0..CLASSES {
            let (head, name) = (self.head(block, &id("consent", block, class)), self.words(3));
            let form = id("form", block, class);
            self.item(&format!(
                "{head}for: \"{name}\"\ngiven-by: [\"The person\"]\nrefusal-effect: \"Nothing is shared.\"\nform: {form}#part-0\n"
            ));
        }
        self.list("framework/consent-rules", block);
        for at in 0..WORKFLOWS {
            self.workflow(block, at);
        }
        for at in 0..FLOWS {
            self.flow(block, at);
        }
    }

    fn workflow(&mut self, block: usize, at: usize) {
        let id = id("workflow", block, at);
        let mut text = self.head(block, &id);
        let question = self::id("question", block, at);
        let _ = writeln!(text, "track: welfare\ntrigger: \"{}\"", self.sentence());
        let _ =
            writeln!(text, "owner: {}\ncase-types: [adult, family, newcomer]", doer(block, at, 1));
        text.push_str("starts:\n  - {id: begin, title: \"The work begins\", next: step-01}\n");
        text.push_str("ends:\n  - {id: done, title: \"Done\"}\n");
        text.push_str("  - {id: stopped, title: \"Stopped\", kind: abort}\n");
        let _ = writeln!(text, "as-is: {{tbd: {question}}}\nopen-questions: [{question}]\nsteps:");
        for step in 1..=STEPS {
            self.step(block, at, step, &mut text);
        }
        text.push_str("decisions:\n");
        let routes = [
            (
                3,
                "result-0",
                [
                    ("agree", "step-04"),
                    ("decline", "step-08"),
                    ("insufficient", "step-02, repeat-limit: 1"),
                ],
            ),
            (
                9,
                "result-1",
                [
                    ("accept", "step-10"),
                    ("refuse", "ends/stopped"),
                    ("insufficient", "step-08, repeat-limit: 2"),
                ],
            ),
        ];
        for (step, list, options) in routes {
            let (criteria, review) = (self.text(), self.sentence());
            let list = self::id("result", block, usize::from(list == "result-1"));
            let slot = if step == 3 { 0 } else { 3 };
            let form = sections(block, &filled(at, slot)[..1]);
            let _ = writeln!(
                text,
                "  - id: decision-{step:02}\n    question: \"Is it {}?\"",
                self.words(4)
            );
            let _ = writeln!(
                text,
                "    decider: {}\n    options-from: {list}\n    options:",
                doer(block, at, step)
            );
            for (code, next) in options {
                let title = self.words(2);
                let _ =
                    writeln!(text, "      - {{code: {code}, title: \"{title}\", next: {next}}}");
            }
            let _ = writeln!(
                text,
                "    criteria: \"{criteria}\"\n    review-route: \"{review}\"\n    recorded-in: {form}"
            );
        }
        self.file("framework/workflows", &id, text);
    }

    fn step(&mut self, block: usize, workflow: usize, step: usize, text: &mut String) {
        let (doer, class) = (|step| doer(block, workflow, step), workflow % CLASSES);
        let (title, summary, offline) = (self.words(3), self.text(), self.sentence());
        let _ = writeln!(
            text,
            "  - id: step-{step:02}\n    title: \"{title}\"\n    summary: \"{summary}\""
        );
        let _ = writeln!(text, "    accountable: {0}\n    responsible: [{0}]", doer(step));
        let _ = writeln!(text, "    consulted: [{}]\n    offline: \"{offline}\"", doer(step + 2));
        let _ = writeln!(text, "    time-limit: {} working-days\n    time-from: begin", step + 2);
        let _ = writeln!(text, "    escalates-to: {}", doer(step + 5));
        if let Some(slot) = FILLING.iter().position(|(filling, _)| *filling == step) {
            let filled = filled(workflow, slot);
            let _ = writeln!(text, "    fills: [{}]", sections(block, &filled));
            let _ = writeln!(
                text,
                "    informed:\n      - {{role: {}, sections: [{}]}}",
                member(block, class, workflow + step + 4),
                sections(block, &filled)
            );
            let _ = writeln!(text, "    sends: [{}]", flow_id(block, workflow, slot));
        }
        let got: Vec<usize> = (0..FILLING.len()).filter(|slot| FILLING[*slot].1 == step).collect();
        if !got.is_empty() {
            let read: Vec<_> = got.iter().flat_map(|slot| filled(workflow, *slot)).collect();
            let _ = writeln!(text, "    reads: [{}]", sections(block, &read));
            let flows: Vec<String> =
                got.iter().map(|slot| flow_id(block, workflow, *slot)).collect();
            let _ = writeln!(text, "    receives: [{}]", flows.join(", "));
        }
        let next = match step {
            2 => "does: [listen, safe-room]\n    next: step-03".to_owned(),
            3 => "decision: decision-03".to_owned(),
            4 => "split: all\n    branches: [step-05, step-06]".to_owned(),
            5 | 6 => "next: step-07".to_owned(),
            7 => "join: step-04\n    next: step-08".to_owned(),
            8 => "after: [step-01, step-02, step-03]\n    next: step-09".to_owned(),
            9 => format!(
                "approves: [{}]\n    does: [second-look]\n    decision: decision-09",
                sections(block, &filled(workflow, 3))
            ),
            11 if workflow.is_multiple_of(2) => {
                let other = id("workflow", block, workflow + 1);
                format!("call: {{workflow: {other}, on: {{done: step-12, stopped: ends/stopped}}}}")
            }
            12 => "after: [step-09]\n    next: ends/done".to_owned(),
            other => format!("next: step-{:02}", other + 1),
        };
        let _ = writeln!(text, "    {next}");
    }

    fn flow(&mut self, block: usize, at: usize) {
        let (class, turn) = (at % CLASSES, at / CLASSES);
        let (workflow, slot) = (class + CLASSES * (turn / FILLING.len()), turn % FILLING.len());
        let (id, purpose) = (id("flow", block, at), id("purpose", block, class));
        let (from, to) = FILLING[slot];
        let mut text = self.head(block, &id);
        let _ = writeln!(
            text,
            "from: [{}]\nto: [{}]",
            doer(block, workflow, from),
            doer(block, workflow, to)
        );
        let (of, part) = filled(workflow, slot)[0];
        let fields: Vec<String> = (1..=4)
            .map(|field| format!("{}#field-{:02}", entity(block, of), part * 5 + field))
            .collect();
        text.push_str("carries:\n");
        for field in &fields {
            let _ = writeln!(text, "  - {{field: {field}, detail: full}}");
        }
        let _ = writeln!(
            text,
            "minimum-set:\n  - {{purpose: {purpose}, fields: [{}]}}",
            fields.join(", ")
        );
        let _ = writeln!(
            text,
            "identifiability: identified\nclassification: confidential\nchannel: [envelope, talk]"
        );
        let _ = writeln!(text, "frequency: \"{}\"\npurpose: {purpose}", self.sentence());
        let _ = writeln!(text, "basis: [legal-basis#public-task, legal-basis#agreement]");
        let _ = writeln!(
            text,
            "consent-rule: {}\nabout: [person]\nonward: \"none\"",
            self::id("consent", block, class)
        );
        let _ = writeln!(text, "retention-at-receiver: keep\nretains: true\ncross-border: false");
        let _ = writeln!(text, "as-is: {{tbd: {}}}", self::id("question", block, at));
        self.file("framework/flows", &id, text);
    }

    /// Requirements and open questions, in lists.
    pub(super) fn questions(&mut self, block: usize) {
        for at in 0..200 {
            let head = self.head(block, &id("requirement", block, at));
            let (statement, fit) = (self.words(9), self.sentence());
            let (step, priority) = (1 + self.next(STEPS), ["must", "should", "could"][at % 3]);
            let kind = ["functional", "non-functional", "governance"][at % 3];
            let (source, workflow) =
                (self.source(block), id("workflow", block, self.next(WORKFLOWS)));
            let form = id("form", block, self.next(ENTITIES));
            self.item(&format!(
                "{head}kind: {kind}\nstatement: \"The system shall hold {statement}.\"\npriority: {priority}\nphase: {}\nfit-criterion: \"{fit}\"\nfrom: [sources/{source}]\nrealised-by: [workflows/{workflow}#step-{step:02}, forms/{form}]\n",
                id("phase", 0, at % 3)
            ));
        }
        self.list("framework/requirements", block);
        for at in 0..FLOWS {
            let (head, why) = (self.head(block, &id("question", block, at)), self.text());
            let (one, two) = (id("role", block, at % ROLES), id("role", block, self.next(ROLES)));
            let about = id("flow", block, at);
            self.item(&format!(
                "{head}to: [roles/{one}, roles/{two}]\nwhy: \"{why}\"\nby: \"2027-03-01\"\nabout: [flows/{about}]\n"
            ));
        }
        self.list("framework/questions", block);
    }

    /// Consultations with their findings, and evidence.
    pub(super) fn talks(&mut self, block: usize) {
        for at in 0..60 {
            let talk = id("talk", block, at);
            let mut text = self.head(block, &talk);
            let (one, two) = (at % INSTITUTIONS, (at * 7 + 3) % INSTITUTIONS);
            let kind = if one == two { "bilateral" } else { "multilateral" };
            let _ = writeln!(
                text,
                "kind: {kind}\nstage: held\nsequence: {}\nweek: {}",
                at + 1,
                at / 2 + 1
            );
            let _ = writeln!(
                text,
                "held-on: \"2026-{:02}-{:02}\"\nnote: \"N-{block}-{at}\"\nparticipants:",
                at / 7 + 1,
                at % 7 + 1
            );
            for institution in [one, two] {
                let institution = id("institution", block, institution);
                let _ = writeln!(
                    text,
                    "  - {{institution: {institution}, role: \"the post that answers\"}}"
                );
            }
            if at > 0 {
                let _ = writeln!(text, "after: [{}]", id("talk", block, at - 1));
            }
            let _ = writeln!(
                text,
                "attribution: institution\nsign-off: \"The post that answers\"\nguide:"
            );
            for _ in 0..8 {
                let _ = writeln!(text, "  - \"{}?\"", self.words(9));
            }
            self.file("country/consultations", &talk, text);
            for finding in 0..3 {
                self.finding(block, 3 * at + finding, &talk);
            }
        }
        for at in 0..50 {
            let (head, (source, said)) =
                (self.head(block, &id("proof", block, at)), self.quote(block));
            let element = id("role", block, at);
            self.item(&format!(
                "{head}element: roles/{element}\nsource: {source}\nquote: \"{said}\"\n"
            ));
        }
        self.list("country/evidence", block);
    }

    fn finding(&mut self, block: usize, at: usize, talk: &str) {
        let id = id("finding", block, at);
        let mut text = self.head(block, &id);
        let (statement, follows, why) = (self.text(), self.text(), self.sentence());
        let _ =
            writeln!(text, "basis: consultation\nconsultation: {talk}\nstatement: \"{statement}\"");
        let _ =
            writeln!(text, "consequence: \"{follows}\"\ndisposition: accept\nreason: \"{why}\"");
        let (role, workflow) = (self.next(ROLES), self.next(WORKFLOWS));
        let _ = writeln!(
            text,
            "changed: [roles/{}, workflows/{}#step-{:02}, flows/{}]",
            self::id("role", block, role),
            self::id("workflow", block, workflow),
            1 + self.next(STEPS),
            self::id("flow", block, self.next(FLOWS))
        );
        self.file("country/findings", &id, text);
    }

    /// Written chapters: some take in the pages of a kind, one lies below another.
    pub(super) fn chapters(&mut self, factor: usize) {
        let mut contents = "# Summary\n\n[Start](README.md)\n\n# The system\n\n".to_owned();
        self.chapter("README.md", "start", "There are {{#count roles}} roles.\n");
        for kind in ["institutions", "roles", "workflows", "flows", "entities", "forms"] {
            let _ = writeln!(contents, "- [All {kind}]({kind}.md)");
            let mut text = format!("{{{{#pages {kind}}}}}\n");
            if kind == "workflows" {
                contents.push_str("  - [Who does what](who.md)\n    - [Paths](paths.md)\n");
                self.chapter("who.md", "who", "{{#matrix responsibilities}}\n");
                self.chapter("paths.md", "paths", "{{#diagram workflows/workflow-00-00}}\n");
            }
            if kind == "flows" {
                text.push_str("\n{{#table flows columns=from,to,purpose}}\n");
            }
            self.chapter(&format!("{kind}.md"), &format!("all-{kind}"), &text);
        }
        contents.push_str("\n# What was said\n\n");
        for kind in ["consultations", "findings", "requirements", "questions"] {
            let _ = writeln!(contents, "- [All {kind}]({kind}.md)");
            let text = format!("{{{{#pages {kind}}}}}\n");
            self.chapter(&format!("{kind}.md"), &format!("all-{kind}"), &text);
        }
        for (block, at) in (0..factor).flat_map(|block| (0..8).map(move |at| (block, at))) {
            let name = id("note", block, at);
            let mut text = String::new();
            for _ in 0..8 {
                let (role, flow) =
                    (id("role", block, self.next(ROLES)), id("flow", block, self.next(FLOWS)));
                let _ = writeln!(
                    text,
                    "{} {} [](@roles/{role}) {} [it](@flows/{flow}).\n",
                    self.text(),
                    self.text(),
                    self.text()
                );
            }
            let below = if at == 0 { "" } else { "  " };
            let _ = writeln!(contents, "{below}- [Note {block}-{at}](notes/{name}.md)");
            self.chapter(&format!("notes/{name}.md"), &name, &text);
        }
        contents.push_str("\n[Colophon](colophon.md)\n");
        self.chapter("colophon.md", "colophon", "Made by a machine.\n");
        self.files.push(("book/SUMMARY.md".to_owned(), contents));
    }

    fn chapter(&mut self, path: &str, id: &str, text: &str) {
        let title = self.words(3);
        let head = format!(
            "---\nid: {id}\ntitle: \"{title}\"\nstatus: proposed\nprovenance:\n  - {{source: source-00-00}}\n---\n\n# {title}\n\n"
        );
        self.files.push((format!("book/{path}"), head + text));
    }
}

/// The flow that leaves a filling step.
fn flow_id(block: usize, workflow: usize, slot: usize) -> String {
    let turn = slot + FILLING.len() * (workflow / CLASSES);
    id("flow", block, turn * CLASSES + workflow % CLASSES)
}
