//! One zip for a stick: the same bytes wherever it is packed, with digests that are right.

use crate::books::{casebook, copy_of_all, none, own, said, small};
use crate::markup;
use casebook::export::bundle::LIMIT;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

/// Packs a book and gives the name of the zip with its bytes.
fn pack(book: &Path, environment: &[(&str, &str)]) -> (String, Vec<u8>) {
    let mut command = casebook();
    command.args(["bundle", "--output", "packed"]).current_dir(book);
    let output = command.envs(environment.iter().copied()).output().expect("it can be started");
    assert!(output.status.success(), "{}", said(&output));
    let zips = crate::books::snapshot(&book.join("packed"));
    let (name, bytes) = zips.iter().find(|(name, _)| name.ends_with(".zip")).expect("a zip");
    let line = String::from_utf8_lossy(&zips[&format!("{name}.sha256")]).into_owned();
    assert_eq!(line, format!("{}  {name}\n", hex(bytes)), "the digest beside it");
    (name.clone(), bytes.clone())
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of a zip, by their path in its one folder.
pub(crate) fn unpacked(name: &str, bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
    let folder = format!("{}/", name.trim_end_matches(".zip"));
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("it can be read");
        let path = file
            .name()
            .expect("a name")
            .strip_prefix(&folder)
            .expect("it lies in the folder")
            .to_owned();
        let time = file.last_modified().expect("a time");
        let day = format!("{}-{:02}-{:02}", time.year(), time.month(), time.day());
        assert!(name.contains(&day) && time.hour() == 0, "{path} has the day of the book");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be unpacked");
        files.insert(path, bytes);
    }
    files
}

#[test]
fn the_same_book_makes_the_same_zip() {
    let (one, other) = (small(&[]), small(&[]));
    let here = pack(one.path(), &[("TZ", "UTC"), ("LANG", "C")]);
    let there = pack(other.path(), &[("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8")]);
    assert_eq!(here.0, "casebook-0.1-2026-11-22-public.zip");
    assert!(here == there, "two machines pack different bytes");
    assert!(here == pack(one.path(), &[]), "two runs pack different bytes");
}

#[test]
fn the_books_can_be_carried_and_checked() {
    let copy = copy_of_all();
    for book in own() {
        let (name, bytes) = pack(&copy.path().join(&book), &[]);
        assert!(bytes.len() <= LIMIT, "{name} has {} bytes", bytes.len());
        let day = name.strip_suffix("-public.zip").expect("it is for the public");
        let day = &day[day.len() - "2026-11-27".len()..];
        let files = unpacked(&name, &bytes);
        let sums = String::from_utf8_lossy(&files["SHA256SUMS"]).into_owned();
        let sums: BTreeMap<&str, &str> = sums
            .lines()
            .map(|line| line.split_once("  ").expect("a digest and a path"))
            .map(|(sum, path)| (path, sum))
            .collect();
        let mut failures = Vec::new();
        for (path, bytes) in files.iter().filter(|(path, _)| *path != "SHA256SUMS") {
            if sums.get(&**path).copied() != Some(&hex(bytes)) {
                failures.push(format!("{path} has another digest, or none"));
            }
        }
        assert_eq!(sums.len(), files.len() - 1, "every digest is of a file");
        for page in ["START-HERE.html", "about/this-copy.html"] {
            let html = String::from_utf8_lossy(&files[page]).into_owned();
            let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut links = 0;
            for (_, attributes) in markup::elements(&html) {
                let Some(href) = attributes.get("href") else { continue };
                let path = href.split('#').next().unwrap_or_default();
                let target = match path.strip_prefix("../") {
                    Some(path) => path.to_owned(),
                    None if folder.is_empty() => path.to_owned(),
                    None => format!("{folder}/{path}"),
                };
                links += 1;
                if !files.contains_key(&target) {
                    failures.push(format!("{page} leads to `{href}`, which is not there"));
                }
            }
            assert!(links > 1, "{page} leads nowhere");
            for due in [day, "SHA256SUMS"] {
                let text = markup::text(&html);
                if page != "START-HERE.html" && !text.contains(due) {
                    failures.push(format!("{page} does not say {due}"));
                }
            }
            if html.contains("<script") || html.contains("style=") {
                failures.push(format!("{page} holds what its policy forbids"));
            }
        }
        none("the zip", &failures);
    }
}

#[test]
fn what_windows_cannot_unpack_is_not_packed() {
    let head = "---\nid: printer\nstatus: proposed\n---\n\n# Printer\n";
    let summary = "# Summary\n\n- [Start](start.md)\n- [Printer](prn.md)\n";
    let book = small(&[("book/prn.md", head), ("book/SUMMARY.md", summary)]);
    let output = casebook().arg("bundle").current_dir(book.path()).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("`prn.html` for a device"), "{}", said(&output));
    assert!(!book.path().join("build").exists(), "nothing is left");
}
