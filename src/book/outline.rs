//! Puts what was woven into mdBook's book.

use super::weave::{Generated, Woven};
use mdbook_preprocessor::book::{Book, BookItem, Chapter, SectionNumber};
use std::collections::BTreeMap;
use std::path::Path;

/// Gives hand-written chapters their woven text, hangs generated pages below the chapters that
/// take them in, puts the rest behind the last numbered chapter, and numbers everything anew:
/// mdBook takes the level of a chapter in the contents from its number.
pub(super) fn apply(book: &mut Book, woven: Woven) {
    let Woven { chapters, mut generated, reference, titles, names, .. } = woven;
    book.items = published(std::mem::take(&mut book.items), &chapters);
    book.for_each_mut(|item| {
        let chapter = match item {
            BookItem::Chapter(chapter) => chapter,
            BookItem::PartTitle(title) => {
                if let Some(name) = names.get(title) {
                    title.clone_from(name);
                }
                return;
            }
            BookItem::Separator => return,
        };
        let written = chapter.source_path.as_ref().map(|path| path_of(path));
        let titled = written.and_then(|path| titles.get(&path));
        if let Some(name) = names.get(&chapter.name).or(titled) {
            chapter.name.clone_from(name);
        }
        let Some(path) = chapter.source_path.as_ref() else { return };
        let path = path_of(path);
        if let Some(text) = chapters.get(&path) {
            chapter.content.clone_from(text);
        }
        let below = generated.remove(&Some(path)).unwrap_or_default();
        chapter.sub_items.extend(below.into_iter().map(item_of));
    });
    let rest: Vec<Generated> = std::mem::take(&mut generated).into_values().flatten().collect();
    if !rest.is_empty() {
        let numbered =
            |item: &BookItem| matches!(item, BookItem::Chapter(it) if it.number.is_some());
        let end = book.items.iter().rposition(numbered).map_or(book.items.len(), |at| at + 1);
        let part = [BookItem::PartTitle(reference)].into_iter();
        book.items.splice(end..end, part.chain(rest.into_iter().map(item_of)));
    }
    number(&mut book.items, &[], &[]);
}

/// Drops the chapters that were not woven: mdBook has read them from the disk, but their audience
/// is another one. Chapters below one that is dropped take its place.
fn published(items: Vec<BookItem>, chapters: &BTreeMap<String, String>) -> Vec<BookItem> {
    let mut kept = Vec::new();
    for item in items {
        let BookItem::Chapter(mut chapter) = item else {
            kept.push(item);
            continue;
        };
        let below = published(std::mem::take(&mut chapter.sub_items), chapters);
        let path = chapter.source_path.as_ref().map(|path| path_of(path));
        if path.is_none_or(|path| chapters.contains_key(&path)) {
            chapter.sub_items = below;
            kept.push(BookItem::Chapter(chapter));
        } else {
            kept.extend(below);
        }
    }
    kept
}

/// A path as the casebook writes it.
fn path_of(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn item_of(page: Generated) -> BookItem {
    let mut chapter = Chapter::new(&page.name, page.content, page.path, Vec::new());
    chapter.source_path = None;
    chapter.number = Some(SectionNumber::default());
    chapter.sub_items = page.below.into_iter().map(item_of).collect();
    BookItem::Chapter(chapter)
}

fn number(items: &mut [BookItem], above: &[u32], names: &[String]) {
    let mut last = 0;
    for item in items {
        let BookItem::Chapter(chapter) = item else { continue };
        chapter.parent_names = names.to_vec();
        let mut number = above.to_vec();
        if chapter.number.is_some() {
            last += 1;
            number.push(last);
            chapter.number = Some(SectionNumber::new(number.clone()));
        }
        let names: Vec<String> = names.iter().chain([&chapter.name]).cloned().collect();
        self::number(&mut chapter.sub_items, &number, &names);
    }
}
