//! Free pages.

use super::bridge::{Bridge, HiddenThing};
use super::entry::Files;
use super::film::plain;
use super::names::PageId;
use super::slug::slug_or;
use super::text::{AnchorLink, Text};
use super::translated::Translated;
use super::viewing::Times;
use crate::load::MarkdownFile;
use crate::load::wire::page as wire;
use crate::places::Place;

/// A free page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it stands.
    pub place: Place,
    /// Its address.
    pub slug: String,
    /// Whether the menu names it.
    pub menu: bool,
    /// Title and words, in each language it exists in.
    pub versions: Translated<PageVersion>,
}

/// A page in one language.
#[derive(Debug, Clone)]
pub struct PageVersion {
    /// Title.
    pub title: String,
    /// A sentence for search engines.
    pub description: Option<String>,
    /// Words.
    pub text: Text,
}

impl Bridge<'_> {
    /// Names every page, in the order of the menu, and leaves drafts out.
    pub(super) fn name_pages(&mut self, files: Vec<MarkdownFile<wire::Page>>) -> Vec<Files<wire::Page>> {
        let mut pages = self.by_name(files);
        pages.retain(|page| !page.versions.is_empty());
        pages.sort_by_key(|page| {
            let order = page.versions.iter().find_map(|(_, file)| file.front.value.order.as_ref());
            (order.map_or(i32::MAX, |order| order.value), page.name.clone())
        });
        let mut shown = Vec::new();
        for mut page in pages {
            let access = self.shown_versions(&mut page.versions, |front| Times {
                draft: front.draft.as_ref().is_some_and(|draft| draft.value),
                ..Times::default()
            });
            let front = &page.versions[0].1.front.value;
            self.names.pages.add(&page.name, access.map(|_| PageId::at(shown.len())));
            match access {
                Ok(_) => shown.push(page),
                Err(hidden) => {
                    let place = Some(front.title.place);
                    self.hidden.push(HiddenThing { what: "page", name: page.name, hidden, place, portrait: false });
                }
            }
        }
        shown
    }

    pub(super) fn one_page(&mut self, files: Files<wire::Page>, links: &mut Vec<AnchorLink>) -> Option<Page> {
        let Files { name, versions } = files;
        let mut menu_wanted = None;
        let mut place = None;
        let mut texts = Vec::new();
        for (lang, MarkdownFile { front, text, .. }) in versions {
            let wire::Page { title, description, menu, order: _, draft: _ } = front.value;
            place = place.or(Some(title.place));
            menu_wanted = menu_wanted.or(plain(menu));
            let text = self.prose(text, links);
            texts.push((lang, PageVersion { title: title.value, description: plain(description), text }));
        }
        let slug = slug_or(&name, "page");
        let versions = Translated::gather(texts)?;
        Some(Page { place: place?, slug, menu: menu_wanted.unwrap_or(true), versions })
    }
}
