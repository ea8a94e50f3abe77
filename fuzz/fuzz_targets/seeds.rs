//! No target: writes the seeds of the others to the folder that `SEEDS` names, of the example film in `EXAMPLE`. It is
//! built like a target because whatever is built for fuzzing needs the fuzzer's runtime.

#![no_main]

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: {
        let path = |name| std::env::var_os(name).map(PathBuf::from).expect("SEEDS and EXAMPLE are set");
        onset_fuzz::seeds::write(&path("SEEDS"), &path("EXAMPLE")).expect("there is room");
    },
    |_data: &[u8]| {}
);
