//! Gathers what answers a word.

use std::collections::HashMap;

use crate::danish::form::{Form, How, Near, Reach, Reached};

/// Gathers forms, each term once with the most weight that it is reached with.
#[derive(Default)]
pub(super) struct Builder {
    reached: Reached,
    places: HashMap<String, usize>,
}

impl Builder {
    pub(super) fn has(&self, term: &str) -> bool {
        self.places.contains_key(term)
    }

    /// Whether no term was found by itself. Words that would have to stand near each other may stand so nowhere.
    pub(super) fn has_no_form(&self) -> bool {
        self.reached.forms.is_empty()
    }

    pub(super) fn add(&mut self, form: Form) {
        match self.places.get(&form.term).and_then(|place| self.reached.forms.get_mut(*place)) {
            Some(known) if known.weight >= form.weight => {}
            Some(known) => *known = form,
            None => {
                self.places.insert(form.term.clone(), self.reached.forms.len());
                self.reached.forms.push(form);
            }
        }
    }

    /// Adds forms of a word that was guessed, which count so much of what they would; a compound of it stays one.
    pub(super) fn add_guessed(&mut self, forms: Vec<Form>, how: How, weight: f32) {
        for form in forms {
            let how = if form.part.is_some() { form.how } else { how };
            self.add(Form { how, weight: weight * form.weight, ..form });
        }
    }

    /// Adds words that answer together, unless one of the places cannot be filled.
    pub(super) fn near(&mut self, slots: Vec<Vec<Form>>, reach: Reach, how: How, weight: f32) {
        let near = Near { slots, reach, how, weight };
        if near.slots.len() > 1 && near.slots.iter().all(|slot| !slot.is_empty()) && !self.reached.near.contains(&near)
        {
            self.reached.near.push(near);
        }
    }

    pub(super) fn done(mut self) -> Reached {
        self.reached.forms.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.term.cmp(&b.term)));
        self.reached
    }
}
