//! The theme: which files it has, and where each comes from.
//!
//! One rule for templates, styles, scripts, translations and print templates: the project's `theme/`, then the project's
//! `themes/<name>/`, then the built-in theme, then what all built-in themes share. Names that begin with `default/` always
//! mean the shipped file, so that an override can extend what it replaces; `base/` means the one that all share.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;

use super::presets::Cut;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::is_text;
use crate::load::profiles::NOWHERE;
use crate::load::shipped::{BASE, BUILT_IN, BuiltIn, built_in, find};
use crate::model::Project;
use crate::model::look::Look;
use crate::model::settings::DEFAULT_THEME;
use crate::places::{At, FileId, SourcePath};
use manifest::Manifest;
pub use manifest::{Paper, ThemeFile};

mod manifest;

/// The style sheet that is put together from the parts a theme names.
const SHEET: &str = "assets/site.css";

/// Where typefaces lie, each pair in a folder of its name.
const FONTS: &str = "assets/fonts/";

/// The byte-order mark that some editors put before a text.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file of the theme.
#[derive(Debug, Clone)]
pub struct ThemePart {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The project's file it was read from; `None` for a shipped one.
    pub source: Option<SourcePath>,
    /// The number of that file, if it is a text; otherwise [`NOWHERE`].
    pub file: FileId,
}

impl ThemePart {
    fn shipped(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes), source: None, file: NOWHERE }
    }
}

/// The theme.
#[derive(Debug, Clone)]
pub struct Theme {
    /// The built-in theme below it.
    below: &'static BuiltIn,
    parts: BTreeMap<String, ThemePart>,
    manifest: Manifest,
    /// What the film sets, and what the theme does where it sets nothing.
    look: Look,
}

impl Theme {
    /// Puts the theme of a project together.
    pub fn open(project: &Project, out: &mut Vec<Diagnostic>) -> Self {
        let name = &project.site.theme;
        let folder = format!("themes/{name}/");
        let is_own = project.files.iter().any(|path| path.as_str().starts_with(&folder));
        let above = [read_folder(project, &folder, out), read_folder(project, "theme/", out)];
        let mut manifest = Manifest::default();
        for part in above.iter().filter_map(|parts| parts.get("theme.yaml")) {
            manifest = Manifest::read(part, out).over(manifest);
        }
        let below = below(project, is_own, &manifest, out);
        let mut parts = BTreeMap::new();
        for files in [BASE, below.files] {
            parts.extend(files.iter().map(|(name, bytes)| ((*name).to_owned(), ThemePart::shipped(bytes))));
        }
        let shipped = [BASE, below.files].into_iter().filter_map(|files| find(files, "theme.yaml"));
        let shipped = shipped
            .fold(Manifest::default(), |earlier, bytes| Manifest::read(&ThemePart::shipped(bytes), out).over(earlier));
        parts.extend(above.into_iter().flatten());
        let manifest = manifest.over(shipped);
        let look = project.site.look.clone().or(manifest.look.clone());
        let mut theme = Self { below, parts, manifest, look };
        theme.join_styles(out);
        theme.check_fonts(out);
        theme
    }

    /// Puts the style sheet together, unless the theme has one of its own.
    fn join_styles(&mut self, out: &mut Vec<Diagnostic>) {
        if self.parts.contains_key(SHEET) {
            return;
        }
        let mut sheet = String::new();
        for name in &self.manifest.styles {
            match self.parts.get(&format!("styles/{}.css", name.value)) {
                Some(part) => sheet.push_str(&lean(&String::from_utf8_lossy(&part.bytes))),
                None => out.push(no_styles(&self.parts, name)),
            }
        }
        self.parts
            .insert(SHEET.to_owned(), ThemePart { bytes: Cow::Owned(sheet.into_bytes()), source: None, file: NOWHERE });
    }

    fn check_fonts(&mut self, out: &mut Vec<Diagnostic>) {
        let Some(wanted) = &self.look.fonts else { return };
        if self.manifest.fonts.contains(&wanted.value) {
            return;
        }
        let known = self.manifest.fonts.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let diagnostic =
            Diagnostic::error(Code::Theme, format!("the theme offers no typefaces called `{}`", wanted.value))
                .at(wanted.place, "named here")
                .did_you_mean(&wanted.value, self.manifest.fonts.iter().map(String::as_str));
        out.push(match known.as_str() {
            "" => diagnostic.help("this theme offers no choice: leave the line out"),
            known => diagnostic.help(format!("it offers {known}")),
        });
        self.look.fonts = None;
    }

    /// A file of the theme.
    pub fn part(&self, name: &str) -> Option<&ThemePart> {
        self.parts.get(name)
    }

    /// Every file of the theme, by name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &ThemePart)> {
        self.parts.iter().map(|(name, part)| (name.as_str(), part))
    }

    /// The built-in theme that this one is, or changes.
    pub fn built_in(&self) -> &'static BuiltIn {
        self.below
    }

    /// Every file that the site holds: what lies in `assets/`, but for typefaces of a pair that is not in use.
    pub fn published(&self) -> impl Iterator<Item = (&str, &ThemePart)> {
        let wanted = self.fonts();
        let unused = move |name: &str| {
            let folder = name.strip_prefix(FONTS).and_then(|name| name.split_once('/'));
            folder.is_some_and(|(pair, _)| self.manifest.pairs.contains(pair) && Some(pair) != wanted)
        };
        self.parts().filter(move |(name, _)| name.starts_with("assets/") && !unused(name))
    }

    /// The shipped file of a name, as the built-in theme below this one has it.
    pub fn shipped(&self, name: &str) -> Option<&'static [u8]> {
        find(self.below.files, name).or_else(|| find(BASE, name))
    }

    /// The name of every shipped file.
    pub fn shipped_names(&self) -> impl Iterator<Item = &'static str> {
        let own = self.below.files;
        own.iter().chain(BASE.iter().filter(move |(name, _)| find(own, name).is_none())).map(|(name, _)| *name)
    }

    /// A file by the name another file of the theme calls it: `default/` stands before the shipped one, `base/` before
    /// the one that all themes share.
    pub fn called(&self, name: &str) -> Option<&[u8]> {
        match (name.strip_prefix("default/"), name.strip_prefix("base/")) {
            (Some(name), _) => self.shipped(name),
            (_, Some(name)) => find(BASE, name),
            _ => self.part(name).map(|part| &*part.bytes),
        }
    }

    /// A cut by its name.
    pub fn cut(&self, name: &str) -> Option<&Cut> {
        self.manifest.cuts.get(name)
    }

    /// Every cut that the theme asks for, by name.
    pub fn cuts(&self) -> impl Iterator<Item = (&str, &Cut)> {
        self.manifest.cuts.iter().map(|(name, cut)| (name.as_str(), cut))
    }

    /// What the film sets, and what the theme does where it sets nothing.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// The pair of typefaces: the film's choice, or the first that the theme offers.
    pub fn fonts(&self) -> Option<&str> {
        self.look.fonts.as_ref().map(|fonts| &fonts.value).or(self.manifest.fonts.first()).map(String::as_str)
    }

    /// The colour of its paper, in light and in dark.
    pub fn paper(&self) -> [&str; 2] {
        self.manifest.paper.as_ref().map_or(["#ffffff", "#000000"], |[light, dark]| [light, dark])
    }
}

/// The built-in theme below the project's own files.
fn below(project: &Project, is_own: bool, manifest: &Manifest, out: &mut Vec<Diagnostic>) -> &'static BuiltIn {
    let name = &project.site.theme;
    let extended = manifest.extends.as_ref().filter(|_| is_own);
    let wanted = match extended {
        Some(extended) => &extended.value,
        None if is_own && built_in(name).is_none() => DEFAULT_THEME,
        None => name,
    };
    built_in(wanted).unwrap_or_else(|| {
        let diagnostic = no_theme(project, wanted);
        out.push(match extended.map(|extended| extended.place).or(project.site.theme_place) {
            Some(place) => diagnostic.at(place, "named here"),
            None => diagnostic,
        });
        &BUILT_IN[0]
    })
}

/// The files of a theme in a folder of the project, by their names in the theme.
fn read_folder(project: &Project, prefix: &str, out: &mut Vec<Diagnostic>) -> BTreeMap<String, ThemePart> {
    let mut parts = BTreeMap::new();
    for path in &project.files {
        let Some(name) = path.as_str().strip_prefix(prefix) else { continue };
        let file = project.theme_texts.get(path).copied();
        // A text that could not be read as one has been told of.
        if file.is_none() && is_text(path) {
            continue;
        }
        match fs::read(path.on_disk(&project.root)) {
            Ok(bytes) => {
                let bytes = match bytes.strip_prefix(MARK).filter(|_| file.is_some()) {
                    Some(text) => text.to_vec(),
                    None => bytes,
                };
                let file = file.unwrap_or(NOWHERE);
                let part = ThemePart { bytes: Cow::Owned(bytes), source: Some(path.clone()), file };
                parts.insert(name.to_owned(), part);
            }
            Err(error) => out.push(
                Diagnostic::error(Code::Unreadable, format!("this theme file cannot be read: {error}")).in_file(path),
            ),
        }
    }
    parts
}

/// A style sheet without indentation, empty lines and lines that are nothing but a comment.
fn lean(css: &str) -> String {
    let is_remark = |line: &str| line.is_empty() || (line.starts_with("/*") && line.ends_with("*/"));
    css.lines().map(str::trim).filter(|line| !is_remark(line)).flat_map(|line| [line, "\n"]).collect()
}

fn no_theme(project: &Project, wanted: &str) -> Diagnostic {
    let folders = project.files.iter().filter_map(|path| path.as_str().strip_prefix("themes/")?.split('/').next());
    let known = BUILT_IN.iter().map(|theme| theme.name);
    let names = known.clone().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
    Diagnostic::error(Code::Theme, format!("there is no theme called `{wanted}`"))
        .did_you_mean(wanted, folders.chain(known))
        .help(format!("{names} are built in; a theme of your own lies in themes/<name>/"))
}

fn no_styles(parts: &BTreeMap<String, ThemePart>, name: &At<String>) -> Diagnostic {
    let known = parts.keys().filter_map(|name| name.strip_prefix("styles/")?.strip_suffix(".css"));
    Diagnostic::error(Code::Theme, format!("the theme has no styles/{}.css", name.value))
        .at(name.place, "named here")
        .did_you_mean(&name.value, known)
        .help("`styles` in theme.yaml lists files in styles/, without their ending")
}
