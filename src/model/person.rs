//! Members of cast and crew.

use super::bridge::Bridge;
use super::film::{Link, Words, link, plain};
use super::names::StillId;
use super::slug::slug_or;
use super::text::Text;
use super::translated::Translated;
use crate::load::YamlFile;
use crate::load::scalars::EmailAddress;
use crate::load::wire::person as wire;
use crate::places::{At, FilePath, Place};

/// A member of the cast or crew.
#[derive(Debug, Clone)]
pub struct Person {
    /// Where they are described.
    pub place: Place,
    /// How others refer to them, and their address.
    pub slug: String,
    /// The name, as credited.
    pub name: String,
    /// What the lists sort by.
    pub sort: String,
    /// Pronouns.
    pub pronouns: Option<Words>,
    /// Parts they play.
    pub cast: Vec<Part>,
    /// What they do behind the camera.
    pub crew: Vec<Job>,
    /// One or two sentences.
    pub bio_short: Option<Words>,
    /// Up to a page.
    pub bio: Option<Translated<Text>>,
    /// Earlier work.
    pub filmography: Vec<Work>,
    /// The portrait.
    pub headshot: Option<StillId>,
    /// What somebody who cannot see the portrait should know.
    pub headshot_alt: Option<Words>,
    /// Who took the portrait.
    pub headshot_photographer: Option<String>,
    /// The portrait's credit line.
    pub headshot_credit: Option<String>,
    /// Addresses elsewhere.
    pub links: Vec<Link>,
    /// For the press.
    pub contact: Option<EmailAddress>,
    /// A line that introduces them.
    pub spotlight: Option<Words>,
    /// Place in the lists.
    pub order: i32,
}

/// A part.
#[derive(Debug, Clone)]
pub struct Part {
    /// The character.
    pub character: Words,
    /// Place in the billing.
    pub billing: Option<u16>,
    /// `voice` and the like.
    pub note: Option<Words>,
}

/// A job.
#[derive(Debug, Clone)]
pub struct Job {
    /// The role.
    pub role: Words,
    /// The department.
    pub department: Option<Words>,
}

/// An earlier work.
#[derive(Debug, Clone)]
pub struct Work {
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<u16>,
    /// What they did in it.
    pub role: Option<Words>,
}

impl Bridge<'_> {
    pub(super) fn one_person(&mut self, file: YamlFile<wire::Person>) -> Person {
        let YamlFile { path, value, .. } = file;
        let wire::Person {
            name,
            sort,
            pronouns,
            cast,
            crew,
            bio_short,
            bio,
            filmography,
            headshot,
            headshot_alt,
            headshot_photographer,
            headshot_credit,
            links,
            contact,
            spotlight,
            order,
        } = value.value;
        let bio_place = bio.as_ref().map(|bio| bio.place);
        let bio = self.text(bio).zip(bio_place).map(|(bio, place)| bio.map(|_, text| self.prose_at(&text, place)));
        let last_word = name.value.rsplit(' ').next().unwrap_or_default().to_owned();
        Person {
            place: name.place,
            slug: slug_or(path.stem(), "person"),
            sort: plain(sort).unwrap_or(last_word),
            name: name.value,
            pronouns: self.text(pronouns),
            cast: cast.into_iter().map(|part| self.part(part)).collect(),
            crew: crew.into_iter().map(|job| self.job(job)).collect(),
            bio_short: self.text(bio_short),
            bio,
            filmography: filmography.into_iter().map(|work| self.work(work)).collect(),
            headshot: self.headshot(headshot, path.as_str()),
            headshot_alt: self.text(headshot_alt),
            headshot_photographer: plain(headshot_photographer),
            headshot_credit: plain(headshot_credit),
            links: links.into_iter().map(link).collect(),
            contact: plain(contact),
            spotlight: self.text(spotlight),
            order: plain(order).unwrap_or(i32::MAX),
        }
    }

    /// The portrait that is named, or the picture beside the file with the same name.
    fn headshot(&mut self, named: Option<At<FilePath>>, path: &str) -> Option<StillId> {
        if let Some(named) = named {
            return self.still(&named.map(|path| path.0));
        }
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        self.names.stills.peek(stem).and_then(Result::ok)
    }

    fn part(&mut self, written: At<wire::Part>) -> Part {
        let wire::Part { character, billing, note } = written.value;
        Part { character: self.required(character), billing: plain(billing), note: self.text(note) }
    }

    fn job(&mut self, written: At<wire::Job>) -> Job {
        let wire::Job { role, department } = written.value;
        Job { role: self.required(role), department: self.text(department) }
    }

    fn work(&mut self, written: At<wire::Work>) -> Work {
        let wire::Work { title, year, role } = written.value;
        Work { title: title.value, year: plain(year), role: self.text(role) }
    }
}
