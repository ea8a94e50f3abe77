//! `onset archive`.

use std::path::Path;

use super::args::{Archive, Bag};
use super::progress::Bar;
use super::voice::tell;
use super::{shown, use_threads};
use crate::archive::{Bagged, Raw, Verdict, bag, verify};
use crate::diagnostics::Severity;
use crate::failure::Failure;
use crate::load::walk::ARCHIVE;
use crate::pipeline::Request;

/// Does what was asked for. Gives whether the bag is valid.
pub(super) fn run(command: &Archive) -> Result<bool, Failure> {
    match command {
        Archive::Bag(asked) => put(asked),
        Archive::Verify(place) => {
            let verdict = verify(&place.path)?;
            Ok(judged(&place.path, &verdict))
        }
    }
}

fn put(asked: &Bag) -> Result<bool, Failure> {
    use_threads(&asked.work);
    let out = asked.out.clone().unwrap_or_else(|| asked.path.join(ARCHIVE));
    let request = Request::public(&asked.path, &out, asked.work.from());
    let raw = if asked.with_raw { Raw::Included } else { Raw::Referenced };
    let bar = Bar::new(asked.work.quiet);
    let (told, bagged) = bag(&request, raw, &bar)?;
    bar.clear();
    tell(&told.diagnostics, &told.texts, Severity::Error);
    let Some(Bagged { place, verdict, resumed, missing, elsewhere }) = bagged else {
        eprintln!("No bag was made: the mistakes above have to be put right first.");
        return Ok(false);
    };
    if resumed > 0 && !asked.work.quiet {
        println!("Carried on with an unfinished bag: {resumed} files were there already.");
    }
    if !elsewhere.is_empty() && !asked.work.quiet {
        let count = elsewhere.len();
        let those = if count == 1 { "1 raw original lies".to_owned() } else { format!("{count} raw originals lie") };
        println!("{those} elsewhere and not at hand: metadata/raw-originals.csv lists where, without sums.");
    }
    if !missing.is_empty() {
        eprintln!("warning: raw originals that stills name and that are not there: {}", missing.join(", "));
    }
    Ok(judged(&place, &verdict))
}

/// Says whether a bag is valid, and what is wrong with it.
fn judged(place: &Path, verdict: &Verdict) -> bool {
    for problem in &verdict.problems {
        eprintln!("error: {problem}");
    }
    let tenths = verdict.bytes.div_ceil(100_000);
    let size = format!("{} files, {}.{} MB", verdict.files, tenths / 10, tenths % 10);
    if verdict.problems.is_empty() {
        println!("Valid: {size}, every byte as it was put in.\n  {}", shown(place).display());
    } else {
        println!("Not valid: {size}.\n  {}", shown(place).display());
    }
    verdict.problems.is_empty()
}
