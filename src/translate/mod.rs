//! What is translated, and what is not yet: texts of definitions go out to translators as a PO
//! file and come back from one.

mod texts;
mod worklist;

pub use texts::{Entry, texts};
pub use worklist::{Filled, Wanted, catalog, fill, read, worklist, write};
