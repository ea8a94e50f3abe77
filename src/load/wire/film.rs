//! The film itself, as `onset.yaml` states it.

use crate::load::reading::At;
use crate::load::record::record;
use crate::load::scalars::{Date, EmailAddress, Runtime, Text, Url};
use crate::load::wire::words::{CompanyRole, FilmFormat, Premiere, Status};
use crate::places::FilePath;

record! {
    /// The film: what every page, feed and document says of it.
    pub struct Film {
        /// The title, as one text or as a text for each language.
        pub title: At<Text>,
        /// The title in the language of production, where it is not the title above.
        pub original_title: Option<At<String>>,
        /// The line on the poster.
        pub tagline: Option<At<Text>>,
        /// The story in one sentence. Funders ask for 50 words or fewer.
        pub logline: Option<At<Text>>,
        /// The year the film was, or will be, completed.
        pub year: Option<At<u16>>,
        /// How far the film has come.
        pub status: Option<At<Status>>,
        /// The length and form of the work.
        pub format: Option<At<FilmFormat>>,
        /// Genres, the most telling first.
        pub genres: Vec<At<Text>>,
        /// Running time: `11 min`, `1 h 45 min` or `00:11:20`.
        pub runtime: Option<At<Runtime>>,
        /// Countries of production, the majority producer's first.
        pub countries: Vec<At<Text>>,
        /// Languages spoken in the film.
        pub languages: Vec<At<Text>>,
        /// Languages the film is subtitled in.
        pub subtitles: Vec<At<Text>>,
        /// The ratio of picture width to height: `1.85:1`.
        pub aspect_ratio: Option<At<String>>,
        /// The sound format: `5.1`, `Stereo`, `Dolby Atmos`.
        pub sound: Option<At<Text>>,
        /// Colour, black and white, or both.
        pub colour: Option<At<Text>>,
        /// What it was shot on: cameras, film stock, technique.
        pub shot_on: Option<At<Text>>,
        /// What it can be screened from: `DCP 2K`, `ProRes 422 HQ`.
        pub screening_formats: Vec<At<String>>,
        /// The age rating, with the body that gave it.
        pub rating: Option<At<Text>>,
        /// What an audience may want to know beforehand.
        pub content_notes: Vec<At<Text>>,
        /// Whether and where the film has been shown.
        pub premiere: Option<At<Premiere>>,
        /// When the film was shot.
        pub shoot: Option<At<Shoot>>,
        /// The budget as a band, for funders who ask: `under EUR 250,000`.
        pub budget_band: Option<At<Text>>,
        /// Identifiers in public registries.
        pub ids: Option<At<Ids>>,
        /// The still the campaign is built on, by its path below `stills/` or its name.
        pub key_art: Option<At<String>>,
        /// The poster, by its path below `stills/` or its name.
        pub poster: Option<At<String>>,
        /// The trailer, by the name of its file in `clips/`.
        pub trailer: Option<At<String>>,
        /// The film's own home on the web, where that is not this site.
        pub url: Option<At<Url>>,
    }
}

record! {
    /// The time of shooting.
    pub struct Shoot {
        /// First day of shooting.
        pub start: Option<At<Date>>,
        /// Last day of shooting.
        pub end: Option<At<Date>>,
        /// How many days were shot.
        pub days: Option<At<u16>>,
        /// Where it was shot.
        pub locations: Vec<At<Text>>,
    }
}

record! {
    /// Identifiers in public registries.
    pub struct Ids {
        /// IMDb title: `tt1234567`.
        pub imdb: Option<At<String>>,
        /// EIDR: `10.5240/0000-0000-0000-0000-0000-X`.
        pub eidr: Option<At<String>>,
        /// ISAN: `0000-0000-0000-0000-0-0000-0000-0`.
        pub isan: Option<At<String>>,
        /// The Movie Database number.
        pub tmdb: Option<At<String>>,
        /// Wikidata item: `Q42`.
        pub wikidata: Option<At<String>>,
    }
}

record! {
    /// A company and what it does for the film.
    pub struct Company {
        /// The name as it should be credited.
        pub name: At<String>,
        /// What it does for the film; several where it does several things.
        pub roles: Vec<At<CompanyRole>>,
        /// Its logo: a file in the project.
        pub logo: Option<At<FilePath>>,
        /// Its postal address.
        pub address: Option<At<String>>,
        /// Its country.
        pub country: Option<At<Text>>,
        /// Its home on the web.
        pub url: Option<At<Url>>,
        /// Its e-mail address.
        pub email: Option<At<EmailAddress>>,
        /// One or two sentences about it.
        pub about: Option<At<Text>>,
    }
}

record! {
    /// Whom to write to, apart by purpose.
    pub struct Contacts {
        /// For journalists.
        pub press: Vec<At<Contact>>,
        /// For buyers and broadcasters.
        pub sales: Vec<At<Contact>>,
        /// For everything about the production.
        pub production: Vec<At<Contact>>,
        /// For festivals: print traffic, guests.
        pub festival: Vec<At<Contact>>,
    }
}

record! {
    /// One person or desk to write to.
    pub struct Contact {
        /// The name.
        pub name: At<String>,
        /// The company.
        pub company: Option<At<String>>,
        /// What they are there for.
        pub role: Option<At<Text>>,
        /// E-mail address.
        pub email: Option<At<EmailAddress>>,
        /// Telephone, with country code.
        pub phone: Option<At<String>>,
        /// An address on the web.
        pub url: Option<At<Url>>,
        /// The territory they speak for.
        pub territory: Option<At<Text>>,
    }
}

record! {
    /// A link with its name.
    pub struct Link {
        /// The name shown: `Instagram`.
        pub label: At<String>,
        /// The address.
        pub url: At<Url>,
    }
}
