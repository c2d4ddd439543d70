//! Ctrl-C and SIGTERM: the run is told to stop, and if it has not ended soon after, the process ends itself.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::STOPPED;

/// How long a run may take to stop by itself. An index survives the end of a process at any moment.
const PATIENCE: Duration = Duration::from_millis(700);

/// What is said where the process ends itself: it may be in the middle of its commit.
const CUT: &str = "Stopped. The index is as it was before, or complete: run the same command again to go on.";

static STOP: AtomicBool = AtomicBool::new(false);

/// From now on becomes true when the user, or the system, wants the process to end.
pub(super) fn watch() -> &'static AtomicBool {
    // Where there is no way to be told, the system's own way of ending a process stays, which the index survives too.
    let _ = ctrlc::set_handler(|| {
        STOP.store(true, Ordering::Relaxed);
        std::thread::sleep(PATIENCE);
        let _ = writeln!(std::io::stderr(), "\r{CUT}");
        std::process::exit(i32::from(STOPPED));
    });
    &STOP
}
