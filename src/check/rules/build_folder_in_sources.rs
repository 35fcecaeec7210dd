//! The build folder of mdBook is, holds or lies in a folder with sources.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};

/// The build folder of mdBook is, holds or lies in a folder with sources.
pub static RULE: Rule = Rule {
    name: "build-folder-in-sources",
    level: Level::Error,
    summary: "The build folder of mdBook is, holds or lies in a folder with sources.",
    docs: include_str!("build_folder_in_sources.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let config = &cx.casebook.config;
    let build = clean(&config.build_dir.value);
    let layers = config.layers.iter().map(|layer| layer.value.as_str());
    let own = ["theme", "diagrams", "data", "src"];
    let sources = layers.chain([config.chapters.as_str()]).chain(own);
    let Some(source) = sources.map(clean).find(|source| touches(&build, source)) else { return };
    let message = format!("mdBook would wipe `{source}`: its build folder is `{build}`");
    found.push(
        Diagnostic::new(RULE.name, config.build_dir.at, message)
            .help("write `build-dir = \"target/mdbook\"` under `[build]`"),
    );
}

/// Whether one is the other or lies in it; nothing at all is the folder of the book.
fn touches(build: &str, source: &str) -> bool {
    let inside = |inner: &str, outer: &str| {
        outer.is_empty() || inner == outer || inner.starts_with(&format!("{outer}/"))
    };
    inside(build, source) || inside(source, build)
}

/// A path without `.`, `..` and doubled slashes.
fn clean(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
