//! Chapters in other languages: message by message, with ids that stay, and English marked.

use crate::{books, none};
use casebook::casebook::Audience;
use casebook::inspect::inspect;
use casebook::load::{FileText, load, po};
use casebook::model::Language;
use casebook::translate;
use polib::message::MessageView;

const CHAPTER: &str = "---\nid: a\ntitle: {en: Alpha, ru: Альфа}\nstatus: proposed\n---\n\n# Alpha\n\n## Ten words\n\nSome *words* and {{#count roles}} roles.\n\n- first\n- second, see [](@chapters/a)\n\n| Head | {{#count roles}} |\n|---|---|\n| cell \\| one | `code` |\n\n```mermaid\nflowchart TB\n  a[Box] --> b[Other]\n```\n";

/// A book of one chapter, with these PO files.
fn book(chapter: &str, files: &[(&str, &str)]) -> Vec<FileText> {
    let toml = "[book]\ntitle = \"T\"\nsrc = \"book\"\n[build]\nbuild-dir = \"out\"\n[preprocessor.casebook]\ndata = [\"data/a\"]\nlanguages = [\"en\", \"ru\", \"tg\"]\n";
    let mut book = vec![
        FileText::new("book.toml", toml),
        FileText::new("book/SUMMARY.md", "# Summary\n\n# Part one\n\n- [Alpha](a.md)\n"),
        FileText::new("book/a.md", chapter),
    ];
    book.extend(files.iter().map(|(path, text)| FileText::new(*path, *text)));
    book
}

/// The PO file of all messages, with these translations.
fn po(chapter: &str, said: &[(&str, &str, bool)]) -> String {
    let (casebook, _) = load(book(chapter, &[]));
    let mut catalog = translate::merge(&casebook, &Language("ru".to_owned())).catalog;
    for mut message in catalog.messages_mut() {
        use polib::message::MessageMutView;
        let Some((_, words, fuzzy)) = said.iter().find(|it| it.0 == message.msgid()) else {
            continue;
        };
        message.set_msgstr((*words).to_owned()).expect("messages are singular");
        if *fuzzy {
            message.flags_mut().add_flag("fuzzy");
        }
    }
    po::write(&catalog)
}

/// The chapter in a language, as mdBook is handed it.
fn woven(files: Vec<FileText>, language: &str) -> String {
    let inspected = inspect(files, Audience::Public);
    let found: Vec<String> = inspected.found.iter().map(|it| it.message.clone()).collect();
    none(&found);
    let woven = inspected.woven.into_iter().find(|it| it.language.0 == language);
    woven.expect("the language is published").chapters["a.md"].clone()
}

#[test]
fn what_is_translated_is_in_the_language_and_the_rest_says_that_it_is_english() {
    let said = [
        ("Ten words", "Десять слов", false),
        ("Some *words* and {{#count roles}} roles.", "Роли: {{#count roles}}, *слова*.", false),
        ("first", "первое", true),
        ("cell \\| one", "ячейка | один", false),
    ];
    let po = po(CHAPTER, &said);
    let ru = woven(book(CHAPTER, &[("po/ru.po", &po)]), "ru");
    for expected in [
        "# Альфа {#alpha}",
        "## Десять слов {#ten-words}",
        "Роли: 0, *слова*.",
        "- <span lang=\"en\">first</span>",
        "- <span lang=\"en\">second, see [<span lang=\"ru\">Альфа</span>](a.html)</span>",
        "| <span lang=\"en\">Head</span> | 0 |",
        "| ячейка \\| один | `code` |",
        "<text lang=\"en\" xml:lang=\"en\"",
    ] {
        assert!(ru.contains(expected), "{expected}\n\n{ru}");
    }
    let en = woven(book(CHAPTER, &[("po/ru.po", &po)]), "en");
    assert!(en.contains("## Ten words {#ten-words}") && !en.contains("lang="), "{en}");
}

#[test]
fn a_translation_that_loses_a_reference_or_breaks_the_page_is_not_shown() {
    for wrong in ["Слова и роли.", "# {{#count roles}} роли", "1. {{#count roles}} роли"]
    {
        let po = po(CHAPTER, &[("Some *words* and {{#count roles}} roles.", wrong, false)]);
        let ru = woven(book(CHAPTER, &[("po/ru.po", &po)]), "ru");
        assert!(ru.contains("<span lang=\"en\">Some *words* and 0 roles.</span>"), "{ru}");
        let (casebook, _) = load(book(CHAPTER, &[("po/ru.po", &po)]));
        assert_eq!(translate::merge(&casebook, &Language("ru".to_owned())).fuzzy, 1);
    }
}

#[test]
fn a_changed_message_keeps_its_translation_as_fuzzy_and_one_that_is_gone_stays() {
    let said = [("first", "первое", false), ("Ten words", "Десять слов", false)];
    let po = po(CHAPTER, &said);
    let changed = CHAPTER.replace("Ten words", "Ten words more").replace("first", "something else");
    let (casebook, _) = load(book(&changed, &[("po/ru.po", &po)]));
    let merged = translate::merge(&casebook, &Language("ru".to_owned()));
    assert_eq!((merged.translated, merged.fuzzy, merged.obsolete), (0, 1, 2));
    let message = merged.catalog.find_message(None, "Ten words more", None).expect("it is there");
    assert!(message.is_fuzzy() && message.msgstr() == Ok("Десять слов"));
    // What comes back is translated again, and merging twice changes nothing.
    let text = po::write(&merged.catalog);
    let (casebook, _) = load(book(CHAPTER, &[("po/ru.po", &text)]));
    let back = translate::merge(&casebook, &Language("ru".to_owned()));
    assert_eq!((back.translated, back.fuzzy), (2, 0));
    let (casebook, _) = load(book(CHAPTER, &[("po/ru.po", &po)]));
    assert_eq!(po::write(&translate::merge(&casebook, &Language("ru".to_owned())).catalog), po);
}

#[test]
fn the_contents_are_in_the_language() {
    let po = po(CHAPTER, &[("Part one", "Часть первая", false)]);
    let inspected = inspect(book(CHAPTER, &[("po/ru.po", &po)]), Audience::Public);
    let ru = inspected.woven.iter().find(|it| it.language.0 == "ru").expect("it is published");
    assert_eq!(ru.titles["a.md"], "Альфа");
    assert_eq!(ru.names["Part one"], "Часть первая");
}

#[test]
fn a_po_file_that_cannot_be_read_is_reported() {
    let inspected = inspect(book(CHAPTER, &[("po/ru.po", "hello")]), Audience::Public);
    assert!(inspected.found.iter().any(|it| it.message.contains("no PO file")));
}

#[test]
fn the_command_writes_po_files_and_the_lock_and_says_what_is_open() {
    let book = books::small(&[(
        "data/roles/keeper.yml",
        "id: keeper\ntitle: {en: Keeper, ru: Хранитель}\nstatus: proposed\ntrack: welfare\nestablished: \"yes\"\n",
    )]);
    let toml = book.path().join("book.toml");
    books::write(&toml, &books::read(&toml).replace("[\"en\"]", "[\"en\", \"ru\"]"));
    let output = books::run(book.path(), &["translate"]);
    assert!(output.status.success(), "{}", books::said(&output));
    assert!(books::said(&output).contains("po/ru.po: 1 messages, 0 translated"));
    assert!(books::read(&book.path().join("po/ru.po")).contains("msgid \"Start\""));
    let lock = books::read(&book.path().join("translations.lock"));
    assert!(lock.contains("ru draft ") && lock.ends_with("roles/keeper title\n"), "{lock}");
    let output = books::run(book.path(), &["translate", ".", "texts", "--language", "ru"]);
    assert!(books::said(&output).contains("0 texts"), "{}", books::said(&output));
    let review = ["translate", ".", "reviewed", "--language", "ru", "roles/keeper"];
    let output = books::run(book.path(), &review);
    assert!(output.status.success(), "{}", books::said(&output));
    assert!(books::read(&book.path().join("translations.lock")).contains("ru reviewed "));
}
