//! The two sides of every comparison of pictures: onset's engine and sharp, told to do the same work.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Problem;
use crate::cost::Sample;
use crate::job::{Format, JPEG_PROGRESSIVE, WEBP_EFFORT};
use crate::setting::{Setting, bytes_in};

/// Who does the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// onset's engine.
    Onset,
    /// sharp, decoding and resizing a file once for each width.
    SharpOnce,
    /// sharp as people write it: every output from the file.
    SharpEach,
    /// [`Side::SharpOnce`], with as little effort for WebP as onset spends.
    SharpLight,
}

impl Side {
    /// Its name in tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Onset => "onset",
            Self::SharpOnce => "sharp, decoding once a width",
            Self::SharpEach => "sharp, every output from the file",
            Self::SharpLight => "sharp, decoding once a width, WebP at onset's effort",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Onset => "onset",
            Self::SharpOnce => "sharp-once",
            Self::SharpEach => "sharp-each",
            Self::SharpLight => "sharp-light",
        }
    }
}

/// Which pictures become what.
#[derive(Debug, Clone)]
pub(crate) struct Task<'a> {
    /// The name of the folders of what is made.
    pub(crate) name: &'a str,
    /// The widths, in pixels.
    pub(crate) widths: &'a [u32],
    /// The formats.
    pub(crate) formats: &'a [Format],
    /// How many pictures are worked on at once.
    pub(crate) threads: usize,
    /// The pictures.
    pub(crate) files: &'a [PathBuf],
}

/// What doing a task took and gave.
#[derive(Debug)]
pub(crate) struct Done {
    /// What it took.
    pub(crate) sample: Sample,
    /// The bytes that came of it.
    pub(crate) bytes: u64,
    /// Where they are.
    pub(crate) out: PathBuf,
}

impl Task<'_> {
    /// Does the task as often as the setting asks for.
    pub(crate) fn by(&self, setting: &Setting, side: Side) -> Result<Done, Problem> {
        let out = setting.fresh(&format!("{}-{}-{}", self.name, side.folder(), self.threads))?;
        let sample = Sample::take(setting.runs, || {
            let program = match side {
                Side::Onset => crate::myself("engine")?,
                Side::SharpOnce => sharp(setting, "once"),
                Side::SharpEach => sharp(setting, "each"),
                Side::SharpLight => {
                    let mut command = sharp(setting, "once");
                    command.arg(format!("--effort={WEBP_EFFORT}"));
                    command
                }
            };
            Ok(self.told(program, &out))
        })?;
        Ok(Done { sample, bytes: bytes_in(&out)?, out })
    }

    /// Scores what was made of it: a number for each width and format, 100 for what cannot be told from the reference.
    pub(crate) fn scores(&self, setting: &Setting, out: &Path) -> Result<Vec<f64>, Problem> {
        let reference = setting.folder().join("reference");
        let sample = Sample::take(1, || {
            let mut command = crate::myself("score")?;
            command.arg("--reference").arg(&reference).args(self.lists(out)).args(self.files);
            Ok(command)
        })?;
        let score = |line: &str| Ok(line.rsplit(' ').next().unwrap_or_default().parse()?);
        sample.said().lines().map(score).collect()
    }

    /// What it takes to encode the renditions of the task, as [`crate::work::floor`] says it: processor seconds and
    /// bytes.
    pub(crate) fn floor(&self, out: &Path) -> Result<(f64, u64), Problem> {
        let sample = Sample::take(1, || Ok(self.told(crate::myself("floor")?, out)))?;
        let (seconds, bytes) = sample.said().trim().split_once(' ').ok_or("the floor said nothing")?;
        Ok((seconds.parse()?, bytes.parse()?))
    }

    /// The program, told what to do.
    fn told(&self, mut program: Command, out: &Path) -> Command {
        program.arg(format!("--threads={}", self.threads)).args(self.lists(out)).args(self.files);
        program
    }

    fn lists(&self, out: &Path) -> [String; 3] {
        let widths: Vec<String> = self.widths.iter().map(ToString::to_string).collect();
        let formats: Vec<String> = self.formats.iter().map(|format| format.word()).collect();
        [
            format!("--out={}", out.display()),
            format!("--widths={}", widths.join(",")),
            format!("--formats={}", formats.join(",")),
        ]
    }
}

fn sharp(setting: &Setting, way: &str) -> Command {
    let mut command = setting.node("sharp.mjs");
    command.arg(format!("--way={way}")).arg(format!("--progressive={JPEG_PROGRESSIVE}"));
    command
}
