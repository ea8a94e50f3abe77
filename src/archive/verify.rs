//! Whether a bag is complete and every byte in it is the one that was put there (RFC 8493, 3).

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::sums::{Summing, decoded};
use super::{DECLARATION, JOURNAL};
use crate::failure::Failure;
use crate::places::SourcePath;

/// What reading a bag came to.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Files of the payload.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// What is wrong; nothing when the bag is valid.
    pub problems: Vec<String>,
}

/// The manifests that are understood: the name of the sum, and where it stands among those of a file.
const SUMS: [(&str, usize); 2] = [("sha256", 0), ("sha512", 1)];

/// Reads a whole bag and holds every file against its sums.
///
/// # Errors
///
/// When the folder or a manifest cannot be read.
pub fn verify(bag: &Path) -> Result<Verdict, Failure> {
    if !bag.is_dir() {
        return Err(Failure::new(format!("there is no folder {}", bag.display())));
    }
    let mut verdict = Verdict::default();
    declared(bag, &mut verdict);
    let mut expected: BTreeMap<String, [Option<String>; 2]> = BTreeMap::new();
    let mut manifests = 0;
    for (sum, at) in SUMS {
        for (name, payload) in [(format!("manifest-{sum}.txt"), true), (format!("tagmanifest-{sum}.txt"), false)] {
            let Ok(text) = fs::read_to_string(bag.join(&name)) else { continue };
            manifests += usize::from(payload);
            for (digest, path) in entries(&text, &name, &mut verdict) {
                expected.entry(path).or_default()[at] = Some(digest);
            }
        }
    }
    if manifests == 0 {
        verdict.problems.push("it has no manifest with SHA-256 or SHA-512 sums".to_owned());
    }
    unlisted(bag, &expected, &mut verdict);
    let looked: Vec<(String, io::Result<Found>)> =
        expected.keys().collect::<Vec<_>>().into_par_iter().map(|path| (path.clone(), read(bag, path))).collect();
    for (path, found) in looked {
        judge(&path, found, &expected[&path], &mut verdict);
    }
    oxum(bag, &mut verdict);
    verdict.problems.sort();
    Ok(verdict)
}

fn declared(bag: &Path, verdict: &mut Verdict) {
    match fs::read_to_string(bag.join(DECLARATION)) {
        Ok(text) if text.contains("BagIt-Version: 1.0") && text.contains("UTF-8") => {}
        Ok(_) => verdict.problems.push(format!("{DECLARATION} does not declare BagIt 1.0 in UTF-8")),
        Err(_) if bag.join(JOURNAL).exists() => {
            verdict.problems.push("it is not finished: `onset archive bag` carries on with it".to_owned());
        }
        Err(_) => verdict.problems.push(format!("it is not a bag: {DECLARATION} is missing")),
    }
}

/// Sum and path of each line. A path that leaves the bag is never followed.
fn entries(text: &str, manifest: &str, verdict: &mut Verdict) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let parts = line.split_once(char::is_whitespace);
        let path = parts.map(|(_, path)| decoded(path.trim_start().trim_start_matches('*')));
        match (parts, path.filter(|path| SourcePath::new(path).is_some_and(|clean| clean.as_str() == path))) {
            (Some((digest, _)), Some(path)) => all.push((digest.to_ascii_lowercase(), path)),
            _ => verdict.problems.push(format!("{manifest}: `{line}` is not a sum and a path inside the bag")),
        }
    }
    all
}

/// Files of the payload that a manifest does not list.
fn unlisted(bag: &Path, expected: &BTreeMap<String, [Option<String>; 2]>, verdict: &mut Verdict) {
    let listed: BTreeSet<&str> = expected.keys().map(String::as_str).collect();
    for entry in
        walkdir::WalkDir::new(bag.join("data")).into_iter().flatten().filter(|entry| entry.file_type().is_file())
    {
        let below = entry.path().strip_prefix(bag).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        if !listed.contains(below.as_str()) {
            verdict.problems.push(format!("{below}: no manifest lists it"));
        }
    }
}

/// Bytes and sums of a file.
type Found = (u64, [String; 2]);

fn read(bag: &Path, path: &str) -> io::Result<Found> {
    let place = path.split('/').fold(bag.to_path_buf(), |place, part| place.join(part));
    let mut sink = io::sink();
    let mut summing = Summing::new(&mut sink);
    let mut file = io::BufReader::with_capacity(1 << 18, File::open(place)?);
    io::copy(&mut file, &mut summing)?;
    let (bytes, sha256, sha512) = summing.finish();
    Ok((bytes, [sha256, sha512]))
}

fn judge(path: &str, found: io::Result<Found>, expected: &[Option<String>; 2], verdict: &mut Verdict) {
    match found {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            verdict.problems.push(format!("{path}: it is missing"));
        }
        Err(error) => verdict.problems.push(format!("{path}: it cannot be read: {error}")),
        Ok((bytes, sums)) => {
            if path.starts_with("data/") {
                verdict.files += 1;
                verdict.bytes += bytes;
            }
            let differs =
                expected.iter().zip(&sums).any(|(expected, sum)| expected.as_ref().is_some_and(|one| one != sum));
            if differs {
                verdict.problems.push(format!("{path}: it is not what was put into the bag"));
            }
        }
    }
}

/// How much there should be, by `bag-info.txt`.
fn oxum(bag: &Path, verdict: &mut Verdict) {
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap_or_default();
    let told = info.lines().find_map(|line| line.strip_prefix("Payload-Oxum:")).map(str::trim);
    let found = format!("{}.{}", verdict.bytes, verdict.files);
    if let Some(told) = told.filter(|told| *told != found) {
        verdict.problems.push(format!("bag-info.txt: the payload should be {told} (bytes.files), and is {found}"));
    }
}
