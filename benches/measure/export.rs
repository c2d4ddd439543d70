//! An export of everything, to a file.

use std::fs::{self, File};
use std::process::Stdio;

use super::place::Place;
use super::process::{median, watch};
use super::programs::asked;
use super::report::{Aim, Report, mb, short};

/// Measures the export of all records as JSON. The most memory that it took.
pub(super) fn json(place: &Place, before: Option<u64>, report: &mut Report) -> u64 {
    let path = place.at("export.json");
    let (mut seconds, mut most) = (Vec::new(), 0);
    for _ in 0..if place.count > 20_000 { 1 } else { 3 } {
        let file = File::create(&path).expect("a file");
        let run = watch(asked(place, &["export", "--json"]).stdout(file).stderr(Stdio::null()));
        assert!(run.success, "the export failed");
        seconds.push(run.wall);
        most = most.max(run.peak.anonymous);
    }
    let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
    super::place::clear(&path);
    let seconds = median(seconds);
    let parts = format!("{} MB, {} s", mb(bytes), short(seconds));
    report.line("`export --json`", Aim::AtLeast(100.0), " MB/s", bytes as f64 / 1e6 / seconds, &parts);
    let what = "anonymous memory of an export";
    report.line(what, Aim::None, " MB", most as f64 / 1e6, "");
    if let Some(before) = before {
        let more = (most as f64 - before as f64) / 1e6;
        let parts = format!("{} MB, {} MB", mb(most), mb(before));
        report.line(&format!("{what}, more than at the size before"), Aim::AtMost(10.0), " MB", more, &parts);
    }
    most
}

/// The size of the program.
pub(super) fn binary(place: &Place, report: &mut Report) {
    let bytes = fs::metadata(&place.klynge).map_or(0, |metadata| metadata.len());
    report.line("the binary", Aim::AtMost(25.0), " MB", bytes as f64 / 1e6, "");
}
