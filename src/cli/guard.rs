//! Faults that nobody foresaw: said in a sentence, not in a stack of addresses, and never taken for an answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use super::error::Failure;
use super::{Command, Outcome};
use crate::index;

/// Where the first panic was.
static PLACE: OnceLock<String> = OnceLock::new();

/// Runs a command. A panic in it becomes a failure, and so does damage to the index that something went on without.
pub(super) fn guarded(command: &Command, run: impl FnOnce() -> Result<Outcome, Failure>) -> Result<Outcome, Failure> {
    // The usual message can have text of a document in it, with all its control characters.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        let _ = PLACE.set(place.unwrap_or_default());
    }));
    let result = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(fault()));
    match (result, index::damage()) {
        // Its answer is what is damaged.
        (result, _) if matches!(command, Command::Verify(_)) => result,
        (Err(failure), _) if failure.is_closed_pipe() => Err(failure),
        (_, Some(damage)) => Err(Failure::damaged(damage)),
        (Err(failure), None) => {
            Err(index::unwritten().map_or(failure, |(file, error)| Failure::unwritten(file, error)))
        }
        (result, None) => result,
    }
}

fn fault() -> Failure {
    let place = PLACE.get().map(|place| format!(" (at {place})")).unwrap_or_default();
    let hint = "this is a fault of klynge's: please report it, with the command; `klynge verify` says whether the index is whole";
    Failure::new(format!("klynge failed on something that it should have foreseen{place}"), hint.to_owned())
}
