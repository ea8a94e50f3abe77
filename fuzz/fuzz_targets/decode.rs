//! A picture in any format, decoded and made into small renditions.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onset::images::engine::{Encoding, Gravity, Job, Size, render};
use onset::load::scalars::Focus;
use onset::load::picture::probe;

/// Larger ones are left to the limits that onset sets itself: they take longer and more memory than a run allows.
const MOST_PIXELS: u64 = 20_000_000;

const JOBS: [Job; 3] = [
    Job { size: Size::Width(20), encoding: Encoding::Jpeg { quality: 80 } },
    Job { size: Size::Fill { width: 16, height: 9, gravity: Gravity::Point(Focus { x: 300, y: 900 }) }, encoding: Encoding::Webp { quality: 60 } },
    Job { size: Size::LongSide(24), encoding: Encoding::Png },
];

fuzz_target!(|data: &[u8]| onset_fuzz::survives(|| {
    let Ok(picture) = probe(data) else { return };
    if u64::from(picture.width) * u64::from(picture.height) > MOST_PIXELS {
        return;
    }
    if let Ok(rendered) = render(data, &JOBS) {
        assert!(rendered.files.len() == JOBS.len() && rendered.files.iter().all(|file| !file.is_empty()));
    }
}));
