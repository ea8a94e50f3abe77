//! onset's engine alone: files in, renditions out, no project around it.

use std::fs;
use std::path::{Path, PathBuf};

use onset::images::engine::render;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::Problem;
use crate::job::{Format, jobs, outputs};

/// What is to be made of which files.
#[derive(Debug, clap::Args)]
pub(crate) struct Work {
    /// How many pictures are worked on at once
    #[arg(long, default_value_t = 1)]
    pub(crate) threads: usize,

    /// Where the renditions go
    #[arg(long)]
    pub(crate) out: PathBuf,

    /// The widths, in pixels
    #[arg(long, value_delimiter = ',')]
    pub(crate) widths: Vec<u32>,

    /// The formats with their qualities, as in jpeg:80,webp:80
    #[arg(long, value_delimiter = ',', value_parser = Format::parse)]
    pub(crate) formats: Vec<Format>,

    /// The pictures
    pub(crate) files: Vec<PathBuf>,
}

/// Renders every file, as many at once as there are threads, and writes `STEM-WIDTH.FORMAT` for each rendition.
pub(crate) fn run(work: &Work) -> Result<(), Problem> {
    let outputs = outputs(&work.widths, &work.formats);
    let jobs = jobs(&outputs)?;
    let pool = ThreadPoolBuilder::new().num_threads(work.threads).build()?;
    pool.install(|| {
        work.files.par_iter().with_max_len(1).try_for_each(|file| {
            let rendered = render(&fs::read(file)?, &jobs).map_err(|error| format!("{}: {error}", file.display()))?;
            for ((width, format), bytes) in outputs.iter().zip(rendered.files) {
                fs::write(place(&work.out, file, *width, *format), bytes)?;
            }
            Ok(())
        })
    })
}

/// Where a rendition of a file is written, by onset and by sharp.
pub(crate) fn place(out: &Path, file: &Path, width: u32, format: Format) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    out.join(format!("{stem}-{width}.{}", format.name))
}
