//! The full credits, as on the end card.

use super::bridge::Bridge;
use super::film::{Words, plain, plains};
use super::names::PersonId;
use super::person::Person;
use crate::load::YamlFile;
use crate::load::wire::credits as wire;
use crate::places::{At, SourcePath};

/// The credits.
#[derive(Debug, Clone, Default)]
pub struct Credits {
    /// Departments, in their order.
    pub departments: Vec<Department>,
    /// The lines at the foot of the poster.
    pub billing_block: Option<Words>,
    /// Music.
    pub music: Vec<Music>,
    /// Who is thanked.
    pub thanks: Vec<String>,
    /// Funders and partners.
    pub funders: Vec<Funder>,
    /// The film's copyright line.
    pub copyright: Option<String>,
}

/// A department.
#[derive(Debug, Clone)]
pub struct Department {
    /// Its name.
    pub name: Words,
    /// Its lines.
    pub credits: Vec<Credit>,
}

/// A line.
#[derive(Debug, Clone)]
pub struct Credit {
    /// The role.
    pub role: Words,
    /// Who did it.
    pub names: Vec<Credited>,
}

/// Somebody credited.
#[derive(Debug, Clone)]
pub enum Credited {
    /// With a page of their own.
    Person(PersonId),
    /// By name alone.
    Name(String),
}

/// A piece of music.
#[derive(Debug, Clone)]
pub struct Music {
    /// Title.
    pub title: String,
    /// Composer.
    pub composer: Option<String>,
    /// Performer.
    pub performer: Option<String>,
    /// Label, publisher, permission.
    pub note: Option<Words>,
}

/// A funder or partner.
#[derive(Debug, Clone)]
pub struct Funder {
    /// The name.
    pub name: String,
    /// The words the contract asks for.
    pub line: Option<Words>,
    /// The logo.
    pub logo: Option<SourcePath>,
}

impl Bridge<'_> {
    /// The credits as written; without departments they are made from what people say of themselves.
    pub(super) fn credits(&mut self, file: Option<YamlFile<wire::CreditsFile>>, people: &[Person]) -> Credits {
        let Some(file) = file else {
            return Credits { departments: departments_of(people), ..Credits::default() };
        };
        let wire::CreditsFile { departments, billing_block, music, thanks, funders, copyright } = file.value.value;
        let departments: Vec<Department> =
            departments.into_iter().map(|department| self.department(department)).collect();
        Credits {
            departments: if departments.is_empty() { departments_of(people) } else { departments },
            billing_block: self.text(billing_block),
            music: music.into_iter().map(|music| self.music(music)).collect(),
            thanks: plains(thanks),
            funders: funders.into_iter().map(|funder| self.funder(funder)).collect(),
            copyright: plain(copyright),
        }
    }

    fn department(&mut self, written: At<wire::Department>) -> Department {
        let wire::Department { name, credits } = written.value;
        let credits = credits
            .into_iter()
            .map(|line| {
                let wire::Credit { role, names } = line.value;
                Credit { role: self.required(role), names: names.into_iter().map(|name| self.credited(name)).collect() }
            })
            .collect();
        Department { name: self.required(name), credits }
    }

    /// Names with a file in `people/` lead there; all others stand for themselves.
    fn credited(&self, name: At<String>) -> Credited {
        match self.names.people.peek(&name.value) {
            Some(Ok(person)) => Credited::Person(person),
            _ => Credited::Name(name.value),
        }
    }

    fn music(&mut self, written: At<wire::Music>) -> Music {
        let wire::Music { title, composer, performer, note } = written.value;
        Music { title: title.value, composer: plain(composer), performer: plain(performer), note: self.text(note) }
    }

    fn funder(&mut self, written: At<wire::Funder>) -> Funder {
        let wire::Funder { name, line, logo } = written.value;
        Funder { name: name.value, line: self.text(line), logo: logo.and_then(|logo| self.file(&logo)) }
    }
}

/// Departments as people's own jobs name them, in the order in which they first come.
fn departments_of(people: &[Person]) -> Vec<Department> {
    let mut departments: Vec<Department> = Vec::new();
    for (index, person) in people.iter().enumerate() {
        for job in &person.crew {
            let name = job.department.clone().unwrap_or_else(|| job.role.clone());
            let credit = Credit { role: job.role.clone(), names: vec![Credited::Person(PersonId::at(index))] };
            match departments.iter_mut().find(|department| department.name == name) {
                Some(department) => department.credits.push(credit),
                None => departments.push(Department { name, credits: vec![credit] }),
            }
        }
    }
    departments
}
