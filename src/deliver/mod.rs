//! Deliverables one by one, into a folder of their own: what a festival prints, what a funder's form takes.
//!
//! Beside the stages: it plans as a build does, makes no page, and writes only what was asked for.

mod account;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::bundle::{Packet, packet};
use crate::check::check;
use crate::diagnostics::{Diagnostic, Severity, nearest};
use crate::failure::Failure;
use crate::images::Pictures;
use crate::images::cache::Cache;
use crate::images::darkroom::Darkroom;
use crate::images::gate::Gate;
use crate::load::Depth;
use crate::load::text::TextFiles;
use crate::load::wire::words::Packing;
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::translated::Lang;
use crate::output::{Content, Output};
use crate::pipeline::{Progress, Request, must_be_folder, must_not_be_source, understood};
use crate::places::OutPath;
use crate::plan::bundles::BundlePlan;
use crate::plan::renditions::Rendition;
use crate::plan::{Plan, bundles, plan};
use crate::print::print;
use crate::write::{Lock, Written, write};
pub use account::Account;

/// Which deliverables are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// The one of this name.
    One(&'a str),
    /// Every one.
    All,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// The text files, for the lines that diagnostics show.
    pub texts: TextFiles,
    /// What is wrong with the project as a whole; with an error among it nothing is made.
    pub diagnostics: Vec<Diagnostic>,
    /// Each deliverable that was asked for.
    pub deliveries: Vec<Delivery>,
}

/// One deliverable.
#[derive(Debug)]
pub struct Delivery {
    /// Its name.
    pub name: String,
    /// What was taken and left out, and how each limit was met.
    pub account: Account,
    /// What is beyond its limits, or missing.
    pub diagnostics: Vec<Diagnostic>,
    /// Where it lies, and what was written; none when it was only to be explained, or an error stopped it.
    pub written: Option<(PathBuf, Written)>,
}

/// A deliverable as `--list` names it.
#[derive(Debug)]
pub struct Offer {
    /// Its name on the command line.
    pub name: String,
    /// Its title.
    pub title: String,
    /// About it.
    pub about: Option<String>,
    /// Where its limits come from, and when they were checked.
    pub source: Option<String>,
    /// Whether the site holds it.
    pub published: bool,
    /// Whether the project changes it, or made it.
    pub own: bool,
}

/// Every deliverable there is, built in or the project's own; none when the project cannot be understood.
///
/// # Errors
///
/// When there is no such folder.
pub fn list(request: &Request<'_>) -> Result<(Report, Vec<Offer>), Failure> {
    must_be_folder(request.root)?;
    let (report, project) = understood(request, Depth::Whole);
    let report = Report { texts: report.texts, diagnostics: report.diagnostics, deliveries: Vec::new() };
    let offers = project.iter().flat_map(|project| &project.deliverables).map(offer).collect();
    Ok((report, offers))
}

fn offer(deliverable: &Deliverable) -> Offer {
    let checked = deliverable.checked.map(|day| format!(" (checked {})", day.0)).unwrap_or_default();
    Offer {
        name: deliverable.slug.clone(),
        title: deliverable.title.value(Lang::DEFAULT).clone(),
        about: deliverable.description.as_ref().map(|about| about.value(Lang::DEFAULT).clone()),
        source: (!deliverable.source.is_empty()).then(|| format!("{}{checked}", deliverable.source.join("; "))),
        published: deliverable.published,
        own: deliverable.place.is_some(),
    }
}

/// Makes deliverables and writes each into a folder of its name below the request's output folder; with `explain` they
/// are only made and accounted for. One that is beyond its limits is not written, and does not stop the others.
///
/// # Errors
///
/// When there is no deliverable of the name, and what the disk says.
pub fn deliver(
    request: &Request<'_>,
    which: Which<'_>,
    explain: bool,
    progress: &dyn Progress,
) -> Result<Report, Failure> {
    must_be_folder(request.root)?;
    must_not_be_source(request.root, request.out)?;
    let (read, project) = understood(request, Depth::Whole);
    let mut report = Report { texts: read.texts, diagnostics: read.diagnostics, deliveries: Vec::new() };
    let Some(project) = project else { return Ok(report) };
    report.diagnostics.extend(check(&project, &report.texts));
    let (mut plan, problems) = plan(&project);
    report.diagnostics.extend(problems);
    let worst = report.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    if worst >= Some(if request.strict { Severity::Warning } else { Severity::Error }) {
        return Ok(report);
    }
    let folder = request.root.join(".onset").join("cache");
    let cache = Cache::open(&folder).map_err(|error| Failure::io("open the cache in", &folder, error))?;
    for index in wanted(&project, which)? {
        progress.stage("pictures");
        report.deliveries.push(one(&project, &mut plan, index, &cache, (!explain).then_some(request))?);
    }
    Ok(report)
}

/// The places of those that are asked for.
fn wanted(project: &Project, which: Which<'_>) -> Result<Vec<usize>, Failure> {
    let names = || project.deliverables.iter().map(|deliverable| deliverable.slug.as_str());
    let Which::One(name) = which else { return Ok((0..project.deliverables.len()).collect()) };
    names().position(|known| known == name).map(|index| vec![index]).ok_or_else(|| {
        let near = nearest(name, names()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Failure::new(format!(
            "there is no deliverable called `{name}`{near} `onset deliver --list` names those there are"
        ))
    })
}

fn one(
    project: &Project,
    plan: &mut Plan,
    index: usize,
    cache: &Cache,
    to: Option<&Request<'_>>,
) -> Result<Delivery, Failure> {
    let bundle = bundles::packet(project, index, plan);
    let pictures = on_paper(project, plan, cache)?;
    let (documents, problems) = print(project, plan, &pictures, cache)?;
    let mut packet = packet(project, plan, &bundle, &pictures, &documents, cache)?;
    packet.problems.extend(problems);
    let account = Account::of(project, &bundle, &packet);
    let deliverable = &project.deliverables[index];
    let diagnostics = packet.problems.clone();
    let stopped = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let written = match to.filter(|_| !stopped) {
        Some(request) => Some(put(deliverable, &bundle, packet, request, cache)?),
        None => None,
    };
    Ok(Delivery { name: deliverable.slug.clone(), account, diagnostics, written })
}

/// The pictures that its documents show. A broken one is told of where it is a file of its own.
fn on_paper(project: &Project, plan: &Plan, cache: &Cache) -> Result<Pictures, Failure> {
    let gate = Gate::new(project.images.memory);
    let darkroom = Darkroom { project, cache, gate: &gate };
    let shown: Vec<_> = plan.renditions.iter().filter(|(_, all)| !all.paper.is_empty()).collect();
    let developed: Vec<_> = shown
        .into_par_iter()
        .map(|(id, all)| {
            let paper: Vec<&Rendition> = all.paper.iter().collect();
            let every: Vec<usize> = (0..paper.len()).collect();
            Ok((*id, darkroom.develop(*id, &paper, &every)?, paper))
        })
        .collect::<Result<_, Failure>>()?;
    let mut pictures = Pictures::default();
    for (id, developed, paper) in developed {
        if let Ok(developed) = developed {
            pictures.add(id, &paper, developed);
        }
    }
    Ok(pictures)
}

/// Writes a deliverable in the place of what was there before: no file of an earlier day is left in it.
fn put(
    deliverable: &Deliverable,
    bundle: &BundlePlan,
    packet: Packet,
    request: &Request<'_>,
    cache: &Cache,
) -> Result<(PathBuf, Written), Failure> {
    let mut output = Output::default();
    let path = |path: &str| OutPath::new(path).expect("made of slugs");
    let place = match deliverable.packing {
        Packing::Zip => {
            let name = packet.name();
            output.files.insert(path(&name), Content::Streamed(Arc::new(packet)));
            name
        }
        Packing::Folder => {
            let inside = packet.contents().map(|(file, content)| (path(&format!("{}/{file}", bundle.folder)), content));
            output.files.extend(inside);
            bundle.folder.clone()
        }
    };
    let target = request.out.join(&deliverable.slug);
    make_folder(request.out)?;
    let lock = Lock::take(&target)?;
    let written = write(&output, request.root, cache, &target, &lock)?;
    Ok((target.join(place), written))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, error))
}
