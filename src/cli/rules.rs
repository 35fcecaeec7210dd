//! `casebook rules`

use super::{Outcome, print};
use crate::check::rules::RULES;
use anyhow::Result;

pub(super) fn run() -> Result<Outcome> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in RULES {
        print(&format!("{:width$}  {:7}  {}\n", rule.name, rule.level.word(), rule.summary));
    }
    Ok(Outcome::Clean)
}
