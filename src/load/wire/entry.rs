//! A diary entry's front matter.

use crate::load::reading::{At, Table};
use crate::load::record::record;
use crate::load::scalars::{Date, Moment};
use crate::load::wire::words::{Audience, Format, Goal, Layer};

record! {
    /// The front matter of a diary entry, between two lines of `---` at the head of its Markdown file.
    pub struct Entry {
        /// The title.
        pub title: At<String>,
        /// The day it tells of.
        pub date: Option<At<Date>>,
        /// The number of the shooting day.
        pub shoot_day: Option<At<u16>>,
        /// Who wrote it: names of files in `people/`.
        pub authors: Vec<At<String>>,
        /// The form it takes. `reflection` when left out.
        pub format: Option<At<Format>>,
        /// What it is about, as a whole. Headings can mark passages: `## What the light did {.technical}`.
        pub layers: Vec<At<Layer>>,
        /// Whom it is for.
        pub audiences: Vec<At<Audience>>,
        /// What it is for.
        pub goals: Vec<At<Goal>>,
        /// Tags on each axis: `theme: [tide, measure]`.
        pub tags: Table<Vec<At<String>>>,
        /// Who is in it: names of files in `people/`.
        pub people: Vec<At<String>>,
        /// Stills shown with it, beside those placed in the text.
        pub stills: Vec<At<String>>,
        /// Clips shown with it: names of files in `clips/`.
        pub clips: Vec<At<String>>,
        /// The still that stands for it. The first of its stills when left out.
        pub cover: Option<At<String>>,
        /// One or two sentences that make one want to read on.
        pub teaser: Option<At<String>>,
        /// The member of the crew it puts in the light: the name of a file in `people/`.
        pub spotlight: Option<At<String>>,
        /// Whether its passages may be lifted into the production notes.
        pub press: Option<At<bool>>,
        /// Whether it gives the story away.
        pub spoiler: Option<At<bool>>,
        /// Whether it is unfinished; drafts are built only with `--drafts`.
        pub draft: Option<At<bool>>,
        /// Not shown before this moment: `2026-03-01` or `2026-03-01 18:00`.
        pub publish: Option<At<Moment>>,
        /// Under embargo until this moment.
        pub embargo: Option<At<Moment>>,
        /// Taken down at this moment.
        pub expires: Option<At<Moment>>,
        /// Its address below `diary/`. Made from the file's name when left out.
        pub slug: Option<At<String>>,
    }
}
