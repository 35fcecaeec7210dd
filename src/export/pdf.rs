//! PDF files of the pages for paper: what a browser prints is read for its page numbers, and given
//! the day and the name of the book. A browser itself is started by the command.

use anyhow::{Context, Result, anyhow, bail};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// The page for paper as a browser is to print it: numbers in its contents, and no link that
/// leads to a file, because a PDF travels without the files beside it.
///
/// # Errors
/// When it is no HTML.
pub fn printable(html: &str, numbers: &BTreeMap<String, u32>) -> Result<String> {
    // Before they are known, numbers take as much room as they will need.
    let unknown = if numbers.is_empty() { "000" } else { "" };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("[data-to]", |it| {
            let to = it.get_attribute("data-to").unwrap_or_default();
            let number = numbers.get(&to).map_or(unknown.to_owned(), u32::to_string);
            it.set_inner_content(&number, ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("main [href]", |it| {
            let href = it.get_attribute("href").unwrap_or_default();
            let kept = ["#", "http:", "https:"].iter().any(|start| href.starts_with(start));
            if it.tag_name() == "a" && !kept {
                it.remove_attribute("href");
            }
            Ok(())
        }))
        .append_element_content_handler(element!("script", |it| {
            it.remove();
            Ok(())
        }));
    rewrite_str(html, settings).map_err(|error| anyhow!("{error}"))
}

/// A printed book.
pub struct Printed {
    document: Document,
}

impl Printed {
    /// Reads what a browser printed.
    ///
    /// # Errors
    /// When it is no PDF.
    pub fn read(bytes: &[u8]) -> Result<Printed> {
        let document = Document::load_mem(bytes).context("reading what the browser printed")?;
        Ok(Printed { document })
    }

    /// How many sheets it has.
    pub fn sheets(&self) -> usize {
        self.document.get_pages().len()
    }

    /// On which sheet everything is that something links to, by its id.
    ///
    /// # Errors
    /// When the browser left no list of it.
    pub fn numbers(&self) -> Result<BTreeMap<String, u32>> {
        let sheets: BTreeMap<ObjectId, u32> =
            self.document.get_pages().into_iter().map(|(number, id)| (id, number)).collect();
        let places = self.document.catalog()?.get(b"Dests").context("it has no named places")?;
        let (_, places) = self.document.dereference(places)?;
        let mut numbers = BTreeMap::new();
        for (name, place) in places.as_dict()? {
            let (_, place) = self.document.dereference(place)?;
            let first = place.as_array().ok().and_then(|it| it.first());
            let sheet = first.and_then(|it| it.as_reference().ok());
            if let Some(number) = sheet.and_then(|it| sheets.get(&it)) {
                numbers.insert(String::from_utf8_lossy(name).into_owned(), *number);
            }
        }
        Ok(numbers)
    }

    /// Gives it the day of the book, so that the same book makes the same file, and
    /// makes sure that it can be read aloud and names no file of this machine.
    ///
    /// # Errors
    /// When the browser made a PDF without tags, language or outline, or with a link to a file.
    pub fn finish(mut self, as_of: Option<&str>) -> Result<Vec<u8>> {
        let catalog = self.document.catalog_mut()?;
        for (key, what) in
            [("StructTreeRoot", "tags"), ("Lang", "language"), ("Outlines", "outline")]
        {
            if !catalog.has(key.as_bytes()) {
                bail!("this browser makes PDF files without {what}: a newer Chromium is needed");
            }
        }
        let mut shown = Dictionary::new();
        shown.set("DisplayDocTitle", true);
        catalog.set("ViewerPreferences", shown);
        for object in self.document.objects.values() {
            let link = object.as_dict().ok().and_then(|it| it.get(b"URI").ok());
            let link = link.and_then(|it| it.as_str().ok()).unwrap_or_default();
            if link.starts_with(b"file:") {
                bail!("the PDF would name `{}`", String::from_utf8_lossy(link));
            }
        }
        let day = as_of.map(|day| format!("D:{}000000Z", day.replace('-', "")));
        let title = self.document.trailer.get(b"Info").and_then(|it| self.document.dereference(it));
        let title = title.and_then(|(_, about)| about.as_dict()?.get(b"Title")).cloned();
        let mut about = Dictionary::new();
        about.set("Title", title.context("the page has no title")?);
        about.set("Creator", Object::string_literal("casebook"));
        for key in ["CreationDate", "ModDate"] {
            if let Some(day) = &day {
                about.set(key, Object::string_literal(day.as_str()));
            }
        }
        self.renumber();
        let about = self.document.add_object(about);
        self.document.trailer.set("Info", about);
        self.document.trailer.remove(b"ID");
        self.document.prune_objects();
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).context("writing the PDF")?;
        Ok(bytes)
    }

    /// Tags have names that the browser counts anew in every run, from another start: they are
    /// counted from 1, in the same order.
    fn renumber(&mut self) {
        let mut names = BTreeSet::new();
        let objects = &mut self.document.objects;
        objects.values_mut().for_each(|it| {
            in_names(it, &mut |name| {
                names.insert(name.clone());
            });
        });
        let names: BTreeMap<Vec<u8>, String> =
            names.into_iter().zip(1..).map(|(name, at)| (name, format!("node{at:08}"))).collect();
        objects.values_mut().for_each(|it| {
            in_names(it, &mut |name| {
                if let Some(new) = names.get(name) {
                    *name = new.clone().into_bytes();
                }
            });
        });
    }
}

/// Goes through the names of tags in an object.
fn in_names(object: &mut Object, see: &mut dyn FnMut(&mut Vec<u8>)) {
    match object {
        Object::String(name, _) => {
            let number = name.strip_prefix(b"node");
            if number.is_some_and(|it| it.len() == 8 && it.iter().all(u8::is_ascii_digit)) {
                see(name);
            }
        }
        Object::Array(items) => items.iter_mut().for_each(|it| in_names(it, see)),
        Object::Dictionary(entries) => entries.iter_mut().for_each(|(_, it)| in_names(it, see)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, it)| in_names(it, see)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_filled_in_and_links_to_files_go() {
        let html = "<link rel=\"stylesheet\" href=\"a.css\"><main><a href=\"#a\">A <span data-to=\"a\"></span></a><a href=\"../x.html\">x</a><a href=\"https://example.org\">y</a></main>";
        let first = printable(html, &BTreeMap::new()).expect("it is HTML");
        assert!(first.contains("<span data-to=\"a\">000</span>"), "{first}");
        let numbers = BTreeMap::from([("a".to_owned(), 7)]);
        let second = printable(html, &numbers).expect("it is HTML");
        assert_eq!(
            second,
            "<link rel=\"stylesheet\" href=\"a.css\"><main><a href=\"#a\">A <span data-to=\"a\">7</span></a><a>x</a><a href=\"https://example.org\">y</a></main>"
        );
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        assert!(Printed::read(b"<html>").is_err());
    }
}
