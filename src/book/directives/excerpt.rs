//! Something of one element that has no place on its own page.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::diagnostic::nearest;
use crate::model::{Address, Kind};
use crate::render::OnPage;
use crate::source::Span;
use crate::views::excerpts::{EXCERPTS, Excerpt};
use crate::views::pages::fictional;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "excerpt",
    usage: "{{#excerpt timeline scenarios/ID}}, {{#excerpt hands scenarios/ID}}, {{#excerpt questions scenarios/ID}}, {{#excerpt coverage scenarios/ID}}, {{#excerpt answer-key scenarios/ID}}, {{#excerpt play-papers scenarios/ID}}, {{#excerpt agenda consultations/ID}}, {{#excerpt pre-reading consultations/ID}}, {{#excerpt meeting-papers consultations/ID}}",
    summary: "What a page of its own leaves out: the clock, the cards, the papers, the coverage and the answer key of a scenario; the clock, the reading and the papers of a meeting.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let name = arguments.first().copied().unwrap_or_default();
    no_more(arguments.get(2..).unwrap_or_default(), &[])?;
    let Some(excerpt) = EXCERPTS.iter().find(|excerpt| excerpt.name == name) else {
        let known = EXCERPTS.iter().map(|excerpt| excerpt.name);
        let help = match nearest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("excerpts: {}", known.collect::<Vec<_>>().join(", ")),
        };
        return Err(Problem::argument(format!("there is no excerpt `{name}`"), help));
    };
    let of = arguments.get(1).copied().unwrap_or_default();
    let cx = loom.cx;
    let element = cx.index.get(&Address::written(of)).filter(|it| it.kind() == excerpt.kind);
    let element = element.ok_or_else(|| unknown(loom, excerpt, of))?;
    loom.fiction |= fictional(element);
    let blocks = (excerpt.blocks)(cx, element);
    let text = blocks.iter().map(|it| loom.block(on, it, Span::default()));
    Ok(text.collect::<Vec<_>>().join("\n\n"))
}

fn unknown(loom: &Loom<'_>, excerpt: &Excerpt, of: &str) -> Problem {
    let of_kind = loom.cx.index.all().filter(|element| element.kind() == excerpt.kind);
    let known: Vec<&str> = of_kind.map(|element| element.head().address.as_str()).collect();
    let help = match nearest(of, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write `{{{{#excerpt {} {}/ID}}}}`", excerpt.name, Kind::folder(excerpt.kind)),
    };
    Problem::argument(format!("`{}` shows nothing of `{of}`", excerpt.name), help)
}
