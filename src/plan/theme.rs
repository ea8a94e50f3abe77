//! The theme: which files it has, and where each comes from.
//!
//! One rule for templates, styles, scripts, translations and presets: the project's `theme/`, then the project's
//! `themes/<name>/`, then what is compiled into onset. Names that begin with `default/` always mean the shipped
//! file, so that an override can extend what it replaces.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;

use crate::diagnostics::{Code, Diagnostic};
use crate::load::reading::{At, Table, Wire};
use crate::load::record::record;
use crate::load::wire::words::WebFormat;
use crate::load::yaml;
use crate::model::Project;
use crate::places::{FileId, SourcePath};

mod shipped;

pub use shipped::SHIPPED;

record! {
    /// `theme.yaml`: what a theme says of itself.
    pub struct ThemeFile {
        /// Pictures cut to a fixed size, by name.
        pub presets: Table<At<Preset>>,
    }
}

record! {
    /// A picture cut to a fixed size round its focus point.
    pub struct Preset {
        /// Width in pixels.
        pub width: At<u32>,
        /// Height in pixels.
        pub height: At<u32>,
        /// The format. `jpeg` when left out.
        pub format: Option<At<WebFormat>>,
        /// Quality, 1 to 100. 82 when left out.
        pub quality: Option<At<u8>>,
    }
}

/// A cut that the theme asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Format.
    pub format: WebFormat,
    /// Quality, 1 to 100.
    pub quality: u8,
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

/// The cuts that onset makes.
const CUTS: &[&str] = &["card"];

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
    pub fn cut(&self, name: &str) -> Option<Cut> {
        self.cuts.get(name).copied()
    }
}

/// Whether onset reads a theme file as text.
fn is_text(name: &str) -> bool {
    name.ends_with(".html") || name.ends_with(".yaml")
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
    for problem in problems {
        // The theme's own file is not among the project's texts: name it as a whole.
        let mut problem = Diagnostic { spots: Vec::new(), ..problem };
        if let Some(source) = &part.source {
            problem = problem.in_file(source);
        }
        out.push(problem);
    }
    let Some(ThemeFile { presets }) = read else { return BTreeMap::new() };
    let mut cuts = BTreeMap::new();
    for (name, preset) in presets.0 {
        if CUTS.contains(&name.value.as_str()) {
            cuts.insert(name.value, cut(preset.value));
        } else {
            let mut unknown =
                Diagnostic::error(Code::Theme, format!("`{}` is not a preset that onset makes", name.value))
                    .did_you_mean(&name.value, CUTS.iter().copied())
                    .help(format!("the presets are {}", CUTS.join(", ")));
            unknown.spots.extend(part.source.clone().map(|path| (crate::diagnostics::Spot::File(path), String::new())));
            out.push(unknown);
        }
    }
    cuts
}

fn cut(preset: Preset) -> Cut {
    let Preset { width, height, format, quality } = preset;
    Cut {
        width: width.value.clamp(1, 4096),
        height: height.value.clamp(1, 4096),
        format: format.map_or(WebFormat::Jpeg, |format| format.value),
        quality: quality.map_or(82, |quality| quality.value.clamp(1, 100)),
    }
}
