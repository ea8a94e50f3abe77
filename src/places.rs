//! Paths that cannot leave their root, and places in the user's files.

use std::fmt;
use std::path::{Path, PathBuf};

/// A file of the project, by its path below the project's root: `/` between parts, never absolute, never `..`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourcePath(String);

impl SourcePath {
    /// Takes a relative path written with `/`; `.` and `..` are folded away. `None` when it leaves the root.
    pub fn new(path: &str) -> Option<Self> {
        normalise(path).map(Self)
    }

    /// The path as text, `/` between parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it lies in; empty for the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The file name without its last ending: `odile.jpg` gives `odile`.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The last ending in lower case, without the dot.
    pub fn extension(&self) -> String {
        self.file_name().rsplit_once('.').map_or(String::new(), |(_, end)| end.to_ascii_lowercase())
    }

    /// The path of what this file calls `relative`. `None` when that lies outside the project.
    pub fn join(&self, relative: &str) -> Option<Self> {
        Self::new(&format!("{}/{relative}", self.folder()))
    }

    /// Where it is on disk.
    pub fn on_disk(&self, root: &Path) -> PathBuf {
        self.0.split('/').fold(root.to_path_buf(), |path, part| path.join(part))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file of the output, by its path below the output's root. The same rules as [`SourcePath`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutPath(String);

impl OutPath {
    /// Takes a relative path written with `/`. `None` when it leaves the root or is empty.
    pub fn new(path: &str) -> Option<Self> {
        normalise(path).filter(|path| !path.is_empty()).map(Self)
    }

    /// The path as text, `/` between parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How deep it lies: `index.html` is 0, `diary/index.html` is 1.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// Where it is on disk.
    pub fn on_disk(&self, root: &Path) -> PathBuf {
        self.0.split('/').fold(root.to_path_buf(), |path, part| path.join(part))
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Folds `.`, `..` and empty parts away; `None` when the path is absolute or leaves its root.
fn normalise(path: &str) -> Option<String> {
    if path.starts_with('\\') || path.contains('\0') || path.get(1..3) == Some(":\\") {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// When a file was last changed, in nanoseconds since 1970; `None` if the disk does not say, or says before that.
pub fn modified(facts: &std::fs::Metadata) -> Option<u64> {
    let since = facts.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

/// A path as a person wrote it in a file, relative to that file. Resolved by the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePath(pub String);

/// Which of the project's text files a place lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A place in a text file of the project: bytes `start..end` of its text after a byte-order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Place {
    /// A place from byte offsets.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The head of a file.
    pub fn head(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// A place in a line of a text: line and column from 1, column and width in characters.
    pub fn in_line(file: FileId, text: &str, line: usize, column: usize, width: usize) -> Self {
        let whole = text.split_inclusive('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let offset = |chars: usize| whole.chars().take(chars).map(char::len_utf8).sum::<usize>();
        let first = column.saturating_sub(1);
        Self::new(file, before + offset(first), before + offset(first + width))
    }

    /// The same place, `offset` bytes further on.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.file, self.start as usize + offset, self.end as usize + offset)
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl<T> At<T> {
    /// The value, changed, at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At { value: change(self.value), place: self.place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_its_root() {
        assert_eq!(SourcePath::new("../secret"), None);
        assert_eq!(SourcePath::new("a/../../secret"), None);
        assert_eq!(SourcePath::new("C:\\secret"), None);
        assert_eq!(OutPath::new("./"), None);
        let diary = SourcePath::new("diary/a.md").unwrap();
        assert_eq!(diary.join("../stills//one.jpg").unwrap().as_str(), "stills/one.jpg");
    }
}
