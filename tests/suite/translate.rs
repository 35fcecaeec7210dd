//! Translations go into definitions and change nothing else.

use crate::books::own;
use crate::{none, read, root};
use casebook::casebook::{Audience, Lock, Progress, digest};
use casebook::inspect::inspect;
use casebook::load::{FileText, load, po, read_book};
use casebook::model::{Index, Language, texts};
use casebook::translate::{self, Wanted};

/// Words that YAML would take for something else, or that are long, or of several lines.
const NASTY: &[&str] = &[
    "Ҳуҷҷат, ки: \"чист\" — #1? {нест} [a] \\ 'b'",
    "Да",
    "~",
    "- один\n- два\n\nтри: # четыре",
    "Очень длинный текст, который не помещается в одну строку: он говорит о том, кто, когда и на каком основании передаёт сведения, и чего при этом не делает никогда и ни при каких условиях.",
    "Два  пробела и очень длинный текст, который не помещается в одну строку ни при каких условиях, потому что он длинный.",
    "{{#include x}} [слова](@roles/case-manager): так",
];

fn language(tag: &str) -> Language {
    Language(tag.to_owned())
}

/// A small book with one file.
fn small(definition: &str) -> Vec<FileText> {
    vec![
        FileText::new(
            "book.toml",
            "[preprocessor.casebook]\ndata = [\"data/a\"]\nlanguages = [\"en\", \"ru\", \"tg\"]\n",
        ),
        FileText::new("data/a/roles/keeper.yml", definition),
    ]
}

/// Every text of a book by its name, with its lines.
fn lines(files: Vec<FileText>) -> Vec<(String, Vec<(String, String)>)> {
    let (casebook, _) = load(files);
    let index = Index::new(&casebook.model);
    let texts = texts(&index).into_iter().map(|entry| {
        let lines = entry.text.lines.iter();
        (entry.key(), lines.map(|it| (it.language.value.clone(), it.words.clone())).collect())
    });
    texts.collect()
}

/// Fills the PO file of all texts and gives the files of the book with it.
fn filled(book: &[FileText], tag: &str, words: &dyn Fn(usize) -> String) -> Vec<FileText> {
    let (casebook, _) = load(book.to_vec());
    let wanted = Wanted { all: true, ..Wanted::default() };
    let mut catalog = translate::worklist(&casebook, &language(tag), &wanted);
    for (number, mut message) in catalog.messages_mut().enumerate() {
        use polib::message::MessageMutView;
        message.set_msgstr(words(number)).expect("messages are singular");
    }
    let catalog = po::read(&po::write(&catalog)).expect("what was written is read");
    let filled = translate::fill(&casebook, &language(tag), &catalog);
    none(&filled.refused);
    let text = |file: &FileText| match filled.files.get(&file.path) {
        Some(text) => FileText::new(&*file.path, &**text),
        None => file.clone(),
    };
    book.iter().map(text).collect()
}

#[test]
fn all_texts_of_the_repository_take_any_translation() {
    let mut failures = Vec::new();
    for folder in own() {
        let mut book = read_book(&root().join(&folder)).expect("the book is there");
        let folder = folder.display();
        for (round, tag) in ["ru", "tg", "ru"].into_iter().enumerate() {
            let nasty = |number: usize| NASTY[(number + round) % NASTY.len()].to_owned();
            let before = lines(book.clone());
            let next = filled(&book, tag, &nasty);
            let after = lines(next.clone());
            assert_eq!(before.len(), after.len());
            let english = |key: &str| {
                before.iter().any(|(k, lines)| k == key && lines.iter().any(|it| it.0 == "en"))
            };
            let mut number = 0;
            for ((key, was), (_, is)) in before.iter().zip(&after) {
                let mut expected: Vec<_> = was.clone();
                if english(key) {
                    expected.retain(|line| line.0 != tag);
                    expected.push((tag.to_owned(), nasty(number)));
                    number += 1;
                }
                let (mut is, mut expected) = (is.clone(), expected);
                is.sort();
                expected.sort();
                if is != expected {
                    failures.push(format!("{folder}: {key}: {is:?} is not {expected:?}"));
                }
            }
            for (was, is) in book.iter().zip(&next) {
                let comments = |file: &FileText| {
                    let text = file.text.clone().unwrap_or_default();
                    let lines = text.lines().filter(|line| line.trim_start().starts_with("# "));
                    lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
                };
                if comments(was) != comments(is) && was.path.ends_with(".yml") {
                    failures.push(format!("{}: a comment was lost", was.path));
                }
            }
            book = next;
        }
    }
    none(&failures);
}

#[test]
fn only_the_translated_text_changes() {
    let before = "# a role\nid: keeper\ntitle: Keeper of records   # said aloud\npurpose: >-\n  Keeps the\n  records.\nstatus: proposed\ncompetencies:\n  # what it takes\n  - reading, writing\n  - {en: care, ru: забота}\nprovenance:\n  - {assumption: It is so, ask: roles/keeper}\nsummary:\n  en: Keeps.   # short\n";
    let after = "# a role\nid: keeper\ntitle: {en: Keeper of records, tg: \"а: 0\"}   # said aloud\npurpose:\n  en: >-\n    Keeps the\n    records.\n  tg: \"а: 2\"\nstatus: proposed\ncompetencies:\n  # what it takes\n  - {en: \"reading, writing\", tg: \"а: 3\"}\n  - {en: care, ru: забота, tg: \"а: 4\"}\nprovenance:\n  - {assumption: {en: It is so, tg: \"а: 5\"}, ask: roles/keeper}\nsummary:\n  en: Keeps.   # short\n  tg: \"а: 1\"\n";
    let book = filled(&small(before), "tg", &|number| format!("а: {number}"));
    let text = book[1].text.clone().expect("UTF-8");
    // The order of messages is that of the fields, which is of no interest here.
    let digits = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "0");
    assert_eq!(digits(&text), digits(after));
}

#[test]
fn what_is_translated_is_no_longer_on_the_list() {
    let (casebook, _) =
        load(small("id: keeper\ntitle: {en: Keeper, ru: Хранитель}\npurpose: Keeps.\n"));
    let keys = |tag: &str, wanted: &Wanted| {
        let catalog = translate::worklist(&casebook, &language(tag), wanted);
        let keys = catalog.messages().filter_map(|it| it.msgctxt().map(str::to_owned));
        keys.collect::<Vec<_>>()
    };
    assert_eq!(keys("ru", &Wanted::default()), ["roles/keeper purpose"]);
    assert_eq!(keys("tg", &Wanted::default()), ["roles/keeper title", "roles/keeper purpose"]);
    let titles = Wanted { fields: vec!["title".to_owned()], ..Wanted::default() };
    assert_eq!(keys("tg", &titles), ["roles/keeper title"]);
}

#[test]
fn fuzzy_and_outdated_translations_are_not_written() {
    let book = small("id: keeper\ntitle: Keeper\npurpose: Keeps.\n");
    let (casebook, _) = load(book);
    let po = |english: &str, flag: &str| {
        format!(
            "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\n{flag}msgctxt \"roles/keeper title\"\nmsgid \"{english}\"\nmsgstr \"Хранитель\"\n"
        )
    };
    let fill = |po: &str| {
        let catalog = po::read(po).expect("a PO file");
        translate::fill(&casebook, &language("ru"), &catalog)
    };
    assert_eq!(fill(&po("Keeper", "")).files.len(), 1);
    let fuzzy = fill(&po("Keeper", "#, fuzzy\n"));
    assert_eq!((fuzzy.files.len(), fuzzy.open), (0, 1));
    let outdated = fill(&po("Guard", ""));
    assert_eq!((outdated.files.len(), outdated.refused.len()), (0, 1));
    // A text that has moved within its element is found by what it says.
    let moved = fill(&po("Keeper", "").replace("keeper title", "keeper label"));
    assert_eq!(moved.files.len(), 1);
}

#[test]
fn what_is_no_po_file_is_refused_with_its_line() {
    for broken in
        ["msgid", "msgid \"", "\"a\"", "msgid x\nmsgstr \"\"", "msgid \"\"\nmsgstr \"\"\n\nhello"]
    {
        assert!(po::read(broken).is_err(), "{broken}");
    }
}

#[test]
fn the_repository_says_how_to_translate() {
    assert!(read("CONTRIBUTING.md").contains("casebook translate"));
}

/// A book of one role whose title is translated, with what its lock says.
fn with_lock(title: &str, lock: &str) -> Vec<FileText> {
    let mut book = small(&format!(
        "id: keeper\ntitle: {title}\nsummary: Keeps.\ntrack: welfare\nestablished: yes\nstatus: proposed\n"
    ));
    book.push(FileText::new("translations.lock", lock));
    book
}

#[test]
fn the_lock_tells_which_translations_are_older_than_their_english() {
    let lock = |book: Vec<FileText>| translate::locked(&load(book).0);
    let first = lock(with_lock("{en: Keeper, ru: Хранитель}", ""));
    assert_eq!(first.0.len(), 1);
    let outdated =
        |title: &str, lock: &Lock| load(with_lock(title, &lock.write())).0.outdated.len();
    assert_eq!(outdated("{en: Keeper, ru: Хранитель}", &first), 0);
    assert_eq!(outdated("{en: Guard, ru: Хранитель}", &first), 1);
    // Looking again hides nothing; a new translation is one of the new English.
    let second = lock(with_lock("{en: Guard, ru: Хранитель}", &first.write()));
    assert_eq!(second, first);
    let third = lock(with_lock("{en: Guard, ru: Сторож}", &first.write()));
    assert_eq!(outdated("{en: Guard, ru: Сторож}", &third), 0);
    // White space is no change of the English.
    assert_eq!(outdated("{en: 'Keeper ', ru: Хранитель}", &first), 0);
}

#[test]
fn only_a_person_makes_a_translation_reviewed_and_a_change_undoes_it() {
    let title = "{en: Keeper, ru: Хранитель}";
    let (casebook, _) = load(with_lock(title, ""));
    let at = |address: &str| translate::reviewed(&casebook, &language("ru"), &[address.to_owned()]);
    assert_eq!(at("roles/other").1, 0);
    assert_eq!(at("roles/keep").1, 0, "half a name is no address");
    let (lock, count) = at("roles");
    assert_eq!(count, 1);
    let is_reviewed = |title: &str| {
        let (casebook, _) = load(with_lock(title, &lock.write()));
        let lock = translate::locked(&casebook);
        lock.0.values().all(|it| it.progress == Progress::Reviewed)
    };
    assert!(is_reviewed(title));
    assert!(!is_reviewed("{en: Keeper, ru: Сторож}"));
}

#[test]
fn an_outdated_translation_is_shown_with_a_mark_and_counted() {
    let lock = "ru draft 000000000000 {} roles/keeper title\n".replace("{}", &digest("Хранитель"));
    let book = with_lock("{en: Keeper, ru: Хранитель}", &lock);
    let inspected = inspect(book, Audience::Public);
    let woven = inspected.woven.iter().find(|it| it.language.0 == "ru").expect("it is published");
    let page = &woven.generated[&None][0].below[0].content;
    assert!(page.contains("<span lang=\"ru-x-outdated\">Хранитель</span>"), "{page}");
    assert!(page.contains("с тех пор изменился: 1"), "{page}");
}

#[test]
fn a_lock_that_was_merged_line_by_line_is_read_and_a_broken_line_is_reported() {
    let lock =
        "# head\nru draft a b roles/keeper title\nru reviewed c d roles/keeper title\nhello\n";
    let (lock, broken) = Lock::read(lock);
    assert_eq!((lock.0.len(), broken), (1, vec![3]));
    let (_, found) = load(with_lock("Keeper", "hello\n"));
    assert!(found.iter().any(|it| it.message == "this line cannot be read"));
}
