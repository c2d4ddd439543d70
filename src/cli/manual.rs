//! `klynge completions` and `klynge man`, both made from the arguments.

use clap_complete::Shell;

use super::Outcome;
use super::args::command;
use super::error::Failure;
use super::ui::Ui;

pub(super) fn completions(shell: Shell, ui: &mut Ui) -> Result<Outcome, Failure> {
    // clap_complete panics where its writer fails, so it gets one that cannot.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "klynge", &mut script);
    ui.out().write_all(&script)?;
    Ok(Outcome::Done)
}

pub(super) fn man(ui: &mut Ui) -> Result<Outcome, Failure> {
    clap_mangen::Man::new(command()).render(&mut *ui.out())?;
    Ok(Outcome::Done)
}
