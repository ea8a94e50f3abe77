//! Dates and running times as people write them.

use jiff::civil::Date;

use crate::load::scalars::{Moment, Runtime};
use crate::model::cue::{Cue, clock};
use crate::model::translated::Lang;
use crate::plan::phrases::Phrases;

/// A day: "17 April 2026".
pub fn day(date: Date, lang: Lang, phrases: &Phrases) -> String {
    phrases
        .get(lang, "date")
        .replace("{d}", &ordinal(date.day(), lang, phrases))
        .replace("{month}", month_name(date.month(), lang, phrases))
        .replace("{y}", &date.year().to_string())
}

/// A month: "April 2026".
pub fn month(year: i16, month: i8, lang: Lang, phrases: &Phrases) -> String {
    phrases
        .get(lang, "month_year")
        .replace("{month}", month_name(month, lang, phrases))
        .replace("{y}", &year.to_string())
}

/// A day with its hour, where it has one: "4 March 2027, 19:30".
pub fn moment(moment: Moment, lang: Lang, phrases: &Phrases) -> String {
    let date = day(moment.date, lang, phrases);
    match moment.time {
        Some(time) => format!("{date}, {}", time.strftime("%H:%M")),
        None => date,
    }
}

/// A running time: "11 min 20 s".
pub fn runtime(runtime: Runtime, lang: Lang, phrases: &Phrases) -> String {
    let (hours, minutes, seconds) = (runtime.0 / 3600, runtime.0 / 60 % 60, runtime.0 % 60);
    [(hours, "hours"), (minutes, "minutes"), (seconds, "seconds")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number}\u{a0}{}", phrases.get(lang, unit)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Where to begin to watch, and for how long: "Watch from 2:10 for 3 min".
pub fn cue(cue: &Cue, lang: Lang, phrases: &Phrases) -> String {
    let start = clock(cue.start.0);
    match cue.length {
        Some(length) => phrases
            .get(lang, "watch_from_for")
            .replace("{start}", &start)
            .replace("{length}", &runtime(length, lang, phrases)),
        None => phrases.get(lang, "watch_from").replace("{start}", &start),
    }
}

/// A number of bytes, in thousands as portals and mail programs count: "24.1 MB".
pub fn bytes(bytes: u64, lang: Lang, phrases: &Phrases) -> String {
    let (unit, size) =
        [(3, 1_000_000_000), (2, 1_000_000), (1, 1000)].into_iter().find(|(_, size)| bytes >= *size).unwrap_or((0, 1));
    let unit = phrases.get(lang, "byte_units").split(' ').nth(unit).unwrap_or_default();
    if size == 1 {
        return format!("{bytes}\u{a0}{unit}");
    }
    let tenths = (bytes * 10 + size / 2) / size;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let number = if whole >= 100 || tenth == 0 {
        whole.to_string()
    } else {
        format!("{whole}{}{tenth}", phrases.get(lang, "decimal_mark"))
    };
    format!("{number}\u{a0}{unit}")
}

/// French writes the first of a month as an ordinal; other languages say so in their phrases.
fn ordinal(day: i8, lang: Lang, phrases: &Phrases) -> String {
    match (day, phrases.get(lang, "first_day")) {
        (1, "first_day") => day.to_string(),
        (1, first) => first.to_owned(),
        _ => day.to_string(),
    }
}

fn month_name(month: i8, lang: Lang, phrases: &Phrases) -> &str {
    let index = usize::try_from(month - 1).unwrap_or(0);
    let months = phrases.get(lang, "months");
    // A language in which a month's name holds a space writes commas between them.
    let between = if months.contains(',') { ',' } else { ' ' };
    months.split(between).nth(index).unwrap_or_default().trim()
}
