//! One record against its truth, both as JSON: a truth may lack keys, and knows nothing of ids and lines.

use serde_json::Value;

use super::align::align;
use super::tally::{Class, Mistake, Score, Tally};

const HEAD: &[&str] = &[
    "type",
    "titel",
    "udvalg",
    "dato",
    "start",
    "slut",
    "sted",
    "sagsnumre",
    "sagsbehandler",
    "deltagere",
    "fravaerende",
];
const LABELS: &[&str] = &["adgang", "sags_id", "dok_id", "fravaerende"];
const TEXTS: &[&str] =
    &["resume", "sagsfremstilling", "oekonomi", "indstilling", "tidligere_beslutninger", "beslutning"];
const BILAG: &[&str] = &["nummer", "titel", "dok_id", "sags_id"];
const FORLOEB: &[&str] = &["udvalg", "dato", "punkt", "tekst"];

/// Scores the record `got` against its truth.
pub(crate) fn score(truth: &Value, got: &Value) -> Score {
    let mut score = Score::default();
    for key in HEAD {
        score.value(Class::Head, key, truth.get(key), got.get(key));
    }
    if truth.get("punkter").is_some() {
        score.punkter(list(truth.get("punkter")), list(got.get("punkter")));
    }
    score
}

impl Score {
    /// Aligns the punkter, by number or title where not both agree, so that the texts of a punkt with a misread title are
    /// still compared with the right ones.
    fn punkter(&mut self, truth: &[Value], got: &[Value]) {
        let alike = |a: &Value, b: &Value, key: &str| u32::from(same(a.get(key), b.get(key)));
        let pairs = align(truth, got, |a, b| {
            let (nummer, titel) = (alike(a, b, "nummer"), alike(a, b, "titel"));
            // Both agreeing is worth more than two punkter that agree by half.
            nummer + 2 * titel + 4 * nummer * titel
        });
        for (a, b) in pairs {
            let (a, b) = (a.map_or(&Value::Null, |at| &truth[at]), b.map_or(&Value::Null, |at| &got[at]));
            let right = !a.is_null() && alike(a, b, "nummer") + alike(a, b, "titel") == 2;
            let name = name_of(if a.is_null() { b } else { a });
            self.entry(Class::Punkter, &name, right, a, b, head_of);
            self.punkt(&name, a, b);
        }
    }

    fn punkt(&mut self, name: &str, truth: &Value, got: &Value) {
        // A punkt that the truth does not have has no keys to leave out.
        let known = |key: &str| truth.is_null() || truth.get(key).is_some();
        let of = |key: &str| (truth.get(key).or(Some(&Value::Null)), got.get(key));
        let place = |key: &str| format!("{name}: {key}");
        for key in LABELS.iter().filter(|key| known(key)) {
            self.value(Class::Labels, &place(key), of(key).0, of(key).1);
        }
        for key in TEXTS.iter().filter(|key| known(key)) {
            self.text(&place(key), of(key).0.and_then(Value::as_str), of(key).1.and_then(Value::as_str));
        }
        if known("oevrige_afsnit") {
            self.sections(&place("afsnit"), list(truth.get("oevrige_afsnit")), list(got.get("oevrige_afsnit")));
        }
        for (key, class, parts) in [("bilag", Class::Bilag, BILAG), ("forloeb", Class::Forloeb, FORLOEB)] {
            if known(key) {
                self.entries(class, &place(key), list(truth.get(key)), list(got.get(key)), parts);
            }
        }
        if known("udfald") {
            self.value(Class::Udfald, &place("udfald"), of("udfald").0, of("udfald").1);
        }
    }

    /// A value that is right or wrong as a whole; a list only in its order. Nothing on either side counts nothing.
    fn value(&mut self, class: Class, place: &str, truth: Option<&Value>, got: Option<&Value>) {
        let Some(truth) = truth else { return };
        let got = got.unwrap_or(&Value::Null);
        if is_nothing(truth) && is_nothing(got) {
            return;
        }
        let right = shown(truth) == shown(got);
        self.class_mut(class).slot(right);
        if !right {
            self.mistake(place, shown(truth), shown(got));
        }
    }

    /// A text: its letters decide; its words and its form are counted for information.
    fn text(&mut self, place: &str, truth: Option<&str>, got: Option<&str>) {
        if truth.is_none() && got.is_none() {
            return;
        }
        let right = truth.map(letters) == got.map(letters);
        self.class_mut(Class::Sections).slot(right);
        self.verbatim.slot(truth == got);
        self.words.add(words(truth.unwrap_or(""), got.unwrap_or("")));
        let quoted = |text: Option<&str>| text.map_or_else(|| "null".to_owned(), |text| format!("{text:?}"));
        if !right {
            self.mistake(place, quoted(truth), quoted(got));
        } else if truth != got {
            self.mistake(&format!("{place} (form only)"), quoted(truth), quoted(got));
        }
    }

    fn sections(&mut self, place: &str, truth: &[Value], got: &[Value]) {
        let heading = |section: &Value| normal(section.get("overskrift").and_then(Value::as_str).unwrap_or(""));
        for (a, b) in align(truth, got, |a, b| u32::from(heading(a) == heading(b))) {
            let (a, b) = (a.map(|at| &truth[at]), b.map(|at| &got[at]));
            let name = a.or(b).map(heading).unwrap_or_default();
            let text =
                |section: Option<&Value>| section.and_then(|section| section.get("tekst")?.as_str().map(str::to_owned));
            self.text(&format!("{place} {name:?}"), text(a).as_deref(), text(b).as_deref());
        }
    }

    /// A list whose entries are right or wrong as wholes.
    fn entries(&mut self, class: Class, place: &str, truth: &[Value], got: &[Value], parts: &[&str]) {
        let alike = |a: &Value, b: &Value| {
            let agreeing = parts.iter().filter(|part| a.get(part).is_none() || same(a.get(part), b.get(part)));
            agreeing.count()
        };
        // Entries that agree in part are paired too, for the sake of whoever reads the mistakes.
        let weight = |a: &Value, b: &Value| match alike(a, b) {
            agreeing if agreeing == parts.len() => 100,
            agreeing => u32::try_from(agreeing).unwrap_or(0),
        };
        for (a, b) in align(truth, got, weight) {
            let (a, b) = (a.map_or(&Value::Null, |at| &truth[at]), b.map_or(&Value::Null, |at| &got[at]));
            let right = !a.is_null() && !b.is_null() && alike(a, b) == parts.len();
            self.entry(class, place, right, a, b, |entry| {
                parts.iter().map(|part| shown(entry.get(part).unwrap_or(&Value::Null))).collect::<Vec<_>>().join(" | ")
            });
        }
    }

    fn entry(
        &mut self,
        class: Class,
        place: &str,
        right: bool,
        truth: &Value,
        got: &Value,
        show: impl Fn(&Value) -> String,
    ) {
        let tally = Tally {
            right: usize::from(right),
            expected: usize::from(!truth.is_null()),
            got: usize::from(!got.is_null()),
        };
        self.class_mut(class).add(tally);
        if !right {
            let show = |entry: &Value| if entry.is_null() { "nothing".to_owned() } else { show(entry) };
            self.mistake(place, show(truth), show(got));
        }
    }

    fn mistake(&mut self, place: &str, expected: String, got: String) {
        self.mistakes.push(Mistake { place: place.to_owned(), expected, got });
    }
}

/// "punkt 3 <titel>".
fn head_of(punkt: &Value) -> String {
    let part = |key: &str| normal(punkt.get(key).and_then(Value::as_str).unwrap_or(""));
    format!("punkt {} {}", part("nummer"), part("titel"))
}

/// The same, short enough to stand before each of the punkt's mistakes.
fn name_of(punkt: &Value) -> String {
    let head = head_of(punkt);
    if head.chars().count() > 48 { head.chars().take(47).chain(['…']).collect() } else { head }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// Whether two parts of an entry say the same, but for the whitespace.
fn same(truth: Option<&Value>, got: Option<&Value>) -> bool {
    let key = |value: Option<&Value>| value.and_then(Value::as_str).map(normal);
    key(truth) == key(got)
}

/// A value on one line, its whitespace single.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::String(text) => normal(text),
        Value::Array(values) => format!("[{}]", values.iter().map(shown).collect::<Vec<_>>().join(" | ")),
        other => other.to_string(),
    }
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many words the texts have in common, wherever they stand.
fn words(truth: &str, got: &str) -> Tally {
    let sorted = |text: &'_ str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (truth, got) = (sorted(truth), sorted(got));
    let (mut a, mut b, mut right) = (0, 0, 0);
    while a < truth.len() && b < got.len() {
        match truth[a].cmp(&got[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, right) = (a + 1, b + 1, right + 1),
        }
    }
    Tally { right, expected: truth.len(), got: got.len() }
}
