//! Those who made the film and those who are in it.

use super::Copy;
use super::prose::Setter;
use crate::load::wire::words::Document;
use crate::model::names::PersonId;
use crate::model::person::{Person, Work};
use crate::print::views::PersonView;

impl Copy<'_> {
    pub(super) fn filmmakers(&self) -> Vec<PersonView> {
        self.project.people.iter().filter(|person| !person.crew.is_empty()).map(|person| self.in_crew(person)).collect()
    }

    pub(super) fn cast(&self) -> Vec<PersonView> {
        let mut cast: Vec<&Person> = self.project.people.iter().filter(|person| !person.cast.is_empty()).collect();
        let billing = |person: &Person| person.cast.iter().map(|part| part.billing.unwrap_or(u16::MAX)).min();
        cast.sort_by_key(|person| billing(person));
        cast.into_iter().map(|person| self.one_person(person, self.parts(person))).collect()
    }

    /// Somebody with what they do behind the camera, and else what they play.
    pub(super) fn person(&self, id: PersonId) -> PersonView {
        let person = self.project.person(id);
        if person.crew.is_empty() { self.one_person(person, self.parts(person)) } else { self.in_crew(person) }
    }

    fn in_crew(&self, person: &Person) -> PersonView {
        self.one_person(person, person.crew.iter().map(|job| self.words(&job.role)).collect())
    }

    fn parts(&self, person: &Person) -> Vec<String> {
        let part = |part: &crate::model::person::Part| {
            let note = self.maybe(part.note.as_ref()).map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{}{note}", self.words(&part.character))
        };
        person.cast.iter().map(part).collect()
    }

    fn one_person(&self, person: &Person, roles: Vec<String>) -> PersonView {
        let bio = person.bio.as_ref().map(|bio| bio.value(self.lang()));
        PersonView {
            name: person.name.clone(),
            roles,
            short: self.maybe(person.bio_short.as_ref()),
            bio: match bio {
                // One page has no room for them.
                Some(bio) if self.edition.edition.document != Document::OneSheet => {
                    Setter { copy: self, notes: &bio.footnotes }.blocks(&bio.blocks)
                }
                _ => Vec::new(),
            },
            works: person.filmography.iter().map(|work| self.work(work)).collect(),
            portrait: person.headshot.and_then(|id| self.portrait(id, person)),
        }
    }

    fn work(&self, work: &Work) -> String {
        self.line([Some(work.title.clone()), work.year.map(|year| year.to_string()), self.maybe(work.role.as_ref())])
    }
}
