//! The pipeline: the stages, in order.

use std::collections::BTreeMap;
use std::path::Path;

use crate::bundle::bundle;
use crate::check::check;
use crate::diagnostics::{Code, Diagnostic, Severity, Spot};
use crate::failure::Failure;
use crate::images::cache::{Cache, is_damaged};
use crate::images::{Broken, images};
use crate::load::known::Known;
use crate::load::text::TextFiles;
use crate::load::walk::FOLDERS;
use crate::load::{Depth, load};
use crate::model::{AsOf, Preview, Project, model, settings};
use crate::output::Output;
use crate::places::SourcePath;
use crate::plan::{Plan, plan};
use crate::print::print;
use crate::render::{Stock, Templates, render};
use crate::write::{Lock, Written, write};

/// What is asked of a build.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The project's folder.
    pub root: &'a Path,
    /// The output folder.
    pub out: &'a Path,
    /// From when, and with what let through, the project is looked at.
    pub preview: Preview,
    /// The site's address, instead of the project's own.
    pub base_url: Option<String>,
    /// The theme, instead of the project's own choice.
    pub theme: Option<String>,
    /// Whether warnings stop the build too.
    pub strict: bool,
}

impl<'a> Request<'a> {
    /// What the public is shown at a moment, with nothing taken instead of what the project says.
    pub fn public(root: &'a Path, out: &'a Path, as_of: AsOf) -> Self {
        Self { root, out, preview: Preview::public(as_of), base_url: None, theme: None, strict: false }
    }
}

/// Hears of the build's progress.
pub trait Progress: Sync {
    /// So many pictures are to be looked at.
    fn pictures(&self, count: usize);
    /// One picture is done.
    fn picture_done(&self);
    /// Something that takes time begins.
    fn stage(&self, name: &'static str);
}

/// What came of a build, as far as it got.
#[derive(Debug, Default)]
pub struct Report {
    /// The text files, for the lines that diagnostics show.
    pub texts: TextFiles,
    /// Everything there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// What was built; none when something stopped it.
    pub built: Option<Built>,
}

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// The output.
    pub output: Output,
    /// Pages.
    pub pages: usize,
    /// Stills and other pictures.
    pub pictures: usize,
    /// Renditions made.
    pub encoded: usize,
    /// Renditions found in the cache.
    pub reused: usize,
    /// Files and bytes on disk; none when nothing was to be written.
    pub written: Option<Written>,
}

/// Reads and checks a project without making anything.
pub fn check_only(request: &Request<'_>) -> Report {
    let mut report = Report::default();
    if let Some(project) = understand(request, Depth::Whole, &BTreeMap::new(), &mut report) {
        report.diagnostics.extend(check(&project, &report.texts));
        let (plan, problems) = plan(&project);
        report.diagnostics.extend(problems);
        report.diagnostics.extend(Templates::new(&plan.theme, &plan.phrases).err().into_iter().flatten());
    }
    report
}

/// Reads a project, its pictures to the given depth, and makes sense of it, and nothing more.
pub(crate) fn understood(request: &Request<'_>, depth: Depth) -> (Report, Option<Project>) {
    let mut report = Report::default();
    let project = understand(request, depth, &BTreeMap::new(), &mut report);
    (report, project)
}

/// Plans a project after a glance at its pictures, without making anything: what `serve` shows. There is no plan when
/// something is wrong, but for broken pictures: the others can be shown.
pub fn plan_only(request: &Request<'_>) -> (Report, Option<(Project, Plan)>) {
    let mut report = Report::default();
    let project = understand(request, Depth::Glance, &BTreeMap::new(), &mut report);
    let planned = project.map(|project| {
        report.diagnostics.extend(check(&project, &report.texts));
        let (plan, problems) = plan(&project);
        report.diagnostics.extend(problems);
        (project, plan)
    });
    let stopped = stops(request, &report) && !only_pictures_stop(&report);
    (report, planned.filter(|_| !stopped))
}

/// Builds a project up to its output, which is a value: nothing but the cache is written.
pub fn make(request: &Request<'_>, cache: &Cache, progress: &dyn Progress) -> Result<Report, Failure> {
    // Pictures that turned out broken while they were decoded, and that the site may do without.
    let mut without = BTreeMap::new();
    loop {
        match make_without(request, &without, cache, progress)? {
            Outcome::Report(report) => return Ok(report),
            Outcome::Broken(more) => without.extend(more),
        }
    }
}

/// What came of one run through the stages.
enum Outcome {
    /// It is done, or something stopped it.
    Report(Report),
    /// These pictures are broken: once more, without them.
    Broken(Vec<(SourcePath, Diagnostic)>),
}

fn make_without(
    request: &Request<'_>,
    without: &BTreeMap<SourcePath, Diagnostic>,
    cache: &Cache,
    progress: &dyn Progress,
) -> Result<Outcome, Failure> {
    let mut report = Report::default();
    let Some(project) = understand(request, Depth::Whole, without, &mut report) else {
        return Ok(Outcome::Report(report));
    };
    report.diagnostics.extend(check(&project, &report.texts));
    let (plan, problems) = plan(&project);
    report.diagnostics.extend(problems);
    if stops(request, &report) && !only_pictures_stop(&report) {
        return Ok(Outcome::Report(report));
    }
    progress.pictures(project.stills.len());
    let (pictures, broken) = images(&project, &plan, cache, &|| progress.picture_done())?;
    let (optional, broken): (Vec<Broken>, Vec<Broken>) = broken.into_iter().partition(|broken| broken.optional);
    report.diagnostics.extend(broken.into_iter().map(|broken| broken.diagnostic));
    if stops(request, &report) {
        report.diagnostics.extend(optional.into_iter().map(|broken| left_out(broken.diagnostic)));
        return Ok(Outcome::Report(report));
    }
    if !optional.is_empty() {
        return Ok(Outcome::Broken(optional.into_iter().map(|broken| (broken.path, broken.diagnostic)).collect()));
    }
    progress.stage("documents");
    let (documents, problems) = print(&project, &plan, &pictures, cache)?;
    report.diagnostics.extend(problems);
    if stops(request, &report) {
        return Ok(Outcome::Report(report));
    }
    progress.stage("bundles");
    let (bundles, problems) = bundle(&project, &plan, &pictures, &documents, cache)?;
    report.diagnostics.extend(problems);
    progress.stage("pages");
    let stock = Stock { project: &project, plan: &plan, pictures: &pictures, documents: &documents, bundles: &bundles };
    let (output, problems) = render(stock);
    report.diagnostics.extend(problems);
    if !stops(request, &report) {
        report.built = Some(Built {
            pages: output.files.keys().filter(|path| path.as_str().ends_with(".html")).count(),
            output,
            pictures: project.stills.len(),
            encoded: pictures.encoded,
            reused: pictures.reused,
            written: None,
        });
    }
    Ok(Outcome::Report(report))
}

/// Whether what was found so far stops the build.
fn stops(request: &Request<'_>, report: &Report) -> bool {
    let worst = report.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    worst >= Some(if request.strict { Severity::Warning } else { Severity::Error })
}

/// Whether nothing but broken pictures stops the build. The others are made all the same: that takes the time, and what
/// is wrong with any of them is told in one run.
fn only_pictures_stop(report: &Report) -> bool {
    let mut errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.clone().next().is_some() && errors.all(|error| error.code == Code::BadPicture)
}

/// What is said of a broken picture that the site may do without.
fn left_out(broken: Diagnostic) -> Diagnostic {
    let severity = Severity::Warning;
    Diagnostic { severity, ..broken }.help("it is marked `optional`, so the site is built without it")
}

/// Builds a project and puts the result in its place.
pub fn build(request: &Request<'_>, progress: &dyn Progress) -> Result<Report, Failure> {
    must_be_folder(request.root)?;
    // A link is followed: what it leads to is what a web server shows.
    let out = request.out.canonicalize().unwrap_or_else(|_| request.out.to_path_buf());
    must_not_be_source(request.root, &out)?;
    let request = &Request { out: &out, ..request.clone() };
    let lock = Lock::take(request.out)?;
    let folder = request.root.join(".onset").join("cache");
    let cache = Cache::open(&folder).map_err(|error| Failure::io("open the cache in", &folder, error))?;
    // Where one file of the cache is damaged others may be: all that were used are looked at, and what is removed then is
    // made again. A bundle's key tells of the files in it, so a damaged bundle may come to light only after those.
    for _ in 0..ATTEMPTS {
        match make_and_write(request, &cache, &lock, progress) {
            Err(failure) if failure.io_error().is_some_and(is_damaged) => cache.verify(),
            done => return done,
        }
    }
    make_and_write(request, &cache, &lock, progress)
}

/// How often a build begins anew because the cache is damaged.
const ATTEMPTS: usize = 3;

fn make_and_write(
    request: &Request<'_>,
    cache: &Cache,
    lock: &Lock,
    progress: &dyn Progress,
) -> Result<Report, Failure> {
    let mut report = make(request, cache, progress)?;
    if let Some(built) = &mut report.built {
        progress.stage("writing");
        built.written = Some(write(&built.output, request.root, cache, request.out, lock)?);
    }
    Ok(report)
}

/// Output among the sources would be read as sources by the next build.
pub(crate) fn must_not_be_source(root: &Path, out: &Path) -> Result<(), Failure> {
    let root = root.canonicalize().map_err(|error| Failure::io("open", root, error))?;
    let below = out.strip_prefix(&root).ok().map(|below| below.components().next());
    let source = match below {
        None => false,
        Some(None) => true,
        Some(Some(first)) => FOLDERS.iter().any(|folder| first.as_os_str() == *folder),
    };
    if source {
        return Err(Failure::new(format!(
            "{} holds the project's own files; name another folder with --out",
            out.display()
        )));
    }
    Ok(())
}

/// A project is a folder.
pub fn must_be_folder(root: &Path) -> Result<(), Failure> {
    match (root.is_dir(), root.exists()) {
        (true, _) => Ok(()),
        (false, true) => Err(Failure::new(format!("{} is a file; name the film's folder", root.display()))),
        (false, false) => Err(Failure::new(format!("there is no folder {}", root.display()))),
    }
}

/// Loads the folder, without some of its pictures, and makes sense of it. Nothing comes of a folder whose files cannot be
/// read as what they are: what it means would be a guess.
fn understand(
    request: &Request<'_>,
    depth: Depth,
    without: &BTreeMap<SourcePath, Diagnostic>,
    report: &mut Report,
) -> Option<Project> {
    let loaded = load(request.root, request.out, depth, &Known::open(request.root));
    report.texts = loaded.texts;
    report.diagnostics = loaded.diagnostics;
    let mut sources = loaded.sources?;
    sources.pictures.retain(|picture| !without.contains_key(&picture.path));
    report.diagnostics.extend(without.values().cloned());
    let (mut project, problems) = model(sources, &report.texts, request.preview);
    for diagnostic in &mut report.diagnostics {
        let is_optional =
            |spot: &(Spot, String)| matches!(&spot.0, Spot::File(path) if project.optional.contains(path));
        if diagnostic.code == Code::BadPicture && diagnostic.spots.iter().any(is_optional) {
            *diagnostic = left_out(diagnostic.clone());
        }
    }
    report.diagnostics.extend(problems);
    if let Some(url) = request.base_url.as_deref().and_then(settings::root_of) {
        project.site.url = Some(url);
    }
    if let Some(theme) = &request.theme {
        project.site.theme.clone_from(theme);
        project.site.theme_place = None;
    }
    Some(project)
}
