//! The press: a template and its data become pages, and pages a PDF. Only this folder knows the typesetting library.

mod complaints;
mod ends;
mod frame;
mod world;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use typst::diag::Warned;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::Hung;
use super::proof::{Complaint, Proof};
use super::types::Types;
use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::load::scalars::Date;
use crate::plan::theme::Theme;
use complaints::{complaint, refusal};
use world::{Rack, Shop};

/// What every document is set with.
pub(super) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    before: Mutex<Before>,
}

/// What is left of the document before.
#[derive(Default)]
struct Before {
    /// What told it from all others; none for the first.
    ident: Option<String>,
    /// The pictures it shows: the same document on another paper shows the same ones.
    rack: Rack,
}

/// A document to be set.
pub(super) struct Order<'a> {
    /// The template, by its name in the theme.
    pub(super) template: String,
    /// What it reads as `/data.json`.
    pub(super) data: Vec<u8>,
    /// The pictures, by the paths it reads them from.
    pub(super) files: BTreeMap<String, Hung>,
    pub(super) theme: &'a Theme,
    pub(super) cache: &'a Cache,
    /// What tells the document from all others, now and later.
    pub(super) ident: String,
    /// The day it carries.
    pub(super) date: Date,
}

/// What a PDF promises: that it can be read aloud (ISO 14289-1, PDF/UA-1), and that it can be read in a hundred years with
/// its structure (ISO 19005-2, PDF/A-2a).
const PROMISES: &[PdfStandard] = &[PdfStandard::Ua_1, PdfStandard::A_2a];

impl Press {
    pub(super) fn new(types: &Types) -> Self {
        let bytes = types.files.iter().map(|(_, bytes)| Bytes::new(bytes.clone()));
        let fonts: Vec<Font> = bytes.flat_map(Font::iter).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            before: Mutex::default(),
        }
    }

    /// A picture of the document before, by its key in the cache.
    fn at_hand(&self, key: &str) -> Option<Bytes> {
        self.before.lock().unwrap_or_else(PoisonError::into_inner).rack.get(key).cloned()
    }

    /// Sets a document. It keeps its promises, or says which it cannot keep and why.
    pub(super) fn set(&self, order: &Order<'_>) -> Result<(Option<Vec<u8>>, Proof), Failure> {
        self.make_room(order);
        let shop = Shop::new(self, order);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&shop);
        if let Some(error) = shop.lost() {
            return Err(Failure::io("read a picture from", std::path::Path::new(".onset"), error));
        }
        let mut complaints: Vec<Complaint> = warnings.iter().map(|one| complaint(&shop, one)).collect();
        let document = match output {
            Ok(document) => document,
            Err(errors) => {
                complaints.extend(errors.iter().map(|one| complaint(&shop, one)));
                return Ok((None, Proof { complaints, ..Proof::default() }));
            }
        };
        let pages = document.pages().len();
        let pdf = match typst_pdf::pdf(&document, &options(order, PROMISES)) {
            Ok(pdf) => Some(pdf),
            Err(errors) => {
                complaints.extend(errors.iter().map(|one| refusal(&shop, one)));
                without_promises(&document, order, &shop, &mut complaints)
            }
        };
        let before = Before { ident: Some(order.ident.clone()), rack: shop.cleared() };
        *self.before.lock().unwrap_or_else(PoisonError::into_inner) = before;
        Ok((pdf.map(ends::without_doubt), Proof { pages, complaints, pdf: None }))
    }

    /// Lets the library forget. What it remembers of a document saves time where nearly the same is set again, as in a
    /// preview; of another, or on another paper, nearly every line breaks elsewhere, and there it would only take memory.
    fn make_room(&self, order: &Order<'_>) {
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        let is_another = before.ident.as_ref().is_some_and(|ident| *ident != order.ident);
        typst::comemo::evict(usize::from(!is_another));
    }
}

fn without_promises(
    document: &PagedDocument,
    order: &Order<'_>,
    shop: &Shop<'_>,
    complaints: &mut Vec<Complaint>,
) -> Option<Vec<u8>> {
    match typst_pdf::pdf(document, &options(order, &[])) {
        Ok(pdf) => Some(pdf),
        Err(errors) => {
            complaints.extend(errors.iter().map(|one| complaint(shop, one)));
            None
        }
    }
}

fn options(order: &Order<'_>, promises: &[PdfStandard]) -> PdfOptions {
    let number = |value: i8| u8::try_from(value).ok();
    let Date(date) = order.date;
    let noon = |month, day| Datetime::from_ymd_hms(date.year().into(), month, day, 12, 0, 0);
    let day = number(date.month()).zip(number(date.day())).and_then(|(month, day)| noon(month, day));
    PdfOptions {
        ident: Smart::Custom(order.ident.clone()),
        creator: Smart::Custom(Some("onset".to_owned())),
        timestamp: day.map(Timestamp::new_utc),
        page_ranges: None,
        standards: PdfStandards::new(promises).unwrap_or_default(),
        tagged: true,
        pretty: false,
    }
}
