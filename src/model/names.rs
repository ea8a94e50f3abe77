//! What everything is called, and who is meant when something is named.

use std::collections::{BTreeMap, BTreeSet};

use super::viewing::Hidden;
use crate::diagnostics::{Code, Diagnostic, dangling};
use crate::load::text::TextFiles;
use crate::places::{At, FilePath, SourcePath};

macro_rules! ids {
    ($( $(#[doc = $doc:literal])* $name:ident, )*) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub(super) u32);

        impl $name {
            /// The index into the project's list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the thing at an index of the project's list.
            pub(crate) fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )* };
}

ids! {
    /// A still.
    StillId,
    /// A person.
    PersonId,
    /// A clip.
    ClipId,
    /// A diary entry.
    EntryId,
    /// A free page.
    PageId,
    /// A press text.
    TextId,
}

/// What a name stands for.
pub type Named<I> = Result<I, Hidden>;

/// The names of one kind of thing.
#[derive(Debug)]
pub struct Index<I> {
    /// What such a thing is called: "person", "clip".
    what: &'static str,
    /// Where it comes from, to follow "there is no".
    how: &'static str,
    names: BTreeMap<String, Vec<Named<I>>>,
}

impl<I: Copy + PartialEq> Index<I> {
    fn new(what: &'static str, how: &'static str) -> Self {
        Self { what, how, names: BTreeMap::new() }
    }

    /// Gives something a name; several things may share one, and are then told apart by longer names.
    pub(super) fn add(&mut self, name: &str, thing: Named<I>) {
        let things = self.names.entry(name.to_owned()).or_default();
        if !things.contains(&thing) || thing.is_err() {
            things.push(thing);
        }
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    fn get(&self, name: &str) -> Option<&[Named<I>]> {
        self.names.get(name).map(Vec::as_slice)
    }

    /// What a name stands for, silently.
    pub(super) fn peek(&self, name: &str) -> Option<Named<I>> {
        self.get(name).and_then(|things| things.first().copied())
    }

    /// What a name stands for; an unknown one, one that fits several, and one that is not shown are told of.
    pub(super) fn find(&self, name: &At<String>, out: &mut Vec<Diagnostic>) -> Option<I> {
        match self.get(&name.value) {
            Some([thing]) => shown(self.what, name, *thing, out),
            Some([_, ..]) => {
                out.push(
                    Diagnostic::error(Code::AmbiguousReference, format!("`{}` fits several files", name.value))
                        .at(name.place, "which one?")
                        .help("write its path below the folder, as in `production/dawn`"),
                );
                None
            }
            _ => {
                out.push(dangling(self.what, name, self.names(), self.how));
                None
            }
        }
    }
}

/// A thing that is shown; one that is not is told of and left out.
pub(super) fn shown<I>(what: &str, name: &At<String>, thing: Named<I>, out: &mut Vec<Diagnostic>) -> Option<I> {
    match thing {
        Ok(id) => Some(id),
        Err(Hidden::Unusable) => None,
        Err(hidden) => {
            out.push(
                Diagnostic::new(
                    Code::HiddenReference,
                    if matches!(hidden, Hidden::Killed | Hidden::Pending) {
                        crate::diagnostics::Severity::Warning
                    } else {
                        crate::diagnostics::Severity::Note
                    },
                    format!("the {what} `{}` is {}, and left out here", name.value, hidden.reason()),
                )
                .at(name.place, hidden.reason()),
            );
            None
        }
    }
}

/// Everything that has a name.
#[derive(Debug)]
pub struct Names<'a> {
    texts: &'a TextFiles,
    files: BTreeSet<&'a SourcePath>,
    /// Files that belong to something that is not shown: a clip's video, captions and poster.
    pub(super) hidden_files: BTreeMap<SourcePath, Hidden>,
    /// People, by the name of their file.
    pub(super) people: Index<PersonId>,
    /// Stills, by path, by path below `stills/`, and by file name, with and without ending.
    pub(super) stills: Index<StillId>,
    /// Clips, by the name of their file.
    pub(super) clips: Index<ClipId>,
    /// Entries, by the name of their file and by their address.
    pub(super) entries: Index<EntryId>,
    /// Free pages, by the name of their file.
    pub(super) pages: Index<PageId>,
    /// Press texts, by the name of their file.
    pub(super) press: Index<TextId>,
}

impl<'a> Names<'a> {
    pub(super) fn new(texts: &'a TextFiles, files: &'a [SourcePath]) -> Self {
        Self {
            texts,
            files: files.iter().collect(),
            hidden_files: BTreeMap::new(),
            people: Index::new("person", "a person is a YAML file in people/, and is named by that file's name"),
            stills: Index::new("still", "a still is named by its file's name, or by its path below stills/"),
            clips: Index::new("clip", "a clip is a YAML file in clips/, and is named by that file's name"),
            entries: Index::new(
                "diary entry",
                "an entry is a Markdown file in diary/, and is named by that file's name",
            ),
            pages: Index::new("page", "a page is a Markdown file in pages/"),
            press: Index::new("press text", "a press text is a Markdown file in press/"),
        }
    }

    /// Names a picture in every way it may be referred to.
    pub(super) fn add_still(&mut self, path: &SourcePath, still: Named<StillId>) {
        let full = path.as_str();
        let below = full.strip_prefix("stills/").unwrap_or(full);
        let without_ending = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        let names = [full, below, path.file_name()];
        let all: BTreeSet<String> = names.iter().flat_map(|name| [(*name).to_owned(), without_ending(name)]).collect();
        for name in all {
            self.stills.add(&name, still);
        }
    }

    /// The path of the file that a place lies in.
    pub(super) fn path_of(&self, place: crate::places::Place) -> Option<&SourcePath> {
        self.texts.get(place.file).map(|file| &file.path)
    }

    /// Whether the project has this file.
    pub(super) fn has_file(&self, path: &SourcePath) -> bool {
        self.files.contains(path)
    }

    /// Why a file must not be published as it is, if it belongs to something that is not shown.
    pub(super) fn hidden_file(&self, path: &SourcePath) -> Option<Hidden> {
        let still = self.stills.peek(path.as_str()).and_then(Result::err);
        still.or_else(|| self.hidden_files.get(path).copied())
    }

    /// A file, from a path written in another file: relative to that file, or from the project's root.
    pub(super) fn file(&self, written: &At<FilePath>, out: &mut Vec<Diagnostic>) -> Option<SourcePath> {
        let name = &written.value.0;
        let near = self.path_of(written.place).and_then(|path| path.join(name));
        let candidates = [near, SourcePath::new(name)];
        if let Some(path) = candidates.iter().flatten().find(|path| self.files.contains(path)) {
            let named = At { value: name.clone(), place: written.place };
            return match self.hidden_file(path) {
                Some(hidden) => shown("file", &named, Err(hidden), out),
                None => Some(path.clone()),
            };
        }
        let missing = At { value: name.clone(), place: written.place };
        let folder = candidates.iter().flatten().next().map_or("", |path| path.folder());
        let known = self.files.iter().filter(|path| path.folder() == folder).map(|path| path.file_name());
        out.push(dangling("file", &missing, known, "paths are written from the folder this file is in"));
        None
    }
}
