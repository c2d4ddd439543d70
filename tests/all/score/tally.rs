//! Counts, and the figures made of them.

/// What is scored by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A punkt is found where number and title agree; in order.
    Punkter,
    /// The document's values: type, title, body, date, times, place, case numbers, people.
    Head,
    /// A punkt's values: access, ids, absentees.
    Labels,
    /// Where a punkt's texts begin and end: all letters of the text are right, and no others are there.
    Sections,
    /// Attachments with number, title and ids; in order.
    Bilag,
    /// What other bodies did: body, date, number and text; in order.
    Forloeb,
    /// The kind of decision.
    Udfald,
}

impl Class {
    pub(crate) const ALL: [Self; 7] =
        [Self::Punkter, Self::Head, Self::Labels, Self::Sections, Self::Bilag, Self::Forloeb, Self::Udfald];
}

/// What was right of what was there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) expected: usize,
    pub(crate) got: usize,
}

impl Tally {
    /// Counts a value that one or both sides have: a value where there should be none, none where there should be one, and
    /// another one are each one mistake.
    pub(crate) fn slot(&mut self, right: bool) {
        self.right += usize::from(right);
        self.expected += 1;
        self.got += 1;
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.expected += other.expected;
        self.got += other.got;
    }

    pub(crate) fn precision(self) -> Option<f64> {
        share(self.right, self.got)
    }

    pub(crate) fn recall(self) -> Option<f64> {
        share(self.right, self.expected)
    }

    /// The harmonic mean of precision and recall; of slots simply the share that is right.
    pub(crate) fn f1(self) -> Option<f64> {
        share(2 * self.right, self.expected + self.got)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    (whole > 0).then(|| float(part) / float(whole))
}

/// Something that is not as the truth has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// Where: "punkt 3: beslutning".
    pub(crate) place: String,
    pub(crate) expected: String,
    pub(crate) got: String,
}

/// The counts of one document, or of several.
#[derive(Debug, Default, Clone)]
pub(crate) struct Score {
    tallies: [Tally; Class::ALL.len()],
    /// The words of the texts, for information: how much of a text is right whose ends are not.
    pub(crate) words: Tally,
    /// The texts that are right to the character, paragraphs and list marks too; for information.
    pub(crate) verbatim: Tally,
    pub(crate) mistakes: Vec<Mistake>,
}

impl Score {
    pub(crate) fn class(&self, class: Class) -> Tally {
        self.tallies[class as usize]
    }

    pub(crate) fn class_mut(&mut self, class: Class) -> &mut Tally {
        &mut self.tallies[class as usize]
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for class in Class::ALL {
            self.class_mut(class).add(other.class(class));
        }
        self.words.add(other.words);
        self.verbatim.add(other.verbatim);
        self.mistakes.extend(other.mistakes.iter().cloned());
    }

    /// The mean of the classes that are there.
    pub(crate) fn overall(&self) -> Option<f64> {
        let figures: Vec<f64> = Class::ALL.iter().filter_map(|class| self.class(*class).f1()).collect();
        let count = u32::try_from(figures.len()).ok().filter(|count| *count > 0)?;
        Some(figures.iter().sum::<f64>() / f64::from(count))
    }
}
