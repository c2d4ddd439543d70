//! Case numbers that stand beside something else: a title, or a clerk's initials.

use super::{Label, compact, is_case_id, numbers, within_brackets};
use crate::field::scan;

/// The number of a line that has no more than that: as it is, in parentheses, or with a clerk's initials.
pub fn alone(line: &str) -> Option<String> {
    let inside = within_brackets(line);
    before_clerk(line).or_else(|| is_case_id(inside).then(|| compact(inside)))
}

/// The number of a line that has it and a clerk's initials, no more: "SAG-2018-05899 boah". "10/20 stk" is none.
fn before_clerk(line: &str) -> Option<String> {
    let (id, clerk) = scan::trim(line).rsplit_once([' ', '\t'])?;
    let letters = (2..=5).contains(&clerk.chars().count()) && clerk.chars().all(char::is_alphabetic);
    let alike = clerk.chars().all(char::is_lowercase) || clerk.chars().all(char::is_uppercase);
    (letters && alike && !id.contains('/') && is_case_id(id)).then(|| compact(id))
}

/// The numbers at the end of a title, and the title before them: "Ny skole (2023-0187735)", "… (Sagsnr. 23/41)",
/// "Ny skole - 17.01.00-P20-3-23". Figures and a slash behind a dash may be a month.
pub fn behind_title(title: &str) -> Option<(&str, Vec<(Label, String)>)> {
    let title = title.trim_end();
    let (before, found) = match title.strip_suffix(')').and_then(|title| title.rsplit_once('(')) {
        Some((before, inside)) => (before, numbers(inside)?),
        None => {
            let (before, id) = [" - ", " – "].iter().find_map(|dash| title.rsplit_once(dash))?;
            (before, (!id.contains('/') && is_case_id(id)).then(|| vec![(Label::Sag, compact(id))])?)
        }
    };
    let before = before.trim_end_matches([' ', '\u{a0}', '-', '–', ',']);
    let valued = found.iter().all(|(_, value)| !value.is_empty());
    (valued && before.contains(char::is_alphabetic)).then_some((before, found))
}
