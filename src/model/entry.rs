//! Diary entries, in all their languages.

use std::collections::{BTreeMap, BTreeSet};

use super::bridge::{Bridge, HiddenThing};
use super::film::{plain, plains};
use super::names::{ClipId, EntryId, PersonId, StillId};
use super::slug::slug;
use super::tags::Tags;
use super::text::{AnchorLink, Passage, Target, Text, passages};
use super::translated::{Lang, Translated};
use super::viewing::{Access, Hidden, Times};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::MarkdownFile;
use crate::load::prose::Block;
use crate::load::scalars::{Date, Moment};
use crate::load::wire::entry as wire;
use crate::load::wire::words::{Audience, Format, Goal, Layer};
use crate::places::{At, Place};

/// A diary entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where its front matter stands.
    pub place: Place,
    /// The name of its file, without its ending.
    pub name: String,
    /// Its address below `diary/`.
    pub slug: String,
    /// Where the address was written, if it was.
    pub slug_place: Option<Place>,
    /// The day it tells of.
    pub date: Option<Date>,
    /// The shooting day.
    pub shoot_day: Option<u16>,
    /// Who wrote it.
    pub authors: Vec<PersonId>,
    /// Its form.
    pub format: Format,
    /// What it is about: as written, and by its passages.
    pub layers: Vec<Layer>,
    /// Whom it is for.
    pub audiences: Vec<Audience>,
    /// What it is for.
    pub goals: Vec<Goal>,
    /// Tags.
    pub tags: Tags,
    /// Who is in it.
    pub people: Vec<PersonId>,
    /// Stills shown with it.
    pub stills: Vec<StillId>,
    /// Clips shown with it.
    pub clips: Vec<ClipId>,
    /// The still that stands for it.
    pub cover: Option<StillId>,
    /// The member of the crew it puts in the light.
    pub spotlight: Option<PersonId>,
    /// Whether passages may be lifted into the production notes.
    pub press: bool,
    /// Whether it gives the story away.
    pub spoiler: bool,
    /// Whether it is shown as a draft.
    pub draft: bool,
    /// Who may see it.
    pub access: Access,
    /// Its embargo as written, past ones too.
    pub embargo: Option<At<Moment>>,
    /// What it says, in each language it exists in.
    pub versions: Translated<Version>,
}

/// An entry in one language.
#[derive(Debug, Clone)]
pub struct Version {
    /// Title.
    pub title: String,
    /// One or two sentences that make one want to read on.
    pub teaser: Option<String>,
    /// Its text in passages.
    pub passages: Vec<Passage>,
    /// Footnotes.
    pub footnotes: Vec<Vec<Block<Target>>>,
}

impl Version {
    /// Every block of the text, in order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block<Target>> {
        self.passages.iter().flat_map(|passage| &passage.blocks)
    }
}

/// The files of one entry: the default language's and the translations.
#[derive(Debug)]
pub(super) struct Files<T> {
    pub(super) name: String,
    pub(super) versions: Vec<(Lang, MarkdownFile<T>)>,
}

impl Bridge<'_> {
    /// Puts the language versions of Markdown files together, by name; languages the project lacks are told of.
    pub(super) fn by_name<T>(&mut self, files: Vec<MarkdownFile<T>>) -> Vec<Files<T>> {
        let mut all: BTreeMap<String, Vec<(Lang, MarkdownFile<T>)>> = BTreeMap::new();
        for file in files {
            let lang = match &file.language {
                None => Ok(Lang::DEFAULT),
                Some(tag) => self.languages.named(tag, Place::head(file.file)),
            };
            match lang {
                Ok(lang) => self.add_version(all.entry(file.name.clone()).or_default(), lang, file),
                Err(diagnostic) => self.out.push(diagnostic),
            }
        }
        all.into_iter()
            .map(|(name, mut versions)| {
                versions.sort_by_key(|(lang, _)| *lang);
                Files { name, versions }
            })
            .collect()
    }

    fn add_version<T>(&mut self, versions: &mut Vec<(Lang, MarkdownFile<T>)>, lang: Lang, file: MarkdownFile<T>) {
        if let Some((_, earlier)) = versions.iter().find(|(other, _)| *other == lang) {
            self.out.push(
                Diagnostic::error(Code::DuplicateName, format!("two files are called `{}` in one language", file.name))
                    .in_file(&file.path)
                    .in_file(&earlier.path)
                    .help("rename one of them"),
            );
            return;
        }
        versions.push((lang, file));
    }

    /// Whether something is shown, as its first version says. Translations that say otherwise of themselves go.
    pub(super) fn shown_versions<T>(
        &self,
        versions: &mut Vec<(Lang, MarkdownFile<T>)>,
        times: impl Fn(&T) -> Times<'_>,
    ) -> Result<Access, Hidden> {
        let access = self.viewing.access(&times(&versions[0].1.front.value));
        let first = versions[0].0;
        versions.retain(|(lang, file)| *lang == first || self.viewing.access(&times(&file.front.value)).is_ok());
        access
    }

    /// Names every entry and decides which are shown. Newest first.
    pub(super) fn name_entries(&mut self, files: Vec<MarkdownFile<wire::Entry>>) -> Vec<(Files<wire::Entry>, Access)> {
        let mut entries = self.by_name(files);
        entries.retain(|entry| !entry.versions.is_empty());
        let key = |entry: &Files<wire::Entry>| (date_of(entry), entry.name.clone());
        entries.sort_by_key(|entry| std::cmp::Reverse(key(entry)));
        let mut shown = Vec::new();
        for mut entry in entries {
            let access = self.shown_versions(&mut entry.versions, |front| Times {
                draft: front.draft.as_ref().is_some_and(|draft| draft.value),
                publish: front.publish.as_ref(),
                embargo: front.embargo.as_ref(),
                expires: front.expires.as_ref(),
            });
            let front = &entry.versions[0].1.front.value;
            let named = access.map(|_| EntryId::at(shown.len()));
            for name in BTreeSet::from([entry.name.as_str(), slug_of(&entry).0.as_str()]) {
                self.names.entries.add(name, named);
            }
            match access {
                Ok(access) => shown.push((entry, access)),
                Err(hidden) => {
                    let place = Some(front.title.place);
                    self.hidden.push(HiddenThing { what: "entry", name: entry.name, hidden, place, portrait: false });
                }
            }
        }
        shown
    }

    pub(super) fn one_entry(
        &mut self,
        files: Files<wire::Entry>,
        access: Access,
        links: &mut Vec<AnchorLink>,
    ) -> Option<Entry> {
        let (slug, slug_place) = slug_of(&files);
        let date = date_of(&files);
        let Files { name, versions } = files;
        let mut texts = Vec::new();
        let mut first: Option<(wire::Entry, Place)> = None;
        for (lang, MarkdownFile { front, text, .. }) in versions {
            let version = self.version(&front.value, text, links);
            texts.push((lang, version));
            if first.is_none() {
                first = Some((front.value, Place { end: front.place.start, ..front.place }));
            }
        }
        let (front, _) = first?;
        let versions = Translated::gather(texts)?;
        Some(self.facts(front, Named { name, slug, slug_place, date, access }, versions))
    }

    fn version(
        &mut self,
        front: &wire::Entry,
        text: crate::load::prose::Prose<crate::load::prose::Written>,
        links: &mut Vec<AnchorLink>,
    ) -> Version {
        let Text { blocks, footnotes } = self.prose(text, links);
        Version {
            title: front.title.value.clone(),
            teaser: front.teaser.as_ref().map(|teaser| teaser.value.clone()),
            passages: passages(blocks, self.out),
            footnotes,
        }
    }

    fn facts(&mut self, front: wire::Entry, named: Named, versions: Translated<Version>) -> Entry {
        let wire::Entry {
            title,
            date: _,
            shoot_day,
            authors,
            format,
            layers,
            audiences,
            goals,
            tags,
            people,
            stills,
            clips,
            cover,
            teaser: _,
            spotlight,
            press,
            spoiler,
            draft,
            publish: _,
            embargo,
            expires: _,
            slug: _,
        } = front;
        let Named { name, slug, slug_place, date, access } = named;
        let stills = self.stills(&stills);
        let cover = cover.and_then(|name| self.still(&name)).or(stills.first().copied());
        let in_text = || versions.iter().flat_map(|(_, version)| &version.passages);
        let layers = with_marks(plains(layers), in_text().flat_map(|passage| &passage.layers));
        let audiences = with_marks(plains(audiences), in_text().flat_map(|passage| &passage.audiences));
        Entry {
            place: title.place,
            name,
            slug,
            slug_place,
            date,
            shoot_day: plain(shoot_day),
            authors: self.people(&authors),
            format: plain(format).unwrap_or(Format::Reflection),
            layers,
            audiences,
            goals: plains(goals),
            tags: self.vocabulary.take(tags, self.out),
            people: self.people(&people),
            cover: cover.or_else(|| first_picture(&versions)),
            stills,
            clips: clips.iter().filter_map(|name| self.clip(name)).collect(),
            spotlight: spotlight.and_then(|name| self.person(&name)),
            press: plain(press).unwrap_or(false),
            spoiler: plain(spoiler).unwrap_or(false),
            draft: plain(draft).unwrap_or(false),
            access,
            embargo,
            versions,
        }
    }
}

/// What is known of an entry from its file.
struct Named {
    name: String,
    slug: String,
    slug_place: Option<Place>,
    date: Option<Date>,
    access: Access,
}

/// What was written for the whole, then what its passages add, each once, in the order of the words.
fn with_marks<'a, T: Copy + Ord + 'a>(mut all: Vec<T>, marks: impl Iterator<Item = &'a T>) -> Vec<T> {
    all.extend(marks.copied());
    all.sort_unstable();
    all.dedup();
    all
}

/// The first still placed in the text.
fn first_picture(versions: &Translated<Version>) -> Option<StillId> {
    let blocks: Vec<&Block<Target>> = versions.value(Lang::DEFAULT).blocks().collect();
    super::uses::stills_in(blocks).into_iter().next()
}

/// The date written, or the one the file's name begins with.
fn date_of(files: &Files<wire::Entry>) -> Option<Date> {
    let written = files.versions.iter().find_map(|(_, file)| file.front.value.date.as_ref());
    written.map(|date| date.value).or_else(|| files.name.get(..10)?.parse().ok().map(Date))
}

/// The address: as written, or made from the file's name without the date it begins with.
fn slug_of(files: &Files<wire::Entry>) -> (String, Option<Place>) {
    if let Some(written) = files.versions.iter().find_map(|(_, file)| file.front.value.slug.as_ref()) {
        let clean = slug(&written.value);
        if !clean.is_empty() {
            return (clean, Some(written.place));
        }
    }
    let dated = files.name.get(..10).is_some_and(|start| start.parse::<jiff::civil::Date>().is_ok());
    let undated = if dated { files.name[10..].trim_start_matches(['-', '_', ' ']) } else { files.name.as_str() };
    let clean = slug(if undated.is_empty() { &files.name } else { undated });
    (if clean.is_empty() { "entry".to_owned() } else { clean }, None)
}
