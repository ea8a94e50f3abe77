//! EXIF, in a JPEG.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onset::load::picture::probe;
use onset_fuzz::around;

fuzz_target!(|data: &[u8]| onset_fuzz::survives(|| {
    let _ = probe(&around::exif(data));
}));
