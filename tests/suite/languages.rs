//! Three languages: the words of the interface are there in all of them, and nothing is in
//! English without saying so.

use crate::{none, read, root};
use casebook::model::Kind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Groups = BTreeMap<String, BTreeMap<String, String>>;

/// The languages of the interface beside English.
const OTHERS: &[&str] = &["ru", "tg"];

fn interface(language: &str) -> Groups {
    let text = read(&format!("theme/i18n/{language}.yml"));
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{language}.yml: {error}"))
}

/// The names of fields and the words of closed lists in the schema of a kind.
fn collect(schema: &Value, fields: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(properties) = map.get("properties").and_then(Value::as_object) {
                fields.extend(properties.keys().cloned());
            }
            let listed = map.get("enum").and_then(Value::as_array).into_iter().flatten();
            let word = listed.chain(map.get("const")).filter_map(Value::as_str);
            words.extend(word.map(str::to_owned));
            map.values().for_each(|inner| collect(inner, fields, words));
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, fields, words)),
        _ => {}
    }
}

/// Everything that the interface may have to say, by group.
fn needed() -> BTreeMap<String, BTreeSet<String>> {
    let (mut fields, mut words) = (BTreeSet::new(), BTreeSet::new());
    let mut generator = schemars::SchemaGenerator::default();
    for kind in Kind::FILES {
        collect(&kind.schema(&mut generator).to_value(), &mut fields, &mut words);
    }
    let definitions = Value::Object(generator.take_definitions(true));
    collect(&definitions, &mut fields, &mut words);
    words.extend(["yes", "no", "public", "partner", "team"].map(str::to_owned));
    words.extend(["draft", "consultation", "validated"].map(str::to_owned));
    let kinds = || Kind::FILES.iter().chain(Kind::PARTS);
    let needed = BTreeMap::from([
        ("fields", fields),
        ("words", words),
        ("kinds", kinds().map(|kind| kind.plural().to_owned()).collect()),
        ("kind", kinds().map(|kind| kind.singular().to_owned()).collect()),
    ]);
    let mut needed: BTreeMap<String, BTreeSet<String>> =
        needed.into_iter().map(|(group, keys)| (group.to_owned(), keys)).collect();
    for (group, keys) in interface("en") {
        needed.entry(group).or_default().extend(keys.into_keys());
    }
    needed
}

#[test]
fn the_interface_has_words_for_everything_in_every_language() {
    let needed = needed();
    assert!(needed["fields"].len() > 200 && needed["words"].len() > 100);
    let mut failures = Vec::new();
    for language in OTHERS {
        let there = interface(language);
        for (group, keys) in &needed {
            let empty = BTreeMap::new();
            let words = there.get(group).unwrap_or(&empty);
            let missing = keys.iter().filter(|key| words.get(*key).is_none_or(String::is_empty));
            failures.extend(missing.map(|key| format!("{language}.yml: {group}: {key}: ")));
        }
    }
    none(&failures);
}

#[test]
fn templates_of_the_interface_have_the_same_gaps_in_every_language() {
    let gaps = |words: &str| {
        let gaps = words.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        gaps.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let english = interface("en");
    let mut failures = Vec::new();
    for language in OTHERS {
        for (group, words) in interface(language) {
            for (key, words) in words {
                let Some(original) = english.get(&group).and_then(|it| it.get(&key)) else {
                    continue;
                };
                if gaps(original) != gaps(&words) {
                    failures.push(format!("{language}.yml: {group}: {key}: {words}"));
                }
            }
        }
    }
    none(&failures);
}

#[test]
fn tajik_words_are_written_with_tajik_letters() {
    let text = std::fs::read_to_string(root().join("theme/i18n/tg.yml")).expect("it is there");
    assert!(!text.contains(['ѓ', 'ї', 'ќ', 'њ', 'љ', 'ў']));
}

/// Words in Latin letters in the text nodes of a page that are not below `lang="en"`, code or
/// what is not to be translated.
fn silent_english(html: &str) -> Vec<String> {
    const EMPTY: &[&str] = &["br", "hr", "img", "input", "meta", "link", "wbr", "col", "source"];
    let (mut found, mut open): (Vec<String>, Vec<(String, bool)>) = (Vec::new(), Vec::new());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        let told = open.last().is_some_and(|(_, told)| *told);
        if !told && is_english(text) {
            found.push(text.trim().to_owned());
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let inside = &tag[1..end - 1];
        let name =
            inside.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if inside.starts_with('/') {
            if let Some(at) = open.iter().rposition(|(opened, _)| opened == name) {
                open.truncate(at);
            }
        } else if !EMPTY.contains(&name) && !inside.ends_with('/') {
            let told = match inside.split_once(" lang=\"") {
                Some((_, language)) => language.starts_with("en\""),
                None => told,
            };
            let code = ["code", "pre", "script", "style"].contains(&name);
            open.push((name.to_owned(), told || code || inside.contains("translate=\"no\"")));
        }
        rest = &tag[end..];
    }
    found
}

fn is_english(text: &str) -> bool {
    let text = text.replace("&#", " ");
    let cyrillic = |c: char| ('\u{400}'..'\u{500}').contains(&c);
    let mut words = text.split(|c: char| !c.is_alphabetic());
    !text.contains(cyrillic)
        && words.any(|word| word.len() > 2 && word.contains(|c: char| c.is_ascii_lowercase()))
}

#[test]
fn silent_english_is_recognised() {
    let page = "<p>Слова</p><p lang=\"en\">Some <b>words</b></p><p>Some <code>code</code></p>";
    assert_eq!(silent_english(page), ["Some"]);
}

/// A small book of which nothing is translated, not even what it says of itself.
#[test]
fn a_book_without_any_translation_says_everywhere_that_it_is_english() {
    let toml = "[book]\ntitle = \"Small\"\nsrc = \"book\"\n[build]\nbuild-dir = \"out\"\n[preprocessor.casebook]\ndata = [\"data\"]\nlanguages = [\"en\", \"tg\"]\nas-of = \"2026-11-22\"\nfictional = \"Nothing here is real.\"\n[preprocessor.casebook.banner]\nen = \"Proposed words.\"\n[preprocessor.casebook.corrections]\nen = \"Tell somebody.\"\n";
    let role = "id: keeper\ncode: RL-1\ntitle: Keeper of records\nsummary: Keeps *all* records.\nstatus: proposed\ntrack: welfare\nestablished: yes\npurpose: To keep them\ncompetencies: [reading, writing]\nopen-questions: [how-long]\nprovenance:\n  - {assumption: Somebody keeps them, ask: roles/keeper}\n";
    let question = "- {id: how-long, title: How long are they kept?, why: Nobody has said so., ask: [keeper]}\n";
    let chapter = "---\nid: a\nstatus: proposed\n---\n\n# Alpha\n\nSome words.\n\n- one item\n\n| Head | Other |\n|---|---|\n| cell | [](@roles/keeper) |\n\n> A quotation.\n\n{{#table roles columns=summary,purpose}}\n\n{{#count roles}} roles\n\n```mermaid\nflowchart TB\n  a[Box] -->|line| b[Other]\n```\n";
    let files = [
        ("book.toml", toml),
        ("book/SUMMARY.md", "# Summary\n\n- [Alpha](a.md)\n"),
        ("book/a.md", chapter),
        ("data/roles/keeper.yml", role),
        ("data/questions/questions.yml", question),
    ];
    let files = files.map(|(path, text)| casebook::load::FileText::new(path, text));
    let failures = silent_pages(files.into(), 3);
    none(&failures);
}

/// What is in English without saying so on the pages of a book in Tajik.
fn silent_pages(files: Vec<casebook::load::FileText>, at_least: usize) -> Vec<String> {
    use casebook::book::Generated;
    let inspected = casebook::inspect::inspect(files, casebook::casebook::Audience::Public);
    let woven = inspected.woven.iter().find(|it| it.language.0 == "tg").expect("it is published");
    let mut failures = Vec::new();
    let mut look = |path: &str, markdown: &str| {
        let mut html = String::new();
        let options = pulldown_cmark::Options::ENABLE_TABLES
            | pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES;
        let parser = pulldown_cmark::Parser::new_ext(markdown, options);
        pulldown_cmark::html::push_html(&mut html, parser);
        failures.extend(silent_english(&html).into_iter().map(|words| format!("{path}: {words}")));
    };
    fn all<'a>(pages: &'a [Generated], found: &mut Vec<&'a Generated>) {
        for page in pages {
            found.push(page);
            all(&page.below, found);
        }
    }
    let mut pages = Vec::new();
    woven.generated.values().for_each(|generated| all(generated, &mut pages));
    assert!(pages.len() >= at_least, "the book has only {} pages", pages.len());
    pages.iter().for_each(|page| look(&page.path, &page.content));
    woven.chapters.iter().for_each(|(path, text)| look(path, text));
    failures.dedup();
    failures
}

/// The book of the repository without its messages; what of its definitions is not translated
/// says so too.
#[test]
fn nothing_is_in_english_without_saying_so() {
    let mut book = casebook::load::read_book(root()).expect("the book of the repository is there");
    book.retain(|file| !file.path.starts_with("po/") && file.path != "translations.lock");
    none(&silent_pages(book, 200));
}
