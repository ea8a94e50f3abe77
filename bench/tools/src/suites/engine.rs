//! Six stills of 24 megapixels become 48 files: onset's engine, its floor, and sharp.

use std::path::PathBuf;
use std::time::Duration;

use crate::Problem;
use crate::corpus::Kind;
use crate::cost::{Cost, Sample, megabytes};
use crate::job::{FORMATS, WIDTHS};
use crate::setting::Setting;
use crate::sides::{Done, Side, Task};
use crate::table::{Table, number, percent};
use crate::verdict::Verdict;

/// How many stills the job has.
pub(crate) const STILLS: usize = 6;

/// What one way of doing the job took and gave.
struct Way {
    name: String,
    sample: Sample,
    bytes: u64,
}

/// Measures the job in every way, prints the tables, and gives the ratios.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let mut verdicts = exported(setting)?;
    verdicts.extend(bare(setting)?);
    Ok(verdicts)
}

/// Stills as they leave an editor: with a colour profile.
fn exported(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let files = setting.corpus().pictures(Kind::Still, STILLS)?;
    let floor = floor(setting, &files)?;
    let (one, two) = (trio(setting, &files, 1)?, trio(setting, &files, 2)?);
    let light = way(setting, &files, 1, Side::SharpLight)?;
    print("stills with an sRGB profile", [&floor].into_iter().chain(&one).chain([&light]).chain(&two));
    let mut verdicts = ratios("engine", &floor, &one);
    verdicts.extend([
        Verdict::ratio("engine: memory against sharp, 1 thread", peak(&one[0]) / peak(&one[1]), 0.4),
        Verdict::ratio("engine: memory against sharp, 2 threads", peak(&two[0]) / peak(&two[1]), 0.4),
        Verdict::new("engine: peak memory, 24 MP, 2 threads", peak(&two[0]), 400.0, "MB"),
    ]);
    Ok(verdicts)
}

/// The same without profiles, which spares sharp much work and onset little.
fn bare(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let files = setting.corpus().pictures(Kind::Bare, STILLS)?;
    let (floor, one) = (floor(setting, &files)?, trio(setting, &files, 1)?);
    print("the same stills without a profile", [&floor].into_iter().chain(&one));
    Ok(ratios("engine, no profile", &floor, &one))
}

/// onset, sharp decoding once a width, and sharp decoding for every output.
fn trio(setting: &Setting, files: &[PathBuf], threads: usize) -> Result<[Way; 3], Problem> {
    let way = |side| way(setting, files, threads, side);
    Ok([way(Side::Onset)?, way(Side::SharpOnce)?, way(Side::SharpEach)?])
}

fn way(setting: &Setting, files: &[PathBuf], threads: usize, side: Side) -> Result<Way, Problem> {
    let Done { sample, bytes, .. } = job(files, threads).by(setting, side)?;
    let threads = if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") };
    Ok(Way { name: format!("{}, {threads}", side.name()), sample, bytes })
}

/// The floor tells itself how long it encoded: what comes before is not part of it.
fn floor(setting: &Setting, files: &[PathBuf]) -> Result<Way, Problem> {
    let out = setting.fresh("engine-floor")?;
    let (mut costs, mut bytes) = (Vec::new(), 0);
    for _ in 0..setting.runs {
        let (seconds, written) = job(files, 1).floor(&out)?;
        let cpu = Duration::from_secs_f64(seconds);
        costs.push(Cost { cpu, wall: cpu, ..Cost::default() });
        bytes = written;
    }
    Ok(Way { name: "encoding alone, 1 thread".to_owned(), sample: Sample::of(costs), bytes })
}

fn job(files: &[PathBuf], threads: usize) -> Task<'_> {
    Task { name: "engine", widths: &WIDTHS, formats: &FORMATS, threads, files }
}

fn ratios(what: &str, floor: &Way, [onset, once, each]: &[Way; 3]) -> Vec<Verdict> {
    vec![
        Verdict::ratio(&format!("{what}: CPU against sharp, decoding once a width"), cpu(onset) / cpu(once), 0.35),
        Verdict::ratio(&format!("{what}: CPU against sharp, as people write it"), cpu(onset) / cpu(each), 0.22),
        Verdict::ratio(&format!("{what}: CPU against encoding alone"), cpu(onset) / cpu(floor), 1.25),
    ]
}

fn cpu(way: &Way) -> f64 {
    way.sample.cpu()
}

fn peak(way: &Way) -> f64 {
    way.sample.peak()
}

fn print<'a>(of: &str, ways: impl Iterator<Item = &'a Way>) {
    let mut table = Table::new(&["", "CPU s", "wall s", "peak MB", "out MB", "noise"]);
    for Way { name, sample, bytes } in ways {
        let cells = [sample.cpu(), sample.wall(), sample.peak(), megabytes(*bytes)].map(number);
        table.row(std::iter::once(name.clone()).chain(cells).chain([percent(sample.noise())]));
    }
    table.print(&format!("Engine: {STILLS} x 24 MP to {WIDTHS:?}, JPEG and WebP at quality 80; {of}"));
}
