//! What was made from what, in the words of PREMIS 3.0 (Library of Congress): each file as an object with its sum, where it
//! came from, and the event that made it.

use std::collections::BTreeMap;

use super::journal::Line;
use super::payload::Item;
use crate::model::Project;

const NAMESPACE: &str = "http://www.loc.gov/premis/v3";

/// The record. The event's date is the day the project is looked at from.
pub(super) fn premis(project: &Project, items: &[Item], lines: &[Line]) -> String {
    let by_path: BTreeMap<&str, Option<&str>> =
        items.iter().map(|item| (item.path.as_str(), item.from.as_deref())).collect();
    let objects: Vec<String> =
        lines.iter().map(|line| object(line, by_path.get(line.path.as_str()).copied().flatten())).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<premis xmlns=\"{NAMESPACE}\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" version=\"3.0\">\n{}{}{}</premis>\n",
        objects.concat(),
        event(&project.as_of.date().to_string()),
        agent()
    )
}

fn object(line: &Line, from: Option<&str>) -> String {
    let relation = from.map(|from| {
        format!(
            "<relationship><relationshipType>derivation</relationshipType>\
             <relationshipSubType>has source</relationshipSubType><relatedObjectIdentifier>\
             <relatedObjectIdentifierType>path</relatedObjectIdentifierType>\
             <relatedObjectIdentifierValue>{}</relatedObjectIdentifierValue></relatedObjectIdentifier></relationship>",
            escaped(from)
        )
    });
    let event = if line.path.starts_with("data/site/") {
        "<linkingEventIdentifier><linkingEventIdentifierType>local</linkingEventIdentifierType>\
         <linkingEventIdentifierValue>build</linkingEventIdentifierValue></linkingEventIdentifier>"
    } else {
        ""
    };
    format!(
        "<object xsi:type=\"file\"><objectIdentifier><objectIdentifierType>path</objectIdentifierType>\
         <objectIdentifierValue>{}</objectIdentifierValue></objectIdentifier><objectCharacteristics>\
         <fixity><messageDigestAlgorithm>SHA-512</messageDigestAlgorithm><messageDigest>{}</messageDigest></fixity>\
         <size>{}</size><format><formatDesignation><formatName>{}</formatName></formatDesignation></format>\
         </objectCharacteristics>{}{event}</object>\n",
        escaped(&line.path),
        line.sha512,
        line.bytes,
        escaped(&format_of(&line.path)),
        relation.unwrap_or_default()
    )
}

/// The format, by the ending of the name.
fn format_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or_else(|| "unknown".to_owned(), |(_, ending)| ending.to_ascii_lowercase())
}

fn event(day: &str) -> String {
    format!(
        "<event><eventIdentifier><eventIdentifierType>local</eventIdentifierType>\
         <eventIdentifierValue>build</eventIdentifierValue></eventIdentifier><eventType>creation</eventType>\
         <eventDateTime>{day}</eventDateTime><eventDetailInformation><eventDetail>The site was built from data/project\
         </eventDetail></eventDetailInformation><linkingAgentIdentifier><linkingAgentIdentifierType>local\
         </linkingAgentIdentifierType><linkingAgentIdentifierValue>onset</linkingAgentIdentifierValue>\
         </linkingAgentIdentifier></event>\n"
    )
}

fn agent() -> String {
    format!(
        "<agent><agentIdentifier><agentIdentifierType>local</agentIdentifierType><agentIdentifierValue>onset\
         </agentIdentifierValue></agentIdentifier><agentName>onset</agentName><agentType>software</agentType>\
         <agentVersion>{}</agentVersion></agent>\n",
        env!("CARGO_PKG_VERSION")
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
