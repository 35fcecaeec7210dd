//! Workflows as lanes: a picture of our own, because no engine draws lanes with steps in order
//! and lines that keep clear of them.
//!
//! The steps of the drawing are files: `rows` finds what leads back and the row of each node,
//! `plan` the way of each line, `pins` where it meets its nodes, `tracks` and `channels`
//! how lines run beside each other, `layout` puts numbers to it, `svg` draws. Every number is
//! whole and every choice follows the order of the definition: the same definition gives the same
//! bytes.

mod boxes;
mod channels;
mod layout;
mod pins;
mod plan;
mod rows;
mod svg;
mod text;
mod tracks;

pub use boxes::Size;
pub use layout::{Lane, Layout, Placed, Plate, Wire, layout};
pub use svg::{file, page};
