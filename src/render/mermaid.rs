//! Graphs as Mermaid text, the interchange with drawing engines.

use super::escape::is_turning;
use crate::views::{Edge, Graph, Node, Shape, Style};
use std::fmt::Write;

/// The text of a graph. It holds no links: they depend on the page.
pub(super) fn text(graph: &Graph) -> String {
    match graph.style {
        Style::Flow | Style::Columns | Style::Chart | Style::Bars => flowchart(graph),
        Style::States => states(graph),
        Style::Entities => entities(graph),
        Style::Sequence => sequence(graph),
    }
}

fn flowchart(graph: &Graph) -> String {
    let mut out = "flowchart TB\n".to_owned();
    describe(&mut out, graph);
    let framed = |id: &str| graph.groups.iter().any(|group| group.nodes.iter().any(|n| n == id));
    for group in &graph.groups {
        let _ = writeln!(out, "subgraph {}[\"{}\"]", group.id, label(&group.label));
        for node in graph.nodes.iter().filter(|node| group.nodes.contains(&node.id)) {
            let _ = writeln!(out, "{}", flow_node(node));
        }
        out.push_str("end\n");
    }
    for node in graph.nodes.iter().filter(|node| !framed(&node.id)) {
        let _ = writeln!(out, "{}", flow_node(node));
    }
    // Two lines between the same boxes are drawn as one with two heads: there are fewer to follow.
    let answers = |a: &Edge, b: &Edge| a.from == b.to && a.to == b.from && a.from != a.to;
    for (at, edge) in graph.edges.iter().enumerate() {
        if graph.edges[..at].iter().any(|before| answers(before, edge)) {
            continue;
        }
        let back = graph.edges[at..].iter().find(|after| answers(after, edge));
        let arrow = match (edge.dashed, back) {
            (_, Some(_)) => "<-->",
            (true, None) => "-.->",
            (false, None) => "-->",
        };
        let words = [Some(edge), back].into_iter().flatten().map(|edge| label(&edge.label));
        let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
        let words = match words.as_slice() {
            [] => String::new(),
            words => format!("|\"{}\"|", words.join(" / ")),
        };
        let _ = writeln!(out, "{} {arrow}{words} {}", edge.from, edge.to);
    }
    out
}

fn flow_node(node: &Node) -> String {
    let mut words = label(&node.label);
    if !node.note.is_empty() {
        let _ = write!(words, "<br/>{}", label(&node.note));
    }
    let (open, close) = match node.shape {
        Shape::Box | Shape::Plain => ("[", "]"),
        Shape::Diamond => ("{", "}"),
        Shape::Round => ("([", "])"),
        Shape::Double => ("[[", "]]"),
        Shape::Bar => ("{{", "}}"),
    };
    format!("{}{open}\"{words}\"{close}", node.id)
}

fn states(graph: &Graph) -> String {
    let mut out = "stateDiagram-v2\n".to_owned();
    describe(&mut out, graph);
    out.push_str("direction TB\n");
    for node in &graph.nodes {
        let _ = writeln!(out, "state \"{}\" as {}", label(&node.label), node.id);
    }
    for node in graph.nodes.iter().filter(|node| node.shape == Shape::Round) {
        let _ = writeln!(out, "[*] --> {}", node.id);
    }
    for edge in &graph.edges {
        let _ = match edge.label.as_str() {
            "" => writeln!(out, "{} --> {}", edge.from, edge.to),
            words => writeln!(out, "{} --> {} : {}", edge.from, edge.to, label(words)),
        };
    }
    for node in graph.nodes.iter().filter(|node| node.shape == Shape::Double) {
        let _ = writeln!(out, "{} --> [*]", node.id);
    }
    out
}

fn entities(graph: &Graph) -> String {
    let mut out = "erDiagram\n".to_owned();
    describe(&mut out, graph);
    out.push_str("direction LR\n");
    for node in &graph.nodes {
        let words = format!("{} ({})", node.label, node.note);
        let _ = writeln!(out, "{}[\"{}\"]", node.id, label(&words));
    }
    for edge in &graph.edges {
        let many = if edge.label == "many" { "o{" } else { "o|" };
        let _ = writeln!(out, "{} ||--{many} {} : \"\"", edge.from, edge.to);
    }
    out
}

fn sequence(graph: &Graph) -> String {
    let mut out = "sequenceDiagram\n".to_owned();
    describe(&mut out, graph);
    for node in &graph.nodes {
        let _ = writeln!(out, "participant {} as {}", node.id, folded(&node.label, 22));
    }
    for edge in &graph.edges {
        let arrow = if edge.dashed { "-->>" } else { "->>" };
        let _ = writeln!(out, "{}{arrow}{}: {}", edge.from, edge.to, folded(&edge.label, 34));
    }
    out
}

/// A label in lines of about so many characters.
fn folded(words: &str, wide: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < wide => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| label(line)).collect::<Vec<_>>().join("<br/>")
}

fn describe(out: &mut String, graph: &Graph) {
    let shown = |c: &char| !c.is_control() && !is_turning(*c);
    let line = |text: &str| -> String {
        text.chars().filter(shown).map(|c| if ";{}%".contains(c) { ' ' } else { c }).collect()
    };
    let _ = writeln!(out, "accTitle: {}", line(&graph.title));
    let _ = writeln!(out, "accDescr: {}", line(&graph.description));
}

/// A label in which nothing can end the label: Mermaid writes characters as `#35;`. Marks that
/// turn the direction of text and control characters are left out.
fn label(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c if is_turning(c) => {}
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | '[' | ']' | '{' | '}' | '|' | ';' | ':'
            | '*' | '_' | '~' | '%' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
