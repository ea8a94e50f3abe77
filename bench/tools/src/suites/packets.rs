//! A large deliverable: stills in full size, two gigabytes of them, beside a plain copy to the same disk.

use std::fs;
use std::process::Command;

use crate::Problem;
use crate::corpus::Kind;
use crate::cost::{Cost, Sample, megabytes, of};
use crate::project::Project;
use crate::setting::{Setting, bytes_in};
use crate::suites::builds::TODAY;
use crate::table::{Table, number, percent};
use crate::verdict::Verdict;

/// How many stills of 24 megapixels make two gigabytes.
const STILLS: usize = 270;

/// What a quick run packs.
const FEW: usize = 40;

/// The deliverable.
const NAME: &str = "stills-hires";

/// Copies the stills, writes the deliverable from nothing, and writes it from renditions that are ready.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let count = if setting.quick { FEW } else { STILLS };
    let pictures = setting.corpus().pictures(Kind::Still, if setting.quick { 6 } else { 20 })?;
    let project = Project::multiplied(setting.project("packets"), &pictures, count)?.all_for_the_press()?;
    let (mut copies, mut cold, mut ready) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..setting.runs {
        copies
            .push(to_disk(Command::new("cp").arg("-r").arg(project.root.join("stills")).arg(setting.fresh("copy")?))?);
        setting.fresh("copy")?;
        if round == 0 {
            project.clear()?;
            cold.push(deliver(setting, &project)?);
        }
        ready.push(deliver(setting, &project)?);
    }
    let bytes = bytes_in(&project.root.join("stills"))?;
    project.clear()?;
    let mut table = Table::new(&["", "CPU s", "wall s", "peak MB", "MB/s", "noise"]);
    let samples = [("cp of the stills", copies), ("from nothing", cold), ("renditions ready", ready)];
    let samples = samples.map(|(name, costs)| (name, Sample::of(costs)));
    for (name, sample) in &samples {
        let cells = [sample.cpu(), sample.wall(), sample.peak(), megabytes(bytes) / sample.wall()].map(number);
        table.row(std::iter::once((*name).to_owned()).chain(cells).chain([percent(sample.noise())]));
    }
    table.print(&format!("Packets: {NAME}, {count} stills, {} MB", number(megabytes(bytes))));
    let [(_, copy), (_, cold), (_, ready)] = samples;
    Ok(vec![
        Verdict::new("packets: peak memory, from nothing", cold.peak(), 200.0, "MB"),
        Verdict::new("packets: peak memory, renditions ready", ready.peak(), 200.0, "MB"),
        Verdict::ratio("packets: time against cp, renditions ready", ready.wall() / copy.wall(), 1.0 / 0.7),
    ])
}

/// Writes the deliverable into a folder that is not there yet.
fn deliver(setting: &Setting, project: &Project) -> Result<Cost, Problem> {
    let out = project.root.join("deliver");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    to_disk(setting.onset().args(["deliver", NAME, "--as-of", TODAY, "--jobs", "2", "--project"]).arg(&project.root))
}

/// Runs a command until what it wrote is on the disk: the system would take a whole copy into memory first.
fn to_disk(command: &mut Command) -> Result<Cost, Problem> {
    of(&mut Command::new("sync"))?;
    let cost = of(command)?;
    let wait = of(&mut Command::new("sync"))?;
    Ok(Cost { wall: cost.wall + wait.wall, ..cost })
}
