//! What the search page searches: a script that hands it every text of the site in one language.
//!
//! A script and not a file of data, since a browser lets a page opened from a folder load no data. It is loaded by the
//! search page alone.

use serde::Serialize;

use super::desk::Desk;
use super::links::Inside;
use crate::model::names::{ClipId, EntryId, PageId, PersonId};
use crate::model::still::Home;
use crate::model::tags::Tags;
use crate::plan::addresses::PageKey;
use crate::text::plain;

/// Something that can be found.
#[derive(Serialize)]
struct Find {
    /// What it is, in a word of the page's language.
    kind: String,
    title: String,
    href: String,
    /// What is shown below the title.
    about: String,
    /// What is searched beside title and about: names, tags, the text itself.
    text: String,
}

/// The index of a language, as a script that calls `onsetSearch`.
pub(super) fn index(desk: &Desk<'_>) -> String {
    let finders = [entries, people, stills, clips, press, pages];
    let all: Vec<Find> = finders.iter().flat_map(|find| find(desk)).collect();
    let data = serde_json::to_string(&all).unwrap_or_default();
    // Line separators end a line in old scripts, and `</` would end a script that is put into a page.
    let data = data.replace("</", "<\\/").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("onsetSearch({data});\n")
}

fn entries(desk: &Desk<'_>) -> Vec<Find> {
    let links = Inside::new(desk);
    let one = |(index, entry): (usize, &crate::model::entry::Entry)| {
        let version = entry.versions.value(desk.lang);
        let passages = version.passages.iter().map(|passage| plain::blocks(&passage.blocks, &links));
        let names = entry.authors.iter().chain(&entry.people).map(|id| desk.stock.project.person(*id).name.clone());
        Find {
            kind: desk.phrase(crate::text::format_phrase(entry.format)),
            title: version.title.clone(),
            href: desk.href(&PageKey::Entry(EntryId::at(index))),
            about: version.teaser.clone().unwrap_or_default(),
            text: joined(names.chain(tags(desk, &entry.tags)).chain(passages)),
        }
    };
    desk.stock.project.entries.iter().enumerate().map(one).collect()
}

fn people(desk: &Desk<'_>) -> Vec<Find> {
    let links = Inside::new(desk);
    let one = |(index, person): (usize, &crate::model::person::Person)| {
        let bio = person.bio.as_ref().map(|bio| plain::blocks(&bio.value(desk.lang).blocks, &links));
        Find {
            kind: desk.phrase("people"),
            title: person.name.clone(),
            href: desk.href(&PageKey::Person(PersonId::at(index))),
            about: desk.roles(person),
            text: joined(desk.maybe(person.bio_short.as_ref()).into_iter().chain(bio)),
        }
    };
    desk.stock.project.people.iter().enumerate().map(one).collect()
}

fn stills(desk: &Desk<'_>) -> Vec<Find> {
    let project = desk.stock.project;
    let in_gallery = project.still_ids().filter(|(_, still)| still.home == Home::Gallery);
    let one = |(id, still): (_, &crate::model::still::Still)| {
        let names = still.people.iter().map(|id| project.person(*id).name.clone());
        Find {
            kind: desk.phrase("still"),
            title: super::pages::still_title(desk, id),
            href: desk.href(&PageKey::Still(id)),
            about: desk.maybe(still.caption.as_ref()).unwrap_or_default(),
            text: joined(names.chain(still.credit.clone()).chain(tags(desk, &still.tags))),
        }
    };
    in_gallery.map(one).collect()
}

fn clips(desk: &Desk<'_>) -> Vec<Find> {
    let links = Inside::new(desk);
    let one = |(index, clip): (usize, &crate::model::clip::Clip)| {
        let said = clip.transcript.as_ref().map(|text| plain::blocks(&text.value(desk.lang).blocks, &links));
        let names = clip.people.iter().map(|id| desk.stock.project.person(*id).name.clone());
        Find {
            kind: desk.phrase(crate::text::clip_phrase(clip.kind)),
            title: desk.words(&clip.title),
            href: desk.href(&PageKey::Clip(ClipId::at(index))),
            about: desk.maybe(clip.description.as_ref()).unwrap_or_default(),
            text: joined(names.chain(tags(desk, &clip.tags)).chain(said)),
        }
    };
    desk.stock.project.clips.iter().enumerate().map(one).collect()
}

/// Texts of the press room, each at its place there. Those under embargo are no longer in the project.
fn press(desk: &Desk<'_>) -> Vec<Find> {
    let links = Inside::new(desk);
    let room = desk.href(&PageKey::Press);
    let one = |text: &crate::model::press::PressText| {
        let version = text.versions.value(desk.lang);
        Find {
            kind: desk.phrase("press_room"),
            title: version.title.clone(),
            href: format!("{room}#{}", text.slug),
            about: String::new(),
            text: plain::blocks(&version.text.blocks, &links),
        }
    };
    desk.stock.project.press.iter().filter(|text| text.press).map(one).collect()
}

fn pages(desk: &Desk<'_>) -> Vec<Find> {
    let links = Inside::new(desk);
    let one = |(index, page): (usize, &crate::model::page::Page)| {
        let version = page.versions.value(desk.lang);
        Find {
            kind: String::new(),
            title: version.title.clone(),
            href: desk.href(&PageKey::Page(PageId::at(index))),
            about: version.description.clone().unwrap_or_default(),
            text: plain::blocks(&version.text.blocks, &links),
        }
    };
    desk.stock.project.pages.iter().enumerate().map(one).collect()
}

fn tags(desk: &Desk<'_>, tags: &Tags) -> impl Iterator<Item = String> {
    tags.iter().map(|tag| desk.tag_link(tag).label)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
