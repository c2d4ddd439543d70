//! Two pieces of work, measured in turn.

use std::time::{Duration, Instant};

/// Something of ours beside the least that it could cost.
pub(crate) struct Ratio<'a> {
    /// What is compared: "ours / floor".
    pub(crate) name: &'a str,
    pub(crate) floor: &'a dyn Fn(),
    pub(crate) ours: &'a dyn Fn(),
    pub(crate) rounds: usize,
}

impl Ratio<'_> {
    /// Runs both once to warm up, then in turn, and prints the medians. Which of them goes first alternates too.
    pub(crate) fn print(&self) {
        let (_, _) = (timed(self.floor), timed(self.ours));
        let times: Vec<(Duration, Duration)> = (0..self.rounds)
            .map(|round| {
                if round % 2 == 0 {
                    let floor = timed(self.floor);
                    (floor, timed(self.ours))
                } else {
                    let ours = timed(self.ours);
                    (timed(self.floor), ours)
                }
            })
            .collect();
        let ratio = median(times.iter().map(|(floor, ours)| ours.as_secs_f64() / floor.as_secs_f64()));
        let floor = median(times.iter().map(|(floor, _)| floor.as_secs_f64() * 1e3));
        let ours = median(times.iter().map(|(_, ours)| ours.as_secs_f64() * 1e3));
        let Self { name, rounds, .. } = self;
        println!("{name} = {ratio:.2}  (floor {floor:.2} ms, ours {ours:.2} ms; medians of {rounds} rounds)");
    }
}

fn timed(work: &dyn Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
