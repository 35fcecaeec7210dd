//! The mark of a made-up book on the files that it gives to other programs: in the name and in
//! the file. It is set here for all exports, so that none can forget it.

use super::File;
use crate::casebook::Published;
use crate::render::escape_html;
use crate::views::Words;

/// Height of the bar above a picture.
const BAR: f64 = 28.0;

/// The file with its mark; as it is in a book that is not made up.
pub(super) fn marked(book: &Published, words: &Words, file: File) -> File {
    if book.config.fictional.is_none() {
        return file;
    }
    let (long, short) = (words.ui("fictional"), words.ui("fictional-short"));
    let path = book.config.file_name(&file.path);
    let text = match file.path.rsplit('.').next() {
        Some("svg") => barred(&file.text, &short).unwrap_or(file.text),
        Some("mmd") => format!("%% {long}\n{}", file.text),
        Some("bpmn" | "xml") => commented(&file.text, &long),
        // What has no place for a comment says it in its own way: `casebook.json` has a key.
        _ => file.text,
    };
    File { path, text }
}

/// A picture with a bar above it. What is not a picture as ours are stays as it is.
fn barred(svg: &str, words: &str) -> Option<String> {
    let start = svg.find("<svg")?;
    let end = start + svg[start..].find('>')? + 1;
    let head = &svg[start..end];
    let view = attribute(head, "viewBox")?;
    let sides: Vec<f64> = view.split(' ').filter_map(|side| side.parse().ok()).collect();
    let [x, y, width, height] = sides[..] else { return None };
    let higher = format!("{x} {} {width} {}", y - BAR, height + BAR);
    let mut grown = head.replacen(view, &higher, 1);
    if let Some(fixed) = attribute(head, "height").filter(|fixed| fixed.parse::<f64>().is_ok()) {
        grown = grown.replacen(
            &format!(" height=\"{fixed}\""),
            &format!(" height=\"{}\"", height + BAR),
            1,
        );
    }
    let size = (width / 14.0).min(15.0);
    let bar = format!(
        "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{BAR}\" style=\"fill:#7a2e00;stroke:none\"/><text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-family=\"Noto Sans, DejaVu Sans, Arial, sans-serif\" font-size=\"{size}\" font-weight=\"700\" style=\"fill:#fff\">{}</text>",
        y - BAR,
        x + width / 2.0,
        y - 9.0,
        escape_html(words),
    );
    // Title and description stay the first children, where programs look for them.
    let rest = &svg[end..];
    let told = told(rest);
    Some(format!("{}{grown}{}{bar}{}", &svg[..start], &rest[..told], &rest[told..]))
}

/// How far title and description reach, if a picture begins with them.
fn told(rest: &str) -> usize {
    let mut at = 0;
    for name in ["title", "desc"] {
        if !rest[at..].starts_with(&format!("<{name}")) {
            continue;
        }
        let close = format!("</{name}>");
        at += rest[at..].find(&close).map_or(0, |end| end + close.len());
    }
    at
}

fn attribute<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let start = head.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(&head[start..start + head[start..].find('"')?])
}

/// XML with a comment after its declaration.
fn commented(xml: &str, words: &str) -> String {
    let comment = format!("<!-- {} -->\n", words.replace("--", "- -"));
    match xml.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>\n")) {
        Some((declaration, rest)) => format!("<?xml{declaration}?>\n{comment}{rest}"),
        None => format!("{comment}{xml}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_gets_a_bar_above_it_and_keeps_its_title_first() {
        let svg = "<svg xmlns=\"a\" viewBox=\"0 0 100 50\" width=\"100\" height=\"50\"><title>T</title><g/></svg>";
        let marked = barred(svg, "MARK & ALL").expect("it is a picture");
        assert!(marked.starts_with("<svg xmlns=\"a\" viewBox=\"0 -28 100 78\" width=\"100\" height=\"78\"><title>T</title><rect"), "{marked}");
        assert!(marked.contains(">MARK &amp; ALL</text><g/></svg>"), "{marked}");
    }

    #[test]
    fn a_comment_follows_the_declaration() {
        let xml = "<?xml version=\"1.0\"?>\n<a/>";
        assert_eq!(commented(xml, "m"), "<?xml version=\"1.0\"?>\n<!-- m -->\n<a/>");
        assert_eq!(commented("<a/>", "m"), "<!-- m -->\n<a/>");
    }
}
