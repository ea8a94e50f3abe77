//! What templates may read. Part of the theme authors' contract: docs/views.md lists it, and a test holds that list against this file.

use std::collections::BTreeMap;

use serde::Serialize;

use super::templates::Ready;

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct PageView<B: Serialize> {
    /// The site and the film.
    #[serde(skip)]
    pub site: Ready<SiteView>,
    /// The page's head.
    pub page: HeadView,
    /// The words of the interface, by name.
    #[serde(skip)]
    pub t: Ready<BTreeMap<String, String>>,
    /// What this kind of page shows.
    #[serde(flatten)]
    pub body: B,
}

/// The site and the film, as every page shows them.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The film's title.
    pub title: String,
    /// The line on the poster.
    pub tagline: Option<String>,
    /// The story in one sentence.
    pub logline: Option<String>,
    /// Directed by.
    pub director: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// The film's copyright line.
    pub copyright: Option<String>,
    /// The line at the foot of every page.
    pub notice: Option<String>,
    /// The film's colour.
    pub accent: Option<String>,
    /// Settings of the theme.
    pub look: LookView,
    /// The language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Address of the first page.
    pub home: String,
    /// Address of the press room.
    pub press: String,
    /// Address of the archive.
    pub archive: String,
    /// Address of the search.
    pub search: String,
    /// The menu.
    pub menu: Vec<LinkView>,
    /// The languages, where there are several.
    pub languages: Vec<LinkView>,
    /// Accounts elsewhere.
    pub social: Vec<LinkView>,
    /// Feeds.
    pub feeds: Vec<FeedView>,
    /// The web manifest.
    pub manifest: String,
    /// Icons, by size.
    pub icons: BTreeMap<String, String>,
    /// Theme files, by name.
    pub assets: BTreeMap<String, String>,
    /// The press kit, if there is one.
    pub kit: Option<KitLink>,
    /// Companies that make the film.
    pub companies: Vec<LinkView>,
    /// Whether search engines are asked to stay away.
    pub noindex: bool,
}

/// Settings of the theme, the film's before the theme's own.
#[derive(Debug, Clone, Serialize)]
pub struct LookView {
    /// `auto`, `light` or `dark`.
    pub scheme: &'static str,
    /// The pair of typefaces; none where the theme offers no choice.
    pub fonts: Option<String>,
    /// Custom properties for what is set: `--accent: #b5651d; --measure: 28em`. Empty where nothing is.
    pub style: String,
    /// The colour of the paper in light.
    pub paper_light: String,
    /// The colour of the paper in dark.
    pub paper_dark: String,
}

/// A page's head.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HeadView {
    /// The kind of page, as a word.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its public address, once the site has one.
    pub canonical: Option<String>,
    /// The same page in other languages: tag and public address.
    pub alternates: Vec<LinkView>,
    /// The picture shown when it is shared.
    pub card: Option<CardView>,
    /// schema.org data as JSON, safe inside a script element.
    pub structured: Option<String>,
    /// The type Open Graph gives it.
    pub og_type: &'static str,
    /// The end of its embargo, where it is shown in a preview.
    pub embargo: Option<String>,
}

/// The picture shown when a page is shared.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// Its public address.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Alternative text.
    pub alt: String,
}

/// A name and an address.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The name.
    pub label: String,
    /// The address.
    pub href: String,
    /// A word that tells it from others: a language's tag, a page's kind.
    pub word: String,
    /// Whether it is the page shown.
    pub current: bool,
    /// How many things stand there, where that matters.
    pub count: Option<usize>,
}

/// A feed.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    /// Its title.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
    /// The layer it is of; none for the whole diary.
    pub layer: Option<String>,
}

/// A picture with everything a figure needs.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Name, unique among pictures.
    pub slug: String,
    /// The file that opens everywhere.
    pub src: String,
    /// Its renditions in the format that opens everywhere.
    pub srcset: String,
    /// Smaller formats for browsers that know them.
    pub sources: Vec<SourceView>,
    /// The theme's presets, by name.
    pub presets: BTreeMap<String, PresetView>,
    /// Width in pixels of the largest rendition.
    pub width: u32,
    /// Height in pixels of the largest rendition.
    pub height: u32,
    /// Width to height.
    pub ratio: f64,
    /// Mean colour, shown until it has loaded.
    pub colour: String,
    /// Focus point, for cuts made by the page: `40% 30%`.
    pub focus: String,
    /// Alternative text; empty when the picture is decorative.
    pub alt: String,
    /// Caption.
    pub caption: Option<String>,
    /// The language the caption is in, where it is not the page's.
    pub caption_lang: Option<String>,
    /// A few words.
    pub headline: Option<String>,
    /// Credit line.
    pub credit: Option<String>,
    /// Its own page.
    pub href: Option<String>,
    /// Whether it gives the story away.
    pub spoiler: bool,
    /// Its tags, as words: `theme/tide`.
    pub tags: Vec<String>,
    /// Full-size download.
    pub full: Option<DownloadView>,
    /// Screen-size download.
    pub screen: Option<DownloadView>,
}

/// Renditions of one format.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Media type.
    pub media_type: &'static str,
    /// Addresses with their true widths.
    pub srcset: String,
}

/// A rendition that the theme asked for by name.
#[derive(Debug, Clone, Serialize)]
pub struct PresetView {
    /// Address.
    pub src: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Media type.
    pub media_type: &'static str,
}

/// A file to take away.
#[derive(Debug, Clone, Serialize)]
pub struct DownloadView {
    /// Address.
    pub href: String,
    /// File name.
    pub name: String,
    /// Size in words.
    pub size: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A date for reading and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// ISO 8601.
    pub iso: String,
    /// In words.
    pub text: String,
}

/// An entry in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EntryCard {
    /// Title.
    pub title: String,
    /// The language it is in, where that is not the page's.
    pub lang: Option<String>,
    /// Address.
    pub href: String,
    /// The day it tells of.
    pub date: Option<DateView>,
    /// The shooting day.
    pub shoot_day: Option<u16>,
    /// Its form.
    pub format: LinkView,
    /// Its layers.
    pub layers: Vec<LinkView>,
    /// What makes one want to read on.
    pub teaser: Option<String>,
    /// The picture that stands for it.
    pub cover: Option<PictureView>,
    /// Who wrote it.
    pub authors: Vec<LinkView>,
    /// Whether it gives the story away.
    pub spoiler: bool,
    /// Whether it is a draft, in a preview.
    pub draft: bool,
    /// The end of its embargo, in a preview.
    pub embargo: Option<String>,
}

/// A passage of an entry.
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// Its layers.
    pub layers: Vec<LinkView>,
    /// Its audiences.
    pub audiences: Vec<LinkView>,
    /// Its text as HTML.
    pub html: String,
}

/// Tags of one axis.
#[derive(Debug, Clone, Serialize)]
pub struct TagsView {
    /// The axis.
    pub axis: LinkView,
    /// Its tags.
    pub tags: Vec<LinkView>,
}

/// A person in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PersonCard {
    /// Name.
    pub name: String,
    /// Address.
    pub href: String,
    /// Parts and jobs, in a line.
    pub roles: String,
    /// One or two sentences.
    pub bio_short: Option<String>,
    /// Portrait.
    pub headshot: Option<PictureView>,
    /// The line that introduces them.
    pub spotlight: Option<String>,
}

/// A clip.
#[derive(Debug, Clone, Serialize)]
pub struct ClipView {
    /// Name, unique among clips.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// What it is.
    pub kind: String,
    /// About it.
    pub description: Option<String>,
    /// How long it runs.
    pub duration: Option<String>,
    /// When it was recorded or released.
    pub date: Option<DateView>,
    /// The picture shown before it plays.
    pub poster: Option<PictureView>,
    /// The address of the local file.
    pub file: Option<String>,
    /// The media type of the local file.
    pub media_type: Option<&'static str>,
    /// The address elsewhere.
    pub url: Option<String>,
    /// The host of the address elsewhere.
    pub host: Option<String>,
    /// Its host's player alone, to be shown in place when a reader asks for it.
    pub player: Option<PlayerView>,
    /// Caption files.
    pub captions: Vec<CaptionsView>,
    /// What is said and heard, as HTML.
    pub transcript: Option<String>,
    /// Credit line.
    pub credit: Option<String>,
    /// Whether it gives the story away.
    pub spoiler: bool,
}

/// The player of a clip that is hosted elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct PlayerView {
    /// Its address.
    pub src: String,
    /// The host that is asked, as readers know it.
    pub host: String,
}

/// A caption file.
#[derive(Debug, Clone, Serialize)]
pub struct CaptionsView {
    /// Address.
    pub href: String,
    /// Language.
    pub lang: String,
    /// Name in the player.
    pub label: String,
}

/// A screening.
#[derive(Debug, Clone, Serialize)]
pub struct ScreeningView {
    /// When.
    pub date: DateView,
    /// The event.
    pub event: String,
    /// Cinema, city, country, in a line.
    pub place: String,
    /// Tickets.
    pub url: Option<String>,
    /// Which premiere it is.
    pub premiere: Option<String>,
    /// What an audience should know.
    pub note: Option<String>,
    /// Whether it is still to come.
    pub ahead: bool,
}

/// A quote.
#[derive(Debug, Clone, Serialize)]
pub struct QuoteView {
    /// The words.
    pub text: String,
    /// The language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// Author and outlet, in a line.
    pub source: String,
    /// The address of the piece.
    pub url: Option<String>,
    /// When it came out.
    pub date: Option<DateView>,
}

/// An award or selection.
#[derive(Debug, Clone, Serialize)]
pub struct AwardView {
    /// The prize or section.
    pub award: Option<String>,
    /// What happened, where it is not a prize won.
    pub result: Option<String>,
    /// Whether it was won.
    pub won: bool,
    /// The festival.
    pub festival: String,
    /// The year.
    pub year: Option<u16>,
    /// Who received it.
    pub person: Option<LinkView>,
    /// The festival's page.
    pub url: Option<String>,
}

/// The way to a bundle, for every page.
#[derive(Debug, Clone, Serialize)]
pub struct KitLink {
    /// Its name.
    pub title: String,
    /// Address of the zip.
    pub href: String,
    /// File name of the zip.
    pub name: String,
    /// Size in words; empty in `onset serve` until somebody has asked for it.
    pub size: String,
}

/// A typeset document to take away: a PDF.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// What it is, as a word: `press-kit`, `one-sheet`.
    pub word: &'static str,
    /// Its name.
    pub title: String,
    /// Its editions, one for each paper.
    pub editions: Vec<EditionView>,
}

/// An edition of a document.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    /// The paper, in words.
    pub paper: String,
    /// Address.
    pub href: String,
    /// File name.
    pub name: String,
    /// Size in words; empty in `onset serve` until somebody has asked for it.
    pub size: String,
    /// How many pages, in words; empty in `onset serve` until somebody has asked for it.
    pub pages: String,
}

/// A bundle to take away.
#[derive(Debug, Clone, Serialize)]
pub struct KitView {
    /// Its name.
    pub title: String,
    /// About it.
    pub description: Option<String>,
    /// Address of the zip.
    pub href: String,
    /// Its own page, which lists what it holds.
    pub page: Option<String>,
    /// File name of the zip.
    pub name: String,
    /// Size in words; empty in `onset serve` until somebody has asked for it.
    pub size: String,
    /// Day of the newest thing in it.
    pub newest: Option<DateView>,
    /// How many files.
    pub count: usize,
    /// What it holds, folder by folder.
    pub folders: Vec<FolderView>,
}

/// A folder in a bundle.
#[derive(Debug, Clone, Serialize)]
pub struct FolderView {
    /// Its name.
    pub name: String,
    /// Its files: name and size.
    pub files: Vec<(String, String)>,
    /// Its size in words.
    pub size: String,
}

/// A folder in a bundle, on the bundle's own page.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsView {
    /// Its name; empty for what lies at the top.
    pub name: String,
    /// Its size in words.
    pub size: String,
    /// Its files, but for the pictures.
    pub files: Vec<FileView>,
    /// Its pictures.
    pub pictures: Vec<PicturedView>,
}

/// A file in a bundle.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// Its size in words.
    pub size: String,
    /// Where the site holds this very file by itself.
    pub href: Option<String>,
}

/// A picture in a bundle.
#[derive(Debug, Clone, Serialize)]
pub struct PicturedView {
    /// Its file.
    pub file: FileView,
    /// Width and height of the file in pixels: `1200 × 800`.
    pub pixels: String,
    /// The picture, with the site's own downloads of it.
    pub picture: PictureView,
}

/// A text of the press room.
#[derive(Debug, Clone, Serialize)]
pub struct PressTextView {
    /// Name, unique among press texts: its anchor.
    pub slug: String,
    /// Title.
    pub title: String,
    /// The language it is in, where that is not the page's.
    pub lang: Option<String>,
    /// As HTML.
    pub html: String,
    /// Who signs it.
    pub author: Option<LinkView>,
    /// How many words.
    pub words: usize,
}

/// A line of the technical sheet or of a still's facts.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// Label.
    pub label: String,
    /// Value.
    pub value: String,
    /// Where the value leads, if anywhere.
    pub href: Option<String>,
}

/// Contacts for one purpose.
#[derive(Debug, Clone, Serialize)]
pub struct ContactsView {
    /// The purpose.
    pub purpose: String,
    /// The contacts.
    pub contacts: Vec<ContactView>,
}

/// A contact.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// Name.
    pub name: String,
    /// What they are there for.
    pub role: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// Territory.
    pub territory: Option<String>,
    /// Mailbox.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Web address.
    pub url: Option<String>,
}

/// A department of the credits.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentView {
    /// Its name.
    pub name: String,
    /// Its lines: role, and names with addresses.
    pub credits: Vec<CreditView>,
}

/// A line of the credits.
#[derive(Debug, Clone, Serialize)]
pub struct CreditView {
    /// The role.
    pub role: String,
    /// Names; those with a page have an address.
    pub names: Vec<NameView>,
}

/// A name, with a page where there is one.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    /// The name.
    pub name: String,
    /// The page.
    pub href: Option<String>,
}
