//! Something that more people may read refers to something that fewer may read.

use crate::check::content::word;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Address, Publication};

/// Something that more people may read refers to something that fewer may read.
pub static RULE: Rule = Rule {
    name: "withheld-reference",
    level: Level::Error,
    summary: "Something that more people may read refers to something that fewer may read.",
    docs: include_str!("withheld_reference.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for (address, links) in cx.index.referred() {
        let Some(target) = cx.index.get(address) else { continue };
        let to = publication(cx, address);
        for link in links {
            let from = publication(cx, &link.from.head().address);
            if to > from {
                let (text, to, from) = (link.reference.text, word(&to), word(&from));
                let message = format!("`{text}` is `{to}`, but this is `{from}`");
                found.push(
                    Diagnostic::new(RULE.name, link.reference.at, message)
                        .context(target.head().at(), format!("`{to}`"))
                        .help(format!(
                            "take the reference out, or write `publication: {to}` here too"
                        )),
                );
            }
        }
    }
}

/// Who may read it: no more than may read what it is part of.
fn publication(cx: &Cx<'_>, address: &Address) -> Publication {
    let text = address.as_str();
    let ends = text.match_indices(['#', '.']).map(|(at, _)| at).chain([text.len()]);
    let around = ends.filter_map(|end| cx.index.get(&Address::written(&text[..end])));
    around.filter_map(|it| it.head().publication).max().unwrap_or(Publication::Public)
}
