//! Whether two titles are the same one, written twice.

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::HashSet;

/// A table of contents cuts titles off, but leaves more than this of them.
const CUT: usize = 25;
/// A shorter title is too little to tell a misprint from another title ("Eventuelt", "Eventyr").
const LONG: usize = 10;
/// Short words differ in one letter and mean other things: nord/syd aside, juni/juli, øst/vest, I/II, A/B, F/M.
const WORD: usize = 6;
/// No word is longer; what is, is compared letter by letter only.
const LONGEST: usize = 64;

/// A title made ready for comparison with many others: its words, without case, punctuation and marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// All words without spaces.
    joined: String,
    /// Where the words stand in it; letters and figures are words of their own.
    words: Vec<Range<usize>>,
    /// How many letters and figures there are.
    length: usize,
    /// Whether the title ends in "…" or "...".
    cut: bool,
}

/// Whether two titles are the same but for case, spaces, punctuation, a misprint, or one of them being cut off. Titles
/// whose numbers differ are not.
pub fn same_title(a: &str, b: &str) -> bool {
    a == b || Key::new(a).same(&Key::new(b))
}

impl Key {
    /// Reads a title.
    pub fn new(title: &str) -> Self {
        let title = title.trim_end();
        let cut = title.ends_with('…') || title.ends_with("...");
        let (joined, words) = (String::with_capacity(title.len()), Vec::with_capacity(title.len() / 6));
        let mut key = Self { joined, words, length: 0, cut };
        // Whether the last character is inside a word, and whether that is a figure.
        let mut within: Option<bool> = None;
        let mut rest = title;
        while !rest.is_empty() {
            // Most letters come in runs without an accent.
            let run = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            if run > 0 {
                key.take(&rest[..run], run, within == Some(false));
                within = Some(false);
            }
            let mut behind = rest[run..].chars();
            for c in behind.next().into_iter().flat_map(char::to_lowercase) {
                // A soft hyphen shows where a word may break; it is no break.
                if c == '\u{ad}' {
                    continue;
                }
                let figure = c.is_alphanumeric().then(|| c.is_numeric());
                if figure.is_some() {
                    key.take(c.encode_utf8(&mut [0; 4]), 1, within == figure);
                }
                within = figure;
            }
            rest = behind.as_str();
        }
        key.joined.make_ascii_lowercase();
        key
    }

    /// Adds `count` letters or figures, which go on with the last word or begin one.
    fn take(&mut self, run: &str, count: usize, goes_on: bool) {
        let start = self.joined.len();
        self.joined.push_str(run);
        self.length += count;
        match self.words.last_mut() {
            Some(word) if goes_on => word.end = self.joined.len(),
            _ => self.words.push(start..self.joined.len()),
        }
    }

    /// Whether the titles are the same; see [`same_title`].
    pub fn same(&self, other: &Self) -> bool {
        if self.joined == other.joined {
            return self.numbers().eq(other.numbers());
        }
        let (short, long) = if self.length <= other.length { (self, other) } else { (other, self) };
        let rest = long.length - short.length;
        if short.length < LONG || (rest > 2 && short.length < CUT) {
            return false;
        }
        (rest <= 2 && short.misprint_of(long)) || (short.length >= CUT && short.beginning_of(long))
    }

    /// The title's letters and figures, in lower case.
    pub fn letters(&self) -> &str {
        &self.joined
    }

    /// What is equal for titles that differ in case, spaces and marks only.
    fn exact(&self) -> String {
        let mut exact = self.joined.clone();
        for number in self.numbers() {
            exact.push(' ');
            exact.push_str(number);
        }
        exact
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.joined[word.clone()])
    }

    /// The title's numbers; a leading zero does not count, a title of the twelfth may be "2-12" or "02-12".
    fn numbers(&self) -> impl Iterator<Item = &str> {
        self.words().filter(|word| word.starts_with(char::is_numeric)).map(|number| number.trim_start_matches('0'))
    }

    /// Whether the words are the same but for at most two misprints in long ones. Where a space is missing or one too
    /// many, the words do not pair; then the letters and the numbers have to be the same (and are, or are not, by now).
    fn misprint_of(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() {
            return false;
        }
        let mut misprints = 0;
        self.words().zip(other.words()).all(|(a, b)| {
            same_word(a, b) || {
                misprints += 1;
                misprints <= 2 && misprinted(a, b)
            }
        })
    }

    /// Whether this is the other title cut off: in the middle of a word, or between words where no number follows that
    /// would tell two titles apart ("… budget", "… budget 2024"). A mark of the cut allows for any rest.
    fn beginning_of(&self, other: &Self) -> bool {
        if let Some(rest) = other.joined.strip_prefix(&self.joined) {
            let at = self.joined.len();
            let word = other.words.iter().find(|word| word.start < at && at < word.end);
            let figure = rest.starts_with(char::is_numeric);
            // A word of four letters may be the number of a part: I, II, VIII.
            let within =
                word.is_some_and(|word| word.len() > 4 && !(figure && self.joined.ends_with(char::is_numeric)));
            let between = word.is_none() && !rest.contains(char::is_numeric);
            let paired = self.numbers().zip(other.numbers()).all(|(a, b)| a == b || (self.cut && b.starts_with(a)));
            return paired && (self.cut || within || between);
        }
        // With a misprint before the cut: all words but the last pair, and the last begins its partner.
        let Some((last, before)) = self.words.split_last() else { return false };
        let Some(partner) = other.words.get(before.len()) else { return false };
        let begun = other.joined[partner.clone()].starts_with(&self.joined[last.clone()]);
        let mut misprints = 0;
        begun
            && (self.cut || !other.joined[partner.end..].contains(char::is_numeric))
            && self.words().zip(other.words()).take(before.len()).all(|(a, b)| {
                same_word(a, b) || {
                    misprints += 1;
                    misprints <= 1 && misprinted(a, b)
                }
            })
    }
}

/// How many titles are looked at for a misprint or a cut; no agenda has as many. What goes beyond them is found only
/// when it is the same to the letter.
pub(crate) const LOOKED_AT: usize = 500;

/// Titles, to find one among them.
#[derive(Debug, Default)]
pub struct Titles<'a> {
    as_written: HashSet<&'a str>,
    titles: Vec<&'a str>,
    /// Made when a title is not there as written, which is rare.
    keys: OnceCell<Keys>,
}

#[derive(Debug)]
struct Keys {
    all: HashSet<String>,
    first: Vec<Key>,
}

impl<'a> Titles<'a> {
    /// Takes the titles.
    pub fn new(titles: impl Iterator<Item = &'a str>) -> Self {
        let titles: Vec<&str> = titles.collect();
        Self { as_written: titles.iter().copied().collect(), titles, keys: OnceCell::new() }
    }

    /// Whether `title` is among them; see [`same_title`].
    pub fn have(&self, title: &str) -> bool {
        if self.as_written.contains(title) {
            return true;
        }
        let keys = self.keys.get_or_init(|| {
            let mut first: Vec<Key> = self.titles.iter().map(|title| Key::new(title)).collect();
            let all = first.iter().map(Key::exact).collect();
            first.truncate(LOOKED_AT);
            Keys { all, first }
        });
        let key = Key::new(title);
        keys.all.contains(&key.exact()) || keys.first.iter().any(|other| other.same(&key))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty()
    }
}

fn same_word(a: &str, b: &str) -> bool {
    a == b || (a.starts_with(char::is_numeric) && a.trim_start_matches('0') == b.trim_start_matches('0'))
}

/// Whether two words differ by one letter: added, left out, another one, or two in the wrong order. Words with two such
/// faults are other words (indskrivning, udskrivning).
fn misprinted(a: &str, b: &str) -> bool {
    let fits = |word: &str| word.len() <= 4 * LONGEST && (WORD..=LONGEST).contains(&word.chars().count());
    let letters = !a.starts_with(char::is_numeric) && !b.starts_with(char::is_numeric);
    letters && a.len().abs_diff(b.len()) <= 4 && fits(a) && fits(b) && strsim::osa_distance(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::{Titles, same_title};

    fn both_ways(a: &str, b: &str) -> bool {
        let same = same_title(a, b);
        assert_eq!(same, same_title(b, a), "{a} | {b}");
        same
    }

    #[test]
    fn the_same_title() {
        let cases = [
            ("Eventuelt", "Eventuelt"),
            ("EVENTUELT", "Eventuelt"),
            ("Eventuelt.", " Eventuelt"),
            ("", ""),
            (
                "Tværasektoriel indsats for borgere med en erhvervet hjerneskade (ERH)",
                "Tværsektoriel indsats for borgere med en erhvervet hjerneskade (ERH)",
            ),
            ("Sygplejeklinikker åbningstider marts-24", "Sygeplejeklinikker åbningstider marts-24"),
            ("Foreløbig køreplan_Akutteam", "Foreløbig køreplan\\_Akutteam"),
            ("Foreløbig køreplan Akutteam", "Foreløbig køreplan_Akutteam"),
            ("Tale - og Høreklinikker", "Tale- og høreklinikker"),
            ("Opfølgning på nyeforslag", "Opfølgning på nye forslag"),
            ("Ældres måltider – fælles indsats", "Ældres måltider - fælles indsats"),
            ("Projektet \"Kom Trygt Hjem\"", "Projektet ”Kom trygt hjem”"),
            ("Projektet »Kom Trygt Hjem«", "Projektet 'Kom trygt hjem'"),
            ("Syd 2023 02 24", "Syd 2023-02-24"),
            ("Godkendelse af referat d. 3. april 2023", "Godkendelse af referat d. 03. april 2023"),
            ("Sund\u{ad}hedsaftale", "Sundhedsaftale"),
            ("Godkendelse af dagsroden", "Godkendelse af dagsorden"),
            // Cut off.
            (
                "Høring over forslag til trafikplan, herunder ledelinjer og stoppesteder i mid",
                "Høring over forslag til trafikplan, herunder ledelinjer og stoppesteder i midtbyen",
            ),
            (
                "Kommende bemanding af det udgående sygeplejet",
                "Kommende bemanding af det udgående sygeplejeteam i klyngen",
            ),
            (
                "Kommende bemanding af det udgående sygeplejet…",
                "Kommende bemanding af det udgående sygeplejeteam i klyngen 2023",
            ),
            ("Godkendelse af budget for hele regionen...", "Godkendelse af budget for hele regionen 2023"),
            ("Godkendelse af referat fra mødet d. 17. apr", "Godkendelse af referat fra mødet d. 17. april 2023"),
            ("Godkendelse af referat fra mødet den", "Godkendelse af referat fra mødet den første mandag"),
            ("Tværasektoriel indsats for borgere med en erhv", "Tværsektoriel indsats for borgere med en erhvervet"),
        ];
        for (a, b) in cases {
            assert!(both_ways(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn another_title() {
        let cases = [
            ("Bilag 1", "Bilag 2"),
            ("Bilag A", "Bilag B"),
            ("Bilag 1 1", "Bilag 11"),
            ("budget 2023", "budget 2024"),
            ("Godkendelse af budget for regionen 2023", "Godkendelse af budget for regionen 2024"),
            ("Godkendelse af budget for regionen", "Godkendelse af budget for regionen 2024"),
            ("Godkendelse af budget for regionen 20", "Godkendelse af budget for regionen 2024"),
            ("Godkendelse af budget 2023 for reg…", "Godkendelse af budget 2024 for regionen"),
            ("Eventuelt", "Eventyr"),
            ("Eventuelt", "Eventuel"),
            ("Eventuelt", "Eventuelt d. 17. april 2023"),
            ("Orientering fra regionen juni", "Orientering fra regionen juli"),
            ("Orientering fra klynge Øst", "Orientering fra klynge Vest"),
            ("Sundhedsklynge Nykøbing F", "Sundhedsklynge Nykøbing M"),
            ("Budgetforlig for hele regionen del I", "Budgetforlig for hele regionen del II"),
            ("Svar fra Nørrestrand Kommune", "Svar fra Søndervig Kommune"),
            ("Orientering om indskrivning", "Orientering om udskrivning"),
            ("Orientering om aftalen", ""),
            ("...", "Orientering"),
            ("Godkendelse af dagsorden", "Godkendelse af referat"),
            ("Godkendelse af dagsorden d. 17. april 2023", "Godkendelse af dagsorden d. 18. april 2023"),
        ];
        for (a, b) in cases {
            assert!(!both_ways(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn a_title_among_many_is_found_without_comparing_all() {
        let many: Vec<String> = (0..30_000).map(|at| format!("Sagen om bilag {at} til aftalen")).collect();
        let titles = Titles::new(many.iter().map(String::as_str));
        assert!(many.iter().all(|title| titles.have(&title.to_uppercase())));
        assert!(titles.have("Sagen om bilag 7 til aftallen"));
        assert!(!titles.have("Sagen om bilag 30000 til aftalen"));
    }

    #[test]
    fn long_titles_are_compared_in_linear_time() {
        let a = "sundhedsklynge ".repeat(20_000);
        assert!(same_title(&a, &format!("{a}n")[..a.len()]));
        assert!(!same_title(&a, &format!("nyt {a}")));
        let word = "e".repeat(200_000);
        assert!(!same_title(&format!("{word}a"), &format!("{word}b")));
    }
}
