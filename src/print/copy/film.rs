//! The film, its companies, contacts and clips.

use super::Copy;
use crate::load::wire::words::CompanyRole;
use crate::model::cue::work_samples;
use crate::model::film::{Company, Contact};
use crate::model::names::ClipId;
use crate::print::views::{ClipView, CompanyView, ContactView, ContactsView, FactView, FilmView};
use crate::text::{clip_phrase, dates, outside, sheet};

/// The facts that stand in one line under the title, in this order.
const LINE: &[&str] = &["runtime", "countries", "year", "spoken_languages", "colour", "aspect_ratio", "sound"];

impl Copy<'_> {
    pub(super) fn film(&self) -> FilmView {
        let film = &self.project.film;
        let title = self.words(&film.title);
        let facts = self.facts();
        let line = LINE.iter().filter_map(|key| facts.iter().find(|fact| fact.key == *key));
        let makers = self.project.companies.iter().filter(|company| {
            company.roles.iter().any(|role| matches!(role, CompanyRole::Production | CompanyRole::CoProduction))
        });
        FilmView {
            original_title: film.original_title.clone().filter(|original| *original != title),
            title,
            tagline: self.maybe(film.tagline.as_ref()),
            logline: self.maybe(film.logline.as_ref().map(|logline| &logline.value)),
            director: sheet::crew(self.project, "director", self.lang(), &self.plan.phrases),
            year: film.year,
            line: line.map(|fact| fact.value.clone()).collect(),
            makers: makers.map(|company| company.name.clone()).collect(),
            accent: self.project.site.accent.clone(),
            url: self.project.site.url.clone().or_else(|| film.url.as_ref().map(|url| url.0.clone())),
            notice: self.maybe(self.project.site.notice.as_ref()),
        }
    }

    pub(super) fn facts(&self) -> Vec<FactView> {
        let sheet = sheet::sheet(self.project, self.lang(), &self.plan.phrases);
        sheet.into_iter().map(|line| FactView { key: line.key, label: line.label, value: line.value }).collect()
    }

    pub(super) fn companies(&self) -> Vec<CompanyView> {
        self.project.companies.iter().map(|company| self.company(company)).collect()
    }

    fn company(&self, company: &Company) -> CompanyView {
        let phrases = self.plan.phrases.all(self.lang());
        let role = |role: &CompanyRole| phrases.get(&format!("role_{}", role.word())).cloned();
        CompanyView {
            name: company.name.clone(),
            roles: company.roles.iter().filter_map(role).collect(),
            about: self.maybe(company.about.as_ref()),
            address: company.address.clone().or_else(|| self.maybe(company.country.as_ref())),
            url: company.url.as_ref().map(|url| url.0.clone()),
            email: company.email.as_ref().map(|email| email.0.clone()),
        }
    }

    pub(super) fn contacts(&self) -> Vec<ContactsView> {
        let contacts = &self.project.contacts;
        let groups = [
            ("press_contact", &contacts.press),
            ("sales_contact", &contacts.sales),
            ("production_contact", &contacts.production),
            ("festival_contact", &contacts.festival),
        ];
        let group = |(purpose, list): (&'static str, &Vec<Contact>)| ContactsView {
            purpose: self.phrase(purpose),
            contacts: list.iter().map(|one| self.contact(one)).collect(),
        };
        groups.into_iter().filter(|(_, list)| !list.is_empty()).map(group).collect()
    }

    fn contact(&self, contact: &Contact) -> ContactView {
        ContactView {
            name: contact.name.clone(),
            role: self.maybe(contact.role.as_ref()),
            company: contact.company.clone(),
            territory: self.maybe(contact.territory.as_ref()),
            email: contact.email.as_ref().map(|email| email.0.clone()),
            phone: contact.phone.clone(),
            url: contact.url.as_ref().map(|url| url.0.clone()),
        }
    }

    /// Clips for the press, the trailer first.
    pub(super) fn clips(&self) -> Vec<ClipView> {
        work_samples(&self.project.clips, self.project.film.trailer).into_iter().map(|id| self.clip(id)).collect()
    }

    fn clip(&self, id: ClipId) -> ClipView {
        let clip = self.project.clip(id);
        let cue = clip.cue(self.edition.cues_of.as_deref().unwrap_or_default());
        ClipView {
            title: self.words(&clip.title),
            what: self.phrase(clip_phrase(clip.kind)),
            duration: clip.duration.map(|time| dates::runtime(time, self.lang(), &self.plan.phrases)),
            description: self.maybe(clip.description.as_ref()),
            url: outside::clip(self.project, id, self.lang()),
            cue: cue.map(|cue| dates::cue(cue, self.lang(), &self.plan.phrases)),
            cue_note: cue.and_then(|cue| self.maybe(cue.note.as_ref())),
        }
    }
}
