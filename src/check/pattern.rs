//! Patterns of paths, as `checks: allow:` takes them.

/// Whether a path fits a pattern: `*` stands for any number of characters, `/` among them, `?` for exactly one.
/// Takes time in proportion to both lengths multiplied, at most.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let path: Vec<char> = path.chars().collect();
    let (mut at, mut read) = (0, 0);
    // The last `*` passed, and how much of the path it stands for up to now.
    let mut star: Option<(usize, usize)> = None;
    while read < path.len() {
        match (pattern.get(at), star) {
            (Some('*'), _) => {
                star = Some((at, read));
                at += 1;
            }
            (Some(c), _) if *c == '?' || *c == path[read] => {
                at += 1;
                read += 1;
            }
            (_, Some((place, taken))) => {
                star = Some((place, taken + 1));
                at = place + 1;
                read = taken + 1;
            }
            (_, None) => return false,
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_question_marks() {
        for (pattern, path) in [
            ("stills/spare/*", "stills/spare/one.jpg"),
            ("stills/*", "stills/spare/one.jpg"),
            ("*.jpg", "stills/spare/one.jpg"),
            ("stills/day-??/*.jpg", "stills/day-07/été.jpg"),
            ("a*b*c", "a-b-b-c"),
            ("**", ""),
        ] {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in
            [("stills/spare", "stills/spare/one.jpg"), ("?", ""), ("a*b", "a-b-c"), ("*.jpg", "one.jpeg"), ("", "a")]
        {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
        assert!(!matches(&"*a".repeat(50), &"a".repeat(49)));
    }
}
