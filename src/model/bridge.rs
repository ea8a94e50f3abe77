//! What every part of the bridge from files to meaning needs at hand.

use super::names::{ClipId, Names, PersonId, StillId};
use super::tags::Vocabulary;
use super::translated::Languages;
use super::viewing::Viewing;
use crate::diagnostics::Diagnostic;
use crate::places::At;

/// The bridge: the languages, the names, the moment, and the place for what is wrong.
pub(super) struct Bridge<'a> {
    pub(super) languages: &'a Languages,
    pub(super) viewing: Viewing,
    pub(super) names: Names<'a>,
    pub(super) vocabulary: Vocabulary,
    pub(super) raw_html: bool,
    pub(super) dead_links: Vec<DeadLink>,
    pub(super) hidden: Vec<HiddenThing>,
    pub(super) out: &'a mut Vec<Diagnostic>,
}

/// A link inside the project that leads nowhere; the check tells of it.
#[derive(Debug, Clone)]
pub struct DeadLink {
    /// What was written, and where.
    pub written: At<String>,
    /// What is near.
    pub near: Option<String>,
    /// What is missing: a file or an anchor.
    pub missing: &'static str,
}

/// Something that is in the folder and not shown now.
#[derive(Debug, Clone)]
pub struct HiddenThing {
    /// What it is: "entry", "still".
    pub what: &'static str,
    /// Its name.
    pub name: String,
    /// Why it is not shown.
    pub hidden: super::viewing::Hidden,
    /// Where it is described, if anywhere.
    pub place: Option<crate::places::Place>,
    /// Whether a picture of a person is meant.
    pub portrait: bool,
}

impl Bridge<'_> {
    /// The person of this name.
    pub(super) fn person(&mut self, name: &At<String>) -> Option<PersonId> {
        self.names.people.find(name, self.out)
    }

    /// The people of these names, each once.
    pub(super) fn people(&mut self, names: &[At<String>]) -> Vec<PersonId> {
        let mut people = Vec::new();
        for name in names {
            people.extend(self.person(name).filter(|person| !people.contains(person)));
        }
        people
    }

    /// The still of this name: near the file that names it first, then anywhere.
    pub(super) fn still(&mut self, name: &At<String>) -> Option<StillId> {
        let near = self.names.path_of(name.place).and_then(|path| path.join(&name.value));
        if let Some(thing) = near.and_then(|path| self.names.stills.peek(path.as_str())) {
            return super::names::shown("still", name, thing, self.out);
        }
        let name = At { value: name.value.trim_start_matches("./").to_owned(), place: name.place };
        self.names.stills.find(&name, self.out)
    }

    /// The stills of these names, each once.
    pub(super) fn stills(&mut self, names: &[At<String>]) -> Vec<StillId> {
        let mut stills = Vec::new();
        for name in names {
            stills.extend(self.still(name).filter(|still| !stills.contains(still)));
        }
        stills
    }

    /// The clip of this name.
    pub(super) fn clip(&mut self, name: &At<String>) -> Option<ClipId> {
        self.names.clips.find(name, self.out)
    }
}
