//! `klynge search`

use std::path::Path;

use super::Outcome;
use super::args::{self, Search};
use super::error::Failure;
use super::hints::{self, counted};
use super::similar::model;
use super::source::{catalog, query};
use super::ui::Ui;
use crate::index::Catalog;
use crate::output::{self, Beside, HitsJson, HitsText};
use crate::query::{Answers, Filter, Hit, Query, Request, Similar, Sort, facet, matching, search, similar};

/// How many hits are printed if nobody says.
const LIMIT: usize = 10;

pub(super) fn run(args: &Search, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let query = query(&args.query)?;
    let filter = args.filters.filter();
    let whole = args.all || args.mode.is_whole() || args.similar.is_some();
    if query.is_none() && filter.is_empty() && !whole {
        let hint = "write what to look for, as in `klynge search 72 timers`, or a filter, as in `--sag EMN-2022-08416`";
        return Err(Failure::new("there is nothing to look for", hint.to_owned()));
    }
    let catalog = catalog(&args.from, index, ui)?;
    let asked = Asked { args, catalog: &catalog, query: query.as_ref(), filter };
    let outcome = if args.mode.count {
        asked.count(ui)
    } else if args.mode.files {
        asked.files(ui)
    } else if !args.mode.facet.is_empty() {
        asked.facets(ui)
    } else {
        asked.hits(ui)
    };
    // The process ends, and the system takes back all of its memory at once.
    std::mem::forget(catalog);
    outcome
}

/// What is asked of a collection.
struct Asked<'a> {
    args: &'a Search,
    catalog: &'a Catalog,
    query: Option<&'a Query>,
    filter: Filter,
}

impl<'a> Asked<'a> {
    fn answers(&self, limit: usize) -> Result<Answers<'a>, Failure> {
        let sort = match self.args.sort {
            args::Sort::Relevans => Sort::Relevans,
            args::Sort::Dato => Sort::Dato,
        };
        let filter = self.filter.clone();
        let Some(what) = &self.args.similar else {
            return Ok(search(self.catalog, &Request { query: self.query, filter, limit, sort })?);
        };
        let model = model(what, self.catalog)?;
        let asked = Similar { punkt: &model.punkt, address: model.address, filter, limit, sort };
        Ok(similar(self.catalog, &asked)?)
    }

    fn hits(&self, ui: &mut Ui) -> Result<Outcome, Failure> {
        let limit = if self.args.all { usize::MAX } else { self.args.limit.unwrap_or(LIMIT) };
        let answers = self.answers(limit)?;
        if self.args.json {
            let mut json = HitsJson::default();
            for hit in answers.hits() {
                let hit = hit?;
                json.write(ui.out(), &hit, &self.beside(&answers, &hit)?)?;
            }
            json.end(ui.out())?;
        } else {
            let page = ui.page();
            let mut text = HitsText::new(&page);
            for hit in answers.hits() {
                let hit = hit?;
                text.write(ui.out(), &hit, &self.beside(&answers, &hit)?)?;
            }
        }
        ui.gap();
        if answers.total() == 0 {
            return self.nothing(ui);
        }
        self.replaced(&answers, ui)?;
        ui.status(&summary(&answers));
        Ok(Outcome::Done)
    }

    fn beside<'h>(&self, answers: &'h Answers<'_>, hit: &'h Hit) -> Result<Beside<'h>, Failure> {
        let explained = if self.args.explain { answers.explain(hit)? } else { None };
        let shared = self.args.similar.is_some().then(|| answers.words_of(hit));
        Ok(Beside { explained, shared })
    }

    fn count(&self, ui: &mut Ui) -> Result<Outcome, Failure> {
        let found = matching(self.catalog, self.query, &self.filter)?;
        let with_all = found.with_all.len();
        let write = if self.args.json { output::count_json } else { output::count };
        write(ui.out(), with_all, found.with_some)?;
        if with_all + found.with_some == 0 { self.nothing(ui) } else { Ok(Outcome::Done) }
    }

    /// The files of the punkter that have everything, the best first.
    fn files(&self, ui: &mut Ui) -> Result<Outcome, Failure> {
        let answers = self.answers(usize::MAX)?;
        let page = ui.page();
        let mut heads = std::collections::HashSet::new();
        for punkt in answers.addresses_with_all() {
            let head = self.catalog.head_of(punkt)?;
            if heads.len() == self.args.limit.unwrap_or(usize::MAX) {
                break;
            }
            if heads.insert(head) {
                let (rod, sti) = self.catalog.source(head)?;
                output::path(ui.out(), &page, &rod, &sti, self.args.mode.null)?;
            }
        }
        if answers.total() == 0 {
            return self.nothing(ui);
        }
        self.replaced(&answers, ui)?;
        self.left_out(answers.with_some, "their files are not listed", ui);
        Ok(if answers.with_all == 0 { Outcome::Nothing } else { Outcome::Done })
    }

    fn facets(&self, ui: &mut Ui) -> Result<Outcome, Failure> {
        let found = matching(self.catalog, self.query, &self.filter)?;
        let mut counted_by = Vec::new();
        for asked in &self.args.mode.facet {
            let by = asked.facet();
            if !counted_by.iter().any(|(known, _)| *known == by) {
                counted_by.push((by, facet(self.catalog, &found.with_all, by)?));
            }
        }
        let punkter = found.with_all.len();
        if self.args.json {
            output::facets_json(ui.out(), punkter, &counted_by)?;
        } else if punkter > 0 {
            let asked = if self.query.is_some() { " with everything asked for" } else { "" };
            output::facets(ui.out(), &format!("{}{asked}", counted(punkter)), &counted_by)?;
        }
        if punkter + found.with_some == 0 {
            return self.nothing(ui);
        }
        self.left_out(found.with_some, "they are not counted", ui);
        Ok(if punkter == 0 { Outcome::Nothing } else { Outcome::Done })
    }

    fn nothing(&self, ui: &mut Ui) -> Result<Outcome, Failure> {
        if self.args.similar.is_some() {
            ui.status("Nothing is like it.");
        } else {
            hints::nothing(self.catalog, self.query, &self.filter, ui)?;
        }
        Ok(Outcome::Nothing)
    }

    /// Says which words are not there as typed.
    fn replaced(&self, answers: &Answers<'_>, ui: &mut Ui) -> Result<(), Failure> {
        match answers.meaning.as_ref().filter(|_| self.args.similar.is_none()) {
            Some(meaning) => hints::replaced(self.catalog, meaning, ui),
            None => Ok(()),
        }
    }

    /// Says how many punkter have only some of what is asked for.
    fn left_out(&self, with_some: usize, why: &str, ui: &mut Ui) {
        if with_some > 0 {
            ui.gap();
            ui.status(&format!("{} with some of the words; {why}.", counted(with_some)));
        }
    }
}

fn summary(answer: &Answers<'_>) -> String {
    let total = answer.total();
    let found = match (answer.with_all, answer.with_some) {
        (all, 0) => format!("{} found", counted(all)),
        (all, some) => format!("{} with all the words, {some} with some", counted(all)),
    };
    let shown = answer.shown();
    if shown < total { format!("{found}; {shown} shown (-n or --all for more).") } else { format!("{found}.") }
}
