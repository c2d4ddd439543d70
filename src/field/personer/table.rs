//! People in a table: a name, where they come from, and whether they were there.

use super::marks_absence;

/// What the first column of such a table is called.
const NAMES: [&str; 5] = ["navn", "navne", "deltager", "medlem", "mødedeltager"];

/// Whether a row of a table is the heading of a list of people.
pub fn is_heading(row: &str) -> bool {
    let mut cells = row.split('|').map(str::trim);
    let named = cells.next().is_some_and(|first| NAMES.contains(&first.to_lowercase().as_str()));
    // A row of a label and its value is none; the names of columns are short.
    named && cells.clone().any(|cell| !cell.is_empty()) && cells.all(|cell| cell.split(' ').count() <= 3)
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

#[cfg(test)]
mod tests {
    use super::{is_heading, people};

    #[test]
    fn headings_of_tables() {
        for (row, expected) in [
            ("Navn | Organisation | Deltog", true),
            ("Medlem | Afbud", true),
            ("Navn", false),
            ("Navn |", false),
            ("Navn | Anna Holm fra Nyrup Kommune", false),
            ("Sag | Navn", false),
        ] {
            assert_eq!(is_heading(row), expected, "{row}");
        }
    }

    #[test]
    fn who_was_there() {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let table = "Navn | Fra | Status\nAnna Holm | Nyrup Kommune | Deltog\nBo Dahl | | Afbud\n | |\nCarl Ek | PLO |";
        let present = owned(&["Anna Holm, Nyrup Kommune", "Carl Ek, PLO"]);
        assert_eq!(people(table), Some((present, owned(&["Bo Dahl"]))));
        assert_eq!(people("Anna Holm | Nyrup Kommune"), None);
        assert_eq!(people(""), None);
    }
}
