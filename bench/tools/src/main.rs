//! Measures onset beside its peers. `bench/run` builds and calls it; bench/README.md says what its numbers mean.

mod corpus;
mod cost;
mod dice;
mod job;
mod project;
mod setting;
mod sides;
mod suites;
mod table;
mod verdict;
mod work;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::{Parser, Subcommand};

use corpus::{Corpus, Kind};
use setting::Setting;
use verdict::Verdict;
use work::engine::Work;

/// Whatever goes wrong here ends the run with its words.
pub(crate) type Problem = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, Parser)]
struct Args {
    #[command(subcommand)]
    command: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Measure
    Run(Run),
    /// Draw pictures
    Draw { folder: PathBuf, kind: Kind, count: usize },
    /// Run onset's engine
    Engine(Work),
    /// Encode what is ready
    Floor(Work),
    /// Compare renditions with references
    Score(work::score::Work),
}

/// What is measured, and how.
#[derive(Debug, clap::Args)]
struct Run {
    /// Everything once, on a small corpus
    #[arg(long)]
    quick: bool,

    /// What takes very long, too
    #[arg(long)]
    full: bool,

    /// Only these suites
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,

    /// How many stills the large project has [default: 20, quick: 6]
    #[arg(long, value_name = "N")]
    stills: Option<usize>,

    /// How often each command is run; the median counts [default: 3, quick: 1]
    #[arg(long, value_name = "N")]
    runs: Option<usize>,

    /// onset's folder
    #[arg(long, default_value = ".", hide = true)]
    root: PathBuf,
}

fn main() -> ExitCode {
    match execute(Args::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bench: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn execute(task: Task) -> Result<(), Problem> {
    match task {
        Task::Run(run) => measure(&run),
        Task::Draw { folder, kind, count } => Corpus::new(&folder).draw(kind, count),
        Task::Engine(work) => work::engine::run(&work),
        Task::Floor(work) => work::floor::run(&work),
        Task::Score(work) => work::score::run(&work),
    }
}

/// A suite by its name.
type Suite = (&'static str, fn(&Setting) -> Result<Vec<Verdict>, Problem>);

const SUITES: &[Suite] = &[
    ("engine", suites::engine::run),
    ("quality", suites::quality::run),
    ("avif", suites::avif::run),
    ("sources", suites::sources::run),
    ("builds", suites::builds::run),
    ("text", suites::text::run),
    ("serve", suites::serve::run),
    ("documents", suites::documents::run),
    ("packets", suites::packets::run),
];

fn measure(run: &Run) -> Result<(), Problem> {
    let setting = Setting {
        root: run.root.canonicalize()?,
        quick: run.quick,
        full: run.full,
        runs: run.runs.unwrap_or(if run.quick { 1 } else { 3 }).max(1),
        stills: run.stills.unwrap_or(if run.quick { 6 } else { 20 }).max(1),
    };
    if let Some(unknown) = run.only.iter().find(|name| SUITES.iter().all(|(known, _)| known != name)) {
        let names: Vec<&str> = SUITES.iter().map(|(name, _)| *name).collect();
        return Err(format!("there is no suite {unknown}; there are {}", names.join(", ")).into());
    }
    let mut verdicts = Vec::new();
    for (name, suite) in SUITES {
        if run.only.is_empty() || run.only.iter().any(|only| only == name) {
            verdicts.extend(suite(&setting)?);
        }
    }
    verdict::print(&verdicts);
    Ok(())
}

/// This program, to be run again for a part of the work.
pub(crate) fn myself(task: &str) -> Result<Command, Problem> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(task);
    Ok(command)
}
