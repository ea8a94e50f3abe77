//! What a bag says of itself: whose it is, what film, how much (RFC 8493, 2.2.2).

use super::journal::Line;
use crate::load::wire::words::CompanyRole;
use crate::model::Project;
use crate::model::translated::Lang;
use crate::model::viewing::Hidden;

/// `bag-info.txt`. The date is the day the project is looked at from, not the clock's.
pub(super) fn text(project: &Project, lines: &[Line]) -> String {
    let film = &project.film;
    let maker = project.companies.iter().find(|company| company.roles.contains(&CompanyRole::Production));
    let contact = project.contacts.production.first().or(project.contacts.press.first());
    let bytes: u64 = lines.iter().map(|line| line.bytes).sum();
    let fields = [
        ("Source-Organization", maker.map(|company| company.name.clone())),
        ("Organization-Address", maker.and_then(|company| company.address.clone())),
        ("Contact-Name", contact.map(|contact| contact.name.clone())),
        ("Contact-Phone", contact.and_then(|contact| contact.phone.clone())),
        ("Contact-Email", contact.and_then(|contact| contact.email.as_ref().map(|email| email.0.clone()))),
        ("External-Description", film.logline.as_ref().map(|logline| logline.value.value(Lang::DEFAULT).clone())),
        ("External-Identifier", Some(crate::plan::names::film(project))),
        ("Film-Title", Some(film.title.value(Lang::DEFAULT).clone())),
        ("Film-Original-Title", film.original_title.clone()),
        ("Film-Director", joined(crate::text::sheet::crew_of(project, "director").map(|person| person.name.as_str()))),
        ("Film-Year", film.year.map(|year| year.to_string())),
        ("Film-Country", joined(film.countries.iter().map(|country| country.value(Lang::DEFAULT).as_str()))),
        ("Bagging-Date", Some(project.as_of.date().to_string())),
        ("Bag-Software-Agent", Some(format!("onset {}", env!("CARGO_PKG_VERSION")))),
        ("Payload-Oxum", Some(format!("{bytes}.{}", lines.len()))),
        ("Internal-Sender-Description", not_cleared(project).map(|_| {
            "Not all pictures in data/project are cleared: see metadata/not-cleared.txt before anything is published"
                .to_owned()
        })),
    ];
    let present = fields.into_iter().filter_map(|(label, value)| Some((label, value?)));
    // A value is one line: a line break would begin another field.
    let lines =
        present.map(|(label, value)| format!("{label}: {}\n", value.split_whitespace().collect::<Vec<_>>().join(" ")));
    lines.collect::<Vec<_>>().concat()
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The pictures in the bag that may not be shown; `None` when there are none.
pub(super) fn not_cleared(project: &Project) -> Option<String> {
    let why = |hidden: Hidden| match hidden {
        Hidden::Killed => Some("killed"),
        Hidden::Pending => Some("not approved yet"),
        Hidden::Embargoed => Some("under embargo"),
        _ => None,
    };
    let stills = project.hidden.iter().filter(|thing| thing.what == "still");
    let lines: Vec<String> =
        stills.filter_map(|thing| Some(format!("{}: data/project/{}\n", why(thing.hidden)?, thing.name))).collect();
    (!lines.is_empty()).then(|| lines.concat())
}
