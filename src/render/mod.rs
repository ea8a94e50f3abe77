//! The stage that makes pages, feeds and data from the project and its plan.
//!
//! Templates only read: what they may read is in [`views`], and nothing they do can cause a picture, a file or a
//! request. A template's mistake is a diagnostic with the template's line.

mod calendar;
mod desk;
mod feeds;
mod links;
mod machine;
mod pages;
mod search;
mod structured;
mod templates;
pub mod views;

use std::fs;

use rayon::prelude::*;

use crate::bundle::{Bundle, text_file};
use crate::diagnostics::{Code, Diagnostic};
use crate::images::Pictures;
use crate::images::drawing::{sanitised, unusable};
use crate::model::Project;
use crate::model::translated::Lang;
use crate::output::{Content, Output};
use crate::places::{OutPath, SourcePath};
use crate::plan::{Maker, Plan, Planned};
use crate::print::Pdf;
use desk::Desk;
pub use desk::Sites;
pub use templates::Templates;

/// Everything a page may be made from.
#[derive(Clone, Copy)]
pub struct Stock<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its plan.
    pub plan: &'a Plan,
    /// Its pictures.
    pub pictures: &'a Pictures,
    /// Its typeset documents, in the order of the plan's editions.
    pub documents: &'a [Pdf],
    /// Its bundles.
    pub bundles: &'a [Bundle],
}

/// Makes every planned output.
pub fn render(stock: Stock<'_>) -> (Output, Vec<Diagnostic>) {
    let templates = match Templates::new(&stock.plan.theme, &stock.plan.phrases) {
        Ok(templates) => templates,
        Err(problems) => return (Output::default(), problems),
    };
    let sites = Sites::default();
    let one = |path, planned| one(stock, &templates, &sites, path, planned);
    let made: Vec<_> = stock.plan.outputs.par_iter().map(|(path, planned)| (path, one(path, planned))).collect();
    let mut output = Output::default();
    let mut problems: Vec<Diagnostic> = Vec::new();
    for (path, content) in made {
        match content {
            Ok(Some(content)) => {
                output.files.insert(path.clone(), content);
            }
            Ok(None) => {}
            // One mistake in a template shows on every page made from it: it is told once, with what the first of them has.
            Err(problem) if problems.iter().any(|told| is_same(told, &problem)) => {}
            Err(problem) => problems.push(*problem),
        }
    }
    (output, problems)
}

/// Whether two diagnostics say the same of the same place.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.code, &one.message, &one.spots) == (other.code, &other.message, &other.spots)
}

/// Makes one planned output. `None` for what another stage has not made yet. The sites are those of this stock: they may
/// be handed on to the next output, but not to another stock.
///
/// # Errors
///
/// A template's mistake.
pub fn one(
    stock: Stock<'_>,
    templates: &Templates,
    sites: &Sites,
    path: &OutPath,
    planned: &Planned,
) -> Result<Option<Content>, Box<Diagnostic>> {
    let Stock { project, plan, pictures, documents, bundles } = stock;
    let desk = |lang: Lang| Desk { stock, templates, sites, lang, path: path.clone() };
    Ok(match &planned.maker {
        Maker::Page(key, lang) => Some(pages::page(&desk(*lang), key)?.into()),
        Maker::Feed(kind, layer, lang) => Some(feeds::feed(&desk(*lang), *kind, *layer).into()),
        Maker::Sitemap => Some(machine::sitemap(project, plan).into()),
        Maker::Robots => Some(machine::robots(project).into()),
        Maker::Manifest(lang) => Some(machine::manifest(&desk(*lang)).into()),
        Maker::Calendar(lang) => Some(calendar::calendar(&desk(*lang)).into()),
        Maker::SearchIndex(lang) => Some(search::index(&desk(*lang)).into()),
        Maker::Rendition(_) => pictures.get(path).map(|made| Content::Cached(made.key)),
        Maker::Document(index) => documents.get(*index).filter(|pdf| pdf.pages > 0).map(|pdf| Content::Cached(pdf.key)),
        Maker::Bundle(index) => bundles.get(*index).map(|bundle| Content::Cached(bundle.zip)),
        Maker::Text(index, at, form) => text_file(project, plan, &plan.bundles[*index], *at, *form).map(Into::into),
        Maker::Asset(name) => plan.theme.part(name).map(|part| part.bytes.to_vec().into()),
        Maker::Drawing(source) => Some(drawing(project, source)?.into()),
        Maker::Copy(source) => Some(Content::Copy(source.clone())),
    })
}

/// A drawing of the project as it may be published.
fn drawing(project: &Project, source: &SourcePath) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = fs::read(source.on_disk(&project.root)).map_err(|error| {
        Diagnostic::error(Code::Unreadable, format!("this drawing cannot be read: {error}")).in_file(source)
    })?;
    sanitised(&bytes).map_err(|error| Box::new(unusable(source, &error)))
}
