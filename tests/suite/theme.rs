//! The theme: what is written twice is the same, and a book overrides it file by file.

use crate::books::{build, small, snapshot};
use crate::read;

#[test]
fn the_dark_colours_of_the_system_and_of_the_reader_are_the_same() {
    let sheet = read("theme/css/colours.css");
    let block = |selector: &str| -> Vec<String> {
        let (_, rest) = sheet.split_once(selector).expect("the block is there");
        let lines = rest.split('}').next().unwrap_or_default().lines();
        lines.map(|line| line.trim().to_owned()).filter(|line| line.contains(':')).collect()
    };
    let system = block(":root:not([data-theme=\"light\"]) {");
    assert!(system.len() > 20, "{system:?}");
    assert_eq!(system, block(":root[data-theme=\"dark\"] {"));
}

#[test]
fn a_file_of_the_book_takes_the_place_of_the_one_that_the_program_brings() {
    let book = small(&[("theme/css/colours.css", ":root { --bg: #abcdef }\n")]);
    build(book.path());
    let assets = snapshot(&book.path().join("site/assets"));
    let sheet = assets.iter().find(|(name, _)| name.ends_with(".css")).expect("there is a sheet");
    let sheet = String::from_utf8_lossy(sheet.1);
    assert!(sheet.contains("#abcdef") && !sheet.contains("--warn-bg: #2a2117"));
    assert!(sheet.contains(".cb-banner"), "the other sheets stay");
    assert!(!sheet.contains("{{ resource"), "every file that it names is there");
    assert!(assets.keys().any(|name| name.ends_with(".woff2")), "{:?}", assets.keys());
}
