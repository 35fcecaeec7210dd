//! `casebook translate`

use super::{BookDir, Outcome, print, say};
use crate::casebook::{Lock, Progress};
use crate::diagnostic::nearest;
use crate::load::{load, po, read_book};
use crate::model::{FALLBACK, Kind, Language};
use crate::translate::{self, Wanted};
use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    book: BookDir,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Print the texts of definitions that are not translated yet, as a PO file.
    Texts(Texts),
    /// Write the translations of a PO file into the definitions.
    Fill(Fill),
    /// Say that somebody who knows the terms of the language has looked at translations.
    Reviewed(Reviewed),
}

#[derive(Debug, clap::Args)]
struct Texts {
    /// The language to translate into: `ru`.
    #[arg(long)]
    language: String,
    /// Only texts of these kinds and their parts, in the plural: `roles,workflows`.
    #[arg(long, value_delimiter = ',')]
    kinds: Vec<String>,
    /// Only texts in these fields: `title,label,summary`.
    #[arg(long, value_delimiter = ',')]
    fields: Vec<String>,
    /// Only texts of one line and at most 120 characters.
    #[arg(long)]
    short: bool,
    /// Also those that are translated already.
    #[arg(long)]
    all: bool,
    /// Write to this file instead of the terminal.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Fill {
    /// The PO file; its header names the language.
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Reviewed {
    /// The language: `tg`.
    #[arg(long)]
    language: String,
    /// What was looked at: addresses of elements, of parts or of chapters, or whole kinds.
    #[arg(required = true, value_name = "ADDRESS")]
    addresses: Vec<String>,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    match &args.what {
        None => chapters(&args.book),
        Some(What::Texts(texts)) => worklist(&args.book, texts),
        Some(What::Fill(from)) => fill(&args.book, from),
        Some(What::Reviewed(what)) => review(&args.book, what),
    }
}

/// Brings the PO file of every language up to what the chapters say.
fn chapters(book: &BookDir) -> Result<Outcome> {
    let (casebook, _) = load(read_book(book.path())?);
    // Those that are published, and those that are being prepared.
    let mut languages: BTreeSet<Language> = casebook.config.languages.iter().cloned().collect();
    languages.extend(casebook.catalogs.keys().cloned().map(Language));
    for language in languages.iter().filter(|it| it.0 != FALLBACK) {
        let merged = translate::merge(&casebook, language);
        let path = book.path().join(format!("po/{}.po", language.0));
        fs::create_dir_all(book.path().join("po")).context("writing `po`")?;
        fs::write(&path, po::write(&merged.catalog))
            .with_context(|| format!("writing `{}`", path.display()))?;
        say(&format!(
            "po/{}.po: {} messages, {} translated, {} fuzzy, {} no longer in the book",
            language.0, merged.messages, merged.translated, merged.fuzzy, merged.obsolete,
        ));
    }
    // The messages just written count too.
    let (casebook, _) = load(read_book(book.path())?);
    write_lock(book, &translate::locked(&casebook))?;
    Ok(Outcome::Clean)
}

fn write_lock(book: &BookDir, lock: &Lock) -> Result<()> {
    fs::write(book.path().join("translations.lock"), lock.write())
        .context("writing `translations.lock`")?;
    let reviewed = lock.0.values().filter(|it| it.progress == Progress::Reviewed).count();
    say(&format!("translations.lock: {} translations, {reviewed} reviewed", lock.0.len()));
    Ok(())
}

fn review(book: &BookDir, args: &Reviewed) -> Result<Outcome> {
    let (casebook, _) = load(read_book(book.path())?);
    let language = Language(args.language.clone());
    let (lock, count) = translate::reviewed(&casebook, &language, &args.addresses);
    if count == 0 {
        bail!("there is no translation into `{}` under these addresses", args.language);
    }
    write_lock(book, &lock)?;
    say(&format!("{count} of them now"));
    Ok(Outcome::Clean)
}

fn worklist(book: &BookDir, args: &Texts) -> Result<Outcome> {
    let (casebook, _) = load(read_book(book.path())?);
    let wanted = Wanted {
        kinds: args.kinds.iter().map(|name| kind(name)).collect::<Result<_>>()?,
        fields: args.fields.clone(),
        short: args.short,
        all: args.all,
    };
    let catalog = translate::worklist(&casebook, &Language(args.language.clone()), &wanted);
    let text = po::write(&catalog);
    match &args.output {
        Some(file) => {
            fs::write(file, text).with_context(|| format!("writing `{}`", file.display()))?
        }
        None => print(&text),
    }
    say(&format!("{} texts", catalog.count()));
    Ok(Outcome::Clean)
}

fn kind(name: &str) -> Result<Kind> {
    let known = Kind::FILES.iter().map(|kind| kind.folder());
    Kind::in_folder(name).ok_or_else(|| match nearest(name, known) {
        Some(near) => anyhow!("there is no kind `{name}`; did you mean `{near}`?"),
        None => anyhow!("there is no kind `{name}`"),
    })
}

fn fill(book: &BookDir, args: &Fill) -> Result<Outcome> {
    let name = args.file.display();
    let text = fs::read_to_string(&args.file).with_context(|| format!("reading `{name}`"))?;
    let catalog = po::read(&text).map_err(|error| anyhow!("`{name}`: {error}"))?;
    let language = catalog.metadata.language.clone();
    if language.is_empty() {
        bail!("the header of `{name}` names no language: write `Language: ru`");
    }
    let (casebook, found) = load(read_book(book.path())?);
    if let Some(broken) = found.first() {
        let path = &casebook.sources.file(broken.at.file).path;
        bail!("`{path}` cannot be read: {}; run `casebook check` first", broken.message);
    }
    let filled = translate::fill(&casebook, &Language(language), &catalog);
    for (path, text) in &filled.files {
        let path = book.path().join(path);
        fs::write(&path, text).with_context(|| format!("writing `{}`", path.display()))?;
    }
    let (casebook, _) = load(read_book(book.path())?);
    write_lock(book, &translate::locked(&casebook))?;
    for refused in &filled.refused {
        say(&format!("not written: {refused}"));
    }
    say(&format!(
        "{} files: {} new translations, {} changed, {} as they were, {} still open or fuzzy, {} not written",
        filled.files.len(),
        filled.new,
        filled.changed,
        filled.same,
        filled.open,
        filled.refused.len(),
    ));
    Ok(if filled.refused.is_empty() { Outcome::Clean } else { Outcome::Errors })
}
