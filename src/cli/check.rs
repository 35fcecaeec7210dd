//! `casebook check`

use super::{BookDir, Outcome, print, say};
use crate::casebook::Audience;
use crate::inspect::inspect;
use crate::load::read_book;
use crate::report;
use anyhow::Result;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    book: BookDir,
    /// How to show what is found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// With the lines it is about.
    Human,
    /// `path:line:col: error[rule]: message`, one line each.
    Short,
    /// One JSON object a line.
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let inspected = inspect(read_book(args.book.path())?, Audience::Public);
    let found = &inspected.found;
    let format = match args.format {
        Format::Human => report::Format::Human,
        Format::Short => report::Format::Short,
        Format::Json => report::Format::Json,
    };
    print(&report::report(format, &inspected.book.sources, found, true));
    if matches!(args.format, Format::Human) {
        say(&report::summary(found));
    }
    Ok(super::outcome(&inspected))
}
