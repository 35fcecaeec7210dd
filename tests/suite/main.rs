//! The one integration binary. Each module is about one promise of the house.

mod analyse;
mod books;
mod bundle;
mod canary;
mod cli;
mod defects;
mod exercise;
mod fiction;
mod gettext;
mod hostile;
mod languages;
mod layers;
mod links;
mod load;
mod markdown;
mod markup;
mod mdbook;
mod own_books;
mod page;
mod papers;
mod pictures;
mod print;
mod reference;
mod registries;
mod rules;
mod search;
mod size;
mod specimens;
mod swimlane;
mod synthetic;
mod theme;
mod traceability;
mod training;
mod translate;

use std::path::{Path, PathBuf};

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the repository whose name ends so, sorted, by path from the root.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(listing) = std::fs::read_dir(&folder) else { continue };
        for entry in listing {
            let path = entry.expect("the repository can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let path = path.strip_prefix(root()).expect("it lies in the repository");
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// The text of a file of the repository.
fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fails with all of them, if there are any.
fn none(failures: &[String]) {
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}
