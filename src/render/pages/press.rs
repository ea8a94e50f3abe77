//! The press room: everything a journalist needs, on one page.

use serde::Serialize;

use super::deliverables::kits;
use super::documents::documents;
use super::finish;
use crate::diagnostics::Diagnostic;
use crate::load::wire::words::{AwardResult, StillKind};
use crate::model::film::Contact;
use crate::model::names::{ClipId, PersonId};
use crate::model::press::{Award, PressText, Quote};
use crate::model::still::Home;
use crate::model::translated::Lang;
use crate::plan::addresses::PageKey;
use crate::plan::names::film;
use crate::render::desk::Desk;
use crate::render::links::Inside;
use crate::render::structured;
use crate::render::views::{
    AwardView, ClipView, ContactView, ContactsView, CreditView, DepartmentView, DocumentView, EntryCard, FactView,
    HeadView, KitView, NameView, PersonCard, PictureView, PressTextView, QuoteView, ScreeningView,
};
use crate::text::{plain, sheet};

#[derive(Serialize)]
struct Room {
    kits: Vec<KitView>,
    documents: Vec<DocumentView>,
    facts: Vec<FactView>,
    logline: Option<String>,
    logline_words: usize,
    texts: Vec<PressTextView>,
    contacts: Vec<ContactsView>,
    quotes: Vec<QuoteView>,
    coverage: String,
    awards: Vec<AwardView>,
    screenings: Vec<ScreeningView>,
    stills: Vec<PictureView>,
    art: Vec<PictureView>,
    clips: Vec<ClipView>,
    people: Vec<PersonCard>,
    credits: Vec<DepartmentView>,
    billing_block: Option<String>,
    music: Vec<String>,
    thanks: Vec<String>,
    funders: Vec<FunderView>,
    companies: Vec<CompanyView>,
    diary: Vec<EntryCard>,
    hashtags: Vec<String>,
    usage: Vec<String>,
    film: String,
}

#[derive(Serialize)]
struct FunderView {
    name: String,
    line: Option<String>,
    logo: Option<String>,
}

#[derive(Serialize)]
struct CompanyView {
    name: String,
    roles: String,
    about: Option<String>,
    address: Option<String>,
    country: Option<String>,
    url: Option<String>,
    email: Option<String>,
    logo: Option<String>,
}

pub(super) fn room(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let logline = project.film.logline.as_ref().map(|logline| desk.words(&logline.value));
    let offered = |kinds: &'static [StillKind]| {
        let of_kind = |kind: StillKind| {
            project
                .still_ids()
                .filter(move |(_, still)| still.home == Home::Gallery && still.press && still.kind == kind)
        };
        kinds.iter().flat_map(|kind| of_kind(*kind)).map(|(id, _)| desk.picture(id)).collect::<Vec<_>>()
    };
    let mut usage: Vec<String> = project
        .stills
        .iter()
        .filter(|still| still.press)
        .filter_map(|still| desk.maybe(still.usage.as_ref()))
        .collect();
    usage.sort();
    usage.dedup();
    let press_diary = project.entries.iter().enumerate().filter(|(_, entry)| entry.press);
    let body = Room {
        kits: kits(desk),
        documents: documents(desk),
        facts: sheet::sheet(project, desk.lang, &desk.stock.plan.phrases)
            .into_iter()
            .map(|line| FactView { label: line.label, value: line.value, href: None })
            .collect(),
        logline_words: logline.as_deref().map_or(0, plain::count_words),
        logline,
        texts: project.press.iter().filter(|text| text.press).map(|text| press_text(desk, text)).collect(),
        contacts: contacts(desk),
        quotes: project.quotes.iter().map(|one| quote(desk, one)).collect(),
        coverage: desk.href(&PageKey::Coverage),
        awards: project.awards.iter().map(|one| award(desk, one)).collect(),
        screenings: project.screenings.iter().map(|one| desk.screening(one)).collect(),
        stills: offered(&[StillKind::Production, StillKind::Bts, StillKind::Portrait]),
        art: offered(&[StillKind::KeyArt, StillKind::Poster, StillKind::Title]),
        clips: project
            .clips
            .iter()
            .enumerate()
            .filter(|(_, clip)| clip.press)
            .map(|(index, _)| desk.clip(ClipId::at(index)))
            .collect(),
        people: (0..project.people.len()).map(|index| desk.person_card(PersonId::at(index))).collect(),
        credits: departments(desk),
        billing_block: desk.maybe(project.credits.billing_block.as_ref()),
        music: music(desk),
        thanks: project.credits.thanks.clone(),
        funders: funders(desk),
        companies: companies(desk),
        diary: press_diary.map(|(index, _)| desk.entry_card(crate::model::names::EntryId::at(index))).collect(),
        hashtags: project.campaign.iter().flat_map(|campaign| campaign.hashtags.clone()).collect(),
        usage,
        film: film(project),
    };
    let head = HeadView {
        kind: "press",
        title: desk.phrase("press_room"),
        description: Some(desk.phrase("press_about")),
        structured: structured::movie(desk),
        ..HeadView::default()
    };
    finish(desk, "press", head, body)
}

fn press_text(desk: &Desk<'_>, text: &PressText) -> PressTextView {
    let version = text.versions.value(desk.lang);
    PressTextView {
        slug: text.slug.clone(),
        title: version.title.clone(),
        lang: desk.other_lang(&text.versions),
        html: one_among_others(
            &(desk.html(&version.text.blocks) + &desk.footnotes(&version.text.footnotes)),
            &text.slug,
        ),
        author: text.author.map(|author| desk.person_link(author)),
        words: plain::words(&version.text.blocks, &Inside::new(desk)),
    }
}

/// A text among others: its headings one level lower, its anchors with its name before them, since two texts may
/// have headings of the same words.
fn one_among_others(html: &str, slug: &str) -> String {
    let mut out = html.replace(" id=\"", &format!(" id=\"{slug}-")).replace(" href=\"#", &format!(" href=\"#{slug}-"));
    for level in (2..=5).rev() {
        let next = level + 1;
        out = out
            .replace(&format!("<h{level} "), &format!("<h{next} "))
            .replace(&format!("</h{level}>"), &format!("</h{next}>"));
    }
    out
}

/// The synopsis in the first of these lengths that there is, as HTML.
pub(super) fn synopsis(desk: &Desk<'_>, lengths: &[&str]) -> Option<String> {
    let text = desk.stock.project.press.iter().find(|text| text.press && text.slug == "synopsis")?;
    let section = lengths.iter().find_map(|length| text.section(length, desk.lang))?;
    Some(desk.html(section.blocks))
}

pub(super) fn quote(desk: &Desk<'_>, quote: &Quote) -> QuoteView {
    let source = [quote.author.clone(), quote.outlet.clone()];
    let own = desk.stock.project.languages.tag(desk.lang);
    let written = quote.written_in(desk.lang, &desk.stock.project.languages);
    QuoteView {
        text: desk.words(&quote.text),
        lang: Some(written.to_owned()).filter(|written| written != own),
        source: desk.line(source.into_iter().flatten()),
        url: quote.url.as_ref().map(|url| url.0.clone()),
        date: quote.date.map(|date| desk.date(date)),
    }
}

pub(super) fn award(desk: &Desk<'_>, award: &Award) -> AwardView {
    let won = award.result == AwardResult::Won;
    AwardView {
        award: desk.maybe(award.award.as_ref()),
        result: (!won).then(|| desk.phrase(award.result.word())),
        won,
        festival: award.festival.clone(),
        year: award.year,
        person: award.person.map(|person| desk.person_link(person)),
        url: award.url.as_ref().map(|url| url.0.clone()),
    }
}

fn contacts(desk: &Desk<'_>) -> Vec<ContactsView> {
    let contacts = &desk.stock.project.contacts;
    let groups = [
        ("press_contact", &contacts.press),
        ("sales_contact", &contacts.sales),
        ("production_contact", &contacts.production),
        ("festival_contact", &contacts.festival),
    ];
    groups
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(purpose, list)| ContactsView {
            purpose: desk.phrase(purpose),
            contacts: list.iter().map(|one| contact(desk, one)).collect(),
        })
        .collect()
}

fn contact(desk: &Desk<'_>, contact: &Contact) -> ContactView {
    ContactView {
        name: contact.name.clone(),
        role: desk.maybe(contact.role.as_ref()),
        company: contact.company.clone(),
        territory: desk.maybe(contact.territory.as_ref()),
        email: contact.email.as_ref().map(|email| email.0.clone()),
        phone: contact.phone.clone(),
        url: contact.url.as_ref().map(|url| url.0.clone()),
    }
}

/// The credits, the cast first.
pub(super) fn departments(desk: &Desk<'_>) -> Vec<DepartmentView> {
    let project = desk.stock.project;
    let cast: Vec<CreditView> = crate::text::cast(project)
        .into_iter()
        .map(|(part, person)| CreditView {
            role: desk.words(&part.character),
            names: vec![NameView { name: person.name.clone(), href: person_href(desk, &person.slug) }],
        })
        .collect();
    let mut all = Vec::new();
    // A crew that wrote its cast down by hand means it so.
    let written =
        project.credits.departments.iter().any(|one| crate::model::slug::slug(one.name.value(Lang::DEFAULT)) == "cast");
    if !cast.is_empty() && !written {
        all.push(DepartmentView { name: desk.phrase("cast"), credits: cast });
    }
    all.extend(project.credits.departments.iter().map(|department| {
        DepartmentView {
            name: desk.words(&department.name),
            credits: department
                .credits
                .iter()
                .map(|credit| CreditView {
                    role: desk.words(&credit.role),
                    names: credit.names.iter().map(|name| super::people::credited(desk, name)).collect(),
                })
                .collect(),
        }
    }));
    all
}

fn person_href(desk: &Desk<'_>, slug: &str) -> Option<String> {
    let at = desk.stock.project.people.iter().position(|person| person.slug == slug)?;
    Some(desk.href(&crate::plan::addresses::PageKey::Person(PersonId::at(at))))
}

fn music(desk: &Desk<'_>) -> Vec<String> {
    let one = |music: &crate::model::credits::Music| {
        let parts = [
            Some(music.title.clone()),
            music.composer.clone(),
            music.performer.clone(),
            desk.maybe(music.note.as_ref()),
        ];
        desk.line(parts.into_iter().flatten())
    };
    desk.stock.project.credits.music.iter().map(one).collect()
}

fn funders(desk: &Desk<'_>) -> Vec<FunderView> {
    let logo = |file: &crate::places::SourcePath| desk.to(&crate::plan::copy_path(file));
    let one = |funder: &crate::model::credits::Funder| FunderView {
        name: funder.name.clone(),
        line: desk.maybe(funder.line.as_ref()),
        logo: funder.logo.as_ref().map(logo),
    };
    desk.stock.project.credits.funders.iter().map(one).collect()
}

fn companies(desk: &Desk<'_>) -> Vec<CompanyView> {
    let phrases = &desk.stock.plan.phrases;
    let one = |company: &crate::model::film::Company| CompanyView {
        name: company.name.clone(),
        roles: desk.line(company.roles.iter().map(|role| {
            phrases.all(desk.lang).get(&format!("role_{}", role.word())).map_or(role.word(), String::as_str)
        })),
        about: desk.maybe(company.about.as_ref()),
        address: company.address.clone(),
        country: desk.maybe(company.country.as_ref()),
        url: company.url.as_ref().map(|url| url.0.clone()),
        email: company.email.as_ref().map(|email| email.0.clone()),
        logo: company.logo.as_ref().map(|logo| desk.to(&crate::plan::copy_path(logo))),
    };
    desk.stock.project.companies.iter().map(one).collect()
}
