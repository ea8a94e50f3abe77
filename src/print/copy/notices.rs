//! What others say and have given: quotes, awards, screenings.

use super::Copy;
use crate::load::wire::words::AwardResult;
use crate::print::views::{AwardView, QuoteView, ScreeningView};
use crate::text::{dates, premiere_phrase};

impl Copy<'_> {
    pub(super) fn quotes(&self) -> Vec<QuoteView> {
        let languages = &self.project.languages;
        let own = languages.tag(self.lang());
        let one = |quote: &crate::model::press::Quote| {
            let written = quote.written_in(self.lang(), languages);
            QuoteView {
                text: quote.text.value(self.lang()).clone(),
                lang: Some(written.to_owned()).filter(|written| written != own),
                author: quote.author.clone(),
                outlet: quote.outlet.clone(),
                url: quote.url.as_ref().map(|url| url.0.clone()),
            }
        };
        self.project.quotes.iter().map(one).collect()
    }

    pub(super) fn awards(&self) -> Vec<AwardView> {
        let one = |award: &crate::model::press::Award| AwardView {
            award: self.maybe(award.award.as_ref()),
            result: self.phrase(award.result.word()),
            won: award.result == AwardResult::Won,
            festival: award.festival.clone(),
            year: award.year,
            person: award.person.map(|person| self.project.person(person).name.clone()),
        };
        self.project.awards.iter().map(one).collect()
    }

    pub(super) fn screenings(&self) -> Vec<ScreeningView> {
        let one = |screening: &crate::model::press::Screening| ScreeningView {
            date: dates::moment(screening.date, self.lang(), &self.plan.phrases),
            event: screening.event.clone(),
            place: self.line([screening.venue.clone(), screening.city.clone(), self.maybe(screening.country.as_ref())]),
            premiere: screening.premiere.map(|premiere| self.phrase(premiere_phrase(premiere))),
            ahead: screening.is_ahead(self.project.as_of),
        };
        self.project.screenings.iter().map(one).collect()
    }
}
