//! What a process takes of the processor and of memory.

use anyhow::{Context, Result, bail};
use nix::sys::resource::{Usage, UsageWho, getrusage};
use std::process::{Command, Stdio};

/// What a process took, with all that it started.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    /// User and system time of the processor, in seconds.
    pub(crate) seconds: f64,
    /// The most memory that it had at once, in MB.
    pub(crate) memory: f64,
}

/// Runs a program in a process of its own, so that what it took can be told from all others,
/// and prints that: seconds and megabytes. [`cost`] asks for it with the word `measure`.
pub(crate) fn measure(program: &str, arguments: &[&str]) -> Result<()> {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).status()?;
    if !status.success() {
        bail!("`{program} {}` failed: {status}", arguments.join(" "));
    }
    let used = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let unit = if cfg!(target_os = "macos") { 1_000_000.0 } else { 1_000.0 };
    println!("{} {}", seconds(used), used.max_rss() as f64 / unit);
    Ok(())
}

/// User and system time of the processor.
pub(crate) fn seconds(used: Usage) -> f64 {
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1_000_000.0;
    seconds(used.user_time()) + seconds(used.system_time())
}

/// The cost of a command, which this same program runs when it is called with `measure`.
pub(crate) fn cost(command: &[&str]) -> Result<Cost> {
    let own = std::env::current_exe()?;
    let arguments: Vec<&str> = ["measure"].iter().chain(command).copied().collect();
    let said = run(&own.to_string_lossy(), &arguments)?;
    let (seconds, memory) = said.trim().split_once(' ').context("two numbers")?;
    Ok(Cost { seconds: seconds.parse()?, memory: memory.parse()? })
}

/// The least of some runs: whatever else the machine does only adds to it.
pub(crate) fn least(times: usize, once: &dyn Fn() -> Result<Cost>) -> Result<Cost> {
    let mut least = once()?;
    for _ in 1..times {
        let next = once()?;
        if next.seconds < least.seconds {
            least = next;
        }
    }
    Ok(least)
}

/// What a program says on its standard output.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::piped()).output()?;
    if !output.status.success() {
        bail!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
