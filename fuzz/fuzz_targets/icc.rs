//! A colour profile, in a JPEG of each kind of colour, read and applied.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onset::images::engine::{Encoding, Job, Size, render};
use onset::load::picture::probe;
use onset_fuzz::around::{Base, icc};

fuzz_target!(|data: &[u8]| onset_fuzz::survives(|| {
    for base in [Base::Rgb, Base::Grey, Base::Cmyk] {
        let file = icc(base, data);
        let _ = probe(&file);
        let job = Job { size: Size::Width(12), encoding: Encoding::Jpeg { quality: 80 } };
        let _ = render(&file, &[job]);
    }
}));
