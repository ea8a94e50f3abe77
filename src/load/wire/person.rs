//! `people/*.yaml`: one bio for each member of cast and crew.

use crate::load::reading::At;
use crate::load::record::record;
use crate::load::scalars::{EmailAddress, Text};
use crate::load::wire::film::Link;
use crate::places::FilePath;

record! {
    /// A member of the cast or crew. The file's name is how others refer to them.
    pub struct Person {
        /// The name, as it should be credited.
        pub name: At<String>,
        /// The name to sort by, where that is not the last word of the name.
        pub sort: Option<At<String>>,
        /// Pronouns.
        pub pronouns: Option<At<Text>>,
        /// Parts they play.
        pub cast: Vec<At<Part>>,
        /// What they do behind the camera.
        pub crew: Vec<At<Job>>,
        /// One or two sentences.
        pub bio_short: Option<At<Text>>,
        /// Up to a page, in Markdown.
        pub bio: Option<At<Text>>,
        /// Earlier work: title, year, part.
        pub filmography: Vec<At<Work>>,
        /// The portrait: a picture beside this file. The picture of the same name when left out.
        pub headshot: Option<At<FilePath>>,
        /// What somebody who cannot see the portrait should know.
        pub headshot_alt: Option<At<Text>>,
        /// Who took the portrait.
        pub headshot_photographer: Option<At<String>>,
        /// The portrait's credit line.
        pub headshot_credit: Option<At<String>>,
        /// Addresses elsewhere.
        pub links: Vec<At<Link>>,
        /// For the press, where it is given out.
        pub contact: Option<At<EmailAddress>>,
        /// A line that introduces them when they are put in the light.
        pub spotlight: Option<At<Text>>,
        /// Place in the lists: lower comes first.
        pub order: Option<At<i32>>,
    }
}

record! {
    /// A part in the film.
    pub struct Part {
        /// The character.
        pub character: At<Text>,
        /// Place in the billing: 1 is first.
        pub billing: Option<At<u16>>,
        /// `voice`, `puppeteer`, `uncredited` and the like.
        pub note: Option<At<Text>>,
    }
}

record! {
    /// A job behind the camera.
    pub struct Job {
        /// The role, as it should be credited.
        pub role: At<Text>,
        /// The department it belongs to.
        pub department: Option<At<Text>>,
    }
}

record! {
    /// An earlier work.
    pub struct Work {
        /// Its title.
        pub title: At<String>,
        /// Its year.
        pub year: Option<At<u16>>,
        /// What they did in it.
        pub role: Option<At<Text>>,
    }
}
