//! `casebook bundle`

use super::build::{Extras, For, Scratch, checked, publish};
use super::{BookDir, Outcome, say};
use crate::export::bundle::{self, Card, bundle, megabytes};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    book: BookDir,
    /// For whom: what only a narrower audience may see is left out.
    #[arg(long, value_enum, default_value_t = For::Public)]
    audience: For,
    /// The folder that gets the zip and, beside it, its digest; `DIR/build` unless given.
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let root = args.book.path();
    let Some(inspected) = checked(root, args.audience)? else { return Ok(Outcome::Errors) };
    let card = Card::new(&inspected.book);
    let site = Scratch(root.join(".bundle"));
    publish(root, inspected, &site.0, Extras { light: true, ..Extras::default() })?;
    let mut files = BTreeMap::new();
    read(&site.0, "", &mut files)?;
    let bundle = match bundle(&card, files) {
        Ok(bundle) => bundle,
        Err(wrong) => {
            wrong.iter().for_each(|line| say(line));
            say("nothing was packed");
            return Ok(Outcome::Errors);
        }
    };
    let folder = args.output.clone().unwrap_or_else(|| root.join("build"));
    let path = folder.join(format!("{}.zip", bundle.name));
    let write = || {
        fs::create_dir_all(&folder)?;
        fs::write(&path, &bundle.bytes)?;
        let line = format!("{}  {}.zip\n", bundle.digest, bundle.name);
        fs::write(folder.join(format!("{}.zip.sha256", bundle.name)), line)
    };
    write().with_context(|| format!("writing `{}`", path.display()))?;
    let size = megabytes(bundle.bytes.len());
    let limit = megabytes(bundle::LIMIT);
    let files = bundle.files;
    say(&format!("packed `{}`: {files} files, {size} of {limit} at most", path.display()));
    Ok(Outcome::Clean)
}

/// The files below a folder, by their path in it, with `/`.
fn read(folder: &Path, inside: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let reading = || format!("reading `{}`", folder.display());
    for entry in fs::read_dir(folder).with_context(reading)? {
        let entry = entry.with_context(reading)?;
        let name = entry.file_name();
        let name = name.to_str().with_context(|| format!("{name:?} is no Unicode"))?;
        let path = entry.path();
        if path.is_dir() {
            read(&path, &format!("{inside}{name}/"), files)?;
        } else {
            let bytes = fs::read(&path).with_context(reading)?;
            files.insert(format!("{inside}{name}"), bytes);
        }
    }
    Ok(())
}
