//! A project of a few texts, from the folder to the finished output: reading, meaning, checks, pages and feeds.

#![no_main]

use std::fs;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use onset::diagnostics::{ReportFormat, report};
use onset::images::cache::Cache;
use onset::load::scalars::Moment;
use onset::model::{AsOf, Preview};
use onset::pipeline::{Progress, Request, make};

/// Where the parts of an input go, which are parted by zeros.
const FILES: [&str; 5] =
    ["onset.yaml", "diary/entry.md", "people/somebody.yaml", "press/quotes.yaml", "stills/stills.yaml"];

/// Hears of nothing.
struct Silent;

impl Progress for Silent {
    fn pictures(&self, _: usize) {}
    fn picture_done(&self) {}
    fn stage(&self, _: &'static str) {}
}

fuzz_target!(|data: &[u8]| onset_fuzz::survives(|| {
    let folder = tempfile::tempdir().expect("there is a folder for such things");
    for (path, part) in FILES.iter().zip(data.split(|byte| *byte == 0)) {
        put(&folder.path().join(path), part);
    }
    let (out, cache) = (folder.path().join("public"), folder.path().join(".onset"));
    let cache = Cache::open(&cache).expect("the folder is ours");
    let today = Moment::parse("2026-11-23").expect("this is a day").start();
    let preview = Preview { as_of: AsOf::Given(today), drafts: true, future: true, embargoed: false };
    let request = Request { root: folder.path(), out: &out, preview, base_url: None, theme: None, strict: false };
    if let Ok(made) = make(&request, &cache, &Silent) {
        let _ = report(&made.diagnostics, &made.texts, ReportFormat::Text { colour: false });
    }
}));

fn put(place: &Path, bytes: &[u8]) {
    fs::create_dir_all(place.parent().expect("it lies in the project")).expect("the folder is ours");
    fs::write(place, bytes).expect("there is room");
}
