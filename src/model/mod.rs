//! The second stage: what was written becomes what it means.
//!
//! [`Project`] is typed and whole: references are resolved, languages have their fallback, rights and approval are
//! applied. What is killed, pending, a draft, scheduled, under embargo or expired at the moment of viewing is gone
//! from here on; only its name is remembered, for diagnostics. The model knows neither YAML nor HTML nor the output.

mod bridge;
pub mod clip;
pub mod credits;
pub mod cue;
pub mod deliverable;
pub mod document;
pub mod ejected;
pub mod entry;
pub mod file_names;
pub mod film;
pub mod languages;
pub mod listing;
pub mod look;
pub mod names;
pub mod numbers;
pub mod page;
pub mod person;
pub mod player;
pub mod press;
mod profile;
pub mod settings;
pub mod slug;
pub mod still;
pub mod tags;
pub mod text;
pub mod translated;
pub mod uses;
pub mod viewing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::diagnostics::{Code, Diagnostic};
use crate::load::text::TextFiles;
use crate::load::wire::clip::Clip as WireClip;
use crate::load::wire::config::{Config, Site as WireSite};
use crate::load::wire::credits::CreditsFile;
use crate::load::wire::deliverable::Deliverable as WireDeliverable;
use crate::load::wire::ejected::EjectedFile as WireEjected;
use crate::load::wire::entry::Entry as WireEntry;
use crate::load::wire::page::Page as WirePage;
use crate::load::wire::person::Person as WirePerson;
use crate::load::wire::press::{AwardsFile, PressText as WireText, QuotesFile, ScreeningsFile};
use crate::load::{Content, PictureFile, Sources, YamlFile, in_theme};
use crate::places::{At, FileId, SourcePath};
use bridge::Bridge;
pub use bridge::{DeadLink, HiddenThing};
use clip::Clip;
use credits::Credits;
use deliverable::Deliverable;
use ejected::Ejected;
use entry::Entry;
use file_names::FileNames;
use film::{Campaign, Company, Contacts, Film, Link, link};
use names::{ClipId, EntryId, Names, PageId, PersonId, StillId, TextId};
use numbers::{Exposure, Numbers};
use page::Page;
use person::Person;
use press::{Award, PressText, Quote, Screening};
use settings::{CheckSettings, Images, Site};
use still::{Joined, Still};
use tags::Vocabulary;
use text::{AnchorLink, Target};
use translated::Languages;
use viewing::{Access, Viewing};

/// Everything that is published, and what it means.
#[derive(Debug)]
pub struct Project {
    /// Where it lies.
    pub root: PathBuf,
    /// The moment it is looked at, in its time zone.
    pub as_of: DateTime,
    /// Its languages.
    pub languages: Languages,
    /// The film.
    pub film: Film,
    /// Companies.
    pub companies: Vec<Company>,
    /// Contacts.
    pub contacts: Contacts,
    /// Accounts elsewhere.
    pub social: Vec<Link>,
    /// The campaign.
    pub campaign: Option<Campaign>,
    /// The site.
    pub site: Site,
    /// How pictures are made.
    pub images: Images,
    /// How loud checks speak.
    pub checks: CheckSettings,
    /// People, in the order of the lists.
    pub people: Vec<Person>,
    /// Stills, in the order of the gallery.
    pub stills: Vec<Still>,
    /// Picture files that cannot be used, and that the site may do without.
    pub optional: BTreeSet<SourcePath>,
    /// Clips, in their order.
    pub clips: Vec<Clip>,
    /// Diary entries, newest first.
    pub entries: Vec<Entry>,
    /// Press texts, in the order of the press room.
    pub press: Vec<PressText>,
    /// Quotes, the best first.
    pub quotes: Vec<Quote>,
    /// Awards, the best first.
    pub awards: Vec<Award>,
    /// Screenings, by date.
    pub screenings: Vec<Screening>,
    /// Credits.
    pub credits: Credits,
    /// Free pages, in the order of the menu.
    pub pages: Vec<Page>,
    /// The numbers of stills that are written down.
    pub numbers: Numbers,
    /// What stills are called when they are handed out.
    pub file_names: FileNames,
    /// Bundles.
    pub deliverables: Vec<Deliverable>,
    /// Tags in use.
    pub vocabulary: Vocabulary,
    /// Links inside the project that lead nowhere.
    pub dead_links: Vec<DeadLink>,
    /// What is in the folder and not shown now.
    pub hidden: Vec<HiddenThing>,
    /// Files in `static/`, copied as they are.
    pub statics: Vec<SourcePath>,
    /// Every file of the project.
    pub files: Vec<SourcePath>,
    /// The text files of its themes, with their numbers.
    pub theme_texts: BTreeMap<SourcePath, FileId>,
    /// Copies of shipped theme files.
    pub ejected: Vec<Ejected>,
}

impl Project {
    /// A still.
    pub fn still(&self, id: StillId) -> &Still {
        &self.stills[id.index()]
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.index()]
    }

    /// A clip.
    pub fn clip(&self, id: ClipId) -> &Clip {
        &self.clips[id.index()]
    }

    /// An entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// A free page.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.index()]
    }

    /// A press text.
    pub fn press_text(&self, id: TextId) -> &PressText {
        &self.press[id.index()]
    }

    /// Stills with their ids.
    pub fn still_ids(&self) -> impl Iterator<Item = (StillId, &Still)> {
        self.stills.iter().enumerate().map(|(index, still)| (StillId::at(index), still))
    }
}

/// The moment to look from.
#[derive(Debug, Clone, Copy)]
pub enum AsOf {
    /// Now, to be seen in the project's time zone.
    Now(Timestamp),
    /// A moment in the project's time zone.
    Given(DateTime),
}

/// What is let through, and from when the project is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Preview {
    /// The moment.
    pub as_of: AsOf,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what is scheduled is shown.
    pub future: bool,
    /// Whether what is under embargo is shown.
    pub embargoed: bool,
}

impl Preview {
    /// Nothing is let through.
    pub fn public(as_of: AsOf) -> Self {
        Self { as_of, drafts: false, future: false, embargoed: false }
    }
}

/// Builds the project. It is whole even when something was wrong; whether to go on is for the pipeline to say.
pub fn model(sources: Sources, texts: &TextFiles, preview: Preview) -> (Project, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let Sources { root, config, pictures, files, content } = sources;
    let Config {
        film,
        companies,
        contacts,
        social,
        campaign,
        site,
        languages,
        tag_axes,
        images,
        deliverables: bundles,
        checks,
    } = config.value.value;
    let languages = Languages::new(languages);
    let site = site.map(|site| site.value);
    let viewing = viewing(preview, site.as_ref(), &mut out);
    let mut bridge = Bridge {
        languages: &languages,
        viewing,
        names: Names::new(texts, &files),
        vocabulary: Vocabulary::new(tag_axes, &mut out),
        raw_html: site.as_ref().and_then(|site| site.raw_html.as_ref()).is_none_or(|raw| raw.value),
        dead_links: Vec::new(),
        hidden: Vec::new(),
        out: &mut out,
    };
    let (named, written) = bridge.name_all(content, &pictures, &files);
    let known = bridge.mean_all(named, written);
    let description = site.as_ref().and_then(|site| bridge.text(site.description.clone()));
    let notice = site.as_ref().and_then(|site| bridge.text(site.notice.clone()));
    let film = bridge.film(film);
    let deliverables = bridge.deliverables(bundles, known.deliverables);
    let mut project = Project {
        as_of: viewing.as_of,
        file_names: FileNames::new(&known.roll, &film, &known.people, &deliverables),
        numbers: known.numbers,
        film,
        companies: companies.into_iter().map(|company| bridge.company(company)).collect(),
        contacts: bridge.contacts(contacts),
        social: social.into_iter().map(link).collect(),
        campaign: bridge.campaign(campaign),
        deliverables,
        site: settings::site(site, description, notice, bridge.out),
        images: settings::images(images, bridge.out),
        checks: settings::checks(checks, bridge.out),
        vocabulary: std::mem::take(&mut bridge.vocabulary),
        dead_links: std::mem::take(&mut bridge.dead_links),
        hidden: std::mem::take(&mut bridge.hidden),
        statics: files.iter().filter(|path| path.as_str().starts_with("static/")).cloned().collect(),
        languages: languages.clone(),
        files: files.clone(),
        theme_texts: theme_texts(texts),
        ejected: known.ejected,
        root,
        people: known.people,
        stills: known.stills,
        optional: known.optional,
        clips: known.clips,
        entries: known.entries,
        press: known.press,
        quotes: known.quotes,
        awards: known.awards,
        screenings: known.screenings,
        credits: known.credits,
        pages: known.pages,
    };
    project.find_dead_anchors(&known.links);
    out.extend(cue::unknown(&project.clips, &project.deliverables));
    (project, out)
}

/// The text files of the themes in the project.
fn theme_texts(texts: &TextFiles) -> BTreeMap<SourcePath, FileId> {
    texts.iter().filter(|(_, file)| in_theme(&file.path).is_some()).map(|(id, file)| (file.path.clone(), id)).collect()
}

/// What has its name and is shown now, in the order in which it will be shown.
struct Named<'p> {
    people: Vec<YamlFile<WirePerson>>,
    stills: Vec<(still::Written<'p>, Access)>,
    roll: Vec<Exposure>,
    numbers: Numbers,
    optional: BTreeSet<SourcePath>,
    clips: Vec<(YamlFile<WireClip>, Access)>,
    entries: Vec<(entry::Files<WireEntry>, Access)>,
    press: Vec<(entry::Files<WireText>, Access)>,
    pages: Vec<entry::Files<WirePage>>,
}

/// What needs no name, since nothing refers to it.
struct Nameless {
    quotes: Option<YamlFile<QuotesFile>>,
    awards: Option<YamlFile<AwardsFile>>,
    screenings: Option<YamlFile<ScreeningsFile>>,
    credits: Option<YamlFile<CreditsFile>>,
    deliverables: Vec<YamlFile<WireDeliverable>>,
    ejected: Vec<YamlFile<WireEjected>>,
}

/// What has its meaning.
struct Known {
    people: Vec<Person>,
    stills: Vec<Still>,
    roll: Vec<Exposure>,
    numbers: Numbers,
    optional: BTreeSet<SourcePath>,
    clips: Vec<Clip>,
    entries: Vec<Entry>,
    press: Vec<PressText>,
    quotes: Vec<Quote>,
    awards: Vec<Award>,
    screenings: Vec<Screening>,
    credits: Credits,
    pages: Vec<Page>,
    deliverables: Vec<YamlFile<WireDeliverable>>,
    ejected: Vec<Ejected>,
    links: Vec<AnchorLink>,
}

impl<'a> Bridge<'a> {
    /// First everything gets its name, so that anything may refer to anything.
    fn name_all<'p>(
        &mut self,
        content: Content,
        pictures: &'p [PictureFile],
        files: &'a [SourcePath],
    ) -> (Named<'p>, Nameless) {
        let Content {
            entries,
            people,
            stills,
            numbers,
            clips,
            press,
            quotes,
            awards,
            screenings,
            credits,
            pages,
            deliverables,
            ejected,
        } = content;
        let people = self.name_people(people);
        // Entries and clips before stills: a picture beside one that is not shown is not shown either.
        let entries = self.name_entries(entries);
        let clips = self.name_clips(clips);
        let unusable = unusable(files, pictures);
        let is_file = |path: &SourcePath| files.binary_search(path).is_ok();
        let Joined { written, optional } = still::join(pictures, &unusable, stills, is_file, self.out);
        let (stills, mut roll) = self.name_stills(written);
        let numbers = self.numbers(&mut roll, numbers);
        // Pictures that cannot be used keep their names, so that references to them are not told of twice.
        for path in unusable {
            self.names.add_still(path, Err(viewing::Hidden::Unusable));
        }
        let (press, pages) = (self.name_press(press), self.name_pages(pages));
        let named = Named { people, stills, roll, numbers, optional, clips, entries, press, pages };
        (named, Nameless { quotes, awards, screenings, credits, deliverables, ejected })
    }

    /// Then its meaning.
    fn mean_all(&mut self, named: Named<'_>, written: Nameless) -> Known {
        let Named { people, stills, roll, numbers, optional, clips, entries, press, pages } = named;
        let Nameless { quotes, awards, screenings, credits, deliverables, ejected } = written;
        let mut links: Vec<AnchorLink> = Vec::new();
        let stills = self.all_stills(stills);
        let people: Vec<Person> = people.into_iter().map(|file| self.one_person(file)).collect();
        let clips = clips.into_iter().map(|(file, access)| self.one_clip(file, access)).collect();
        let entries =
            entries.into_iter().filter_map(|(files, access)| self.one_entry(files, access, &mut links)).collect();
        let press = press.into_iter().filter_map(|(files, access)| self.one_press(files, access, &mut links)).collect();
        let pages = pages.into_iter().filter_map(|files| self.one_page(files, &mut links)).collect();
        let quotes = quotes.map_or_else(Vec::new, |file| file.value.value.quotes);
        let awards = awards.map_or_else(Vec::new, |file| file.value.value.awards);
        let screenings = screenings.map_or_else(Vec::new, |file| file.value.value.screenings);
        let mut screenings: Vec<Screening> = screenings.into_iter().filter_map(|one| self.screening(one)).collect();
        screenings.sort_by_key(|screening| (screening.date, screening.event.clone()));
        Known {
            quotes: quotes.into_iter().filter_map(|quote| self.quote(quote)).collect(),
            awards: awards.into_iter().filter_map(|award| self.award(award)).collect(),
            credits: self.credits(credits, &people),
            screenings,
            people,
            stills,
            roll,
            numbers,
            optional,
            clips,
            entries,
            press,
            pages,
            deliverables,
            ejected: ejected::ejected(ejected, |path| self.names.has_file(path)),
            links,
        }
    }
}

fn viewing(preview: Preview, site: Option<&WireSite>, out: &mut Vec<Diagnostic>) -> Viewing {
    let zone = match site.and_then(|site| site.time_zone.as_ref()) {
        None => TimeZone::UTC,
        Some(At { value, place }) => TimeZone::get(value).unwrap_or_else(|_| {
            out.push(
                Diagnostic::error(Code::BadValue, format!("`{value}` is not a time zone"))
                    .at(*place, "expected a name like Europe/Dublin")
                    .help("the names are those of the IANA database: a continent and a city"),
            );
            TimeZone::UTC
        }),
    };
    let as_of = match preview.as_of {
        AsOf::Now(now) => now.to_zoned(zone).datetime(),
        AsOf::Given(moment) => moment,
    };
    Viewing { as_of, drafts: preview.drafts, future: preview.future, embargoed: preview.embargoed }
}

impl Project {
    /// Every link to an anchor is held against the anchors of the text it leads to.
    fn find_dead_anchors(&mut self, links: &[AnchorLink]) {
        let dead = links.iter().filter_map(|link| self.dead_anchor(link)).collect::<Vec<_>>();
        self.dead_links.extend(dead);
        self.dead_links.sort_by_key(|link| link.written.place);
    }

    fn dead_anchor(&self, link: &AnchorLink) -> Option<DeadLink> {
        let (anchors, wanted) = match &link.target {
            Target::Entry(id, Some(anchor)) => (entry_anchors(self.entry(*id)), anchor),
            Target::Page(id, Some(anchor)) => {
                (self.page(*id).versions.iter().flat_map(|(_, page)| text::anchors(&page.text)).collect(), anchor)
            }
            Target::Press(id, Some(anchor)) => {
                let versions = self.press_text(*id).versions.iter();
                (versions.flat_map(|(_, version)| text::anchors(&version.text)).collect::<Vec<_>>(), anchor)
            }
            Target::Anchor(anchor) => (self.anchors_of_file(link.written.place), anchor),
            _ => return None,
        };
        (!anchors.contains(&wanted.as_str())).then(|| DeadLink {
            written: link.written.clone(),
            near: crate::diagnostics::nearest(wanted, anchors).map(str::to_owned),
            missing: "anchor",
        })
    }

    /// The anchors of the text that a place lies in.
    fn anchors_of_file(&self, place: crate::places::Place) -> Vec<&str> {
        let in_file = |other: crate::places::Place| other.file == place.file;
        let headings = |block: &crate::load::prose::Block<Target>| match block {
            crate::load::prose::Block::Heading(heading) => Some(heading.place),
            _ => None,
        };
        let entries = self.entries.iter().flat_map(|entry| entry.versions.iter());
        for (_, version) in entries {
            if version.blocks().filter_map(headings).any(in_file) {
                return version.blocks().filter_map(anchor).collect();
            }
        }
        let pages = self.pages.iter().flat_map(|page| page.versions.iter().map(|(_, page)| &page.text));
        let press = self.press.iter().flat_map(|press| press.versions.iter().map(|(_, press)| &press.text));
        pages
            .chain(press)
            .find(|text| text.blocks.iter().filter_map(headings).any(in_file))
            .map_or_else(Vec::new, |text| text::anchors(text).into_iter().collect())
    }
}

fn anchor(block: &crate::load::prose::Block<Target>) -> Option<&str> {
    match block {
        crate::load::prose::Block::Heading(heading) => heading.id.as_deref(),
        _ => None,
    }
}

fn entry_anchors(entry: &Entry) -> Vec<&str> {
    entry.versions.iter().flat_map(|(_, version)| version.blocks().filter_map(anchor)).collect()
}

impl Bridge<'_> {
    /// Names every person, in the order of the lists.
    fn name_people(&mut self, mut files: Vec<YamlFile<WirePerson>>) -> Vec<YamlFile<WirePerson>> {
        files.sort_by_cached_key(|file| {
            let person = &file.value.value;
            let order = person.order.as_ref().map_or(i32::MAX, |order| order.value);
            let last = person.name.value.rsplit(' ').next().unwrap_or_default().to_lowercase();
            let sort = person.sort.as_ref().map_or(last, |sort| sort.value.to_lowercase());
            (order, sort, file.path.clone())
        });
        for (index, file) in files.iter().enumerate() {
            self.names.people.add(file.path.stem(), Ok(PersonId::at(index)));
        }
        files
    }
}

/// The picture files that cannot be used.
fn unusable<'a>(files: &'a [SourcePath], usable: &[PictureFile]) -> Vec<&'a SourcePath> {
    let is_usable = |path: &SourcePath| usable.binary_search_by(|picture| picture.path.cmp(path)).is_ok();
    files.iter().filter(|path| crate::load::is_picture(path) && !is_usable(path)).collect()
}
