//! `casebook pdf`

mod browser;

use super::build::{Extras, For, Scratch, checked, publish};
use super::{BookDir, Outcome, say};
use crate::export::pdf::{Printed, printable};
use anyhow::{Context, Result, bail};
use browser::Browser;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Contents that grow by a sheet move what follows; then numbers are read once more.
const PASSES: usize = 4;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    book: BookDir,
    /// For whom: what only a narrower audience may see is left out.
    #[arg(long, value_enum, default_value_t = For::Public)]
    audience: For,
    /// The language, such as `ru`; all languages of the book unless given.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// What concerns this institution, by its id, instead of the whole book.
    #[arg(long, value_name = "ID", conflicts_with = "part")]
    institution: Option<String>,
    /// This part of the book, such as `architecture`, instead of the whole book.
    #[arg(long, value_name = "NAME")]
    part: Option<String>,
    /// The folder that gets the files; `DIR/build/pdf` unless given.
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

impl Args {
    /// The name of the page for paper.
    fn name(&self) -> String {
        match (&self.institution, &self.part) {
            (Some(id), _) => format!("institution-{id}"),
            (None, Some(part)) => format!("part-{part}"),
            (None, None) => "whole".to_owned(),
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let root = args.book.path();
    let browser = Browser::find()?;
    let Some(inspected) = checked(root, args.audience)? else { return Ok(Outcome::Errors) };
    let config = &inspected.book.config;
    let as_of = config.as_of.as_ref().map(|date| date.as_str().to_owned());
    let mut languages: Vec<String> = config.languages.iter().map(|it| it.0.clone()).collect();
    if let Some(wanted) = &args.language {
        if !languages.contains(wanted) {
            bail!("the book has no language `{wanted}`; it has: {}", languages.join(", "));
        }
        languages.retain(|language| language == wanted);
    }
    // A made-up book says so in the name of each file, wherever it is carried.
    let name = args.name();
    let file = config.file_name(&name);
    let output = args.output.clone().unwrap_or_else(|| root.join("build/pdf"));
    fs::create_dir_all(&output).with_context(|| format!("writing `{}`", output.display()))?;
    let scratch = Scratch(output.join(".site"));
    publish(root, inspected, &scratch.0, Extras::default())?;
    for language in languages {
        let folder = scratch.0.join(&language).join("print");
        let html = fs::read_to_string(folder.join(format!("{name}.html")))
            .with_context(|| format!("there is no `{name}`; there are: {}", names(&folder)))?;
        let (bytes, sheets) = printed(&browser, &html, &folder, as_of.as_deref())?;
        let path = output.join(format!("{file}-{language}.pdf"));
        fs::write(&path, &bytes).with_context(|| format!("writing `{}`", path.display()))?;
        let size = crate::export::bundle::megabytes(bytes.len());
        say(&format!("printed `{}`: {sheets} sheets, {size}", path.display()));
    }
    Ok(Outcome::Clean)
}

/// Prints until the numbers in the contents are those of the sheets.
fn printed(
    browser: &Browser,
    html: &str,
    folder: &Path,
    as_of: Option<&str>,
) -> Result<(Vec<u8>, usize)> {
    let page = folder.join("to-print.html");
    let mut numbers = BTreeMap::new();
    for _ in 0..PASSES {
        fs::write(&page, printable(html, &numbers)?).context("writing the page to print")?;
        let printed = Printed::read(&browser.print(&page)?)?;
        let read = printed.numbers()?;
        if read == numbers {
            let sheets = printed.sheets();
            return Ok((printed.finish(as_of)?, sheets));
        }
        numbers = read;
    }
    bail!("the numbers in the contents do not settle: what is printed moves each time")
}

/// What can be printed, for the message.
fn names(folder: &Path) -> String {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        files.filter_map(|name| Some(name.strip_suffix(".html")?.to_owned())).collect();
    names.sort();
    names.join(", ")
}
