//! What each stage costs, on one thread: `cargo bench`, or `cargo bench -- encode` for the lines with that word.
//!
//! The engine shows only whole jobs, so some stages are differences of two lines; each says which. bench/README.md
//! tells how whole builds, and onset beside its peers, are measured.

mod documents;
mod drawn;
mod pictures;
mod texts;

/// Enough for a median; the slowest lines take a second each.
const SAMPLES: u32 = 20;

fn main() {
    divan::Divan::default().sample_count(SAMPLES).config_with_args().main();
}
