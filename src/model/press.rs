//! What the press room holds: texts, quotes, awards, screenings.

use jiff::civil::DateTime;

use super::bridge::{Bridge, HiddenThing};
use super::entry::Files;
use super::film::{Words, plain};
use super::names::{PersonId, TextId};
use super::slug::slug_or;
use super::text::{AnchorLink, Target, Text};
use super::translated::{Lang, Languages, Translated};
use super::viewing::{Access, Hidden, Times};
use crate::load::MarkdownFile;
use crate::load::prose::Block;
use crate::load::scalars::{Date, Moment, Url};
use crate::load::wire::press as wire;
use crate::load::wire::words::{AwardResult, PremiereKind};
use crate::places::{At, Place};

/// The order of the usual press texts; others follow by name.
const USUAL: &[&str] = &["synopsis", "directors-statement", "production-notes", "q-and-a"];

/// A text for the press.
#[derive(Debug, Clone)]
pub struct PressText {
    /// Where it stands.
    pub place: Place,
    /// How others refer to it.
    pub slug: String,
    /// Who signs it.
    pub author: Option<PersonId>,
    /// Who may see it.
    pub access: Access,
    /// Whether the press gets it: a text for forms only goes where it is asked for by name.
    pub press: bool,
    /// Its embargo as written, past ones too.
    pub embargo: Option<At<Moment>>,
    /// Its title and its words, in each language it exists in.
    pub versions: Translated<PressVersion>,
}

impl PressText {
    /// A section of the text in a language, by the anchor of its heading: the heading's words, or what it is given in
    /// braces, as in `## Version courte {#short}`. A translation whose headings have other anchors is read by the order
    /// of the default language's.
    pub fn section(&self, name: &str, lang: Lang) -> Option<Section<'_>> {
        let sections = self.versions.value(lang).sections();
        if let Some(found) = sections.iter().find(|section| section.name == name) {
            return Some(*found);
        }
        let named = self.versions.value(Lang::DEFAULT).sections();
        sections.get(named.iter().position(|section| section.name == name)?).copied()
    }
}

/// A part of a press text below one of its highest headings.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    /// The anchor of its heading.
    pub name: &'a str,
    /// Where the heading stands.
    pub place: Place,
    /// What stands below it.
    pub blocks: &'a [Block<Target>],
}

/// A press text in one language.
#[derive(Debug, Clone)]
pub struct PressVersion {
    /// Where it stands: each language has its own file.
    pub place: Place,
    /// Title.
    pub title: String,
    /// Words.
    pub text: Text,
}

impl PressVersion {
    /// The sections of the text, one for each heading of the highest level used.
    pub fn sections(&self) -> Vec<Section<'_>> {
        let blocks = &self.text.blocks;
        let headings = blocks.iter().enumerate().filter_map(|(at, block)| match block {
            Block::Heading(heading) => Some((at, heading)),
            _ => None,
        });
        let highest = headings.clone().map(|(_, heading)| heading.level).min();
        let headings: Vec<_> = headings.filter(|(_, heading)| Some(heading.level) == highest).collect();
        let ends = headings.iter().skip(1).map(|(at, _)| *at).chain([blocks.len()]);
        let each = headings.iter().zip(ends).map(|((at, heading), end)| Section {
            name: heading.id.as_deref().unwrap_or_default(),
            place: heading.place,
            blocks: &blocks[at + 1..end],
        });
        each.collect()
    }
}

/// A quote.
#[derive(Debug, Clone)]
pub struct Quote {
    /// Where it stands.
    pub place: Place,
    /// The words.
    pub text: Words,
    /// Who wrote them.
    pub author: Option<String>,
    /// Where.
    pub outlet: Option<String>,
    /// The address of the piece.
    pub url: Option<Url>,
    /// When.
    pub date: Option<Date>,
    /// The language they were written in.
    pub language: Option<String>,
}

impl Quote {
    /// The language that the words stand in which are shown in a language: the one they were written in, unless there are
    /// several versions of them.
    pub fn written_in<'a>(&'a self, lang: Lang, languages: &'a Languages) -> &'a str {
        let (_, shown) = self.text.get(lang);
        let own = self.language.as_deref().filter(|_| self.text.iter().count() == 1);
        own.unwrap_or_else(|| languages.tag(shown))
    }
}

/// An award or selection.
#[derive(Debug, Clone)]
pub struct Award {
    /// Where it stands.
    pub place: Place,
    /// The festival.
    pub festival: String,
    /// The prize or section.
    pub award: Option<Words>,
    /// The year.
    pub year: Option<u16>,
    /// What happened.
    pub result: AwardResult,
    /// Who received it.
    pub person: Option<PersonId>,
    /// The festival's page about it.
    pub url: Option<Url>,
}

/// A screening.
#[derive(Debug, Clone)]
pub struct Screening {
    /// Where it stands.
    pub place: Place,
    /// When.
    pub date: Moment,
    /// The event.
    pub event: String,
    /// The cinema.
    pub venue: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The country.
    pub country: Option<Words>,
    /// Tickets, or the event's page.
    pub url: Option<Url>,
    /// Which premiere it is.
    pub premiere: Option<PremiereKind>,
    /// What an audience should know.
    pub note: Option<Words>,
}

impl Screening {
    /// Whether it is still to come at a moment. On its day it is.
    pub fn is_ahead(&self, as_of: DateTime) -> bool {
        self.date.date >= as_of.date()
    }
}

/// Whether the press gets a text: the file of the default language says so, or else another.
fn is_for_press(versions: &[(Lang, MarkdownFile<wire::PressText>)]) -> bool {
    versions.iter().find_map(|(_, file)| file.front.value.press.as_ref()).is_none_or(|press| press.value)
}

impl Bridge<'_> {
    /// Names every press text and decides which are shown, in the order of the press room.
    pub(super) fn name_press(
        &mut self,
        files: Vec<MarkdownFile<wire::PressText>>,
    ) -> Vec<(Files<wire::PressText>, Access)> {
        let mut texts = self.by_name(files);
        texts.retain(|text| !text.versions.is_empty());
        texts.sort_by_key(|text| {
            let order = text.versions.iter().find_map(|(_, file)| file.front.value.order.as_ref());
            let usual = USUAL.iter().position(|name| *name == text.name).unwrap_or(USUAL.len());
            (order.map_or(i32::MAX, |order| order.value), usual, text.name.clone())
        });
        let mut shown = Vec::new();
        for mut text in texts {
            let access = self.shown_versions(&mut text.versions, |front| Times {
                embargo: front.embargo.as_ref(),
                ..Times::default()
            });
            let embargo = text.versions[0].1.front.value.embargo.as_ref();
            let named = if is_for_press(&text.versions) {
                access.map(|_| TextId::at(shown.len()))
            } else {
                Err(Hidden::NotForPress)
            };
            self.names.press.add(&text.name, named);
            match access {
                Ok(access) => shown.push((text, access)),
                Err(hidden) => {
                    let place = embargo.map(|embargo| embargo.place);
                    self.hidden.push(HiddenThing {
                        what: "press text",
                        name: text.name,
                        hidden,
                        place,
                        portrait: false,
                    });
                }
            }
        }
        shown
    }

    pub(super) fn one_press(
        &mut self,
        files: Files<wire::PressText>,
        access: Access,
        links: &mut Vec<AnchorLink>,
    ) -> Option<PressText> {
        let Files { name, versions } = files;
        let press = is_for_press(&versions);
        let mut author = None;
        let mut embargo = None;
        let mut place = None;
        let mut texts = Vec::new();
        for (lang, MarkdownFile { file, front, text, .. }) in versions {
            let wire::PressText { title, order: _, author: signed, press: _, embargo: until } = front.value;
            let title = plain(title).unwrap_or_else(|| title_of(&name));
            let here = Place::head(file);
            texts.push((lang, PressVersion { place: here, title, text: self.prose(text, links) }));
            author = author.or_else(|| signed.and_then(|name| self.person(&name)));
            embargo = embargo.or(until);
            place = place.or(Some(here));
        }
        Some(PressText {
            place: place?,
            slug: slug_or(&name, "text"),
            author,
            access,
            press,
            embargo,
            versions: Translated::gather(texts)?,
        })
    }

    fn open_now(&mut self, what: &'static str, name: &str, embargo: Option<&At<Moment>>) -> bool {
        match self.viewing.access(&Times { embargo, ..Times::default() }) {
            Ok(_) => true,
            Err(hidden) => {
                let place = embargo.map(|embargo| embargo.place);
                self.hidden.push(HiddenThing { what, name: name.to_owned(), hidden, place, portrait: false });
                false
            }
        }
    }

    pub(super) fn quote(&mut self, written: At<wire::Quote>) -> Option<Quote> {
        let wire::Quote { text, author, outlet, url, date, language, embargo } = written.value;
        let place = text.place;
        let name = outlet.as_ref().or(author.as_ref()).map_or_else(|| "quote".to_owned(), |name| name.value.clone());
        self.open_now("quote", &name, embargo.as_ref()).then(|| Quote {
            place,
            text: self.required(text),
            author: plain(author),
            outlet: plain(outlet),
            url: plain(url),
            date: plain(date),
            language: language.map(|language| language.value.0),
        })
    }

    pub(super) fn award(&mut self, written: At<wire::Award>) -> Option<Award> {
        let wire::Award { festival, award, year, result, person, url, embargo } = written.value;
        self.open_now("award", &festival.value, embargo.as_ref()).then(|| Award {
            place: festival.place,
            festival: festival.value,
            award: self.text(award),
            year: plain(year),
            result: result.value,
            person: person.and_then(|name| self.person(&name)),
            url: plain(url),
        })
    }

    pub(super) fn screening(&mut self, written: At<wire::Screening>) -> Option<Screening> {
        let wire::Screening { date, event, venue, city, country, url, premiere, note, embargo } = written.value;
        self.open_now("screening", &event.value, embargo.as_ref()).then(|| Screening {
            place: event.place,
            date: date.value,
            event: event.value,
            venue: plain(venue),
            city: plain(city),
            country: self.text(country),
            url: plain(url),
            premiere: plain(premiere),
            note: self.text(note),
        })
    }
}

/// A title from a file's name: `production-notes` gives `Production notes`.
fn title_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
