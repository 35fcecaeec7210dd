//! What is a casebook? Kinds, references, texts, the walk over all of them and the index.
//! No IO, no HTML, no Markdown; every look-up gives an `Option`.
//!
//! To add a kind see [`kind`].

mod address;
mod element;
mod head;
mod index;
pub mod kind;
mod leaf;
mod reference;
mod table;
mod text;
mod texts;
mod walk;

pub use address::Address;
pub use element::{Element, Entry};
pub use head::{
    Allow, Assertion, Basis, HEAD_KEYS, Head, Provenance, Publication, Status, Unknown,
};
pub use index::{Backlink, Index};
pub use kind::{Kind, Kinded, Model};
pub use leaf::{Date, Duration, ENTRY_STRUCT, Quote, SPAN_KEY, SPANNED_STRUCT, Sp, UNKNOWN_KEY};
pub use reference::{Any, Local, Ref, Reference, Scope, Target};
pub use table::{Parts, Table};
pub use text::{FALLBACK, Language, Line, Prose, Text, mentions};
pub use texts::{Named, texts};
pub use walk::{Field, Value, Visitor, Walk};
