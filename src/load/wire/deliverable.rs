//! `deliverables/*.yaml`: extra bundles. The built-in ones need no file.

use crate::load::reading::{At, Table};
use crate::load::record::record;
use crate::load::scalars::{ByteSize, Text};
use crate::load::wire::words::{Layer, Part, StillKind};

record! {
    /// A bundle: what it selects, what it holds, how its files are named, how large it may be.
    pub struct Deliverable {
        /// Its name in the press room.
        pub title: At<Text>,
        /// A sentence about it.
        pub description: Option<At<Text>>,
        /// What it holds.
        pub contents: Vec<At<Part>>,
        /// Which stills it takes.
        pub select: Option<At<Select>>,
        /// How stills are named: `{film}`, `{subject}`, `{photographer}` and `{nn}` are filled in.
        pub file_name: Option<At<String>>,
        /// The long side of a screen-size still, in pixels.
        pub screen_size: Option<At<u32>>,
        /// What it must stay within.
        pub limits: Option<At<Limits>>,
        /// Whether the press room offers it. `true` when left out.
        pub listed: Option<At<bool>>,
    }
}

record! {
    /// Which stills a bundle takes. What is left out does not narrow.
    pub struct Select {
        /// Kinds of stills.
        pub kinds: Vec<At<StillKind>>,
        /// Layers they serve: one of these.
        pub layers: Vec<At<Layer>>,
        /// Tags on each axis: at least one of those named.
        pub tags: Table<Vec<At<String>>>,
        /// Only stills offered to the press. `true` when left out.
        pub press: Option<At<bool>>,
    }
}

record! {
    /// What a bundle must stay within.
    pub struct Limits {
        /// The whole bundle: `20 MB`.
        pub bytes: Option<At<ByteSize>>,
        /// How many stills; the first ones by order are taken.
        pub stills: Option<At<u32>>,
    }
}
