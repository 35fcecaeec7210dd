//! A page, made ready to be bound with others: ids that are its own, headings two levels lower,
//! and marks where its links lead, which are filled in for each booklet.

use crate::book::site::Page;
use anyhow::{Result, anyhow};
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Begins the path of a page, or an address, that is to be filled in. No page holds these.
const PAGE: char = '\u{e0f0}';
const ADDRESS: char = '\u{e0f1}';
const END: char = '\u{e0f2}';

/// What only a screen has use for.
const DROPPED: &str =
    ".cb-banner, .cb-foot, .cb-downloads, .cb-equivalent, .cb-used-by, a.anchor, script";

/// A page, ready to be bound.
pub(super) struct Leaf {
    /// Its title, as HTML.
    pub(super) title: String,
    html: String,
}

/// The id of a page in a booklet, with which all ids on it begin.
pub(super) fn key(path: &str) -> String {
    path.strip_suffix(".html").unwrap_or(path).replace('/', ".")
}

impl Leaf {
    /// Makes it ready.
    ///
    /// # Errors
    /// When it is no HTML.
    pub(super) fn new(page: &Page) -> Result<Leaf> {
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!(DROPPED, |it| {
                it.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("*", |it| mend(it, &page.path)));
        let html = rewrite_str(&page.content.html, settings).map_err(|error| anyhow!("{error}"))?;
        Ok(Leaf { title: page.content.title.trim().to_owned(), html })
    }

    /// Writes it into a booklet that has these pages; addresses elsewhere are numbered.
    pub(super) fn write<'a>(
        &'a self,
        inside: &BTreeSet<&str>,
        addresses: &mut Vec<&'a str>,
        out: &mut String,
    ) {
        let mut rest = &*self.html;
        while let Some(at) = rest.find([PAGE, ADDRESS]) {
            out.push_str(&rest[..at]);
            let page = rest[at..].starts_with(PAGE);
            let marked = &rest[at + PAGE.len_utf8()..];
            let Some((words, after)) = marked.split_once(END) else { break };
            rest = after;
            if page {
                let (path, fragment) = words.split_once('#').unwrap_or((words, ""));
                let _ = match (inside.contains(path), fragment) {
                    (true, "") => write!(out, "#{}", key(path)),
                    (true, fragment) => write!(out, "#{}--{fragment}", key(path)),
                    (false, _) => write!(out, "../{words}"),
                };
                continue;
            }
            let number = addresses.iter().position(|known| *known == words).unwrap_or_else(|| {
                addresses.push(words);
                addresses.len() - 1
            });
            let number = number + 1;
            let _ = write!(
                out,
                "<sup class=\"cb-note\"><a href=\"#address.{number}\">[{number}]</a></sup>"
            );
        }
        out.push_str(rest);
    }
}

/// Mends an element; `path` is that of its page.
fn mend(it: &mut Element<'_, '_>, path: &str) -> HandlerResult {
    let key = key(path);
    let own = |id: &str| format!("{key}--{id}");
    let attributes: Vec<(String, String)> =
        it.attributes().iter().map(|it| (it.name_preserve_case(), it.value())).collect();
    for (name, value) in attributes {
        let changed = match &*name {
            "id" | "for" => own(&value),
            "aria-labelledby" | "aria-describedby" | "aria-controls" | "headers" => {
                value.split_whitespace().map(own).collect::<Vec<_>>().join(" ")
            }
            "href" | "xlink:href" => match target(path, &value) {
                Some(Target::Page(target)) => format!("{PAGE}{target}{END}"),
                Some(Target::Address) if name == "href" && it.tag_name() == "a" => {
                    it.after(&format!("{ADDRESS}{value}{END}"), ContentType::Html);
                    continue;
                }
                _ => continue,
            },
            // On a page of a thousand tables, landmarks are no help.
            "role" if value == "region" => "group".to_owned(),
            _ if value.contains("url(#") => value.replace("url(#", &format!("url(#{key}--")),
            _ => continue,
        };
        it.set_attribute(&name, &changed)?;
    }
    let tag = it.tag_name();
    match &*tag {
        "h1" | "h2" | "h3" | "h4" | "h5" => {
            let level: u32 = tag[1..].parse()?;
            it.set_tag_name(&format!("h{}", (level + 2).min(6)))?;
        }
        "details" => it.set_attribute("open", "")?,
        _ => {}
    }
    Ok(())
}

/// Where a link leads.
enum Target {
    /// To a page of the book, or a file beside it: path from the root of the language, fragment.
    Page(String),
    /// Elsewhere.
    Address,
}

fn target(page: &str, href: &str) -> Option<Target> {
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
    if path.is_empty() {
        return Some(Target::Page(format!("{page}{fragment}")));
    }
    if let Some((scheme, _)) = path.split_once(':') {
        return matches!(scheme, "http" | "https").then_some(Target::Address);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    Some(Target::Page(format!("{}{fragment}", parts.join("/"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::site::Content;

    fn bound(html: &str) -> (String, Vec<String>) {
        let content = Content { html: html.to_owned(), ..Content::default() };
        let path = "roles/guard.html".to_owned();
        let page = Page { path, title: String::new(), template: "", content };
        let leaf = Leaf::new(&page).expect("it is HTML");
        let inside = BTreeSet::from(["roles/guard.html", "workflows/intake.html"]);
        let (mut addresses, mut out) = (Vec::new(), String::new());
        leaf.write(&inside, &mut addresses, &mut out);
        (out, addresses.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn links_lead_within_the_booklet_where_they_can() {
        let cases = [
            ("../workflows/intake.html#step", "#workflows.intake--step"),
            ("../workflows/intake.html", "#workflows.intake"),
            ("#here", "#roles.guard--here"),
            ("../flows/notice.html#x", "../flows/notice.html#x"),
            ("../../downloads/en/x.svg", "../../downloads/en/x.svg"),
        ];
        for (href, expected) in cases {
            let (html, _) = bound(&format!("<p><a href=\"{href}\">x</a></p>"));
            assert_eq!(html, format!("<p><a href=\"{expected}\">x</a></p>"));
        }
    }

    #[test]
    fn addresses_elsewhere_are_numbered_once() {
        let one = "<a href=\"https://example.org/a\">x</a>";
        let (html, addresses) =
            bound(&format!("{one}{one}<a href=\"https://example.org/b\">y</a>"));
        assert_eq!(addresses, ["https://example.org/a", "https://example.org/b"]);
        assert_eq!(html.matches("#address.1").count(), 2);
        assert_eq!(html.matches("[2]").count(), 1);
    }

    #[test]
    fn ids_are_its_own_and_headings_lower() {
        let (html, _) = bound(
            "<h1 id=\"page\">A</h1><h4>B</h4><h5>C</h5><svg aria-labelledby=\"a b\" viewBox=\"0 0 1 1\"><path clip-path=\"url(#c)\"/></svg><details><p>d</p></details><p class=\"cb-downloads\">e</p>",
        );
        assert_eq!(
            html,
            "<h3 id=\"roles.guard--page\">A</h3><h6>B</h6><h6>C</h6><svg aria-labelledby=\"roles.guard--a roles.guard--b\" viewBox=\"0 0 1 1\"><path clip-path=\"url(#roles.guard--c)\" /></svg><details open=\"\"><p>d</p></details>"
        );
    }
}
