//! The pictures that are measured with: drawn, so that they may be given away with the program and are the same
//! everywhere, and like photographs where it matters to a codec.

mod metadata;
mod noise;
mod picture;
mod scene;

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use rayon::prelude::*;

pub(crate) use metadata::with_comment;

use crate::Problem;
use metadata::{Extras, Profile};
use picture::Chroma;
use scene::Scene;

/// A kind of picture that the corpus holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// JPEGs of 24 megapixels as they leave an editor, with the facts of the camera, a caption, and a colour profile;
    /// 4:2:0 and 4:2:2 by turns. The eighth is Adobe RGB, the ninth Display P3, the others sRGB. The tenth lies on its
    /// side.
    Still,
    /// The same pictures, with nothing but pixels in their files.
    Bare,
    /// JPEGs of 50 megapixels.
    Half,
    /// JPEGs of 100 megapixels.
    Giant,
    /// JPEGs of 1.7 megapixels.
    Small,
    /// PNGs of 24 megapixels.
    Png,
    /// TIFFs of 24 megapixels, with 16 bits a sample.
    Tiff,
}

impl Kind {
    /// Its word on the command line, which is its folder too.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Still => "still",
            Self::Bare => "bare",
            Self::Half => "half",
            Self::Giant => "giant",
            Self::Small => "small",
            Self::Png => "png",
            Self::Tiff => "tiff",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Tiff => "tif",
            _ => "jpg",
        }
    }

    fn draw(self, number: usize) -> Result<Vec<u8>, Problem> {
        let seed = number as u64 + if self == Self::Bare { 0 } else { self as u64 * 10_000 };
        let scene = |width, height| Scene::new(width, height, seed);
        let chroma = if number.is_multiple_of(2) { Chroma::Half } else { Chroma::Quarter };
        match self {
            Self::Still => metadata::with(&picture::jpeg(&scene(6000, 4000), chroma)?, extras(number)),
            Self::Bare => picture::jpeg(&scene(6000, 4000), chroma),
            Self::Half => picture::jpeg(&scene(8660, 5774), Chroma::Quarter),
            Self::Giant => picture::jpeg(&scene(12_000, 8_334), Chroma::Quarter),
            Self::Small => picture::jpeg(&scene(1600, 1067), Chroma::Quarter),
            Self::Png => picture::png(&scene(6000, 4000)),
            Self::Tiff => picture::deep_tiff(&scene(6000, 4000)),
        }
    }
}

/// Pictures in a folder, drawn when they are asked for and kept.
#[derive(Debug, Clone)]
pub(crate) struct Corpus {
    folder: PathBuf,
}

impl Corpus {
    /// The corpus in a folder.
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    /// The first pictures of a kind, which are always the same; those that are not there yet are drawn, in a process
    /// of its own, because the memory it takes would be counted as that of every command which is measured later.
    pub(crate) fn pictures(&self, kind: Kind, count: usize) -> Result<Vec<PathBuf>, Problem> {
        let paths: Vec<PathBuf> = (1..=count).map(|number| self.path(kind, number)).collect();
        if paths.iter().any(|path| !path.exists()) {
            let mut command = crate::myself("draw")?;
            command.arg(&self.folder).arg(kind.name()).arg(count.to_string());
            if !command.status()?.success() {
                return Err(format!("the pictures could not be drawn by {command:?}").into());
            }
        }
        Ok(paths)
    }

    /// Draws what is missing of a kind, on all cores.
    pub(crate) fn draw(&self, kind: Kind, count: usize) -> Result<(), Problem> {
        fs::create_dir_all(self.folder.join(kind.name()))?;
        let missing: Vec<usize> = (1..=count).filter(|number| !self.path(kind, *number).exists()).collect();
        eprintln!("drawing {} pictures of the kind {}", missing.len(), kind.name());
        missing
            .into_par_iter()
            .with_max_len(1)
            .try_for_each(|number| put(&self.path(kind, number), &kind.draw(number)?))
    }

    fn path(&self, kind: Kind, number: usize) -> PathBuf {
        let name = kind.name();
        self.folder.join(name).join(format!("{name}-{number:04}.{}", kind.ending()))
    }
}

fn extras(number: usize) -> Extras {
    let profile = match number {
        8 => Profile::AdobeRgb,
        9 => Profile::DisplayP3,
        _ => Profile::Srgb,
    };
    Extras { orientation: if number == 10 { 6 } else { 1 }, profile }
}

/// Writes a file in one step, so that a run that is stopped leaves no half picture behind to be reused.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".part");
    fs::write(&aside, bytes)?;
    Ok(fs::rename(&aside, path)?)
}
