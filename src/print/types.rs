//! Typefaces: those of the theme, and those a project adds for its languages.

use std::borrow::Cow;
use std::fs;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Project;
use crate::places::SourcePath;
use crate::plan::theme::Theme;

/// The files of typefaces, in the order in which a missing character is looked for.
pub(super) struct Types {
    /// Their bytes, with the project's file they come from.
    pub(super) files: Vec<(Option<SourcePath>, Cow<'static, [u8]>)>,
    /// Files that cannot be used.
    pub(super) problems: Vec<Diagnostic>,
    /// What tells these typefaces from others.
    pub(super) hash: [u8; 32],
}

impl Types {
    /// The theme's typefaces for print and its `fonts/`, then the project's `fonts/`.
    pub(super) fn open(project: &Project, theme: &Theme) -> Self {
        let mut types = Self { files: Vec::new(), problems: Vec::new(), hash: [0; 32] };
        let of_theme = |name: &str| name.starts_with("print/fonts/") || name.starts_with("fonts/");
        for (_, part) in theme.parts().filter(|(name, _)| of_theme(name) && is_type(name)) {
            types.files.push((part.source.clone(), part.bytes.clone()));
        }
        for path in project.files.iter().filter(|path| path.as_str().starts_with("fonts/")) {
            types.add(project, path);
        }
        types.hash = hash(&types.files);
        types
    }

    fn add(&mut self, project: &Project, path: &SourcePath) {
        if !is_type(path.as_str()) {
            if matches!(path.extension().as_str(), "woff" | "woff2") {
                self.problems.push(
                    Diagnostic::warning(Code::Print, "a typeface made for the web cannot be printed with")
                        .in_file(path)
                        .help("put the same typeface here as .ttf or .otf"),
                );
            }
            return;
        }
        match fs::read(path.on_disk(&project.root)) {
            Ok(bytes) => self.files.push((Some(path.clone()), Cow::Owned(bytes))),
            Err(error) => self.problems.push(
                Diagnostic::error(Code::Unreadable, format!("this typeface cannot be read: {error}")).in_file(path),
            ),
        }
    }
}

fn hash(files: &[(Option<SourcePath>, Cow<'static, [u8]>)]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for (_, bytes) in files {
        hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    }
    *hasher.finalize().as_bytes()
}

fn is_type(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc")
}
