//! What was taken and what was left out, and why; each limit, and how near to it the deliverable comes.

use std::collections::BTreeMap;

use crate::bundle::Packet;
use crate::model::Project;
use crate::model::cue::{clock, work_samples};
use crate::model::deliverable::{Deliverable, LeftOut};
use crate::model::viewing::Hidden;
use crate::plan::bundles::BundlePlan;

/// The account of one deliverable, in plain words.
#[derive(Debug, Clone)]
pub struct Account {
    /// What it is for, where its limits come from.
    pub about: Vec<String>,
    /// The stills it takes: the picture's file, and the name it gets.
    pub taken: Vec<(String, String)>,
    /// The stills it leaves out: the picture's file, and the reason.
    pub left: Vec<(String, String)>,
    /// Each limit on the whole: what it is about, what there is, what may be.
    pub limits: Vec<(String, String, String)>,
    /// How limits were met.
    pub notes: Vec<String>,
    /// How many files there are, and their bytes before they are packed.
    pub files: (usize, u64),
}

impl Account {
    pub(super) fn of(project: &Project, bundle: &BundlePlan, packet: &Packet) -> Self {
        let deliverable = &project.deliverables[bundle.deliverable];
        let path = |id| project.still(id).path.to_string();
        let reason = |left: &LeftOut| why(*left, deliverable).to_owned();
        let mut left: Vec<(String, String)> = bundle
            .left
            .iter()
            .filter(|(_, left)| *left != LeftOut::Elsewhere)
            .map(|(id, left)| (path(*id), reason(left)))
            .collect();
        let hidden = project.hidden.iter().filter(|thing| thing.what == "still");
        left.extend(hidden.map(|thing| (thing.name.clone(), not_shown(thing.hidden).to_owned())));
        let name = |id| bundle.names.get(&id).map(|name| format!("{name}.jpg")).unwrap_or_default();
        Self {
            about: about(deliverable),
            taken: bundle.stills.iter().map(|id| (path(*id), name(*id))).collect(),
            left,
            limits: limits(project, bundle, packet),
            notes: packet.notes.clone(),
            files: (packet.files().count(), packet.files().map(|(_, bytes)| bytes).sum()),
        }
    }

    /// The stills that are left out, together by their reason.
    pub fn left_by_reason(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (path, reason) in &self.left {
            by.entry(reason).or_default().push(path);
        }
        by
    }
}

fn about(deliverable: &Deliverable) -> Vec<String> {
    let checked = deliverable.checked.map(|day| format!("limits last checked on {}", day.0));
    deliverable.source.iter().cloned().chain(checked).collect()
}

fn why(left: LeftOut, deliverable: &Deliverable) -> &'static str {
    match left {
        LeftOut::Kind => "of a kind that is not asked for",
        LeftOut::Elsewhere => "not in stills/",
        LeftOut::NotForPress => "not offered to the press",
        LeftOut::Layer => "serves none of the layers asked for",
        LeftOut::Tags => "carries none of the tags asked for",
        LeftOut::Spoiler => "gives the story away",
        LeftOut::TooSmall => "has fewer pixels than are asked for, and pictures are never enlarged",
        LeftOut::BeyondCount if deliverable.limits.stills.is_some() => "comes after the last still that may be taken",
        LeftOut::BeyondCount => "beyond the count",
    }
}

fn not_shown(hidden: Hidden) -> &'static str {
    match hidden {
        Hidden::Killed => "killed by those who hold approval",
        Hidden::Pending => "not approved yet",
        _ => "not to be shown at this moment",
    }
}

fn limits(project: &Project, bundle: &BundlePlan, packet: &Packet) -> Vec<(String, String, String)> {
    let deliverable = &project.deliverables[bundle.deliverable];
    let limits = &deliverable.limits;
    let mut lines = Vec::new();
    let mut line = |about: &str, is: String, may: String| lines.push((about.to_owned(), is, may));
    let total: u64 = packet.files().map(|(_, bytes)| bytes).sum();
    if let Some(limit) = limits.bytes {
        line("all of it, before it is packed", kilobytes(total), format!("at most {}", kilobytes(limit.value)));
    }
    if let Some(limit) = limits.file_bytes {
        let largest = packet.files().map(|(_, bytes)| bytes).max().unwrap_or(0);
        line("the largest file", kilobytes(largest), format!("at most {}", kilobytes(limit.value)));
    }
    if let Some(limit) = limits.minutes {
        let film = &project.film;
        let watched = work_samples(&project.clips, film.trailer)
            .into_iter()
            .filter_map(|id| project.clip(id).watched(&deliverable.slug))
            .map(|watched| watched.0)
            .sum();
        line("the work samples", format!("{} to watch", clock(watched)), format!("at most {} minutes", limit.value));
    }
    if let Some(limit) = limits.stills {
        line("stills", bundle.stills.len().to_string(), format!("at most {}", limit.value));
    }
    if let Some(limit) = limits.least_stills {
        line("stills", bundle.stills.len().to_string(), format!("at least {}", limit.value));
    }
    if let Some(limit) = limits.name_length {
        let longest = bundle.names.values().map(|name| name.len() + ".jpg".len()).max().unwrap_or(0);
        line("the longest name of a picture", longest.to_string(), format!("at most {} characters", limit.value));
    }
    lines
}

fn kilobytes(bytes: u64) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
