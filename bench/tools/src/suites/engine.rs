//! Six stills of 24 megapixels become 48 files: onset's engine, its floor, and sharp.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Problem;
use crate::corpus::Kind;
use crate::cost::{Cost, Sample, megabytes};
use crate::job::{FORMATS, Format, JPEG_PROGRESSIVE, WIDTHS};
use crate::setting::{Setting, bytes_in};
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
    let [one, two] = [1, 2].map(|threads| trio(setting, &files, threads));
    let (one, two) = (one?, two?);
    print("stills with an sRGB profile", [&floor].into_iter().chain(&one).chain(&two));
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
    Ok([
        onset(setting, files, threads)?,
        sharp(setting, files, "once", threads)?,
        sharp(setting, files, "each", threads)?,
    ])
}

fn ratios(what: &str, floor: &Way, [onset, once, each]: &[Way; 3]) -> Vec<Verdict> {
    vec![
        Verdict::ratio(&format!("{what}: CPU against sharp, decoding once a width"), cpu(onset) / cpu(once), 0.35),
        Verdict::ratio(&format!("{what}: CPU against sharp, as people write it"), cpu(onset) / cpu(each), 0.22),
        Verdict::ratio(&format!("{what}: CPU against encoding alone"), cpu(onset) / cpu(floor), 1.25),
    ]
}

fn peak(way: &Way) -> f64 {
    way.sample.peak()
}

fn cpu(way: &Way) -> f64 {
    way.sample.cpu()
}

fn print<'a>(of: &str, ways: impl Iterator<Item = &'a Way>) {
    let mut table = Table::new(&["", "CPU s", "wall s", "peak MB", "out MB", "noise"]);
    for Way { name, sample, bytes } in ways {
        let cells = [sample.cpu(), sample.wall(), sample.peak(), megabytes(*bytes)].map(number);
        table.row(std::iter::once(name.clone()).chain(cells).chain([percent(sample.noise())]));
    }
    table.print(&format!("Engine: {STILLS} x 24 MP to {WIDTHS:?}, JPEG and WebP at quality 80; {of}"));
}

fn onset(setting: &Setting, files: &[PathBuf], threads: usize) -> Result<Way, Problem> {
    let out = setting.fresh(&format!("engine-onset-{threads}"))?;
    let sample = Sample::take(setting.runs, || onset_command("engine", &out, threads, &FORMATS, files))?;
    Ok(Way { name: format!("onset, {}", count(threads)), sample, bytes: bytes_in(&out)? })
}

fn sharp(setting: &Setting, files: &[PathBuf], way: &str, threads: usize) -> Result<Way, Problem> {
    let out = setting.fresh(&format!("engine-sharp-{way}-{threads}"))?;
    let sample = Sample::take(setting.runs, || Ok(sharp_command(setting, &out, way, threads, &FORMATS, files)))?;
    let name = if way == "once" { "sharp, decoding once a width" } else { "sharp, every output from the file" };
    Ok(Way { name: format!("{name}, {}", count(threads)), sample, bytes: bytes_in(&out)? })
}

fn count(threads: usize) -> String {
    format!("{threads} thread{}", if threads == 1 { "" } else { "s" })
}

/// The floor tells itself how long it encoded: what comes before is not part of it.
fn floor(setting: &Setting, files: &[PathBuf]) -> Result<Way, Problem> {
    let out = setting.fresh("engine-floor")?;
    let mut costs = Vec::new();
    let mut bytes = 0;
    for _ in 0..setting.runs {
        let sample = Sample::take(1, || onset_command("floor", &out, 1, &FORMATS, files))?;
        let (seconds, written) = sample.said().trim().split_once(' ').ok_or("the floor said nothing")?;
        let cpu = std::time::Duration::from_secs_f64(seconds.parse()?);
        costs.push(Cost { cpu, wall: cpu, ..Cost::default() });
        bytes = written.parse()?;
    }
    Ok(Way { name: "encoding alone, 1 thread".to_owned(), sample: Sample::of(costs), bytes })
}

/// A command that does the job, or its floor, with onset's engine.
pub(crate) fn onset_command(
    task: &str,
    out: &Path,
    threads: usize,
    formats: &[Format],
    files: &[PathBuf],
) -> Result<Command, Problem> {
    let mut command = crate::myself()?;
    command.arg(task).args(work(out, threads, formats)).args(files);
    Ok(command)
}

/// A command that does the job with sharp.
pub(crate) fn sharp_command(
    setting: &Setting,
    out: &Path,
    way: &str,
    threads: usize,
    formats: &[Format],
    files: &[PathBuf],
) -> Command {
    let mut command = setting.node("sharp.mjs");
    command.arg(format!("--way={way}")).arg(format!("--progressive={JPEG_PROGRESSIVE}"));
    command.args(work(out, threads, formats)).args(files);
    command
}

fn work(out: &Path, threads: usize, formats: &[Format]) -> Vec<String> {
    let widths: Vec<String> = WIDTHS.iter().map(ToString::to_string).collect();
    let formats: Vec<String> = formats.iter().map(|format| format.word()).collect();
    vec![
        format!("--threads={threads}"),
        format!("--out={}", out.display()),
        format!("--widths={}", widths.join(",")),
        format!("--formats={}", formats.join(",")),
    ]
}
