//! Contact sheets: every picture of a folder on pages for the screen and for paper, cleared or not, for those who decide
//! what may be used.
//!
//! This is beside the stages and not one of them. It takes its pictures from [`listing`], which knows no approval, and
//! what it makes goes to a folder of its own that no build reads.

mod canvas;
mod doubt;
mod frame;
mod lettering;
mod page;
mod prints;
mod rows;

use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostic;
use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::load::known::Known;
use crate::load::picture::PictureError;
use crate::load::text::TextFiles;
use crate::load::{Depth, load, unusable};
use crate::model::listing::{Listed, listing};
use crate::model::slug::slug;
use crate::model::translated::Lang;
use crate::model::{Preview, Project, model};
use crate::output::{Content, Output};
use crate::pipeline::{Progress, must_be_folder, must_not_be_source};
use crate::places::{OutPath, SourcePath};
use crate::plan::names::film;
use crate::plan::phrases::Phrases;
use crate::text::dates;
use crate::write::{Lock, write};
use doubt::{about_pictures, is_doubt};
use frame::{Frame, Unmade, frames};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The project's folder.
    pub root: &'a Path,
    /// The folder for the sheets; each gets a folder of its own inside.
    pub out: &'a Path,
    /// The folder of pictures, below `root` and written with `/`; with those below it. All of them when `None`.
    pub folder: Option<&'a str>,
    /// How many pictures stand in a row.
    pub columns: u32,
    /// From when the project is looked at: embargoes that have passed are not told of.
    pub preview: Preview,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// The text files, for the lines that diagnostics show.
    pub texts: TextFiles,
    /// What is wrong with the pictures, or with what is written about them.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made; none when it could not be known which pictures are cleared.
    pub sheets: Vec<Made>,
}

/// A finished sheet.
#[derive(Debug, Clone)]
pub struct Made {
    /// The folder of the pictures, below the project's.
    pub folder: String,
    /// The page for the screen.
    pub page: PathBuf,
    /// How many pictures it shows.
    pub pictures: usize,
    /// How many pages for paper there are.
    pub prints: usize,
}

/// One sheet, as the pages for the screen and for paper need it.
struct Sheet<'a> {
    project: &'a Project,
    phrases: &'a Phrases,
    folder: &'a str,
    columns: u32,
    frames: Vec<Frame<'a>>,
}

impl Sheet<'_> {
    fn phrase<'p>(&'p self, name: &'p str) -> &'p str {
        self.phrases.get(Lang::DEFAULT, name)
    }

    fn title(&self) -> &str {
        self.project.film.title.value(Lang::DEFAULT)
    }

    /// The day from which the project is looked at: what is decided later is not in it.
    fn day(&self) -> String {
        dates::day(self.project.as_of.date(), Lang::DEFAULT, self.phrases)
    }

    /// To whom the answer goes; empty when the project names nobody.
    fn answer(&self) -> String {
        let contacts = &self.project.contacts;
        let Some(contact) = contacts.press.first().or(contacts.production.first()) else { return String::new() };
        let parts = [Some(&contact.name), contact.email.as_ref().map(|email| &email.0), contact.phone.as_ref()];
        let who = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
        format!("{} {who}", self.phrase("sheet_answer"))
    }

    /// The name of its files, without ending.
    fn name(&self) -> String {
        format!("{}_{}", film(self.project), slug(&self.folder.replace('/', "-")))
    }
}

/// Makes a contact sheet of each folder of pictures: an HTML page with its thumbnails, and JPEGs of A4 pages.
///
/// Pictures that cannot be read are told of and left out. An error in what is written about pictures stops.
///
/// # Errors
///
/// When the folder is not a project or holds no such pictures, and what the disk says.
pub fn contact_sheets(request: &Request<'_>, progress: &dyn Progress) -> Result<Report, Failure> {
    must_be_folder(request.root)?;
    must_not_be_source(request.root, request.out)?;
    let loaded = load(request.root, request.out, Depth::Whole, &Known::open(request.root));
    let mut report = Report { texts: loaded.texts, diagnostics: loaded.diagnostics, sheets: Vec::new() };
    let Some(sources) = loaded.sources else { return Ok(report) };
    let (pictures, problems) = listing(&sources);
    report.diagnostics.extend(problems);
    report.diagnostics = about_pictures(report.diagnostics, &report.texts);
    if report.diagnostics.iter().any(is_doubt) {
        return Ok(report);
    }
    let (project, _) = model(sources, &report.texts, request.preview);
    let phrases = Phrases::of(&project);
    let cache = request.root.join(".onset").join("cache");
    let cache = Cache::open(&cache).map_err(|error| Failure::io("open the cache in", &cache, error))?;
    let folders = folders(&pictures, request)?;
    progress.pictures(folders.iter().map(|(_, pictures)| pictures.len()).sum());
    for (folder, pictures) in folders {
        let (frames, unmade) = frames(&project, &phrases, &pictures, request.columns, &cache, progress)?;
        report.diagnostics.extend(unmade.iter().map(|Unmade { path, error }| unusable(path, error)));
        let sheet = Sheet { project: &project, phrases: &phrases, folder, columns: request.columns, frames };
        report.sheets.push(put(&sheet, request, &cache)?);
    }
    Ok(report)
}

/// The wanted folders with their pictures, by path.
fn folders<'a>(pictures: &'a [Listed], request: &Request<'_>) -> Result<Vec<(&'a str, Vec<&'a Listed>)>, Failure> {
    let wanted = request.folder.map(|folder| below_root(folder, request.root));
    let is_wanted = |folder: &str| match &wanted {
        Some(Some(wanted)) => folder == wanted.as_str() || folder.starts_with(&format!("{wanted}/")),
        Some(None) => false,
        None => true,
    };
    let mut folders: Vec<&str> = pictures.iter().map(|picture| picture.path.folder()).collect();
    folders.sort_unstable();
    folders.dedup();
    let found: Vec<_> = folders
        .iter()
        .filter(|folder| is_wanted(folder))
        .map(|folder| (*folder, pictures.iter().filter(|picture| picture.path.folder() == *folder).collect()))
        .collect();
    if found.is_empty() {
        return Err(Failure::new(match request.folder {
            Some(folder) => format!("no pictures lie in `{folder}`; there are some in {}", list(&folders)),
            None => "there are no pictures in this project".to_owned(),
        }));
    }
    Ok(found)
}

/// A folder as people write it, from the project's folder or, as the shell completes it, from where they are.
fn below_root(folder: &str, root: &Path) -> Option<SourcePath> {
    let folder = Path::new(folder).strip_prefix(root).map_or(folder.into(), Path::to_string_lossy);
    SourcePath::new(&folder)
}

fn list(folders: &[&str]) -> String {
    if folders.is_empty() { "no folder".to_owned() } else { folders.join(", ") }
}

/// Writes a sheet into its own folder, in the place of what was there before: no print of an earlier day is left over.
fn put(sheet: &Sheet<'_>, request: &Request<'_>, cache: &Cache) -> Result<Made, Failure> {
    let name = sheet.name();
    let mut output = Output::default();
    let mut add = |path: &str, content: Content| {
        output.files.insert(OutPath::new(path).expect("made of slugs and numbers"), content);
    };
    for frame in &sheet.frames {
        add(&frame.file, Content::Cached(frame.thumbnail));
    }
    let prints = prints::prints(sheet, cache)?;
    let count = prints.len();
    for (index, print) in prints.into_iter().enumerate() {
        add(&format!("{name}_{}.jpg", index + 1), print.into());
    }
    add(&format!("{name}.html"), page::page(sheet).into());
    let target = request.out.join(slug(&sheet.folder.replace('/', "-")));
    let lock = Lock::take(&target)?;
    write(&output, request.root, cache, &target, &lock)?;
    let page = target.join(format!("{name}.html"));
    Ok(Made { folder: sheet.folder.to_owned(), page, pictures: sheet.frames.len(), prints: count })
}

/// What a codec says of pixels that onset put together itself: nothing of the project's is to blame.
fn cannot_draw(error: &PictureError) -> Failure {
    Failure::new(format!("could not draw a contact sheet: {error}"))
}
