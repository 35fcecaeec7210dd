//! The page of any element.

use super::diagrams::swimlane::Swimlane;
use super::facts::{Fact, Item, facts, facts_of};
use super::{Cx, Graph, Inline, Table, column, pages};
use crate::analyse::standing::{self, Standing};
use crate::model::kind::Evidence;
use crate::model::{Address, Element, Kind, Status};
use std::collections::BTreeMap;

/// A page as data.
#[derive(Debug)]
pub struct Page {
    /// What it is about.
    pub address: Address,
    /// The kind.
    pub kind: Kind,
    /// Heading: code and title.
    pub title: Inline,
    /// The code.
    pub code: Option<String>,
    /// What it is, in a sentence or two.
    pub summary: Option<Inline>,
    /// How far it has come.
    pub status: String,
    /// What it says, in sections.
    pub sections: Vec<Section>,
    /// Why it is here.
    pub why: Why,
}

/// A piece of a page with a heading.
#[derive(Debug)]
pub struct Section {
    /// Anchor.
    pub id: String,
    /// Heading.
    pub title: Inline,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Debug)]
pub enum Block {
    /// Words.
    Words(Inline),
    /// Named values.
    Facts(Vec<Fact>),
    /// A list.
    List(Vec<Vec<Inline>>),
    /// A table.
    Table(Table),
    /// A picture.
    Graph(Graph),
    /// Pictures that are only told in words, each folded under its name.
    InWords(Vec<(Inline, Graph)>),
    /// A workflow in lanes.
    Swimlane(Swimlane),
    /// Files for other programs, each with its name and its path in `downloads`.
    Downloads(Vec<(String, String)>),
    /// Papers to print, each with its name and its path from the root of the language.
    Papers(Vec<(String, String)>),
    /// Parts, each with a heading and an anchor.
    Parts(Vec<Part>),
}

/// A part of an element, such as a step.
#[derive(Debug)]
pub struct Part {
    /// Its address; the page knows the anchor.
    pub address: Address,
    /// Its title.
    pub title: Inline,
    /// What it is.
    pub summary: Option<Inline>,
    /// What it says.
    pub facts: Vec<Fact>,
    /// Parts of the part.
    pub parts: Vec<Part>,
    /// Why it is here, where it has a provenance of its own.
    pub why: Why,
}

/// Why something is here: where it comes from, what supports it, what is not known, who uses it.
#[derive(Debug, Default)]
pub struct Why {
    /// Sources and assumptions.
    pub provenance: Vec<Item>,
    /// What other layers bring forward for it.
    pub evidence: Vec<Item>,
    /// What institutions said of it, each with whether that is about what stands here now.
    pub answers: Vec<Item>,
    /// Open questions about it.
    pub questions: Vec<Inline>,
    /// Who refers to it, by the name of the kind.
    pub used_by: Vec<(String, Vec<Inline>)>,
}

/// The page of an element.
pub fn element_page<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Page {
    let head = element.head();
    let mut sections = Vec::new();
    sections.extend(pages::sections(cx, element));
    let about = facts(cx, element).into_iter();
    let hidden = pages::hidden(element.kind());
    let about = about
        .filter(|fact| !is_parts(element, &fact.field) && !hidden.contains(&fact.field.as_str()));
    let about: Vec<Fact> = about.collect();
    if !about.is_empty() {
        let title = Inline::text(cx.words.ui("definition"));
        sections.push(Section {
            id: "s-definition".into(),
            title,
            blocks: vec![Block::Facts(about)],
        });
    }
    for (plural, parts) in parts_by_kind(element) {
        let blocks =
            vec![Block::Parts(parts.into_iter().map(|part| part_view(cx, part)).collect())];
        let title = Inline::text(cx.words.kinds(plural));
        sections.push(Section { id: format!("s-{plural}"), title, blocks });
    }
    let Inline::Link { words, language, .. } = cx.link(element) else {
        unreachable!("a link is a link")
    };
    Page {
        address: head.address.clone(),
        kind: element.kind(),
        title: Inline::Text { words, language },
        code: head.code.clone(),
        summary: summary(cx, element),
        status: status(cx, element),
        sections,
        why: why(cx, element),
    }
}

/// An element that stands in a list, with everything that a page would say.
pub fn listed<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Part {
    let mut part = part_view(cx, element);
    part.why = why(cx, element);
    part
}

fn part_view<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Part {
    let hidden = pages::hidden(element.kind());
    let facts = facts(cx, element).into_iter();
    let facts = facts
        .filter(|fact| !is_parts(element, &fact.field) && !hidden.contains(&fact.field.as_str()));
    let Inline::Link { words, language, .. } = cx.link(element) else {
        unreachable!("a link is a link")
    };
    let parts = parts_by_kind(element).into_iter().flat_map(|(_, parts)| parts);
    Part {
        address: element.head().address.clone(),
        title: Inline::Text { words, language },
        summary: summary(cx, element),
        facts: facts.collect(),
        parts: parts.map(|part| part_view(cx, part)).collect(),
        why: Why {
            provenance: provenance(cx, element),
            questions: questions(cx, element),
            ..Why::default()
        },
    }
}

fn summary<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Option<Inline> {
    let (words, language) = cx.read(&element.head().summary.0);
    let language = (language != cx.language.0).then_some(language);
    (!words.is_empty()).then(|| Inline::Prose { words: words.to_owned(), language })
}

/// What the answers of institutions come to, and each of them with a link to the record and
/// whether it is about this form.
fn answered<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Item> {
    let answers = standing::answers(cx.index, element);
    let standing = standing::standing(cx.index, element).map(|_| {
        let words = format!("{}: {}", cx.words.ui("status"), status(cx, element));
        Item::of(vec![Inline::text(words)])
    });
    let items = answers.into_iter().map(|it| {
        let form = match (it.superseded, it.current) {
            (true, _) => "answer-superseded",
            (false, true) => "answer-current",
            (false, false) => "answer-outdated",
        };
        let field = |name| column(cx, it.validation, name).items;
        let said = ["institution", "answer", "date"].into_iter().flat_map(field);
        let mut words: Vec<Inline> = vec![cx.link(it.validation)];
        for item in said {
            words.push(Inline::text("; "));
            words.extend(item.words);
        }
        words.push(Inline::text(format!("; {}", cx.words.ui(form))));
        Item::of(words)
    });
    standing.into_iter().chain(items).collect()
}

/// What people agreed to, or else the status that is written.
fn status<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> String {
    match standing::standing(cx.index, element) {
        Some(Standing::Validated) => return cx.words.ui("status-validated"),
        Some(Standing::Consulted) => return cx.words.ui("status-consulted"),
        Some(Standing::Outdated) => return cx.words.ui("status-outdated"),
        None => {}
    }
    let word = match element.head().status {
        Some(Status::Assumption) => "assumption",
        Some(Status::Retired) => "retired",
        Some(Status::Proposed) => "proposed",
        None => return cx.words.ui("status-unknown"),
    };
    cx.words.word(word)
}

/// Where something comes from, what supports it and who uses it.
pub fn why<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Why {
    let head = element.head();
    let mut used: BTreeMap<Kind, Vec<Inline>> = BTreeMap::new();
    let mut evidence = Vec::new();
    for link in cx.index.backlinks(&head.address) {
        match link.from.kind() {
            Kind::Evidence if link.field == "element" => {
                evidence.extend(evidence_item(cx, link.from));
            }
            Kind::Question if link.field == "about" => {}
            Kind::Validation if link.field == "element" => {}
            kind if link.from.head().address.owner() != head.address => {
                let links = used.entry(kind).or_default();
                let link = cx.link(link.from);
                if !links.contains(&link) {
                    links.push(link);
                }
            }
            _ => {}
        }
    }
    let used_by = used.into_iter().map(|(kind, links)| (cx.words.kinds(kind.plural()), links));
    Why {
        provenance: provenance(cx, element),
        evidence,
        answers: answered(cx, element),
        questions: questions(cx, element),
        used_by: used_by.collect(),
    }
}

fn provenance<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Item> {
    let head = element.head();
    head.provenance
        .iter()
        .map(|item| Item { words: Vec::new(), facts: facts_of(cx, &head.address, item) })
        .collect()
}

fn evidence_item<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Option<Item> {
    element.any().downcast_ref::<crate::model::Entry<Evidence>>()?;
    let facts = facts(cx, element).into_iter().filter(|fact| fact.field != "element");
    Some(Item { words: Vec::new(), facts: facts.collect() })
}

/// Open questions that the element names, and those that name it.
fn questions<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Inline> {
    let head = element.head();
    let own = head.open_questions.iter().map(|question| question.address(&head.address));
    let tbd = head.unknown.iter().map(|unknown| unknown.question.address(&head.address));
    let about = cx.index.backlinks(&head.address).iter();
    let about = about.filter(|link| link.from.kind() == Kind::Question && link.field == "about");
    let about = about.map(|link| link.from.head().address.clone());
    let mut all: Vec<Address> = own.chain(tbd).chain(about).collect();
    all.sort();
    all.dedup();
    all.iter().map(|address| cx.link_to(address)).collect()
}

fn is_parts(element: &dyn Element, field: &str) -> bool {
    Kind::PARTS.iter().any(|part| part.owner() == Some(element.kind()) && part.plural() == field)
        || (element.kind() == Kind::Decision && field == "options")
}

fn parts_by_kind(element: &dyn Element) -> Vec<(&'static str, Vec<&dyn Element>)> {
    #[derive(Default)]
    struct Parts<'a>(Vec<(&'static str, Vec<&'a dyn Element>)>);
    impl<'a> crate::model::Visitor<'a> for Parts<'a> {
        fn part(&mut self, part: &'a dyn Element) {
            let plural = part.kind().plural();
            match self.0.iter_mut().find(|(name, _)| *name == plural) {
                Some((_, parts)) => parts.push(part),
                None => self.0.push((plural, vec![part])),
            }
        }
    }
    let mut parts = Parts::default();
    element.body().walk(&mut parts);
    parts.0
}
