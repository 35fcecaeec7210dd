//! `casebook preprocess`

use super::{Outcome, say};
use crate::book::{Woven, protocol};
use crate::casebook::Audience;
use crate::inspect::inspect;
use crate::load::read_book;
use crate::report;
use anyhow::{Context, Result};
use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    ask: Option<Ask>,
}

/// What mdBook appends to the command.
#[derive(Debug, Subcommand)]
enum Ask {
    /// Whether a renderer gets what casebook weaves.
    Supports {
        /// Name of the renderer.
        renderer: String,
    },
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    if let Some(Ask::Supports { renderer }) = &args.ask {
        return Ok(if protocol::supports(renderer) { Outcome::Clean } else { Outcome::Errors });
    }
    let handed = protocol::read(std::io::stdin().lock())?;
    if !handed.version.starts_with("0.5.") {
        say(&format!("warning: casebook is made for mdBook 0.5, this is {}", handed.version));
    }
    let mut inspected = inspect(read_book(&handed.root)?, Audience::Public);
    let found = &inspected.found;
    if !found.is_empty() {
        say(&report::report(report::Format::Human, &inspected.book.sources, found, true));
        say(&report::summary(found));
    }
    if inspected.has_errors() {
        return Ok(Outcome::Errors);
    }
    // `MDBOOK_BOOK__LANGUAGE=ru mdbook build` asks for a language; else the first is woven.
    let asked = |woven: &Woven| Some(&woven.language.0) == handed.language.as_ref();
    let at = inspected.woven.iter().position(asked).unwrap_or_default();
    let woven = inspected.woven.drain(..).nth(at).context("`book.toml` names no language")?;
    protocol::write(handed, woven, std::io::stdout().lock())?;
    Ok(Outcome::Clean)
}
