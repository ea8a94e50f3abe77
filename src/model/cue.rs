//! Where a juror begins to watch a clip, and for how long.

use std::collections::BTreeMap;

use super::bridge::Bridge;
use super::clip::Clip;
use super::deliverable::Deliverable;
use super::film::Words;
use super::names::ClipId;
use crate::diagnostics::{Code, Diagnostic, dangling};
use crate::load::reading::Table;
use crate::load::scalars::{Runtime, Timecode};
use crate::load::wire::clip as wire;
use crate::places::{At, Place};

/// Where to begin to watch, and for how long.
#[derive(Debug, Clone)]
pub struct Cue {
    /// Where it is written.
    pub place: Place,
    /// Where to begin, in seconds from the clip's beginning.
    pub start: Timecode,
    /// For how long; to the end of the clip when `None`.
    pub length: Option<Runtime>,
    /// What to look at.
    pub note: Option<Words>,
}

/// The cues of a clip.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    general: Option<Cue>,
    /// For single deliverables, by their names; with the place of the name.
    named: BTreeMap<String, (Place, Cue)>,
}

impl Clip {
    /// The cue for a deliverable: the one of its own, or else the one for all.
    pub fn cue(&self, deliverable: &str) -> Option<&Cue> {
        self.cues.named.get(deliverable).map(|(_, cue)| cue).or(self.cues.general.as_ref())
    }

    /// Whether there is a cue for this deliverable alone.
    pub fn has_own_cue(&self, deliverable: &str) -> bool {
        self.cues.named.contains_key(deliverable)
    }

    /// How long somebody watches who follows the cue for a deliverable; `None` when nobody has said how long the clip runs.
    pub fn watched(&self, deliverable: &str) -> Option<Runtime> {
        match self.cue(deliverable) {
            None => self.duration,
            Some(cue) => {
                cue.length.or_else(|| self.duration.map(|Runtime(whole)| Runtime(whole - cue.start.0.min(whole))))
            }
        }
    }
}

/// What a packet shows of the film's moving pictures: clips for the press, the trailer first.
pub fn work_samples(clips: &[Clip], trailer: Option<ClipId>) -> Vec<ClipId> {
    let press = clips.iter().enumerate().filter(|(_, clip)| clip.press).map(|(index, _)| ClipId::at(index));
    let (first, others): (Vec<_>, Vec<_>) = press.partition(|id| trailer == Some(*id));
    first.into_iter().chain(others).collect()
}

impl Bridge<'_> {
    /// The cues of a clip that runs so long.
    pub(super) fn cues(
        &mut self,
        general: Option<At<wire::Cue>>,
        named: Table<At<wire::Cue>>,
        duration: Option<Runtime>,
    ) -> Cues {
        let general = general.map(|cue| self.one_cue(cue, duration));
        let named = named.0.into_iter().map(|(At { value, place }, cue)| (value, (place, self.one_cue(cue, duration))));
        Cues { general, named: named.collect() }
    }

    fn one_cue(&mut self, At { value, place }: At<wire::Cue>, duration: Option<Runtime>) -> Cue {
        let wire::Cue { start, length, note } = value;
        let begins = start.as_ref().map_or(0, |start| start.value.0);
        if let Some(Runtime(whole)) = duration {
            let ends = begins.saturating_add(length.as_ref().map_or(0, |length| length.value.0));
            let wrong = match (&start, &length) {
                (Some(start), _) if begins >= whole => Some((start.place, format!("begins at {}", clock(begins)))),
                (_, Some(length)) if ends > whole => Some((length.place, format!("ends at {}", clock(ends)))),
                _ => None,
            };
            self.out.extend(wrong.map(|(place, what)| {
                Diagnostic::error(Code::BadValue, format!("this cue {what}, and the clip is over at {}", clock(whole)))
                    .at(place, "past the end of the clip")
                    .help("`start` counts from the beginning of the clip, `length` from `start`")
                    .help("if the clip is longer than its `duration` says, put that right")
            }));
        }
        Cue {
            place,
            start: start.map_or(Timecode(0), |start| start.value),
            length: length.map(|length| length.value),
            note: self.text(note),
        }
    }
}

/// Tells of cues for deliverables that there are not.
pub(super) fn unknown(clips: &[Clip], deliverables: &[Deliverable]) -> Vec<Diagnostic> {
    let names = || deliverables.iter().map(|deliverable| deliverable.slug.as_str());
    let cues = clips.iter().flat_map(|clip| &clip.cues.named);
    let unknown = cues.filter(|(name, _)| !names().any(|known| known == *name));
    unknown
        .map(|(name, (place, _))| {
            let written = At { value: name.clone(), place: *place };
            dangling("deliverable", &written, names(), "`onset deliver --list` names those there are")
        })
        .collect()
}

/// A moment in a clip as a player shows it: `2:10`, `1:02:10`.
pub fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 { format!("{minutes}:{seconds:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn moments_are_told_as_players_show_them() {
        assert_eq!((clock(0), clock(130), clock(3730)), ("0:00".into(), "2:10".into(), "1:02:10".into()));
    }
}
