//! Files become bundles: zips that open everywhere, byte for byte the same from the same input.

mod captions;
mod documents;
mod links;
mod zip;

use sha2::{Digest, Sha256};

use crate::diagnostics::{Code, Diagnostic};
use crate::failure::Failure;
use crate::images::Pictures;
use crate::images::cache::Cache;
use crate::load::scalars::Date;
use crate::load::wire::words::Part;
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::names::StillId;
use crate::model::translated::Lang;
use crate::plan::Plan;
use crate::plan::bundles::BundlePlan;
use crate::plan::renditions::Rendition;
use crate::text::dates;

/// A finished bundle.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// The zip.
    pub zip: Vec<u8>,
    /// What it holds, in order.
    pub files: Vec<Packed>,
    /// The day of the newest dated thing in it: a still, a quote. Never the day of the build.
    pub newest: Option<Date>,
}

/// A file in a bundle.
#[derive(Debug, Clone)]
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
    bytes: Vec<u8>,
}

/// Makes every bundle. One beyond its limits is told of.
pub fn bundle(
    project: &Project,
    plan: &Plan,
    pictures: &Pictures,
    cache: &Cache,
) -> Result<(Vec<Bundle>, Vec<Diagnostic>), Failure> {
    let mut bundles = Vec::new();
    let mut out = Vec::new();
    for bundle in &plan.bundles {
        let deliverable = &project.deliverables[bundle.deliverable];
        let maker = Maker { project, plan, bundle, pictures, cache };
        let bundle = maker.make()?;
        out.extend(over_limit(deliverable, &bundle));
        bundles.push(bundle);
    }
    Ok((bundles, out))
}

fn over_limit(deliverable: &Deliverable, bundle: &Bundle) -> Option<Diagnostic> {
    let limit = deliverable.max_bytes.as_ref().filter(|limit| bundle.zip.len() as u64 > limit.value)?;
    let over = (bundle.zip.len() as u64 - limit.value).div_ceil(1000);
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
    cache: &'a Cache,
}

impl Maker<'_> {
    fn make(&self) -> Result<Bundle, Failure> {
        let mut files = Vec::new();
        self.documents(&mut files);
        self.bios(&mut files)?;
        self.art(&mut files)?;
        self.stills(&mut files)?;
        self.captions(&mut files);
        let newest = self.newest();
        let readme = Draft { path: "README.txt".to_owned(), bytes: self.readme(&files).into_bytes() };
        files.insert(0, readme);
        let contents = contents(&files);
        files.insert(1, Draft { path: "CONTENTS.txt".to_owned(), bytes: contents.into_bytes() });
        let packed = files.iter().map(packed).collect();
        let zip = zip::pack(&self.bundle.folder, &files, newest)
            .map_err(|error| Failure::new(format!("could not make the zip: {error}")))?;
        Ok(Bundle { zip, files: packed, newest })
    }

    fn holds(&self, part: Part) -> bool {
        self.bundle.parts.contains(&part)
    }

    fn bios(&self, files: &mut Vec<Draft>) -> Result<(), Failure> {
        for id in &self.bundle.people {
            let person = self.project.person(*id);
            self.bio(person, files);
            if let Some(headshot) = person.headshot {
                self.picture(headshot, "people", |renditions| renditions.full.as_ref(), files)?;
            }
        }
        Ok(())
    }

    fn art(&self, files: &mut Vec<Draft>) -> Result<(), Failure> {
        for id in &self.bundle.art {
            self.picture(*id, "key-art", |renditions| renditions.full.as_ref(), files)?;
        }
        Ok(())
    }

    fn stills(&self, files: &mut Vec<Draft>) -> Result<(), Failure> {
        let size = self.bundle.screen_size;
        for id in &self.bundle.stills {
            if self.holds(Part::StillsFull) {
                self.picture(*id, "stills/full-size", |renditions| renditions.full.as_ref(), files)?;
            }
        }
        for id in &self.bundle.stills {
            if self.holds(Part::StillsScreen) {
                let folder = format!("stills/screen-{size}px");
                self.picture(*id, &folder, |renditions| renditions.screen.get(&size), files)?;
            }
        }
        Ok(())
    }

    fn captions(&self, files: &mut Vec<Draft>) {
        if self.holds(Part::Captions) && !self.bundle.stills.is_empty() {
            let list = captions::list(self.project, self.bundle);
            files.push(Draft { path: "stills/captions.csv".to_owned(), bytes: captions::csv(&list) });
            files.push(Draft { path: "stills/captions.txt".to_owned(), bytes: captions::text(&list).into_bytes() });
        }
    }

    /// Adds a picture under its journalist name. Without the name it is not offered to the press.
    fn picture(
        &self,
        id: StillId,
        folder: &str,
        choose: impl Fn(&crate::plan::renditions::Renditions) -> Option<&Rendition>,
        files: &mut Vec<Draft>,
    ) -> Result<(), Failure> {
        let rendition = self.plan.renditions.get(&id).and_then(choose);
        let (Some(name), Some(rendition)) = (self.bundle.names.get(&id), rendition) else { return Ok(()) };
        let Some(made) = self.pictures.get(&rendition.path) else { return Ok(()) };
        let bytes = self
            .cache
            .get(&made.key)
            .ok_or_else(|| Failure::new("the cache was changed while building: build again"))?;
        files.push(Draft { path: format!("{folder}/{name}.jpg"), bytes });
        Ok(())
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
        let total = files.iter().map(|file| file.bytes.len() as u64).sum();
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

fn packed(file: &Draft) -> Packed {
    let digest = Sha256::digest(&file.bytes);
    let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    Packed { path: file.path.clone(), bytes: file.bytes.len() as u64, sha256 }
}

/// Size, SHA-256 and path of every file: `sha256sum -c` reads the last two columns.
fn contents(files: &[Draft]) -> String {
    let mut text = String::new();
    for file in files.iter().map(packed) {
        text.push_str(&format!("{:>12}  {}  {}\n", file.bytes, file.sha256, file.path));
    }
    text
}
