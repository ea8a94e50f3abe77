//! How checks put several things into one sentence.

/// `one`, `one and two`, `one, two and three`.
pub(super) fn and<S: AsRef<str>>(things: &[S]) -> String {
    join(things, "and")
}

/// `one`, `one or two`, `one, two or three`.
pub(super) fn or<S: AsRef<str>>(things: &[S]) -> String {
    join(things, "or")
}

/// The first `limit` things, and how many more there are.
pub(super) fn first<S: AsRef<str>>(things: &[S], limit: usize) -> String {
    if things.len() <= limit {
        return and(things);
    }
    let shown: Vec<&str> = things.iter().take(limit).map(AsRef::as_ref).collect();
    format!("{} and {} more", shown.join(", "), things.len() - limit)
}

/// `1 page`, `2 pages`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn join<S: AsRef<str>>(things: &[S], word: &str) -> String {
    match things {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [start @ .., last] => {
            let start: Vec<&str> = start.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", start.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{and, first};

    #[test]
    fn lists_read_as_they_are_spoken() {
        assert_eq!(and(&["a"]), "a");
        assert_eq!(and(&["a", "b", "c"]), "a, b and c");
        assert_eq!(first(&["a", "b", "c", "d"], 2), "a, b and 2 more");
    }
}
