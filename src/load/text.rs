//! The project's text files: read, checked to be UTF-8, kept for the lines that diagnostics show.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostics::{Code, Diagnostic, Texts};
use crate::places::{FileId, SourcePath};

/// The largest text file that is read, in bytes.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// A text file.
#[derive(Debug)]
pub struct TextFile {
    /// Where it lies.
    pub path: SourcePath,
    /// What it holds, without a byte-order mark.
    pub text: String,
}

/// Every text file of the project; a [`FileId`] is an index into it.
#[derive(Debug, Default)]
pub struct TextFiles(Vec<TextFile>);

impl TextFiles {
    /// Reads the files in parallel; those that cannot be used are told of and left out.
    pub fn read(root: &Path, paths: Vec<SourcePath>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let read: Vec<Result<TextFile, Box<Diagnostic>>> = paths.into_par_iter().map(|path| read(root, path)).collect();
        let mut files = Vec::with_capacity(read.len());
        for file in read {
            match file {
                Ok(file) => files.push(file),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        Self(files)
    }

    /// Each file with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &TextFile)> {
        (0_u32..).map(FileId).zip(&self.0)
    }

    /// One file.
    pub fn get(&self, id: FileId) -> Option<&TextFile> {
        self.0.get(id.0 as usize)
    }
}

impl Texts for TextFiles {
    fn file(&self, id: FileId) -> (&str, &str) {
        self.get(id).map_or(("", ""), |file| (file.path.as_str(), &file.text))
    }
}

fn read(root: &Path, path: SourcePath) -> Result<TextFile, Box<Diagnostic>> {
    let place = path.on_disk(root);
    let unreadable = |error: std::io::Error| {
        Box::new(Diagnostic::error(Code::Unreadable, format!("this file cannot be read: {error}")).in_file(&path))
    };
    if fs::metadata(&place).map_err(unreadable)?.len() > MAX_BYTES {
        return Err(Box::new(
            Diagnostic::error(Code::TooLarge, format!("this text file is larger than {} MB", MAX_BYTES >> 20))
                .in_file(&path)
                .help("a picture or a video may have been saved under a text file's name; otherwise split it"),
        ));
    }
    let bytes = fs::read(&place).map_err(unreadable)?;
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Ok(TextFile { path, text })
        }
        Err(error) => Err(Box::new(not_utf8(&path, error.as_bytes(), error.utf8_error().valid_up_to()))),
    }
}

fn not_utf8(path: &SourcePath, bytes: &[u8], valid: usize) -> Diagnostic {
    let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
    Diagnostic::error(Code::NotUtf8, format!("this file is not UTF-8: it looks like {} (line {line})", encoding(bytes)))
        .in_file(path)
        .help("letters with accents would come out wrong; save the file again with the encoding set to UTF-8")
}

/// What a file that is not UTF-8 most likely is.
fn encoding(bytes: &[u8]) -> &'static str {
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).take(64).filter(|byte| **byte == 0).count();
    match bytes {
        [0xff, 0xfe, ..] => "UTF-16 (little endian)",
        [0xfe, 0xff, ..] => "UTF-16 (big endian)",
        _ if zeros(1) > 16 => "UTF-16 (little endian, without its mark)",
        _ if zeros(0) > 16 => "UTF-16 (big endian, without its mark)",
        _ if bytes.iter().any(|byte| (0x80..=0x9f).contains(byte)) => "Windows-1252 or Mac Roman",
        _ => "Latin-1 (ISO 8859-1)",
    }
}
