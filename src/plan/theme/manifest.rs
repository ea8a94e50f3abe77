//! `theme.yaml`: what a theme says of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::ThemePart;
use crate::diagnostics::Diagnostic;
use crate::load::reading::{At, Table, Wire};
use crate::load::record::record;
use crate::load::wire::config;
use crate::load::yaml;
use crate::model::look::Look;
use crate::plan::presets::{self, Cut, Preset};

record! {
    /// `theme.yaml`: what a theme says of itself.
    pub struct ThemeFile {
        /// The built-in theme that this one changes. `scope` when left out.
        pub extends: Option<At<String>>,
        /// The parts of `assets/site.css`, in their order: names of files in `styles/`, without `.css`. `default` stands for
        /// those of the theme below.
        pub styles: Vec<At<String>>,
        /// The pairs of typefaces it offers, its own choice first. The files of each lie in `assets/fonts/`, in a folder of
        /// its name.
        pub fonts: Vec<At<String>>,
        /// What it does where a film's `site: look:` says nothing.
        pub look: Option<At<config::Look>>,
        /// The colour of its paper, for browsers that tint their frame.
        pub paper: Option<At<Paper>>,
        /// Renditions that templates ask for by name.
        pub presets: Table<At<Preset>>,
    }
}

record! {
    /// The colour of the paper.
    pub struct Paper {
        /// In light.
        pub light: At<String>,
        /// In dark.
        pub dark: At<String>,
    }
}

/// What the files of a theme say together, a later one before an earlier.
#[derive(Debug, Clone, Default)]
pub(super) struct Manifest {
    /// The built-in theme that this one changes.
    pub(super) extends: Option<At<String>>,
    pub(super) styles: Vec<At<String>>,
    pub(super) fonts: Vec<String>,
    /// Every pair that any of the files names.
    pub(super) pairs: BTreeSet<String>,
    pub(super) look: Look,
    /// Light and dark.
    pub(super) paper: Option<[String; 2]>,
    pub(super) cuts: BTreeMap<String, Cut>,
}

impl Manifest {
    /// Reads one.
    pub(super) fn read(part: &ThemePart, out: &mut Vec<Diagnostic>) -> Self {
        let read = std::str::from_utf8(&part.bytes)
            .ok()
            .and_then(|text| yaml::parse(text, part.file, 0).map_err(|problem| out.push(*problem)).ok())
            .and_then(|node| ThemeFile::read(&node, out));
        read.map(|file| Self::mean(file, out)).unwrap_or_default()
    }

    fn mean(file: ThemeFile, problems: &mut Vec<Diagnostic>) -> Self {
        let ThemeFile { extends, styles, fonts, look, paper, presets } = file;
        let fonts: Vec<String> = fonts.into_iter().map(|pair| pair.value).collect();
        Self {
            extends,
            styles,
            pairs: fonts.iter().cloned().collect(),
            fonts,
            look: Look::read(look, problems),
            paper: paper.map(|At { value: Paper { light, dark }, .. }| [light.value, dark.value]),
            cuts: presets::cuts(presets, problems),
        }
    }

    /// What this one says, and an earlier one where it says nothing.
    pub(super) fn over(self, earlier: Self) -> Self {
        Self {
            extends: self.extends.or(earlier.extends),
            styles: styles(self.styles, earlier.styles),
            fonts: if self.fonts.is_empty() { earlier.fonts } else { self.fonts },
            pairs: self.pairs.into_iter().chain(earlier.pairs).collect(),
            look: self.look.or(earlier.look),
            paper: self.paper.or(earlier.paper),
            cuts: earlier.cuts.into_iter().chain(self.cuts).collect(),
        }
    }
}

/// The parts of a style sheet, where `default` stands for those of the theme below. Where that names none, it is left to one
/// still further below.
fn styles(mine: Vec<At<String>>, theirs: Vec<At<String>>) -> Vec<At<String>> {
    match (mine.is_empty(), theirs.is_empty()) {
        (true, _) => theirs,
        (_, true) => mine,
        _ => {
            let below = |name: At<String>| if name.value == "default" { theirs.clone() } else { vec![name] };
            mine.into_iter().flat_map(below).collect()
        }
    }
}
