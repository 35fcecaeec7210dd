//! Arguments and exit status; the only room that prints, reads the environment or exits.
//!
//! To add a command: write `src/cli/<name>.rs` with its `Args` and `run`, and mention it in the
//! `Command` below. Help and the command reference follow from that.

mod build;
mod bundle;
mod check;
mod explain;
mod new;
mod pdf;
mod preprocess;
mod rules;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod translate;

use clap::{Parser, Subcommand};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Publishes how a multi-agency system works, from structured definitions.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the book and publish it as a site.
    Build(build::Args),
    /// Pack the book, in all its languages, as one zip that opens from a stick.
    Bundle(bundle::Args),
    /// Check the definitions and chapters of a book.
    Check(check::Args),
    /// Say what a rule finds and why it matters.
    Explain(explain::Args),
    /// Print the skeleton of a new definition, with a comment on every key.
    New(new::Args),
    /// Print the book, a part of it or what concerns an institution as PDF, with Chromium.
    Pdf(pdf::Args),
    /// Weave the book for mdBook, which hands it over on the standard input.
    Preprocess(preprocess::Args),
    /// List the rules.
    Rules,
    /// Write JSON Schemas, so that an editor completes keys and ids.
    Schema(schema::Args),
    /// Show the book at 127.0.0.1 and build it again whenever a file changes.
    #[cfg(feature = "serve")]
    Serve(serve::Args),
    /// Give texts to translators and take their translations in.
    Translate(translate::Args),
}

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing at error level.
    Clean,
    /// Errors in what an author wrote.
    Errors,
}

/// Runs the command; exit status 0 nothing at error level, 1 errors, 2 could not run.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Build(args) => build::run(&args),
        Command::Bundle(args) => bundle::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::New(args) => new::run(&args),
        Command::Pdf(args) => pdf::run(&args),
        Command::Preprocess(args) => preprocess::run(&args),
        Command::Rules => rules::run(),
        Command::Schema(args) => schema::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args),
        Command::Translate(args) => translate::run(&args),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Errors) => ExitCode::from(1),
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// The folder of a book, as every command takes it.
#[derive(Debug, clap::Args)]
struct BookDir {
    /// Folder of the book: the one that holds `book.toml`.
    #[arg(default_value = ".")]
    dir: PathBuf,
}

impl BookDir {
    fn path(&self) -> &Path {
        &self.dir
    }
}

/// Writes to the standard output, without its colours when it is not a terminal. A reader that
/// has gone away is no error.
fn print(text: &str) {
    use std::io::Write;
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Writes a line for the person at the terminal.
fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Whether a person is watching.
fn watched() -> bool {
    std::io::stderr().is_terminal()
}

fn outcome(inspected: &crate::inspect::Inspected) -> Outcome {
    if inspected.has_errors() { Outcome::Errors } else { Outcome::Clean }
}
