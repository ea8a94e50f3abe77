//! Deliverables: what each selects, holds, and must stay within.

use std::collections::BTreeMap;

use super::document::{Document, DossierPart, Paper};
use super::film::Words;
use super::still::{Home, Still};
use super::tags::Tags;
use crate::load::scalars::Date;
use crate::load::wire::words::{Audience, Counting, Layer, Numbering, Packing, Part, StillKind};
use crate::places::{At, Place};

/// The long side of a screen-size still, in pixels, unless the project says otherwise.
pub const SCREEN_SIZE: u32 = 2048;

/// How stills are named unless the project says otherwise.
pub const FILE_NAME: &str = "{film}_{subject}_{photographer}_{nn}";

/// Something that is handed out.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Deliverable {
    /// Where it is described; one that is built in and not changed is not.
    pub place: Option<Place>,
    /// Its name in addresses, file names and on the command line.
    pub slug: String,
    /// Its name in the press room.
    pub title: Words,
    /// About it.
    pub description: Option<Words>,
    /// Where its limits come from.
    pub source: Vec<String>,
    /// When they were last held against their source.
    pub checked: Option<Date>,
    /// What it holds.
    pub parts: Vec<Part>,
    /// Which texts it holds, by name and in order; all of them when empty.
    pub texts: Vec<At<String>>,
    /// Which documents it holds.
    pub documents: Vec<Document>,
    /// For which papers.
    pub papers: Vec<Paper>,
    /// Whether they are for screens, and not for print.
    pub screen_documents: bool,
    /// What a grant dossier holds.
    pub dossier: Vec<DossierPart>,
    /// Which stills it takes.
    pub select: Select,
    /// Which passages of the diary it takes; those of entries offered to the press when `None`.
    pub diary: Option<DiarySelect>,
    /// How stills are named.
    pub file_name: String,
    /// How they are numbered.
    pub numbers: Numbering,
    /// The long side of a screen-size still, in pixels.
    pub screen_size: u32,
    /// The print density of its pictures, in dots per inch.
    pub dpi: Option<u16>,
    /// How it is handed over.
    pub packing: Packing,
    /// Whether all its files lie in one folder.
    pub flat: bool,
    /// What it must stay within.
    pub limits: Limits,
    /// Whether the site holds it.
    pub published: bool,
    /// Whether the press room offers it.
    pub listed: bool,
}

impl Deliverable {
    /// Whether it is the press kit as it is built in: the theme names it and says what it is.
    pub fn is_plain_kit(&self) -> bool {
        self.slug == "press-kit" && self.place.is_none()
    }
}

/// A limit, and where the project sets it; `None` for one that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit<T> {
    /// What must not be passed.
    pub value: T,
    /// Where it stands.
    pub place: Option<Place>,
}

/// What a deliverable must stay within.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// All of it, in bytes.
    pub bytes: Option<Limit<u64>>,
    /// Each file, in bytes.
    pub file_bytes: Option<Limit<u64>>,
    /// Pages of a document at the most.
    pub pages: Option<Limit<u32>>,
    /// Minutes of work samples to be watched at the most.
    pub minutes: Option<Limit<u32>>,
    /// Stills at the most.
    pub stills: Option<Limit<u32>>,
    /// Stills at the least.
    pub least_stills: Option<Limit<u32>>,
    /// Pixels across at the most.
    pub width: Option<Limit<u32>>,
    /// Pixels down at the most.
    pub height: Option<Limit<u32>>,
    /// Pixels along the long side at the least.
    pub least_long_side: Option<Limit<u32>>,
    /// Pixels along the short side at the least.
    pub least_short_side: Option<Limit<u32>>,
    /// Characters of a picture's name at the most, with its ending.
    pub name_length: Option<Limit<u32>>,
    /// Texts, by their names.
    pub texts: BTreeMap<String, TextLimit>,
}

/// How long a text may be.
#[derive(Debug, Clone, Copy)]
pub struct TextLimit {
    /// Words at the most.
    pub words: Option<u32>,
    /// Characters at the most.
    pub characters: Option<u32>,
    /// How characters are counted.
    pub counting: Counting,
    /// Whether it must be there.
    pub required: bool,
    /// Where the limit stands.
    pub place: Option<Place>,
}

/// Which passages of the diary a deliverable takes.
#[derive(Debug, Clone)]
pub struct DiarySelect {
    /// Those of one of these layers,
    pub layers: Vec<Layer>,
    /// or for one of these audiences.
    pub audiences: Vec<Audience>,
}

/// Which stills a deliverable takes.
#[derive(Debug, Clone)]
pub struct Select {
    pub(super) kinds: Vec<StillKind>,
    pub(super) layers: Vec<Layer>,
    pub(super) tags: Tags,
    pub(super) press: bool,
    pub(super) spoilers: bool,
}

/// Why a still is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// It is of another kind.
    Kind,
    /// It lies beside an entry, a person or a clip.
    Elsewhere,
    /// It is not offered to the press.
    NotForPress,
    /// It serves none of the layers.
    Layer,
    /// It carries none of the tags.
    Tags,
    /// It gives the story away.
    Spoiler,
    /// It has fewer pixels than are asked for.
    TooSmall,
    /// There are as many as may be.
    BeyondCount,
}

impl Select {
    /// Whether a still is taken. Portraits go with the bios, pictures beside other things stay there.
    pub fn takes(&self, still: &Still) -> bool {
        self.refuses(still).is_none()
    }

    /// Why a still is not taken; `None` when it is.
    pub fn refuses(&self, still: &Still) -> Option<LeftOut> {
        let usual = matches!(still.kind, StillKind::Production | StillKind::Bts);
        let kind = if self.kinds.is_empty() { usual } else { self.kinds.contains(&still.kind) };
        let layer = self.layers.is_empty() || self.layers.iter().any(|layer| still.layers.contains(layer));
        let tags = self.tags.is_empty() || self.tags.iter().any(|tag| still.tags.contains(tag));
        let conditions = [
            (still.home == Home::Gallery, LeftOut::Elsewhere),
            (kind, LeftOut::Kind),
            (still.press || !self.press, LeftOut::NotForPress),
            (layer, LeftOut::Layer),
            (tags, LeftOut::Tags),
            (!still.spoiler || self.spoilers, LeftOut::Spoiler),
        ];
        conditions.into_iter().find(|(holds, _)| !holds).map(|(_, reason)| reason)
    }
}
