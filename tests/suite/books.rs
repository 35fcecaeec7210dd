//! Books on the disk: copies of the real ones, small ones made on the spot, and what the program
//! makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The root of the repository.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Folders that hold no book, or what was made from one.
const MADE: &[&str] = &["target", "site", "build", "node_modules", "tests"];

/// The program, started with nothing of the environment that could change what it writes.
pub(crate) fn casebook() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.env_remove("RUST_LOG").env("NO_COLOR", "1");
    command
}

/// Runs a command of the program on a book.
pub(crate) fn run(book: &Path, arguments: &[&str]) -> Output {
    casebook().args(arguments).current_dir(book).output().expect("the program can be started")
}

/// Everything that a command wrote, for the message of a failed test.
pub(crate) fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n{}\n{}", output.status, text(&output.stdout), text(&output.stderr))
}

/// Builds a book that has to build.
pub(crate) fn build(book: &Path) {
    let output = run(book, &["build"]);
    assert!(output.status.success(), "{}", said(&output));
}

/// The folders of all books of the repository, from its root; the first is the root itself.
pub(crate) fn own() -> Vec<PathBuf> {
    fn search(folder: &Path, found: &mut Vec<PathBuf>) {
        if folder.join("book.toml").is_file() {
            found.push(folder.strip_prefix(ROOT).expect("it lies in the root").to_owned());
        }
        for entry in listing(folder) {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if entry.is_dir() && !MADE.contains(&name.as_str()) && !name.starts_with('.') {
                search(&entry, found);
            }
        }
    }
    let mut found = Vec::new();
    search(Path::new(ROOT), &mut found);
    assert!(!found.is_empty(), "the repository holds no book at all");
    found
}

/// A copy of all books of the repository, with what they share, in a folder of its own.
pub(crate) fn copy_of_all() -> TempDir {
    let copy = tempfile::tempdir().expect("there is room for a copy");
    copy_folder(Path::new(ROOT), copy.path(), &|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let made = MADE.contains(&&*name) || name.starts_with('.');
        let program = path.parent() == Some(Path::new(ROOT)) && (name == "src" || name == "macros");
        !made && !program
    });
    copy
}

/// The copy in which every book of the repository was built once, for all tests that only look
/// at what came out. Each book is where it is in the repository.
pub(crate) fn built() -> &'static Path {
    static BUILT: OnceLock<TempDir> = OnceLock::new();
    let copy = BUILT.get_or_init(|| {
        let copy = copy_of_all();
        own().iter().for_each(|book| build(&copy.path().join(book)));
        copy
    });
    copy.path()
}

/// A small book with these files; `book.toml` has a banner and names the layer `data`.
pub(crate) fn small(files: &[(&str, &str)]) -> TempDir {
    let book = tempfile::tempdir().expect("there is room for a book");
    let toml = "[book]\ntitle = \"A small book\"\nlanguage = \"en\"\nsrc = \"book\"\n\n[build]\nbuild-dir = \"target/mdbook\"\ncreate-missing = false\n\n[preprocessor.casebook]\ncommand = \"casebook preprocess\"\ndata = [\"data\"]\nlanguages = [\"en\"]\nas-of = \"2026-11-22\"\nversion = \"0.1\"\n\n[preprocessor.casebook.banner]\nen = \"PROPOSED: a test.\"\n\n[preprocessor.casebook.corrections]\nen = \"Tell nobody.\"\n\n[output.html]\n";
    let start = "---\nid: start\nstatus: proposed\n---\n\n# Start\n";
    let own = [
        ("book.toml", toml),
        ("book/SUMMARY.md", "# Summary\n\n- [Start](start.md)\n"),
        ("book/start.md", start),
    ];
    for (path, text) in own.iter().chain(files) {
        write(&book.path().join(path), text);
    }
    book
}

/// Writes a file and the folders it lies in.
pub(crate) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folders");
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// The text of a file, whatever its encoding.
pub(crate) fn read(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every file below a folder with its bytes, by its path from there, with `/`.
pub(crate) fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for path in listing(folder) {
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let name = path.strip_prefix(root).expect("it lies below").to_string_lossy();
                let bytes = fs::read(&path).expect("a file can be read");
                files.insert(name.replace('\\', "/"), bytes);
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(folder, folder, &mut files);
    files
}

/// Where two snapshots differ, in words; empty when they are the same.
pub(crate) fn differences(
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> Vec<String> {
    let gone = one.keys().filter(|name| !other.contains_key(*name)).map(|name| format!("- {name}"));
    let new = other.keys().filter(|name| !one.contains_key(*name)).map(|name| format!("+ {name}"));
    let changed = one
        .iter()
        .filter(|(name, bytes)| other.get(*name).is_some_and(|other_bytes| other_bytes != *bytes));
    gone.chain(new).chain(changed.map(|(name, _)| format!("! {name}"))).collect()
}

/// Copies what `keep` lets through.
pub(crate) fn copy_folder(from: &Path, to: &Path, keep: &dyn Fn(&Path) -> bool) {
    fs::create_dir_all(to).expect("a folder can be made");
    for path in listing(from).into_iter().filter(|path| keep(path)) {
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy_folder(&path, &target, keep);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

/// What lies in a folder, sorted; nothing when there is no such folder.
fn listing(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Fails with all of them, if there are any; a long list is cut.
pub(crate) fn none(what: &str, failures: &[String]) {
    let shown: Vec<&str> = failures.iter().take(60).map(String::as_str).collect();
    assert!(failures.is_empty(), "{}: {what}\n{}\n", failures.len(), shown.join("\n"));
}
