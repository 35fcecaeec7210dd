//! The pages of a kind, taken into this chapter.

use super::{Directive, Problem, kind, no_more};
use crate::book::list;
use crate::book::weave::Loom;
use crate::render::OnPage;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "pages",
    usage: "{{#pages institutions}}",
    summary: "The list of a kind, whose pages stand below this chapter in the contents; each kind once.",
    weave,
};

fn weave(_: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let kind = kind(arguments)?;
    no_more(&arguments[1..], &[])?;
    Ok(list::markdown(on, kind, 3))
}
