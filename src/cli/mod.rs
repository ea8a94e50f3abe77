//! The command line: the only place that prints, asks the clock, and looks at the terminal.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is where onset speaks")]

mod archive;
mod args;
mod contact_sheet;
mod deliver;
mod number;
mod progress;
#[cfg(feature = "serve")]
mod serve;
mod store;
mod summary;
mod theme;
mod voice;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use crate::diagnostics::{Diagnostic, ReportFormat, Severity, report};
use crate::failure::Failure;
use crate::model::{AsOf, Preview};
use crate::pipeline::{self, Report, Request};
use args::{Args, Command, Format, Look, Work};
use progress::Bar;
use voice::coloured;

/// Runs the program. 0: done; 1: something in the project is wrong; 2: the machine failed.
pub fn run() -> ExitCode {
    let args = Args::parse();
    match execute(&args) {
        Ok(clean) => ExitCode::from(u8::from(!clean)),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

fn execute(args: &Args) -> Result<bool, Failure> {
    match &args.command {
        Command::Build(args) => {
            let out = args.out.clone().unwrap_or_else(|| args.look.path.join("public"));
            build(&prepare(&args.look, &out), &args.look)
        }
        Command::Check(look) => check(&prepare(look, &look.path.join("public")), look),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::serve(&prepare(&args.look, &args.look.path.join("public")), args),
        Command::Archive(command) => archive::run(command),
        Command::Deliver(asked) => deliver::run(asked),
        Command::Number(asked) => number::run(asked),
        Command::ContactSheet(asked) => contact_sheet::make(asked),
        Command::Cache(command) => store::run(command),
        Command::Theme(command) => theme::run(command),
    }
}

/// Sets the number of threads, and makes a request of what was asked for.
fn prepare<'a>(look: &'a Look, out: &'a Path) -> Request<'a> {
    use_threads(&look.work);
    request(look, out)
}

fn use_threads(work: &Work) {
    if let Some(jobs) = work.jobs {
        // Set once, before any work; it fails only when somebody else has set it.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
}

fn request<'a>(look: &'a Look, out: &'a Path) -> Request<'a> {
    Request {
        root: &look.path,
        out,
        preview: Preview {
            as_of: look.work.from(),
            drafts: look.drafts,
            future: look.future,
            embargoed: look.embargoed,
        },
        base_url: look.base_url.clone(),
        theme: look.theme.clone(),
        strict: look.strict,
    }
}

impl Work {
    /// The moment to look from: the one that was given, or now.
    fn from(&self) -> AsOf {
        self.as_of.map_or_else(now, |moment| AsOf::Given(moment.start()))
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
fn now() -> AsOf {
    AsOf::Now(jiff::Timestamp::now())
}

fn build(request: &Request<'_>, look: &Look) -> Result<bool, Failure> {
    let start = Instant::now();
    let bar = Bar::new(look.work.quiet || look.format != Format::Text);
    let report = pipeline::build(request, &bar)?;
    bar.clear();
    tell(&report, look, false);
    let clean = report.built.is_some();
    if !look.work.quiet && look.format == Format::Text {
        print!("{}", summary::build(&report, request.out, start.elapsed()));
    }
    Ok(clean)
}

fn check(request: &Request<'_>, look: &Look) -> Result<bool, Failure> {
    pipeline::must_be_folder(request.root)?;
    let report = pipeline::check_only(request);
    tell(&report, look, true);
    if !look.work.quiet && look.format == Format::Text {
        print!("{}", summary::check(&report));
    }
    let worst = report.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    let limit = if look.strict { Severity::Warning } else { Severity::Error };
    Ok(worst < Some(limit))
}

/// Prints the diagnostics, the worst last, where the eye is. Notes are for who asks.
fn tell(report: &Report, look: &Look, notes: bool) {
    let shown = |diagnostic: &&Diagnostic| {
        notes || look.verbose || diagnostic.severity > Severity::Note || look.format != Format::Text
    };
    let quiet = |diagnostic: &&Diagnostic| !look.work.quiet || diagnostic.severity == Severity::Error;
    let mut diagnostics: Vec<Diagnostic> = report.diagnostics.iter().filter(shown).filter(quiet).cloned().collect();
    diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
    let colour = coloured(&std::io::stderr());
    match look.format {
        Format::Text => eprint!("{}", self::report(&diagnostics, &report.texts, ReportFormat::Text { colour })),
        Format::Json => print!("{}", self::report(&diagnostics, &report.texts, ReportFormat::Json)),
        Format::Github => print!("{}", self::report(&diagnostics, &report.texts, ReportFormat::Github)),
    }
}

/// A folder as it is shown to a person.
fn shown(path: &Path) -> PathBuf {
    path.strip_prefix(".").map_or_else(|_| path.to_path_buf(), Path::to_path_buf)
}
