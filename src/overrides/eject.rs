//! `onset theme eject`: shipped files are copied into the project, to be changed there.

use std::collections::BTreeMap;

use super::name::wrong;
use super::{Opened, Report, open};
use crate::diagnostics::Diagnostic;
use crate::failure::Failure;
use crate::load::shipped::origin;
use crate::pipeline::Request;
use crate::places::SourcePath;
use crate::write::put;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Which files, by their names in the theme or nearly so.
    pub files: &'a [String],
    /// Whether files of the project's own may be written over.
    pub force: bool,
    /// Whether nothing is copied, and the project's own files are noted as taking the shipped ones of today into account.
    pub mark: bool,
}

/// A file that was copied or noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Its name in the theme.
    pub name: String,
    /// The built-in theme it is from: `scope`, `folio` or `base`.
    pub from: &'static str,
    /// Where it lies in the project.
    pub path: SourcePath,
}

/// Where copies go: the changes for this film.
const FOLDER: &str = "theme";

/// Copies files, or notes them, all of them or none. There is no answer when one of them cannot be meant, or would be
/// written over.
///
/// # Errors
///
/// When there is no such folder, and what the disk says.
pub fn eject(request: &Request<'_>, asked: Asked<'_>) -> Result<Report<Vec<Copied>>, Failure> {
    open(request, |opened, out| {
        let mut copies: Vec<Copied> = Vec::new();
        for written in asked.files {
            match opened.copy(written, asked) {
                Ok(copy) if copies.contains(&copy) => {}
                Ok(copy) => copies.push(copy),
                Err(problem) => out.push(*problem),
            }
        }
        if !out.is_empty() {
            return Ok(None);
        }
        opened.put(request, &copies, asked.mark)?;
        Ok(Some(copies))
    })
}

impl Opened {
    /// What would be copied, and where to.
    fn copy(&self, written: &str, asked: Asked<'_>) -> Result<Copied, Box<Diagnostic>> {
        let name = self.shipped(written)?;
        let (from, _) = origin(self.theme.built_in().name, name).ok_or_else(|| wrong(format!("no file {name}")))?;
        let own = self.theme.part(name).and_then(|part| part.source.clone());
        let path = SourcePath::new(&format!("{FOLDER}/{name}")).ok_or_else(|| wrong(format!("no path {name}")))?;
        match (own, asked) {
            (Some(path), Asked { mark: true, .. }) => Ok(Copied { name: name.to_owned(), from, path }),
            (None, Asked { mark: true, .. }) => Err(Box::new(
                wrong(format!("this film has no {name} of its own that could be noted"))
                    .help(format!("`onset theme eject {name}` copies onset's to {path}")),
            )),
            (Some(own), Asked { force: false, .. }) => Err(Box::new(in_the_way(name, &own, &path))),
            _ => Ok(Copied { name: name.to_owned(), from, path }),
        }
    }

    /// Writes the copies, then the lists of the folders they lie in.
    fn put(&self, request: &Request<'_>, copies: &[Copied], only_note: bool) -> Result<(), Failure> {
        let mut folders: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for copy in copies {
            if let Some(folder) = copy.path.as_str().strip_suffix(&format!("/{}", copy.name)) {
                folders.entry(folder.to_owned()).or_default().push(&copy.name);
            }
            if let Some(bytes) = self.theme.shipped(&copy.name).filter(|_| !only_note) {
                put(request.root, &copy.path, bytes)?;
            }
        }
        for (folder, names) in folders {
            if let Some((path, text)) = self.ledger(&folder, &names) {
                put(request.root, &path, text.as_bytes())?;
            }
        }
        Ok(())
    }
}

/// What is said of a file of the project's own where a copy should go.
fn in_the_way(name: &str, own: &SourcePath, path: &SourcePath) -> Diagnostic {
    let what = if own == path {
        format!("{own} is there already, and was not written over")
    } else {
        format!("{own} replaces {name} already: a copy in {path} would hide it")
    };
    let diagnostic =
        wrong(what).in_file(own).help(format!("`onset theme diff {name}` shows how it differs from onset's"));
    diagnostic.help(if own == path {
        "--force writes onset's over it, and your changes are lost; --mark keeps yours, and notes that it is up to date"
    } else {
        "change that file, or write the copy all the same with --force"
    })
}
