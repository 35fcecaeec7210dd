//! `casebook explain`

use super::{Outcome, print};
use crate::check::rules::{RULES, named};
use crate::diagnostic::nearest;
use anyhow::{Result, bail};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Name of the rule, such as `dangling-reference`.
    rule: String,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let Some(rule) = named(&args.rule) else {
        let near = nearest(&args.rule, RULES.iter().map(|rule| rule.name));
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        bail!("there is no rule `{}`{near}", args.rule);
    };
    print(&format!("# {} ({})\n\n{}", rule.name, rule.level.word(), rule.docs));
    Ok(Outcome::Clean)
}
