//! People in a table: a name, where they come from, and whether they were there.

use super::marks_absence;

/// What the first column of such a table is called.
const NAMES: [&str; 5] = ["navn", "navne", "deltager", "deltagere", "medlem"];

/// Whether a row of a table is the heading of a list of people.
pub fn is_heading(row: &str) -> bool {
    row.split_once('|').is_some_and(|(first, _)| NAMES.contains(&first.trim().to_lowercase().as_str()))
}

/// The present and the absent of a table whose rows are lines and whose cells stand between bars; `None` where the text is none.
/// A name takes its second cell along, as written lists do ("Anna Holm, Nyrup Kommune").
pub(super) fn people(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let mut rows = text.lines();
    rows.next().filter(|first| is_heading(first))?;
    let (mut present, mut absent) = (Vec::new(), Vec::new());
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let gone = cells.iter().skip(1).any(|cell| marks_absence(cell));
        let told: Vec<&str> = cells.into_iter().filter(|cell| !marks_absence(cell)).take(2).collect();
        if !told.is_empty() {
            if gone { &mut absent } else { &mut present }.push(told.join(", "));
        }
    }
    Some((present, absent))
}
