//! Directives: what a chapter can ask for, `{{#name argument option=value}}`.
//!
//! Arguments are separated by spaces; the first is the plural of a kind, an address or a name,
//! the others are options.
//!
//! To add one: write `src/book/directives/<name>.rs` with a `static DIRECTIVE`, and mention it
//! in the list below.

use super::weave::Loom;
use crate::diagnostic::nearest;
use crate::model::Kind;
use crate::render::OnPage;

macro_rules! directives {
    ($($name:ident,)+) => {
        $(mod $name;)+

        /// Every directive, sorted by name.
        pub static DIRECTIVES: &[&Directive] = &[$(&$name::DIRECTIVE),+];
    };
}

directives! {
    changes,
    count,
    diagram,
    directives_list,
    drawing,
    excerpt,
    matrix,
    pages,
    papers,
    rules_list,
    table,
    translations,
    you_said,
}

/// Something that a chapter can ask for.
pub struct Directive {
    /// Its name.
    pub name: &'static str,
    /// How it is written.
    pub usage: &'static str,
    /// What takes its place.
    pub summary: &'static str,
    /// Makes that.
    pub(super) weave: fn(&mut Loom<'_>, &OnPage<'_>, &[&str]) -> Result<String, Problem>,
}

/// Why a directive cannot be carried out.
pub struct Problem {
    pub(super) rule: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

impl Problem {
    fn argument(message: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { rule: "unknown-directive", message: message.into(), help: help.into() }
    }
}

/// The directive of that name.
pub fn named(name: &str) -> Option<&'static Directive> {
    DIRECTIVES.iter().copied().find(|directive| directive.name == name)
}

/// The kind that the first argument names.
fn kind(arguments: &[&str]) -> Result<Kind, Problem> {
    let name = arguments.first().copied().unwrap_or_default();
    let known = || Kind::FILES.iter().map(|kind| kind.folder());
    Kind::in_folder(name).ok_or_else(|| {
        let help = match nearest(name, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("kinds: {}", known().collect::<Vec<_>>().join(", ")),
        };
        Problem::argument(format!("there is no kind `{name}`"), help)
    })
}

/// Refuses arguments that nobody reads.
fn no_more(arguments: &[&str], known: &[&str]) -> Result<(), Problem> {
    let name = |argument: &&str| argument.split('=').next().unwrap_or_default().to_owned();
    match arguments.iter().map(name).find(|name| !known.contains(&name.as_str())) {
        None => Ok(()),
        Some(wrong) => {
            let help = match (nearest(&wrong, known.iter().copied()), known) {
                (Some(near), _) => format!("did you mean `{near}=`?"),
                (None, []) => "leave it out".to_owned(),
                (None, known) => format!("options: {}", known.join(", ")),
            };
            Err(Problem::argument(format!("there is no option `{wrong}` here"), help))
        }
    }
}

fn option<'a>(arguments: &[&'a str], name: &str) -> Option<&'a str> {
    let value = |argument: &&'a str| argument.strip_prefix(name)?.strip_prefix('=');
    arguments.iter().find_map(value)
}
