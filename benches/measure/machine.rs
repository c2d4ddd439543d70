//! The machine, the day and the programs, for whoever compares figures.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::place::Place;
use super::programs::{PROGRAMS, Program};

/// All of it, in lines of a Markdown list.
pub(super) fn lines(klynge: &Path) -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or("");
        line.split_once(':').map_or("?", |(_, value)| value.trim()).to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let kb: u64 = field(&read("/proc/meminfo"), "MemTotal").trim_end_matches(" kB").parse().unwrap_or(0);
    let versions = PROGRAMS.iter().map(|program| {
        let version =
            program.version(klynge).map_or("not installed, left out".to_owned(), |said| said.trim().to_owned());
        format!("{} ({version})", program.name())
    });
    format!(
        "- {}, klynge of commit {}\n- {}, {cores} cores, {} GiB, {} {}, {}; load before: {}\n- {}\n",
        time::OffsetDateTime::now_utc().date(),
        said("git", &["-C", env!("CARGO_MANIFEST_DIR"), "rev-parse", "--short", "HEAD"]),
        field(&read("/proc/cpuinfo"), "model name"),
        kb.div_ceil(1 << 20),
        std::env::consts::OS,
        read("/proc/sys/kernel/osrelease").trim(),
        said("rustc", &["--version"]),
        read("/proc/loadavg").split(' ').take(3).collect::<Vec<_>>().join(" "),
        versions.collect::<Vec<_>>().join(", "),
    )
}

/// Those that are left out at a size, with the reason.
pub(super) fn left_out(place: &Place) -> String {
    let out = PROGRAMS.iter().filter_map(|program: &Program| Some((program.name(), program.left_out(place)?)));
    out.map(|(name, why)| format!("Skipped: {name} ({why}).\n")).collect()
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or("?".to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
