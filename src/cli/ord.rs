//! `klynge ord`

use std::path::Path;

use super::Outcome;
use super::args::Ord;
use super::error::Failure;
use super::hints;
use super::source::{catalog, query};
use super::ui::Ui;
use crate::output;
use crate::query::{ListingError, Query, listing};

pub(super) fn run(args: &Ord, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let Some(query) = query(&args.words)? else {
        return Err(Failure::new("there is no word", "write a word, as in `klynge ord bevilling`".to_owned()));
    };
    let filter = args.filters.filter();
    let catalog = catalog(&args.from, index, ui)?;
    let found = listing(&catalog, &query, &filter).map_err(|error| failure(error, &query))?;
    let nothing = found.with_all + found.with_some == 0;
    if args.json {
        output::listing_json(ui.out(), &found)?;
    } else if !nothing {
        let page = ui.page();
        output::listing(ui.out(), &found, &page)?;
    }
    if nothing {
        hints::nothing(&catalog, Some(&query), &filter, ui)?;
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

fn failure(error: ListingError, query: &Query) -> Failure {
    match error {
        ListingError::Search(error) => error.into(),
        ListingError::NoWord => Failure::new(
            format!("{query} is more than words: what it leaves out of an answer no form tells"),
            "name words side by side, without +, -, AND, udfald: and nummer:; `klynge search --explain` tells of a whole query"
                .to_owned(),
        ),
    }
}
