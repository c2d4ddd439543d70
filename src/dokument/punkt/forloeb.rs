//! What other bodies, or earlier meetings, did with a punkt.

use super::{Builder, beslutning, marks_of};
use crate::field::{dato, forloeb, moede};
use crate::inline::Rendered;
use crate::layout::{Part, Section};
use crate::record::{Felt, Forloeb};

impl Builder<'_> {
    /// The blocks of a "Sagsforløb".
    pub(super) fn forloeb(&mut self, rendered: &Rendered) {
        if let Some(bodies) = forloeb::bodies(&rendered.text) {
            for udvalg in bodies {
                let nr = u32::try_from(self.punkt.forloeb.len()).unwrap_or(u32::MAX).saturating_mul(2);
                self.linjekort.add(Felt::Forloeb, nr, &rendered.marks[..rendered.marks.len().min(1)]);
                self.punkt.forloeb.push(Forloeb { udvalg: Some(udvalg), dato: None, punkt: None, tekst: None });
            }
            return;
        }
        for led in forloeb::led(&rendered.text) {
            let nr = u32::try_from(self.punkt.forloeb.len()).unwrap_or(u32::MAX).saturating_mul(2);
            if let Some((_, range)) = &led.udvalg {
                self.linjekort.add(Felt::Forloeb, nr, &marks_of(rendered, range));
            }
            self.linjekort.add(Felt::Forloeb, nr.saturating_add(1), &marks_of(rendered, &led.tekst));
            let tekst = rendered.text.get(led.tekst).map(str::to_owned);
            let udvalg = led.udvalg.map(|(name, _)| name);
            self.punkt.forloeb.push(Forloeb { udvalg, dato: led.dato, punkt: led.punkt, tekst });
        }
    }

    pub(super) fn push_forloeb(&mut self, udvalg: Option<String>, part: &Part, rendered: Rendered) {
        let nr = u32::try_from(self.punkt.forloeb.len()).unwrap_or(u32::MAX / 4).saturating_mul(2);
        let heading = Rendered { text: part.overskrift.clone(), marks: part.heading_lines() };
        let at =
            udvalg.as_deref().and_then(|name| part.overskrift.find(name).map(|at| at..at + name.len())).unwrap_or(0..0);
        self.linjekort.add(Felt::Forloeb, nr, &marks_of(&heading, &at));
        self.linjekort.add(Felt::Forloeb, nr + 1, &rendered.marks);
        let year = self.hoved.dato.as_deref().and_then(|date| date.get(..4)).and_then(|year| year.parse().ok());
        self.punkt.forloeb.push(Forloeb {
            udvalg,
            dato: dato::first_date(&part.overskrift, year),
            punkt: moede::punkt_i(&part.overskrift),
            tekst: Some(rendered.text),
        });
    }

    /// Whether a part has no more than the heading over the decisions of others, each of which has its own.
    pub(super) fn leads_to_others(&self, part: &Part) -> bool {
        let behind = self.item.parts.partition_point(|one| one.linje <= part.linje);
        let next = self.item.parts.get(behind).filter(|_| part.pieces.is_empty());
        // What this meeting decided is among what was done with the case, not among what was decided before.
        let listed = |next: &Part| part.section == Section::Forloeb && beslutning::is_bare(&next.overskrift);
        next.is_some_and(|next| {
            next.section == Section::Beslutning && (self.others.contains(&next.linje) || listed(next))
        })
    }

    /// Whether a body and a day stand in the list of what is done with the case, and nothing under them: they say when it is
    /// dealt with there, and not what was decided.
    pub(super) fn is_stop(&self, part: &Part) -> bool {
        self.in_forloeb && part.pieces.is_empty() && beslutning::is_bare(&part.overskrift)
    }

    /// Whether a heading names a day behind the meeting's: nothing has been decided there yet.
    pub(super) fn is_planned(&self, part: &Part) -> bool {
        let day = dato::first_date(&part.overskrift, None);
        day.zip(self.hoved.dato.as_ref()).is_some_and(|(day, today)| day > *today)
    }

    /// Whether the part stands right behind the decision of another body, of which it tells.
    pub(super) fn elsewhere(&self, part: &Part) -> bool {
        let at = self.item.parts.partition_point(|one| one.linje < part.linje);
        let before = at.checked_sub(1).and_then(|before| self.item.parts.get(before));
        before.is_some_and(|before| {
            before.section == Section::Beslutning && self.others.contains(&before.linje) && !self.is_planned(before)
        })
    }
}
