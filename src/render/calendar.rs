//! The screenings as a calendar file (iCalendar, RFC 5545), to be taken into a calendar by one tap.

use super::desk::Desk;
use crate::model::press::Screening;
use crate::plan::addresses::PageKey;

/// The calendar of a language. Hours are "floating" (RFC 5545, 3.3.5): a screening begins at that hour where it is shown.
pub(super) fn calendar(desk: &Desk<'_>) -> String {
    let project = desk.stock.project;
    let mut out = String::new();
    let mut line = |text: &str| fold(text, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//onset//screenings//EN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escape(&desk.words(&project.film.title))));
    for screening in &project.screenings {
        for text in event(desk, screening) {
            line(&text);
        }
    }
    line("END:VCALENDAR");
    out
}

fn event(desk: &Desk<'_>, screening: &Screening) -> Vec<String> {
    let film = desk.words(&desk.stock.project.film.title);
    let view = desk.screening(screening);
    let page = desk.public(&PageKey::Screenings.path(desk.stock.project, desk.lang));
    let about: Vec<String> = view.premiere.into_iter().chain(view.note).collect();
    // An event is known by its identifier: it must stay the same when the film's calendar is made again.
    let mark = blake3::hash(format!("{film}\n{}\n{}", screening.event, screening.date).as_bytes()).to_hex();
    let day = screening.date.date.strftime("%Y%m%d");
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@onset", &mark[..24]),
        // When the entry was made is not known, and the day of the build would change the file every day.
        format!("DTSTAMP:{day}T000000Z"),
    ];
    match screening.date.time {
        None => lines.push(format!("DTSTART;VALUE=DATE:{day}")),
        Some(time) => {
            lines.push(format!("DTSTART:{day}T{}", time.strftime("%H%M%S")));
            if let Some(runtime) = desk.stock.project.film.runtime {
                lines.push(format!("DURATION:PT{}S", runtime.0.max(60)));
            }
        }
    }
    lines.push(format!("SUMMARY:{}", escape(&format!("{film} – {}", view.event))));
    if !view.place.is_empty() {
        lines.push(format!("LOCATION:{}", escape(&view.place)));
    }
    if !about.is_empty() {
        lines.push(format!("DESCRIPTION:{}", escape(&about.join("\n"))));
    }
    lines.extend(view.url.or(page).map(|url| format!("URL:{url}")));
    lines.push("END:VEVENT".to_owned());
    lines
}

/// Text as a value (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            _ => out.push(c),
        }
    }
    out
}

/// A line of content, folded so that none is longer than 75 bytes (RFC 5545, 3.1), and never inside a character.
fn fold(text: &str, out: &mut String) {
    let mut room = 75;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut out = String::new();
        fold(&format!("SUMMARY:{}", "é".repeat(60)), &mut out);
        assert!(out.lines().all(|line| line.len() <= 75), "{out}");
        assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "é".repeat(60)));
    }

    #[test]
    fn what_divides_values_is_escaped() {
        assert_eq!(escape("Salle 2, rez; a\\b\nseated"), "Salle 2\\, rez\\; a\\\\b\\nseated");
    }
}
