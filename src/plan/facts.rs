//! What is written into a published picture.

pub use crate::model::still::Licensor;

/// How much of the facts goes into a rendition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    /// All of them: into files that are offered for download and will be kept far from their page.
    Full,
    /// Whose the picture is, what one may do with it and how it came about: into files that pages show. Caption, people
    /// and place stand on the page, and would weigh as much as a small picture.
    Credit,
}

/// The facts for one picture, in the words of the IPTC Photo Metadata Standard. What is `None` or empty is not written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Facts {
    /// A short name for the picture (dc:title, IIM 2:05).
    pub title: Option<String>,
    /// Headline (photoshop:Headline, IIM 2:105).
    pub headline: Option<String>,
    /// Caption (dc:description, IIM 2:120).
    pub caption: Option<String>,
    /// Alt text (Iptc4xmpCore:AltTextAccessibility).
    pub alt: Option<String>,
    /// What alt text has no room for (Iptc4xmpCore:ExtDescrAccessibility).
    pub extended: Option<String>,
    /// Photographer (dc:creator, IIM 2:80).
    pub creator: Option<String>,
    /// Credit line (photoshop:Credit, IIM 2:110).
    pub credit: Option<String>,
    /// Who supplies it (photoshop:Source, IIM 2:115).
    pub source: Option<String>,
    /// Copyright notice (dc:rights, IIM 2:116).
    pub copyright: Option<String>,
    /// What one may do with it (xmpRights:UsageTerms).
    pub usage: Option<String>,
    /// Address of a page about the rights (xmpRights:WebStatement).
    pub web_statement: Option<String>,
    /// The licence: its address (cc:license, and the web statement if there is no other), or its name, which is put
    /// before the usage terms.
    pub licence: Option<String>,
    /// Whom to ask for a licence.
    pub licensor: Option<Licensor>,
    /// Persons shown (Iptc4xmpExt:PersonInImage).
    pub people: Vec<String>,
    /// Places shown (Iptc4xmpExt:LocationShown, Iptc4xmpCore:Location, IIM 2:92).
    pub locations: Vec<String>,
    /// Keywords (dc:subject, IIM 2:25).
    pub keywords: Vec<String>,
    /// The day it was made, `YYYY-MM-DD` (photoshop:DateCreated, IIM 2:55).
    pub date: Option<String>,
    /// How it came about (Iptc4xmpExt:DigitalSourceType), as the address of a term: see
    /// [`newscode`](crate::load::wire::words::SourceType::newscode).
    pub source_type: Option<&'static str>,
}

/// The longest usage terms, in bytes, that are written where only the credit is.
const SHORT_TERMS: usize = 200;

impl Facts {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What of the facts goes into a rendition of this extent.
    #[must_use]
    pub fn within(&self, extent: Extent) -> Self {
        let facts = self.clone();
        match extent {
            Extent::Full => facts,
            Extent::Credit => Self {
                creator: facts.creator,
                credit: facts.credit,
                copyright: facts.copyright,
                usage: facts.usage.filter(|usage| usage.len() <= SHORT_TERMS),
                web_statement: facts.web_statement,
                licence: facts.licence,
                licensor: facts.licensor,
                source_type: facts.source_type,
                ..Self::default()
            },
        }
    }

    /// The places in one text, for fields that hold only one.
    pub(crate) fn location(&self) -> Option<String> {
        (!self.locations.is_empty()).then(|| self.locations.join(", "))
    }

    /// The address of the licence, if it was given as one.
    pub(crate) fn licence_address(&self) -> Option<&str> {
        self.licence.as_deref().filter(|licence| is_address(licence))
    }

    /// The address of a page about the rights: the web statement, or else the licence.
    pub(crate) fn rights_address(&self) -> Option<&str> {
        self.web_statement.as_deref().or_else(|| self.licence_address())
    }

    /// The usage terms, with the name of the licence before them.
    pub(crate) fn terms(&self) -> Option<String> {
        match (self.licence.as_deref().filter(|licence| !is_address(licence)), &self.usage) {
            (Some(licence), Some(usage)) if !usage.contains(licence) => Some(format!("{licence}. {usage}")),
            (_, Some(usage)) => Some(usage.clone()),
            (licence, None) => licence.map(str::to_owned),
        }
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The beginning of a text, at most so many bytes of UTF-8, cut between two characters.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}
