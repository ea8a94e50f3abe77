//! The XMP packet (ISO 16684-1) with the facts, as RDF in its plainest form.

use super::Facts;
use crate::plan::facts::{Licensor, cut};
use std::borrow::Cow;
use std::fmt::{Arguments, Write};

/// The namespaces of the properties that are written.
const NAMESPACES: &[(&str, &str)] = &[
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
    ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"),
    ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
    ("plus", "http://ns.useplus.org/ldf/xmp/1.0/"),
    ("cc", "http://creativecommons.org/ns#"),
];

/// How much of the facts is written where room is short.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Bytes of one text.
    pub(super) text: usize,
    /// Entries of one list.
    pub(super) entries: usize,
}

impl Room {
    /// All of it.
    pub(super) const PLENTY: Self = Self { text: usize::MAX, entries: usize::MAX };
}

/// The packet as bytes of UTF-8, or `None` if there is nothing to say. It is marked read-only and has no padding, since
/// nobody edits it in place.
pub(super) fn packet(facts: &Facts, room: Room) -> Option<Vec<u8>> {
    if facts.is_empty() {
        return None;
    }
    let mut xml = String::from("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    xml.push_str("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
    xml.push_str(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"",
    );
    let mut properties = String::new();
    Properties { xml: &mut properties, room }.all(facts);
    // In texts `<` is escaped, so this finds names of properties only.
    for (prefix, address) in NAMESPACES.iter().filter(|(prefix, _)| properties.contains(&format!("<{prefix}:"))) {
        let _ = write!(xml, "\n xmlns:{prefix}=\"{address}\"");
    }
    xml.push_str(">\n");
    xml.push_str(&properties);
    xml.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    Some(xml.into_bytes())
}

struct Properties<'a> {
    xml: &'a mut String,
    room: Room,
}

impl Properties<'_> {
    fn all(&mut self, facts: &Facts) {
        self.alternatives("dc:title", facts.title.as_deref());
        self.alternatives("dc:description", facts.caption.as_deref());
        self.list("dc:creator", "Seq", facts.creator.as_slice());
        self.alternatives("dc:rights", facts.copyright.as_deref());
        self.list("dc:subject", "Bag", &facts.keywords);
        self.simple("photoshop:Headline", facts.headline.as_deref());
        self.simple("photoshop:Credit", facts.credit.as_deref());
        self.simple("photoshop:Source", facts.source.as_deref());
        self.simple("photoshop:DateCreated", facts.date.as_deref());
        self.simple("xmpRights:Marked", facts.copyright.as_ref().map(|_| "True"));
        self.alternatives("xmpRights:UsageTerms", facts.terms().as_deref());
        self.simple("xmpRights:WebStatement", facts.rights_address());
        self.alternatives("Iptc4xmpCore:AltTextAccessibility", facts.alt.as_deref());
        self.alternatives("Iptc4xmpCore:ExtDescrAccessibility", facts.extended.as_deref());
        self.simple("Iptc4xmpCore:Location", facts.location().as_deref());
        self.list("Iptc4xmpExt:PersonInImage", "Bag", &facts.people);
        self.places(&facts.locations);
        self.simple("Iptc4xmpExt:DigitalSourceType", facts.source_type);
        self.licensor(facts.licensor.as_ref());
        if let Some(address) = facts.licence_address() {
            let address = escaped(cut(address, self.room.text));
            self.put(format_args!("<cc:license rdf:resource=\"{address}\"/>\n"));
        }
    }

    fn put(&mut self, text: Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = self.xml.write_fmt(text);
    }

    fn simple(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            let value = escaped(cut(value, self.room.text));
            self.put(format_args!("<{name}>{value}</{name}>\n"));
        }
    }

    /// A text that could be given in several languages; it is given in the default one.
    fn alternatives(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            let value = escaped(cut(value, self.room.text));
            let item = format!("<rdf:li xml:lang=\"x-default\">{value}</rdf:li>");
            self.put(format_args!("<{name}><rdf:Alt>{item}</rdf:Alt></{name}>\n"));
        }
    }

    fn list(&mut self, name: &str, container: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        self.put(format_args!("<{name}><rdf:{container}>"));
        for value in values.iter().take(self.room.entries) {
            let value = escaped(cut(value, self.room.text));
            self.put(format_args!("<rdf:li>{value}</rdf:li>"));
        }
        self.put(format_args!("</rdf:{container}></{name}>\n"));
    }
}

impl Properties<'_> {
    /// The places shown, each a structure of which only the name is known.
    fn places(&mut self, places: &[String]) {
        if places.is_empty() {
            return;
        }
        self.put(format_args!("<Iptc4xmpExt:LocationShown><rdf:Bag>\n"));
        for place in places.iter().take(self.room.entries) {
            self.put(format_args!("<rdf:li rdf:parseType=\"Resource\">"));
            self.alternatives("Iptc4xmpExt:LocationName", Some(place));
            self.put(format_args!("</rdf:li>\n"));
        }
        self.put(format_args!("</rdf:Bag></Iptc4xmpExt:LocationShown>\n"));
    }

    fn licensor(&mut self, licensor: Option<&Licensor>) {
        let Some(Licensor { name, email, url }) = licensor else { return };
        self.put(format_args!("<plus:Licensor><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"));
        self.simple("plus:LicensorName", Some(name));
        self.simple("plus:LicensorEmail", email.as_deref());
        self.simple("plus:LicensorURL", url.as_deref());
        self.put(format_args!("</rdf:li></rdf:Seq></plus:Licensor>\n"));
    }
}

/// Text for XML 1.0: what has a meaning there is escaped, what is forbidden there becomes a space.
fn escaped(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\r') || forbidden(c);
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            c if forbidden(c) => out.push(' '),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
