//! `ejected.yaml`: the list beside the copies, written anew as a whole.

use std::collections::BTreeMap;

use super::Opened;
use crate::load::EJECTED;
use crate::load::shipped::{mark, origin};
use crate::places::SourcePath;

const HEAD: &str = "# Kept by `onset theme eject`: which files here are copies of onset's own, and what those were like then.\n\
                    # `onset check` says when one has changed since. Keep this list with the files.\n";

impl Opened {
    /// The list of a folder (`theme`, or one of `themes/`), with these shipped files as they are now and what it said of
    /// others before.
    pub(super) fn ledger(&self, folder: &str, names: &[&str]) -> Option<(SourcePath, String)> {
        let path = SourcePath::new(&format!("{folder}/{EJECTED}"))?;
        let line =
            |from: &str, version: &str, mark: &str| format!("{{ from: {from}, onset: {version}, hash: {mark} }}");
        let before = self.project.ejected.iter().filter(|copy| copy.path.as_str() == format!("{folder}/{}", copy.name));
        let mut lines: BTreeMap<&str, String> = before
            .map(|copy| (copy.name.as_str(), line(copy.from.word(), &quoted(&copy.version), &quoted(&copy.mark))))
            .collect();
        for name in names {
            let (from, bytes) = origin(self.theme.built_in().name, name)?;
            lines.insert(name, line(from, &quoted(env!("CARGO_PKG_VERSION")), &quoted(&mark(bytes))));
        }
        let mut text = format!("{HEAD}files:\n");
        for (name, line) in lines {
            text.push_str(&format!("  {name}: {line}\n"));
        }
        Some((path, text))
    }
}

/// A word in quotes, so that one of digits alone is no number.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace(['"', '\\'], ""))
}
