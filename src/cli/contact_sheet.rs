//! `onset contact-sheet`.

use super::args::ContactSheet;
use super::progress::Bar;
use super::voice::tell;
use super::{shown, use_threads};
use crate::diagnostics::Severity;
use crate::failure::Failure;
use crate::load::walk::CONTACT_SHEETS;
use crate::model::Preview;
use crate::sheet::{Made, Request, contact_sheets};

/// Makes the sheets and says where they lie. Gives whether there was nothing wrong.
pub(super) fn make(asked: &ContactSheet) -> Result<bool, Failure> {
    use_threads(&asked.work);
    let out = asked.out.clone().unwrap_or_else(|| asked.path.join(CONTACT_SHEETS));
    let request = Request {
        root: &asked.path,
        out: &out,
        folder: asked.folder.as_deref(),
        columns: asked.columns,
        preview: Preview::public(asked.work.from()),
    };
    let bar = Bar::new(asked.work.quiet);
    let made = contact_sheets(&request, &bar)?;
    bar.clear();
    tell(&made.diagnostics, &made.texts, Severity::Note);
    if made.sheets.is_empty() {
        eprintln!("No contact sheet was made: with these mistakes it could show a killed picture as cleared.");
    } else if !asked.work.quiet {
        made.sheets.iter().for_each(|sheet| print!("{}", told(sheet)));
    }
    Ok(made.diagnostics.is_empty())
}

fn told(sheet: &Made) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!(
        "{}: {} picture{}, {} page{} for paper\n  Open {}\n",
        sheet.folder,
        sheet.pictures,
        plural(sheet.pictures),
        sheet.prints,
        plural(sheet.prints),
        shown(&sheet.page).display()
    )
}
