//! schema.org data (JSON-LD) for search engines.

use serde_json::{Map, Value, json};

use super::desk::Desk;
use crate::load::wire::words::CompanyRole;
use crate::model::clip::Video;
use crate::model::names::{ClipId, EntryId, PersonId, StillId};
use crate::model::still::Still;
use crate::places::OutPath;
use crate::plan::addresses::PageKey;
use crate::plan::copy_path;
use crate::plan::renditions::{facts, locations};
use crate::text::sheet;

/// JSON that can stand inside a script element. Absent facts are left out.
fn finish(value: Value) -> Option<String> {
    let mut value = without_nothing(value)?;
    if let Value::Object(map) = &mut value {
        map.insert("@context".to_owned(), json!("https://schema.org"));
    }
    let text = serde_json::to_string(&value).ok()?;
    // `</script>` and `<!--` would end or change the element: in JSON strings `<` may be written otherwise.
    Some(text.replace('<', "\\u003c"))
}

/// A value without nulls, empty texts, empty lists and objects that hold nothing but a type.
fn without_nothing(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::Array(items) => {
            let items: Vec<Value> = items.into_iter().filter_map(without_nothing).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(map) => {
            let map: Map<String, Value> =
                map.into_iter().filter_map(|(key, value)| Some((key, without_nothing(value)?))).collect();
            (map.len() > usize::from(map.contains_key("@type"))).then_some(Value::Object(map))
        }
        value => Some(value),
    }
}

fn page_url(desk: &Desk<'_>, key: &PageKey) -> Option<String> {
    desk.public(&key.path(desk.stock.project, desk.lang))
}

fn people(desk: &Desk<'_>, word: &str) -> Vec<Value> {
    let names = sheet::crew_of(desk.stock.project, word).map(|person| json!({"@type": "Person", "name": person.name}));
    names.collect()
}

fn movie_value(desk: &Desk<'_>) -> Value {
    let project = desk.stock.project;
    let film = &project.film;
    let company = |wanted: &[CompanyRole]| -> Vec<Value> {
        let with = project.companies.iter().filter(|company| company.roles.iter().any(|role| wanted.contains(role)));
        with.map(|company| json!({"@type": "Organization", "name": company.name, "url": company.url.as_ref().map(|url| &url.0)}))
            .collect()
    };
    let actors = crate::text::cast(project).into_iter().map(|(part, person)| {
        json!({"@type": "PerformanceRole", "characterName": desk.words(&part.character), "actor": {"@type": "Person", "name": person.name}})
    });
    json!({
        "@type": "Movie",
        "name": desk.words(&film.title),
        "alternateName": film.original_title,
        "url": page_url(desk, &PageKey::Home),
        "description": film.logline.as_ref().map(|logline| desk.words(&logline.value)),
        "image": film.poster.or(film.key_art).and_then(|id| desk.card(id)).map(|card| card.url),
        "dateCreated": film.year.map(|year| year.to_string()),
        "duration": film.runtime.map(crate::load::scalars::Runtime::iso),
        "genre": film.genres.iter().map(|genre| desk.words(genre)).collect::<Vec<_>>(),
        "countryOfOrigin": film.countries.iter().map(|country| json!({"@type": "Country", "name": desk.words(country)})).collect::<Vec<_>>(),
        "director": people(desk, "director"),
        "author": people(desk, "writer"),
        "producer": people(desk, "producer"),
        "actor": actors.collect::<Vec<_>>(),
        "productionCompany": company(&[CompanyRole::Production, CompanyRole::CoProduction]),
        "funder": company(&[CompanyRole::Funder]),
        "award": project.awards.iter().map(|award| {
            let year = award.year.map(|year| year.to_string());
            let parts = [desk.maybe(award.award.as_ref()), Some(award.festival.clone()), year];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }).collect::<Vec<_>>(),
        "trailer": film.trailer.map(|id| clip_value(desk, id)),
        "sameAs": same_as(desk),
    })
}

fn same_as(desk: &Desk<'_>) -> Vec<String> {
    let film = &desk.stock.project.film;
    let registries = film.ids.iter().filter_map(|(registry, id)| match *registry {
        "IMDb" => Some(format!("https://www.imdb.com/title/{id}/")),
        "Wikidata" => Some(format!("https://www.wikidata.org/wiki/{id}")),
        "TMDB" => Some(format!("https://www.themoviedb.org/movie/{id}")),
        _ => None,
    });
    registries.chain(film.url.iter().map(|url| url.0.clone())).collect()
}

/// The film.
pub(super) fn movie(desk: &Desk<'_>) -> Option<String> {
    finish(movie_value(desk))
}

/// An entry.
pub(super) fn entry(desk: &Desk<'_>, id: EntryId) -> Option<String> {
    let project = desk.stock.project;
    let entry = project.entry(id);
    let (version, lang) = entry.versions.get(desk.lang);
    let authors = entry.authors.iter().map(|author| {
        json!({"@type": "Person", "name": project.person(*author).name, "url": page_url(desk, &PageKey::Person(*author))})
    });
    finish(json!({
        "@type": "BlogPosting",
        "headline": version.title,
        "description": version.teaser,
        "url": page_url(desk, &PageKey::Entry(id)),
        "mainEntityOfPage": page_url(desk, &PageKey::Entry(id)),
        "inLanguage": project.languages.tag(lang),
        "datePublished": entry.date.map(|date| date.0.to_string()),
        "author": authors.collect::<Vec<_>>(),
        "image": entry.cover.map(|cover| image_value(desk, cover)),
        "keywords": entry.tags.iter().map(|tag| desk.tag_label(tag)).collect::<Vec<_>>(),
        "about": {"@type": "Movie", "name": desk.words(&project.film.title), "url": page_url(desk, &PageKey::Home)},
    }))
}

/// A still, with the rights as Google's licensable images ask.
pub(super) fn still(desk: &Desk<'_>, id: StillId) -> Option<String> {
    finish(image_value(desk, id))
}

fn image_value(desk: &Desk<'_>, id: StillId) -> Value {
    let project = desk.stock.project;
    let still: &Still = project.still(id);
    let facts = facts(project, id);
    let renditions = &desk.stock.plan.renditions[&id];
    let largest = renditions.full.as_ref().or(renditions.fallback().last());
    let rights = still.web_statement.as_ref().or(project.site.rights_page.as_ref()).map(|url| url.0.clone());
    let acquire = rights.clone().or_else(|| page_url(desk, &PageKey::Press));
    let places = locations(project, still, desk.lang);
    let licence = still.licence.as_ref().map(|url| url.0.clone()).or_else(|| rights.clone());
    json!({
        "@type": "ImageObject",
        "contentUrl": largest.and_then(|one| desk.public(&one.path)),
        "url": page_url(desk, &PageKey::Still(id)).filter(|_| desk.has(&PageKey::Still(id))),
        "width": largest.map(|one| one.width),
        "height": largest.map(|one| one.height),
        "name": desk.maybe(still.headline.as_ref()),
        "caption": desk.maybe(still.caption.as_ref()).or(facts.caption),
        "creditText": facts.credit.or_else(|| facts.creator.clone()),
        "creator": facts.creator.as_ref().map(|name| json!({"@type": "Person", "name": name})),
        "copyrightNotice": facts.copyright,
        "license": licence,
        "acquireLicensePage": acquire,
        "dateCreated": still.date.map(|date| date.0.to_string()),
        "contentLocation": places.iter().map(|place| json!({"@type": "Place", "name": place})).collect::<Vec<_>>(),
        "keywords": still.tags.iter().map(|tag| desk.tag_label(tag)).collect::<Vec<_>>(),
    })
}

/// A person.
pub(super) fn person(desk: &Desk<'_>, id: PersonId) -> Option<String> {
    let person = desk.stock.project.person(id);
    finish(json!({
        "@type": "Person",
        "name": person.name,
        "url": page_url(desk, &PageKey::Person(id)),
        "description": desk.maybe(person.bio_short.as_ref()),
        "jobTitle": person.crew.iter().map(|job| desk.words(&job.role)).collect::<Vec<_>>(),
        "image": person.headshot.map(|headshot| image_value(desk, headshot)),
        "sameAs": person.links.iter().map(|link| link.url.0.clone()).collect::<Vec<_>>(),
    }))
}

/// A clip.
pub(super) fn clip(desk: &Desk<'_>, id: ClipId) -> Option<String> {
    finish(clip_value(desk, id))
}

fn clip_value(desk: &Desk<'_>, id: ClipId) -> Value {
    let clip = desk.stock.project.clip(id);
    let local = |path: &OutPath| desk.public(path);
    let (content, embed) = match &clip.video {
        Some(Video::Local(file)) => (local(&copy_path(file)), None),
        Some(Video::Hosted(hosted)) => (None, hosted.player.as_ref().map(|player| player.address.0.clone())),
        None => (None, None),
    };
    json!({
        "@type": "VideoObject",
        "name": desk.words(&clip.title),
        "description": desk.maybe(clip.description.as_ref()).or_else(|| Some(desk.words(&clip.title))),
        "url": page_url(desk, &PageKey::Clip(id)),
        "contentUrl": content,
        "embedUrl": embed,
        "duration": clip.duration.map(crate::load::scalars::Runtime::iso),
        "uploadDate": clip.date.map(|date| date.0.to_string()),
        "thumbnailUrl": clip.poster.and_then(|poster| desk.card(poster)).map(|card| card.url),
        "creditText": clip.credit,
    })
}

/// Screenings still to come.
pub(super) fn screenings(desk: &Desk<'_>) -> Option<String> {
    let project = desk.stock.project;
    let ahead = project.screenings.iter().filter(|screening| screening.is_ahead(project.as_of));
    let events = ahead.map(|screening| {
        let start = match screening.date.time {
            Some(time) => format!("{}T{}", screening.date.date, time.strftime("%H:%M")),
            None => screening.date.date.to_string(),
        };
        json!({
            "@type": "ScreeningEvent",
            "name": format!("{}, {}", desk.words(&project.film.title), screening.event),
            "startDate": start,
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": screening.venue.as_ref().or(screening.city.as_ref()).unwrap_or(&screening.event),
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": screening.city,
                    "addressCountry": desk.maybe(screening.country.as_ref()),
                },
            },
            "organizer": {"@type": "Organization", "name": screening.event},
            "url": screening.url.as_ref().map(|url| url.0.clone()),
            "workPresented": {"@type": "Movie", "name": desk.words(&project.film.title)},
        })
    });
    finish(json!({"@graph": events.collect::<Vec<_>>()}))
}
