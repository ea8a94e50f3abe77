//! Files become deliverables: zips that open everywhere, byte for byte the same from the same input.

mod bios;
mod captions;
mod contacts;
mod documents;
mod docx;
mod front;
mod limits;
mod links;
mod notices;
mod office;
mod passing;
mod pictures;
mod readme;
mod samples;
mod texts;
mod xlsx;
mod zip;

use std::collections::BTreeMap;
use std::io::{self, Seek, Write};

use serde::{Deserialize, Serialize};

use crate::diagnostics::Diagnostic;
use crate::failure::Failure;
use crate::images::cache::{Cache, Key};
use crate::images::gate::Gate;
use crate::images::{Made, Pictures};
use crate::load::scalars::Date;
use crate::load::wire::words::Part;
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::names::StillId;
use crate::model::translated::Lang;
use crate::output::{Content, Streamed};
use crate::places::OutPath;
use crate::plan::Plan;
use crate::plan::bundles::BundlePlan;
use crate::print::Pdf;
use documents::Scribe;
pub(crate) use documents::text_file;

/// Part of every deliverable's key: to be changed whenever the same files give another zip.
const VERSION: &str = "bundle 4";

/// A finished bundle. The zip lies in the cache.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// Where in the cache the zip lies.
    pub zip: Key,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it holds, in order.
    pub files: Vec<Packed>,
    /// Which of its files are pictures, by their paths.
    pub pictures: BTreeMap<String, Pictured>,
    /// The day of the newest dated thing in it: a still, a quote. Never the day of the build.
    pub newest: Option<Date>,
}

impl Bundle {
    /// A bundle that nobody has asked for yet: it holds nothing.
    pub fn unmade() -> Self {
        Self { zip: Key::new(&[]), bytes: 0, files: Vec::new(), pictures: BTreeMap::new(), newest: None }
    }
}

/// A picture in a bundle.
#[derive(Debug, Clone)]
pub struct Pictured {
    /// Which.
    pub id: StillId,
    /// Its width and height in pixels.
    pub size: (u32, u32),
    /// The file of the site that is the same, byte for byte.
    pub same: Option<OutPath>,
}

/// A file in a bundle.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Packed {
    /// Its path below the bundle's folder.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The files of a deliverable, before they are packed.
#[derive(Debug)]
pub struct Packet {
    folder: String,
    files: Vec<Draft>,
    pictures: BTreeMap<String, Pictured>,
    newest: Option<Date>,
    /// What is beyond the limits, or missing.
    pub problems: Vec<Diagnostic>,
    /// How each limit was met, in words.
    pub notes: Vec<String>,
}

/// A file before it is packed.
#[derive(Debug, Clone)]
struct Draft {
    path: String,
    body: Body,
    /// What the kit's first page says of it; nothing of pictures, which have captions, and of that page itself.
    told: Option<Told>,
}

/// What a reader is told of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    kind: Kind,
    title: String,
    lang: Lang,
}

/// Kinds of files that are read, as one looks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Typeset.
    Document,
    Text,
    Bio,
    Captions,
}

/// What a file holds.
#[derive(Debug, Clone)]
enum Body {
    /// A text, or anything else made here.
    Text(Vec<u8>),
    /// A picture that lies in the cache.
    Picture(Made),
    /// A typeset document that lies in the cache.
    Document(Made),
}

impl Draft {
    fn text(path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), body: Body::Text(text.into()), told: None }
    }

    fn bytes(&self) -> u64 {
        match &self.body {
            Body::Text(text) => text.len() as u64,
            Body::Picture(made) | Body::Document(made) => made.bytes,
        }
    }

    /// What tells the file from all others.
    fn mark(&self) -> [u8; 32] {
        match &self.body {
            Body::Text(text) => *blake3::hash(text).as_bytes(),
            Body::Picture(made) | Body::Document(made) => *blake3::hash(made.key.hex().as_bytes()).as_bytes(),
        }
    }
}

/// Makes every bundle of the site. One beyond its limits is told of.
pub fn bundle(
    project: &Project,
    plan: &Plan,
    pictures: &Pictures,
    documents: &[Pdf],
    cache: &Cache,
) -> Result<(Vec<Bundle>, Vec<Diagnostic>), Failure> {
    let mut bundles = Vec::new();
    let mut out = Vec::new();
    for bundle in &plan.bundles {
        let packet = packet(project, plan, bundle, pictures, documents, cache)?;
        out.extend(packet.problems.iter().cloned());
        bundles.push(packet.kept(cache)?);
    }
    Ok((bundles, out))
}

/// Makes one bundle of the renditions there are.
pub fn one_bundle(
    project: &Project,
    plan: &Plan,
    bundle: &BundlePlan,
    pictures: &Pictures,
    documents: &[Pdf],
    cache: &Cache,
) -> Result<Bundle, Failure> {
    packet(project, plan, bundle, pictures, documents, cache)?.kept(cache)
}

/// Puts the files of a deliverable together. `documents` are those of the plan's editions. Pictures that are not among `pictures`, or too large, are made.
///
/// # Errors
///
/// When a file cannot be read, or the cache not be written to.
pub fn packet(
    project: &Project,
    plan: &Plan,
    bundle: &BundlePlan,
    pictures: &Pictures,
    documents: &[Pdf],
    cache: &Cache,
) -> Result<Packet, Failure> {
    let gate = Gate::new(project.images.memory);
    let deliverable = &project.deliverables[bundle.deliverable];
    Maker { project, plan, bundle, deliverable, pictures, documents, cache, gate: &gate }.make()
}

impl Packet {
    /// The key of the zip: it changes with anything that goes into it.
    pub fn key(&self) -> Key {
        let newest = format!("{:?}", self.newest);
        let marks: Vec<[u8; 32]> = self.files.iter().map(Draft::mark).collect();
        let mut parts = vec![VERSION.as_bytes(), self.folder.as_bytes(), newest.as_bytes()];
        parts.extend(self.files.iter().zip(&marks).flat_map(|(file, mark)| [file.path.as_bytes(), mark]));
        Key::new(&parts)
    }

    /// The name of the zip.
    pub fn name(&self) -> String {
        format!("{}.zip", self.folder)
    }

    /// The path of each file below the folder, with its size in bytes; the list of contents, which comes last, is not
    /// among them.
    pub fn files(&self) -> impl Iterator<Item = (&str, u64)> {
        self.files.iter().map(|file| (file.path.as_str(), file.bytes()))
    }

    /// The files as they are published one by one, without a list of contents.
    pub fn contents(&self) -> impl Iterator<Item = (&str, Content)> {
        self.files.iter().map(|file| {
            let content = match &file.body {
                Body::Text(text) => text.clone().into(),
                Body::Picture(made) | Body::Document(made) => Content::Cached(made.key),
            };
            (file.path.as_str(), content)
        })
    }

    /// Writes the zip, one file after another, and gives what it holds.
    ///
    /// # Errors
    ///
    /// As [`Cache::copy`], and what the writer says.
    pub fn write_zip(&self, to: &mut (impl Write + Seek + Send), cache: &Cache) -> io::Result<Vec<Packed>> {
        zip::pack(to, &self.folder, &self.files, self.newest, cache)
    }

    /// The zip in the cache, found or made.
    fn kept(self, cache: &Cache) -> Result<Bundle, Failure> {
        let (zip, newest, pictures) = (self.key(), self.newest, self.pictures.clone());
        let listing = Key::new(&[b"listing", zip.hex().as_bytes()]);
        let known = cache.get(&listing).and_then(|listing| serde_json::from_slice(&listing).ok());
        if let (Some(bytes), Some(files)) = (cache.size(&zip), known) {
            return Ok(Bundle { zip, bytes, files, pictures, newest });
        }
        let failed = |error| Failure::io("make the bundle", std::path::Path::new(&self.folder), error);
        let mut files = Vec::new();
        let pack = |file: &mut std::fs::File| self.write_zip(file, cache).map(|packed| files = packed);
        let bytes = cache.put_with(&zip, pack).map_err(failed)?;
        let list = serde_json::to_vec(&files).expect("texts and numbers always serialise");
        cache.put(&listing, &list).map_err(failed)?;
        Ok(Bundle { zip, bytes, files, pictures, newest })
    }
}

/// The zip, written where it is to lie.
impl Streamed for Packet {
    fn key(&self) -> Key {
        Packet::key(self)
    }

    fn write(&self, to: &mut std::fs::File, cache: &Cache) -> io::Result<u64> {
        self.write_zip(to, cache)?;
        to.seek(io::SeekFrom::End(0))
    }
}

/// Everything that making one deliverable needs.
struct Maker<'a> {
    project: &'a Project,
    plan: &'a Plan,
    bundle: &'a BundlePlan,
    deliverable: &'a Deliverable,
    pictures: &'a Pictures,
    documents: &'a [Pdf],
    cache: &'a Cache,
    gate: &'a Gate,
}

impl Maker<'_> {
    fn make(&self) -> Result<Packet, Failure> {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        self.typeset(&mut files);
        self.scribe().files(&self.bundle.texts, &mut files);
        let (shots, notes) = self.shots(&files, &mut problems)?;
        problems.extend(self.too_small(&shots));
        self.captions(&shots, &mut files);
        let pictures = shots.iter().map(|shot| (self.place(&shot.draft.path), self.pictured(shot))).collect();
        // The page is a help: it never makes a deliverable pass a limit on files.
        let may_be = |page: &String| {
            self.deliverable.limits.file_bytes.as_ref().is_none_or(|most| page.len() as u64 <= most.value)
        };
        let front = (!self.deliverable.flat).then(|| self.front(&files, &shots)).filter(may_be);
        files.extend(shots.into_iter().map(|shot| shot.draft));
        if let Some(front) = front {
            files.insert(0, Draft::text("index.html", front));
        }
        if !self.deliverable.flat {
            files.insert(0, Draft::text("README.txt", self.readme(&files)));
        }
        self.within_limits(&files, &mut problems)?;
        for file in &mut files {
            file.path = self.place(&file.path);
        }
        Ok(Packet { folder: self.bundle.folder.clone(), files, pictures, newest: self.newest(), problems, notes })
    }

    /// Where a file lies: all of them in one folder, where the deliverable wants that.
    fn place(&self, path: &str) -> String {
        let flat = path.rsplit('/').next().filter(|_| self.deliverable.flat);
        flat.unwrap_or(path).to_owned()
    }

    fn holds(&self, part: Part) -> bool {
        self.bundle.parts.contains(&part)
    }

    /// The typeset documents, where one finds them first.
    fn typeset(&self, files: &mut Vec<Draft>) {
        for edition in &self.bundle.editions {
            let mut all = self.plan.editions.iter().zip(self.documents);
            let found = all.find(|(planned, pdf)| planned.is_like(edition) && pdf.pages > 0);
            if let Some((_, pdf)) = found {
                let body = Body::Document(Made { key: pdf.key, bytes: pdf.bytes });
                let told = Some(self.edition(edition.edition));
                files.push(Draft { path: edition.file_name.clone(), body, told });
            }
        }
    }

    fn scribe(&self) -> Scribe<'_> {
        Scribe { project: self.project, plan: self.plan, deliverable: self.deliverable }
    }

    /// The day of the newest dated thing in it.
    fn newest(&self) -> Option<Date> {
        let stills = self.bundle.stills.iter().chain(&self.bundle.art).filter_map(|id| self.project.still(*id).date);
        let quotes = self.project.quotes.iter().filter(|_| self.holds(Part::Notices)).filter_map(|quote| quote.date);
        stills.chain(quotes).max()
    }
}
