//! Several things in a line, with the marks between them that a language uses.

use crate::model::translated::Lang;
use crate::plan::phrases::Phrases;

/// Things with commas between them, or with semicolons where one of them holds a comma; sentences follow each other.
pub fn list(items: impl IntoIterator<Item = impl AsRef<str>>, lang: Lang, phrases: &Phrases) -> String {
    let items: Vec<_> = items.into_iter().collect();
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(between(&items, mark(phrases.get(lang, "comma")), mark(phrases.get(lang, "semicolon"))))
}

/// Parts of one thing (a cinema, its city, its country) with commas between them, whatever they hold.
pub fn line(parts: impl IntoIterator<Item = impl AsRef<str>>, lang: Lang, phrases: &Phrases) -> String {
    let parts: Vec<_> = parts.into_iter().collect();
    parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(mark(phrases.get(lang, "comma")))
}

/// What stands between two items in a phrase that shows them: `{a}, {b}`.
fn mark(phrase: &str) -> &str {
    phrase.strip_prefix("{a}").and_then(|rest| rest.strip_suffix("{b}")).unwrap_or(", ")
}

/// What stands between items, given the comma and the semicolon of a language, each with the space behind it.
fn between<'a>(items: &[&str], comma: &'a str, semicolon: &'a str) -> &'a str {
    if items.iter().any(|item| item.ends_with(['.', '!', '?', '؟'])) {
        " "
    } else if items.iter().any(|item| item.contains(comma.trim_end())) {
        semicolon
    } else {
        comma
    }
}

#[cfg(test)]
mod tests {
    use super::{between, mark};

    #[test]
    fn what_stands_between_items_depends_on_what_is_in_them() {
        let english = |items: &[&str]| between(items, ", ", "; ").to_owned();
        assert_eq!(english(&["Ireland", "France"]), ", ");
        assert_eq!(english(&["DCP, 2K", "ProRes"]), "; ");
        assert_eq!(english(&["No strobes.", "A child is lost."]), " ");
        assert_eq!(mark("{a}، {b}"), "، ");
        assert_eq!(between(&["رام الله، فلسطين", "القدس"], "، ", "؛ "), "؛ ");
    }
}
