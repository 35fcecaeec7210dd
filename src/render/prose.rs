//! CommonMark of definitions to HTML.

use super::escape::is_turning;
use super::{OnPage, escape};
use crate::model::Address;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Paragraphs as HTML on one line, so that they can stand in Markdown and in HTML alike.
/// References become links; HTML that somebody wrote is shown as text; headings and pictures are
/// not for prose and become plain text; a link leads only to the web or to a page of the book.
pub fn prose(on: &OnPage<'_>, words: &str) -> String {
    let words: String = words.chars().filter(|c| !is_turning(*c)).collect();
    let parser = Parser::new_ext(&words, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let mut empty_link = None;
    let mut events = Vec::new();
    for event in parser {
        let event = match event {
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::Heading { .. }) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
            Event::Start(Tag::Link { dest_url, title, link_type, id }) => {
                let target = target(on, &dest_url);
                empty_link = Some(target.1);
                Event::Start(Tag::Link { dest_url: target.0, title, link_type, id })
            }
            Event::End(TagEnd::Link) => {
                if let Some(Some(words)) = empty_link.take() {
                    events.push(Event::Text(words));
                }
                event
            }
            Event::Text(_) | Event::Code(_) => {
                empty_link = empty_link.map(|_| None);
                event
            }
            other => other,
        };
        events.push(event);
    }
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    flatten(&out)
}

/// Where a link leads, and the words for it where it has none.
fn target<'e>(on: &OnPage<'_>, url: &str) -> (CowStr<'e>, Option<CowStr<'e>>) {
    if let Some(address) = url.strip_prefix('@') {
        let address = Address::written(address);
        let words = on.cx.link_to(&address).plain().to_owned();
        return (on.cx.places.href(on.page, &address).into(), Some(words.into()));
    }
    let safe = ["https://", "http://", "mailto:", "#"].iter().any(|start| url.starts_with(start));
    (if safe { url.to_owned() } else { String::new() }.into(), None)
}

/// One line, without anything that mdBook would take for a directive.
fn flatten(html: &str) -> String {
    let flat = html.trim().replace('\n', " ");
    flat.replace("{{", "&#123;&#123;").replace("@@", &escape("@@"))
}
