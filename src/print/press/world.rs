//! What the typesetter can see: the theme's print templates, the data and the pictures of one document, and nothing else.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::{Order, Press, frame};
use crate::images::cache::Key;
use crate::print::Hung;

/// Pictures that have been read, by their keys in the cache.
pub(super) type Rack = BTreeMap<String, Bytes>;

/// The shop in which one document is set.
pub(super) struct Shop<'a> {
    press: &'a Press,
    order: &'a Order<'a>,
    main: FileId,
    data: Bytes,
    sources: Mutex<BTreeMap<String, Source>>,
    rack: Mutex<Rack>,
    lost: Mutex<Option<io::Error>>,
}

impl<'a> Shop<'a> {
    pub(super) fn new(press: &'a Press, order: &'a Order<'a>) -> Self {
        let path = VirtualPath::new(&order.template).expect("the name of a template is a plain path");
        Self {
            press,
            order,
            main: RootedPath::new(VirtualRoot::Project, path).intern(),
            data: Bytes::new(order.data.clone()),
            sources: Mutex::default(),
            rack: Mutex::default(),
            lost: Mutex::default(),
        }
    }

    /// What went wrong with the cache while it was read.
    pub(super) fn lost(&self) -> Option<io::Error> {
        self.lost.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// A file's name below the root; none for a package, which would have to come from the network.
    pub(super) fn name(id: FileId) -> Option<&'static str> {
        let path = id.get();
        matches!(path.root(), VirtualRoot::Project).then(|| path.vpath().get_without_slash())
    }

    /// A file of the theme; `default/` stands before the shipped one, `base/` before the one all themes share.
    fn part(&self, name: &str) -> Option<Vec<u8>> {
        self.order.theme.called(name).map(<[u8]>::to_vec)
    }

    /// A picture, or the drawing it hangs in.
    fn picture(&self, name: &str) -> FileResult<Bytes> {
        let missing = || FileError::NotFound(name.into());
        let hung = |drawing: &str| self.order.files.get(&format!("/{drawing}"));
        match frame::around(name) {
            Some(drawing) => self.hanging(name, hung(&drawing).ok_or_else(missing)?),
            None => Ok(Bytes::from_string(frame::drawing(name, hung(name).ok_or_else(missing)?.size))),
        }
    }

    /// A picture as it is, read once, and not at all where the document before showed it too.
    fn hanging(&self, name: &str, hung: &Hung) -> FileResult<Bytes> {
        let key = hung.key.hex();
        let mut rack = self.rack.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = rack.get(&key) {
            return Ok(bytes.clone());
        }
        let bytes = match self.press.at_hand(&key) {
            Some(bytes) => bytes,
            None => self.read(name, &hung.key)?,
        };
        rack.insert(key, bytes.clone());
        Ok(bytes)
    }

    fn read(&self, name: &str, key: &Key) -> FileResult<Bytes> {
        let size = self.order.cache.size(key).and_then(|size| usize::try_from(size).ok());
        let mut bytes = Vec::with_capacity(size.unwrap_or(0));
        if let Err(error) = self.order.cache.copy(key, &mut bytes) {
            *self.lost.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            return Err(FileError::NotFound(name.into()));
        }
        Ok(Bytes::new(bytes))
    }

    /// The pictures that the document shows, for the next one.
    pub(super) fn cleared(self) -> Rack {
        self.rack.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl World for Shop<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let name = Self::name(id).ok_or(FileError::AccessDenied)?;
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(source) = sources.get(name) {
            return Ok(source.clone());
        }
        let bytes = self.part(name).ok_or_else(|| FileError::NotFound(name.into()))?;
        let source = Source::new(id, String::from_utf8(bytes).map_err(|_| FileError::InvalidUtf8)?);
        sources.insert(name.to_owned(), source.clone());
        Ok(source)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = Self::name(id).ok_or(FileError::AccessDenied)?;
        match name {
            "data.json" => Ok(self.data.clone()),
            picture if picture.starts_with("pictures/") => self.picture(picture),
            part => self.part(part).map(Bytes::new).ok_or_else(|| FileError::NotFound(part.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// There is no clock: the same project gives the same bytes on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
