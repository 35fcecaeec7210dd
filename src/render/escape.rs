//! Makes any text safe on a page.

use std::fmt::Write;

/// Replaces every character that means something in Markdown, in HTML or to mdBook by its
/// numeric entity. That reads the same in Markdown text and in HTML, so that one function is
/// right everywhere and nobody has to know where a text will stand. Control characters, which no
/// page may hold, and marks that turn the direction of what follows are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c if is_no_character(c) => {}
            c if is_turning(c) => {}
            '&' | '<' | '>' | '"' | '\'' | '|' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#'
            | '\\' | '~' | '$' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            // Only at the start of a line do these begin a list, a rule or a heading.
            '-' | '+' | '=' | ':' if at == 0 => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '.' | ')' if text[..at].bytes().all(|b| b.is_ascii_digit()) && at > 0 => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Text for a template of HTML: its signs as entities, without what no page may hold and without
/// marks that turn the direction of what follows.
pub fn html(text: &str) -> String {
    let stays = |c: &char| c.is_whitespace() || !(c.is_control() || is_turning(*c));
    let kept: String = text.chars().filter(stays).filter(|c| !is_no_character(*c)).collect();
    let mut out = Vec::with_capacity(kept.len() + 8);
    tera::escape_html(&kept, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("it was text")
}

/// A name for the contents and for search, which mdBook puts into pages as it is: without signs
/// of HTML and without what turns the direction of text.
pub fn name(text: &str) -> String {
    let sign = |c: char| match c {
        '<' => Some('\u{2039}'),
        '>' => Some('\u{203a}'),
        c if c.is_control() || is_turning(c) => None,
        c => Some(c),
    };
    text.chars().filter_map(sign).collect()
}

/// XML allows neither of these, and no page needs them.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Embeddings, overrides and isolates; the plain marks U+200E and U+200F may stay.
pub(super) fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_markdown_html_or_mdbook_survives() {
        let text = escape("| <script> {{#include x}} `a` *b* [c](d) \u{202e}gpj.exe \u{0}1. x");
        for c in ['|', '<', '>', '{', '}', '`', '*', '[', ']', '\u{202e}', '\u{0}'] {
            assert!(!text.contains(c), "{c:?} in {text}");
        }
        assert_eq!(escape("1. one"), "1&#46; one");
        assert_eq!(escape("- one"), "&#45; one");
        assert_eq!(escape("well-known"), "well-known");
        assert_eq!(html("a <b>\u{202e} \u{0}c"), "a &lt;b&gt; c");
    }
}
