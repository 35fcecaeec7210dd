//! A reference names an element that does not exist, or one of another kind.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level, nearest};
use crate::model::{Address, Element, Kind, Reference, Scope};
use crate::source::Span;

/// A reference names an element that does not exist, or one of another kind.
pub static RULE: Rule = Rule {
    name: "dangling-reference",
    level: Level::Error,
    summary: "A reference names an element that does not exist, or one of another kind.",
    docs: include_str!("dangling_reference.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for (address, links) in cx.index.referred() {
        let target = cx.index.get(address);
        if target.is_none() && is_broken(cx, address) {
            continue;
        }
        for link in links {
            let reference = &link.reference;
            match target {
                None => found.push(missing(cx, &exact(cx, *reference), address)),
                Some(target) => found.extend(wrong_kind(target, reference)),
            }
        }
    }
}

/// A reference in prose knows only where the prose stands: looks it up in the file.
fn exact<'a>(cx: &Cx<'_>, reference: Reference<'a>) -> Reference<'a> {
    let at = reference.at;
    let found = cx.casebook.sources.text(at).find(&format!("@{}", reference.text));
    let Some(start) = found.map(|start| at.start as usize + start + 1) else { return reference };
    Reference { at: Span::new(at.file, start, start + reference.text.len()), ..reference }
}

/// What could not be read has been reported already.
fn is_broken(cx: &Cx<'_>, address: &Address) -> bool {
    cx.casebook.broken.contains(&address.owner())
}

fn missing(cx: &Cx<'_>, reference: &Reference<'_>, address: &Address) -> Diagnostic {
    let written = reference.text;
    let owner = address.owner();
    let part_of_known = address.fragment().is_some() && cx.index.get(&owner).is_some();
    let message = match (reference.scope, part_of_known) {
        (Scope::Owner, _) => format!("there is no `{written}` in `{owner}`"),
        (_, true) => format!("`{owner}` has no part `{}`", address.fragment().unwrap_or_default()),
        (_, false) => format!("there is no `{}`", owner),
    };
    let fitting = known(cx, reference, &owner, part_of_known);
    let short: Vec<String> = fitting.iter().map(|known| shorten(known, reference)).collect();
    let help = match nearest(written, short.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => match address.fragment() {
            Some(_) if part_of_known || reference.scope == Scope::Owner => {
                format!("add it to `{owner}`, or name another part")
            }
            _ => match Kind::in_folder(owner.folder()) {
                Some(kind) => format!(
                    "write `{}`, or name one that exists: `casebook new {kind} {}` prints a skeleton",
                    path(&owner),
                    owner.id()
                ),
                None => "write the kind and the id, such as `roles/case-manager`".to_owned(),
            },
        },
    };
    Diagnostic::new(RULE.name, reference.at, message).label("not found").help(help)
}

/// The addresses that could have been meant: parts of the owner, or elements of the due kinds.
fn known<'a>(
    cx: &'a Cx<'_>,
    reference: &Reference<'_>,
    owner: &Address,
    part: bool,
) -> Vec<&'a str> {
    let fits = |element: &dyn Element| {
        let address = &element.head().address;
        let due = reference.kinds.is_empty() || reference.kinds.contains(&element.kind());
        due && (!part || address.owner() == *owner)
    };
    let fitting = cx.index.all().filter(|element| fits(*element));
    fitting.map(|element| element.head().address.as_str()).collect()
}

/// An address in the form in which this reference would be written.
fn shorten(address: &str, reference: &Reference<'_>) -> String {
    if reference.scope == Scope::Owner {
        return address.rsplit('#').next().unwrap_or(address).to_owned();
    }
    let bare = !reference.text.contains('/');
    match address.split_once('/') {
        Some((_, rest)) if bare => rest.to_owned(),
        _ => address.to_owned(),
    }
}

fn path(owner: &Address) -> String {
    format!("data/<layer>/{}/{}.yml", owner.folder(), owner.id())
}

fn wrong_kind(target: &dyn Element, reference: &Reference<'_>) -> Option<Diagnostic> {
    if reference.kinds.is_empty() || reference.kinds.contains(&target.kind()) {
        return None;
    }
    let due = reference.kinds.iter().map(|kind| kind.plural()).collect::<Vec<_>>().join(" or ");
    let message = format!("`{}` is one of the {}, not of the {due}", reference.text, target.kind());
    Some(
        Diagnostic::new(RULE.name, reference.at, message)
            .label(format!("one of the {due} is due"))
            .context(target.head().at(), "this is what it names"),
    )
}
