//! mdBook: directives in chapters, generated chapters, and the run of mdBook itself. The only
//! room that knows mdBook.

pub mod build;
mod chapter;
pub mod directives;
mod gettext;
mod glyphs;
mod list;
mod markdown;
pub mod messages;
mod notes;
mod outline;
pub mod protocol;
pub mod site;
mod weave;

pub use glyphs::missing as missing_glyphs;
pub use weave::{Generated, Woven, weave};
