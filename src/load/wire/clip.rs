//! `clips/*.yaml`: reels, vlogs, interviews, the trailer.

use crate::load::reading::{At, Table};
use crate::load::record::{record, words};
use crate::load::scalars::{Date, LanguageTag, Moment, Runtime, Text, Timecode, Url};
use crate::load::wire::words::{Audience, Goal, Layer};
use crate::places::FilePath;

words! {
    /// What a clip is.
    pub enum ClipKind {
        /// The trailer.
        Trailer = "trailer",
        /// A short announcement before the trailer.
        Teaser = "teaser",
        /// A passage of the film, cleared for broadcast.
        Clip = "clip",
        /// A short cut for social channels.
        Reel = "reel",
        /// Somebody talks to the camera about the day.
        Vlog = "vlog",
        /// Questions and answers.
        Interview = "interview",
        /// A trial: lenses, sets, movement.
        Test = "test",
    }
}

record! {
    /// A moving picture. The file's name is how others refer to it.
    pub struct Clip {
        /// The title.
        pub title: At<Text>,
        /// What it is.
        pub format: At<ClipKind>,
        /// A sentence or two about it.
        pub description: Option<At<Text>>,
        /// Who is in it: names of files in `people/`.
        pub people: Vec<At<String>>,
        /// How long it runs: `1 min 20 s` or `00:01:20`.
        pub duration: Option<At<Runtime>>,
        /// Where a juror begins to watch, and for how long. All of it when left out.
        pub cue: Option<At<Cue>>,
        /// The same for single deliverables, by their names, where they ask for something else.
        pub cues: Table<At<Cue>>,
        /// When it was recorded or released.
        pub date: Option<At<Date>>,
        /// The picture shown before it plays: a file beside this one.
        pub poster: Option<At<FilePath>>,
        /// A local file: an mp4 beside this one.
        pub file: Option<At<FilePath>>,
        /// Where it is hosted; the whole address, with Vimeo's `h=` where it has one. On pages of YouTube, Vimeo and
        /// Dailymotion, and on PeerTube's long addresses, its player is found from it and shown in place on a click;
        /// all others are links.
        pub url: Option<At<Url>>,
        /// The address of the player alone, for any other host: what stands in `src` of the code it offers for
        /// embedding. It is asked for only when a reader clicks.
        pub embed: Option<At<Url>>,
        /// Caption files (WebVTT) beside this one.
        pub captions: Vec<At<Captions>>,
        /// What is said and heard, in Markdown.
        pub transcript: Option<At<Text>>,
        /// Tags on each axis.
        pub tags: Table<Vec<At<String>>>,
        /// Which layers of the story it serves.
        pub layers: Vec<At<Layer>>,
        /// Whom it is for.
        pub audiences: Vec<At<Audience>>,
        /// What it is for.
        pub goals: Vec<At<Goal>>,
        /// Whether it is offered to the press.
        pub press: Option<At<bool>>,
        /// The credit line.
        pub credit: Option<At<String>>,
        /// Place in the list: lower comes first.
        pub order: Option<At<i32>>,
        /// Whether it gives the story away.
        pub spoiler: Option<At<bool>>,
        /// Whether it is unfinished.
        pub draft: Option<At<bool>>,
        /// Not shown before this moment.
        pub publish: Option<At<Moment>>,
        /// Under embargo until this moment.
        pub embargo: Option<At<Moment>>,
        /// Taken down at this moment.
        pub expires: Option<At<Moment>>,
    }
}

record! {
    /// Where somebody who has little time begins to watch a clip, and for how long. Portals ask for cue times like this.
    pub struct Cue {
        /// Where to begin, from the clip's beginning: `2:10`. The beginning when left out.
        pub start: Option<At<Timecode>>,
        /// For how long: `3:00` or `3 min`. To the end when left out.
        pub length: Option<At<Runtime>>,
        /// What to look at.
        pub note: Option<At<Text>>,
    }
}

record! {
    /// A caption file.
    pub struct Captions {
        /// The WebVTT file beside the clip's.
        pub file: At<FilePath>,
        /// Its language.
        pub language: At<LanguageTag>,
        /// The name shown in the player. The language's own name when left out.
        pub label: Option<At<String>>,
    }
}
