//! Programs as processes: how long they take, how much of the processors and of memory.
//!
//! Times of the processors and memory come from `/proc`; where there is none (anything but Linux) they are 0.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What a process took.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// From its start to its end, in seconds.
    pub(super) wall: f64,
    /// Seconds of processors, its own and the system's for it; in steps of a hundredth.
    pub(super) cpu: f64,
    /// The most memory.
    pub(super) peak: Memory,
    /// What it wrote to stdout, unless that went to a file.
    pub(super) output: String,
    pub(super) success: bool,
}

/// Memory of a process, in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Memory {
    /// What is in no file.
    pub(super) anonymous: u64,
    /// All that is in memory, with the parts of mapped files.
    pub(super) resident: u64,
}

/// Runs a program that is over soon, and takes what it prints.
pub(super) fn run(command: &mut Command) -> Run {
    let before = children();
    let start = Instant::now();
    let output = command.stderr(Stdio::null()).output().expect("a program that is there");
    let wall = start.elapsed().as_secs_f64();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Run { wall, cpu: children() - before, output: text, success: output.status.success(), peak: Memory::default() }
}

/// Runs a program with an eye on its memory. Its stdout goes where the command says.
pub(super) fn watch(command: &mut Command) -> Run {
    let before = children();
    let start = Instant::now();
    let mut child = command.spawn().expect("a program that is there");
    let over = AtomicBool::new(false);
    let (peak, wall, success) = thread::scope(|scope| {
        let id = child.id();
        let eye = scope.spawn({
            let over = &over;
            move || peak(id, over)
        });
        let (wall, success) = end(&mut child, start);
        over.store(true, Ordering::Relaxed);
        (eye.join().unwrap_or_default(), wall, success)
    });
    Run { wall, cpu: children() - before, peak, output: String::new(), success }
}

fn end(child: &mut Child, start: Instant) -> (f64, bool) {
    let status = child.wait().expect("the end of a process");
    (start.elapsed().as_secs_f64(), status.success())
}

/// Looks every two milliseconds until the process is over.
fn peak(id: u32, over: &AtomicBool) -> Memory {
    let mut peak = Memory::default();
    while !over.load(Ordering::Relaxed) {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("");
            line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) * 1024
        };
        peak.anonymous = peak.anonymous.max(of("RssAnon"));
        peak.resident = peak.resident.max(of("VmHWM"));
        thread::sleep(Duration::from_millis(2));
    }
    peak
}

/// Seconds of processors that all children took that are over. The kernel counts in hundredths of a second, whatever its
/// own clock.
fn children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = behind_name.split(' ').skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// The one in the middle.
pub(super) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The sum by the number.
pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
