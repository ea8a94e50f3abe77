//! Clips: reels, vlogs, interviews, the trailer.

use super::bridge::{Bridge, HiddenThing};
use super::cue::Cues;
use super::film::{Words, plain, plains};
use super::names::{ClipId, PersonId, StillId};
use super::player::Player;
use super::slug::slug_or;
use super::tags::Tags;
use super::text::Text;
use super::translated::Translated;
use super::viewing::{Access, Times};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::YamlFile;
use crate::load::scalars::{Date, Moment, Runtime, Url};
use crate::load::wire::clip as wire;
pub use crate::load::wire::clip::ClipKind;
use crate::load::wire::words::{Audience, Goal, Layer};
use crate::places::{At, FilePath, Place, SourcePath};

/// Where a clip's moving picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Video {
    /// A file of the project.
    Local(SourcePath),
    /// Elsewhere, asked for only on a click.
    Hosted(Hosted),
}

/// A moving picture that somebody else serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosted {
    /// The page that shows it.
    pub page: Url,
    /// Its player alone, where that is known.
    pub player: Option<Player>,
}

/// A moving picture.
#[derive(Debug, Clone)]
pub struct Clip {
    /// Where it is described.
    pub place: Place,
    /// How others refer to it, and its address.
    pub slug: String,
    /// Its title.
    pub title: Words,
    /// What it is.
    pub kind: ClipKind,
    /// About it.
    pub description: Option<Words>,
    /// Who is in it.
    pub people: Vec<PersonId>,
    /// How long it runs.
    pub duration: Option<Runtime>,
    /// Where to begin to watch, and for how long.
    pub(super) cues: Cues,
    /// When it was recorded or released.
    pub date: Option<Date>,
    /// The picture shown before it plays.
    pub poster: Option<StillId>,
    /// Where it is. `None` when it is announced and not yet there.
    pub video: Option<Video>,
    /// Caption files.
    pub captions: Vec<Captions>,
    /// What is said and heard.
    pub transcript: Option<Translated<Text>>,
    /// Tags.
    pub tags: Tags,
    /// Layers it serves.
    pub layers: Vec<Layer>,
    /// Whom it is for.
    pub audiences: Vec<Audience>,
    /// What it is for.
    pub goals: Vec<Goal>,
    /// Whether it is offered to the press.
    pub press: bool,
    /// The credit line.
    pub credit: Option<String>,
    /// Whether it gives the story away.
    pub spoiler: bool,
    /// Who may see it.
    pub access: Access,
    /// Its embargo as written, past ones too.
    pub embargo: Option<At<Moment>>,
}

/// A caption file.
#[derive(Debug, Clone)]
pub struct Captions {
    /// The file.
    pub file: SourcePath,
    /// The language, as BCP 47 writes it.
    pub language: String,
    /// The name in the player.
    pub label: String,
}

impl Bridge<'_> {
    /// Names every clip and decides which are shown.
    pub(super) fn name_clips(&mut self, mut files: Vec<YamlFile<wire::Clip>>) -> Vec<(YamlFile<wire::Clip>, Access)> {
        let order = |file: &YamlFile<wire::Clip>| file.value.value.order.as_ref().map_or(i32::MAX, |order| order.value);
        files.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.path.cmp(&b.path)));
        let mut shown = Vec::new();
        for file in files {
            let clip = &file.value.value;
            let access = self.viewing.access(&Times {
                draft: clip.draft.as_ref().is_some_and(|draft| draft.value),
                publish: clip.publish.as_ref(),
                embargo: clip.embargo.as_ref(),
                expires: clip.expires.as_ref(),
            });
            self.names.clips.add(file.path.stem(), access.map(|_| ClipId::at(shown.len())));
            match access {
                Ok(access) => shown.push((file, access)),
                Err(hidden) => {
                    let captions = clip.captions.iter().map(|captions| &captions.value.file);
                    let own = clip.file.iter().chain(&clip.poster).chain(captions);
                    let paths = own.filter_map(|path| file.path.join(&path.value.0)).map(|path| (path, hidden));
                    self.names.hidden_files.extend(paths);
                    self.hidden.push(HiddenThing {
                        what: "clip",
                        name: file.path.stem().to_owned(),
                        hidden,
                        place: Some(clip.title.place),
                        portrait: false,
                    });
                }
            }
        }
        shown
    }

    pub(super) fn one_clip(&mut self, file: YamlFile<wire::Clip>, access: Access) -> Clip {
        let slug = slug_or(file.path.stem(), "clip");
        let wire::Clip {
            title,
            format,
            description,
            people,
            duration,
            cue,
            cues,
            date,
            poster,
            file,
            url,
            embed,
            captions,
            transcript,
            tags,
            layers,
            audiences,
            goals,
            press,
            credit,
            order: _,
            spoiler,
            draft: _,
            publish: _,
            embargo,
            expires: _,
        } = file.value.value;
        let transcript_place = transcript.as_ref().map(|text| text.place);
        let transcript = self.text(transcript).zip(transcript_place);
        Clip {
            place: title.place,
            slug,
            title: self.required(title),
            kind: format.value,
            description: self.text(description),
            people: self.people(&people),
            cues: self.cues(cue, cues, duration.as_ref().map(|duration| duration.value)),
            duration: plain(duration),
            date: plain(date),
            poster: poster.and_then(|poster| self.still(&poster.map(|path| path.0))),
            video: self.video(file, url, embed),
            captions: captions.into_iter().filter_map(|captions| self.captions(captions)).collect(),
            transcript: transcript.map(|(text, place)| text.map(|_, text| self.prose_at(&text, place))),
            tags: self.vocabulary.take(tags, self.out),
            layers: plains(layers),
            audiences: plains(audiences),
            goals: plains(goals),
            press: plain(press)
                .unwrap_or(matches!(format.value, ClipKind::Trailer | ClipKind::Teaser | ClipKind::Clip)),
            credit: plain(credit),
            spoiler: plain(spoiler).unwrap_or(false),
            access,
            embargo,
        }
    }

    fn video(&mut self, file: Option<At<FilePath>>, url: Option<At<Url>>, embed: Option<At<Url>>) -> Option<Video> {
        if let (None, Some(embed)) = (&url, &embed) {
            self.out.push(
                Diagnostic::error(Code::BadValue, "`embed` is the player of a hosted clip, and this clip has no `url`")
                    .at(embed.place, "this player")
                    .help(
                        "write the clip's page under `url`: who reads without JavaScript or from a folder is led there",
                    ),
            );
        }
        match (file, url) {
            (Some(file), Some(url)) => {
                self.out.push(
                    Diagnostic::error(Code::BadValue, "a clip has either a `file` or a `url`")
                        .at(url.place, "this address")
                        .at(file.place, "and this file")
                        .help("keep the one that readers should see"),
                );
                None
            }
            (Some(file), None) => self.file(&file).map(Video::Local),
            (None, Some(url)) => Some(Video::Hosted(self.hosted(url.value, embed))),
            (None, None) => None,
        }
    }

    fn hosted(&mut self, page: Url, embed: Option<At<Url>>) -> Hosted {
        let player = match &embed {
            None => Player::of(&page),
            Some(embed) => Player::named(&embed.value),
        };
        if let (Some(embed), None) = (embed, &player) {
            self.out.push(
                Diagnostic::error(Code::BadValue, format!("the player `{}` does not come over https", embed.value.0))
                    .at(embed.place, "browsers show nothing else inside a page that does")
                    .help("write its address with https://, or leave `embed` out: the clip is then a link to its page"),
            );
        }
        Hosted { page, player }
    }

    fn captions(&mut self, written: At<wire::Captions>) -> Option<Captions> {
        let wire::Captions { file, language, label } = written.value;
        let label = plain(label).unwrap_or_else(|| crate::model::languages::own_name(&language.value.0));
        Some(Captions { file: self.file(&file)?, language: language.value.0, label })
    }
}
