//! The archive's tags: a few axes, and on each the words the crew uses.

use std::collections::{BTreeMap, BTreeSet};

use super::slug::slug;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::reading::Table;
use crate::places::{At, Place};

/// The axes every project has.
pub const AXES: &[&str] = &["theme", "character", "location", "emotion"];

/// A tag: its axis and its name as an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag {
    /// The axis, as an address.
    pub axis: String,
    /// The word, as an address.
    pub name: String,
}

/// Tags of one thing.
pub type Tags = BTreeSet<Tag>;

/// The axes of the project with the words on them, as they were first written, and where each was used.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    axes: Vec<(String, String)>,
    words: BTreeMap<Tag, Word>,
}

/// A word of the vocabulary.
#[derive(Debug, Clone)]
pub struct Word {
    /// As it is shown.
    pub label: String,
    /// Where it was written.
    pub places: Vec<Place>,
}

impl Vocabulary {
    /// The axes every project has, and those this one adds.
    pub(super) fn new(extra: Vec<At<String>>, out: &mut Vec<Diagnostic>) -> Self {
        let mut axes: Vec<(String, String)> = AXES.iter().map(|axis| ((*axis).to_owned(), capital(axis))).collect();
        for axis in extra {
            let name = slug(&axis.value);
            if matches!(name.as_str(), "layer" | "audience") {
                out.push(
                    Diagnostic::error(Code::DuplicateName, format!("`{}` cannot be a tag axis", axis.value))
                        .at(axis.place, "")
                        .help(
                            "layers and audiences have their own keys, `layers` and `audiences`, and their own archive",
                        ),
                );
            } else if !name.is_empty() && !axes.iter().any(|(known, _)| *known == name) {
                axes.push((name, capital(&axis.value)));
            }
        }
        Self { axes, words: BTreeMap::new() }
    }

    /// Takes the tags of one thing, and tells of axes the project does not have.
    pub(super) fn take(&mut self, written: Table<Vec<At<String>>>, out: &mut Vec<Diagnostic>) -> Tags {
        let mut tags = Tags::new();
        for (axis, words) in written.0 {
            let name = slug(&axis.value);
            if !self.axes.iter().any(|(known, _)| *known == name) {
                out.push(self.unknown_axis(&axis));
                continue;
            }
            for word in words {
                let tag = Tag { axis: name.clone(), name: slug(&word.value) };
                if tag.name.is_empty() {
                    continue;
                }
                let entry = self
                    .words
                    .entry(tag.clone())
                    .or_insert_with(|| Word { label: label(&word.value), places: Vec::new() });
                entry.places.push(word.place);
                tags.insert(tag);
            }
        }
        tags
    }

    fn unknown_axis(&self, axis: &At<String>) -> Diagnostic {
        let known = self.axes.iter().map(|(name, _)| name.as_str());
        Diagnostic::error(Code::UnknownKey, format!("`{}` is not a tag axis of this project", axis.value))
            .at(axis.place, "unknown axis")
            .did_you_mean(&axis.value, known.clone())
            .help(format!(
                "the axes are {}; more can be named under `tag_axes` in onset.yaml",
                known.collect::<Vec<_>>().join(", ")
            ))
    }

    /// The axes in their order: address and label.
    pub fn axes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.axes.iter().map(|(name, label)| (name.as_str(), label.as_str()))
    }

    /// Every word, by axis and name.
    pub fn words(&self) -> impl Iterator<Item = (&Tag, &Word)> {
        self.words.iter()
    }

    /// How a tag is shown.
    pub fn label<'a>(&'a self, tag: &'a Tag) -> &'a str {
        self.words.get(tag).map_or(&tag.name, |word| &word.label)
    }
}

/// A word as it is shown: `stage-two`, written as an address, reads "Stage two"; anything else stays as written.
fn label(word: &str) -> String {
    if slug(word) == word { capital(&word.replace('-', " ")) } else { word.to_owned() }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
