//! Every link and anchor of the built books leads somewhere, and nothing lies outside.

use crate::books::{built, none, own, snapshot};
use crate::markup;
use std::collections::{BTreeMap, BTreeSet};

/// What can be linked to in a site.
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    /// The ids of each page.
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Site {
    fn new(files: BTreeMap<String, Vec<u8>>) -> Site {
        let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
        let ids = pages.map(|(name, bytes)| {
            let elements = markup::elements(&String::from_utf8_lossy(bytes));
            let ids = elements.into_iter().filter_map(|(_, mut attributes)| {
                attributes.remove("id").or_else(|| attributes.remove("name"))
            });
            (name.clone(), ids.collect())
        });
        let ids = ids.collect();
        Site { files, ids }
    }

    /// What is wrong with a link on a page; `base` is the folder that it starts from.
    fn wrong(&self, page: &str, base: &str, link: &str) -> Option<String> {
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let path = path.split('?').next().unwrap_or_default();
        let target = match path {
            "" => page.to_owned(),
            path => match resolve(base, &percent_decoded(path)) {
                Some(target) => target,
                None => return Some("leads out of the site".to_owned()),
            },
        };
        if !self.files.contains_key(&target) {
            return Some(format!("there is no `{target}`"));
        }
        let fragment = percent_decoded(fragment);
        let known = self.ids.get(&target);
        if !fragment.is_empty() && known.is_some_and(|ids| !ids.contains(&fragment)) {
            return Some(format!("`{target}` has no `#{fragment}`"));
        }
        None
    }
}

/// A path from the root of the site; `None` when it leaves it.
fn resolve(base: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    if path.starts_with('/') {
        return None;
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let code = (byte == b'%').then(|| {
            let pair = [rest.next().unwrap_or(b'0'), rest.next().unwrap_or(b'0')];
            u8::from_str_radix(&String::from_utf8_lossy(&pair), 16).unwrap_or(b'?')
        });
        bytes.push(code.unwrap_or(byte));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Attributes that name a file or a page.
const LINKS: &[&str] = &["href", "xlink:href", "src", "srcset", "poster", "data", "action"];

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let mut failures = Vec::new();
    for book in own() {
        let site = Site::new(snapshot(&built().join(&book).join("site")));
        for (page, bytes) in site.files.iter().filter(|(name, _)| name.ends_with(".html")) {
            let mut base = page.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            for (name, attributes) in markup::elements(&String::from_utf8_lossy(bytes)) {
                if name == "base" {
                    match attributes.get("href").and_then(|href| resolve(&base, href)) {
                        Some(folder) => base = folder,
                        None => failures.push(format!("{page}: its base is out of the site")),
                    }
                    continue;
                }
                for link in LINKS.iter().filter_map(|key| attributes.get(*key)) {
                    let wrong = match link.split_once(':') {
                        Some(("https" | "http" | "mailto", _)) if name == "a" => None,
                        Some(("data", _)) if name == "img" || name == "image" => None,
                        Some((scheme, _)) if !scheme.contains(['/', '#', '?', '.']) => {
                            Some("is not for a page that is read from the disk".to_owned())
                        }
                        _ => site.wrong(page, &base, link),
                    };
                    failures
                        .extend(wrong.map(|wrong| format!("{page}: <{name}> `{link}`: {wrong}")));
                }
            }
        }
    }
    failures.dedup();
    none("links that lead nowhere", &failures);
}

#[test]
fn every_reference_within_a_picture_is_on_its_page() {
    let mut failures = Vec::new();
    for book in own() {
        let site = Site::new(snapshot(&built().join(&book).join("site")));
        for (page, bytes) in site.files.iter().filter(|(name, _)| name.ends_with(".html")) {
            let ids = &site.ids[page];
            for (name, attributes) in markup::elements(&String::from_utf8_lossy(bytes)) {
                let within = attributes.values().flat_map(|value| value.split("url(#").skip(1));
                let within = within.filter_map(|rest| rest.split_once(')'));
                let described = ["aria-labelledby", "aria-describedby"].iter();
                let described = described.filter_map(|key| attributes.get(*key));
                let described = described.flat_map(|value| value.split_whitespace());
                for id in within.map(|(id, _)| id).chain(described) {
                    if !ids.contains(id) {
                        failures.push(format!("{page}: <{name}> refers to `#{id}`"));
                    }
                }
            }
        }
    }
    none("parts of pictures that are not there", &failures);
}

#[test]
fn no_id_stands_twice_on_a_page() {
    let mut failures = Vec::new();
    for book in own() {
        for (page, bytes) in snapshot(&built().join(&book).join("site")) {
            if !page.ends_with(".html") {
                continue;
            }
            let mut ids = BTreeSet::new();
            for (name, attributes) in markup::elements(&String::from_utf8_lossy(&bytes)) {
                let twice = attributes.get("id").filter(|id| !ids.insert((*id).clone()));
                failures.extend(twice.map(|id| format!("{page}: <{name} id=\"{id}\">")));
            }
        }
    }
    none("a link to an id that stands twice leads to the first", &failures);
}

#[test]
fn style_sheets_ask_for_nothing_from_outside() {
    let mut failures = Vec::new();
    for book in own() {
        let site = Site::new(snapshot(&built().join(&book).join("site")));
        for (name, bytes) in site.files.iter().filter(|(name, _)| name.ends_with(".css")) {
            let text = String::from_utf8_lossy(bytes);
            let base = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            let urls = text.split("url(").skip(1).filter_map(|rest| rest.split_once(')'));
            for (url, _) in urls {
                let url = url.trim_matches(['"', '\'', ' ']);
                if url.starts_with("data:") || url.starts_with('#') {
                    continue;
                }
                let wrong = site.wrong(name, base, url);
                failures.extend(wrong.map(|wrong| format!("{name}: `{url}`: {wrong}")));
            }
        }
    }
    none("style sheets", &failures);
}
