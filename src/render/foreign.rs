//! Words that are in English on a page in another language. Most of them come with their
//! language; names in pictures, captions and what is quoted word for word do not. The other
//! languages of the house are written in Cyrillic, so that the script tells.

use super::{OnPage, escape};
use crate::model::{FALLBACK, Language};
use crate::views::Cx;
use std::fmt::Write;

/// Whether words without a language of their own are in English, while the page is not: they
/// hold a word of Latin letters and no other letters.
fn is_foreign(language: &Language, words: &str) -> bool {
    if language.0 == FALLBACK {
        return false;
    }
    let word = |it: &str| {
        it.chars().count() > 2 && it.chars().any(|c| c.is_ascii_lowercase()) && it.is_ascii()
    };
    let mut parts = words.split(|c: char| !c.is_alphabetic());
    words.chars().all(|c| !c.is_alphabetic() || c.is_ascii()) && parts.any(word)
}

/// The attribute that says so, or nothing.
pub fn lang(language: &Language, words: &str) -> &'static str {
    if is_foreign(language, words) { " lang=\"en\"" } else { "" }
}

/// Words for a page, which say so when they are in English.
pub fn words(on: &OnPage<'_>, words: &str) -> String {
    match is_foreign(on.cx.language, words) {
        true => format!("<span lang=\"en\">{}</span>", escape(words)),
        false => escape(words),
    }
}

/// What is said word for word as it stands in a document or a definition, in its own language.
pub(super) fn verbatim(on: &OnPage<'_>, words: &str) -> String {
    match is_foreign(on.cx.language, words) {
        true => format!("<span lang=\"en\" translate=\"no\">{}</span>", escape(words)),
        false => escape(words),
    }
}

/// A picture in which every line of English says so.
pub fn marked(cx: &Cx<'_>, svg: String) -> String {
    if cx.language.0 == FALLBACK {
        return svg;
    }
    let foreign = |words: &str| is_foreign(cx.language, &plain(words));
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg.as_str();
    while let Some((at, name)) = next(rest) {
        let Some(length) = rest[at..].find(&format!("</{name}>")) else { break };
        let element = &rest[at..at + length];
        let (tag, inner) = element.split_at(element.find('>').map_or(length, |end| end + 1));
        let head = name.len() + 1;
        let first = inner.split('<').next().unwrap_or_default();
        out.push_str(&rest[..at + head]);
        // A whole element, or where only some of its lines are in English those.
        let told = if foreign(inner) {
            let _ = write!(out, "{ENGLISH}{}{inner}", &tag[head..]);
            length
        } else if foreign(first) {
            let _ = write!(out, "{}<tspan{ENGLISH}>{first}</tspan>", &tag[head..]);
            tag.len() + first.len()
        } else {
            out.push_str(&tag[head..]);
            tag.len()
        };
        rest = &rest[at + told..];
    }
    out + rest
}

/// What a line of a picture says when it is in English.
const ENGLISH: &str = " lang=\"en\" xml:lang=\"en\"";

/// The next element that holds words, and its name.
fn next(svg: &str) -> Option<(usize, &'static str)> {
    let found = ["text", "tspan", "title", "desc"].into_iter().filter_map(|name| {
        let tag = format!("<{name}");
        let whole = |at: &usize| svg[at + tag.len()..].starts_with([' ', '>']);
        Some((svg.match_indices(&tag).map(|(at, _)| at).find(whole)?, name))
    });
    found.min()
}

/// The words of an element, without tags and without what entities stand for.
fn plain(element: &str) -> String {
    let mut words = String::new();
    let (mut tag, mut entity) = (false, false);
    for c in element.chars() {
        match c {
            '<' => tag = true,
            '>' => {
                tag = false;
                words.push(' ');
            }
            '&' => entity = true,
            ';' if entity => entity = false,
            c if !tag && !entity => words.push(c),
            _ => {}
        }
    }
    words
}
