//! Matches the letters of a short form with the words before it, or in its bracket.

use std::ops::Range;

/// Words that carry no letter of most abbreviations: "Lov om Social Service (LSS)".
const FUNCTION: &[&str] = &[
    "og", "i", "på", "af", "til", "for", "med", "om", "ved", "fra", "den", "det", "de", "en", "et", "som", "der", "at",
    "er", "eller", "samt", "mellem", "under", "over", "efter", "mod", "hos", "uden", "inden",
];

/// Words of clauses: no name has them, while text that happens to have the right letters often does.
const CLAUSE: &[&str] = &[
    "er", "var", "har", "kan", "skal", "vil", "blev", "bliver", "får", "at", "der", "som", "ikke", "hvor", "når",
    "men", "dette", "denne", "hver", "sendes", "holdes", "kr", "kl",
];

/// A letter of a short form in lower case; `free` if it need not begin a word: the small letters of "CfR" and "ph.d."
pub(super) struct Letter {
    lower: char,
    free: bool,
}

pub(super) fn letters(short: &str) -> Vec<Letter> {
    let has_capitals = short.chars().any(char::is_uppercase);
    let mut previous = '.';
    let letter = |c: char| {
        let free = if has_capitals { c.is_lowercase() } else { previous != '.' };
        previous = c;
        c.is_alphanumeric().then(|| Letter { lower: lower(c), free })
    };
    short.chars().filter_map(letter).collect()
}

/// What speaks against a matching: content words passed over, and letters found within words.
#[derive(Clone, Copy)]
struct Cost {
    skips: usize,
    inner: usize,
    weight: usize,
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn is_vowel(c: char) -> bool {
    "aeiouyæøåéöä".contains(c)
}

pub(super) fn is_function(word: &str) -> bool {
    word.len() <= 7 && FUNCTION.contains(&word.to_lowercase().as_str())
}

/// The long form among `words` that matches best, beginning with one of the first `starts`; of equals the shortest.
pub(super) fn best<'t>(
    text: &'t str,
    words: &[Range<usize>],
    short: &str,
    letters: &[Letter],
    starts: usize,
) -> Option<&'t str> {
    // Row w, column i: the cheapest way to find the letters from i on in the words from w on.
    let width = letters.len() + 1;
    let mut table: Vec<Option<Cost>> = vec![None; width * (words.len() + 1)];
    *table.last_mut()? = Some(Cost { skips: 0, inner: 0, weight: 0 });
    let mut found: Option<(usize, &str)> = None;
    for (w, range) in words.iter().enumerate().rev() {
        let word = &text[range.clone()];
        let function = is_function(word);
        for i in 0..letters.len() {
            let after = |i: usize| table.get((w + 1) * width + i).copied().flatten();
            // A word gives the letter it begins with and, unless it is a function word, any that follow within it.
            let mut taken: Option<Cost> = None;
            let (mut rest, mut inner, mut used) = (word.chars().map(lower), 0, i);
            while let Some(letter) = letters.get(used) {
                let fits = if used == i { rest.next() == Some(letter.lower) } else { rest.any(|c| c == letter.lower) };
                if !fits || function && used > i {
                    break;
                }
                inner += usize::from(used > i && !letter.free);
                used += 1;
                let cost = after(used).map(|c| Cost { inner: c.inner + inner, weight: c.weight + inner, ..c });
                taken = cheaper(taken, cost);
            }
            if let (0, true, Some(cost)) = (i, w < starts, taken)
                && found.is_none_or(|(weight, _)| cost.weight < weight)
                && is_plausible(text, &words[w..], short, letters, cost)
            {
                found = words.last().and_then(|last| Some((cost.weight, text.get(range.start..last.end)?)));
            }
            // The last word is never passed over: what stands before the bracket belongs to the long form.
            let skip = if w + 1 == words.len() { None } else { after(i) };
            let content = usize::from(!function);
            let skip = skip.map(|c| Cost { skips: c.skips + content, weight: c.weight + 1 + content, ..c });
            if let Some(cell) = table.get_mut(w * width + i) {
                *cell = cheaper(taken, skip);
            }
        }
    }
    found.map(|(_, long)| long)
}

fn cheaper(a: Option<Cost>, b: Option<Cost>) -> Option<Cost> {
    [a, b].into_iter().flatten().min_by_key(|cost| cost.weight)
}

/// Whether a matching is more than chance.
fn is_plausible(text: &str, words: &[Range<usize>], short: &str, letters: &[Letter], cost: Cost) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let long = &text[first.start..last.end];
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let is_title = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let each = || words.iter().map(|word| &text[word.clone()]);
    let in_full = short.to_lowercase();
    // Headings are set in capitals, where every word looks like a short form.
    let is_heading = !long.contains(char::is_lowercase);
    let names_itself = long.contains(short) || each().any(|word| word.to_lowercase() == in_full);
    let is_clause = each().any(|word| CLAUSE.contains(&word))
        || is_function(&text[last.clone()])
        || is_small(long) && is_function(&text[first.clone()]);
    // A name begins with a capital if any of its words does; "leder af Lægeforeningen" is no name.
    let is_split = is_small(long) && each().any(is_title);
    if is_heading || names_itself || is_clause || is_split || cost.skips > usize::from(letters.len() > 2) {
        return false;
    }
    // A comma separates the parts of a name only in a list that ends in "og".
    let joins = |word: &str| ["og", "eller", "samt", "&"].contains(&word);
    if long.rsplit_once(',').is_some_and(|(_, end)| !end.split_whitespace().any(joins)) {
        return false;
    }
    if words.len() > 1 {
        return cost.inner * 2 <= letters.len();
    }
    // "Mette Holm, kontorleder (KL)": a person's post, and who sent them.
    let is_post = letters.len() == 2 && is_small(long) && text[..first.start].trim_end().ends_with(',');
    !is_post && is_compound(long, letters)
}

/// Whether each letter of the short form can begin a part of the compound, or follows the one before it at once, as in
/// "SUL" for sundhedsloven. A part has three letters or more, begins as syllables do, and rarely follows a, u or y.
fn is_compound(word: &str, letters: &[Letter]) -> bool {
    let word: Vec<char> = word.chars().map(lower).collect();
    let begins_part = |at: usize| {
        let near = at.checked_sub(1).and_then(|before| word.get(before..at + 3));
        matches!(near, Some(&[before, first, second, _]) if at >= 3 && !"auy".contains(before)
            && (is_vowel(first) || is_vowel(second) || "lrjvn".contains(second) || first == 's'))
    };
    let capitals = letters.iter().filter(|letter| !letter.free).count();
    // Where the letter at hand may stand.
    let mut places = vec![0];
    for (i, letter) in letters.iter().enumerate().skip(1) {
        let stands = |at: &usize| {
            let joined = places.contains(&(at - 1)) || begins_part(*at) && places.iter().any(|place| place + 3 <= *at);
            let behind = places.iter().any(|place| place < at);
            word.get(*at) == Some(&letter.lower) && (joined || letter.free && behind)
        };
        places = (1..word.len()).filter(stands).collect();
        if i + 1 == letters.len() {
            places.retain(|at| begins_part(*at));
        }
    }
    word.len() >= (3 * capitals).max(10) && !places.is_empty()
}
