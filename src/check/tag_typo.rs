//! # tag-typo
//! A tag used once differs by a letter or two from one on the same axis that is used more often.
//!
//! Why: the archive is found by its tags; a slip makes a tag of its own, and the entry or still behind it is missing
//! where a reader, or the crew in ten years, looks for it.
//!
//! Example:
//! ```text
//! tags:
//!   location: [weighing-huose]
//! ```
//! Fix: write the tag as it is written elsewhere. If both are meant, name the file under `checks: allow: tag-typo`.

use std::collections::BTreeSet;

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::tags::{Tag, Word};

pub(super) const CHECK: Check = Check { code: Code::TagTypo, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let (rare, common): (Vec<Used<'_>>, Vec<Used<'_>>) =
        project.vocabulary.words().map(|(tag, word)| Used::new(tag, word)).partition(|used| used.times == 1);
    for Used { tag, word, .. } in rare {
        if let Some(meant) = nearest(tag, &common) {
            let label = &meant.word.label;
            out.push(
                CHECK
                    .says(format!("the tag `{}` looks like a slip of `{label}`", word.label))
                    .at(word.places[0], "used once")
                    .at(meant.word.places[0], "used more often")
                    .help(format!("write `{label}` if that is what is meant")),
            );
        }
    }
}

/// A word of the vocabulary.
struct Used<'a> {
    tag: &'a Tag,
    word: &'a Word,
    /// In how many places it was written; a folder's defaults count once, however many pictures they are for.
    times: usize,
}

impl<'a> Used<'a> {
    fn new(tag: &'a Tag, word: &'a Word) -> Self {
        Self { tag, word, times: word.places.iter().collect::<BTreeSet<_>>().len() }
    }
}

/// The nearest of the common words on the same axis; of two equally near the more common one.
fn nearest<'a>(tag: &Tag, common: &'a [Used<'a>]) -> Option<&'a Used<'a>> {
    let others = common.iter().filter(|other| other.tag.axis == tag.axis);
    others
        .filter_map(|other| Some((distance(&tag.name, &other.tag.name)?, other)))
        .min_by_key(|(distance, other)| (*distance, usize::MAX - other.times, other.tag))
        .map(|(_, other)| other)
}

/// How many slips lie between two tags: insertions, deletions, substitutions, neighbours swapped. `None` when they are
/// too far apart, too short to tell a slip from another word, or numbered on purpose.
fn distance(one: &str, other: &str) -> Option<usize> {
    let allowed = match one.len().min(other.len()) {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    // Most pairs are told apart by their lengths, which is what keeps this cheap in a large archive.
    if one.len().abs_diff(other.len()) > allowed {
        return None;
    }
    let distance = strsim::osa_distance(one, other);
    (distance <= allowed && without_digits(one) != without_digits(other)).then_some(distance)
}

fn without_digits(name: &str) -> String {
    name.replace(|c: char| c.is_ascii_digit(), "")
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn slips_are_told_from_other_words() {
        assert_eq!(distance("weighing-huose", "weighing-house"), Some(1));
        assert_eq!(distance("odlie", "odile"), Some(1));
        assert_eq!(distance("sea", "tea"), None);
        assert_eq!(distance("stage-1", "stage-2"), None);
        assert_eq!(distance("labour", "wonder"), None);
    }
}
