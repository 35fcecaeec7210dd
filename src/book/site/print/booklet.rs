//! What is bound together: the whole book, a part of it, or what concerns an institution.

use crate::book::chapter;
use crate::book::site::{Edition, Entry, Part, Site};
use crate::model::{Index, Kind};
use crate::views::pages::concerning;
use crate::views::{Cx, Places};

/// The name of the whole book.
pub(super) const WHOLE: &str = "whole";
/// How the names of parts begin.
pub(super) const PART: &str = "part-";
/// How the names of what is for an institution begin.
pub(super) const INSTITUTION: &str = "institution-";

/// Pages that are bound together.
pub(super) struct Booklet {
    /// Name of its files; the same in every language.
    pub(super) name: String,
    /// What it is called below the title of the book; none for the whole.
    pub(super) subtitle: Option<String>,
    /// Its pages, under headings.
    pub(super) groups: Vec<Group>,
}

/// Pages under one heading.
pub(super) struct Group {
    /// The heading.
    pub(super) title: String,
    /// Paths of pages, with ending, from the root of the language.
    pub(super) pages: Vec<String>,
}

impl Booklet {
    /// All its pages.
    pub(super) fn pages(&self) -> impl Iterator<Item = &String> {
        self.groups.iter().flat_map(|group| &group.pages)
    }
}

/// All of them: the whole, the parts in their order, the institutions by name.
pub(super) fn all(site: &Site<'_>, edition: &Edition) -> Vec<Booklet> {
    let groups = || edition.parts.iter().map(|part| group(site, edition, part));
    let whole = Booklet { name: WHOLE.to_owned(), subtitle: None, groups: groups().collect() };
    let mut booklets = vec![whole];
    // The whole has them all: a copy that has to be small does without.
    for group in groups().filter(|group| !site.light && group.pages.len() > 1) {
        let mut name = format!("{PART}{}", folder(&group));
        while booklets.iter().any(|booklet| booklet.name == name) {
            name.push_str("-more");
        }
        let subtitle = Some(group.title.clone());
        booklets.push(Booklet { name, subtitle, groups: vec![group] });
    }
    booklets.extend(institutions(site, edition));
    booklets
}

fn group(site: &Site<'_>, edition: &Edition, part: &Part) -> Group {
    fn add(entries: &[Entry], pages: &mut Vec<String>) {
        for entry in entries {
            pages.extend(entry.path.clone());
            add(&entry.below, pages);
        }
    }
    let mut pages = Vec::new();
    add(&part.entries, &mut pages);
    // The chapters before the first heading are of the book as a whole.
    let title = part.title.clone().unwrap_or_else(|| match &*part.entries {
        [one] => one.name.clone(),
        _ => site.book.config.title_in(&edition.language).to_owned(),
    });
    Group { title, pages }
}

/// A name for a part that is the same in every language: the folder of its first page.
fn folder(group: &Group) -> String {
    let first = group.pages.first().map(String::as_str).unwrap_or_default();
    let name = first.split_once('/').map_or(first.trim_end_matches(".html"), |(folder, _)| folder);
    name.to_owned()
}

fn institutions(site: &Site<'_>, edition: &Edition) -> Vec<Booklet> {
    let index = Index::new(&site.book.model);
    let places = Places::new(site.book, &index, &chapter::placed(site.book, &mut Vec::new()));
    let (language, words) = (&edition.language, &edition.words);
    let cx = Cx { book: site.book, index: &index, places: &places, language, words };
    let mut found = Vec::new();
    for institution in site.book.model.of(Kind::Institution) {
        let groups = concerning(&cx, institution).into_iter().map(|(kind, addresses)| {
            let pages = addresses.iter().map(|address| places.of(address));
            // What stands in a list has no page of its own; the page of the institution names it.
            let pages = pages.filter(|place| place.anchor.is_none());
            let pages = pages.map(|place| format!("{}.html", place.page));
            let pages = pages.filter(|path| edition.page(path).is_some()).collect();
            Group { title: words.kinds(kind.plural()), pages }
        });
        let groups: Vec<Group> = groups.filter(|group| !group.pages.is_empty()).collect();
        // An institution without roles has its page and nothing more.
        if groups.len() > 1 {
            let name = format!("{INSTITUTION}{}", institution.head().id.value);
            let subtitle = Some(cx.title(institution).plain().to_owned());
            found.push(Booklet { name, subtitle, groups });
        }
    }
    found.sort_by(|a, b| a.subtitle.cmp(&b.subtitle));
    found
}
