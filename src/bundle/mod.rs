//! Files become bundles: zips that open everywhere, byte for byte the same from the same input.

mod captions;
mod documents;
mod links;
mod zip;

use std::io;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diagnostics::{Code, Diagnostic};
use crate::failure::Failure;
use crate::images::cache::{Cache, Key};
use crate::images::{Made, Pictures};
use crate::load::scalars::Date;
use crate::load::wire::words::Part;
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::names::StillId;
use crate::model::translated::Lang;
use crate::plan::Plan;
use crate::plan::bundles::BundlePlan;
use crate::plan::renditions::Rendition;
use crate::print::Pdf;
use crate::text::dates;

/// Part of every bundle's key: to be changed whenever the same files give another zip.
const VERSION: &str = "bundle 1";

/// A finished bundle. The zip lies in the cache.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// Where in the cache the zip lies.
    pub zip: Key,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it holds, in order.
    pub files: Vec<Packed>,
    /// The day of the newest dated thing in it: a still, a quote. Never the day of the build.
    pub newest: Option<Date>,
}

impl Bundle {
    /// A bundle that nobody has asked for yet: it holds nothing.
    pub fn unmade() -> Self {
        Self { zip: Key::new(&[]), bytes: 0, files: Vec::new(), newest: None }
    }
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

/// A file before it is packed.
struct Draft {
    path: String,
    body: Body,
}

/// What a file holds.
enum Body {
    /// A text.
    Text(Vec<u8>),
    /// A picture or a document that lies in the cache.
    Cached(Made),
}

impl Draft {
    fn text(path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), body: Body::Text(text.into()) }
    }

    fn bytes(&self) -> u64 {
        match &self.body {
            Body::Text(text) => text.len() as u64,
            Body::Cached(made) => made.bytes,
        }
    }

    /// What tells the file from all others.
    fn mark(&self) -> [u8; 32] {
        match &self.body {
            Body::Text(text) => *blake3::hash(text).as_bytes(),
            Body::Cached(made) => *blake3::hash(made.key.hex().as_bytes()).as_bytes(),
        }
    }

    /// Passes the content on without holding a picture in memory.
    fn write(&self, cache: &Cache, to: &mut dyn io::Write) -> io::Result<()> {
        match &self.body {
            Body::Text(text) => to.write_all(text),
            Body::Cached(made) => cache.copy(&made.key, to).map(|_| ()),
        }
    }
}

/// Makes every bundle. One beyond its limits is told of.
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
        let made = one_bundle(project, plan, bundle, pictures, documents, cache)?;
        out.extend(over_limit(&project.deliverables[bundle.deliverable], &made));
        bundles.push(made);
    }
    Ok((bundles, out))
}

/// Makes one bundle of the renditions and documents there are.
pub fn one_bundle(
    project: &Project,
    plan: &Plan,
    bundle: &BundlePlan,
    pictures: &Pictures,
    documents: &[Pdf],
    cache: &Cache,
) -> Result<Bundle, Failure> {
    Maker { project, plan, bundle, pictures, documents, cache }.make()
}

fn over_limit(deliverable: &Deliverable, bundle: &Bundle) -> Option<Diagnostic> {
    let limit = deliverable.max_bytes.as_ref().filter(|limit| bundle.bytes > limit.value)?;
    let over = (bundle.bytes - limit.value).div_ceil(1000);
    let mut largest: Vec<&Packed> = bundle.files.iter().collect();
    largest.sort_by_key(|file| std::cmp::Reverse(file.bytes));
    let names: Vec<String> =
        largest.iter().take(3).map(|file| format!("{} ({} kB)", file.path, file.bytes.div_ceil(1000))).collect();
    Some(
        Diagnostic::error(
            Code::OverLimit,
            format!("the bundle `{}` is {over} kB over its limit of {} kB", deliverable.slug, limit.value / 1000),
        )
        .at(limit.place, "the limit")
        .help(format!("the largest files in it: {}", names.join(", ")))
        .help("lower `screen_size`, take fewer stills with `limits: stills`, or leave `stills-full` out of `contents`"),
    )
}

/// Everything that making one bundle needs.
struct Maker<'a> {
    project: &'a Project,
    plan: &'a Plan,
    bundle: &'a BundlePlan,
    pictures: &'a Pictures,
    documents: &'a [Pdf],
    cache: &'a Cache,
}

impl Maker<'_> {
    fn make(&self) -> Result<Bundle, Failure> {
        let mut files = Vec::new();
        self.typeset(&mut files);
        self.documents(&mut files);
        self.bios(&mut files);
        self.art(&mut files);
        self.stills(&mut files);
        self.captions(&mut files);
        files.insert(0, Draft::text("README.txt", self.readme(&files)));
        let newest = self.newest();
        let (zip, listing) = self.keys(&files);
        let known = self.cache.get(&listing).and_then(|listing| serde_json::from_slice(&listing).ok());
        if let (Some(bytes), Some(files)) = (self.cache.size(&zip), known) {
            return Ok(Bundle { zip, bytes, files, newest });
        }
        self.pack(zip, &listing, files, newest)
            .map_err(|error| Failure::io("make the bundle", std::path::Path::new(&self.bundle.folder), error))
    }

    /// Keys of the zip and of the list of what it holds: they change with anything that goes into it.
    fn keys(&self, files: &[Draft]) -> (Key, Key) {
        let newest = format!("{:?}", self.newest());
        let marks: Vec<[u8; 32]> = files.iter().map(Draft::mark).collect();
        let mut parts = vec![VERSION.as_bytes(), self.bundle.folder.as_bytes(), newest.as_bytes()];
        parts.extend(files.iter().zip(&marks).flat_map(|(file, mark)| [file.path.as_bytes(), mark]));
        let zip = Key::new(&parts);
        (zip, Key::new(&[b"listing", zip.hex().as_bytes()]))
    }

    fn pack(&self, zip: Key, listing: &Key, mut files: Vec<Draft>, newest: Option<Date>) -> io::Result<Bundle> {
        let packed = |file: &Draft| packed(file, self.cache);
        let mut listed: Vec<Packed> = files.par_iter().map(packed).collect::<io::Result<_>>()?;
        let contents = Draft::text("CONTENTS.txt", contents(&listed));
        listed.insert(1, packed(&contents)?);
        files.insert(1, contents);
        let bytes =
            self.cache.put_with(&zip, |file| zip::pack(file, &self.bundle.folder, &files, newest, self.cache))?;
        self.cache.put(listing, &serde_json::to_vec(&listed).expect("texts and numbers always serialise"))?;
        Ok(Bundle { zip, bytes, files: listed, newest })
    }

    fn holds(&self, part: Part) -> bool {
        self.bundle.parts.contains(&part)
    }

    /// The typeset documents, where one finds them first.
    fn typeset(&self, files: &mut Vec<Draft>) {
        let all = self.plan.editions.iter().zip(self.documents);
        for (edition, pdf) in all.filter(|(_, pdf)| self.holds(Part::Documents) && pdf.pages > 0) {
            let body = Body::Cached(Made { key: pdf.key, bytes: pdf.bytes });
            files.push(Draft { path: edition.file_name.clone(), body });
        }
    }

    fn bios(&self, files: &mut Vec<Draft>) {
        for id in &self.bundle.people {
            let person = self.project.person(*id);
            self.bio(person, files);
            if let Some(headshot) = person.headshot {
                self.picture(headshot, "people", |renditions| renditions.full.as_ref(), files);
            }
        }
    }

    fn art(&self, files: &mut Vec<Draft>) {
        for id in &self.bundle.art {
            self.picture(*id, "key-art", |renditions| renditions.full.as_ref(), files);
        }
    }

    fn stills(&self, files: &mut Vec<Draft>) {
        let size = self.bundle.screen_size;
        for id in &self.bundle.stills {
            if self.holds(Part::StillsFull) {
                self.picture(*id, "stills/full-size", |renditions| renditions.full.as_ref(), files);
            }
        }
        for id in &self.bundle.stills {
            if self.holds(Part::StillsScreen) {
                let folder = format!("stills/screen-{size}px");
                self.picture(*id, &folder, |renditions| renditions.screen.get(&size), files);
            }
        }
    }

    fn captions(&self, files: &mut Vec<Draft>) {
        if self.holds(Part::Captions) && !self.bundle.stills.is_empty() {
            let list = captions::list(self.project, self.bundle);
            files.push(Draft::text("stills/captions.csv", captions::csv(&list)));
            files.push(Draft::text("stills/captions.txt", captions::text(&list)));
        }
    }

    /// Adds a picture under its journalist name. Without the name it is not offered to the press.
    fn picture(
        &self,
        id: StillId,
        folder: &str,
        choose: impl Fn(&crate::plan::renditions::Renditions) -> Option<&Rendition>,
        files: &mut Vec<Draft>,
    ) {
        let rendition = self.plan.renditions.get(&id).and_then(choose);
        let made = rendition.and_then(|rendition| self.pictures.get(&rendition.path));
        if let (Some(name), Some(made)) = (self.bundle.names.get(&id), made) {
            files.push(Draft { path: format!("{folder}/{name}.jpg"), body: Body::Cached(made.clone()) });
        }
    }

    /// The day of the newest dated thing in the bundle.
    fn newest(&self) -> Option<Date> {
        let stills = self.bundle.stills.iter().chain(&self.bundle.art).filter_map(|id| self.project.still(*id).date);
        let quotes = self.project.quotes.iter().filter(|_| self.holds(Part::Notices)).filter_map(|quote| quote.date);
        stills.chain(quotes).max()
    }

    fn readme(&self, files: &[Draft]) -> String {
        let project = self.project;
        let phrases = &self.plan.phrases;
        let lang = Lang::DEFAULT;
        let deliverable = &project.deliverables[self.bundle.deliverable];
        let title = project.film.title.value(lang);
        let name = documents::bundle_title(deliverable, phrases, lang);
        let mut text = format!("{}\n{name}\n\n", title.to_uppercase());
        let mut add = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        if let Some(about) = &deliverable.description {
            add(&format!("{}\n", about.value(lang)));
        }
        if let Some(newest) = self.newest() {
            add(&format!("{}: {}", phrases.get(lang, "newest_content"), dates::day(newest.0, lang, phrases)));
        }
        let total = files.iter().map(Draft::bytes).sum();
        add(&format!("{}: {}", phrases.get(lang, "files"), files.len() + 2));
        add(&format!("{}: {}\n", phrases.get(lang, "unpacked_size"), dates::bytes(total, lang, phrases)));
        add(phrases.get(lang, "readme_captions"));
        add(phrases.get(lang, "readme_contents"));
        for contact in documents::contacts(project, phrases, lang) {
            add(&format!("\n{contact}"));
        }
        if let Some(url) = &project.site.url {
            add(&format!("\n{url}press/"));
        }
        if let Some(notice) = &project.site.notice {
            add(&format!("\n{}", notice.value(lang)));
        }
        documents::windows_lines(&text)
    }
}

fn packed(file: &Draft, cache: &Cache) -> io::Result<Packed> {
    let mut digest = Digesting(Sha256::new());
    file.write(cache, &mut digest)?;
    let sha256 = digest.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    Ok(Packed { path: file.path.clone(), bytes: file.bytes(), sha256 })
}

/// A writer that only adds up.
struct Digesting(Sha256);

impl io::Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Size, SHA-256 and path of every file: `sha256sum -c` reads the last two columns.
fn contents(files: &[Packed]) -> String {
    let line = |file: &Packed| format!("{:>12}  {}  {}\n", file.bytes, file.sha256, file.path);
    files.iter().map(line).collect::<Vec<_>>().concat()
}
