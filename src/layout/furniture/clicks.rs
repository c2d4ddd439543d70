//! The words of web pages' navigation. A new one is one line in one table.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::field::lower::Lower;
use crate::field::scan;

/// No word of the tables is longer, in bytes.
const LONGEST: usize = 40;

/// What only a page for clicking has on a line, in lower case; `#` stands for a number.
const NAVIGATION: &[&str] = &[
    "til toppen",
    "tilbage til toppen",
    "til toppen af siden",
    "til top",
    "tilbage til forsiden",
    "tilbage til oversigten",
    "tilbage til oversigt",
    "tilbage til dagsordenen",
    "tilbage til indholdsfortegnelse",
    "tilbage til indholdsfortegnelsen",
    "til indholdsfortegnelsen",
    "til hovedindhold",
    "hent som pdf",
    "hent pdf",
    "download pdf",
    "download som pdf",
    "hent referat som pdf",
    "hent dagsorden som pdf",
    "gem som pdf",
    "kopier link",
    "kopiér link",
    "kopier link til punktet",
    "kopier link til dette punkt",
    "fold dette punkt ind",
    "fold dette punkt ud",
    "fold punkt ind",
    "fold punkt ud",
    "fold alle punkter ud",
    "fold alle punkter ind",
    "fold ind",
    "fold ud",
    "fold alle ud",
    "fold alle ind",
    "vis alle punkter",
    "spring til indhold",
    "spring til hovedindhold",
    "spring navigation over",
    "gå til indhold",
    "gå til hovedindhold",
    "hop til indhold",
    "forrige punkt",
    "næste punkt",
    "del på facebook",
    "del på linkedin",
    "udskriv siden",
    "udskriv side",
    "læs siden op",
    "hent alle bilag",
    "hent bilag",
    "åbn bilag",
    "abonner på nyheder",
    "du er her",
    "you are here",
    "se alle bilag",
    "del denne side",
    "udskriv hele dagsordenen",
    "tilmeld nyhedsbrev",
    "tilmeld dig nyhedsbrev",
    "tilmeld dig vores nyhedsbrev",
];

/// What stands at a page's foot, over the name and the address of whose page it is.
const FOOT: &[&str] = &[
    "del denne side",
    "tilmeld nyhedsbrev",
    "tilmeld dig nyhedsbrev",
    "tilmeld dig vores nyhedsbrev",
    "følg os",
    "tilgængelighedserklæring",
    "privatlivspolitik",
];

/// Buttons that fold away the text under a heading, and stand on its line.
const FOLDS: &[&str] = &[
    "fold dette punkt ind",
    "fold dette punkt ud",
    "fold punkt ind",
    "fold punkt ud",
    "fold afsnit ind",
    "fold afsnit ud",
    "fold ind",
    "fold ud",
];

/// What a page for clicking has too, and other documents may have: it counts only beside the former.
const CLICKS: &[&str] = &[
    "abonner",
    "abonnér",
    "pdf",
    "# bilag",
    "vis # bilag",
    "bilag (#)",
    "# vedhæftede filer",
    "# vedhæftning",
    "del",
    "del siden",
    "luk",
    "menu",
    "søg",
    "print",
    "udskriv",
    "forrige",
    "næste",
    "tilbage",
    "forside",
    "log ind",
    "vis mere",
    "vis mindre",
    "læs mere",
    "læs op",
    "åbn alle",
    "luk alle",
    "download",
    "kontakt",
    "tilgængelighedserklæring",
    "privatlivspolitik",
    "hovedmenu",
];

/// The buttons under a notice on cookies.
const CONSENT: &[&str] = &[
    "accepter",
    "accepter alle",
    "acceptér alle",
    "accepter valgte",
    "tillad alle",
    "tillad valgte",
    "afvis",
    "afvis alle",
    "kun nødvendige",
    "gem valg",
    "gem indstillinger",
    "vis detaljer",
];

static NAVIGATION_INDEX: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| NAVIGATION.iter().copied().collect());
static CLICKS_INDEX: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| CLICKS.iter().copied().collect());

/// The words that names of buttons begin with.
static FIRST_WORDS: LazyLock<HashSet<&str, FixedState>> =
    LazyLock::new(|| NAVIGATION.iter().chain(CLICKS).filter_map(|name| name.split(' ').next()).collect());

/// For each last letter of a word of `NAVIGATION`, the lengths of such words in bytes, as bits. All of them end in letters
/// without an accent.
static NAVIGATION_LENGTHS: LazyLock<[u64; 128]> = LazyLock::new(|| {
    let mut lengths = [0; 128];
    for word in NAVIGATION {
        if let Some(last @ 0..128) = word.as_bytes().last() {
            lengths[usize::from(*last)] |= 1 << word.len();
        }
    }
    lengths
});

/// Whether a line is of a page's navigation beyond doubt.
#[must_use]
pub(super) fn is_navigation(text: &str) -> bool {
    // Most lines are longer than any of its words with all of its marks, or as long as none that ends so.
    let bare = match text.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => text,
        _ => text.trim_matches(|c: char| !c.is_alphanumeric()),
    };
    let last = bare.as_bytes().last().map_or(0, u8::to_ascii_lowercase);
    let lengths = NAVIGATION_LENGTHS.get(usize::from(last)).copied().unwrap_or(0);
    if bare.len() > LONGEST || lengths & (1 << bare.len()) == 0 {
        return false;
    }
    click(text).is_some_and(|text| NAVIGATION_INDEX.contains(text.as_str()))
}

/// The heading on whose line a button stands that folds its text away.
#[must_use]
pub(in crate::layout) fn without_button(text: &str) -> Option<&str> {
    // Most lines are told by their first and last letters.
    let bytes = text.as_bytes();
    if bytes.len() > 200 || !matches!(bytes, [b'f' | b'F', b'o', ..] | [.., b' ', b'u', b'd'] | [.., b'i', b'n', b'd'])
    {
        return None;
    }
    let begins = |fold: &&str| scan::skip(text, 0, fold).filter(|end| text[*end..].starts_with([' ', '\t']));
    if let Some(end) = FOLDS.iter().find_map(begins) {
        return Some(text[end..].trim());
    }
    let ends = |fold: &&str| {
        let start = text.len().checked_sub(fold.len())?;
        text.get(start..)?.eq_ignore_ascii_case(fold).then(|| &text[..start])
    };
    FOLDS
        .iter()
        .find_map(ends)
        .filter(|name| name.ends_with([' ', '\t']))
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// Whether a line can be of a page's navigation.
#[must_use]
pub(super) fn is_click(text: &str) -> bool {
    let is_known = |text: &str| click(text).is_some_and(|text| CLICKS_INDEX.contains(text.as_str()));
    // A row of links at a page's foot: one that is known, and others as short.
    let mut links = text.split(['|', '·', '•']).map(str::trim).filter(|link| !link.is_empty()).peekable();
    let row = text.contains(['|', '·', '•']) && links.clone().all(|link| link.split(' ').count() <= 3);
    is_known(text) || row && links.any(is_known)
}

/// Whether a line, in lower case, is a button under a notice on cookies.
#[must_use]
pub(super) fn is_consent(text: &str) -> bool {
    CONSENT.contains(&text.trim())
}

/// Whether a line begins a page's foot.
#[must_use]
pub(super) fn begins_foot(text: &str) -> bool {
    // "Nordby Kommune · Havnegade 1 · 9999 Nordby · Tlf. 12 34 56 78"
    let parts = || text.split(['|', '·', '•']).map(str::trim);
    let address =
        || parts().nth(2).is_some() && parts().any(|part| part.starts_with("Tlf") || part.starts_with("Telefon"));
    click(text).is_some_and(|text| FOOT.contains(&text.as_str())) || address()
}

/// Whether a line is buttons that stand beside each other, one of them of a page's navigation beyond doubt: "Til toppen Læs op".
#[must_use]
pub(super) fn is_row(text: &str) -> bool {
    const WORDS: usize = 12;
    // Most lines are told by their length, by their edges or by their first word.
    let may_be = text.len() <= 2 * LONGEST && text.contains(' ') && !text.ends_with(['.', ':', ',', ';']);
    let first = || text.split_whitespace().next().and_then(Lower::new);
    if !may_be || !first().is_some_and(|word| FIRST_WORDS.contains(word.as_str())) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > WORDS {
        return false;
    }
    let (mut at, mut firm) = (0, false);
    while at < words.len() {
        // The longest name comes first: "Hent referat som PDF" is one.
        let found = (at + 1..=words.len()).rev().find_map(|end| {
            let name = click(&words[at..end].join(" "))?;
            let known = NAVIGATION_INDEX.contains(name.as_str());
            (known || CLICKS_INDEX.contains(name.as_str())).then_some((end, known))
        });
        let Some((end, known)) = found else { return false };
        (at, firm) = (end, firm || known);
    }
    firm
}

/// A line as the tables of navigation have it: without arrows, numbers as `#`.
fn click(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')');
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ => out.extend(c.to_lowercase()),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_the_tables_have_them() {
        for word in NAVIGATION.iter().chain(CLICKS).chain(FOOT) {
            assert!(word.len() <= LONGEST && click(&word.replace('#', "7")).as_deref() == Some(*word), "{word}");
        }
        for (line, heading) in [
            ("fold dette punkt ind Beslutning i Byrådet den 3. maj 2024", Some("Beslutning i Byrådet den 3. maj 2024")),
            ("Bilag Fold ud", Some("Bilag")),
            ("Fold ind", None),
            ("Foldere om sund mad", None),
            ("Vi går ud", None),
        ] {
            assert_eq!(without_button(line), heading, "{line}");
        }
        assert!(is_row("Til toppen Læs op") && is_row("Fold alle ud Print") && !is_row("Print Del"));
        assert!(!is_row("Til toppen af bakken"));
        assert!(is_navigation("↑ Til toppen") && is_click("Vis 12 bilag") && !is_navigation("Til toppen af bakken"));
    }
}
