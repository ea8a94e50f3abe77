//! Prose written out: as HTML for pages and feeds, as plain text for copying.
//!
//! Not a stage: the tool that bundling and rendering share. What a reference becomes is decided by whoever asks,
//! through [`Links`].

pub mod dates;
pub mod html;
pub mod lists;
pub mod outside;
pub mod plain;
pub mod sheet;
mod trades;

use crate::load::prose::{Directive, Inline};
use crate::load::wire::words::{Format, PremiereKind};
use crate::model::Project;
use crate::model::clip::ClipKind;
use crate::model::names::StillId;
use crate::model::person::{Part, Person};
use crate::model::tags::Tag;
use crate::model::text::Target;
use crate::model::translated::Lang;
use crate::plan::phrases::Phrases;

/// What references become where the text is shown.
pub trait Links {
    /// The address a reference leads to; `None` when it leads nowhere from there.
    fn address(&self, target: &Target) -> Option<String>;

    /// The name of what a reference leads to, for links without words of their own.
    fn name(&self, target: &Target) -> String;

    /// A picture, as HTML; nothing where pictures are not shown.
    fn picture(&self, still: StillId, alt: &str, caption: Option<&str>) -> String;

    /// A directive other than a quote, as HTML; nothing where it is not shown.
    fn directive(&self, directive: &Directive<Target>, body: &str) -> String;
}

/// Somebody's parts and jobs in a line: "Odile Marrec (voice), Head of puppets".
pub fn roles(person: &Person, lang: Lang, phrases: &Phrases) -> String {
    let parts = person.cast.iter().map(|part| match &part.note {
        Some(note) => format!("{} ({})", part.character.value(lang), note.value(lang)),
        None => part.character.value(lang).clone(),
    });
    let jobs = person.crew.iter().map(|job| job.role.value(lang).clone());
    lists::line(parts.chain(jobs), lang, phrases)
}

/// A tag as a language calls it, where its phrases name it; or as the crew wrote it.
pub fn tag_label<'a>(project: &'a Project, phrases: &'a Phrases, lang: Lang, tag: &'a Tag) -> &'a str {
    let named = phrases.all(lang).get(&format!("tag_{}_{}", tag.axis, tag.name));
    named.map_or_else(|| project.vocabulary.label(tag), String::as_str)
}

/// Whether a line is one picture and nothing else: then it is a figure, not a paragraph.
pub fn lone_picture(line: &[Inline<Target>]) -> Option<(StillId, &str, Option<&str>)> {
    let mut seen = line.iter().filter(|inline| !matches!(inline, Inline::Soft));
    match (seen.next(), seen.next()) {
        (Some(Inline::Image { to: Target::Still(id), alt, caption }), None) => Some((*id, alt, caption.as_deref())),
        _ => None,
    }
}

/// The name of what a reference leads to, in a language.
pub fn name(project: &Project, target: &Target, lang: Lang) -> String {
    match target {
        Target::Web(address) => address.trim_start_matches("mailto:").to_owned(),
        Target::Anchor(anchor) => anchor.clone(),
        Target::Site(path) => path.value.clone(),
        Target::Person(id) => project.person(*id).name.clone(),
        Target::Still(id) => {
            let still = project.still(*id);
            let headline = still.headline.as_ref().or(still.caption.as_ref());
            headline.map_or_else(|| still.path.stem().to_owned(), |words| words.value(lang).clone())
        }
        Target::Clip(id) => project.clip(*id).title.value(lang).clone(),
        Target::Entry(id, _) => project.entry(*id).versions.value(lang).title.clone(),
        Target::Page(id, _) => project.page(*id).versions.value(lang).title.clone(),
        Target::Press(id, _) => project.press_text(*id).versions.value(lang).title.clone(),
        Target::File(path) => path.file_name().to_owned(),
    }
}

/// The cast by billing: each part with who plays it.
pub fn cast(project: &Project) -> Vec<(&Part, &Person)> {
    let mut cast: Vec<(&Part, &Person)> =
        project.people.iter().flat_map(|person| person.cast.iter().map(move |part| (part, person))).collect();
    cast.sort_by_key(|(part, _)| part.billing.unwrap_or(u16::MAX));
    cast
}

/// The phrase for a premiere.
pub const fn premiere_phrase(premiere: PremiereKind) -> &'static str {
    match premiere {
        PremiereKind::World => "world_premiere",
        PremiereKind::International => "international_premiere",
        PremiereKind::Continental => "continental_premiere",
        PremiereKind::National => "national_premiere",
    }
}

/// The phrase for a diary entry's form.
pub const fn format_phrase(format: Format) -> &'static str {
    match format {
        Format::Reel => "format_reel",
        Format::Vlog => "format_vlog",
        Format::Still => "format_still",
        Format::Reflection => "format_reflection",
        Format::Interview => "format_interview",
    }
}

/// The phrase for what a clip is.
pub const fn clip_phrase(kind: ClipKind) -> &'static str {
    match kind {
        ClipKind::Trailer => "clip_trailer",
        ClipKind::Teaser => "clip_teaser",
        ClipKind::Clip => "clip_clip",
        ClipKind::Reel => "format_reel",
        ClipKind::Vlog => "format_vlog",
        ClipKind::Interview => "format_interview",
        ClipKind::Test => "clip_test",
    }
}
