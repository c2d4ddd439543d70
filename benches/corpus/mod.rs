//! Synthetic referater for benchmarks: as many as are wanted, in the layouts of our fixtures, the same on every machine.
//!
//! A document has 8–12 punkter of about 3 kB. Of ten documents eight are of the agenda system's layout in Markdown, one
//! of its layout in text with pages, one has numbered punkter. Thirty bodies meet over ten years; cases come back.
//! Document 6 of every thousand has the needles in its Punkt 6. `benches/README.md` says how like a language it is.

mod layout;
mod prose;
mod random;
mod vocabulary;
mod words;

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use prose::Subject;
use random::{Day, Random};
use rayon::prelude::*;

/// What stands in one document of a thousand, and nowhere else. All its words but "72" are in no other document either.
pub(crate) const NEEDLE: &str = "72 timers behandlingsansvar";

/// A phrase that stands there too: its first word is in every other document, its second in no other document.
pub(crate) const PHRASE: &str = "forebyggende natkørsel";

/// Whether a text names a file that has the needles: the number in its name, of six figures, is 6 above a thousand.
pub(crate) fn names_needles(text: &str) -> bool {
    let figures = text.split(|char: char| !char.is_ascii_digit()).filter(|figures| figures.len() == 6);
    figures.filter_map(|figures| figures.parse::<u64>().ok()).any(|number| number % 1000 == 6)
}

/// The meeting that a document is of.
struct Meeting {
    body: &'static str,
    day: Day,
    before: Day,
    place: &'static str,
    people: Vec<String>,
    items: Vec<Item>,
}

/// A punkt of it.
struct Item {
    title: String,
    case: String,
    document: u64,
    resume: String,
    text: Vec<String>,
    economy: String,
    recommendations: Vec<String>,
    decision: String,
    attachments: Vec<String>,
}

/// The name and the text of a document. Bodies and days of the first 100,000 differ from each other.
pub(crate) fn document(seed: u64, number: u64) -> (String, String) {
    let meeting = meeting(seed, number);
    let (ending, text) = match number % 10 {
        3 => ("txt", layout::pages(&meeting)),
        7 => ("md", layout::numbered(&meeting)),
        _ => ("md", layout::announced(&meeting)),
    };
    (format!("{}-{number:06}.{ending}", meeting.day.iso()), text)
}

/// Writes `count` documents of seed 1 into `dir`, a folder for each year.
///
/// # Errors
/// What the file system says.
pub(crate) fn write(dir: &Path, count: u64) -> io::Result<()> {
    (0..count).into_par_iter().try_for_each(|number| {
        let (name, text) = document(1, number);
        let folder = dir.join(&name[..4]);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), text)
    })
}

fn meeting(seed: u64, number: u64) -> Meeting {
    let mut random = Random::new(seed, number);
    let bodies = words::BODIES.len() as u64;
    let body = words::BODIES[usize::try_from(number % bodies).unwrap_or(0)];
    // 1,009 has no divisor in common with the days of ten years, so a body meets on each of them once.
    let day = (number / bodies * 1009 + number % bodies * 17) % 3652;
    let people = (0..random.between(6, 11)).map(|_| person(&mut random)).collect();
    let mut meeting = Meeting {
        body,
        day: Day::after_2015(day),
        before: Day::after_2015(day.saturating_sub(35)),
        place: random.pick(&words::PLACES),
        people,
        items: Vec::new(),
    };
    for at in 0..random.between(8, 12) {
        meeting.items.push(item(&mut random, seed, number, at));
    }
    meeting.items[0].title = format!("Godkendelse af dagsorden d. {}", meeting.day.written());
    meeting.items[1].title = format!("Godkendelse af referat d. {}", meeting.before.written());
    if number % 1000 == 6 {
        let item = &mut meeting.items[5];
        item.title = format!("Orientering om {NEEDLE}");
        item.text.insert(1, format!("Klyngen skal tage stilling til {NEEDLE} for alle, der udskrives."));
        item.text.insert(2, format!("Det kræver {PHRASE} i hele klyngens område, samarbejde og et budget."));
    }
    meeting
}

fn person(random: &mut Random) -> String {
    let last =
        if random.chance(40) { random.pick(&words::LAST_NAMES).to_owned() } else { vocabulary::last_name(random) };
    let name = format!("{} {last}", random.pick(&words::FIRST_NAMES));
    let (_, town) = random.pick(&words::BODIES[6..24]).rsplit_once(' ').unwrap_or(("", "Vesterå"));
    format!("{name} ({town} Kommune)")
}

fn item(random: &mut Random, seed: u64, number: u64, at: u64) -> Item {
    // A case comes back within some twenty meetings: its title and number come from the case, not the document.
    let case = (number * 4 + at).saturating_sub(random.below(80));
    let mut own = Random::new(seed ^ 0xCA5E, case);
    let subject = Subject::new(&mut own);
    let matter = own.pick(&words::MATTERS);
    let [first, second, third] = std::array::from_fn(|_| vocabulary::compound(&mut own));
    let title = format!("{matter} {first} og {second} i {third}");
    let document = 10_000_000 + number * 16 + at;
    let paragraphs = random.between(3, 6);
    Item {
        title,
        case: format!("EMN-{}-{:05}", 2015 + case % 10, own.below(100_000)),
        document,
        resume: prose::paragraph(random, &subject, 220),
        // The background of a case is told in the same words wherever it comes.
        text: std::iter::once(prose::paragraph(&mut own, &subject, 330))
            .chain((1..paragraphs).map(|_| prose::paragraph(random, &subject, 330)))
            .collect(),
        economy: if random.chance(60) { "Ingen.".to_owned() } else { prose::paragraph(random, &subject, 150) },
        recommendations: (0..random.between(1, 3)).map(|_| clause(random, &subject)).collect(),
        decision: decision(random, &subject),
        attachments: (0..random.below(4)).map(|_| attachment(random)).collect(),
    }
}

fn clause(random: &mut Random, subject: &Subject) -> String {
    let length = random.between(6, 12);
    prose::clause(random, subject, length)
}

/// The commonest decisions are half of all; some have a remark.
fn decision(random: &mut Random, subject: &Subject) -> String {
    let kinds = if random.chance(60) { &words::DECISIONS[..4] } else { &words::DECISIONS[..] };
    let mut out = random.pick(kinds).to_owned();
    if random.chance(35) {
        let _ = write!(out, "\n\n{}", prose::paragraph(random, subject, 160));
    }
    out
}

fn attachment(random: &mut Random) -> String {
    format!(
        "{}_{} {}",
        prose::capital(&vocabulary::compound(random)),
        vocabulary::compound(random),
        random.between(2015, 2024)
    )
}
