//! The film, its companies, contacts and campaign.

use super::bridge::Bridge;
use super::names::{ClipId, PersonId, StillId};
use super::slug::slug_or;
use super::translated::{Lang, Translated};
use crate::load::scalars::{Date, EmailAddress, Runtime, Text, Url};
use crate::load::wire::config as wire_config;
use crate::load::wire::film as wire;
use crate::load::wire::words::{Audience, CompanyRole, FilmFormat, Format, Goal, Premiere, Status};
use crate::places::{At, FilePath, Place, SourcePath};

/// A text in the project's languages.
pub type Words = Translated<String>;

/// The film.
#[derive(Debug, Clone)]
pub struct Film {
    /// Where it is described.
    pub place: Place,
    /// Its title.
    pub title: Words,
    /// Its title in the language of production.
    pub original_title: Option<String>,
    /// The line on the poster.
    pub tagline: Option<Words>,
    /// The story in one sentence, and where it stands.
    pub logline: Option<At<Words>>,
    /// The year of completion.
    pub year: Option<u16>,
    /// How far it has come.
    pub status: Option<Status>,
    /// Its length and form.
    pub format: Option<FilmFormat>,
    /// Genres.
    pub genres: Vec<Words>,
    /// Running time.
    pub runtime: Option<Runtime>,
    /// Countries of production.
    pub countries: Vec<Words>,
    /// Languages spoken.
    pub languages: Vec<Words>,
    /// Languages of the subtitles.
    pub subtitles: Vec<Words>,
    /// Width to height.
    pub aspect_ratio: Option<String>,
    /// Sound format.
    pub sound: Option<Words>,
    /// Colour, black and white, or both.
    pub colour: Option<Words>,
    /// What it was shot on.
    pub shot_on: Option<Words>,
    /// What it can be screened from.
    pub screening_formats: Vec<String>,
    /// Age rating.
    pub rating: Option<Words>,
    /// What an audience may want to know beforehand.
    pub content_notes: Vec<Words>,
    /// Premiere status.
    pub premiere: Option<Premiere>,
    /// First day of shooting.
    pub shoot_start: Option<Date>,
    /// Last day of shooting.
    pub shoot_end: Option<Date>,
    /// Days of shooting.
    pub shoot_days: Option<u16>,
    /// Places of shooting.
    pub shoot_locations: Vec<Words>,
    /// The budget as a band.
    pub budget_band: Option<Words>,
    /// Registries and the film's number in each.
    pub ids: Vec<(&'static str, String)>,
    /// The still the campaign is built on.
    pub key_art: Option<StillId>,
    /// The poster.
    pub poster: Option<StillId>,
    /// The trailer.
    pub trailer: Option<ClipId>,
    /// Its home on the web, where that is not this site.
    pub url: Option<Url>,
}

/// The most letters of the film's name that the name of a file holds. With a folder before it, it stays within what
/// Windows opens.
const LONGEST_NAME: usize = 60;

impl Film {
    /// Its name in files and addresses, as many whole words of it as there is room for.
    pub fn slug(&self) -> String {
        let whole = slug_or(self.title.value(Lang::DEFAULT), "film");
        if whole.len() <= LONGEST_NAME {
            return whole;
        }
        let end = whole[..=LONGEST_NAME].rfind('-').unwrap_or(LONGEST_NAME);
        whole[..end].to_owned()
    }
}

impl Bridge<'_> {
    pub(super) fn film(&mut self, written: At<wire::Film>) -> Film {
        let place = written.place;
        let wire::Film {
            title,
            original_title,
            tagline,
            logline,
            year,
            status,
            format,
            genres,
            runtime,
            countries,
            languages,
            subtitles,
            aspect_ratio,
            sound,
            colour,
            shot_on,
            screening_formats,
            rating,
            content_notes,
            premiere,
            shoot,
            budget_band,
            ids,
            key_art,
            poster,
            trailer,
            url,
        } = written.value;
        let wire::Shoot { start, end, days, locations } = shoot
            .map_or(wire::Shoot { start: None, end: None, days: None, locations: Vec::new() }, |shoot| shoot.value);
        let logline_place = logline.as_ref().map(|logline| logline.place);
        Film {
            place,
            title: self.required(title),
            original_title: plain(original_title),
            tagline: self.text(tagline),
            logline: self.text(logline).zip(logline_place).map(|(value, place)| At { value, place }),
            year: plain(year),
            status: plain(status),
            format: plain(format),
            genres: self.texts(genres),
            runtime: plain(runtime),
            countries: self.texts(countries),
            languages: self.texts(languages),
            subtitles: self.texts(subtitles),
            aspect_ratio: plain(aspect_ratio),
            sound: self.text(sound),
            colour: self.text(colour),
            shot_on: self.text(shot_on),
            screening_formats: plains(screening_formats),
            rating: self.text(rating),
            content_notes: self.texts(content_notes),
            premiere: plain(premiere),
            shoot_start: plain(start),
            shoot_end: plain(end),
            shoot_days: plain(days),
            shoot_locations: self.texts(locations),
            budget_band: self.text(budget_band),
            ids: ids.map_or_else(Vec::new, |ids| identifiers(ids.value)),
            key_art: key_art.and_then(|name| self.still(&name)),
            poster: poster.and_then(|name| self.still(&name)),
            trailer: trailer.and_then(|name| self.clip(&name)),
            url: plain(url),
        }
    }

    pub(super) fn company(&mut self, written: At<wire::Company>) -> Company {
        let wire::Company { name, roles, logo, address, country, url, email, about } = written.value;
        Company {
            name: name.value,
            roles: plains(roles),
            logo: logo.and_then(|logo| self.file(&logo)),
            address: plain(address),
            country: self.text(country),
            url: plain(url),
            email: plain(email),
            about: self.text(about),
        }
    }

    pub(super) fn contacts(&mut self, written: Option<At<wire::Contacts>>) -> Contacts {
        let Some(At { value: wire::Contacts { press, sales, production, festival }, place }) = written else {
            return Contacts::default();
        };
        let mut list =
            |contacts: Vec<At<wire::Contact>>| contacts.into_iter().map(|contact| self.contact(contact)).collect();
        Contacts {
            place: Some(place),
            press: list(press),
            sales: list(sales),
            production: list(production),
            festival: list(festival),
        }
    }

    fn contact(&mut self, written: At<wire::Contact>) -> Contact {
        let place = written.place;
        let wire::Contact { name, company, role, email, phone, url, territory } = written.value;
        Contact {
            place: if place.start == place.end { name.place } else { place },
            name: name.value,
            company: plain(company),
            role: self.text(role),
            email: plain(email),
            phone: plain(phone),
            url: plain(url),
            territory: self.text(territory),
        }
    }

    pub(super) fn campaign(&mut self, written: Option<At<wire_config::Campaign>>) -> Option<Campaign> {
        let wire_config::Campaign { lead, goals, audiences, formats, hashtags, statement } = written?.value;
        Some(Campaign {
            lead: lead.and_then(|name| self.person(&name)),
            goals: plains(goals),
            audiences: plains(audiences),
            formats: plains(formats),
            hashtags: plains(hashtags).into_iter().map(|tag| tag.trim_start_matches('#').to_owned()).collect(),
            statement: self.text(statement),
        })
    }
}

fn identifiers(ids: wire::Ids) -> Vec<(&'static str, String)> {
    let wire::Ids { imdb, eidr, isan, tmdb, wikidata } = ids;
    [("IMDb", imdb), ("EIDR", eidr), ("ISAN", isan), ("TMDB", tmdb), ("Wikidata", wikidata)]
        .into_iter()
        .filter_map(|(registry, id)| Some((registry, id?.value)))
        .collect()
}

/// A company.
#[derive(Debug, Clone)]
pub struct Company {
    /// Its name.
    pub name: String,
    /// What it does for the film.
    pub roles: Vec<CompanyRole>,
    /// Its logo.
    pub logo: Option<SourcePath>,
    /// Its postal address.
    pub address: Option<String>,
    /// Its country.
    pub country: Option<Words>,
    /// Its home on the web.
    pub url: Option<Url>,
    /// Its mailbox.
    pub email: Option<EmailAddress>,
    /// About it.
    pub about: Option<Words>,
}

/// Contacts by purpose.
#[derive(Debug, Clone, Default)]
pub struct Contacts {
    /// Where they stand.
    pub place: Option<Place>,
    /// For journalists.
    pub press: Vec<Contact>,
    /// For buyers.
    pub sales: Vec<Contact>,
    /// For the production.
    pub production: Vec<Contact>,
    /// For festivals.
    pub festival: Vec<Contact>,
}

/// Somebody to write to.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Where it stands.
    pub place: Place,
    /// The name.
    pub name: String,
    /// The company.
    pub company: Option<String>,
    /// What they are there for.
    pub role: Option<Words>,
    /// The mailbox.
    pub email: Option<EmailAddress>,
    /// The telephone.
    pub phone: Option<String>,
    /// An address on the web.
    pub url: Option<Url>,
    /// The territory.
    pub territory: Option<Words>,
}

/// The behind-the-scenes campaign.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Who captures and interviews every day.
    pub lead: Option<PersonId>,
    /// What it is for.
    pub goals: Vec<Goal>,
    /// Whom it is for.
    pub audiences: Vec<Audience>,
    /// What it makes.
    pub formats: Vec<Format>,
    /// Hashtags, without the sign.
    pub hashtags: Vec<String>,
    /// The plan in a paragraph.
    pub statement: Option<Words>,
}

/// A name and an address.
#[derive(Debug, Clone)]
pub struct Link {
    /// The name.
    pub label: String,
    /// The address.
    pub url: Url,
}

/// Takes a link apart.
pub(super) fn link(written: At<wire::Link>) -> Link {
    let wire::Link { label, url } = written.value;
    Link { label: label.value, url: url.value }
}

/// The value, once its place no longer matters.
pub(super) fn plain<T>(written: Option<At<T>>) -> Option<T> {
    written.map(|written| written.value)
}

/// The values, once their places no longer matter.
pub(super) fn plains<T>(written: Vec<At<T>>) -> Vec<T> {
    written.into_iter().map(|written| written.value).collect()
}

impl Bridge<'_> {
    /// A text that must be there; nothing known of a language leaves it empty, which has been told of.
    pub(super) fn required(&mut self, written: At<Text>) -> Words {
        self.text(Some(written)).unwrap_or_else(|| Translated::new(super::translated::Lang::DEFAULT, String::new()))
    }

    /// A text.
    pub(super) fn text(&mut self, written: Option<At<Text>>) -> Option<Words> {
        super::translated::text(written?, self.languages, self.out)
    }

    /// Texts.
    pub(super) fn texts(&mut self, written: Vec<At<Text>>) -> Vec<Words> {
        written.into_iter().filter_map(|text| self.text(Some(text))).collect()
    }

    /// A file of the project, from the path written in another.
    pub(super) fn file(&mut self, written: &At<FilePath>) -> Option<SourcePath> {
        self.names.file(written, self.out)
    }
}
