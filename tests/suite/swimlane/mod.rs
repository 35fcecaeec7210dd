//! Pictures of workflows keep their promises, whatever the workflow.

mod measure;

use casebook::casebook::Audience;
use casebook::export::bpmn;
use casebook::inspect::inspect;
use casebook::load::{FileText, read_book};
use casebook::model::{Address, Index, Language};
use casebook::render::swimlane::{Layout, file, layout, page};
use casebook::render::{OnPage, Theme};
use casebook::views::diagrams::swimlane::{
    Edge, Gateway, Icon, Mark, Node, Shape, Swimlane, swimlane,
};
use casebook::views::{Cx, Places};
use measure::measure;
use std::collections::BTreeMap;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Mermaid text as far as the two flow charts of `tests/diagrams` use it: lanes, boxes, diamonds,
/// lines with words.
fn parse(name: &str) -> Swimlane {
    let path = root().join("tests/diagrams").join(name);
    let text = std::fs::read_to_string(path).expect("it is there");
    let mut picture = Swimlane { title: name.to_owned(), ..Swimlane::default() };
    let place = |picture: &Swimlane, id: &str| {
        picture.nodes.iter().position(|node| node.id == id).expect("it was named")
    };
    for line in text.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("subgraph ") {
            let words = rest.split('"').nth(1).expect("a heading");
            picture.lanes.push(words.to_owned());
        } else if let Some((from, rest)) = line.split_once(" --") {
            let (label, to) = rest.rsplit_once("> ").expect("an arrow");
            let label = label.split('"').nth(1).unwrap_or_default().to_owned();
            let (from, to) = (place(&picture, from), place(&picture, to));
            picture.edges.push(Edge { from, to, label, late: false });
        } else if let Some((id, words)) = line.split_once(['[', '{']) {
            let shape = if line.contains('{') { Shape::Decision } else { Shape::Step };
            let lane = picture.lanes.len() - 1;
            let label = words.split('"').nth(1).expect("words").to_owned();
            let node = Node { id: id.to_owned(), lane, shape, label, ..Node::default() };
            picture.nodes.push(node);
        }
    }
    picture
}

/// A small generator of chance: xorshift64* of G. Marsaglia and S. Vigna.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).expect("31 bits") % end.max(1)
    }
}

const HOSTILE: &[&str] = &[
    "",
    " ",
    "a \"quoted\" 'label' ] } )",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)> </a></svg></text>",
    "javascript:alert(1)",
    "nul \u{0} bell \u{7} \u{fffe} \u{ffff} \u{b}",
    "turn \u{202e}gpj.exe\u{202c} \u{2067}x\u{2069} \u{200f}",
    "😀 family 👨‍👩‍👧 flag 🇹🇯",
    "&amp; &lt;!-- --> ]]> <![CDATA[ <?x ?>",
    "{{#include x}} `code` *bold* [link](x) $x$ | a | b |",
    "Пересмотреть индивидуальный план поддержки вместе с человеком",
    "Ҳамоҳангсозии хизматрасониҳо, ғамхорӣ ва қӯшиш дар Ҷумҳурӣ",
    "line\nbreak\r\n\n\ttab",
];

fn words(chance: &mut Chance) -> String {
    match chance.below(12) {
        0 => HOSTILE[chance.below(HOSTILE.len())].to_owned(),
        1 => "x".repeat(300),
        2 => String::new(),
        _ => {
            let all = ["Send", "the", "referral", "оценка", "ниёзҳо", "of", "risk", "panel"];
            let count = 1 + chance.below(9);
            (0..count).map(|_| all[chance.below(all.len())]).collect::<Vec<_>>().join(" ")
        }
    }
}

fn random(chance: &mut Chance) -> Swimlane {
    let lanes = 1 + chance.below(8);
    let count = 1 + chance.below(26);
    let shape = |chance: &mut Chance| match chance.below(12) {
        0 => Shape::Start,
        1 => Shape::End,
        2 => Shape::Stop,
        3 => Shape::Gateway(Gateway::All),
        4 => Shape::Gateway(Gateway::Some),
        5..=7 => Shape::Decision,
        8 => Shape::Call,
        _ => Shape::Step,
    };
    let mut picture = Swimlane { title: words(chance), ..Swimlane::default() };
    picture.description = words(chance);
    picture.lanes = (0..lanes).map(|_| words(chance)).collect();
    for at in 0..count {
        let icons = [Icon::Time, Icon::TimeUnknown, Icon::Form, Icon::Workflow];
        let marks = (0..chance.below(4)).map(|_| {
            let short = words(chance);
            Mark { icon: icons[short.len() % 4], long: short.clone(), short }
        });
        let marks = marks.collect();
        picture.nodes.push(Node {
            id: format!("n{at}"),
            lane: chance.below(lanes),
            shape: shape(chance),
            label: words(chance),
            marks,
            to: Some(Address::written("workflows/x#y")),
        });
    }
    for at in 0..count + chance.below(count) {
        // Mostly a line from each node to one further on, as in a workflow.
        let from = at % count;
        let to = match chance.below(4) {
            0 => chance.below(count),
            _ => (from + 1 + chance.below(3)).min(count - 1),
        };
        let label = if chance.below(2) == 0 { String::new() } else { words(chance) };
        picture.edges.push(Edge { from, to, label, late: chance.below(9) == 0 });
    }
    picture
}

/// The promises that show in what is written.
fn written(picture: &Swimlane, on: &OnPage<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let (alone, html) = (file(picture), page(on, picture));
    if let Err(error) = roxmltree::Document::parse(&bpmn(picture)) {
        wrong.push(format!("the process model is broken: {error}"));
    }
    if alone != file(picture) || html != page(on, picture) {
        wrong.push("two drawings differ".to_owned());
    }
    let in_page = format!("<x>{}</x>", html.replace(" download>", ">"));
    for (text, what) in [(&alone, "the file"), (&in_page, "the page")] {
        let options = roxmltree::ParsingOptions::default();
        let tree = match roxmltree::Document::parse_with_options(text, options) {
            Ok(tree) => tree,
            Err(error) => {
                wrong.push(format!("{what} is broken: {error}"));
                continue;
            }
        };
        let names = tree.descendants().filter(|node| node.is_element());
        let names = names.map(|node| node.tag_name().name());
        if names.clone().any(|name| ["script", "foreignObject", "image"].contains(&name)) {
            wrong.push(format!("{what} holds what it may not"));
        }
        let attributes = tree.descendants().flat_map(|node| node.attributes());
        for it in attributes {
            let (name, value) = (it.name(), it.value());
            let literal = value.contains('#') && name != "href" && name != "aria-label";
            if name.starts_with("on") || name == "style" || name == "id" || literal {
                wrong.push(format!("{what} holds {name}=\"{value}\""));
            }
            if name == "href" && value.contains(':') {
                wrong.push(format!("{what} leads to {value}"));
            }
        }
        let boxes = |tag: &str| {
            let marked = tree.descendants().filter(|node| node.attribute("data-n").is_some());
            marked.filter(|node| node.tag_name().name() == tag).count()
        };
        let links = if what == "the page" { boxes("a") } else { boxes("g") };
        let linked = picture.nodes.iter().filter(|node| node.to.is_some() || what == "the file");
        if links != linked.clone().count() {
            wrong.push(format!("{what} has {links} links for {} nodes", linked.count()));
        }
    }
    if html.contains("<style") || html.contains('\n') {
        wrong.push("the page holds a style or a line break".to_owned());
    }
    wrong
}

/// Views of an empty book.
fn empty(check: impl FnOnce(&OnPage<'_>)) {
    let toml = "[book]\nsrc = \"book\"\n[preprocessor.casebook]\ndata = [\"data\"]\n";
    let inspected = inspect(vec![FileText::new("book.toml", toml)], Audience::Public);
    let index = Index::new(&inspected.book.model);
    let places = Places::new(&inspected.book, &index, &BTreeMap::new());
    let theme = Theme::new(&inspected.book.sources, &mut Vec::new());
    let (language, words) = (Language("en".to_owned()), theme.words("en"));
    let (book, index) = (&inspected.book, &index);
    let cx = Cx { book, index, places: &places, language: &language, words: &words };
    check(&OnPage::new(&cx, "workflows/x"));
}

#[test]
fn random_workflows_keep_every_promise() {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    let seed: u64 = seed.unwrap_or(0x5eed_cafe);
    let count = std::env::var("COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(2000);
    empty(|on| {
        let mut chance = Chance(seed);
        for round in 0..count {
            let picture = random(&mut chance);
            let layout = layout(&picture);
            let (_, mut wrong) = measure(&picture, &layout);
            if round % 8 == 0 {
                wrong.extend(written(&picture, on));
            }
            assert!(wrong.is_empty(), "SEED={seed}, round {round}: {wrong:#?}");
        }
    });
}

/// What was counted, for those who ask with `-- --nocapture`.
#[expect(clippy::print_stdout)]
fn show(name: &str, counts: measure::Counts, layout: &Layout) {
    println!("{name}: {counts:?}, {} x {}", layout.width, layout.height);
}

#[test]
fn the_flow_charts_cross_no_more_than_the_prototype() {
    for name in ["01-referral-flow-en.mmd", "03-referral-flow-ru.mmd"] {
        let picture = parse(name);
        let layout = layout(&picture);
        let (counts, wrong) = measure(&picture, &layout);
        show(name, counts, &layout);
        if let Ok(folder) = std::env::var("DRAW") {
            std::fs::write(format!("{folder}/{name}.svg"), file(&picture)).expect("written");
        }
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        assert!(counts.crossings <= 11, "{name}: {counts:?}");
    }
}

#[test]
fn a_step_added_at_the_end_moves_nothing() {
    let before = parse("01-referral-flow-en.mmd");
    let mut after = before.clone();
    let last = before.nodes.len() - 1;
    let node =
        Node { id: "new".to_owned(), label: "One more".to_owned(), ..before.nodes[last].clone() };
    after.nodes.push(node);
    after.edges.push(Edge { from: last, to: last + 1, ..Edge::default() });
    let (one, two) = (layout(&before), layout(&after));
    for (one, two) in one.nodes.iter().zip(&two.nodes) {
        assert_eq!((one.x, one.y), (two.x, two.y));
    }
    for (one, two) in one.wires.iter().zip(&two.wires) {
        assert_eq!(one.points, two.points);
    }
}

/// Forty steps in eight lanes with ten decisions.
#[test]
fn a_long_workflow_stays_in_order() {
    let mut picture = Swimlane { title: "Long".to_owned(), ..Swimlane::default() };
    picture.lanes = (1..=8).map(|lane| format!("Role number {lane} of the whole system")).collect();
    for at in 0..50 {
        let shape = if at % 5 == 4 { Shape::Decision } else { Shape::Step };
        let lane = (at / 3 + at % 2) % 8;
        let label = format!("Step number {at} is done with care");
        picture.nodes.push(Node { id: format!("n{at}"), lane, shape, label, ..Node::default() });
        if at > 0 {
            let label = if at % 5 == 0 { "yes".to_owned() } else { String::new() };
            picture.edges.push(Edge { from: at - 1, to: at, label, late: false });
        }
        if at % 5 == 0 && at > 5 {
            let edge =
                |to, label: &str| Edge { from: at - 1, to, label: label.to_owned(), late: false };
            picture.edges.push(edge(at - 4, "no: do it again"));
        }
    }
    let layout = layout(&picture);
    let (counts, wrong) = measure(&picture, &layout);
    show("long", counts, &layout);
    assert!(wrong.is_empty(), "{wrong:#?}");
    if let Ok(folder) = std::env::var("DRAW") {
        std::fs::write(format!("{folder}/long.svg"), file(&picture)).expect("written");
    }
}

#[test]
fn the_workflows_of_the_book_keep_every_promise() {
    let inspected = inspect(read_book(root()).expect("the book is read"), Audience::Team);
    let index = Index::new(&inspected.book.model);
    let places = Places::new(&inspected.book, &index, &BTreeMap::new());
    let theme = Theme::new(&inspected.book.sources, &mut Vec::new());
    for tag in ["en", "ru", "tg"] {
        let (language, words) = (Language(tag.to_owned()), theme.words(tag));
        let (book, index) = (&inspected.book, &index);
        let cx = Cx { book, index, places: &places, language: &language, words: &words };
        for workflow in &inspected.book.model.workflows {
            let picture = swimlane(&cx, workflow);
            let layout = layout(&picture);
            let (counts, mut wrong) = measure(&picture, &layout);
            let name = workflow.id();
            show(&format!("{name} {tag}"), counts, &layout);
            let at = format!("workflows/{name}");
            wrong.extend(written(&picture, &OnPage::new(&cx, &at)));
            assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        }
    }
}
