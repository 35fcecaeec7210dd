//! Tags and texts of an HTML page, as a browser splits them, so that tests speak of elements
//! and not of strings.

use std::collections::BTreeMap;

/// A piece of a page.
#[derive(Debug)]
pub(crate) enum Piece {
    /// The start of an element, with its attributes; names in lower case, values decoded.
    Start(String, BTreeMap<String, String>),
    /// The end of an element.
    End(String),
    /// Text, decoded; also what stands in a script or a style.
    Text(String),
}

/// Splits a page. Comments and the document type are left out.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let end = next_tag(rest).unwrap_or(rest.len());
        if end > 0 {
            pieces.push(Piece::Text(decode(&rest[..end])));
            rest = &rest[end..];
            continue;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        } else if let Some(closing) = rest.strip_prefix("</") {
            let (name, after) = closing.split_once('>').unwrap_or((closing, ""));
            pieces.push(Piece::End(name.trim().to_lowercase()));
            rest = after;
        } else {
            let (name, attributes, after) = tag(&rest[1..]);
            rest = after;
            let raw = matches!(name.as_str(), "script" | "style");
            let close = format!("</{name}");
            pieces.push(Piece::Start(name, attributes));
            if raw {
                let end = rest.to_ascii_lowercase().find(&close).unwrap_or(rest.len());
                pieces.push(Piece::Text(rest[..end].to_owned()));
                rest = &rest[end..];
            }
        }
    }
    pieces
}

/// Where the next tag or comment begins.
fn next_tag(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find('<').map(|at| at + from) {
        let next = text[at + 1..].chars().next().unwrap_or(' ');
        let after = text[at + 1..].chars().nth(1).unwrap_or(' ');
        let tag = next.is_ascii_alphabetic() || next == '!' || next == '?';
        if tag || (next == '/' && after.is_ascii_alphabetic()) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The name and attributes of a tag, and what follows it; `text` begins after the `<`.
fn tag(text: &str) -> (String, BTreeMap<String, String>, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let name = text[..end].to_lowercase();
    let mut attributes = BTreeMap::new();
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (name, attributes, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (name, attributes, after);
        }
        let stop = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
        let end = rest.find(stop).unwrap_or(rest.len()).max(1);
        let key = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => {
                    let stop = |c: char| c.is_whitespace() || c == '>';
                    after.split_at(after.find(stop).unwrap_or(after.len()))
                }
            };
        }
        attributes.entry(key).or_insert_with(|| decode(value));
    }
}

/// Characters for their entities; only those that mdBook, the engine and casebook write.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12);
        let decoded = end.and_then(|end| entity(&rest[1..end]));
        match (decoded, end) {
            (Some(c), Some(end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "emsp" => '\u{2003}',
        "hellip" => '…',
        "times" => '×',
        _ => return None,
    })
}

/// All that a reader sees of a page, with single spaces.
pub(crate) fn text(html: &str) -> String {
    let mut out = String::new();
    let mut hidden = 0;
    for piece in pieces(html) {
        match piece {
            Piece::Start(name, _) if name == "script" || name == "style" => hidden += 1,
            Piece::End(name) if name == "script" || name == "style" => hidden -= 1,
            Piece::Text(words) if hidden == 0 => out.push_str(&words),
            Piece::Start(..) | Piece::End(_) => out.push(' '),
            Piece::Text(_) => {}
        }
    }
    folded(&out)
}

/// Single spaces only.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The attributes of every element of a page, with the name of the element.
pub(crate) fn elements(html: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let starts = pieces(html).into_iter().filter_map(|piece| match piece {
        Piece::Start(name, attributes) => Some((name, attributes)),
        _ => None,
    });
    starts.collect()
}

#[test]
fn a_page_is_split_as_a_browser_splits_it() {
    let html = "<!-- <b> --><p id='x' Title=\"1 &lt; 2\" hidden>a &amp; b <i>c</i><script>if (a<b) {}</script></p> 1 < 2";
    let elements = elements(html);
    let names: Vec<&str> = elements.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["p", "i", "script"]);
    assert_eq!(elements[0].1["id"], "x");
    assert_eq!(elements[0].1["title"], "1 < 2");
    assert_eq!(text(html), "a & b c 1 < 2");
}
