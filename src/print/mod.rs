//! The sixth stage: texts and renditions become typeset documents, PDFs that lie in the cache.
//!
//! A document is set from a template of the theme and a view of the project. What is unchanged is not set again: a PDF's key
//! tells everything that decides its bytes.

mod copy;
#[cfg(feature = "pdf")]
mod press;
mod proof;
mod types;
pub mod views;

use std::collections::BTreeMap;
#[cfg(feature = "pdf")]
use std::sync::OnceLock;

use crate::diagnostics::{Code, Diagnostic};
use crate::failure::Failure;
use crate::images::Pictures;
use crate::images::cache::{Cache, Key};
use crate::model::Project;
use crate::model::document::Document;
use crate::plan::Plan;
use crate::plan::editions::EditionPlan;
use copy::Copy;
use copy::file_path;
use proof::Proof;
use types::Types;

/// Part of every document's key: to be changed whenever the same copy and templates give another PDF.
const VERSION: &str = "print 3 (typst 0.15)";

/// The densest setting that templates know.
const TIGHTEST: u8 = 2;

/// A finished document. The PDF lies in the cache.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// Where in the cache.
    pub key: Key,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many pages it has.
    pub pages: usize,
}

/// A picture that a document may show.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only the press asks for the size"))]
struct Hung {
    /// Where in the cache the JPEG lies.
    key: Key,
    /// Its width and height in pixels.
    size: (u32, u32),
}

impl Pdf {
    /// A document that nobody has asked for yet.
    pub fn unmade() -> Self {
        Self { key: Key::new(&[]), bytes: 0, pages: 0 }
    }
}

/// Sets every planned document, in the order of the plan. One that cannot be set is told of, and empty.
pub fn print(
    project: &Project,
    plan: &Plan,
    pictures: &Pictures,
    cache: &Cache,
) -> Result<(Vec<Pdf>, Vec<Diagnostic>), Failure> {
    let printer = Printer::new(project, plan, pictures, cache);
    let mut out = if plan.editions.is_empty() { Vec::new() } else { printer.types.problems.clone() };
    let mut all = Vec::new();
    for edition in &plan.editions {
        let (pdf, said) = printer.document(edition)?;
        // What is wrong in one edition mostly is in the others: it is told once.
        for diagnostic in said {
            if !out.contains(&diagnostic) {
                out.push(diagnostic);
            }
        }
        all.push(pdf.unwrap_or_else(Pdf::unmade));
    }
    Ok((all, out))
}

/// Where documents are set: a project, its plan, its pictures, and the typefaces.
pub struct Printer<'a> {
    project: &'a Project,
    plan: &'a Plan,
    pictures: &'a Pictures,
    cache: &'a Cache,
    types: Types,
    #[cfg(feature = "pdf")]
    press: OnceLock<press::Press>,
}

impl<'a> Printer<'a> {
    /// Opens the typefaces of the theme and of the project.
    pub fn new(project: &'a Project, plan: &'a Plan, pictures: &'a Pictures, cache: &'a Cache) -> Self {
        Self {
            project,
            plan,
            pictures,
            cache,
            types: Types::open(project, &plan.theme),
            #[cfg(feature = "pdf")]
            press: OnceLock::new(),
        }
    }

    /// Finds or makes one document, which need not be among those of the plan; the renditions it shows must be. Its
    /// pages are counted, and where they are too many it is set more densely. There is no PDF when the diagnostics hold
    /// an error.
    ///
    /// # Errors
    ///
    /// When the cache cannot be read or written.
    pub fn document(&self, edition: &EditionPlan) -> Result<(Option<Pdf>, Vec<Diagnostic>), Failure> {
        let limit = edition.max_pages.unwrap_or(usize::MAX);
        for tight in 0..=TIGHTEST {
            let proof = self.proof(edition, tight)?;
            let diagnostics = || proof.complaints.iter().map(|one| one.diagnostic(edition, &self.plan.theme)).collect();
            match &proof.pdf {
                None => return Ok((None, diagnostics())),
                Some(pdf) if pdf.pages <= limit => return Ok((Some(pdf.clone()), diagnostics())),
                Some(pdf) if tight == TIGHTEST => {
                    let mut out: Vec<Diagnostic> = diagnostics();
                    out.push(too_long(edition, pdf.pages, limit));
                    return Ok((Some(pdf.clone()), out));
                }
                Some(_) => {}
            }
        }
        unreachable!("the tightest setting ends the loop")
    }

    /// The copy, set with the theme's template: from the cache, if it was set before.
    fn proof(&self, edition: &EditionPlan, tight: u8) -> Result<Proof, Failure> {
        let copy = Copy { project: self.project, plan: self.plan, pictures: self.pictures, edition };
        let view = copy.view(tight);
        let data = serde_json::to_vec(&view).expect("texts and numbers always serialise");
        let files = self.files(edition);
        let key = self.key(edition, &data, &files);
        let told = Key::new(&[b"proof", key.hex().as_bytes()]);
        let known = self.cache.get(&told).and_then(|told| Proof::from_bytes(&told, key, self.cache.size(&key)));
        if let Some(known) = known {
            return Ok(known);
        }
        let (pdf, proof) = self.set(edition, data, files)?;
        let place = std::path::Path::new(".onset");
        let stored = pdf.as_ref().map_or(Ok(()), |pdf| self.cache.put(&key, pdf));
        let pages = proof.pages;
        stored
            .and_then(|()| self.cache.put(&told, &proof.to_bytes()))
            .map_err(|error| Failure::io("write to the cache", place, error))?;
        let pdf = pdf.map(|pdf| Pdf { key, bytes: pdf.len() as u64, pages });
        Ok(Proof { pdf, ..proof })
    }

    /// Everything that decides the bytes of a document.
    fn key(&self, edition: &EditionPlan, data: &[u8], files: &BTreeMap<String, Hung>) -> Key {
        let templates = self.plan.theme.parts().filter(|(name, _)| name.starts_with("print/"));
        let mut parts: Vec<Vec<u8>> = vec![VERSION.into(), edition.file_name.clone().into(), data.to_vec()];
        parts.extend(templates.flat_map(|(name, part)| [name.into(), blake3::hash(&part.bytes).as_bytes().to_vec()]));
        parts.push(self.types.hash.to_vec());
        parts.extend(files.iter().flat_map(|(path, hung)| [path.clone().into(), hung.key.hex().into_bytes()]));
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Key::new(&parts)
    }

    /// The pictures that a template may ask for, by the paths it finds them at.
    fn files(&self, edition: &EditionPlan) -> BTreeMap<String, Hung> {
        let mut files = BTreeMap::new();
        for (id, renditions) in &self.plan.renditions {
            let still = self.project.still(*id);
            for rendition in &renditions.paper {
                if let Some(made) = self.pictures.get(&rendition.path) {
                    let size = (rendition.width, rendition.height);
                    files.insert(file_path(still, rendition), Hung { key: made.key, size });
                }
            }
        }
        // A list of names has no pictures, and does not change with them.
        if edition.edition.document == Document::CreditsList {
            files.clear();
        }
        files
    }

    #[cfg(feature = "pdf")]
    fn set(
        &self,
        edition: &EditionPlan,
        data: Vec<u8>,
        files: BTreeMap<String, Hung>,
    ) -> Result<(Option<Vec<u8>>, Proof), Failure> {
        let press = self.press.get_or_init(|| press::Press::new(&self.types));
        let order = press::Order {
            template: format!("print/{}.typ", edition.edition.document.word()),
            data,
            files,
            theme: &self.plan.theme,
            cache: self.cache,
            ident: edition.file_name.clone(),
            date: copy::day(self.project),
        };
        press.set(&order)
    }

    #[cfg(not(feature = "pdf"))]
    fn set(&self, _: &EditionPlan, _: Vec<u8>, _: BTreeMap<String, Hung>) -> Result<(Option<Vec<u8>>, Proof), Failure> {
        Err(Failure::new("this onset was built without PDFs; build it with its default features"))
    }
}

fn too_long(edition: &EditionPlan, pages: usize, limit: usize) -> Diagnostic {
    let over = pages - limit;
    Diagnostic::error(
        Code::OverLimit,
        format!("`{}` has {pages} pages, {over} more than the {limit} it may have", edition.file_name),
    )
    .help("it is already set as densely as its template goes: take fewer stills or layers, or shorten its texts")
}
