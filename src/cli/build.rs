//! `casebook build`

use super::{BookDir, Outcome, print, say, watched};
use crate::book::build;
use crate::book::site::{self, Site};
use crate::casebook::Audience;
use crate::export;
use crate::inspect::{Inspected, inspect};
use crate::load::read_book;
use crate::render::Theme;
use crate::report;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    book: BookDir,
    /// For whom: what only a narrower audience may see is left out.
    #[arg(long, value_enum, default_value_t = For::Public)]
    audience: For,
    /// Also write the book that mdBook is handed, as a plain mdBook book for each language:
    /// `DIR/<language>/book.toml` and `src/`.
    #[arg(long, value_name = "DIR")]
    markdown: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum For {
    /// Everybody: `site/`.
    Public,
    /// The partners of the project: `build/partner/`.
    Partner,
    /// The team that writes the book: `build/team/`.
    Team,
}

impl For {
    fn audience(self) -> Audience {
        match self {
            For::Public => Audience::Public,
            For::Partner => Audience::Partner,
            For::Team => Audience::Team,
        }
    }

    /// Books for others than everybody never go to `site`, which is what gets published.
    pub(super) fn folder(self, root: &Path) -> PathBuf {
        match self {
            For::Public => root.join("site"),
            For::Partner => root.join("build/partner"),
            For::Team => root.join("build/team"),
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let root = args.book.path();
    let Some(inspected) = checked(root, args.audience)? else { return Ok(Outcome::Errors) };
    let site = args.audience.folder(root);
    let extras = Extras { markdown: args.markdown.as_deref(), ..Extras::default() };
    publish(root, inspected, &site, extras)?;
    say(&format!("published `{}`: open `index.html` in it", site.display()));
    Ok(Outcome::Clean)
}

/// Reads and checks a book and says what is wrong; `None` when that keeps it from being published.
pub(super) fn checked(root: &Path, audience: For) -> Result<Option<Inspected>> {
    progress("reading and checking");
    let inspected = inspect(read_book(root)?, audience.audience());
    print(&report::report(report::Format::Human, &inspected.book.sources, &inspected.found, true));
    if !inspected.found.is_empty() {
        say(&report::summary(&inspected.found));
    }
    if inspected.has_errors() {
        say("nothing was published; the last site is as it was");
        return Ok(None);
    }
    Ok(Some(inspected))
}

/// What a build does beside the site.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extras<'a> {
    /// The address at which the pages of `serve` ask whether they are current.
    pub(super) live: Option<&'a str>,
    /// The folder in which the book is written down as mdBook is handed it.
    pub(super) markdown: Option<&'a Path>,
    /// Whether it has to be small enough to be carried: what only repeats is left out.
    pub(super) light: bool,
}

/// A folder that goes when it is no longer needed.
pub(super) struct Scratch(pub(super) PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind is overwritten by the next run.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Builds beside the site and swaps: a build that fails or is interrupted leaves the last site
/// whole.
pub(super) fn publish(
    root: &Path,
    inspected: Inspected,
    site: &Path,
    extras: Extras<'_>,
) -> Result<()> {
    let beside = |ending: &str| {
        let name = site.file_name().unwrap_or_default().to_string_lossy();
        site.with_file_name(format!(".{name}.{ending}"))
    };
    let (new, old) = (beside("new"), beside("old"));
    if old.exists() && !site.exists() {
        fs::rename(&old, site).context("bringing back the last site")?;
    }
    clear(&new)?;
    fs::create_dir_all(new.join("downloads"))
        .with_context(|| format!("writing `{}`", new.display()))?;
    let absolute = fs::canonicalize(&new)?;
    let Inspected { book, woven, .. } = inspected;
    // The last site or the new one stays whole: what mdBook writes on the way lies in the new one.
    let stage = absolute.join(".stage");
    let mut rendered = Vec::new();
    for woven in woven {
        progress(&format!("building `{}`", woven.language.0));
        let markdown = extras.markdown.map(|folder| folder.join(&woven.language.0));
        let options = build::Options {
            mermaid_script: book.config.mermaid_script,
            markdown: markdown.as_deref(),
        };
        rendered.push(build::build(root, woven, &stage, options)?);
    }
    progress("framing the pages");
    let theme = Theme::new(&book.sources, &mut Vec::new());
    let finished =
        Site { root, book: &book, theme: &theme, live: extras.live, light: extras.light };
    site::finish(&finished, rendered, &new)?;
    clear(&stage)?;
    for file in export::files(&book) {
        let path = new.join("downloads").join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(&new))?;
        fs::write(&path, file.text).with_context(|| format!("writing `{}`", path.display()))?;
    }
    clear(&old)?;
    if site.exists() {
        fs::rename(site, &old).with_context(|| format!("putting `{}` aside", site.display()))?;
    }
    fs::rename(&new, site).with_context(|| format!("putting `{}` in place", site.display()))?;
    clear(&old)
}

fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("clearing `{}`", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Says what is going on, if somebody is watching.
fn progress(what: &str) {
    if watched() {
        say(&format!("{what} ..."));
    }
}
