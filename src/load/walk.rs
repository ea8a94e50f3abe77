//! Which files the project has, and which of them onset looks at.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostics::{Code, Diagnostic};
use crate::places::SourcePath;

/// The folders of a project, each with what it is for.
pub const FOLDERS: &[&str] =
    &["diary", "people", "stills", "clips", "press", "pages", "deliverables", "fonts", "theme", "themes", "static"];

/// Where `onset contact-sheet` puts what it makes: never a source, since it shows what is not cleared.
pub const CONTACT_SHEETS: &str = "contact-sheets";

/// Where `onset deliver` puts what it makes.
pub const DELIVER: &str = "deliver";

/// Where `onset archive bag` puts its bag.
pub const ARCHIVE: &str = "archive";

/// Where raw originals may lie: only `onset archive bag --with-raw` looks into it, for those that stills name.
const RAW: &str = "raw";

/// More files than this are not a film folder.
const MAX_FILES: usize = 200_000;

/// How deep folders may be nested.
const MAX_DEPTH: usize = 32;

/// Every file of the project, sorted by path, without hidden files, earlier output and what lies elsewhere.
pub fn walk(root: &Path, out_dir: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourcePath> {
    let mut files = Vec::new();
    // The output folder may be written in another way than the project's: both are compared as the disk knows them.
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let (real_root, real_out) = (real(root), real(out_dir));
    let is_out = |entry: &DirEntry| {
        let linked = entry.path_is_symlink() && real(entry.path()) == real_out;
        linked || entry.path().strip_prefix(root).is_ok_and(|below| real_root.join(below) == real_out)
    };
    let is_made = |entry: &DirEntry| {
        entry.depth() == 1 && [CONTACT_SHEETS, DELIVER, ARCHIVE].iter().any(|made| entry.file_name() == *made)
    };
    let inside = |entry: &DirEntry| entry.depth() == 0 || !(is_hidden(entry) || is_out(entry) || is_made(entry));
    for entry in WalkDir::new(root).max_depth(MAX_DEPTH).sort_by_file_name().into_iter().filter_entry(inside) {
        match entry {
            Err(error) => diagnostics.push(unreadable(root, &error)),
            Ok(entry) if entry.file_type().is_dir() => check_folder(&entry, diagnostics),
            Ok(entry) => files.extend(file(root, &entry, diagnostics)),
        }
        if files.len() > MAX_FILES {
            diagnostics.push(
                Diagnostic::error(Code::TooLarge, format!("the project holds more than {MAX_FILES} files"))
                    .help("is this the film's folder? onset reads one film's folder, not a whole disk"),
            );
            break;
        }
    }
    files.sort();
    files
}

fn file(root: &Path, entry: &DirEntry, diagnostics: &mut Vec<Diagnostic>) -> Option<SourcePath> {
    let Some(path) = source_path(root, entry.path()) else {
        diagnostics.push(
            Diagnostic::error(
                Code::Unreadable,
                format!("the file name {} holds a backslash or is not valid text", entry.path().display()),
            )
            .help("rename it with plain letters, digits and hyphens"),
        );
        return None;
    };
    if entry.path_is_symlink() && !link_stays(root, entry, &path, diagnostics) {
        return None;
    }
    let top = path.as_str().split('/').next().unwrap_or_default();
    (path.folder().is_empty() || FOLDERS.contains(&top)).then_some(path)
}

fn link_stays(root: &Path, entry: &DirEntry, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let target = entry.path().canonicalize();
    let real_root = root.canonicalize().unwrap_or_else(|_| PathBuf::from(root));
    match target {
        Ok(target) if target.starts_with(&real_root) => target.is_file(),
        Ok(_) => {
            diagnostics.push(
                Diagnostic::error(Code::LinkLeavesProject, "this symbolic link leads out of the project")
                    .in_file(path)
                    .help("what lies outside could be published by accident: copy the file into the project instead"),
            );
            false
        }
        Err(error) => {
            diagnostics.push(
                Diagnostic::error(Code::Unreadable, format!("this symbolic link cannot be followed: {error}"))
                    .in_file(path),
            );
            false
        }
    }
}

fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    let parts = parts?;
    // A backslash parts folders on Windows: such a name could not be published everywhere.
    if parts.iter().any(|part| part.contains('\\')) {
        return None;
    }
    SourcePath::new(&parts.join("/"))
}

/// A folder at the top that onset does not know is most likely a slip.
fn check_folder(entry: &DirEntry, diagnostics: &mut Vec<Diagnostic>) {
    let name = entry.file_name().to_string_lossy();
    let quiet = ["public", "node_modules", RAW];
    if entry.depth() != 1 || FOLDERS.contains(&name.as_ref()) || quiet.contains(&name.as_ref()) {
        return;
    }
    let Some(path) = SourcePath::new(&name) else { return };
    diagnostics.push(
        Diagnostic::warning(Code::UnknownFile, format!("onset does not look into the folder `{name}`"))
            .in_file(&path)
            .did_you_mean(&name, FOLDERS.iter().copied())
            .help("begin its name with a dot if it is not meant for onset"),
    );
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini" || name.ends_with('~')
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    let diagnostic = Diagnostic::error(Code::Unreadable, format!("this cannot be read: {reason}"));
    match error.path().and_then(|path| source_path(root, path)) {
        Some(path) if !path.as_str().is_empty() => diagnostic.in_file(&path),
        _ => diagnostic.help(format!("onset looked in {}", root.display())),
    }
}
