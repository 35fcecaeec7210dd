//! The pages of a kind, taken into this chapter.

use super::{Directive, Problem, kind, no_more};
use crate::book::list;
use crate::book::weave::Loom;
use crate::render::OnPage;
use crate::views::pages::fictional;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "pages",
    usage: "{{#pages institutions}}",
    summary: "The list of a kind, whose pages stand below this chapter in the contents; each kind once.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let kind = kind(arguments)?;
    no_more(&arguments[1..], &[])?;
    loom.fiction |= loom.cx.book.model.of(kind).into_iter().any(fictional);
    Ok(list::markdown(on, kind, 3))
}
