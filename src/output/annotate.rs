//! The source with the part that each line plays in the margin.

use std::io::{self, Write};
use std::ops::RangeInclusive;

use anstyle::{AnsiColor, Color, Style};

use super::Page;
use super::safe::line;
use crate::layout::Role;

/// Writes the lines of `text` in `range` (from 1), each behind its number and its parts (`roles`, from the first line).
///
/// # Errors
/// If `out` cannot be written to.
pub fn annotated(
    out: &mut dyn Write,
    text: &str,
    roles: &[Vec<Role>],
    range: RangeInclusive<u32>,
    page: &Page,
) -> io::Result<()> {
    let numbered = || (1u32..).zip(text.lines()).filter(|(number, _)| range.contains(number));
    let of = |number: u32| number.checked_sub(1).and_then(|at| roles.get(at as usize)).map_or(&[][..], Vec::as_slice);
    let figures = numbered().last().map_or(1, |(number, _)| number.to_string().len());
    let width = numbered().map(|(number, text)| margin(of(number), text).len()).max().unwrap_or(0);
    for (number, text) in numbered() {
        let style = page.style(style(of(number)));
        let margin = margin(of(number), text);
        let annotated = format!("{number:>figures$} {style}{margin:<width$}{style:#} | {}", line(text));
        writeln!(out, "{}", annotated.trim_end())?;
    }
    Ok(())
}

/// The names of the parts of a line. What the format sees nothing in is blank, or marks.
fn margin(roles: &[Role], text: &str) -> String {
    match roles {
        [] if text.trim().is_empty() => Role::Blank.to_string(),
        [] => "furniture:markup".to_owned(),
        roles => roles.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
    }
}

/// The colour of a line's first part: what gives structure stands out, what is no text recedes.
fn style(roles: &[Role]) -> Style {
    let colour = |colour| Style::new().fg_color(Some(Color::Ansi(colour)));
    match roles.first() {
        None | Some(Role::Blank | Role::Furniture(_)) => Style::new().dimmed(),
        Some(Role::Title | Role::PunktHead) => colour(AnsiColor::Green).bold(),
        Some(Role::Head(_)) => colour(AnsiColor::Cyan),
        Some(Role::Label | Role::Body) => colour(AnsiColor::Magenta),
        Some(Role::Heading(_)) => colour(AnsiColor::Yellow),
        Some(Role::Text(_)) => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Section;

    fn shown(colour: bool) -> String {
        let page = Page { width: 80, screen: colour, colour, here: std::path::PathBuf::new() };
        let roles =
            [vec![Role::Title], vec![], vec![], vec![Role::Heading(Section::Bilag), Role::Text(Section::Bilag)]];
        let mut out = Vec::new();
        annotated(&mut out, "# A\n\n***\nBilag: \u{1b}[31mB\n", &roles, 1..=u32::MAX, &page).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_margin_is_aligned_and_safe() {
        let expected = "1 title                    | # A\n\
                        2 blank                    |\n\
                        3 furniture:markup         | ***\n\
                        4 heading:bilag,text:bilag | Bilag: \u{FFFD}[31mB\n";
        assert_eq!(shown(false), expected);
    }

    #[test]
    fn colours_change_nothing_else() {
        let coloured = shown(true);
        let stripped: String = coloured
            .split('\u{1b}')
            .enumerate()
            .map(|(nr, part)| if nr == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) })
            .collect();
        assert!(coloured.contains("\u{1b}[1m\u{1b}[32mtitle"), "{coloured:?}");
        assert_eq!(stripped, shown(false));
    }
}
