//! What print templates may read, as `/data.json`. Part of the theme authors' contract: docs/print-views.md lists it, and
//! a test holds that list against this file.

use std::collections::BTreeMap;

use serde::Serialize;

/// Everything a document may show. What is not known is empty or `none`.
#[derive(Debug, Clone, Serialize)]
pub struct PrintView {
    /// Which edition it is.
    pub edition: EditionView,
    /// The words of the interface, by name.
    pub t: BTreeMap<String, String>,
    /// The film.
    pub film: FilmView,
    /// The picture of the cover, cut to fill a page of either paper.
    pub cover: Option<PictureView>,
    /// The poster.
    pub poster: Option<PictureView>,
    /// Stills fine enough to be as wide as a page.
    pub plates: Vec<PictureView>,
    /// The press texts.
    pub texts: Vec<TextView>,
    /// Passages of the diary that may be lifted, the oldest first.
    pub diary: Vec<LiftedView>,
    /// Those who made the film.
    pub filmmakers: Vec<PersonView>,
    /// Those who are seen or heard in it, by billing.
    pub cast: Vec<PersonView>,
    /// Quotes, the best first.
    pub quotes: Vec<QuoteView>,
    /// Awards and selections, the best first.
    pub awards: Vec<AwardView>,
    /// Screenings, by date.
    pub screenings: Vec<ScreeningView>,
    /// The technical sheet.
    pub facts: Vec<FactView>,
    /// The credits, the cast first.
    pub credits: CreditsView,
    /// Companies.
    pub companies: Vec<CompanyView>,
    /// Stills with captions, credits and file names, in order.
    pub stills: Vec<PictureView>,
    /// Under what terms the stills may be used.
    pub usage: Vec<String>,
    /// Contacts by purpose.
    pub contacts: Vec<ContactsView>,
    /// Clips: trailer, samples of the work.
    pub clips: Vec<ClipView>,
}

/// Which edition it is.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    /// `press-kit`, `one-sheet`, `credits-list`, `captions-sheet` or `grant-dossier`.
    pub document: &'static str,
    /// `a4` or `letter`.
    pub paper: &'static str,
    /// Pixels to the inch that pictures should have.
    pub dpi: u16,
    /// The language (ISO 639).
    pub lang: String,
    /// The region (ISO 3166), if the language's tag names one.
    pub region: Option<String>,
    /// The script (ISO 15924), if the language's tag names one.
    pub script: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The parts of a grant dossier, in its order: `synopsis`, `statement`, `treatment`, `passages`, `samples`, `bios`,
    /// `stills`, `facts`, `contacts`.
    pub parts: Vec<&'static str>,
    /// How densely to set it: 0 as it looks best, 1 and 2 to fit into fewer pages.
    pub tight: u8,
    /// The day of the newest thing in it, in words.
    pub newest: Option<String>,
}

/// The film.
#[derive(Debug, Clone, Serialize)]
pub struct FilmView {
    /// Its title.
    pub title: String,
    /// Its title in the language of production, where that is another.
    pub original_title: Option<String>,
    /// The line on the poster.
    pub tagline: Option<String>,
    /// The story in one sentence.
    pub logline: Option<String>,
    /// Directed by.
    pub director: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// Running time, countries, year and the like, each on its own, for one line.
    pub line: Vec<String>,
    /// Companies that make it.
    pub makers: Vec<String>,
    /// The film's colour, as `#rrggbb`.
    pub accent: Option<String>,
    /// Its home on the web.
    pub url: Option<String>,
    /// The line at the foot of every page of the site.
    pub notice: Option<String>,
}

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Name, unique among pictures.
    pub slug: String,
    /// Its files, rising in width.
    pub files: Vec<FileView>,
    /// The file that is cut to fill a page of either paper, if it may stand on the cover.
    pub page: Option<FileView>,
    /// Width to height of the whole picture.
    pub ratio: f64,
    /// The point every crop keeps, from the left edge, from 0 to 1.
    pub focus_x: f64,
    /// The point every crop keeps, from the upper edge, from 0 to 1.
    pub focus_y: f64,
    /// Mean colour, as `#rrggbb`.
    pub colour: String,
    /// What somebody who cannot see it should know; `none` when it is decorative.
    pub alt: Option<String>,
    /// Caption.
    pub caption: Option<String>,
    /// The line to print beside it.
    pub credit: Option<String>,
    /// Who is in it.
    pub people: Vec<String>,
    /// Where it was taken.
    pub places: Vec<String>,
    /// The copyright notice.
    pub copyright: Option<String>,
    /// What its file is called in the bundles and among the downloads.
    pub file_name: Option<String>,
    /// Its number in the list of stills.
    pub number: Option<usize>,
}

/// A file of a picture: a JPEG, which a PDF takes as it stands.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// Where templates find it.
    pub path: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A press text.
#[derive(Debug, Clone, Serialize)]
pub struct TextView {
    /// Name: `synopsis`, `directors-statement`, `production-notes`, `q-and-a` and others.
    pub slug: String,
    /// Title.
    pub title: String,
    /// The language it is in (ISO 639), where it is not the edition's.
    pub lang: Option<String>,
    /// Who signs it.
    pub author: Option<PersonView>,
    /// Its sections, by its highest headings.
    pub sections: Vec<SectionView>,
}

/// A section of a text.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// Its heading; nothing before the first one.
    pub title: Vec<Piece>,
    /// Its blocks.
    pub blocks: Vec<Node>,
}

/// An entry of the diary with passages that may be lifted.
#[derive(Debug, Clone, Serialize)]
pub struct LiftedView {
    /// Its title.
    pub title: String,
    /// The language it is in (ISO 639), where it is not the edition's.
    pub lang: Option<String>,
    /// Who wrote it, and when.
    pub by: Vec<String>,
    /// Its passages.
    pub passages: Vec<PassageView>,
}

/// A passage.
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// Its layers, as words: `emotional`, `technical`, `thematic`.
    pub layers: Vec<&'static str>,
    /// Its blocks.
    pub blocks: Vec<Node>,
}

/// A block of text. `kind` tells which.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Node {
    /// A heading; `level` from 1, never skipping one.
    Heading {
        /// From 1.
        level: usize,
        /// Its words.
        line: Vec<Piece>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        line: Vec<Piece>,
    },
    /// A quotation, or a remark set apart.
    Quote {
        /// What it says.
        blocks: Vec<Node>,
    },
    /// A list, numbered from `start` when it has one.
    List {
        /// The first number.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Node>>,
    },
    /// A term and what it means.
    Definition {
        /// The term.
        line: Vec<Piece>,
        /// Its meanings.
        blocks: Vec<Node>,
    },
    /// Code.
    Code {
        /// The code.
        text: String,
    },
    /// A table.
    Table {
        /// `start`, `center` or `end` for each column.
        columns: Vec<&'static str>,
        /// The head's cells.
        head: Vec<Vec<Piece>>,
        /// The rows' cells.
        rows: Vec<Vec<Vec<Piece>>>,
    },
    /// A break between thoughts.
    Rule,
    /// A picture.
    Figure {
        /// Which, with the caption given here in its place.
        picture: Box<PictureView>,
    },
    /// A line drawn out of the text.
    Pull {
        /// What is said.
        blocks: Vec<Node>,
        /// Who says it.
        by: Vec<Piece>,
    },
}

/// A piece of a line. `kind` tells which.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Piece {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words that belong together, with nothing about them.
    Words {
        /// The words.
        line: Vec<Piece>,
    },
    /// Code.
    Code {
        /// The code.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// The words.
        line: Vec<Piece>,
    },
    /// Strong emphasis.
    Strong {
        /// The words.
        line: Vec<Piece>,
    },
    /// Struck out.
    Strike {
        /// The words.
        line: Vec<Piece>,
    },
    /// A link to an address of the web, a mailbox or a telephone.
    Link {
        /// The address.
        to: String,
        /// The words.
        line: Vec<Piece>,
    },
    /// A footnote.
    Note {
        /// What it says.
        blocks: Vec<Node>,
    },
    /// A line break.
    Break,
}

/// Somebody.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// The name.
    pub name: String,
    /// What they do, or whom they play.
    pub roles: Vec<String>,
    /// One or two sentences.
    pub short: Option<String>,
    /// Up to a page.
    pub bio: Vec<Node>,
    /// Earlier work, each in a line.
    pub works: Vec<String>,
    /// The portrait.
    pub portrait: Option<PictureView>,
}

/// A quote.
#[derive(Debug, Clone, Serialize)]
pub struct QuoteView {
    /// The words.
    pub text: String,
    /// The language of the words (BCP 47), where it is not the edition's.
    pub lang: Option<String>,
    /// Who wrote them.
    pub author: Option<String>,
    /// Where.
    pub outlet: Option<String>,
    /// The address of the piece.
    pub url: Option<String>,
}

/// An award or selection.
#[derive(Debug, Clone, Serialize)]
pub struct AwardView {
    /// The prize or section.
    pub award: Option<String>,
    /// What happened, in a word.
    pub result: String,
    /// Whether it was won.
    pub won: bool,
    /// The festival.
    pub festival: String,
    /// The year.
    pub year: Option<u16>,
    /// Who received it.
    pub person: Option<String>,
}

/// A screening.
#[derive(Debug, Clone, Serialize)]
pub struct ScreeningView {
    /// When, in words.
    pub date: String,
    /// The event.
    pub event: String,
    /// Cinema, city, country, in a line.
    pub place: String,
    /// Which premiere it is.
    pub premiere: Option<String>,
    /// Whether it is still to come.
    pub ahead: bool,
}

/// A line of the technical sheet.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// The name of the fact, the same in every language.
    pub key: &'static str,
    /// Label.
    pub label: String,
    /// Value.
    pub value: String,
}

/// The credits.
#[derive(Debug, Clone, Serialize)]
pub struct CreditsView {
    /// Departments, the cast first.
    pub departments: Vec<DepartmentView>,
    /// The lines at the foot of the poster.
    pub billing_block: Option<String>,
    /// Music, each piece in a line.
    pub music: Vec<String>,
    /// Who is thanked.
    pub thanks: Vec<String>,
    /// Funders and partners, each by the words its contract asks for.
    pub funders: Vec<String>,
    /// The film's copyright line.
    pub copyright: Option<String>,
}

/// A department.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentView {
    /// Its name.
    pub name: String,
    /// Its lines.
    pub lines: Vec<CreditView>,
}

/// A line of the credits.
#[derive(Debug, Clone, Serialize)]
pub struct CreditView {
    /// The role.
    pub role: String,
    /// The names.
    pub names: Vec<String>,
}

/// A company.
#[derive(Debug, Clone, Serialize)]
pub struct CompanyView {
    /// Its name.
    pub name: String,
    /// What it does for the film.
    pub roles: Vec<String>,
    /// About it.
    pub about: Option<String>,
    /// Its postal address, or its country.
    pub address: Option<String>,
    /// Its home on the web.
    pub url: Option<String>,
    /// Its mailbox.
    pub email: Option<String>,
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

/// A clip.
#[derive(Debug, Clone, Serialize)]
pub struct ClipView {
    /// Title.
    pub title: String,
    /// What it is.
    pub what: String,
    /// How long it runs.
    pub duration: Option<String>,
    /// About it.
    pub description: Option<String>,
    /// Where it can be seen.
    pub url: Option<String>,
    /// Where to begin to watch, and for how long, in words.
    pub cue: Option<String>,
    /// What to look at there.
    pub cue_note: Option<String>,
}
