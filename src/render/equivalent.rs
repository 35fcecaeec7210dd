//! The same as a picture in words, from the same graph, folded below it.

use super::{OnPage, escape, foreign, words as inline};
use crate::views::{Edge, Graph, Node, Style};
use std::fmt::Write;

/// A list of the boxes, each with the lines that leave it; of the lines, where their order is
/// what counts.
pub(super) fn words(on: &OnPage<'_>, graph: &Graph) -> String {
    let list = match graph.style {
        Style::Sequence => sequence(on, graph),
        _ => grouped(on, graph, false),
    };
    folded(on, &list)
}

/// The text that a picture was drawn from by hand.
pub(super) fn source(on: &OnPage<'_>, text: &str) -> String {
    let lang = foreign::lang(on.cx.language, text);
    // A line feed as an entity: a blank line would end the block of HTML.
    let text = text.trim().lines().map(escape).collect::<Vec<_>>().join("&#10;");
    folded(on, &format!("<pre{lang}>{text}</pre>"))
}

/// The files that hold the same picture.
pub(super) fn downloads(on: &OnPage<'_>, graph: &Graph) -> String {
    let Some(name) = graph.download else { return String::new() };
    let name = on.cx.book.config.file_name(name);
    let words = &on.cx.words;
    // `downloads` lies beside the folders of the languages.
    let up = "../".repeat(on.page.matches('/').count() + 1);
    let link = |ending: &str, label: &str| {
        let language = escape(&on.cx.language.0);
        format!(
            "<a href=\"{up}downloads/{language}/{name}.{ending}\" download=\"\" translate=\"no\">{}</a>",
            escape(label)
        )
    };
    format!(
        "<p class=\"cb-downloads\">{}: {}, {}</p>",
        escape(&words.ui("download")),
        link("svg", "SVG"),
        link("mmd", "Mermaid")
    )
}

/// A picture that is not drawn: its words, folded under a name.
pub(super) fn named(on: &OnPage<'_>, name: &str, graph: &Graph) -> String {
    under(on, name, &grouped(on, graph, true))
}

fn folded(on: &OnPage<'_>, inner: &str) -> String {
    under(on, &on.cx.words.ui("in-words"), inner)
}

fn under(on: &OnPage<'_>, summary: &str, inner: &str) -> String {
    let summary = foreign::words(on, summary);
    format!("<details class=\"cb-equivalent\"><summary>{summary}</summary>{inner}</details>")
}

/// `brief` leaves out lines of which there is nothing to say but that they are there.
fn grouped(on: &OnPage<'_>, graph: &Graph, brief: bool) -> String {
    let mut out = String::new();
    let mut told: Vec<&str> = Vec::new();
    for group in &graph.groups {
        let nodes: Vec<&Node> =
            group.nodes.iter().filter_map(|id| graph.nodes.iter().find(|n| n.id == *id)).collect();
        told.extend(nodes.iter().map(|node| node.id.as_str()));
        let _ = write!(
            out,
            "<p>{}</p>{}",
            foreign::words(on, &group.label),
            list(on, graph, &nodes, brief)
        );
    }
    let rest: Vec<&Node> =
        graph.nodes.iter().filter(|node| !told.contains(&node.id.as_str())).collect();
    if !rest.is_empty() {
        out.push_str(&list(on, graph, &rest, brief));
    }
    out
}

fn list(on: &OnPage<'_>, graph: &Graph, nodes: &[&Node], brief: bool) -> String {
    let items = nodes.iter().map(|node| {
        let note = match node.note.as_str() {
            "" => String::new(),
            note => format!(" ({})", foreign::words(on, note)),
        };
        let lines = graph.edges.iter().filter(|edge| edge.from == node.id);
        let lines = lines.filter(|edge| !brief || !edge.of.is_empty() || !edge.label.is_empty());
        let lines: String =
            lines.map(|edge| format!("<li>{}</li>", line(on, graph, edge))).collect();
        let lines = if lines.is_empty() { lines } else { format!("<ul>{lines}</ul>") };
        format!("<li>{}{note}{lines}</li>", name(on, node))
    });
    format!("<ol>{}</ol>", items.collect::<String>())
}

/// A line, seen from the box that it leaves: what it stands for, and where it leads.
fn line(on: &OnPage<'_>, graph: &Graph, edge: &Edge) -> String {
    let to = graph.nodes.iter().find(|node| node.id == edge.to);
    let to = to.map(|node| foreign::words(on, &node.label)).unwrap_or_default();
    match meaning(on, edge) {
        meaning if meaning.is_empty() => format!("→ {to}"),
        meaning => format!("{meaning} → {to}"),
    }
}

fn meaning(on: &OnPage<'_>, edge: &Edge) -> String {
    if edge.of.is_empty() {
        return foreign::words(on, &edge.label);
    }
    let links = edge.of.iter().map(|of| inline(on, &on.cx.link_to(of)));
    let links = links.collect::<Vec<_>>().join(", ");
    // A code or a title is in the link already.
    let says_more = edge.of.len() == 1
        && !edge.label.is_empty()
        && !on.cx.link_to(&edge.of[0]).plain().contains(edge.label.as_str());
    if says_more { format!("{} ({links})", foreign::words(on, &edge.label)) } else { links }
}

fn sequence(on: &OnPage<'_>, graph: &Graph) -> String {
    let party = |id: &str| graph.nodes.iter().find(|node| node.id == id).map(|it| name(on, it));
    let items = graph.edges.iter().map(|edge| {
        let (from, to) = (party(&edge.from), party(&edge.to));
        let between = match (from, to) {
            (Some(from), Some(to)) if from != to => format!("{from} → {to}"),
            (from, _) => from.unwrap_or_default(),
        };
        format!("<li>{between}: {}</li>", meaning(on, edge))
    });
    format!("<ol>{}</ol>", items.collect::<String>())
}

fn name(on: &OnPage<'_>, node: &Node) -> String {
    match &node.to {
        Some(to) => {
            let href = escape(&on.cx.places.href(on.page, to));
            format!("<a href=\"{href}\">{}</a>", foreign::words(on, &node.label))
        }
        None => foreign::words(on, &node.label),
    }
}
