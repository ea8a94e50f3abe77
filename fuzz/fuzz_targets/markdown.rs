//! Markdown: its front matter parted off, its text made into a tree.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onset::load::front_matter::split;
use onset::load::markdown::{parse, parse_line};
use onset::places::FileId;

fuzz_target!(|text: &str| onset_fuzz::survives(|| {
    let mut problems = Vec::new();
    let body = split(text, FileId(0)).map_or(0, |parts| parts.body);
    let _ = parse(&text[body..], FileId(0), body, &mut problems);
    let _ = parse_line(text, FileId(0), 0, &mut problems);
}));
