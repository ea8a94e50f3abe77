//! `theme.yaml`: what a theme says of itself.

use std::collections::BTreeMap;

use super::ThemePart;
use crate::diagnostics::Diagnostic;
use crate::load::reading::{At, Table, Wire};
use crate::load::record::record;
use crate::load::wire::config;
use crate::load::yaml;
use crate::model::look::Look;
use crate::places::{FileId, SourcePath};
use crate::plan::presets::{self, Cut, Preset};

record! {
    /// `theme.yaml`: what a theme says of itself.
    pub struct ThemeFile {
        /// The built-in theme that this one changes. `scope` when left out.
        pub extends: Option<At<String>>,
        /// The parts of `assets/site.css`, in their order: names of files in `styles/`, without `.css`.
        pub styles: Vec<At<String>>,
        /// The pairs of typefaces it offers, its own choice first.
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

/// The built-in theme that another changes.
#[derive(Debug, Clone)]
pub(super) struct Extended {
    pub(super) value: String,
    /// The project's file that says so.
    pub(super) source: Option<SourcePath>,
}

/// What the files of a theme say together, a later one before an earlier.
#[derive(Debug, Clone, Default)]
pub(super) struct Manifest {
    pub(super) extends: Option<Extended>,
    pub(super) styles: Vec<String>,
    pub(super) fonts: Vec<String>,
    pub(super) look: Look,
    /// Light and dark.
    pub(super) paper: Option<[String; 2]>,
    pub(super) cuts: BTreeMap<String, Cut>,
}

impl Manifest {
    /// Reads one.
    pub(super) fn read(part: &ThemePart, out: &mut Vec<Diagnostic>) -> Self {
        let mut problems = Vec::new();
        let read = std::str::from_utf8(&part.bytes)
            .ok()
            .and_then(|text| yaml::parse(text, FileId(u32::MAX), 0).map_err(|problem| problems.push(*problem)).ok())
            .and_then(|node| ThemeFile::read(&node, &mut problems));
        let meant = read.map(|file| Self::mean(file, part, &mut problems)).unwrap_or_default();
        for problem in problems {
            // The theme's own file is not among the project's texts: name it as a whole.
            let mut problem = Diagnostic { spots: Vec::new(), ..problem };
            if let Some(source) = &part.source {
                problem = problem.in_file(source);
            }
            out.push(problem);
        }
        meant
    }

    fn mean(file: ThemeFile, part: &ThemePart, problems: &mut Vec<Diagnostic>) -> Self {
        let ThemeFile { extends, styles, fonts, look, paper, presets } = file;
        let plain = |list: Vec<At<String>>| list.into_iter().map(|item| item.value).collect();
        Self {
            extends: extends.map(|name| Extended { value: name.value, source: part.source.clone() }),
            styles: plain(styles),
            fonts: plain(fonts),
            look: Look::read(look, problems),
            paper: paper.map(|At { value: Paper { light, dark }, .. }| [light.value, dark.value]),
            cuts: presets::cuts(presets, problems),
        }
    }

    /// What this one says, and an earlier one where it says nothing.
    pub(super) fn over(self, earlier: Self) -> Self {
        let first = |mine: Vec<String>, theirs: Vec<String>| if mine.is_empty() { theirs } else { mine };
        Self {
            extends: self.extends.or(earlier.extends),
            styles: first(self.styles, earlier.styles),
            fonts: first(self.fonts, earlier.fonts),
            look: self.look.or(earlier.look),
            paper: self.paper.or(earlier.paper),
            cuts: earlier.cuts.into_iter().chain(self.cuts).collect(),
        }
    }
}
