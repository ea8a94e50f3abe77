//! The list of work samples: what to watch, where, from when and for how long, and whether that is too much.

use super::Maker;
use super::documents::{Document, Scribe};
use super::docx::Paragraph;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::scalars::Runtime;
use crate::load::wire::words::Part;
use crate::model::clip::Clip;
use crate::model::cue::{clock, work_samples};
use crate::model::document::{Document as Typeset, DossierPart};
use crate::model::names::ClipId;
use crate::model::translated::Lang;
use crate::text::{clip_phrase, dates, html, outside};

/// The name by which deliverables ask for the list.
pub(super) const WORK_SAMPLES: &str = "work-samples";

impl Scribe<'_> {
    /// The list; none without clips.
    pub(super) fn work_samples(&self, lang: Lang) -> Option<Document> {
        let samples = work_samples(&self.project.clips, self.project.film.trailer);
        let (mut text, mut body, mut word) = (String::new(), String::new(), Vec::new());
        for (number, id) in (1..).zip(&samples) {
            let lines = self.sample(*id, lang);
            let title = format!("{number}. {}", self.project.clip(*id).title.value(lang));
            text.push_str(&format!("{title}\n{}\n\n", lines.join("\n")));
            let escaped: Vec<String> = lines.iter().map(|line| html::escape(line)).collect();
            body.push_str(&format!("<h2>{}</h2>\n<p>{}</p>\n", html::escape(&title), escaped.join("<br>\n")));
            word.push(Paragraph::heading(&title, 2));
            word.extend(lines.iter().map(|line| Paragraph::of(line)));
        }
        let title = self.plan.phrases.get(lang, "work_samples").to_owned();
        (!samples.is_empty()).then_some(Document { title, text, html: body, word })
    }

    fn sample(&self, id: ClipId, lang: Lang) -> Vec<String> {
        let (clip, phrases) = (self.project.clip(id), &self.plan.phrases);
        let kind = phrases.get(lang, clip_phrase(clip.kind)).to_owned();
        let duration = clip.duration.map(|duration| dates::runtime(duration, lang, phrases));
        let cue = clip.cue(&self.deliverable.slug);
        let lines = [
            Some(self.present([Some(kind), duration], lang)),
            clip.description.as_ref().map(|about| about.value(lang).clone()),
            outside::clip(self.project, id, lang),
            cue.map(|cue| dates::cue(cue, lang, phrases)),
            cue.and_then(|cue| cue.note.as_ref()).map(|note| note.value(lang).clone()),
        ];
        lines.into_iter().flatten().collect()
    }
}

impl Maker<'_> {
    /// Whether the work samples take longer to watch than they may, where they are listed.
    pub(super) fn samples_within(&self, problems: &mut Vec<Diagnostic>) {
        let Some(limit) = self.deliverable.limits.minutes.filter(|_| self.lists_samples()) else { return };
        let name = &self.deliverable.slug;
        let ids = work_samples(&self.project.clips, self.project.film.trailer);
        let clips: Vec<&Clip> = ids.iter().map(|id| self.project.clip(*id)).collect();
        for clip in clips.iter().filter(|clip| clip.watched(name).is_none()) {
            let title = clip.title.value(Lang::DEFAULT);
            let what =
                format!("`{name}` counts the minutes of its work samples, and `{title}` does not say how long it is");
            problems.push(
                Diagnostic::warning(Code::OverLimit, what)
                    .at(clip.place, "neither `duration` nor a cue with `length`")
                    .help("say how long it runs: `duration: 1 min 20 s`"),
            );
        }
        let watched: u32 = clips.iter().filter_map(|clip| clip.watched(name)).map(|Runtime(seconds)| seconds).sum();
        let most = limit.value.saturating_mul(60);
        if watched > most {
            let each = clips.iter().filter_map(|clip| {
                Some(format!("{} {}", clip.title.value(Lang::DEFAULT), clock(clip.watched(name)?.0)))
            });
            let what = format!(
                "the work samples of `{name}` take {} of {} minutes to watch: {} too long",
                clock(watched),
                limit.value,
                clock(watched - most)
            );
            problems.push(
                self.beyond(what, limit.place)
                    .help(format!("they are: {}", each.collect::<Vec<_>>().join(", ")))
                    .help(format!("say in a clip what is to be watched: `cues: {{ {name}: {{ start: \"2:10\", length: \"3:00\" }} }}`")),
            );
        }
    }

    /// Whether the deliverable lists work samples, as a text or in its dossier.
    fn lists_samples(&self) -> bool {
        let as_text = self.holds(Part::Texts) && self.deliverable.texts.iter().any(|text| text.value == WORK_SAMPLES);
        let dossier = self.holds(Part::Documents) && self.deliverable.documents.contains(&Typeset::GrantDossier);
        as_text || (dossier && self.deliverable.dossier.contains(&DossierPart::Samples))
    }
}
