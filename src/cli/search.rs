//! `klynge search`

use std::path::Path;

use super::Outcome;
use super::args::{self, Search};
use super::error::Failure;
use super::source::{catalog, query};
use super::ui::Ui;
use crate::output::{HitsJson, HitsText};
use crate::query::{Answers, Request, Sort, search};

pub(super) fn run(args: &Search, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let query = query(&args.query)?;
    let filter = args.filters.filter();
    if query.is_none() && filter.is_empty() {
        let hint = "write what to look for, as in `klynge search 72 timers`, or a filter, as in `--sag EMN-2022-08416`";
        return Err(Failure::new("there is nothing to look for", hint.to_owned()));
    }
    let catalog = catalog(&args.from, index, ui)?;
    let sort = match args.sort {
        args::Sort::Relevans => Sort::Relevans,
        args::Sort::Dato => Sort::Dato,
    };
    let answers = search(&catalog, &Request { query: query.as_ref(), filter, limit: args.limit, sort })?;
    if args.json {
        let mut json = HitsJson::default();
        for hit in answers.hits() {
            json.write(ui.out(), &hit?)?;
        }
        json.end(ui.out())?;
    } else {
        let page = ui.page();
        let mut text = HitsText::new(&page);
        for hit in answers.hits() {
            text.write(ui.out(), &hit?)?;
        }
    }
    ui.gap();
    ui.status(&summary(&answers));
    Ok(if answers.total() == 0 { Outcome::Nothing } else { Outcome::Done })
}

fn summary(answer: &Answers<'_>) -> String {
    let total = answer.total();
    if total == 0 {
        return "Nothing found.".to_owned();
    }
    let found = match (answer.with_all, answer.with_some) {
        (all, 0) => format!("{} found", counted(all)),
        (all, some) => format!("{} with all the words, {some} with some", counted(all)),
    };
    let shown = answer.shown();
    if shown < total { format!("{found}; {shown} shown (-n for more).") } else { format!("{found}.") }
}

fn counted(punkter: usize) -> String {
    if punkter == 1 { "1 punkt".to_owned() } else { format!("{punkter} punkter") }
}
