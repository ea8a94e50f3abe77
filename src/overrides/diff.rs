//! `onset theme diff`: what a project's own files change in those that onset ships. The one file that knows the library
//! that compares texts.

use similar::TextDiff;

use super::{Opened, Report, open};
use crate::failure::Failure;
use crate::load::shipped::origin;
use crate::model::ejected::Drift;
use crate::pipeline::Request;
use crate::places::SourcePath;

/// A file of the project's own beside the shipped one.
#[derive(Debug)]
pub struct Difference {
    /// Its name in the theme.
    pub name: String,
    /// The built-in theme that ships it: `scope`, `folio` or `base`.
    pub from: &'static str,
    /// The project's own.
    pub path: SourcePath,
    /// How the shipped one has changed since it was copied, and the version of onset it was copied from.
    pub drift: Option<(Drift, String)>,
    /// How they compare.
    pub compared: Compared,
}

/// How two files compare.
#[derive(Debug, PartialEq, Eq)]
pub enum Compared {
    /// Byte for byte the same.
    Same,
    /// Texts, and where they differ, as a unified diff.
    Texts(String),
    /// Something else than texts, and different.
    Bytes,
    /// The project's own builds upon the shipped one, and shows only what it changes.
    Extends,
}

/// Compares the files that are named, or every one that the project replaces.
///
/// # Errors
///
/// When there is no such folder.
pub fn diff(request: &Request<'_>, files: &[String]) -> Result<Report<Vec<Difference>>, Failure> {
    open(request, |opened, out| {
        if files.is_empty() {
            let all = opened.theme.parts().map(|(name, _)| name);
            return Ok(Some(all.filter_map(|name| opened.difference(name, false)).collect()));
        }
        let mut found: Vec<Difference> = Vec::new();
        for written in files {
            match opened.shipped(written) {
                Err(problem) => out.push(*problem),
                Ok(name) => {
                    match opened.difference(name, true) {
                        Some(difference) => found.push(difference),
                        None => out.push(super::name::wrong(format!("this film has no {name} of its own")).help(
                            format!("it is shown with onset's; `onset theme eject {name}` makes a copy to change"),
                        )),
                    }
                }
            }
        }
        Ok(Some(found).filter(|_| out.is_empty()))
    })
}

impl Opened {
    /// The project's own file beside the shipped one; none where there is only one of them. One that extends the shipped
    /// file is set beside it only when it was asked for.
    fn difference(&self, name: &str, asked: bool) -> Option<Difference> {
        let part = self.theme.part(name)?;
        let path = part.source.clone()?;
        let (from, shipped) = origin(self.theme.built_in().name, name)?;
        let own: &[u8] = &part.bytes;
        let compared = match (std::str::from_utf8(shipped), std::str::from_utf8(own)) {
            _ if shipped == own => Compared::Same,
            (Ok(_), Ok(own)) if !asked && own.contains(&format!("default/{name}")) => Compared::Extends,
            (Ok(shipped), Ok(own)) => Compared::Texts(unified(shipped, own, &format!("{from}/{name}"), path.as_str())),
            _ => Compared::Bytes,
        };
        let drift = self.drift(name).map(|(drift, version)| (drift, version.to_owned()));
        Some(Difference { name: name.to_owned(), from, path, drift, compared })
    }
}

/// A unified diff with three lines round each change. The ends of lines do not count: an editor may write others.
fn unified(shipped: &str, own: &str, from: &str, to: &str) -> String {
    let plain = |text: &str| text.replace("\r\n", "\n");
    let (shipped, own) = (plain(shipped), plain(own));
    TextDiff::from_lines(&shipped, &own).unified_diff().context_radius(3).header(from, to).to_string()
}
