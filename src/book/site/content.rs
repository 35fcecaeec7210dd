//! The text of a page as mdBook made it, mended for those who hear it, type their way through it
//! or read it under a strict policy, and what the frame has to know of it.

use crate::views::Words;
use anyhow::{Result, anyhow};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, end_tag, rewrite_str, text};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What stands on a page.
#[derive(Debug, Default)]
pub struct Content {
    /// The words of its first heading.
    pub title: String,
    /// HTML.
    pub html: String,
    /// Its headings below the first, in order.
    pub headings: Vec<Heading>,
    /// Whether something on it needs all the room there is.
    pub wide: bool,
    /// Whether it has pictures that a script can enlarge.
    pub pictures: bool,
}

/// A heading.
#[derive(Debug, Default, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: usize,
    /// Its id.
    pub id: String,
    /// Its words, as HTML without elements.
    pub words: String,
    /// The language of its words, where it is not that of the page.
    pub language: Option<String>,
}

/// What is known when a tag is reached.
#[derive(Default)]
struct State {
    headings: Vec<Heading>,
    /// How often a region was called so: names that are the same tell nobody apart.
    names: BTreeMap<String, usize>,
    /// How many frames that scroll we are inside of.
    framed: usize,
    wide: bool,
    pictures: bool,
}

impl State {
    /// The name of a region below the last heading.
    fn name(&mut self, words: &str) -> String {
        let under = self.headings.last().map_or("", |heading| heading.words.trim());
        let name = words.replace("{}", under);
        let count = self.names.entry(name.clone()).or_default();
        *count += 1;
        match count {
            1 => name,
            count => format!("{name} ({count})"),
        }
    }
}

/// What needs all the room there is.
const WIDE: &str =
    ".cb-matrix, .cb-large, .cb-huge, .cb-swim-5, .cb-swim-6, .cb-swim-7, .cb-swim-8, .cb-swim-9";

/// Mends the text of a page; `name` is what the contents call it.
///
/// # Errors
/// When it is no HTML, or when it holds a script or a style, which no page of a site may.
pub(super) fn content(html: &str, name: &str, words: &Words) -> Result<Content> {
    let state = Rc::new(RefCell::new(State::default()));
    let html = headings(html, &state, words)?;
    let State { mut headings, wide, pictures, .. } = state.take();
    let first = headings.iter().position(|heading| heading.level == 1);
    let (title, html) = match first {
        Some(at) => (headings.remove(at).words, html),
        None => {
            let name = super::frame::escape(name);
            (name.clone(), format!("<h1>{name}</h1>\n{html}"))
        }
    };
    Ok(Content { title, html, headings, wide, pictures })
}

fn headings(html: &str, state: &Rc<RefCell<State>>, words: &Words) -> Result<String> {
    let share = || Rc::clone(state);
    let (on_heading, on_words, on_language) = (share(), share(), share());
    let (on_frame, on_table, on_bare, on_code) = (share(), share(), share(), share());
    let (on_wide, on_picture) = (share(), share());
    let (table_of, text_of) = (words.ui("table-of"), words.ui("text-of"));
    let bare_of = table_of.clone();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("h1, h2, h3, h4, h5, h6", move |it| {
            heading(it, &mut on_heading.borrow_mut());
            Ok(())
        }))
        .append_element_content_handler(text!("h1, h2, h3, h4, h5, h6", move |it| {
            if let Some(last) = on_words.borrow_mut().headings.last_mut() {
                last.words.push_str(it.as_str());
            }
            Ok(())
        }))
        .append_element_content_handler(element!("h2 [lang], h3 [lang]", move |it| {
            if let Some(last) = on_language.borrow_mut().headings.last_mut() {
                last.language = it.get_attribute("lang");
            }
            Ok(())
        }))
        // mdBook makes a link of the whole heading: a stop for the keyboard at each.
        .append_element_content_handler(element!("a.header", |it| {
            it.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!(".cb-table", move |it| {
            frame(it, &on_frame)?;
            Ok(())
        }))
        .append_element_content_handler(element!(".table-wrapper", move |it| {
            if on_table.borrow().framed > 0 {
                it.remove_and_keep_content();
                return Ok(());
            }
            let name = on_table.borrow_mut().name(&table_of);
            it.set_attribute("class", "cb-table")?;
            region(it, &name)?;
            frame(it, &on_table)?;
            Ok(())
        }))
        .append_element_content_handler(element!("table", move |it| {
            if on_bare.borrow().framed == 0 {
                let name = on_bare.borrow_mut().name(&bare_of);
                let name = name.replace('"', "&quot;");
                let open = format!(
                    "<div class=\"cb-table\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">"
                );
                it.before(&open, ContentType::Html);
                it.after("</div>", ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("thead th:not([scope])", |it| {
            it.set_attribute("scope", "col")?;
            Ok(())
        }))
        .append_element_content_handler(element!("tbody th:not([scope])", |it| {
            it.set_attribute("scope", "row")?;
            Ok(())
        }))
        .append_element_content_handler(element!("pre", move |it| {
            let name = on_code.borrow_mut().name(&text_of);
            region(it, &name)?;
            Ok(())
        }))
        // mdBook puts every image into the page twice, the second behind a box without a name.
        .append_element_content_handler(element!("label.checkbox-label", |it| {
            it.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!(".checkbox-img, .img-wrapper", |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("[style]", |it| {
            unstyle(it)?;
            Ok(())
        }))
        .append_element_content_handler(element!("script, style", |it| {
            Err(format!(
                "a page may hold no <{}>: it belongs into `theme/js` or `theme/css`",
                it.tag_name()
            )
            .into())
        }))
        .append_element_content_handler(element!(WIDE, move |_| {
            on_wide.borrow_mut().wide = true;
            Ok(())
        }))
        .append_element_content_handler(element!(".cb-picture[data-in]", move |_| {
            on_picture.borrow_mut().pictures = true;
            Ok(())
        }));
    rewrite_str(html, settings).map_err(|error| anyhow!("{error}"))
}

/// Takes down a heading. Of several first headings only the first stays one.
fn heading(it: &mut Element<'_, '_>, state: &mut State) {
    let mut level = it.tag_name()[1..].parse().unwrap_or(1);
    if level == 1 && state.headings.iter().any(|heading| heading.level == 1) {
        level = 2;
        it.set_tag_name("h2").expect("it is a name");
    }
    let id = it.get_attribute("id").unwrap_or_default();
    // For the mouse only: who types or listens has the list of what is on the page.
    if level > 1 && !id.is_empty() {
        let link = format!(
            " <a class=\"anchor\" href=\"#{}\" aria-hidden=\"true\" tabindex=\"-1\">#</a>",
            super::frame::escape(&id)
        );
        it.append(&link, ContentType::Html);
    }
    state.headings.push(Heading { level, id, ..Heading::default() });
}

/// Counts a frame for as long as it is open.
fn frame(it: &mut Element<'_, '_>, state: &Rc<RefCell<State>>) -> lol_html::HandlerResult {
    state.borrow_mut().framed += 1;
    let state = Rc::clone(state);
    it.on_end_tag(end_tag!(move |_| {
        state.borrow_mut().framed -= 1;
        Ok(())
    }))
}

/// What scrolls can be reached by the keyboard, and says what it is.
fn region(it: &mut Element<'_, '_>, name: &str) -> lol_html::HandlerResult {
    if !it.has_attribute("aria-label") && !it.has_attribute("aria-labelledby") {
        it.set_attribute("aria-label", name)?;
    }
    it.set_attribute("role", "region")?;
    it.set_attribute("tabindex", "0")?;
    Ok(())
}

/// The policy of the pages allows no styles in attributes: those that mdBook writes become
/// classes, others go.
fn unstyle(it: &mut Element<'_, '_>) -> lol_html::HandlerResult {
    let style = it.get_attribute("style").unwrap_or_default();
    it.remove_attribute("style");
    if let Some(side) = style.strip_prefix("text-align: ") {
        let class = it.get_attribute("class").map(|class| class + " ").unwrap_or_default();
        it.set_attribute("class", &format!("{class}cb-{side}"))?;
    }
    Ok(())
}
