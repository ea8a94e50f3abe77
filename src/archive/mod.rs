//! The archive: everything there is of a film's folder, in a bag that can be checked in fifty years (BagIt 1.0, RFC 8493).
//!
//! Beside the stages. A bag holds the folder as it is, the site that it makes, and the raw originals or where they are. Each
//! file is read once and written once, and never lies whole in memory; a bag that was interrupted is carried on with; one
//! that is finished is read back and held against its sums before anybody is told that it is done.

mod info;
mod journal;
mod payload;
mod record;
mod sums;
mod verify;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostics::Severity;
use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::load::Depth;
use crate::pipeline::{Progress, Report, Request, make, must_be_folder, must_not_be_source, understood};
use crate::plan::plan;
use journal::{Journal, Line};
use payload::{Item, payload};
use sums::Summing;
pub use verify::{Verdict, verify};

/// What becomes of raw originals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raw {
    /// They are copied into the bag.
    Included,
    /// The bag says where they are, and what their sums are if they can be read.
    Referenced,
}

/// A finished bag.
#[derive(Debug)]
pub struct Bagged {
    /// Where it lies.
    pub place: PathBuf,
    /// What reading it back came to.
    pub verdict: Verdict,
    /// Files that were there already from an earlier, interrupted run.
    pub resumed: usize,
    /// Raw originals that are named and cannot be found.
    pub missing: Vec<String>,
    /// Raw originals that are referred to and lie on a disk that is not at hand: the bag lists them without their sums.
    pub elsewhere: Vec<String>,
}

/// Where a bag in work keeps account of itself.
const JOURNAL: &str = ".onset-bag.jsonl";

/// What makes a folder a bag; written last (RFC 8493, 2.1.1).
const DECLARATION: &str = "bagit.txt";

/// Puts a project into a bag in the request's output folder, or carries on with one that was interrupted. There is no bag
/// when something is wrong with the project.
///
/// # Errors
///
/// When the folder holds something else, and what the disk says.
pub fn bag(request: &Request<'_>, raw: Raw, progress: &dyn Progress) -> Result<(Report, Option<Bagged>), Failure> {
    must_be_folder(request.root)?;
    must_not_be_source(request.root, request.out)?;
    must_be_ours(request.out)?;
    let folder = request.root.join(".onset").join("cache");
    let cache = Cache::open(&folder).map_err(|error| Failure::io("open the cache in", &folder, error))?;
    let mut report = make(request, &cache, progress)?;
    let Some(built) = report.built.take() else { return Ok((report, None)) };
    let (_, Some(project)) = understood(request, Depth::Whole) else { return Ok((report, None)) };
    let (plan, _) = plan(&project);
    let (items, raws) = payload(&project, &plan, &built.output, raw);
    progress.stage("bag");
    let writer = Writer { root: request.root, bag: request.out, cache: &cache };
    let (lines, resumed) = writer.payload(&items)?;
    let mut tags = vec![
        ("bag-info.txt".to_owned(), info::text(&project, &lines)),
        ("metadata/premis.xml".to_owned(), record::premis(&project, &items, &lines)),
        ("metadata/raw-originals.csv".to_owned(), raws.list(request.root)?),
    ];
    tags.extend(info::not_cleared(&project).map(|text| ("metadata/not-cleared.txt".to_owned(), text)));
    writer.finish(&lines, &tags)?;
    let verdict = verify(request.out)?;
    if verdict.problems.is_empty() {
        let journal = request.out.join(JOURNAL);
        fs::remove_file(&journal).map_err(|error| Failure::io("remove", &journal, error))?;
    }
    let worst = report.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    debug_assert!(worst < Some(Severity::Error), "what was built has no errors");
    let (place, payload::Raws { missing, elsewhere, .. }) = (request.out.to_path_buf(), raws);
    Ok((report, Some(Bagged { place, verdict, resumed, missing, elsewhere })))
}

/// A bag goes into a folder that is new, empty, or an unfinished bag of ours.
fn must_be_ours(folder: &Path) -> Result<(), Failure> {
    let Ok(mut inside) = fs::read_dir(folder) else { return Ok(()) };
    if inside.next().is_none() || folder.join(JOURNAL).exists() {
        return Ok(());
    }
    let what = if folder.join(DECLARATION).exists() { "a finished bag, which is never changed" } else { "other files" };
    Err(Failure::new(format!("{} holds {what}; name another folder with --out", folder.display())))
}

/// Writes a bag.
struct Writer<'a> {
    root: &'a Path,
    bag: &'a Path,
    cache: &'a Cache,
}

impl Writer<'_> {
    /// Writes every file of the payload that is not there yet, and gives the sums of all, and how many were there.
    fn payload(&self, items: &[Item]) -> Result<(Vec<Line>, usize), Failure> {
        fs::create_dir_all(self.bag).map_err(|error| Failure::io("create", self.bag, error))?;
        let (mut journal, known) = Journal::open(&self.bag.join(JOURNAL))?;
        let (mut lines, mut resumed) = (Vec::with_capacity(items.len()), 0);
        for item in items {
            let mark = item.mark(self.root);
            let place = self.place(&item.path);
            let there = known
                .get(&item.path)
                .filter(|line| line.mark == mark && fs::metadata(&place).is_ok_and(|facts| facts.len() == line.bytes));
            if let Some(line) = there {
                resumed += 1;
                lines.push(line.clone());
                continue;
            }
            let line = self.item(item, mark, &place)?;
            journal.note(&line)?;
            lines.push(line);
        }
        self.remove_others(items)?;
        lines.sort_by(|one, other| one.path.cmp(&other.path));
        Ok((lines, resumed))
    }

    fn item(&self, item: &Item, mark: String, place: &Path) -> Result<Line, Failure> {
        let failed = |error| Failure::io("write", place, error);
        let draft = place.with_file_name(format!(".{}.part", place.file_name().unwrap_or_default().to_string_lossy()));
        let mut file = create(&draft).map_err(failed)?;
        let mut summing = Summing::new(&mut file);
        item.copy(self.root, self.cache, &mut summing).map_err(failed)?;
        let (bytes, sha256, sha512) = summing.finish();
        file.sync_data().map_err(failed)?;
        fs::rename(&draft, place).map_err(failed)?;
        Ok(Line { path: item.path.clone(), mark, bytes, sha256, sha512 })
    }

    /// What an earlier run wrote and is no longer wanted: a bag holds what its manifests list, and nothing else.
    fn remove_others(&self, items: &[Item]) -> Result<(), Failure> {
        let wanted: BTreeSet<PathBuf> = items.iter().map(|item| self.place(&item.path)).collect();
        for entry in walkdir::WalkDir::new(self.bag.join("data")).into_iter().flatten() {
            if entry.file_type().is_file() && !wanted.contains(entry.path()) {
                fs::remove_file(entry.path()).map_err(|error| Failure::io("remove", entry.path(), error))?;
            }
        }
        Ok(())
    }

    /// Writes tag files and manifests, and last the declaration that makes the folder a bag.
    fn finish(&self, lines: &[Line], tags: &[(String, String)]) -> Result<(), Failure> {
        let manifest = |sum: fn(&Line) -> &str| {
            let lines = lines.iter().map(|line| format!("{}  {}\n", sum(line), sums::encoded(&line.path)));
            lines.collect::<Vec<_>>().concat()
        };
        let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
        let mut all = tags.to_vec();
        all.push(("manifest-sha256.txt".to_owned(), manifest(|line| &line.sha256)));
        all.push(("manifest-sha512.txt".to_owned(), manifest(|line| &line.sha512)));
        all.push((DECLARATION.to_owned(), declaration.clone()));
        all.sort();
        let (mut by_256, mut by_512) = (String::new(), String::new());
        for (path, text) in &all {
            let (sha256, sha512) = sums::of(text.as_bytes());
            by_256.push_str(&format!("{sha256}  {path}\n"));
            by_512.push_str(&format!("{sha512}  {path}\n"));
        }
        all.retain(|(path, _)| path != DECLARATION);
        all.push(("tagmanifest-sha256.txt".to_owned(), by_256));
        all.push(("tagmanifest-sha512.txt".to_owned(), by_512));
        all.push((DECLARATION.to_owned(), declaration));
        all.iter().try_for_each(|(path, text)| self.tag(path, text))
    }

    fn tag(&self, path: &str, text: &str) -> Result<(), Failure> {
        let place = self.place(path);
        let written = create(&place).and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
        written.map_err(|error| Failure::io("write", &place, error))
    }

    fn place(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.bag.to_path_buf(), |place, part| place.join(part))
    }
}

/// Opens a new file, in a folder that is made if it is missing. A bag writes its own files: they are too many and too large
/// to be staged, and what was written is kept when a run is interrupted.
fn create(place: &Path) -> std::io::Result<fs::File> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::options().write(true).create(true).truncate(true).open(place)
}
