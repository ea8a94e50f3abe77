//! Gathers outputs, and tells of two that want one path and of names that Windows refuses.

use std::collections::{BTreeMap, BTreeSet};

use super::{Maker, Planned};
use crate::diagnostics::{Code, Diagnostic, Spot};
use crate::model::slug::refused_by_windows;
use crate::places::OutPath;

/// Gathers outputs and tells of two that want one path. Windows and macOS do not tell upper from lower case.
pub(super) struct Planner<'a> {
    pub(super) outputs: BTreeMap<OutPath, Planned>,
    folded: BTreeMap<String, OutPath>,
    refused: BTreeSet<String>,
    out: &'a mut Vec<Diagnostic>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(out: &'a mut Vec<Diagnostic>) -> Self {
        Self { outputs: BTreeMap::new(), folded: BTreeMap::new(), refused: BTreeSet::new(), out }
    }

    /// Adds an output, unless something else is to lie there.
    pub(super) fn add(&mut self, path: OutPath, maker: Maker, what: &str, spot: Option<Spot>) {
        let planned = Planned { maker, what: what.to_owned(), spot };
        let folded = path.as_str().to_lowercase();
        if let Some(earlier) = self.folded.get(&folded).and_then(|path| self.outputs.get(path)) {
            // One picture may be wanted under one name twice: that is one file.
            if earlier.maker == planned.maker {
                return;
            }
            let mut collision = Diagnostic::error(
                Code::PathCollision,
                format!("`{path}` is asked for twice: by {} and by {}", earlier.what, planned.what),
            );
            collision.spots.extend(planned.spot.map(|spot| (spot, "here".to_owned())));
            collision.spots.extend(earlier.spot.clone().map(|spot| (spot, "and here".to_owned())));
            self.out.push(collision.help("only one of them can be published: rename the other"));
            return;
        }
        self.tell_refused(&path, planned.spot.clone());
        self.folded.insert(folded, path.clone());
        self.outputs.insert(path, planned);
    }

    /// Tells of a name that Windows refuses; of a folder's once.
    fn tell_refused(&mut self, path: &OutPath, spot: Option<Spot>) {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        let Some((at, why)) = parts.iter().enumerate().find_map(|(at, part)| Some((at, refused_by_windows(part)?)))
        else {
            return;
        };
        let whole = parts[..=at].join("/");
        if !self.refused.insert(whole.clone()) {
            return;
        }
        let mut warning = Diagnostic::warning(Code::RefusedName, format!("`{whole}` {why}"));
        warning.spots.extend(spot.map(|spot| (spot, "here".to_owned())));
        self.out.push(
            warning.help("the site is published all the same, but nobody can open or unpack it on Windows: rename it"),
        );
    }
}
