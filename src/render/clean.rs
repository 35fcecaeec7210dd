//! Takes out of an engine's SVG what a page of ours does not hold: styles, literal colours,
//! attributes that nobody needs. Colours become classes, which the style sheet colours by the
//! variables of the theme. Nodes become links.

use super::escape;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a picture is called, and where its nodes lead.
#[derive(Debug, Default)]
pub(super) struct About<'a> {
    /// Its name, in the language of the reader.
    pub(super) title: &'a str,
    /// What it shows.
    pub(super) description: &'a str,
    /// Where nodes lead, by their id.
    pub(super) links: BTreeMap<String, String>,
}

/// Attributes that only say where something is and what form it has.
const KEPT: &[&str] = &[
    "d",
    "x",
    "y",
    "dx",
    "dy",
    "width",
    "height",
    "rx",
    "ry",
    "cx",
    "cy",
    "r",
    "x1",
    "y1",
    "x2",
    "y2",
    "points",
    "transform",
    "viewBox",
    "text-anchor",
    "font-size",
    "font-weight",
    "font-style",
    "text-decoration",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "fill-opacity",
    "stroke-opacity",
    "opacity",
];

/// Elements that draw. Everything else, a script or a style above all, loses its tags.
const DRAWN: &[&str] = &[
    "svg", "g", "a", "path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "text",
    "tspan", "title", "desc",
];

/// The picture as it may stand in a page: on one line, without anything that mdBook reads.
pub(super) fn clean(svg: &str, about: &About<'_>) -> String {
    let mut out = String::with_capacity(svg.len());
    // For each open group whether a link was opened in it.
    let mut groups = Vec::new();
    let mut rest = svg;
    let mut head = true;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let Some(end) = rest[start..].find('>').map(|end| start + end) else { break };
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if !DRAWN.contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            if name == "g" && groups.pop() == Some(true) {
                out.push_str("</a>");
            }
            let _ = write!(out, "</{name}>");
            continue;
        }
        let attributes = attributes(tag);
        let _ = write!(out, "<{name}");
        if head && name == "svg" {
            let role = if about.links.is_empty() && !svg.contains("<a ") {
                "img"
            } else {
                "graphics-document document"
            };
            let _ = write!(out, " role=\"{role}\"");
        }
        write_attributes(&mut out, &attributes);
        out.push_str(if tag.ends_with('/') { "/>" } else { ">" });
        if head && name == "svg" {
            head = false;
            let (title, description) = (escape(about.title), escape(about.description));
            let _ = write!(out, "<title>{title}</title><desc>{description}</desc>");
            rest = without_own_words(rest);
        }
        if name == "g" && !tag.ends_with('/') {
            let link = link(&attributes, about);
            if let Some(href) = link {
                let _ = write!(out, "<a href=\"{}\">", escape(href));
            }
            groups.push(link.is_some());
        }
    }
    out.push_str(rest);
    out.replace(['\n', '\r', '\t'], " ").replace("{{", "&#123;&#123;")
}

/// The name and the words that the engine writes at the head; ours stand there already.
fn without_own_words(mut rest: &str) -> &str {
    for tag in ["title", "desc"] {
        let open = format!("<{tag}>");
        if let Some(after) = rest.strip_prefix(open.as_str()) {
            rest = after.split_once(&format!("</{tag}>")).map_or("", |(_, rest)| rest);
        }
    }
    rest
}

/// The pairs of a tag; the engine escapes quotes in values.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    let mut rest = tag.split_once(' ').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        pairs.push((name.trim(), value));
        rest = after;
    }
    pairs
}

fn write_attributes(out: &mut String, attributes: &[(&str, &str)]) {
    let mut classes = Vec::new();
    for (name, value) in attributes {
        match *name {
            "class" => classes.extend(value.split(' ').map(str::to_owned)),
            "fill" | "stroke" if *value == "none" => {
                let _ = write!(out, " {name}=\"none\"");
            }
            "fill" | "stroke" => {
                let (token, share) = token(value);
                classes.push(format!("l{}-{token}", &name[..1]));
                if let Some(share) = share {
                    let _ = write!(out, " {name}-opacity=\"{share}\"");
                }
            }
            "href" if is_safe(value) => {
                let _ = write!(out, " href=\"{value}\"");
            }
            name if KEPT.contains(&name) => {
                let _ = write!(out, " {name}=\"{}\"", rounded(value));
            }
            _ => {}
        }
    }
    classes.retain(|class| !class.is_empty() && class != "limu-shape-rect");
    if !classes.is_empty() {
        let _ = write!(out, " class=\"{}\"", classes.join(" "));
    }
}

/// The name of a colour of the theme, and how much of it; `own` for what an author wrote.
fn token(value: &str) -> (&str, Option<f32>) {
    let name = |value: &str| value.find("var(--limu-").map(|at| at + "var(--limu-".len());
    let Some(start) = name(value) else { return ("own", None) };
    let token = value[start..].split([',', ')']).next().unwrap_or_default();
    let share = value.starts_with("color-mix").then(|| value.split('%').next()).flatten();
    let share = share.and_then(|share| share.rsplit(' ').next()?.parse::<f32>().ok());
    (token, share.map(|share| share / 100.0))
}

/// A way within the book or to the web; nothing that runs.
fn is_safe(href: &str) -> bool {
    let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
    href.starts_with("https://") || !scheme.contains([':', '&'])
}

fn link<'a>(attributes: &[(&str, &str)], about: &'a About<'_>) -> Option<&'a str> {
    let value = |name: &str| attributes.iter().find(|it| it.0 == name).map(|it| it.1);
    let is_node = value("class").is_some_and(|it| it.split(' ').any(|it| it == "limu-node"));
    let id = value("data-id").filter(|_| is_node)?;
    about.links.get(id).map(String::as_str)
}

/// Numbers with one digit after the point; more is not seen and is heavy.
fn rounded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(point) = rest.find('.') {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let after = digits(&rest[point + 1..]);
        let before = rest[..point].bytes().rev().take_while(u8::is_ascii_digit).count();
        let end = point + 1 + after;
        match rest[point - before..end].parse::<f64>() {
            Ok(number) if after > 1 => {
                out.push_str(&rest[..point - before]);
                let _ = write!(out, "{}", (number * 10.0).round() / 10.0);
            }
            _ => out.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_styles_become_classes() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"x\" fill=\"var(--limu-fg,#111)\"><title>x</title><style>a{}</style><g class=\"limu-node\" data-id=\"n_a\"><path d=\"M1.257,2L-3.33,4\" fill=\"#abc\" stroke=\"color-mix(in srgb,var(--limu-fg,#111) 50%,var(--limu-bg,#fff))\" onload=\"x\"/></g></svg>";
        let links = BTreeMap::from([("n_a".to_owned(), "a.html".to_owned())]);
        let about = About { title: "T", description: "D", links };
        assert_eq!(
            clean(svg, &about),
            "<svg role=\"graphics-document document\" class=\"lf-fg\"><title>T</title><desc>D</desc>a{}<g class=\"limu-node\"><a href=\"a.html\"><path d=\"M1.3,2L-3.3,4\" stroke-opacity=\"0.5\" class=\"lf-own ls-fg\"/></a></g></svg>"
        );
    }

    #[test]
    fn only_ways_within_the_book_or_to_the_web_are_links() {
        assert!(is_safe("../a.html#b") && is_safe("https://example.org/a:b"));
        assert!(!is_safe("javascript:alert(1)") && !is_safe("java&#115;cript:x"));
    }
}
