//! Single values with a form of their own: dates, running times, addresses, languages.

use std::fmt;

use jiff::civil;

use super::reading::{At, Problems, Wire, bad_value, wrong_type};
use super::shape::Shape;
use super::yaml::{Node, Value};
use crate::places::FilePath;

/// Reads a scalar by a function that gives `None` when the text cannot be one.
fn scalar<T: Wire>(node: &Node, out: &mut Problems, help: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    let Value::Scalar { text, .. } = &node.value else { return wrong_type::<T>(node, out) };
    match parse(text.trim()) {
        Some(value) => Some(value),
        None => bad_value::<T>(node, text, help, out),
    }
}

macro_rules! scalar_wire {
    ($type:ty, $expects:literal, $help:literal, $parse:expr) => {
        impl Wire for $type {
            fn expects() -> String {
                $expects.to_owned()
            }

            fn read(node: &Node, out: &mut Problems) -> Option<Self> {
                scalar(node, out, $help, $parse)
            }

            fn shape() -> Shape {
                Shape::Text($expects)
            }
        }
    };
}

/// A calendar day (ISO 8601): `2026-04-17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub civil::Date);

scalar_wire!(Date, "a date like 2026-04-17", "write year, month and day", |text| text.parse().ok().map(Date));

/// A day, or a day and an hour, in the project's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: civil::Date,
    /// The hour, where it matters.
    pub time: Option<civil::Time>,
}

impl Moment {
    /// Reads `2026-03-01` or `2026-03-01 18:00`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once([' ', 'T']) {
            None => Some(Self { date: text.parse().ok()?, time: None }),
            Some((date, time)) => Some(Self { date: date.parse().ok()?, time: Some(time.trim().parse().ok()?) }),
        }
    }

    /// The moment it begins: midnight where no hour is given.
    pub fn start(self) -> civil::DateTime {
        self.date.to_datetime(self.time.unwrap_or(civil::Time::midnight()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            None => write!(f, "{}", self.date),
            Some(time) => write!(f, "{} {}", self.date, time.strftime("%H:%M")),
        }
    }
}

scalar_wire!(
    Moment,
    "a date like 2026-04-17, or a date and hour like 2026-04-17 18:00",
    "write year, month and day, and the hour after a space where it matters",
    Moment::parse
);

/// A running time in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Runtime(pub u32);

impl Runtime {
    /// Reads `11 min`, `11 min 20 s`, `1 h 45 min`, `00:11:20` or `11:20`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.contains(':') {
            return Self::parse_clock(text);
        }
        let mut seconds = 0_u32;
        let mut number: Option<u32> = None;
        for word in split_units(text) {
            match (word.parse::<u32>(), number) {
                (Ok(value), None) => number = Some(value),
                (Err(_), Some(value)) => {
                    seconds = seconds.checked_add(value.checked_mul(unit_seconds(&word)?)?)?;
                    number = None;
                }
                _ => return None,
            }
        }
        (number.is_none() && seconds > 0).then_some(Self(seconds))
    }

    fn parse_clock(text: &str) -> Option<Self> {
        let parts = text.split(':').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<_>>>()?;
        let (hours, minutes, seconds) = match parts[..] {
            [minutes, seconds] => (0, minutes, seconds),
            [hours, minutes, seconds] => (hours, minutes, seconds),
            _ => return None,
        };
        let total = hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)?;
        (seconds < 60 && (parts.len() == 2 || minutes < 60) && total > 0).then_some(Self(total))
    }

    /// ISO 8601: `PT11M20S`.
    pub fn iso(self) -> String {
        let (hours, minutes, seconds) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        let mut out = "PT".to_owned();
        for (number, unit) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
            if number > 0 {
                out.push_str(&format!("{number}{unit}"));
            }
        }
        out
    }
}

/// Splits `1h45min` and `1 h 45 min` alike into numbers and units.
fn split_units(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last_digit = None;
    for c in text.chars() {
        if c.is_whitespace() {
            last_digit = None;
            continue;
        }
        let digit = c.is_ascii_digit();
        if last_digit == Some(digit) {
            if let Some(word) = words.last_mut() {
                word.push(c);
            }
        } else {
            words.push(c.to_string());
        }
        last_digit = Some(digit);
    }
    words
}

fn unit_seconds(unit: &str) -> Option<u32> {
    match unit.trim_end_matches('.').to_lowercase().as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(3600),
        "m" | "min" | "mins" | "minute" | "minutes" | "'" | "′" => Some(60),
        "s" | "sec" | "secs" | "second" | "seconds" | "\"" | "″" => Some(1),
        _ => None,
    }
}

scalar_wire!(
    Runtime,
    "a running time like 11 min 20 s or 00:11:20",
    "hours, minutes and seconds, each with its unit: `1 h 45 min`",
    Runtime::parse
);

/// A moment in a clip, in seconds from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timecode(pub u32);

impl Timecode {
    /// Reads what [`Runtime`] reads, and `0:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let beginning = text.split(':').all(|part| !part.is_empty() && part.bytes().all(|byte| byte == b'0'));
        if beginning { Some(Self(0)) } else { Runtime::parse(text).map(|Runtime(seconds)| Self(seconds)) }
    }
}

scalar_wire!(
    Timecode,
    "a moment in the clip like 2:10 or 0:02:10",
    "minutes and seconds from its beginning: `2:10`",
    Timecode::parse
);

/// An address on the web, or of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Url(pub String);

impl Url {
    /// Takes `http`, `https` and `mailto` addresses with something behind the scheme and no white space.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| text.strip_prefix(scheme))?;
        let clean =
            !rest.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c));
        clean.then(|| Self(text.to_owned()))
    }
}

scalar_wire!(Url, "an address that begins with https://", "write the whole address, as a browser shows it", Url::parse);

/// The address of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress(pub String);

scalar_wire!(EmailAddress, "an e-mail address", "write it as in press@example.org", |text: &str| {
    let (local, host) = text.split_once('@')?;
    let clean = !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    let plain = !text.contains(|c: char| c.is_whitespace() || "<>()[],;:\"\\".contains(c)) && !host.contains('@');
    (clean && plain).then(|| EmailAddress(text.to_owned()))
});

/// A language, as BCP 47 writes it: `en`, `ga`, `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageTag(pub String);

impl LanguageTag {
    /// Takes a language of two or three letters with optional parts of two to eight letters or digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let language = parts.next()?;
        let good_language = (2..=3).contains(&language.len()) && language.chars().all(|c| c.is_ascii_lowercase());
        let good_rest =
            parts.all(|part| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
        (good_language && good_rest).then(|| Self(text.to_owned()))
    }
}

scalar_wire!(
    LanguageTag,
    "a language like en, ga or pt-BR",
    "use the tag that web pages use (BCP 47)",
    LanguageTag::parse
);

/// The point every crop keeps, in thousandths of width and height from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Focus {
    /// From the left, 0 to 1000.
    pub x: u16,
    /// From the top, 0 to 1000.
    pub y: u16,
}

impl Focus {
    /// The middle of the picture.
    pub const CENTRE: Self = Self { x: 500, y: 500 };

    /// Reads two fractions: `0.4 0.3`, or percentages: `40% 30%`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split([' ', ',']).filter(|part| !part.is_empty()).map(per_mille);
        let focus = Self { x: parts.next()??, y: parts.next()?? };
        parts.next().is_none().then_some(focus)
    }
}

/// The shape of a picture, width to height, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AspectRatio(u32);

impl AspectRatio {
    /// Reads `16:9`, `16/9` or `1.85`; from 1:10 to 10:1.
    pub fn parse(text: &str) -> Option<Self> {
        let mut sides = text.split([':', '/']).map(|side| side.trim().parse::<f64>().ok());
        let ratio = sides.next()?? / sides.next().unwrap_or(Some(1.0))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked first")]
        let thousandths = (0.1..=10.0).contains(&ratio).then(|| (ratio * 1000.0).round() as u32)?;
        sides.next().is_none().then_some(Self(thousandths))
    }

    /// Width divided by height.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

scalar_wire!(
    AspectRatio,
    "a shape like 16:9 or 1.85",
    "width and height with a colon between them; in quotes, since YAML may take `16:9` for a time",
    AspectRatio::parse
);

fn per_mille(text: &str) -> Option<u16> {
    let (number, scale) = match text.strip_suffix('%') {
        Some(number) => (number, 10.0),
        None => (text, 1000.0),
    };
    let value = number.parse::<f32>().ok()? * scale;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked first")]
    (0.0..=1000.0).contains(&value).then(|| value.round() as u16)
}

scalar_wire!(
    Focus,
    "a point like 0.4 0.3",
    "two fractions of width and height from the top left, 0 to 1",
    Focus::parse
);

/// A number of bytes: `20 MB` (a million each), `500 kB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSize(pub u64);

scalar_wire!(ByteSize, "a size like 20 MB", "kB, MB and GB count in thousands, as portals do", |text: &str| {
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: u64 = text[..split].parse().ok()?;
    let unit = match text[split..].trim() {
        "" | "B" => 1,
        "kB" | "KB" | "kb" => 1000,
        "MB" | "mb" => 1_000_000,
        "GB" | "gb" => 1_000_000_000,
        _ => return None,
    };
    number.checked_mul(unit).filter(|bytes| *bytes > 0).map(ByteSize)
});

/// The number of a still, from 1 to 999999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StillNumber(pub u32);

impl StillNumber {
    /// The highest there is.
    pub const MAX: u32 = 999_999;
}

impl Wire for StillNumber {
    fn expects() -> String {
        format!("a whole number from 1 to {}", Self::MAX)
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        scalar(node, out, "stills are numbered from 1 on; `onset number` gives each the next one", |text| {
            text.parse().ok().filter(|number| (1..=Self::MAX).contains(number)).map(Self)
        })
    }

    fn shape() -> Shape {
        Shape::Number { min: 1, max: i64::from(Self::MAX) }
    }
}

impl Wire for FilePath {
    fn expects() -> String {
        "the path of a file, from the folder this file is in".to_owned()
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        String::read(node, out).map(Self)
    }

    fn shape() -> Shape {
        Shape::Text("the path of a file, from the folder this file is in")
    }
}

/// A text, or one for each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// One text, in the project's default language.
    One(String),
    /// A text for each language named.
    PerLanguage(Vec<(At<String>, String)>),
}

impl Wire for Text {
    fn expects() -> String {
        "a text, or a text for each language".to_owned()
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        match &node.value {
            Value::Map(pairs) => Some(Self::PerLanguage(
                pairs
                    .iter()
                    .filter_map(|(key, value)| Some((At::<String>::read(key, out)?, String::read(value, out)?)))
                    .collect(),
            )),
            Value::Scalar { .. } => String::read(node, out).map(Self::One),
            _ => wrong_type::<Self>(node, out),
        }
    }

    fn shape() -> Shape {
        Shape::Localised
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_times_are_read_as_people_write_them() {
        for text in ["11 min 20 s", "00:11:20", "11:20", "11min20s", "11 minutes 20 seconds"] {
            assert_eq!(Runtime::parse(text), Some(Runtime(680)), "{text}");
        }
        assert_eq!(Runtime::parse("1 h 45 min"), Some(Runtime(6300)));
        for text in ["", "11", "min", "11 parsecs", "1:75", "0 min", "99999999999 h"] {
            assert_eq!(Runtime::parse(text), None, "{text}");
        }
        assert_eq!(Runtime(6300).iso(), "PT1H45M");
    }

    #[test]
    fn moments_focus_points_and_languages() {
        assert_eq!(Moment::parse("2026-03-01 18:00").unwrap().to_string(), "2026-03-01 18:00");
        assert_eq!(Moment::parse("2026-02-30"), None);
        assert_eq!(Focus::parse("0.4 0.3"), Some(Focus { x: 400, y: 300 }));
        assert_eq!(Focus::parse("40%, 30%"), Some(Focus { x: 400, y: 300 }));
        assert_eq!(Focus::parse("1.4 0.3"), None);
        assert!(LanguageTag::parse("pt-BR").is_some());
        assert!(LanguageTag::parse("English").is_none());
        assert!(Url::parse("javascript:alert(1)").is_none());
    }
}
