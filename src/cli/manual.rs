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

/// The page of klynge, or of one of its commands, which the page of klynge refers to as klynge-<command>(1).
pub(super) fn man(name: Option<&str>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let mut command = command();
    command.build();
    let page = match name {
        None => command,
        Some(name) => command.find_subcommand(name).cloned().ok_or_else(|| {
            Failure::new(format!("there is no command {name}"), "`klynge --help` lists them".to_owned())
        })?,
    };
    clap_mangen::Man::new(page).render(&mut *ui.out())?;
    Ok(Outcome::Done)
}
