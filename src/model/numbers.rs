//! The numbers of stills: those that are written down for good, and those that the others get.

use std::collections::BTreeMap;

use super::bridge::Bridge;
use super::names::{PersonId, StillId};
use super::still::{Home, Written};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::YamlFile;
use crate::load::scalars::Date;
use crate::load::wire::numbers::NumbersFile;
use crate::load::wire::words::StillKind;
use crate::places::{At, SourcePath};

/// A picture as far as its name needs it, whether it is shown or not: what is not cleared keeps its number, so that the
/// others keep theirs when it is. It goes no further than the model.
#[derive(Debug)]
pub(super) struct Exposure {
    /// Which still it is, if it is shown.
    pub(super) still: Option<StillId>,
    pub(super) path: SourcePath,
    pub(super) date: Option<Date>,
    pub(super) people: Vec<PersonId>,
    pub(super) photographer: Option<String>,
    /// Whether its name has a number: what is shot again and again.
    pub(super) numbered: bool,
    /// The number that it has whatever its name is; without one it is counted among its likes.
    pub(super) number: Option<u32>,
}

/// The numbers of `stills/numbers.yaml`, and who has none there.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// The file that they are written in, if there is one.
    pub file: Option<SourcePath>,
    /// The number of each picture by its path below `stills/`, whether it is there or no longer.
    pub written: BTreeMap<String, u32>,
    /// The pictures of `stills/` that have none, by their paths below it, with the numbers that come next.
    pub next: Vec<(String, u32)>,
}

impl Numbers {
    /// The numbers of pictures that are not among `files`, in order.
    pub fn of_nobody<'a>(&'a self, files: &'a [SourcePath]) -> impl Iterator<Item = (&'a str, u32)> {
        let gone = |path: &str| !files.iter().any(|file| below(file) == Some(path));
        self.written.iter().map(|(path, number)| (path.as_str(), *number)).filter(move |(path, _)| gone(path))
    }
}

/// A path below `stills/`.
fn below(path: &SourcePath) -> Option<&str> {
    path.as_str().strip_prefix("stills/")
}

impl Bridge<'_> {
    /// A picture as far as its name needs it.
    pub(super) fn exposure(&self, written: &Written<'_>, still: Option<StillId>) -> Exposure {
        let embedded = &written.picture.facts.embedded;
        let people = written.said.people.iter().filter_map(|name| self.names.people.peek(&name.value)?.ok()).collect();
        let photographer = written.said.photographer.as_ref().map(|photographer| photographer.value.clone());
        let kind = matches!(written.kind(), StillKind::Production | StillKind::Bts);
        Exposure {
            still,
            path: written.picture.path.clone(),
            date: written.date(),
            people,
            photographer: photographer.or_else(|| embedded.creator.clone()),
            numbered: kind && Home::of(&written.picture.path) == Home::Gallery,
            number: None,
        }
    }

    /// Puts all pictures into the order in which they get their names, and gives those of `stills/` the numbers that are
    /// written down. With such a file the others follow on them; without it they are counted among their likes.
    pub(super) fn numbers(&mut self, roll: &mut [Exposure], file: Option<YamlFile<NumbersFile>>) -> Numbers {
        // What is shot later comes later. A picture without a date comes first, since one from a camera has a date.
        roll.sort_by(|a, b| {
            (below(&a.path).is_some(), a.date, &a.path).cmp(&(below(&b.path).is_some(), b.date, &b.path))
        });
        let (file, written) = match file {
            Some(file) => (Some(file.path), self.written_numbers(file.value.value)),
            None => (None, BTreeMap::new()),
        };
        let mut next = written.values().max().map_or(1, |last| last + 1);
        let mut unwritten = Vec::new();
        for (exposure, path) in in_gallery(roll) {
            exposure.number = written.get(&path).copied();
            if exposure.number.is_none() {
                exposure.number = file.is_some().then_some(next);
                unwritten.push((path, next));
                next += 1;
            }
        }
        roll.sort_by_key(|exposure| exposure.number);
        Numbers { file, written, next: unwritten }
    }

    /// The numbers as written, no two the same.
    fn written_numbers(&mut self, file: NumbersFile) -> BTreeMap<String, u32> {
        let mut numbers = BTreeMap::new();
        let mut holders: BTreeMap<u32, At<String>> = BTreeMap::new();
        for (path, number) in file.numbers.0 {
            let value = number.value.0;
            numbers.insert(path.value.clone(), value);
            let Some(earlier) = holders.insert(value, path.clone()) else { continue };
            self.out.push(
                Diagnostic::error(Code::DuplicateName, format!("two stills have the number {value}"))
                    .at(number.place, format!("`{}`", path.value))
                    .at(earlier.place, format!("`{}`", earlier.value))
                    .help("a number must say which still is meant: take the newer entry out, and `onset number` gives it the next one"),
            );
        }
        numbers
    }
}

/// The pictures of `stills/`, with their paths below it.
fn in_gallery(roll: &mut [Exposure]) -> impl Iterator<Item = (&mut Exposure, String)> {
    roll.iter_mut().filter_map(|exposure| {
        let path = below(&exposure.path)?.to_owned();
        Some((exposure, path))
    })
}
