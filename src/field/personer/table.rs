//! People in a table: a name, where they come from, and whether they were there.

use std::borrow::Cow;

use super::{label, marks_absence, navn};

/// No heading is longer, in bytes.
const LONGEST: usize = 200;

/// What the column with the names is called.
const NAMES: [&str; 5] = ["navn", "navne", "deltager", "medlem", "mødedeltager"];

/// What it may be called, too, where another column is known: alone these are labels.
const ALL: [&str; 3] = ["medlemmer", "deltagere", "mødedeltagere"];

/// What other columns of such a table say of a person.
const OTHERS: [&str; 14] = [
    "organisation",
    "fra",
    "repræsenterer",
    "repræsentant for",
    "kommune",
    "region",
    "område",
    "afdeling",
    "titel",
    "stilling",
    "funktion",
    "rolle",
    "parti",
    "liste",
];

/// Columns in which a mark says that somebody came.
const CAME: [&str; 8] =
    ["deltog", "deltager i mødet", "deltagelse", "til stede", "tilstede", "mødt", "fremmødt", "fremmøde"];

/// Columns in which a mark says that somebody did not.
const MISSED: [&str; 5] = ["afbud", "meldt afbud", "fravær", "fraværende", "ikke til stede"];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    /// Who is named there is absent.
    AbsentName,
    Other,
    Came,
    Missed,
    /// Names, all of them of those who came, or of those who did not.
    Present,
    Absent,
}

/// Whether a row of a table is the heading of a list of people.
pub fn is_heading(row: &str) -> bool {
    columns(row).is_some()
}

/// What the columns under a heading hold; `None` where the row is none.
fn columns(row: &str) -> Option<Vec<Column>> {
    if row.len() > LONGEST || !row.contains(['|', '\t']) {
        return None;
    }
    let cells: Vec<String> = row.split(edge(row)).map(|cell| cell.trim().to_lowercase()).collect();
    let named = |cell: &&String| !cell.is_empty();
    if cells.iter().filter(named).count() < 2 {
        return None;
    }
    by_attendance(&cells).or_else(|| by_name(&cells).filter(|_| row.contains('|')))
}

/// What parts the cells of a row: bars, and in plain text wide gaps.
fn edge(row: &str) -> char {
    if row.contains('|') { '|' } else { '\t' }
}

/// "Til stede | Afbud": under each the names of its own.
fn by_attendance(cells: &[String]) -> Option<Vec<Column>> {
    let column = |cell: &String| match label(cell)? {
        (absence, "") => Some(if absence { Column::Absent } else { Column::Present }),
        _ => None,
    };
    let columns: Option<Vec<Column>> = cells.iter().map(column).collect();
    columns.filter(|columns| columns.contains(&Column::Present) && columns.contains(&Column::Absent))
}

/// "Navn | Organisation | Deltog": a person in each row. The names of columns are short; where that of the names does not
/// come first, some other must be known. "Afbud | Kommune": all of them are absent.
fn by_name(cells: &[String]) -> Option<Vec<Column>> {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim_end_matches(':')).collect();
    let place = |of: &dyn Fn(&str) -> bool| cells.iter().position(|cell| of(cell));
    let at = place(&|cell| NAMES.contains(&cell)).or_else(|| place(&|cell| ALL.contains(&cell)));
    let absence = matches!(label(cells.first()?), Some((true, "")));
    let at = at.or_else(|| absence.then_some(0))?;
    let of_names = if absence && at == 0 { Column::AbsentName } else { Column::Name };
    let column = |(place, cell): (usize, &&str)| match *cell {
        _ if place == at => of_names,
        cell if CAME.contains(&cell) => Column::Came,
        cell if MISSED.contains(&cell) => Column::Missed,
        _ => Column::Other,
    };
    let columns: Vec<Column> = cells.iter().enumerate().map(column).collect();
    let known = columns.iter().zip(&cells).any(|(column, cell)| match column {
        Column::Came | Column::Missed => of_names == Column::Name,
        _ => OTHERS.contains(cell),
    });
    let told = at == 0 && NAMES.contains(&cells[0]);
    let short = cells.iter().all(|cell| cell.split(' ').count() <= 3);
    (short && (told || known)).then_some(columns)
}

/// The present and the absent of a table whose rows are lines and whose cells stand between bars; `None` where the text is none.
/// A name takes the first of the other cells along, as written lists do ("Anna Holm, Nyrup Kommune").
pub(super) fn people(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let mut rows = text.lines().skip_while(|row| row.is_empty());
    let columns = columns(rows.next()?)?;
    let (mut present, mut absent) = (Vec::new(), Vec::new());
    for row in rows {
        let cells: Vec<(Column, &str)> = columns_of(&columns, row).collect();
        let lists = [(Column::Present, &mut present), (Column::Absent, &mut absent)];
        for (column, list) in lists {
            for (_, cell) in cells.iter().filter(|(of, cell)| *of == column && !cell.is_empty()) {
                let (came, gone) = super::present_and_absent(cell);
                list.extend(came.into_iter().chain(gone));
            }
        }
        let told: Vec<&str> = [Column::Name, Column::AbsentName, Column::Other]
            .into_iter()
            .flat_map(|column| cells.iter().filter(move |(of, _)| *of == column))
            .map(|(column, cell)| if *column == Column::Name { behind_mark(cell) } else { *cell })
            .filter(|cell| !is_mark(cell))
            .take(2)
            .collect();
        if !told.is_empty() {
            let gone = cells.iter().any(|(column, cell)| says_absent(*column, cell));
            if gone { &mut absent } else { &mut present }.push(told.join(", "));
        }
    }
    Some((present, absent))
}

/// The rows of a table with a comma for the bar where a cell goes on with the person of the first ("Anna Holm | Nyrup
/// Kommune"); where each cell has a name, they are columns of names.
pub(super) fn as_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('|') {
        return Cow::Borrowed(text);
    }
    let told = |cell: &&str| navn::kind(cell) != navn::Kind::Name || !navn::full(cell);
    let line = |row: &str| {
        let cells: Vec<&str> = row.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let one = matches!(cells.as_slice(), [name, rest @ ..] if super::is_one(name) && rest.iter().all(told));
        if one { cells.join(", ") } else { row.to_owned() }
    };
    Cow::Owned(text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

/// Lines of people whose last column says of each whether they came ("Anna Holm   Deltog"), with that said as behind a name.
/// One such line may be anything.
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    const GONE: [&str; 5] = ["afbud", "meldt afbud", "fraværende", "deltog ikke", "ikke mødt"];
    let told = |line: &str| {
        let (names, mark) = line.trim_end_matches(['|', ' ']).rsplit_once(['\t', '|'])?;
        let mark = mark.trim().to_lowercase();
        let gone = GONE.contains(&mark.as_str());
        (gone || CAME.contains(&mark.as_str())).then(|| (names.trim_end().to_owned(), gone))
    };
    let has_columns = text.contains(['\t', '|']);
    if !has_columns || text.lines().filter(|line| told(line).is_some()).count() < 2 {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| match told(line) {
        Some((names, true)) => names + " - afbud",
        Some((names, false)) => names,
        None => line.to_owned(),
    };
    Cow::Owned(text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

/// What of a table's text lists people: all but a heading that tells no more than the lists do.
pub(super) fn listed(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\n');
    let (heading, rows) = text.split_once('\n').unwrap_or((text, ""));
    let columns = columns(heading)?;
    let first = heading.split(edge(heading)).next().unwrap_or_default().trim().trim_end_matches(':').to_lowercase();
    let named = NAMES.contains(&first.as_str()) || ALL.contains(&first.as_str());
    Some(if named || columns.contains(&Column::Present) { rows } else { text })
}

/// The cells of a row, each with what its column holds.
fn columns_of<'a>(columns: &'a [Column], row: &'a str) -> impl Iterator<Item = (Column, &'a str)> {
    let kinds = columns.iter().copied().chain(std::iter::repeat(Column::Other));
    kinds.zip(row.split(edge(row)).map(str::trim))
}

/// "Afbud: Anna Holm" in the column of the names: the name.
fn behind_mark(cell: &str) -> &str {
    let name = label(cell).filter(|(absent, _)| *absent).map(|(_, name)| name.trim());
    name.filter(|name| navn::full(name)).unwrap_or(cell)
}

fn says_absent(column: Column, cell: &str) -> bool {
    match column {
        Column::Name | Column::Other => marks_absence(cell),
        Column::Came => marks_absence(cell) || is_no(cell),
        Column::AbsentName => true,
        Column::Missed => !cell.is_empty() && !is_no(cell),
        Column::Present | Column::Absent => false,
    }
}

/// Whether a cell only marks that somebody came, or did not.
fn is_mark(cell: &str) -> bool {
    const YES: [&str; 9] = ["ja", "x", "✓", "✔", "√", "deltog", "mødt", "til stede", "deltager"];
    cell.is_empty() || is_no(cell) || marks_absence(cell) || YES.contains(&cell.to_lowercase().as_str())
}

fn is_no(cell: &str) -> bool {
    matches!(cell.to_lowercase().as_str(), "nej" | "-" | "–" | "deltog ikke" | "ikke mødt")
}

#[cfg(test)]
mod tests {
    use super::{is_heading, listed, people};

    #[test]
    fn headings_of_tables() {
        for (row, expected) in [
            ("Navn | Organisation | Deltog", true),
            ("Medlem | Afbud", true),
            ("Organisation | Navn | Deltog", true),
            ("Til stede: | Afbud:", true),
            ("Til stede:\tAfbud:", true),
            ("Navn\tAfbud", false),
            ("Navn", false),
            ("Navn |", false),
            ("Navn | Anna Holm fra Nyrup Kommune", false),
            ("Sag | Navn", false),
            ("Til stede | Anna Holm", false),
            ("Afbud | Fraværende", false),
            ("Afbud | Kommune", true),
            ("Afbud | Bo Dahl", false),
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
        let table = "Fra | Navn | Deltog\nPLO | Anna Holm | Ja\nKL | Bo Dahl | Nej\n| Carl Ek |";
        assert_eq!(people(table), Some((owned(&["Anna Holm, PLO", "Carl Ek"]), owned(&["Bo Dahl, KL"]))));
        assert_eq!(listed(table), Some(table), "its heading says more than who was there");
        let table = "By | Navn\nNyrup | Borgmester Anna Holm\nStrup | Afbud: Borgmester Bo Dahl";
        let people_of_towns = (owned(&["Borgmester Anna Holm, Nyrup"]), owned(&["Borgmester Bo Dahl, Strup"]));
        assert_eq!(people(&table.replace("By", "Kommune")), Some(people_of_towns));
        let table = "Medlem | Deltog | Afbud\nAnna Holm | x |\nBo Dahl | | x";
        assert_eq!(people(table), Some((owned(&["Anna Holm"]), owned(&["Bo Dahl"]))));
        let table = "Til stede: | Afbud:\nAnna Holm (formand) | Bo Dahl\nCarl Ek |";
        assert_eq!(people(table), Some((owned(&["Anna Holm (formand)", "Carl Ek"]), owned(&["Bo Dahl"]))));
        assert_eq!(listed(table), Some("Anna Holm (formand) | Bo Dahl\nCarl Ek |"));
        let table = "Til stede:\tAfbud:\nAnna Holm\tBo Dahl\nCarl Ek";
        assert_eq!(people(table), Some((owned(&["Anna Holm", "Carl Ek"]), owned(&["Bo Dahl"]))));
        assert_eq!(people("Anna Holm | Nyrup Kommune"), None);
        assert_eq!(people(""), None);
    }
}
