//! Names made from words: for addresses, anchors and file names.

/// Words as an address: lower case ASCII letters, digits and single hyphens. Letters of other scripts are written in
/// Latin letters. Empty when nothing is left.
pub fn slug(words: &str) -> String {
    let ascii = deunicode::deunicode_with_tofu(words, "").to_ascii_lowercase();
    let mut out = String::with_capacity(ascii.len());
    for c in ascii.chars().filter(|c| *c != '\'') {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The address of a file by its name; `fallback` when nothing of the name can be written in Latin letters.
pub fn slug_or(words: &str, fallback: &str) -> String {
    Some(slug(words)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| fallback.to_owned())
}

/// A name nothing else has yet: the name itself, or with `-2`, `-3` behind it.
pub fn unique(name: String, taken: &mut std::collections::BTreeSet<String>) -> String {
    let base = if name.is_empty() { "section".to_owned() } else { name };
    let mut candidate = base.clone();
    let mut number = 2_u32;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{base}-{number}");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn words_of_any_script_become_addresses() {
        assert_eq!(slug("Maëlle Tanguy’s first—day!"), "maelle-tanguys-first-day");
        assert_eq!(slug("  Łódź, 4 a.m. "), "lodz-4-a-m");
        assert_eq!(slug("雪"), "xue");
        assert_eq!(slug("!!!"), "");
    }
}
