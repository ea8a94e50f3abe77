//! The theme: which files it has, and where each comes from.
//!
//! One rule for templates, styles, scripts, translations and presets: the project's `theme/`, then the project's
//! `themes/<name>/`, then what is compiled into onset. Names that begin with `default/` always mean the shipped
//! file, so that an override can extend what it replaces.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;

use super::presets::{self, Cut, Preset};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::reading::{At, Table, Wire};
use crate::load::record::record;
use crate::load::yaml;

use crate::model::Project;
use crate::places::{FileId, SourcePath};

mod shipped;

pub use shipped::SHIPPED;

record! {
    /// `theme.yaml`: what a theme says of itself.
    pub struct ThemeFile {
        /// Renditions that templates ask for by name.
        pub presets: Table<At<Preset>>,
    }
}

/// A file of the theme.
#[derive(Debug, Clone)]
pub struct ThemePart {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The project's file it was read from; `None` for a shipped one.
    pub source: Option<SourcePath>,
}

/// The theme.
#[derive(Debug, Clone)]
pub struct Theme {
    parts: BTreeMap<String, ThemePart>,
    cuts: BTreeMap<String, Cut>,
}

impl Theme {
    /// The built-in theme as it is shipped.
    pub fn shipped() -> Self {
        let parts = SHIPPED
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), ThemePart { bytes: Cow::Borrowed(*bytes), source: None }));
        let parts = parts.collect();
        let cuts = cuts(&parts, &mut Vec::new());
        Self { parts, cuts }
    }

    /// Puts the theme of a project together.
    pub fn open(project: &Project, out: &mut Vec<Diagnostic>) -> Self {
        let Self { mut parts, cuts: shipped } = Self::shipped();
        let own = format!("themes/{}/", project.site.theme);
        if project.site.theme != "default" && !project.files.iter().any(|path| path.as_str().starts_with(&own)) {
            out.push(no_theme(project));
        }
        for prefix in [own.as_str(), "theme/"] {
            for path in &project.files {
                let Some(name) = path.as_str().strip_prefix(prefix) else { continue };
                match fs::read(path.on_disk(&project.root)) {
                    Ok(bytes) if is_text(name) && std::str::from_utf8(&bytes).is_err() => out.push(
                        Diagnostic::error(Code::NotUtf8, "this theme file is not UTF-8")
                            .in_file(path)
                            .help("save it again with the encoding set to UTF-8"),
                    ),
                    Ok(bytes) => {
                        let part = ThemePart { bytes: Cow::Owned(bytes), source: Some(path.clone()) };
                        parts.insert(name.to_owned(), part);
                    }
                    Err(error) => out.push(
                        Diagnostic::error(Code::Unreadable, format!("this theme file cannot be read: {error}"))
                            .in_file(path),
                    ),
                }
            }
        }
        let own = cuts(&parts, out);
        Self { parts, cuts: shipped.into_iter().chain(own).collect() }
    }

    /// A file of the theme.
    pub fn part(&self, name: &str) -> Option<&ThemePart> {
        self.parts.get(name)
    }

    /// Every file of the theme, by name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &ThemePart)> {
        self.parts.iter().map(|(name, part)| (name.as_str(), part))
    }

    /// A cut by its name.
    pub fn cut(&self, name: &str) -> Option<&Cut> {
        self.cuts.get(name)
    }

    /// Every cut that the theme asks for, by name.
    pub fn cuts(&self) -> impl Iterator<Item = (&str, &Cut)> {
        self.cuts.iter().map(|(name, cut)| (name.as_str(), cut))
    }
}

/// Whether onset reads a theme file as text.
fn is_text(name: &str) -> bool {
    name.ends_with(".html") || name.ends_with(".yaml") || name.ends_with(".typ")
}

fn no_theme(project: &Project) -> Diagnostic {
    let folders = project.files.iter().filter_map(|path| path.as_str().strip_prefix("themes/")?.split('/').next());
    let diagnostic = Diagnostic::error(Code::Theme, format!("there is no theme called `{}`", project.site.theme))
        .did_you_mean(&project.site.theme, folders.chain(["default"]))
        .help("`default` is built in; a theme of your own lies in themes/<name>/");
    match project.site.theme_place {
        Some(place) => diagnostic.at(place, "named here"),
        None => diagnostic,
    }
}

fn cuts(parts: &BTreeMap<String, ThemePart>, out: &mut Vec<Diagnostic>) -> BTreeMap<String, Cut> {
    let Some(part) = parts.get("theme.yaml") else { return BTreeMap::new() };
    let mut problems = Vec::new();
    let read = std::str::from_utf8(&part.bytes)
        .ok()
        .and_then(|text| yaml::parse(text, FileId(u32::MAX), 0).map_err(|problem| problems.push(*problem)).ok())
        .and_then(|node| ThemeFile::read(&node, &mut problems));
    let cuts = read.map(|ThemeFile { presets }| presets::cuts(presets, &mut problems)).unwrap_or_default();
    for problem in problems {
        // The theme's own file is not among the project's texts: name it as a whole.
        let mut problem = Diagnostic { spots: Vec::new(), ..problem };
        if let Some(source) = &part.source {
            problem = problem.in_file(source);
        }
        out.push(problem);
    }
    cuts
}
