//! XMP (ISO 16684-1): the packet of RDF that modern programs write, read tolerantly.

use super::Embedded;
use super::embedded::{day, place, tidy};
use roxmltree::{Document, Node, ParsingOptions};

/// The largest packet that is read, in bytes; a larger one holds edit histories, not captions.
const MAX_BYTES: usize = 4 << 20;
/// The most XML nodes that are read.
const MAX_NODES: u32 = 400_000;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const IPTC_CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const IPTC_EXT: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
const EXIF: &str = "http://ns.adobe.com/exif/1.0/";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Reads the facts of an XMP packet; an unreadable packet gives none.
pub(super) fn read(packet: &[u8]) -> Embedded {
    if packet.len() > MAX_BYTES {
        return Embedded::default();
    }
    super::contain(|| Ok(parse(&cleaned(packet)))).unwrap_or_default()
}

/// The packet as text that an XML parser accepts: only the `xmpmeta` element, if there is one, without the control
/// characters that XML 1.0 forbids and that some programs copy in from IIM.
fn cleaned(packet: &[u8]) -> String {
    let text = String::from_utf8_lossy(packet);
    let end = "</x:xmpmeta>";
    let range = (text.find("<x:xmpmeta"), text.rfind(end));
    let text = match range {
        (Some(from), Some(to)) if from < to => &text[from..to + end.len()],
        _ => text.trim_matches(['\0', '\u{FEFF}', ' ', '\r', '\n', '\t']),
    };
    text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'), " ")
}

/// Whether a text would keep the parser busy out of all proportion: it compares each attribute of an element with all
/// others of that element, and each namespace with all those around it. Honest packets have some dozens.
fn is_bomb(text: &str) -> bool {
    const MAX_NAMESPACES: usize = 512;
    const MAX_ATTRIBUTES: usize = 1000;
    let crowded = |tag: &str| tag.matches('=').count() > MAX_ATTRIBUTES;
    text.matches("xmlns").count() > MAX_NAMESPACES || text.split('<').any(crowded)
}

fn parse(text: &str) -> Embedded {
    if is_bomb(text) {
        return Embedded::default();
    }
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text, options) else {
        return Embedded::default();
    };
    let packet = Packet::of(&document);
    let creators = packet.list(DC, "creator");
    Embedded {
        headline: packet.one(PHOTOSHOP, "Headline"),
        caption: packet.one(DC, "description"),
        alt: packet.one(IPTC_CORE, "AltTextAccessibility"),
        creator: (!creators.is_empty()).then(|| creators.join(", ")),
        credit: packet.one(PHOTOSHOP, "Credit"),
        source: packet.one(PHOTOSHOP, "Source"),
        copyright: packet.one(DC, "rights"),
        usage: packet.one(RIGHTS, "UsageTerms"),
        web_statement: packet.one(RIGHTS, "WebStatement"),
        keywords: packet.list(DC, "subject"),
        people: packet.list(IPTC_EXT, "PersonInImage"),
        date: packet.one(PHOTOSHOP, "DateCreated").and_then(|date| day(&date)),
        extended_description: packet.one(IPTC_CORE, "ExtDescrAccessibility"),
        licensor_name: packet.part((PLUS, "Licensor"), (PLUS, "LicensorName")),
        licensor_email: packet.part((PLUS, "Licensor"), (PLUS, "LicensorEmail")),
        licensor_url: packet.part((PLUS, "Licensor"), (PLUS, "LicensorURL")),
        digital_source_type: packet.one(IPTC_EXT, "DigitalSourceType"),
        location: location(&packet),
        disagreements: Vec::new(),
        has_gps: packet.one(EXIF, "GPSLatitude").is_some(),
    }
}

/// The place that is shown, or else the one that older programs state for the whole picture.
fn location(packet: &Packet<'_, '_>) -> Option<String> {
    let shown = |name| packet.part((IPTC_EXT, "LocationShown"), (IPTC_EXT, name));
    let older = || [packet.one(IPTC_CORE, "Location"), packet.one(PHOTOSHOP, "City"), packet.one(PHOTOSHOP, "Country")];
    let parts = place(["Sublocation", "City", "CountryName"].map(shown));
    shown("LocationName").or(parts).or_else(|| place(older()))
}

/// The top-level `rdf:Description` elements of a document; a property may stand in any of them.
struct Packet<'a, 'input>(Vec<Node<'a, 'input>>);

impl<'a, 'input> Packet<'a, 'input> {
    fn of(document: &'a Document<'input>) -> Self {
        let is = |node: &Node<'_, '_>, name| node.has_tag_name((RDF, name));
        let roots = document.descendants().filter(|node| is(node, "RDF"));
        Self(roots.flat_map(|root| root.children()).filter(|node| is(node, "Description")).collect())
    }

    /// The values of a property: the items of its container, its plain text, or the attribute that abbreviates it.
    fn values(&self, space: &str, name: &str) -> Vec<(Option<&'a str>, String)> {
        let elements = self.0.iter().flat_map(Node::children).filter(|node| node.has_tag_name((space, name)));
        let attributes = self.0.iter().filter_map(|node| node.attribute((space, name)));
        let attributes = attributes.filter_map(|text| Some((None, tidy(text)?)));
        elements.flat_map(values_of).chain(attributes).collect()
    }

    /// One value: that of the default language if there are several.
    fn one(&self, space: &str, name: &str) -> Option<String> {
        let values = self.values(space, name);
        let default = values.iter().position(|(language, _)| *language == Some("x-default")).unwrap_or(0);
        values.into_iter().nth(default).map(|(_, text)| text)
    }

    /// One field of a structure, or of the first of several structures; each name goes with its namespace.
    fn part(&self, property: (&str, &str), field: (&str, &str)) -> Option<String> {
        let mut properties = self.0.iter().flat_map(Node::children).filter(|node| node.has_tag_name(property));
        properties.find_map(|property| part(property, field))
    }

    fn list(&self, space: &str, name: &str) -> Vec<String> {
        self.values(space, name).into_iter().map(|(_, text)| text).collect()
    }
}

/// The field of a structure that stands in a property, written as an element or as an attribute.
fn part(property: Node<'_, '_>, field: (&str, &str)) -> Option<String> {
    let structure = items_of(property).next().unwrap_or(property);
    // What is written as a description inside may also stand there without one.
    let inside = structure.children().filter(|node| node.has_tag_name((RDF, "Description")));
    let mut places = std::iter::once(structure).chain(inside);
    places.find_map(|place| {
        let element = place.children().find(|node| node.has_tag_name(field));
        let element = element.and_then(|node| values_of(node).into_iter().next()).map(|(_, text)| text);
        place.attribute(field).and_then(tidy).or(element)
    })
}

/// The items of the container that a property holds.
fn items_of<'a, 'input>(property: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    let containers = property.children().filter(Node::is_element);
    containers.flat_map(|container| container.children()).filter(|node| node.has_tag_name((RDF, "li")))
}

/// The values of a property, each with its language if it states one.
fn values_of<'a>(property: Node<'a, '_>) -> Vec<(Option<&'a str>, String)> {
    let values = items_of(property).filter_map(|item| Some((item.attribute((XML, "lang")), tidy(&text(item))?)));
    let values: Vec<_> = values.collect();
    if values.is_empty() {
        let resource = property.attribute((RDF, "resource")).map(str::to_owned);
        let plain = tidy(&text(property)).or(resource);
        return plain.into_iter().map(|text| (None, text)).collect();
    }
    values
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}
