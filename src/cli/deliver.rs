//! `onset deliver`.

use super::args::Deliver;
use super::progress::Bar;
use super::{shown, use_threads, voice};
use crate::deliver::{Account, Delivery, Offer, Report, Which, deliver, list};
use crate::diagnostics::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::load::walk::DELIVER;
use crate::pipeline::Request;

/// How many files of a kind are named, where there are many.
const NAMED: usize = 6;

/// Makes, lists or explains deliverables. Gives whether everything that was asked for is there.
pub(super) fn run(asked: &Deliver) -> Result<bool, Failure> {
    use_threads(&asked.work);
    let out = asked.out.clone().unwrap_or_else(|| asked.project.join(DELIVER));
    let request = Request { strict: asked.strict, ..Request::public(&asked.project, &out, asked.work.from()) };
    if asked.list {
        let (report, offers) = list(&request)?;
        tell(&report.diagnostics, &report, asked);
        for offer in &offers {
            print!("{}", offered(offer));
        }
        return Ok(!offers.is_empty());
    }
    let bar = Bar::new(asked.work.quiet);
    let which = asked.name.as_deref().map_or(Which::All, Which::One);
    let report = deliver(&request, which, asked.explain, &bar)?;
    bar.clear();
    tell(&report.diagnostics, &report, asked);
    if report.deliveries.is_empty() {
        eprintln!("Nothing was made: the mistakes above have to be put right first.");
    }
    for delivery in &report.deliveries {
        if asked.explain {
            print!("{}", explained(delivery));
        }
        tell(&delivery.diagnostics, &report, asked);
        if !asked.work.quiet && !asked.explain {
            print!("{}", told(delivery));
        }
    }
    Ok(!report.deliveries.is_empty() && report.deliveries.iter().all(|delivery| stands(delivery, asked.strict)))
}

/// Whether nothing stands in the way of a deliverable.
fn stands(delivery: &Delivery, strict: bool) -> bool {
    let least = if strict { Severity::Warning } else { Severity::Error };
    delivery.diagnostics.iter().all(|diagnostic| diagnostic.severity < least)
}

/// Prints what is wrong, from warnings upwards about deliverables themselves, and errors about the rest of the project:
/// `onset check` tells the others.
fn tell(diagnostics: &[Diagnostic], all: &Report, asked: &Deliver) {
    let about_project = std::ptr::eq(diagnostics, all.diagnostics.as_slice());
    let least = if asked.work.quiet || (about_project && !asked.strict) { Severity::Error } else { Severity::Warning };
    voice::tell(diagnostics, &all.texts, least);
}

fn offered(offer: &Offer) -> String {
    let mut marks = Vec::new();
    if offer.published {
        marks.push("in the site");
    }
    if offer.own {
        marks.push("from deliverables/");
    }
    let marks = if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join(", ")) };
    let about = offer.about.as_ref().map(|about| format!("    {about}\n")).unwrap_or_default();
    let source = offer.source.as_ref().map(|source| format!("    Source: {source}\n")).unwrap_or_default();
    format!("{}: {}{marks}\n{about}{source}", offer.name, offer.title)
}

fn told(delivery: &Delivery) -> String {
    let Some((place, written)) = &delivery.written else {
        return format!("{}: not written. `onset deliver {} --explain` says more.\n", delivery.name, delivery.name);
    };
    let (files, _) = delivery.account.files;
    let changed = if written.changed == 0 { ", unchanged" } else { "" };
    let notes: Vec<String> = delivery.account.notes.iter().map(|note| format!("  {note}\n")).collect();
    let notes = notes.concat();
    format!(
        "{}: {files} files, {}{changed}\n{notes}  {}\n",
        delivery.name,
        megabytes(written.bytes),
        shown(place).display()
    )
}

fn explained(delivery: &Delivery) -> String {
    let account: &Account = &delivery.account;
    let (files, bytes) = account.files;
    let mut text = format!("{}: {files} files, {} before they are packed\n", delivery.name, megabytes(bytes));
    let mut add = |line: String| text.push_str(&format!("  {line}\n"));
    for about in &account.about {
        add(about.clone());
    }
    if !account.taken.is_empty() {
        add(format!("Takes {} stills:", account.taken.len()));
    }
    for (path, name) in &account.taken {
        add(format!("  {path} as {name}"));
    }
    for (reason, paths) in account.left_by_reason() {
        let more = paths.len().saturating_sub(NAMED);
        let named = paths.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        add(format!("Leaves out {}, {reason}: {named}{more}", paths.len()));
    }
    for (about, is, may) in &account.limits {
        add(format!("Limit on {about}: {is}, {may}"));
    }
    for note in &account.notes {
        add(note.clone());
    }
    text
}

/// "19.2 MB".
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
