//! Pictures as files of their own, for slides and other documents: SVG, and the Mermaid text
//! that it was drawn from.

use super::{Export, File, Make};
use crate::render::standalone;
use crate::views::Cx;
use crate::views::diagrams::{DIAGRAMS, Draw};

pub(super) static EXPORT: Export = Export {
    name: "*.svg, *.mmd",
    summary: "The flows of the system, the states of a case and the entities, as SVG and as Mermaid text.",
    make: Make::EachLanguage(files),
};

fn files<'a>(cx: &'a Cx<'a>) -> Vec<File> {
    let mut files = Vec::new();
    for diagram in DIAGRAMS {
        let Draw::Whole(graph) = diagram.draw else { continue };
        let graph = graph(cx);
        let Some(name) = graph.download.filter(|_| !graph.nodes.is_empty()) else { continue };
        // What cannot be drawn was reported when the pages were made.
        if let Ok((text, svg)) = standalone(cx, &graph) {
            files.push(File { path: format!("{name}.svg"), text: svg });
            files.push(File { path: format!("{name}.mmd"), text });
        }
    }
    files
}
