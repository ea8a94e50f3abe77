//! Whole builds with the program as it is shipped: from nothing, again, and after a change.

use std::process::Command;

use crate::Problem;
use crate::corpus::Kind;
use crate::cost::{Cost, Sample, of};
use crate::project::Project;
use crate::setting::Setting;
use crate::table::{Table, number, percent};
use crate::verdict::Verdict;

/// The day on which every build looks at its project.
pub(crate) const TODAY: &str = "2026-11-23";

/// How many of many stills are offered to the press; the others only tell the diary's story.
const PRESS: usize = 40;

/// The builds of one round, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Cold,
    Warm,
    StillTouched,
    TextTouched,
}

impl Step {
    const ALL: [Self; 4] = [Self::Cold, Self::Warm, Self::StillTouched, Self::TextTouched];

    fn name(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Warm => "warm",
            Self::StillTouched => "one still touched",
            Self::TextTouched => "one text touched",
        }
    }
}

/// What a step took in every round.
struct Measured {
    step: Step,
    sample: Sample,
}

/// Builds the projects, prints the tables, and gives what has a target.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let mut verdicts = large(setting)?;
    verdicts.extend(giant(setting)?);
    verdicts.extend(small(setting)?);
    Ok(verdicts)
}

fn large(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let stills = setting.corpus().pictures(Kind::Still, setting.stills)?;
    let project = Project::new(setting.project("stills"), stills, setting.stills, 10)?;
    let name = format!("{} stills of 24 MP, 10 entries", setting.stills);
    builds(setting, &project, &name, 1, &Step::ALL, setting.runs)?;
    let two = builds(setting, &project, &name, 2, &Step::ALL, setting.runs)?;
    Ok(vec![Verdict::new("build: peak memory, 24 MP, 2 threads", peak(&two), 400.0, "MB")])
}

fn giant(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let count = if setting.quick { 2 } else { 4 };
    let project = Project::new(setting.project("giants"), setting.corpus().pictures(Kind::Giant, count)?, count, 1)?;
    let name = format!("{count} stills of 100 MP");
    let two = builds(setting, &project, &name, 2, &[Step::Cold], setting.runs)?;
    Ok(vec![Verdict::new("build: peak memory, 100 MP, 2 threads", peak(&two), 1200.0, "MB")])
}

fn small(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let count = if setting.quick { 100 } else { 1000 };
    let pictures = setting.corpus().pictures(Kind::Small, count)?;
    let project = Project::new(setting.project("small"), pictures, PRESS, count)?;
    let name = format!("{count} stills of 1.7 MP, {count} entries");
    // The cold build takes minutes, and tells nothing that the large stills do not.
    let two = builds(setting, &project, &name, 2, &Step::ALL, 1)?;
    let step = |step| two.iter().find(|one| one.step == step).map(|one| &one.sample).ok_or("every step is measured");
    let (warm, text) = (step(Step::Warm)?, step(Step::TextTouched)?);
    Ok(vec![
        Verdict::new(&format!("build: warm, {count} + {count}"), warm.wall(), 0.5, "s"),
        Verdict::new(&format!("build: renditions made, warm, {count} + {count}"), made(warm)?, 0.0, ""),
        Verdict::new("build: one text touched, more than warm", text.wall() - warm.wall(), 0.3, "s"),
    ])
}

/// Builds a project in every step, as often as the setting asks for, from nothing only so many times, and prints the
/// table.
fn builds(
    setting: &Setting,
    project: &Project,
    name: &str,
    threads: usize,
    steps: &[Step],
    colds: usize,
) -> Result<Vec<Measured>, Problem> {
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); steps.len()];
    for round in 0..setting.runs {
        for (step, costs) in steps.iter().zip(&mut costs) {
            match step {
                Step::Cold if round >= colds => continue,
                Step::Cold => {
                    project.restore()?;
                    project.clear()?;
                }
                Step::Warm => project.restore()?,
                Step::StillTouched => project.touch_still()?,
                Step::TextTouched => project.touch_text()?,
            }
            costs.push(of(&mut command(setting, project, threads))?);
        }
    }
    project.restore()?;
    project.clear()?;
    let measured = steps.iter().zip(costs).map(|(step, costs)| Measured { step: *step, sample: Sample::of(costs) });
    let measured: Vec<Measured> = measured.collect();
    let mut table = Table::new(&["", "CPU s", "wall s", "peak MB", "renditions made", "noise"]);
    for Measured { step, sample } in &measured {
        let cells = [sample.cpu(), sample.wall(), sample.peak()].map(number);
        let last = [format!("{:.0}", made(sample)?), percent(sample.noise())];
        table.row(std::iter::once(step.name().to_owned()).chain(cells).chain(last));
    }
    table.print(&format!("Build: {name}, --jobs {threads}"));
    Ok(measured)
}

/// A build of a project.
pub(crate) fn command(setting: &Setting, project: &Project, threads: usize) -> Command {
    let mut command = setting.onset();
    command.arg("build").arg(&project.root).args(["--as-of", TODAY, "--jobs", &threads.to_string()]);
    command
}

/// How many renditions a build says it made.
fn made(sample: &Sample) -> Result<f64, Problem> {
    let (before, _) = sample.said().split_once(" renditions made").ok_or("the build does not say what it made")?;
    Ok(before.rsplit('(').next().unwrap_or_default().parse()?)
}

fn peak(measured: &[Measured]) -> f64 {
    measured.iter().map(|one| one.sample.peak()).fold(0.0, f64::max)
}
