//! Copies of shipped theme files, which stay as they are when onset mends its own.

use crate::load::YamlFile;
use crate::load::shipped::{mark, origin};
use crate::load::wire::ejected::{self as wire, EjectedFile, ShippedTheme};
use crate::places::{At, Place, SourcePath};

/// A copy of a shipped theme file.
#[derive(Debug, Clone)]
pub struct Ejected {
    /// Where it lies.
    pub path: SourcePath,
    /// Its name in the theme.
    pub name: String,
    /// The built-in theme it is from.
    pub from: ShippedTheme,
    /// The version of onset that had the shipped file.
    pub version: String,
    /// The mark of the shipped file as it was then.
    pub mark: String,
    /// The line that says so.
    pub place: Place,
}

/// How the file that a copy was made from has changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drift {
    /// It is another by now.
    Changed,
    /// The theme in use has one of its own, or takes it from the base: `scope`, `folio` or `base`.
    Elsewhere(&'static str),
    /// There is none of that name any more.
    Gone,
}

impl Ejected {
    /// How the shipped file differs from what it was when it was copied, in a film shown in this built-in theme.
    pub fn drift(&self, theme: &str) -> Option<Drift> {
        match origin(theme, &self.name) {
            None => Some(Drift::Gone),
            Some((other, _)) if other != self.from.word() => Some(Drift::Elsewhere(other)),
            Some((_, bytes)) => (mark(bytes) != self.mark).then_some(Drift::Changed),
        }
    }
}

/// Every copy that is still there.
pub(super) fn ejected(lists: Vec<YamlFile<EjectedFile>>, is_there: impl Fn(&SourcePath) -> bool) -> Vec<Ejected> {
    let all = lists.into_iter().flat_map(|list| {
        let EjectedFile { files } = list.value.value;
        files.0.into_iter().filter_map(move |(name, copy)| one(&list.path, name, copy.value))
    });
    all.filter(|copy| is_there(&copy.path)).collect()
}

fn one(list: &SourcePath, name: At<String>, copy: wire::Ejected) -> Option<Ejected> {
    let wire::Ejected { from, onset, hash } = copy;
    let path = list.join(&name.value)?;
    let place = name.place;
    Some(Ejected { path, name: name.value, from: from.value, version: onset.value, mark: hash.value, place })
}
