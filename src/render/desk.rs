//! Where one page is made: everything at hand, seen from that page and in its language.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::Stock;
use super::links::Inside;
use super::templates::{Field, Ready, Templates};
use super::views::{
    CaptionsView, CardView, ClipView, DateView, DownloadView, EntryCard, LinkView, PersonCard, PictureView, PlayerView,
    PresetView, ScreeningView, SiteView, SourceView, TagsView,
};
use crate::load::prose::Block;
use crate::load::scalars::Date;
use crate::model::clip::{Clip, Video};
use crate::model::entry::Entry;
use crate::model::film::Words;
use crate::model::names::{ClipId, EntryId, PersonId, StillId};
use crate::model::person::Person;
use crate::model::press::Screening;
use crate::model::still::{Alt, Home};
use crate::model::tags::{Tag, Tags};
use crate::model::text::Target;
use crate::model::translated::{Lang, Translated};
use crate::model::viewing::Access;
use crate::places::OutPath;
use crate::plan::addresses::{PageKey, encoded, public, relative};
use crate::plan::renditions::Rendition;
use crate::text::{dates, html, lists, roles, tag_label};

/// The desk at which one page is made.
pub(super) struct Desk<'a> {
    pub(super) stock: Stock<'a>,
    pub(super) templates: &'a Templates,
    pub(super) sites: &'a Sites,
    pub(super) lang: Lang,
    pub(super) path: OutPath,
}

/// The site as it is seen from each folder and in each language: made once, since all pages of a folder show the same.
#[derive(Debug, Default)]
pub struct Sites(Mutex<BTreeMap<(String, usize), Ready<SiteView>>>);

impl Sites {
    /// The site from a folder, made if that has not been done before.
    pub(super) fn from(&self, folder: &str, lang: Lang, make: impl FnOnce() -> SiteView) -> Ready<SiteView> {
        let mut sites = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sites.entry((folder.to_owned(), lang.index())).or_insert_with(|| Ready::new(&make())).clone()
    }
}

impl Desk<'_> {
    /// The words of the interface, ready for a template.
    pub(super) fn words_ready(&self) -> Field {
        self.templates.words(self.lang).named("t")
    }

    /// A word of the interface.
    pub(super) fn phrase(&self, name: &'static str) -> String {
        self.stock.plan.phrases.get(self.lang, name).to_owned()
    }

    /// A text in the page's language, or what it falls back to.
    pub(super) fn words(&self, words: &Words) -> String {
        words.value(self.lang).clone()
    }

    /// A text that may not be there.
    pub(super) fn maybe(&self, words: Option<&Words>) -> Option<String> {
        words.map(|words| self.words(words))
    }

    /// The language a text is in, where that is not the page's.
    pub(super) fn other_lang<T>(&self, words: &Translated<T>) -> Option<String> {
        let (_, lang) = words.get(self.lang);
        (lang != self.lang).then(|| self.stock.project.languages.tag(lang).to_owned())
    }

    /// The way to a file. From the page shown when nothing is found, which may stand anywhere, the way from the root.
    pub(super) fn to(&self, path: &OutPath) -> String {
        if self.path.as_str().ends_with("404.html") {
            return format!("{}{}", self.root_path(), encoded(path.as_str()));
        }
        relative(&self.path, path)
    }

    /// The path of the site's address: `/film/` for `https://example.org/film/`.
    fn root_path(&self) -> &str {
        let url = self.stock.project.site.url.as_deref().unwrap_or("/");
        let after_host = url.find("://").map_or(url, |at| &url[at + 3..]);
        after_host.find('/').map_or("/", |at| &after_host[at..])
    }

    /// The way to a page in this language.
    pub(super) fn href(&self, key: &PageKey) -> String {
        self.to(&key.path(self.stock.project, self.lang))
    }

    /// The public address of a file, once the site has one.
    pub(super) fn public(&self, path: &OutPath) -> Option<String> {
        self.stock.project.site.url.as_ref().map(|url| format!("{url}{}", encoded(public(path))))
    }

    /// A link to a page, unless that page is not planned.
    pub(super) fn link(&self, label: String, key: &PageKey) -> LinkView {
        let path = key.path(self.stock.project, self.lang);
        LinkView { label, href: self.to(&path), word: String::new(), current: path == self.path, count: None }
    }

    /// Whether a page is planned.
    pub(super) fn has(&self, key: &PageKey) -> bool {
        self.stock.plan.outputs.contains_key(&key.path(self.stock.project, self.lang))
    }

    pub(super) fn date(&self, date: Date) -> DateView {
        DateView { iso: date.0.to_string(), text: dates::day(date.0, self.lang, &self.stock.plan.phrases) }
    }

    /// Blocks as HTML, as this page shows them.
    pub(super) fn html(&self, blocks: &[Block<Target>]) -> String {
        html::blocks(blocks, &Inside::new(self))
    }

    /// The same, on a page that begins with a still of theirs.
    pub(super) fn html_led_by(&self, lead: Option<StillId>, blocks: &[Block<Target>]) -> String {
        html::blocks(blocks, &Inside::led_by(self, lead))
    }

    pub(super) fn footnotes(&self, notes: &[Vec<Block<Target>>]) -> String {
        html::footnotes(notes, &Inside::new(self))
    }

    /// The end of an embargo in words.
    pub(super) fn embargo(&self, access: Access) -> Option<String> {
        match access {
            Access::Public => None,
            Access::Embargoed { until } => Some(dates::moment(until, self.lang, &self.stock.plan.phrases)),
        }
    }

    /// A picture with its own alternative text and caption.
    pub(super) fn picture(&self, id: StillId) -> PictureView {
        let still = self.stock.project.still(id);
        let renditions = &self.stock.plan.renditions[&id];
        let formats = renditions.formats();
        let main = renditions.fallback();
        let largest = main.last();
        let middle = main.get(main.len().saturating_sub(1).min(1));
        let (width, height) = largest.map_or((still.width, still.height), |one| (one.width, one.height));
        let sources = formats.iter().rev().skip(1).rev().filter_map(|all| {
            let media_type = all.first()?.encoding.media_type();
            Some(SourceView { media_type, srcset: self.srcset(all) })
        });
        let presets = renditions.cuts.iter().map(|(name, cut)| (name.clone(), self.preset(cut)));
        PictureView {
            slug: still.slug.clone(),
            src: middle.map_or(String::new(), |one| self.to(&one.path)),
            srcset: self.srcset(main),
            sources: sources.collect(),
            presets: presets.collect(),
            width,
            height,
            ratio: f64::from(still.width) / f64::from(still.height.max(1)),
            colour: self.stock.pictures.colour(id),
            focus: self.focus(id),
            alt: self.alt(id),
            caption: self.maybe(still.caption.as_ref()),
            caption_lang: still.caption.as_ref().and_then(|caption| self.other_lang(caption)),
            headline: self.maybe(still.headline.as_ref()),
            credit: still.credit_line().map(str::to_owned),
            href: (still.home == Home::Gallery).then(|| self.href(&PageKey::Still(id))),
            spoiler: still.spoiler,
            tags: still.tags.iter().map(|tag| format!("{}/{}", tag.axis, tag.name)).collect(),
            full: renditions.full.as_ref().map(|one| self.download(one)),
            screen: renditions.screen.values().next().map(|one| self.download(one)),
        }
    }

    /// The point that a crop in the browser keeps, as CSS writes it.
    fn focus(&self, id: StillId) -> String {
        let focus = self.stock.project.still(id).focus.unwrap_or_else(|| self.stock.pictures.focus(id));
        format!("{}% {}%", f32::from(focus.x) / 10.0, f32::from(focus.y) / 10.0)
    }

    fn preset(&self, cut: &Rendition) -> PresetView {
        let media_type = cut.encoding.media_type();
        PresetView { src: self.to(&cut.path), width: cut.width, height: cut.height, media_type }
    }

    fn srcset(&self, renditions: &[Rendition]) -> String {
        let one = |rendition: &Rendition| format!("{} {}w", self.to(&rendition.path), rendition.width);
        renditions.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// The alternative text somebody wrote, or else the caption.
    fn alt(&self, id: StillId) -> String {
        let still = self.stock.project.still(id);
        match &still.alt {
            Some(Alt::Text(alt)) => self.words(alt),
            Some(Alt::Decorative) => String::new(),
            None => self.maybe(still.caption.as_ref()).unwrap_or_default(),
        }
    }

    pub(super) fn download(&self, rendition: &Rendition) -> DownloadView {
        let bytes = self.stock.pictures.get(&rendition.path).map_or(0, |made| made.bytes);
        DownloadView {
            href: self.to(&rendition.path),
            name: rendition.path.as_str().rsplit('/').next().unwrap_or_default().to_owned(),
            size: dates::bytes(bytes, self.lang, &self.stock.plan.phrases),
            width: rendition.width,
            height: rendition.height,
        }
    }

    /// The picture that other sites show: the cut made for it, or else the picture itself.
    pub(super) fn card(&self, id: StillId) -> Option<CardView> {
        let renditions = &self.stock.plan.renditions[&id];
        let main = renditions.fallback();
        let rendition = renditions.cuts.get("card");
        let rendition = rendition.or_else(|| main.iter().find(|one| one.width >= 1200).or(main.last()))?;
        Some(CardView {
            url: self.public(&rendition.path)?,
            width: rendition.width,
            height: rendition.height,
            alt: self.alt(id),
        })
    }

    pub(super) fn layer(&self, layer: crate::load::wire::words::Layer) -> LinkView {
        let mut link = self.link(self.phrase(layer.word()), &PageKey::Layer(layer));
        layer.word().clone_into(&mut link.word);
        link
    }

    pub(super) fn audience(&self, audience: crate::load::wire::words::Audience) -> LinkView {
        let mut link = self.link(self.phrase(audience.word()), &PageKey::Audience(audience));
        audience.word().clone_into(&mut link.word);
        link
    }

    pub(super) fn person_link(&self, id: PersonId) -> LinkView {
        self.link(self.stock.project.person(id).name.clone(), &PageKey::Person(id))
    }

    /// A tag in the page's language.
    pub(super) fn tag_label<'t>(&'t self, tag: &'t Tag) -> &'t str {
        tag_label(self.stock.project, &self.stock.plan.phrases, self.lang, tag)
    }

    pub(super) fn tag_link(&self, tag: &Tag) -> LinkView {
        let mut link = self.link(self.tag_label(tag).to_owned(), &PageKey::Tag(tag.clone()));
        link.word.clone_from(&tag.name);
        link
    }

    /// An axis, as the page's language calls it; those every project has are among the interface's words.
    pub(super) fn axis_link(&self, axis: &str) -> LinkView {
        let known = self.stock.plan.phrases.all(self.lang).get(&format!("axis_{axis}"));
        let own = self.stock.project.vocabulary.axes().find(|(name, _)| *name == axis);
        let label = known.cloned().unwrap_or_else(|| own.map_or(axis, |(_, label)| label).to_owned());
        let mut link = self.link(label, &PageKey::Axis(axis.to_owned()));
        axis.clone_into(&mut link.word);
        link
    }

    pub(super) fn tags(&self, tags: &Tags) -> Vec<TagsView> {
        let mut by_axis: BTreeMap<&str, Vec<LinkView>> = BTreeMap::new();
        for tag in tags {
            by_axis.entry(&tag.axis).or_default().push(self.tag_link(tag));
        }
        by_axis.into_iter().map(|(axis, tags)| TagsView { axis: self.axis_link(axis), tags }).collect()
    }

    pub(super) fn entry_card(&self, id: EntryId) -> EntryCard {
        let entry: &Entry = self.stock.project.entry(id);
        let version = entry.versions.value(self.lang);
        let word = entry.format.word();
        EntryCard {
            title: version.title.clone(),
            lang: self.other_lang(&entry.versions),
            href: self.href(&PageKey::Entry(id)),
            date: entry.date.map(|date| self.date(date)),
            shoot_day: entry.shoot_day,
            format: LinkView {
                label: self.phrase(crate::text::format_phrase(entry.format)),
                href: String::new(),
                word: word.to_owned(),
                current: false,
                count: None,
            },
            layers: entry.layers.iter().map(|layer| self.layer(*layer)).collect(),
            teaser: version.teaser.clone(),
            cover: entry.cover.map(|cover| self.picture(cover)),
            authors: entry.authors.iter().map(|author| self.person_link(*author)).collect(),
            spoiler: entry.spoiler,
            draft: entry.draft,
            embargo: self.embargo(entry.access),
        }
    }

    pub(super) fn person_card(&self, id: PersonId) -> PersonCard {
        let person = self.stock.project.person(id);
        PersonCard {
            name: person.name.clone(),
            href: self.href(&PageKey::Person(id)),
            roles: self.roles(person),
            bio_short: self.maybe(person.bio_short.as_ref()),
            headshot: self.headshot(person),
            spotlight: self.maybe(person.spotlight.as_ref()),
        }
    }

    /// Parts of one thing in a line, with the comma of the page's language.
    pub(super) fn line(&self, parts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        lists::line(parts, self.lang, &self.stock.plan.phrases)
    }

    pub(super) fn roles(&self, person: &Person) -> String {
        roles(person, self.lang, &self.stock.plan.phrases)
    }

    /// The portrait, with what the person's own file says of it.
    pub(super) fn headshot(&self, person: &Person) -> Option<PictureView> {
        let mut picture = self.picture(person.headshot?);
        if let Some(alt) = &person.headshot_alt {
            picture.alt = self.words(alt);
        }
        if picture.alt.is_empty() {
            picture.alt.clone_from(&person.name);
        }
        let credit = person.headshot_credit.clone().or_else(|| person.headshot_photographer.clone());
        picture.credit = credit.or(picture.credit);
        Some(picture)
    }

    pub(super) fn clip(&self, id: ClipId) -> ClipView {
        let clip: &Clip = self.stock.project.clip(id);
        let (file, hosted) = match &clip.video {
            Some(Video::Local(file)) => (Some(self.to(&crate::plan::copy_path(file))), None),
            Some(Video::Hosted(hosted)) => (None, Some(hosted)),
            None => (None, None),
        };
        let url = hosted.map(|hosted| hosted.page.0.clone());
        let player = hosted.and_then(|hosted| hosted.player.as_ref());
        let host = url.as_deref().and_then(|url| url.split("://").nth(1)?.split('/').next().map(str::to_owned));
        let media_type = match &clip.video {
            Some(Video::Local(file)) => media_type(&file.extension()),
            _ => None,
        };
        let captions = clip.captions.iter().map(|captions| CaptionsView {
            href: self.to(&crate::plan::copy_path(&captions.file)),
            lang: captions.language.clone(),
            label: captions.label.clone(),
        });
        ClipView {
            slug: clip.slug.clone(),
            title: self.words(&clip.title),
            href: self.href(&PageKey::Clip(id)),
            kind: self.phrase(crate::text::clip_phrase(clip.kind)),
            description: self.maybe(clip.description.as_ref()),
            duration: clip.duration.map(|duration| dates::runtime(duration, self.lang, &self.stock.plan.phrases)),
            date: clip.date.map(|date| self.date(date)),
            poster: clip.poster.map(|poster| self.picture(poster)),
            file,
            media_type,
            url,
            host,
            player: player.map(|player| PlayerView { src: player.address.0.clone(), host: player.host.clone() }),
            captions: captions.collect(),
            transcript: clip.transcript.as_ref().map(|text| self.html(&text.value(self.lang).blocks)),
            credit: clip.credit.clone(),
            spoiler: clip.spoiler,
        }
    }

    pub(super) fn screening(&self, screening: &Screening) -> ScreeningView {
        let country = self.maybe(screening.country.as_ref());
        let place = [screening.venue.clone(), screening.city.clone(), country];
        let iso = match screening.date.time {
            Some(time) => format!("{}T{}", screening.date.date, time.strftime("%H:%M")),
            None => screening.date.date.to_string(),
        };
        ScreeningView {
            date: DateView { iso, text: dates::moment(screening.date, self.lang, &self.stock.plan.phrases) },
            event: screening.event.clone(),
            place: self.line(place.into_iter().flatten()),
            url: screening.url.as_ref().map(|url| url.0.clone()),
            premiere: screening.premiere.map(|premiere| self.phrase(crate::text::premiere_phrase(premiere))),
            note: self.maybe(screening.note.as_ref()),
            ahead: screening.is_ahead(self.stock.project.as_of),
        }
    }
}

/// The media type of a video, by the ending of its file.
fn media_type(extension: &str) -> Option<&'static str> {
    match extension {
        "mp4" | "m4v" => Some("video/mp4"),
        "webm" => Some("video/webm"),
        "ogv" => Some("video/ogg"),
        "mov" => Some("video/quicktime"),
        _ => None,
    }
}
