//! YAML, read as each kind of file that a project has.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onset::load::reading::{At, Wire};
use onset::load::wire::clip::Clip;
use onset::load::wire::config::Config;
use onset::load::wire::credits::CreditsFile;
use onset::load::wire::deliverable::Deliverable;
use onset::load::wire::entry::Entry;
use onset::load::wire::page::Page;
use onset::load::wire::person::Person;
use onset::load::wire::press::{AwardsFile, PressText, QuotesFile, ScreeningsFile};
use onset::load::wire::still::StillsFile;
use onset::load::yaml::{Node, parse};
use onset::places::FileId;

fn read<T: Wire>(node: &Node) {
    let mut problems = Vec::new();
    if At::<T>::read(node, &mut problems).is_none() {
        assert!(!problems.is_empty(), "what cannot be read is told of");
    }
}

fuzz_target!(|text: &str| onset_fuzz::survives(|| {
    let Ok(node) = parse(text, FileId(0), 0) else { return };
    let readers = [
        read::<Config>,
        read::<Entry>,
        read::<Page>,
        read::<Person>,
        read::<StillsFile>,
        read::<Clip>,
        read::<PressText>,
        read::<QuotesFile>,
        read::<AwardsFile>,
        read::<ScreeningsFile>,
        read::<CreditsFile>,
        read::<Deliverable>,
    ];
    for read in readers {
        read(&node);
    }
}));
