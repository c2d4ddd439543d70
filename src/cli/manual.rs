//! `klynge completions`, `klynge man` and `klynge help`, all made from the arguments; and the page of the query language.

use clap_complete::Shell;

use super::Outcome;
use super::args::command;
use super::error::Failure;
use super::ui::Ui;
use crate::output;

/// The query language: the page of the documentation is the one that is printed.
const QUERY: &str = include_str!("../../docs/query.md");

pub(super) fn completions(shell: Shell, ui: &mut Ui) -> Result<Outcome, Failure> {
    // clap_complete panics where its writer fails, so it gets one that cannot.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "klynge", &mut script);
    ui.out().write_all(&script)?;
    Ok(Outcome::Done)
}

/// The page of klynge, or of one of its commands, which the page of klynge refers to as klynge-<command>(1).
pub(super) fn man(name: Option<&str>, ui: &mut Ui) -> Result<Outcome, Failure> {
    clap_mangen::Man::new(of(name)?).render(&mut *ui.out())?;
    Ok(Outcome::Done)
}

/// The long help of klynge or of one of its commands, or the page of the query language.
pub(super) fn help(name: Option<&str>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let page = ui.page();
    if name == Some("query") {
        output::manual(ui.out(), QUERY, &page)?;
        return Ok(Outcome::Done);
    }
    let help = of(name)?.render_long_help();
    let text = if page.colour { help.ansi().to_string() } else { help.to_string() };
    ui.out().write_all(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// klynge, or one of its commands.
fn of(name: Option<&str>) -> Result<clap::Command, Failure> {
    let mut command = command();
    command.build();
    let Some(name) = name else { return Ok(command) };
    command
        .find_subcommand(name)
        .cloned()
        .ok_or_else(|| Failure::new(format!("there is no command {name}"), "`klynge --help` lists them".to_owned()))
}
