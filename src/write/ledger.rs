//! What lies in an output folder, as far as onset put it there: so that the next build writes only what has changed.
//!
//! The ledger lies in the project (`.onset/written/`), one for each output folder, and may be deleted: then everything
//! is written again. It tells two things: which content each file was given, and what the file looked like on disk just
//! after that. A file that somebody has touched since no longer looks like that, and is written anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::images::cache::Cache;
use crate::output::{Content, Output};
use crate::places::OutPath;

/// The form of the ledger: to be changed with it.
const FORM: u32 = 1;

/// What one build wrote.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ledger {
    form: u32,
    /// By path in the output.
    files: BTreeMap<String, Line>,
    /// Keys of everything in the cache that the build used.
    used: BTreeSet<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    content: String,
    on_disk: Look,
}

/// What a file looks like without being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Look {
    bytes: u64,
    modified: u64,
}

impl Look {
    /// The look of a file, not of what a link leads to.
    fn of(path: &Path) -> Option<Self> {
        let facts = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self { bytes: facts.len(), modified: crate::places::modified(&facts)? })
    }
}

/// A name for the content of each output file: two of the same name are the same bytes.
pub(super) fn contents(output: &Output, root: &Path) -> BTreeMap<OutPath, String> {
    use rayon::prelude::*;
    output.files.par_iter().map(|(path, content)| (path.clone(), content_name(content, root))).collect()
}

fn content_name(content: &Content, root: &Path) -> String {
    match content {
        Content::Bytes(bytes) => blake3::hash(bytes).to_hex().to_string(),
        Content::Cached(key) => key.hex(),
        Content::Streamed(stream) => stream.key().hex(),
        Content::Copy(source) => match Look::of(&source.on_disk(root)) {
            Some(look) => format!("{source} {} {}", look.bytes, look.modified),
            // A link, or nothing at all: never the same as before.
            None => String::new(),
        },
    }
}

impl Ledger {
    /// The ledger of an output folder; empty if there is none, or one of another form.
    pub(super) fn read(root: &Path, target: &Path) -> Self {
        let bytes = fs::read(place(root, target)).unwrap_or_default();
        serde_json::from_slice(&bytes).ok().filter(|ledger: &Self| ledger.form == FORM).unwrap_or_default()
    }

    /// The paths whose files hold these contents already, with their sizes in bytes.
    pub(super) fn unchanged<'a>(
        &self,
        contents: &'a BTreeMap<OutPath, String>,
        target: &Path,
    ) -> BTreeMap<&'a OutPath, u64> {
        use rayon::prelude::*;
        let same = |(path, content): (&'a OutPath, &String)| {
            let line = self.files.get(path.as_str()).filter(|line| !content.is_empty() && line.content == *content)?;
            (Look::of(&path.on_disk(target)) == Some(line.on_disk)).then_some((path, line.on_disk.bytes))
        };
        contents.par_iter().filter_map(same).collect()
    }

    /// Whether the ledger lists these paths and no others.
    pub(super) fn lists(&self, contents: &BTreeMap<OutPath, String>) -> bool {
        self.files.len() == contents.len() && contents.keys().all(|path| self.files.contains_key(path.as_str()))
    }

    /// Writes down what lies in the folder now. It is no failure if that cannot be done: the next build writes more.
    #[expect(clippy::disallowed_methods, reason = "this is the stage that writes")]
    pub(super) fn keep(contents: BTreeMap<OutPath, String>, cache: &Cache, root: &Path, target: &Path) {
        let line = |(path, content): (OutPath, String)| {
            let on_disk = Look::of(&path.on_disk(target))?;
            Some((path.to_string(), Line { content, on_disk }))
        };
        let files = contents.into_iter().filter_map(line).collect();
        let ledger = Self { form: FORM, files, used: cache.used() };
        let place = place(root, target);
        let text = serde_json::to_vec(&ledger).expect("texts and numbers always serialise");
        let draft = place.with_extension(format!("draft-{}", std::process::id()));
        let folder = place.parent().unwrap_or(root);
        let kept = fs::create_dir_all(folder).and_then(|()| fs::write(&draft, text));
        let _ = kept.and_then(|()| fs::rename(&draft, &place));
    }
}

/// The keys that the sites built from a project use, as far as those sites still exist.
pub fn keys_in_use(root: &Path) -> BTreeSet<String> {
    let ledgers = fs::read_dir(root.join(".onset").join("written")).into_iter().flatten().flatten();
    let ledgers = ledgers.filter_map(|entry| fs::read(entry.path()).ok());
    ledgers.filter_map(|bytes| serde_json::from_slice::<Ledger>(&bytes).ok()).flat_map(|ledger| ledger.used).collect()
}

/// Where the ledger of an output folder lies. A folder inside the project goes by its path there, so that the project
/// can be moved.
fn place(root: &Path, target: &Path) -> PathBuf {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let (real_root, real_target) = (real(root), real(target));
    let inside = real_target.strip_prefix(&real_root).unwrap_or(&real_target);
    let name = blake3::hash(inside.to_string_lossy().as_bytes()).to_hex();
    root.join(".onset").join("written").join(format!("{}.json", &name[..16]))
}
