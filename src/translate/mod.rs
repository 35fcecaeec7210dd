//! What is translated, and what is not yet: texts of definitions go out to translators as a PO
//! file and come back from one; the messages of chapters stand in a PO file of each language.

mod chapters;
mod lock;
mod worklist;

pub use chapters::{Merged, merge};
pub use lock::{locked, reviewed};
pub use worklist::{Filled, Wanted, fill, worklist};
