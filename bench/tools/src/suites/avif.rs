//! AVIF at two widths, sharp's quality chosen so that its files are as good as onset's.

use std::path::PathBuf;

use crate::Problem;
use crate::corpus::Kind;
use crate::cost::{Sample, megabytes};
use crate::job::{AVIF_QUALITY, Format};
use crate::setting::Setting;
use crate::sides::{Done, Side, Task};
use crate::suites::engine::STILLS;
use crate::table::{Table, number, percent};
use crate::verdict::Verdict;

const WIDTHS: [u32; 2] = [1600, 960];

/// How many points of SSIMULACRA2 the two may lie apart.
const ALIKE: f64 = 1.0;

/// Finds sharp's quality, measures both, prints the table.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let ours = Format { name: "avif", quality: AVIF_QUALITY };
    if ours.encoding().is_none() {
        println!("\nAVIF: left out, because onset's engine does not write it (see `Format::encoding` in job.rs)");
        return Ok(Vec::new());
    }
    let files = setting.corpus().pictures(Kind::Still, if setting.quick { 2 } else { STILLS })?;
    let onset = measured(&task(&files, &[ours]), setting, Side::Onset)?;
    let once = setting.once();
    let search = |format: Format| measured(&task(&files, &[format]), &once, Side::SharpOnce);
    let (quality, sharp) = alike(onset.score, search)?;
    let again = || measured(&task(&files, &[Format { quality, ..ours }]), setting, Side::SharpOnce);
    let sharp = if setting.runs > 1 { again()? } else { sharp };
    print(&onset, &sharp, quality);
    Ok(Vec::new())
}

fn task<'a>(files: &'a [PathBuf], formats: &'a [Format]) -> Task<'a> {
    Task { name: "avif", widths: &WIDTHS, formats, threads: 1, files }
}

/// What one side took, and how good it came out in the mean.
struct Outcome {
    done: Done,
    score: f64,
}

fn measured(task: &Task<'_>, setting: &Setting, side: Side) -> Result<Outcome, Problem> {
    let done = task.by(setting, side)?;
    // No decoder for AVIF is at hand here: sharp's serves both sides.
    Sample::take(1, || {
        let mut decode = setting.node("decode.mjs");
        decode.arg(&done.out);
        Ok(decode)
    })?;
    let scores = task.scores(setting, &done.out)?;
    let score = scores.iter().sum::<f64>() / f64::from(u32::try_from(scores.len())?);
    Ok(Outcome { done, score })
}

/// The quality, by halving, at which a side scores like the other.
fn alike(wanted: f64, measured: impl Fn(Format) -> Result<Outcome, Problem>) -> Result<(u8, Outcome), Problem> {
    let (mut low, mut high) = (1, 99);
    loop {
        let quality = u8::midpoint(low, high);
        let outcome = measured(Format { name: "avif", quality })?;
        let apart = outcome.score - wanted;
        if apart.abs() <= ALIKE || low >= high {
            return Ok((quality, outcome));
        }
        if apart < 0.0 {
            low = quality + 1;
        } else {
            high = quality.saturating_sub(1).max(low);
        }
    }
}

fn print(onset: &Outcome, sharp: &Outcome, quality: u8) {
    let mut table = Table::new(&["", "CPU s", "peak MB", "out MB", "score", "noise"]);
    let rows = [(format!("onset, quality {AVIF_QUALITY}"), onset), (format!("sharp, quality {quality}"), sharp)];
    for (name, Outcome { done, score }) in rows {
        let numbers = [done.sample.cpu(), done.sample.peak(), megabytes(done.bytes), *score].map(number);
        table.row(std::iter::once(name).chain(numbers).chain([percent(done.sample.noise())]));
    }
    table.print(&format!("AVIF at {WIDTHS:?}, as good as each other"));
}
