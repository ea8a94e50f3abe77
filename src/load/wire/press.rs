//! `press/`: texts for the press, quotes, awards, screenings.

use crate::load::reading::At;
use crate::load::record::record;
use crate::load::scalars::{Date, LanguageTag, Moment, Text, Url};
use crate::load::wire::words::{AwardResult, PremiereKind};

record! {
    /// The front matter of a press text. `synopsis.md` is read by its headings: `## Short`, `## Medium`, `## Long`.
    pub struct PressText {
        /// The title. Made from the file's name when left out.
        pub title: Option<At<String>>,
        /// Place in the press room: lower comes first.
        pub order: Option<At<i32>>,
        /// Who signs it: the name of a file in `people/`.
        pub author: Option<At<String>>,
        /// `false` keeps it out of the press room and the press kit: a text for a form, which only a deliverable holds that
        /// names it.
        pub press: Option<At<bool>>,
        /// Under embargo until this moment.
        pub embargo: Option<At<Moment>>,
    }
}

record! {
    /// `press/quotes.yaml`: what was written about the film, the best first.
    pub struct QuotesFile {
        /// The quotes.
        pub quotes: Vec<At<Quote>>,
    }
}

record! {
    /// One quote.
    pub struct Quote {
        /// The words, without quotation marks.
        pub text: At<Text>,
        /// Who wrote them.
        pub author: Option<At<String>>,
        /// Where they stood.
        pub outlet: Option<At<String>>,
        /// The address of the piece.
        pub url: Option<At<Url>>,
        /// The day it came out.
        pub date: Option<At<Date>>,
        /// The language it was written in, where it is not the site's.
        pub language: Option<At<LanguageTag>>,
        /// Under embargo until this moment.
        pub embargo: Option<At<Moment>>,
    }
}

record! {
    /// `press/awards.yaml`: prizes and selections, the best first.
    pub struct AwardsFile {
        /// The awards.
        pub awards: Vec<At<Award>>,
    }
}

record! {
    /// One award or selection.
    pub struct Award {
        /// The festival or body.
        pub festival: At<String>,
        /// The prize or section.
        pub award: Option<At<Text>>,
        /// The year.
        pub year: Option<At<u16>>,
        /// What happened.
        pub result: At<AwardResult>,
        /// Who received it: the name of a file in `people/`.
        pub person: Option<At<String>>,
        /// The festival's page about it.
        pub url: Option<At<Url>>,
        /// Not announced before this moment.
        pub embargo: Option<At<Moment>>,
    }
}

record! {
    /// `press/screenings.yaml`: where and when the film is shown.
    pub struct ScreeningsFile {
        /// The screenings.
        pub screenings: Vec<At<Screening>>,
    }
}

record! {
    /// One screening.
    pub struct Screening {
        /// The day, or the day and hour: `2027-03-04` or `2027-03-04 19:30`.
        pub date: At<Moment>,
        /// The festival or event.
        pub event: At<String>,
        /// The cinema or hall.
        pub venue: Option<At<String>>,
        /// The city.
        pub city: Option<At<String>>,
        /// The country.
        pub country: Option<At<Text>>,
        /// Where tickets are sold, or the event's page.
        pub url: Option<At<Url>>,
        /// Which premiere it is.
        pub premiere: Option<At<PremiereKind>>,
        /// Anything an audience should know: a talk afterwards, subtitles.
        pub note: Option<At<Text>>,
        /// Not announced before this moment.
        pub embargo: Option<At<Moment>>,
    }
}
