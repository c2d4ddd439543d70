//! What is said beside an answer: words that were not found as typed, and what may help where nothing was found.

use super::error::Failure;
use super::ui::Ui;
use crate::index::Catalog;
use crate::output::number_of;
use crate::query::{Filter, Meaning, Query, Suggestions, suggest, unknown};

/// How many words are named that stand for one.
const SHOWN: usize = 5;

/// Says which words are not there as typed, and what stands for them.
pub(super) fn replaced(catalog: &Catalog, meaning: &Meaning, ui: &mut Ui) -> Result<(), Failure> {
    if ui.is_quiet() {
        return Ok(());
    }
    for (typed, shown) in meaning.mended() {
        let more = if shown.len() > SHOWN { " …" } else { "" };
        let shown = shown.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ");
        ui.status(&format!("\"{typed}\" is not in the index; also showing: {shown}{more}"));
    }
    for typed in unknown(catalog, meaning)? {
        ui.status(&format!("\"{typed}\" is not in the index."));
    }
    Ok(())
}

/// Says that nothing was found, and what may help.
pub(super) fn nothing(catalog: &Catalog, query: Option<&Query>, filter: &Filter, ui: &mut Ui) -> Result<(), Failure> {
    ui.status("Nothing found.");
    if ui.is_quiet() {
        return Ok(());
    }
    for hint in hints(&suggest(catalog, query, filter)?) {
        ui.status(&format!("hint: {hint}"));
    }
    Ok(())
}

fn hints(found: &Suggestions) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(body) = &found.no_body {
        out.push(format!("no body has \"{body}\" in its name; `klynge search --facet udvalg` lists them"));
    }
    if let Some(case) = &found.no_case {
        out.push(format!(
            "no punkt is of the case \"{case}\"; `klynge search {case}` looks for a part of a number too"
        ));
    }
    for (typed, like) in &found.like {
        let like = if like.is_empty() { String::new() } else { format!("; it has {}", like.join(", ")) };
        out.push(format!("\"{typed}\" is not in the index{like}"));
    }
    if !found.apart.is_empty() {
        let words: Vec<String> = found.apart.iter().map(|(word, punkter)| format!("{word} {punkter}")).collect();
        out.push(format!("each word is found, but no punkt has them as asked: {}", words.join(", ")));
    }
    if let Some((query, punkter)) = &found.looser {
        out.push(format!("as plain words, `{query}`: {}", counted(*punkter)));
    }
    for (without, punkter) in &found.without {
        out.push(format!("without {}: {}", without.join(", "), counted(*punkter)));
    }
    out
}

/// "1 punkt", "2 punkter".
pub(super) fn counted(punkter: usize) -> String {
    number_of(punkter, "punkt", "punkter")
}
