//! Deliverables: as the press room offers each, and its own page, with everything in it and each file by itself.

use serde::Serialize;

use super::finish;
use crate::bundle::{Bundle, Packed, Pictured};
use crate::diagnostics::Diagnostic;
use crate::load::scalars::Runtime;
use crate::model::deliverable::{Deliverable, Limit, Limits, TextLimit};
use crate::places::OutPath;
use crate::plan::addresses::PageKey;
use crate::plan::bundles::BundlePlan;
use crate::render::desk::Desk;
use crate::render::views::{
    ContentsView, DateView, FactView, FileView, FolderView, HeadView, KitLink, KitView, PictureView, PicturedView,
};
use crate::text::dates;

#[derive(Serialize)]
struct DeliverablePage {
    kit: KitView,
    contents: Vec<ContentsView>,
    limits: Vec<FactView>,
    sources: Vec<String>,
    checked: Option<DateView>,
}

/// The page of one of the project's deliverables.
pub(super) fn page(desk: &Desk<'_>, index: usize) -> Result<String, Box<Diagnostic>> {
    let deliverable = &desk.stock.project.deliverables[index];
    let at = desk.stock.plan.bundles.iter().position(|bundle| bundle.deliverable == index);
    let at = at.expect("only deliverables that the site holds have a page");
    let bundle = &desk.stock.bundles[at];
    let kit = kit(desk, at, bundle);
    let head = HeadView {
        kind: "deliverable",
        title: kit.title.clone(),
        description: kit.description.clone(),
        ..HeadView::default()
    };
    let body = DeliverablePage {
        kit,
        contents: contents(desk, &desk.stock.plan.bundles[at], bundle),
        limits: limits(desk, &deliverable.limits),
        sources: deliverable.source.clone(),
        checked: deliverable.checked.map(|day| desk.date(day)),
    };
    finish(desk, "deliverable", head, body)
}

/// Those that the press room offers.
pub(super) fn kits(desk: &Desk<'_>) -> Vec<KitView> {
    let listed = |index: &usize| desk.stock.project.deliverables[desk.stock.plan.bundles[*index].deliverable].listed;
    let all = desk.stock.bundles.iter().enumerate().filter(|(index, _)| listed(index));
    all.map(|(index, bundle)| kit(desk, index, bundle)).collect()
}

/// The way to the first one.
pub(super) fn kit_link(desk: &Desk<'_>, bundle: &Bundle) -> KitLink {
    let plan = &desk.stock.plan.bundles[0];
    let deliverable = &desk.stock.project.deliverables[plan.deliverable];
    KitLink {
        title: title(desk, deliverable),
        href: desk.to(&plan.path),
        name: file_name(plan.path.as_str()),
        size: size(desk, bundle),
    }
}

/// The name of a deliverable.
fn title(desk: &Desk<'_>, deliverable: &Deliverable) -> String {
    if deliverable.is_plain_kit() { desk.phrase("press_kit") } else { desk.words(&deliverable.title) }
}

/// The size of a bundle in words, once it is made.
fn size(desk: &Desk<'_>, bundle: &Bundle) -> String {
    if bundle.files.is_empty() { String::new() } else { in_words(desk, bundle.bytes) }
}

fn in_words(desk: &Desk<'_>, bytes: u64) -> String {
    dates::bytes(bytes, desk.lang, &desk.stock.plan.phrases)
}

/// A bundle as the press room offers it.
fn kit(desk: &Desk<'_>, at: usize, bundle: &Bundle) -> KitView {
    let plan = &desk.stock.plan.bundles[at];
    let deliverable = &desk.stock.project.deliverables[plan.deliverable];
    let about = if deliverable.is_plain_kit() {
        Some(desk.phrase("press_kit_about"))
    } else {
        desk.maybe(deliverable.description.as_ref())
    };
    let page = PageKey::Deliverable(plan.deliverable);
    KitView {
        title: title(desk, deliverable),
        description: about,
        href: desk.to(&plan.path),
        page: desk.has(&page).then(|| desk.href(&page)),
        name: file_name(plan.path.as_str()),
        size: size(desk, bundle),
        newest: bundle.newest.map(|newest| desk.date(newest)),
        count: bundle.files.len(),
        folders: folders(bundle).into_iter().map(|(name, files)| folder(desk, name, &files)).collect(),
    }
}

/// What a bundle holds, folder by folder, in the order in which its files name them first.
fn folders(bundle: &Bundle) -> Vec<(&str, Vec<&Packed>)> {
    let mut folders: Vec<(&str, Vec<&Packed>)> = Vec::new();
    for file in &bundle.files {
        let name = folder_of(&file.path);
        match folders.iter_mut().find(|(known, _)| *known == name) {
            Some((_, files)) => files.push(file),
            None => folders.push((name, vec![file])),
        }
    }
    folders
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn folder(desk: &Desk<'_>, name: &str, files: &[&Packed]) -> FolderView {
    FolderView {
        name: name.to_owned(),
        size: in_words(desk, files.iter().map(|file| file.bytes).sum()),
        files: files.iter().map(|file| (file_name(&file.path), in_words(desk, file.bytes))).collect(),
    }
}

fn contents(desk: &Desk<'_>, plan: &BundlePlan, bundle: &Bundle) -> Vec<ContentsView> {
    let file = |file: &Packed, path: Option<OutPath>| FileView {
        name: file_name(&file.path),
        size: in_words(desk, file.bytes),
        href: path.map(|path| desk.to(&path)),
    };
    let one = |(name, files): (&str, Vec<&Packed>)| {
        let mut contents = ContentsView {
            name: name.to_owned(),
            size: in_words(desk, files.iter().map(|file| file.bytes).sum()),
            files: Vec::new(),
            pictures: Vec::new(),
        };
        for packed in files {
            match bundle.pictures.get(&packed.path) {
                None => contents.files.push(file(packed, by_itself(desk, plan, &packed.path))),
                Some(picture) => contents.pictures.push(PicturedView {
                    file: file(packed, picture.same.clone()),
                    pixels: format!("{} × {}", picture.size.0, picture.size.1),
                    picture: shown(desk, picture),
                }),
            }
        }
        contents
    };
    folders(bundle).into_iter().map(one).collect()
}

/// A picture of a person shows them, and says so.
fn shown(desk: &Desk<'_>, picture: &Pictured) -> PictureView {
    let sitter = desk.stock.project.people.iter().find(|person| person.headshot == Some(picture.id));
    sitter.and_then(|person| desk.headshot(person)).unwrap_or_else(|| desk.picture(picture.id))
}

/// Where the site holds a text or a document of a bundle by itself.
fn by_itself(desk: &Desk<'_>, plan: &BundlePlan, path: &str) -> Option<OutPath> {
    let is_this = |edition: &&crate::plan::editions::EditionPlan| edition.file_name == path;
    let wanted = plan.editions.iter().find(is_this);
    let edition = wanted.and_then(|wanted| desk.stock.plan.editions.iter().find(|edition| edition.is_like(wanted)));
    let document = edition.and_then(|edition| edition.path.clone());
    document.or_else(|| plan.by_itself(path)).filter(|path| desk.stock.plan.outputs.contains_key(path))
}

/// What it stays within, a line for each limit.
fn limits(desk: &Desk<'_>, limits: &Limits) -> Vec<FactView> {
    let size = |limit: Option<Limit<u64>>| limit.map(|limit| at_most(desk, &in_words(desk, limit.value)));
    let number = |limit: Option<Limit<u32>>| limit.map(|limit| at_most(desk, &limit.value.to_string()));
    let lines = [
        ("limit_bytes", size(limits.bytes)),
        ("limit_file_bytes", size(limits.file_bytes)),
        ("limit_pages", number(limits.pages)),
        ("limit_samples", limits.minutes.map(|limit| at_most(desk, &minutes(desk, limit.value)))),
        ("stills", number(limits.stills)),
        ("stills", limits.least_stills.map(|limit| at_least(desk, &limit.value.to_string()))),
        ("limit_pixels", pixels(limits.width, limits.height).map(|pixels| at_most(desk, &pixels))),
        ("limit_pixels", pixels(limits.least_short_side, limits.least_long_side).map(|pixels| at_least(desk, &pixels))),
        ("limit_name_length", limits.name_length.map(|limit| at_most(desk, &characters(desk, limit.value)))),
    ];
    let whole = lines.into_iter().filter_map(|(label, value)| Some(line(desk.phrase(label), value?)));
    let texts =
        limits.texts.iter().filter_map(|(name, limit)| Some(line(text_name(desk, name), length(desk, *limit)?)));
    whole.chain(texts).collect()
}

fn line(label: String, value: String) -> FactView {
    FactView { label, value, href: None }
}

fn at_most(desk: &Desk<'_>, what: &str) -> String {
    desk.phrase("at_most").replace("{n}", what)
}

fn at_least(desk: &Desk<'_>, what: &str) -> String {
    desk.phrase("at_least").replace("{n}", what)
}

fn characters(desk: &Desk<'_>, count: u32) -> String {
    desk.phrase("n_characters").replace("{n}", &count.to_string())
}

fn minutes(desk: &Desk<'_>, minutes: u32) -> String {
    dates::runtime(Runtime(minutes.saturating_mul(60)), desk.lang, &desk.stock.plan.phrases)
}

/// "1024 × 768 px", or the one side that is limited.
fn pixels(width: Option<Limit<u32>>, height: Option<Limit<u32>>) -> Option<String> {
    let sides: Vec<String> = width.iter().chain(&height).map(|limit| limit.value.to_string()).collect();
    (!sides.is_empty()).then(|| format!("{} px", sides.join(" × ")))
}

fn length(desk: &Desk<'_>, limit: TextLimit) -> Option<String> {
    let words = limit.words.map(|words| desk.phrase("n_words").replace("{n}", &words.to_string()));
    let most: Vec<String> = words.into_iter().chain(limit.characters.map(|most| characters(desk, most))).collect();
    (!most.is_empty()).then(|| at_most(desk, &desk.line(most)))
}

/// The title of a text, with the name of its section; or the interface's word for what is no text of the press room.
fn text_name(desk: &Desk<'_>, name: &str) -> String {
    let (slug, section) = name.split_once('/').map_or((name, None), |(slug, section)| (slug, Some(section)));
    let press = desk.stock.project.press.iter().find(|text| text.slug == slug);
    let title = press.map(|text| text.versions.value(desk.lang).title.clone());
    let phrases = desk.stock.plan.phrases.all(desk.lang);
    let known = phrases.get(&format!("text_{slug}")).or_else(|| phrases.get(slug)).cloned();
    let title = title.or(known).unwrap_or_else(|| slug.replace('-', " "));
    section.map_or(title.clone(), |section| format!("{title} ({section})"))
}
