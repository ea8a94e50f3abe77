//! `onset theme list`: the themes there are, and where each file of the one in use comes from.

use std::collections::BTreeSet;

use super::{Opened, Report, open};
use crate::failure::Failure;
use crate::load::shipped::{BUILT_IN, built_in, origin};
use crate::load::{EJECTED, in_theme};
use crate::model::ejected::Drift;
use crate::pipeline::Request;

/// The themes there are, and the files of the one in use.
#[derive(Debug)]
pub struct Listing {
    /// The theme in use.
    pub used: String,
    /// The built-in theme that it changes, or is.
    pub built_in: &'static str,
    /// Every theme.
    pub themes: Vec<Offer>,
    /// Every file, by name.
    pub files: Vec<Row>,
}

/// A theme that a film may name.
#[derive(Debug)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// What a built-in one is like; none for one of the project's own.
    pub about: Option<&'static str>,
}

/// A file of the theme.
#[derive(Debug)]
pub struct Row {
    /// Its name in the theme.
    pub name: String,
    /// Where it is taken from: a path in the project, or `scope`, `folio` or `base`.
    pub from: String,
    /// Whether it is the project's own.
    pub own: bool,
    /// The shipped file that it takes the place of: `scope`, `folio` or `base`.
    pub replaces: Option<&'static str>,
    /// How it stands to that.
    pub state: State,
}

/// How a file stands to the shipped one that it takes the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is the shipped one, or takes no one's place.
    Plain,
    /// It is the same, byte for byte.
    Same,
    /// It is noted as a copy, and was changed; the shipped one is as it was.
    Changed,
    /// The shipped one has changed since, or is gone.
    Behind,
    /// It is another, and nothing is noted about it.
    Other,
}

impl State {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "shipped",
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Behind => "shipped-changed",
            Self::Other => "replaced",
        }
    }
}

/// Lists themes and files. There is no answer when the project cannot be understood.
///
/// # Errors
///
/// When there is no such folder.
pub fn list(request: &Request<'_>) -> Result<Report<Listing>, Failure> {
    open(request, |opened, _| Ok(Some(opened.listing())))
}

impl Opened {
    fn listing(&self) -> Listing {
        let own: BTreeSet<&str> = self
            .project
            .files
            .iter()
            .filter_map(|path| path.as_str().strip_prefix("themes/")?.split_once('/'))
            .map(|(name, _)| name)
            .collect();
        let shipped = BUILT_IN.iter().map(|theme| Offer { name: theme.name.to_owned(), about: Some(theme.about) });
        let mine = own.into_iter().filter(|name| built_in(name).is_none());
        let mine = mine.map(|name| Offer { name: name.to_owned(), about: None });
        Listing {
            used: self.project.site.theme.clone(),
            built_in: self.theme.built_in().name,
            themes: shipped.chain(mine).collect(),
            files: self.theme.parts().filter_map(|(name, _)| self.row(name)).collect(),
        }
    }

    /// A file as it is listed; none for what is no file of its own.
    fn row(&self, name: &str) -> Option<Row> {
        let part = self.theme.part(name)?;
        let shipped = origin(self.theme.built_in().name, name);
        let replaces = shipped.map(|(from, _)| from);
        let row = |from: String, own, replaces, state| Row { name: name.to_owned(), from, own, replaces, state };
        match &part.source {
            None => replaces.map(|from| row(from.to_owned(), false, None, State::Plain)),
            Some(source) if in_theme(source) == Some(EJECTED) => None,
            Some(source) => {
                let state = match (shipped, self.drift(name)) {
                    (Some((_, bytes)), _) if bytes == &*part.bytes => State::Same,
                    (_, Some((Drift::Changed | Drift::Elsewhere(_) | Drift::Gone, _))) => State::Behind,
                    (Some(_), None) if self.is_noted(name) => State::Changed,
                    (Some(_), None) => State::Other,
                    (None, None) => State::Plain,
                };
                Some(row(source.to_string(), true, replaces, state))
            }
        }
    }
}
