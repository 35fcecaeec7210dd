//! On which page everything stands, and under which anchor.

use crate::casebook::Casebook;
use crate::model::{Address, Index, Kind};
use std::collections::BTreeMap;

/// A page, and a place on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path of the page without ending, from the root of the language: `roles/case-manager`.
    pub page: String,
    /// The anchor on it.
    pub anchor: Option<String>,
}

/// Where everything stands.
#[derive(Debug, Default)]
pub struct Places {
    lists: BTreeMap<Kind, String>,
    chapters: BTreeMap<Address, String>,
    listed: BTreeMap<Address, Kind>,
}

impl Places {
    /// `placed` says which chapter, by its path, took in the pages of a kind; all other kinds
    /// have a list of their own.
    pub fn new(casebook: &Casebook, index: &Index<'_>, placed: &BTreeMap<Kind, String>) -> Places {
        let chapters = casebook.chapters.iter();
        let chapters = chapters.map(|chapter| (chapter.address.clone(), page_of(&chapter.path)));
        let list = |kind: &Kind| match placed.get(kind) {
            Some(path) => page_of(path),
            None => format!("{}/index", kind.folder()),
        };
        let listed = index.all().filter(|element| element.head().listed);
        Places {
            lists: Kind::FILES.iter().map(|kind| (*kind, list(kind))).collect(),
            chapters: chapters.collect(),
            listed: listed
                .map(|element| (element.head().address.clone(), element.kind()))
                .collect(),
        }
    }

    /// Where an element or part stands.
    pub fn of(&self, address: &Address) -> Place {
        let owner = address.owner();
        if let Some(page) = self.chapters.get(&owner) {
            return Place { page: page.clone(), anchor: address.fragment().map(str::to_owned) };
        }
        match self.listed.get(&owner) {
            Some(kind) => {
                Place { page: self.list(*kind).to_owned(), anchor: Some(anchor(address)) }
            }
            None => Place {
                page: format!("{}/{}", owner.folder(), owner.id()),
                anchor: address.fragment().map(str::to_owned),
            },
        }
    }

    /// The page with the list of a kind.
    pub fn list(&self, kind: Kind) -> &str {
        self.lists.get(&kind).map_or("", String::as_str)
    }

    /// The way from one page to an element, as a relative link.
    pub fn href(&self, from: &str, address: &Address) -> String {
        let Place { page, anchor } = self.of(address);
        let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
        if page == from && !anchor.is_empty() {
            return anchor;
        }
        format!("{}{page}.html{anchor}", up(from))
    }
}

/// Path of the blank sheets of a form, from the root of the language.
pub fn blank_path(form: &Address) -> String {
    paper_path(form, "blank")
}

/// Path of the validation sheet of an institution, from the root of the language.
pub fn sheet_path(institution: &Address) -> String {
    paper_path(institution, "sheet")
}

/// Path of a paper that is made of an element, from the root of the language.
pub fn paper_path(element: &Address, paper: &str) -> String {
    format!("{}/{}-{paper}.html", element.folder(), element.id())
}

/// The way from a page to the root of its language.
pub fn up(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// The anchor of an element that stands in a list, or of a part of it.
fn anchor(address: &Address) -> String {
    let part = address.fragment().map(|part| format!("-{part}")).unwrap_or_default();
    format!("{}-{}{part}", address.folder(), address.id())
}

fn page_of(path: &str) -> String {
    let page = path.strip_suffix(".md").unwrap_or(path);
    match page.strip_suffix("README") {
        Some(folder) => format!("{folder}index"),
        None => page.to_owned(),
    }
}
