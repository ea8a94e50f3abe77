//! One fact from up to three places in a file, and what to say when they differ (MWG guidelines 2.0, section 5).

use super::Embedded;
use serde::{Deserialize, Serialize};

/// A fact that a file can state in several places and that onset publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fact {
    /// A few words.
    Headline,
    /// What is seen.
    Caption,
    /// Who took it.
    Photographer,
    /// The credit line.
    Credit,
    /// The copyright notice.
    Copyright,
    /// When it was taken.
    Date,
}

impl Fact {
    /// The key of `stills.yaml` that settles it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Caption => "caption",
            Self::Photographer => "photographer",
            Self::Credit => "credit",
            Self::Copyright => "copyright",
            Self::Date => "date",
        }
    }

    /// The most bytes that IIM 4.2 allows it; what is longer is cut off there.
    const fn iim_limit(self) -> usize {
        match self {
            Self::Headline => 256,
            Self::Caption => 2000,
            Self::Photographer | Self::Credit => 32,
            Self::Copyright => 128,
            Self::Date => usize::MAX,
        }
    }
}

/// A place in a file where facts stand. What comes first here is believed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Origin {
    /// XMP (ISO 16684-1).
    Xmp,
    /// IPTC IIM 4.2.
    Iim,
    /// EXIF 2.32.
    Exif,
}

impl Origin {
    /// The name that programs show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xmp => "XMP",
            Self::Iim => "IPTC-IIM",
            Self::Exif => "EXIF",
        }
    }
}

/// Two places of one file that tell a fact differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// What they are about.
    pub fact: Fact,
    /// What is believed.
    pub used: String,
    /// Where that stands.
    pub used_from: Origin,
    /// What the other place says.
    pub other: String,
    /// Where that stands.
    pub other_from: Origin,
}

/// The facts of a file from its three places, field by field; those that differ are listed with them.
pub(super) fn reconcile(xmp: Embedded, iim: Embedded, exif: Embedded) -> Embedded {
    let mut found = Vec::new();
    let mut settle = |fact, texts| settle(fact, texts, &mut found);
    let either = |mine: Vec<String>, theirs| if mine.is_empty() { theirs } else { mine };
    Embedded {
        headline: settle(Fact::Headline, [xmp.headline, iim.headline, exif.headline]),
        caption: settle(Fact::Caption, [xmp.caption, iim.caption, exif.caption]),
        creator: settle(Fact::Photographer, [xmp.creator, iim.creator, exif.creator]),
        credit: settle(Fact::Credit, [xmp.credit, iim.credit, exif.credit]),
        copyright: settle(Fact::Copyright, [xmp.copyright, iim.copyright, exif.copyright]),
        date: settle(Fact::Date, [xmp.date, iim.date, exif.date]),
        source: xmp.source.or(iim.source),
        location: xmp.location.or(iim.location),
        keywords: either(xmp.keywords, iim.keywords),
        has_gps: xmp.has_gps || exif.has_gps,
        disagreements: found,
        // Only XMP has these.
        ..xmp
    }
}

/// The first of the texts; the others are noted if they say something else.
fn settle(fact: Fact, texts: [Option<String>; 3], found: &mut Vec<Disagreement>) -> Option<String> {
    let mut texts = texts.into_iter().zip([Origin::Xmp, Origin::Iim, Origin::Exif]);
    let (used, used_from) = texts.find_map(|(text, origin)| Some((text?, origin)))?;
    for (other, other_from) in texts.filter_map(|(text, origin)| Some((text?, origin))) {
        if !agree(fact, &used, &other, other_from) {
            found.push(Disagreement { fact, used: used.clone(), used_from, other, other_from });
        }
    }
    Some(used)
}

/// Whether two texts say the same: spaces, punctuation and capitals do not count, nor what a place cannot hold.
fn agree(fact: Fact, used: &str, other: &str, from: Origin) -> bool {
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let (mine, theirs) = (letters(used), letters(other));
    match from {
        // A cut falls between letters of up to four bytes, and spaces before it are gone.
        Origin::Iim if other.len().saturating_add(4) >= fact.iim_limit() => mine.starts_with(&theirs),
        // EXIF is ASCII, and programs write question marks for the letters that it lacks.
        Origin::Exif if other.is_ascii() && other.contains('?') => {
            let ascii = |text: &str| text.chars().filter(char::is_ascii).collect::<String>();
            ascii(&mine) == theirs
        }
        _ => mine == theirs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_place_cannot_hold_is_no_disagreement() {
        let long = "Photograph by Aoife Ní Bhriain for Lantern Films";
        assert!(agree(Fact::Credit, long, "Photograph by Aoife Ní Bhriain f", Origin::Iim));
        assert!(agree(Fact::Credit, "Lantern  Films", "lantern films.", Origin::Iim));
        assert!(agree(Fact::Photographer, "Aoife Ní Bhriain", "Aoife N? Bhriain", Origin::Exif));
        assert!(agree(Fact::Photographer, "Aoife, Brian", "Aoife; Brian", Origin::Exif));
        assert!(!agree(Fact::Credit, long, "Photograph by Aoife", Origin::Iim));
        assert!(!agree(Fact::Photographer, "Aoife Ní Bhriain", "Aoife", Origin::Exif));
        assert!(!agree(Fact::Date, "2026-05-04", "2026-05-05", Origin::Iim));
    }

    #[test]
    fn each_fact_comes_from_the_first_place_that_has_it() {
        let credit = |text: &str| Embedded { credit: Some(text.to_owned()), ..Embedded::default() };
        let exif = Embedded { creator: Some("exif".to_owned()), ..Embedded::default() };
        let found = reconcile(credit("one"), credit("two"), exif);
        assert_eq!((found.credit.as_deref(), found.creator.as_deref()), (Some("one"), Some("exif")));
        let [only] = found.disagreements.as_slice() else { panic!("{:?}", found.disagreements) };
        assert_eq!((only.fact, only.used.as_str(), only.other.as_str()), (Fact::Credit, "one", "two"));
        assert_eq!((only.used_from, only.other_from), (Origin::Xmp, Origin::Iim));
    }
}
