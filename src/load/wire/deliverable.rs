//! `deliverables/*.yaml`: what is handed out. Many are built in; a file of the same name changes one of those.

use crate::load::reading::{At, Table};
use crate::load::record::record;
use crate::load::scalars::{ByteSize, Date, Text};
use crate::load::wire::words::{
    Audience, Counting, Document, DossierPart, Layer, Numbering, Packing, Paper, Part, StillKind,
};

record! {
    /// A deliverable: what it selects, what it holds, how its files are named, what it must stay within. In a file that is
    /// named like a built-in one, what is left out stays as it is built in.
    pub struct Deliverable {
        /// Its name in the press room. Its file's name when left out.
        pub title: Option<At<Text>>,
        /// A sentence about it.
        pub description: Option<At<Text>>,
        /// Where its limits come from: who asks for them, and an address.
        pub source: Vec<At<String>>,
        /// The day on which somebody last held the limits against their source.
        pub checked: Option<At<Date>>,
        /// What it holds.
        pub contents: Vec<At<Part>>,
        /// Which texts `texts` holds, in this order and numbered: `logline`, `tagline`, `diary`, `work-samples`, a text in `press/` by its
        /// name, or one of its sections: `synopsis/short`. All of them when left out.
        pub texts: Vec<At<String>>,
        /// Which documents `documents` holds, typeset as PDFs. `press-kit` and `one-sheet` when left out.
        pub documents: Vec<At<Document>>,
        /// For which papers they are typeset. `a4` and `letter` when left out.
        pub papers: Vec<At<Paper>>,
        /// Whether their pictures are as fine as a screen shows, 150 dots per inch and not 300: for mail and for limits.
        pub screen_documents: Option<At<bool>>,
        /// What a grant dossier holds, in this order. All of it when left out.
        pub dossier: Vec<At<DossierPart>>,
        /// Which stills it takes.
        pub select: Option<At<Select>>,
        /// Which passages of the diary it takes. Those of entries offered to the press when left out.
        pub diary: Option<At<Diary>>,
        /// How stills are named: `{film}`, `{subject}`, `{photographer}` and `{nn}` are filled in.
        pub file_name: Option<At<String>>,
        /// What `{nn}` is. `stable` when left out.
        pub numbers: Option<At<Numbering>>,
        /// The long side of a screen-size still, in pixels.
        pub screen_size: Option<At<u32>>,
        /// The print density written into the pictures, in dots per inch. Their pixels stay what they are.
        pub dpi: Option<At<u16>>,
        /// How it is handed over. `zip` when left out.
        pub packing: Option<At<Packing>>,
        /// Whether all its files lie in one folder. `false` when left out.
        pub flat: Option<At<bool>>,
        /// What it must stay within.
        pub limits: Option<At<Limits>>,
        /// Whether the site holds it. `true` for a project's own when left out; for a built-in one it is what is built in.
        pub publish: Option<At<bool>>,
        /// Whether the press room offers what the site holds. `true` when left out.
        pub listed: Option<At<bool>>,
    }
}

record! {
    /// Which stills a deliverable takes. What is left out does not narrow. What is not cleared is never taken.
    pub struct Select {
        /// Kinds of stills.
        pub kinds: Vec<At<StillKind>>,
        /// Layers they serve: one of these.
        pub layers: Vec<At<Layer>>,
        /// Tags on each axis: at least one of those named.
        pub tags: Table<Vec<At<String>>>,
        /// Only stills offered to the press. `true` when left out.
        pub press: Option<At<bool>>,
        /// Whether stills that give the story away are taken. `true` when left out.
        pub spoilers: Option<At<bool>>,
    }
}

record! {
    /// Which passages of the diary a deliverable takes: those that belong to one of the layers, or are for one of the
    /// audiences.
    pub struct Diary {
        /// Layers.
        pub layers: Vec<At<Layer>>,
        /// Audiences.
        pub audiences: Vec<At<Audience>>,
    }
}

record! {
    /// What a deliverable must stay within. Pictures are made smaller until they fit; texts are never cut.
    pub struct Limits {
        /// The whole of it: `20 MB`.
        pub bytes: Option<At<ByteSize>>,
        /// Each file: `500 kB`.
        pub file_bytes: Option<At<ByteSize>>,
        /// The pages of each document at the most. It is set more densely until it has no more.
        pub pages: Option<At<u32>>,
        /// How many minutes of work samples are to be watched at the most: each clip by its cue, or all of it.
        pub minutes: Option<At<u32>>,
        /// How many stills; the first ones by order are taken.
        pub stills: Option<At<u32>>,
        /// How many stills are asked for at the least.
        pub least_stills: Option<At<u32>>,
        /// The width of a picture at the most, in pixels.
        pub width: Option<At<u32>>,
        /// The height of a picture at the most, in pixels.
        pub height: Option<At<u32>>,
        /// The long side of a still at the least, in pixels; smaller ones are left out.
        pub least_long_side: Option<At<u32>>,
        /// The short side of a still at the least, in pixels; smaller ones are left out.
        pub least_short_side: Option<At<u32>>,
        /// The length of a picture's file name at the most, with its ending.
        pub name_length: Option<At<u32>>,
        /// How long texts may be, by the names they have in `texts`, and `bio`, `bio-short` and `captions` for each bio and
        /// each caption.
        pub texts: Table<At<TextLimit>>,
    }
}

record! {
    /// How long a text may be.
    pub struct TextLimit {
        /// Words at the most.
        pub words: Option<At<u32>>,
        /// Characters at the most.
        pub characters: Option<At<u32>>,
        /// How the receiver counts characters. `all` when left out.
        pub counting: Option<At<Counting>>,
        /// Whether it must be there. `false` when left out.
        pub required: Option<At<bool>>,
    }
}
