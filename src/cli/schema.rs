//! `casebook schema`

use super::{BookDir, Outcome, say};
use crate::export::schema::{editor_settings, schemas};
use crate::load::{load, read_book};
use anyhow::{Context, Result};
use std::fs;

/// Where the schemas are written, from the folder of the book.
const FOLDER: &str = ".casebook/schema";

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    book: BookDir,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let root = args.book.path();
    let (casebook, _) = load(read_book(root)?);
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("writing `{FOLDER}`"))?;
    let schemas = schemas(&casebook);
    for (name, schema) in &schemas {
        fs::write(folder.join(name), format!("{schema:#}\n"))
            .with_context(|| format!("writing `{FOLDER}/{name}`"))?;
    }
    let settings = editor_settings(&casebook, FOLDER);
    fs::write(folder.join("settings.json"), format!("{settings:#}\n"))?;
    say(&format!("wrote {} schemas to `{FOLDER}`", schemas.len()));
    say(&format!(
        "for completion of keys and ids, copy `{FOLDER}/settings.json` into `.vscode/settings.json` (YAML extension by Red Hat), or set `yaml.schemas` of the YAML language server to it"
    ));
    Ok(Outcome::Clean)
}
