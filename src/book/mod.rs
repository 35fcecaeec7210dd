//! mdBook: directives in chapters, generated chapters, and the run of mdBook itself. The only
//! room that knows mdBook.

pub mod build;
mod chapter;
pub mod directives;
mod gettext;
mod list;
mod markdown;
pub mod messages;
mod outline;
pub mod protocol;
pub mod site;
mod weave;

pub use weave::{Generated, Woven, weave};
