//! Feeds of the diary: Atom (RFC 4287) and JSON Feed 1.1, of all of it and of each layer.

use std::fmt::Write;

use serde_json::{Value, json};

use super::desk::Desk;
use super::links::Inside;
use crate::load::scalars::Date;
use crate::load::wire::words::Layer;
use crate::model::entry::{Entry, Version};
use crate::model::names::EntryId;
use crate::plan::addresses::PageKey;
use crate::plan::{FeedKind, feed_path};
use crate::text::html::{blocks, escape, footnotes};

/// Entries in a feed: the newest ones.
const MOST: usize = 30;

/// A feed.
pub(super) fn feed(desk: &Desk<'_>, kind: FeedKind, layer: Option<Layer>) -> String {
    match kind {
        FeedKind::Atom => atom(desk, layer),
        FeedKind::Json => json_feed(desk, layer),
    }
}

fn entries<'d>(desk: &'d Desk<'_>, layer: Option<Layer>) -> impl Iterator<Item = (EntryId, &'d Entry)> {
    let all = desk.stock.project.entries.iter().enumerate();
    all.filter(move |(_, entry)| layer.is_none_or(|layer| entry.layers.contains(&layer)))
        .take(MOST)
        .map(|(index, entry)| (EntryId::at(index), entry))
}

fn title(desk: &Desk<'_>, layer: Option<Layer>) -> String {
    let film = desk.words(&desk.stock.project.film.title);
    let part = layer.map_or_else(|| desk.phrase("diary"), |layer| desk.phrase(layer.word()));
    format!("{film} – {part}")
}

/// A feed must say when each entry changed. An undated entry is as old as the oldest one can be.
fn stamp(date: Option<Date>) -> String {
    date.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |date| format!("{}T00:00:00Z", date.0))
}

fn url(desk: &Desk<'_>, key: &PageKey) -> String {
    desk.public(&key.path(desk.stock.project, desk.lang)).unwrap_or_default()
}

/// The text of an entry with addresses that hold outside the site.
fn content(desk: &Desk<'_>, version: &Version) -> String {
    let links = Inside::new(desk);
    let mut html = String::new();
    for passage in &version.passages {
        html.push_str(&blocks(&passage.blocks, &links));
    }
    html.push_str(&footnotes(&version.footnotes, &links));
    absolute(&html, desk)
}

/// Addresses relative to the feed become absolute.
fn absolute(html: &str, desk: &Desk<'_>) -> String {
    let root = desk.stock.project.site.url.clone().unwrap_or_default();
    let folder = desk.path.as_str().rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let resolve = |address: &str| -> String {
        if address.contains("://")
            || address.starts_with(['#', '/'])
            || address.starts_with("mailto:")
            || address.starts_with("tel:")
        {
            return address.to_owned();
        }
        let (path, rest) = address.find('#').map_or((address, ""), |at| address.split_at(at));
        let joined = crate::places::OutPath::new(&format!("{folder}/{path}"));
        joined
            .map_or_else(|| address.to_owned(), |path| format!("{root}{}{rest}", crate::plan::addresses::public(&path)))
    };
    let mut out = html.to_owned();
    for attribute in ["href=\"", "src=\"", "poster=\""] {
        out = map_attribute(&out, attribute, &resolve);
    }
    map_attribute(&out, "srcset=\"", &|set: &str| {
        let one = |part: &str| match part.trim().split_once(' ') {
            Some((address, width)) => format!("{} {width}", resolve(address)),
            None => resolve(part.trim()),
        };
        set.split(", ").map(one).collect::<Vec<_>>().join(", ")
    })
}

/// Rewrites the values of an attribute in HTML that onset made.
fn map_attribute(html: &str, attribute: &str, change: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split(attribute);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (value, rest) = part.split_once('"').unwrap_or((part, ""));
        let _ = write!(out, "{attribute}{}\"{rest}", change(value));
    }
    out
}

fn atom(desk: &Desk<'_>, layer: Option<Layer>) -> String {
    let project = desk.stock.project;
    let own = desk.public(&feed_path(project, FeedKind::Atom, layer, desk.lang)).unwrap_or_default();
    let updated = stamp(entries(desk, layer).filter_map(|(_, entry)| entry.date).max());
    let lang = project.languages.tag(desk.lang);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <title>{}</title>\n<id>{own}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{updated}</updated>\n\
         <generator>onset</generator>\n<author><name>{}</name></author>\n",
        escape(&title(desk, layer)),
        escape(&url(desk, &PageKey::Diary(1))),
        escape(&desk.words(&project.film.title)),
    );
    for (id, entry) in entries(desk, layer) {
        atom_entry(desk, id, entry, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

fn atom_entry(desk: &Desk<'_>, id: EntryId, entry: &Entry, xml: &mut String) {
    let version = entry.versions.value(desk.lang);
    let address = escape(&url(desk, &PageKey::Entry(id)));
    let date = stamp(entry.date);
    let _ = write!(
        xml,
        "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
         <published>{date}</published>\n<updated>{date}</updated>\n",
        escape(&version.title)
    );
    for author in &entry.authors {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escape(&desk.stock.project.person(*author).name));
    }
    for tag in &entry.tags {
        let label = desk.tag_label(tag);
        let _ = writeln!(xml, "<category term=\"{}\" label=\"{}\"/>", escape(&tag.name), escape(label));
    }
    if let Some(teaser) = &version.teaser {
        let _ = writeln!(xml, "<summary>{}</summary>", escape(teaser));
    }
    let _ = write!(xml, "<content type=\"html\">{}</content>\n</entry>\n", escape(&content(desk, version)));
}

fn json_feed(desk: &Desk<'_>, layer: Option<Layer>) -> String {
    let project = desk.stock.project;
    let items: Vec<Value> = entries(desk, layer).map(|(id, entry)| item(desk, id, entry)).collect();
    let icon = crate::plan::renditions::icon_source(project)
        .and_then(|id| desk.public(&desk.stock.plan.renditions[&id].icons.get(&512)?.path));
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(desk, layer),
        "home_page_url": url(desk, &PageKey::Diary(1)),
        "feed_url": desk.public(&desk.path),
        "language": project.languages.tag(desk.lang),
        "items": items,
    });
    if let (Some(icon), Some(map)) = (icon, feed.as_object_mut()) {
        map.insert("icon".to_owned(), json!(icon));
    }
    serde_json::to_string_pretty(&feed).unwrap_or_default() + "\n"
}

fn item(desk: &Desk<'_>, id: EntryId, entry: &Entry) -> Value {
    let (version, lang) = entry.versions.get(desk.lang);
    let address = url(desk, &PageKey::Entry(id));
    let mut item = json!({
        "id": address,
        "url": address,
        "title": version.title,
        "content_html": content(desk, version),
        "language": desk.stock.project.languages.tag(lang),
        "authors": entry.authors.iter().map(|author| json!({"name": desk.stock.project.person(*author).name})).collect::<Vec<_>>(),
        "tags": entry.tags.iter().map(|tag| desk.tag_label(tag)).collect::<Vec<_>>(),
    });
    if let Some(map) = item.as_object_mut() {
        map.extend(version.teaser.as_ref().map(|teaser| ("summary".to_owned(), json!(teaser))));
        map.extend(entry.date.map(|date| ("date_published".to_owned(), json!(stamp(Some(date))))));
        let image = entry.cover.and_then(|cover| desk.card(cover)).map(|card| card.url);
        map.extend(image.map(|image| ("image".to_owned(), json!(image))));
    }
    item
}
