//! A book as one zip that is carried on a stick: the site in all its languages, a page to start
//! from, a card that says what the copy is, and the digests of its files. The same site makes
//! the same bytes, wherever and whenever it is packed.

mod card;
mod paths;

pub use card::Card;

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What goes onto old sticks and over slow lines: no zip is larger.
pub const LIMIT: usize = 25_000_000;

/// The list of digests, which `sha256sum -c` reads.
const SUMS: &str = "SHA256SUMS";

/// A packed book.
#[derive(Debug)]
pub struct Bundle {
    /// Name of the file and of the one folder in it, without ending.
    pub name: String,
    /// The zip.
    pub bytes: Vec<u8>,
    /// How many files are in it.
    pub files: usize,
    /// Digest of the zip itself.
    pub digest: String,
}

/// Packs the files of a site, by their paths in it.
///
/// # Errors
/// Everything that keeps the copy from being opened anywhere: paths that Windows refuses, or too
/// many bytes.
pub fn bundle(card: &Card, site: BTreeMap<String, Vec<u8>>) -> Result<Bundle, Vec<String>> {
    let name = card.name();
    let mut files: BTreeMap<String, Vec<u8>> =
        site.into_iter().map(|(path, bytes)| (format!("site/{path}"), bytes)).collect();
    card.write(&mut files).map_err(|error| vec![error])?;
    // The card says its digest. It is for programs, a twentieth of the copy, and no page leads to it.
    files.remove(&card.model());
    let mut sums = String::new();
    for (path, bytes) in &files {
        let _ = writeln!(sums, "{}  {path}", digest(bytes));
    }
    files.insert(SUMS.to_owned(), sums.into_bytes());
    let wrong = paths::wrong(&name, files.keys());
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let bytes = pack(&name, card.day(), &files).map_err(|error| vec![error.to_string()])?;
    if bytes.len() > LIMIT {
        return Err(too_large(bytes.len(), &files));
    }
    let digest = digest(&bytes);
    Ok(Bundle { name, bytes, files: files.len(), digest })
}

/// The bytes of the zip: sorted, with one time for all and the same options for all.
fn pack(
    name: &str,
    day: DateTime,
    files: &BTreeMap<String, Vec<u8>>,
) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(day)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(format!("{name}/{path}"), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn too_large(size: usize, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut largest: Vec<_> = files.iter().map(|(path, bytes)| (bytes.len(), path)).collect();
    largest.sort_by(|a, b| b.cmp(a));
    let largest = largest
        .iter()
        .take(10)
        .map(|(size, path)| format!("  {} `{path}`, before it is packed", megabytes(*size)));
    let message =
        format!("the zip has {}; at most {} may be carried", megabytes(size), megabytes(LIMIT));
    std::iter::once(message).chain(largest).collect()
}

/// A size as people say it.
pub fn megabytes(size: usize) -> String {
    let tenths = size.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// SHA-256 in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(megabytes(1), "0.1 MB");
        assert_eq!(megabytes(LIMIT), "25.0 MB");
        assert_eq!(megabytes(LIMIT + 1), "25.1 MB");
    }

    #[test]
    fn what_is_too_large_names_the_largest_files() {
        let files = BTreeMap::from([("a".to_owned(), vec![0; 10]), ("b".to_owned(), vec![0; 20])]);
        let said = too_large(LIMIT + 1, &files);
        assert_eq!(said[0], "the zip has 25.1 MB; at most 25.0 MB may be carried");
        assert!(said[1].contains("`b`") && said[2].contains("`a`"), "{said:?}");
    }

    #[test]
    fn the_same_files_make_the_same_bytes() {
        let files = BTreeMap::from([("a.html".to_owned(), vec![b'x'; 5000])]);
        let day = DateTime::from_date_and_time(2026, 11, 22, 0, 0, 0).expect("a day");
        let pack = || pack("book", day, &files).expect("memory takes it");
        assert_eq!(pack(), pack());
        assert!(pack().len() < 1000, "it is not compressed");
    }
}
