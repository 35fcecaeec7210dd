//! What follows from it? Paths through a workflow, the life of a case, who does what protects
//! people: pure functions over the model, used by rules and by pages.

pub mod calls;
pub mod case_states;
pub mod changes;
pub mod coverage;
mod digest;
pub mod gain;
mod reach;
pub mod safeguards;
pub mod soundness;
pub mod standing;
pub mod token_game;
pub mod training;
pub mod workflow;

pub use digest::{digest, normative};
