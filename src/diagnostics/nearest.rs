//! The nearest known name to one that was mistyped.

/// The known name closest to `written`, if it is close enough to be what was meant.
///
/// Closeness is the Damerau-Levenshtein distance (insertions, deletions, substitutions, neighbours swapped), at most
/// a third of the longer word and never more than three; upper and lower case, `-`, `_` and spaces do not count.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(written);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&folded, &fold(name)), name))
        .filter(|(distance, name)| *distance <= allowed(written.len().max(name.len())))
        .min_by_key(|(distance, name)| (*distance, *name))
        .map(|(_, name)| name)
}

fn allowed(length: usize) -> usize {
    (length / 3).clamp(1, 3)
}

fn fold(name: &str) -> String {
    name.to_lowercase().replace(['-', '_', ' '], "")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        assert_eq!(nearest("photgrapher", ["photographer", "people"]), Some("photographer"));
        assert_eq!(nearest("aspect ratio", ["aspect_ratio", "sound"]), Some("aspect_ratio"));
        assert_eq!(nearest("budget", ["caption", "alt"]), None);
    }
}
