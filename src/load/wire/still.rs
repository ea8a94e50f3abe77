//! `stills.yaml`: facts about the pictures beside it.

use crate::load::reading::{At, Table};
use crate::load::record::record;
use crate::load::scalars::{Date, Focus, Moment, Text, Url};
use crate::load::wire::words::{Approval, Layer, SourceType, StillKind};
use crate::places::FilePath;

record! {
    /// `stills.yaml`, in any folder of stills. What a still's own entry says goes first, then the folder's
    /// defaults, then what the file itself carries (XMP, then IPTC-IIM, then EXIF).
    pub struct StillsFile {
        /// Facts that hold for every picture in this folder and those below it, unless said otherwise.
        pub defaults: Option<At<StillFacts>>,
        /// One entry for each picture that has facts of its own.
        pub stills: Vec<At<StillEntry>>,
    }
}

record! {
    /// The facts of one picture.
    pub struct StillEntry {
        /// The picture's file name, in this folder.
        pub file: At<String>,
        /// What is seen and why it matters, in a sentence that can be printed.
        pub caption: Option<At<Text>>,
        /// What somebody who cannot see the picture should know. `decorative` when it carries nothing.
        pub alt: Option<At<Text>>,
        /// More for those who cannot see the picture than fits into `alt`: where things are, what is written in it.
        pub extended_description: Option<At<Text>>,
        /// A headline of a few words.
        pub headline: Option<At<Text>>,
        /// Who took it.
        pub photographer: Option<At<String>>,
        /// The credit line, as it must be printed.
        pub credit: Option<At<String>>,
        /// The copyright notice.
        pub copyright: Option<At<String>>,
        /// The licence, as an address: `https://creativecommons.org/licenses/by/4.0/`.
        pub licence: Option<At<Url>>,
        /// What it may be used for.
        pub usage: Option<At<Text>>,
        /// Who is in it: names of files in `people/`.
        pub people: Vec<At<String>>,
        /// Where it was taken, as it may be printed. The picture's `location` tags when left out.
        pub location: Option<At<Text>>,
        /// Tags on each axis: `character: [odile]`.
        pub tags: Table<Vec<At<String>>>,
        /// Which layers of the story it serves.
        pub layers: Vec<At<Layer>>,
        /// What it shows.
        pub kind: Option<At<StillKind>>,
        /// Whether it is offered to the press.
        pub press: Option<At<bool>>,
        /// Its place among the others: lower comes first.
        pub order: Option<At<i32>>,
        /// The point that every crop keeps, as fractions of width and height: `0.4 0.3`.
        pub focus: Option<At<Focus>>,
        /// Whether those who hold approval have given it. `approved` when left out.
        pub approval: Option<At<Approval>>,
        /// Under embargo until this moment.
        pub embargo: Option<At<Moment>>,
        /// Whether it gives the story away.
        pub spoiler: Option<At<bool>>,
        /// The raw original, for the archive: a path from the project's folder, or where it is kept elsewhere.
        pub raw: Option<At<String>>,
        /// When it was taken.
        pub date: Option<At<Date>>,
        /// How it came about: photographed, scanned, rendered, put together, generated.
        pub source_type: Option<At<SourceType>>,
        /// Another still that shows the same before the work.
        pub before: Option<At<FilePath>>,
        /// Whether the site is built without it when its file turns out broken. `false` when left out: the build stops.
        pub optional: Option<At<bool>>,
    }
}

record! {
    /// Facts that a whole folder of pictures shares.
    pub struct StillFacts {
        /// Who took them.
        pub photographer: Option<At<String>>,
        /// The credit line, as it must be printed.
        pub credit: Option<At<String>>,
        /// The copyright notice.
        pub copyright: Option<At<String>>,
        /// The licence, as an address.
        pub licence: Option<At<Url>>,
        /// What they may be used for.
        pub usage: Option<At<Text>>,
        /// Where they were taken, as it may be printed.
        pub location: Option<At<Text>>,
        /// How they came about: photographed, scanned, rendered, put together, generated.
        pub source_type: Option<At<SourceType>>,
        /// Tags on each axis, added to each picture's own.
        pub tags: Table<Vec<At<String>>>,
        /// Which layers of the story they serve.
        pub layers: Vec<At<Layer>>,
        /// What they show.
        pub kind: Option<At<StillKind>>,
        /// Whether they are offered to the press.
        pub press: Option<At<bool>>,
        /// Whether those who hold approval have given it.
        pub approval: Option<At<Approval>>,
        /// Under embargo until this moment.
        pub embargo: Option<At<Moment>>,
        /// Whether they give the story away.
        pub spoiler: Option<At<bool>>,
        /// Whether the site is built without one whose file turns out broken.
        pub optional: Option<At<bool>>,
    }
}
