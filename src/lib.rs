//! casebook publishes how a multi-agency system works, from structured definitions.
//! ARCHITECTURE.md in the root of the repository describes the rooms of this house.

pub mod analyse;
pub mod book;
pub mod casebook;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod export;
pub mod inspect;
pub mod load;
pub mod model;
pub mod render;
pub mod report;
pub mod search;
pub mod source;
pub mod translate;
pub mod views;
