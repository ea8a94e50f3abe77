//! Work samples: where a juror begins to watch, and for how long, and whether that is too much.

use std::fs;
use std::io::{Cursor, Read};

use onset::deliver::{Delivery, Which};
use onset::diagnostics::Severity;
use onset::load::wire::words::DossierPart;
use onset::model::document::Document;

use crate::project::{Project, SMALL, said};

/// A clip with a cue for all, and another one for a deliverable.
const CLIPS: &str = r#"
-- clips/interview.yaml --
title: Ida Roe on counting
format: interview
duration: 6 min 40 s
url: https://video.example/ida
cue: { start: 2:10, length: "3:00", note: The sacks are counted twice. }
cues: { grant-20mb: { length: 1 min } }
press: true
-- clips/trailer.yaml --
title: Trailer
format: trailer
duration: 1 min 5 s
url: https://video.example/trailer
-- deliverables/county.yaml --
contents: [texts]
texts: [logline, work-samples]
publish: false
"#;

fn project() -> Project {
    let project = Project::new(SMALL);
    project.add(CLIPS);
    project
}

fn deliver(project: &Project, name: &str) -> Delivery {
    project.deliver(Which::One(name)).deliveries.remove(0)
}

fn text(delivery: &Delivery, name: &str) -> String {
    let (place, _) = delivery.written.as_ref().expect("it is written");
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(place).unwrap())).unwrap();
    let names: Vec<String> = (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let path = names.iter().find(|path| path.ends_with(name)).unwrap_or_else(|| panic!("no {name} in {names:?}"));
    let mut text = String::new();
    zip.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text.replace('\u{a0}', " ")
}

#[test]
fn the_list_says_what_to_watch_where_and_from_when() {
    let list = text(&deliver(&project(), "county"), "texts/02_work-samples.txt");
    for line in [
        "1. Ida Roe on counting",
        "Interview, 6 min 40 s",
        "https://video.example/ida",
        "Watch from 2:10 for 3 min",
        "The sacks are counted twice.",
        "2. Trailer",
    ] {
        assert!(list.contains(line), "no `{line}` in {list}");
    }
    assert_eq!(list.matches("Watch from").count(), 1, "a clip without a cue is watched whole");
}

#[test]
fn a_deliverable_may_have_a_cue_of_its_own() {
    let project = project();
    project.add("-- deliverables/grant-20mb.yaml --\ncontents: [texts]\n");
    let list = text(&deliver(&project, "grant-20mb"), "05_work-samples.txt");
    assert!(list.contains("Watch from 0:00 for 1 min") && !list.contains("2:10"), "{list}");
}

#[test]
fn minutes_beyond_the_limit_are_an_error_and_cues_bring_them_within() {
    let project = project();
    project.add("-- deliverables/county.yaml --\ncontents: [texts]\ntexts: [work-samples]\nlimits: { minutes: 4 }\n");
    let delivery = deliver(&project, "county");
    let told = &delivery.diagnostics[0];
    assert_eq!(told.message, "the work samples of `county` take 4:05 of 4 minutes to watch: 0:05 too long");
    assert!(told.help.join(" ").contains("Ida Roe on counting 3:00, Trailer 1:05"), "{:?}", told.help);
    assert!(delivery.written.is_none());
    let clip = fs::read_to_string(project.root().join("clips/trailer.yaml")).unwrap();
    project.write("clips/trailer.yaml", &format!("{clip}cue: {{ start: \"0:10\" }}\n"));
    assert!(deliver(&project, "county").written.is_some(), "3:00 and the last 0:55 are four minutes and less");
}

#[test]
fn a_clip_that_does_not_say_how_long_it_runs_is_told_of() {
    let project = project();
    project.write("clips/trailer.yaml", "title: Trailer\nformat: trailer\nurl: https://video.example/trailer\n");
    project.add("-- deliverables/county.yaml --\ncontents: [texts]\ntexts: [work-samples]\nlimits: { minutes: 4 }\n");
    let delivery = deliver(&project, "county");
    assert_eq!(delivery.diagnostics[0].severity, Severity::Warning);
    assert!(delivery.diagnostics[0].message.contains("`Trailer` does not say how long it is"));
}

#[test]
fn a_dossier_with_cues_is_another_document() {
    let set = |project: &Project| {
        project.typeset(Document::GrantDossier, |edition| edition.parts = vec![DossierPart::Samples]).0
    };
    let (with, without) = (project(), project());
    let clip = fs::read_to_string(without.root().join("clips/interview.yaml")).unwrap();
    let lines: Vec<&str> = clip.lines().filter(|line| !line.starts_with("cue")).collect();
    without.write("clips/interview.yaml", &lines.join("\n"));
    let (with, without) = (set(&with), set(&without));
    assert!(with != without, "the cue stands in the dossier");
}

#[test]
fn a_cue_for_a_deliverable_that_is_not_there_is_told_of() {
    let project = project();
    project.add("-- clips/trailer.yaml --\ntitle: Trailer\nformat: trailer\ncues: { grant-20: { start: 0:10 } }\n");
    let told = said(&project.check(), Severity::Error);
    assert!(told.contains("there is no deliverable called `grant-20`") && told.contains("grant-20mb"), "{told}");
}
