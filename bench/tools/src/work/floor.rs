//! Encoding alone: what would be left if reading, decoding, colour and resizing cost nothing.

use std::fs;

use onset::images::engine::{Encoding, Job, Size, encode_only, render};
use rustix::time::{ClockId, clock_gettime};

use super::engine::Work;
use crate::Problem;
use crate::job::outputs;

/// A rendition that only has to be encoded.
struct Ready {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

/// Brings every file to every width first, then encodes all of them on one thread, and prints the processor seconds of
/// the second part and the bytes that came of it.
pub(crate) fn run(work: &Work) -> Result<(), Problem> {
    let mut ready = Vec::new();
    for file in &work.files {
        let jobs: Vec<Job> =
            work.widths.iter().map(|width| Job { size: Size::Width(*width), encoding: Encoding::Png }).collect();
        for png in render(&fs::read(file)?, &jobs).map_err(|error| error.to_string())?.files {
            let pixels = image::load_from_memory(&png)?.into_rgb8();
            ready.push(Ready { width: pixels.width(), height: pixels.height(), rgb: pixels.into_raw() });
        }
    }
    let formats: Vec<Encoding> =
        outputs(&[0], &work.formats).into_iter().filter_map(|(_, format)| format.encoding()).collect();
    let before = processor_seconds();
    let mut bytes = 0;
    for Ready { width, height, rgb } in &ready {
        for format in &formats {
            bytes += encode_only(*width, *height, rgb.clone(), *format).map_err(|error| error.to_string())?.len();
        }
    }
    println!("{} {bytes}", processor_seconds() - before);
    Ok(())
}

/// Processor time of this process until now, in seconds.
#[expect(clippy::cast_precision_loss, reason = "a process does not run for 2^53 seconds")]
fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
