//! What a system that is trusted with minutes has to stand: kills at any moment, storage that lies or is full, two at once,
//! and folders that somebody else has filled.

mod broken;
mod hostile;
mod interrupt;
mod kills;
mod queries;
mod readers;
mod refused;
mod verify;

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::env::{Env, Json};
use crate::ranking::corpus;

/// How long a test waits for something that has to come.
const DEADLINE: Duration = Duration::from_secs(120);

/// Numbers that look random, the same for the same seed. The seed is that of `KLYNGE_SEED`, or of the day and the process.
struct Random(u64);

impl Random {
    fn seeded(test: &str) -> Self {
        let seed = number("KLYNGE_SEED", u64::from(std::process::id()));
        println!("{test}: KLYNGE_SEED={seed}");
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// The number in a variable, or what stands for it.
fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

fn export(env: &Env, index: &str) -> String {
    env.run(&["export", "--json", "--index", index]).expect(0, Json(|_| true), "")
}

/// Starts klynge and does not wait for it.
fn start(env: &Env, args: &[&str]) -> Child {
    env.command(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Looks again and again until it is true.
#[track_caller]
fn until(what: &str, mut is: impl FnMut() -> bool) {
    let end = Instant::now() + DEADLINE;
    while !is() {
        assert!(Instant::now() < end, "waited in vain until {what}");
        std::thread::yield_now();
    }
}
