//! What pictures are called when they leave the house: names a journalist can sort, search and open anywhere, and that stay
//! the same when a still is added.

use std::collections::{BTreeMap, BTreeSet};

use super::deliverable::Deliverable;
use super::film::Film;
use super::names::StillId;
use super::numbers::Exposure;
use super::person::Person;
use super::slug::{slug, unique};
use crate::load::wire::words::Numbering;

/// The longest name of a file, without its ending. With a folder before it, it stays within what Windows opens.
const MAX_LENGTH: usize = 100;

/// The ending of press pictures.
const ENDING: &str = ".jpg";

/// How much of a part of a name is left at the least, so that it can be told what it was.
const RECOGNISABLE: usize = 8;

/// Digits that a name has room for, so that it is cut in the same place whatever its number is.
const DIGITS: usize = 3;

/// The names of all stills.
#[derive(Debug, Default)]
pub struct FileNames {
    /// What the name of each still is made of.
    parts: Vec<Parts>,
    /// The names that keep, by pattern and length.
    stable: BTreeMap<(String, usize), Vec<String>>,
}

impl FileNames {
    /// Names every picture of the roll, in its order, as each deliverable wants it. Names of pictures that are not shown
    /// are taken too, and forgotten.
    pub(super) fn new(roll: &[Exposure], film: &Film, people: &[Person], deliverables: &[Deliverable]) -> Self {
        let film = film.slug();
        let all: Vec<Parts> = roll.iter().map(|exposure| Parts::of(exposure, &film, people)).collect();
        let stills = || roll.iter().zip(&all).filter_map(|(exposure, parts)| Some((exposure.still?, parts)));
        let mut parts: Vec<(StillId, &Parts)> = stills().collect();
        parts.sort_by_key(|(id, _)| *id);
        let mut stable = BTreeMap::new();
        for deliverable in deliverables.iter().filter(|one| one.numbers == Numbering::Stable) {
            stable.entry(form(deliverable)).or_insert_with_key(|(pattern, longest)| {
                let numbers: Vec<Option<u32>> = roll.iter().map(|exposure| exposure.number).collect();
                let names = by_pattern(all.iter().zip(numbers), pattern, *longest);
                let mut shown: Vec<(StillId, String)> =
                    roll.iter().zip(names).filter_map(|(exposure, name)| Some((exposure.still?, name))).collect();
                shown.sort_by_key(|(id, _)| *id);
                shown.into_iter().map(|(_, name)| name).collect()
            });
        }
        Self { parts: parts.into_iter().map(|(_, parts)| parts.clone()).collect(), stable }
    }

    /// The names of pictures in a deliverable, without ending, in the order given: ASCII, no spaces, unique, and with their
    /// ending no longer than it allows.
    pub fn of(
        &self,
        deliverable: &Deliverable,
        pictures: impl IntoIterator<Item = StillId>,
    ) -> BTreeMap<StillId, String> {
        let (pattern, longest) = form(deliverable);
        if let Some(names) =
            self.stable.get(&(pattern.clone(), longest)).filter(|_| deliverable.numbers == Numbering::Stable)
        {
            return pictures.into_iter().map(|id| (id, names[id.index()].clone())).collect();
        }
        let pictures: Vec<StillId> = pictures.into_iter().collect();
        let mut last = 0;
        let numbered = pictures.iter().map(|id| &self.parts[id.index()]).map(|parts| {
            last += u32::from(parts.numbered);
            (parts, Some(last))
        });
        let names = by_pattern(numbered, &pattern, longest);
        pictures.into_iter().zip(names).collect()
    }
}

/// How a deliverable's pictures are named: the pattern, and the length of a name without ending.
fn form(deliverable: &Deliverable) -> (String, usize) {
    let longest = deliverable.limits.name_length.map_or(MAX_LENGTH, |limit| {
        (limit.value as usize).saturating_sub(ENDING.len()).clamp(RECOGNISABLE, MAX_LENGTH)
    });
    (deliverable.file_name.clone(), longest)
}

/// Names by a pattern, in the order given. A picture without a number is counted among those before it whose names would
/// be the same: adding one at the end changes no name.
fn by_pattern<'a>(
    pictures: impl IntoIterator<Item = (&'a Parts, Option<u32>)>,
    pattern: &str,
    longest: usize,
) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut likes: BTreeMap<String, u32> = BTreeMap::new();
    let name = |(parts, number): (&Parts, Option<u32>)| {
        let number = parts.numbered.then(|| {
            number.unwrap_or_else(|| {
                let like = likes.entry(parts.name(pattern, Some(0), longest)).or_default();
                *like += 1;
                *like
            })
        });
        unique_within(parts.name(pattern, number, longest), longest, &mut taken)
    };
    pictures.into_iter().map(name).collect()
}

/// A name nothing else has yet, cut to a length; what makes it unique is not cut.
fn unique_within(mut name: String, longest: usize, taken: &mut BTreeSet<String>) -> String {
    name.truncate(longest);
    name.truncate(name.trim_end_matches(['-', '_']).len());
    let whole = unique(name.clone(), taken);
    if whole.len() <= longest {
        return whole;
    }
    taken.remove(&whole);
    name.truncate(longest.saturating_sub(whole.len() - name.len()));
    unique(name, taken)
}

/// What a name is made of, in the letters of file names.
#[derive(Debug, Clone)]
struct Parts {
    /// The subject, the film and the photographer. Where a name becomes too long they are shortened in this order: the
    /// number, which tells pictures apart and in order, is not.
    words: [String; 3],
    numbered: bool,
}

impl Parts {
    fn of(exposure: &Exposure, film: &str, people: &[Person]) -> Self {
        let photographer = exposure.photographer.as_deref().map(slug).unwrap_or_default();
        Self { words: [subject(exposure, people), film.to_owned(), photographer], numbered: exposure.numbered }
    }

    /// The pattern filled in.
    fn name(&self, pattern: &str, number: Option<u32>, longest: usize) -> String {
        let number = number.map(|number| format!("{number:02}")).unwrap_or_default();
        let name = self.fill(pattern, &number);
        let room = "0".repeat(if number.is_empty() { 0 } else { DIGITS.max(number.len()) });
        if name.len() + room.len() - number.len() <= longest {
            return name;
        }
        let mut parts = self.clone();
        for at in 0..parts.words.len() {
            let over = parts.fill(pattern, &room).len().saturating_sub(longest);
            shorten(&mut parts.words[at], over);
        }
        parts.fill(pattern, &number)
    }

    fn fill(&self, pattern: &str, number: &str) -> String {
        let [subject, film, photographer] = &self.words;
        let name = pattern
            .replace("{film}", film)
            .replace("{subject}", subject)
            .replace("{photographer}", photographer)
            .replace("{nn}", number);
        name.split('_').map(slug).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
    }
}

/// Takes so many characters off a part of a name, if that leaves enough of it.
fn shorten(part: &mut String, over: usize) {
    if over > 0 {
        part.truncate(part.len().saturating_sub(over).max(RECOGNISABLE));
        part.truncate(part.trim_end_matches('-').len());
    }
}

/// Whose portrait it is, or who is in it, or else what its file was called.
fn subject(exposure: &Exposure, people: &[Person]) -> String {
    let sitter = people.iter().find(|person| exposure.still.is_some() && person.headshot == exposure.still);
    match (sitter, &exposure.people[..]) {
        (Some(person), _) => slug(&person.name),
        (None, []) => slug(exposure.path.stem()),
        (None, in_it) => in_it.iter().take(3).map(|id| slug(&people[id.index()].name)).collect::<Vec<_>>().join("-"),
    }
}
