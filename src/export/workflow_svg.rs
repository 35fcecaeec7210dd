//! Each workflow as a picture that stands alone.

use super::{Export, File, Make};
use crate::render::{foreign, swimlane};
use crate::views::Cx;
use crate::views::diagrams::swimlane::swimlane as picture;

pub(super) static EXPORT: Export = Export {
    name: "workflows/*.svg",
    summary: "Each workflow as a picture that stands alone.",
    make: Make::EachLanguage(files),
};

fn files<'a>(cx: &'a Cx<'a>) -> Vec<File> {
    let workflows = cx.book.model.workflows.iter();
    let file = |workflow| foreign::marked(cx, swimlane::file(&picture(cx, workflow)));
    workflows
        .map(|workflow| File {
            path: format!("workflows/{}.svg", workflow.id()),
            text: file(workflow),
        })
        .collect()
}
