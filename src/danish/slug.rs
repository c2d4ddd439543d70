//! Names as readable parts of ids.

/// A name as a readable part of an id: lower case, æ→ae, ø→oe, å→aa, every other run of characters a hyphen; at most 80
/// bytes, cut between words.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'é' | 'è' | 'ê' => out.push('e'),
            'ü' => out.push('u'),
            'a'..='z' | '0'..='9' => out.push(c),
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    if out.len() > 80 {
        let cut = out[..80].rfind('-').unwrap_or(80);
        out.truncate(cut);
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_ids() {
        assert_eq!(slug("NFS Sundhedsklynge Faglig/strategisk"), "nfs-sundhedsklynge-faglig-strategisk");
        assert_eq!(slug("Børne- og Skoleudvalget (Århus)"), "boerne-og-skoleudvalget-aarhus");
        assert_eq!(slug("…"), "");
        assert!(slug(&"sundhed ".repeat(40)).len() <= 80);
    }
}
