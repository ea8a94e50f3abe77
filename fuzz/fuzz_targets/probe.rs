//! The facts of a picture, in any format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onset::load::picture::probe;

fuzz_target!(|data: &[u8]| onset_fuzz::survives(|| {
    if let Ok(picture) = probe(data) {
        assert!(picture.width > 0 && picture.height > 0, "a picture has sides");
    }
}));
