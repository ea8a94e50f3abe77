//! IPTC-IIM datasets, in a JPEG: inside their resource, and as the resources themselves.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onset::load::picture::probe;
use onset_fuzz::around;

fuzz_target!(|data: &[u8]| onset_fuzz::survives(|| {
    let _ = probe(&around::iim(data));
    let _ = probe(&around::resources(data));
}));
