//! The first stage: the folder becomes [`Sources`], every file read and parsed, every value with its place.
//!
//! This stage says what is there. It does not decide what any of it means.

mod directive;
pub mod front_matter;
pub mod known;
pub mod markdown;
pub mod picture;
mod pictures;
pub mod profiles;
pub mod prose;
mod raw_html;
pub mod reading;
pub(crate) mod record;
pub mod scalars;
pub mod shape;
pub mod shipped;
pub mod text;
pub mod walk;
pub mod wire;
pub mod yaml;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostics::{Code, Diagnostic};
use crate::places::{FileId, SourcePath};
use known::Known;
pub use pictures::{Depth, Identity, PictureFile, is_picture, unusable};
use prose::{Prose, Written};
use reading::{At, Wire};
use text::TextFiles;
use wire::clip::Clip;
use wire::config::Config;
use wire::credits::CreditsFile;
use wire::deliverable::Deliverable;
use wire::ejected::EjectedFile;
use wire::entry::Entry;
use wire::numbers::NumbersFile;
use wire::page::Page;
use wire::person::Person;
use wire::press::{AwardsFile, PressText, QuotesFile, ScreeningsFile};
use wire::still::StillsFile;

/// A parsed YAML file.
#[derive(Debug, Clone)]
pub struct YamlFile<T> {
    /// Its number.
    pub file: FileId,
    /// Where it lies.
    pub path: SourcePath,
    /// What it says.
    pub value: At<T>,
}

/// A parsed Markdown file.
#[derive(Debug)]
pub struct MarkdownFile<T> {
    /// Its number.
    pub file: FileId,
    /// Where it lies.
    pub path: SourcePath,
    /// The name others refer to it by: the file's name without language and ending, or its folder's name.
    pub name: String,
    /// The language its name states: `fr` for `light.fr.md`.
    pub language: Option<String>,
    /// Its front matter.
    pub front: At<T>,
    /// Its text.
    pub text: Prose<Written>,
}

/// Everything the folder holds.
#[derive(Debug)]
pub struct Sources {
    /// Where the project lies.
    pub root: PathBuf,
    /// `onset.yaml`.
    pub config: YamlFile<Config>,
    /// Every picture, with the facts in its file.
    pub pictures: Vec<PictureFile>,
    /// What people wrote.
    pub content: Content,
    /// Every file, for references to files of other kinds: video, captions, logos, `static/`, `theme/`.
    pub files: Vec<SourcePath>,
}

/// What people wrote, apart from `onset.yaml`.
#[derive(Debug, Default)]
pub struct Content {
    /// `diary/`.
    pub entries: Vec<MarkdownFile<Entry>>,
    /// `people/`.
    pub people: Vec<YamlFile<Person>>,
    /// `stills.yaml`, wherever they stand.
    pub stills: Vec<YamlFile<StillsFile>>,
    /// `stills/numbers.yaml`.
    pub numbers: Option<YamlFile<NumbersFile>>,
    /// `clips/`.
    pub clips: Vec<YamlFile<Clip>>,
    /// `press/*.md`.
    pub press: Vec<MarkdownFile<PressText>>,
    /// `press/quotes.yaml`.
    pub quotes: Option<YamlFile<QuotesFile>>,
    /// `press/awards.yaml`.
    pub awards: Option<YamlFile<AwardsFile>>,
    /// `press/screenings.yaml`.
    pub screenings: Option<YamlFile<ScreeningsFile>>,
    /// `press/credits.yaml`.
    pub credits: Option<YamlFile<CreditsFile>>,
    /// `pages/`.
    pub pages: Vec<MarkdownFile<Page>>,
    /// `deliverables/`.
    pub deliverables: Vec<YamlFile<Deliverable>>,
    /// `ejected.yaml` in `theme/` and in the folders of `themes/`.
    pub ejected: Vec<YamlFile<EjectedFile>>,
}

/// What loading gives. Texts are there even when the sources are not, for the lines that diagnostics show.
#[derive(Debug)]
pub struct Loaded {
    /// What was read, if there is a project at all.
    pub sources: Option<Sources>,
    /// The text files.
    pub texts: TextFiles,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// What one text file turned out to be.
enum File {
    Config(Box<YamlFile<Config>>),
    Entry(MarkdownFile<Entry>),
    Person(YamlFile<Person>),
    Stills(YamlFile<StillsFile>),
    Numbers(YamlFile<NumbersFile>),
    Clip(YamlFile<Clip>),
    Press(MarkdownFile<PressText>),
    Quotes(YamlFile<QuotesFile>),
    Awards(YamlFile<AwardsFile>),
    Screenings(YamlFile<ScreeningsFile>),
    Credits(YamlFile<CreditsFile>),
    Page(MarkdownFile<Page>),
    Deliverable(YamlFile<Deliverable>),
    Ejected(YamlFile<EjectedFile>),
}

/// Reads the project at `root`; `out_dir` is left alone if it lies inside. Pictures are read to the given depth, and
/// not at all where it is known what they hold.
pub fn load(root: &Path, out_dir: &Path, depth: Depth, known: &Known) -> Loaded {
    let mut diagnostics = Vec::new();
    let files = walk::walk(root, out_dir, &mut diagnostics);
    let texts = TextFiles::read(root, files.iter().filter(|path| is_text(path)).cloned().collect(), &mut diagnostics);
    let parsed: Vec<(Option<File>, Vec<Diagnostic>)> = texts
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(id, file)| {
            let mut out = Vec::new();
            (parse(id, &file.path, &file.text, &mut out), out)
        })
        .collect();
    let pictures = pictures::read(root, &files, depth, known, &mut diagnostics);
    let mut kinds = Vec::with_capacity(parsed.len());
    for (file, out) in parsed {
        kinds.extend(file);
        diagnostics.extend(out);
    }
    let sources = gather(root, kinds, pictures, files, &mut diagnostics);
    Loaded { sources, texts, diagnostics }
}

fn gather(
    root: &Path,
    kinds: Vec<File>,
    pictures: Vec<PictureFile>,
    files: Vec<SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Sources> {
    let mut config = None;
    let mut content = Content::default();
    for file in kinds {
        match file {
            File::Config(file) => config = Some(*file),
            File::Entry(file) => content.entries.push(file),
            File::Person(file) => content.people.push(file),
            File::Stills(file) => content.stills.push(file),
            File::Numbers(file) => content.numbers = Some(file),
            File::Clip(file) => content.clips.push(file),
            File::Press(file) => content.press.push(file),
            File::Quotes(file) => content.quotes = Some(file),
            File::Awards(file) => content.awards = Some(file),
            File::Screenings(file) => content.screenings = Some(file),
            File::Credits(file) => content.credits = Some(file),
            File::Page(file) => content.pages.push(file),
            File::Deliverable(file) => content.deliverables.push(file),
            File::Ejected(file) => content.ejected.push(file),
        }
    }
    let Some(config) = config else {
        if !files.iter().any(|path| path.as_str() == "onset.yaml") {
            diagnostics.push(no_project(root, &files));
        }
        return None;
    };
    Some(Sources { root: root.to_path_buf(), config, pictures, content, files })
}

fn no_project(root: &Path, files: &[SourcePath]) -> Diagnostic {
    let near =
        files.iter().find(|path| path.folder().is_empty() && matches!(path.as_str(), "onset.yml" | "Onset.yaml"));
    let diagnostic = Diagnostic::error(Code::NoProject, format!("there is no onset.yaml in {}", root.display()));
    match near {
        Some(path) => diagnostic.in_file(path).help("rename this file to `onset.yaml`"),
        None => diagnostic.help("name the film's folder: `onset build my-film`").help(
            "a project begins with a file called onset.yaml that holds the film's title:\n\nfilm:\n  title: My Film",
        ),
    }
}

/// Whether a file of the project is read as a text.
pub(crate) fn is_text(path: &SourcePath) -> bool {
    let ending = path.extension();
    match path.as_str().split('/').next().unwrap_or_default() {
        "static" => false,
        "theme" | "themes" => matches!(ending.as_str(), "yaml" | "html" | "css" | "typ"),
        _ => matches!(ending.as_str(), "yaml" | "yml" | "md" | "markdown"),
    }
}

/// Parses a text file as what its place in the folder says it is.
fn parse(id: FileId, path: &SourcePath, text: &str, out: &mut Vec<Diagnostic>) -> Option<File> {
    let markdown = matches!(path.extension().as_str(), "md" | "markdown");
    // What the other files of a theme mean is known to those who put the theme together.
    if let Some(in_theme) = in_theme(path) {
        return if in_theme == EJECTED { yaml(id, path, text, out).map(File::Ejected) } else { None };
    }
    match (path.folder(), path.file_name(), markdown) {
        ("", "onset.yaml", _) => yaml(id, path, text, out).map(|file| File::Config(Box::new(file))),
        (_, "stills.yaml" | "stills.yml", _) => yaml(id, path, text, out).map(File::Stills),
        ("stills", "numbers.yaml", _) => yaml(id, path, text, out).map(File::Numbers),
        (folder, _, true) if folder == "diary" || folder.starts_with("diary/") => {
            markdown_file(id, path, text, out).map(File::Entry)
        }
        ("people", _, false) => yaml(id, path, text, out).map(File::Person),
        ("clips", _, false) => yaml(id, path, text, out).map(File::Clip),
        ("press", _, true) => markdown_file(id, path, text, out).map(File::Press),
        ("press", "quotes.yaml", _) => yaml(id, path, text, out).map(File::Quotes),
        ("press", "awards.yaml", _) => yaml(id, path, text, out).map(File::Awards),
        ("press", "screenings.yaml", _) => yaml(id, path, text, out).map(File::Screenings),
        ("press", "credits.yaml", _) => yaml(id, path, text, out).map(File::Credits),
        ("pages", _, true) => markdown_file(id, path, text, out).map(File::Page),
        ("deliverables", _, false) => yaml(id, path, text, out).map(File::Deliverable),
        // Notes to the crew at the top of the folder are nobody else's business.
        ("", _, _) if path.extension() != "yml" => None,
        _ => {
            out.push(stray(path));
            None
        }
    }
}

/// Where a theme in the project says which of its files are copies of shipped ones.
pub const EJECTED: &str = "ejected.yaml";

/// The name that a file of a theme in the project has in the theme.
pub fn in_theme(path: &SourcePath) -> Option<&str> {
    let path = path.as_str();
    path.strip_prefix("theme/").or_else(|| path.strip_prefix("themes/")?.split_once('/').map(|(_, name)| name))
}

fn stray(path: &SourcePath) -> Diagnostic {
    let known: &[&str] = match path.folder() {
        "press" => &["quotes.yaml", "awards.yaml", "screenings.yaml", "credits.yaml"],
        "stills" => &["stills.yaml", "numbers.yaml"],
        "" => &["onset.yaml"],
        _ => &[],
    };
    Diagnostic::warning(Code::UnknownFile, "onset does not know what this file is, and leaves it out")
        .in_file(path)
        .did_you_mean(path.file_name(), known.iter().copied())
        .help("docs/folder.md lists which files belong where")
}

fn yaml<T: Wire>(file: FileId, path: &SourcePath, text: &str, out: &mut Vec<Diagnostic>) -> Option<YamlFile<T>> {
    match yaml::parse(text, file, 0) {
        Ok(node) => At::<T>::read(&node, out).map(|value| YamlFile { file, path: path.clone(), value }),
        Err(diagnostic) => {
            out.push(*diagnostic);
            None
        }
    }
}

fn markdown_file<T: Wire>(
    file: FileId,
    path: &SourcePath,
    text: &str,
    out: &mut Vec<Diagnostic>,
) -> Option<MarkdownFile<T>> {
    let parts = match front_matter::split(text, file) {
        Ok(parts) => parts,
        Err(diagnostic) => {
            out.push(*diagnostic);
            return None;
        }
    };
    let (front, front_at) = parts.front.unwrap_or(("", 0));
    let front = match yaml::parse(front, file, front_at) {
        Ok(node) => At::<T>::read(&node, out),
        Err(diagnostic) => {
            out.push(*diagnostic);
            None
        }
    };
    let text = markdown::parse(&text[parts.body..], file, parts.body, out);
    let (name, language) = name_and_language(path);
    Some(MarkdownFile { file, path: path.clone(), name, language, front: front?, text })
}

/// `diary/light.fr.md` is `light` in `fr`; `diary/light/index.md` is `light`.
fn name_and_language(path: &SourcePath) -> (String, Option<String>) {
    let stem = path.stem();
    let (name, language) = match stem.rsplit_once('.') {
        Some((name, language)) if scalars::LanguageTag::parse(language).is_some() => (name, Some(language.to_owned())),
        _ => (stem, None),
    };
    let folder = path.folder();
    let name = if name == "index" && folder.contains('/') { folder.rsplit('/').next().unwrap_or(name) } else { name };
    (name.to_owned(), language)
}
