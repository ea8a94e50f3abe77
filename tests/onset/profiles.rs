//! Every built-in deliverable: within its limits, beyond them where the machine can help, beyond them where only a person
//! can, and where nobody could.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use onset::deliver::{Report, Which};
use onset::diagnostics::ReportFormat;

use crate::packet::{Packet, TEXTS, holds, limits, one, stills, told};
use crate::project::{Project, SMALL};

#[test]
fn within_its_limits_each_is_made_without_a_word() {
    let project = Project::new(SMALL);
    project.add(TEXTS);
    project.add(&stills("small", 15, "300x200", 1));
    project.add(&stills("wide", 5, "2100x1500", 20));
    let report = project.deliver(Which::All);
    assert_eq!(report.deliveries.len(), 14);
    for (name, limits) in limits(&project) {
        let delivery = one(&report, &name);
        assert_eq!(told(&report, delivery), "", "{name}");
        assert!(limits.pages.is_none() || !Packet::of(delivery).pages().is_empty(), "{name} has nothing to be counted");
        holds(delivery, &limits);
    }
    let hidden = |name: &String| name.starts_with('.');
    let left = fs::read_dir(project.root().join("deliver")).unwrap();
    let left: Vec<String> =
        left.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).filter(hidden).collect();
    assert!(left.is_empty(), "{left:?} is nobody's deliverable");
    let again = project.deliver(Which::One("festival"));
    assert_eq!(one(&again, "festival").written.as_ref().unwrap().1.changed, 0, "nothing in it has changed");
}

/// What each built-in deliverable is asked to keep, less than it has: in all, or a file; and what else its form asks.
/// Documents are left out: nothing can be done about their bytes, and their pages are tried where they are set.
const SMALLER: &[(&str, &str, &str, &str)] = &[
    ("press-kit", "[texts, stills-full, stills-screen, captions]", "file_bytes", ""),
    ("press-kit-lite", "[texts, stills-screen, captions]", "bytes", ""),
    ("stills-hires", "[stills-full, captions]", "bytes", ""),
    ("stills-lowres", "[stills-screen, captions]", "file_bytes", ""),
    ("festival", "[texts, stills-full, captions]", "file_bytes", ", name_length: 24"),
    ("sales", "[texts, stills-full, captions]", "bytes", ""),
    ("grant-core", "[texts, stills-screen, captions]", "bytes", ""),
    ("grant-20mb", "[texts, stills-full, captions]", "bytes", ""),
    ("grant-images-small", "[stills-screen, captions]", "file_bytes", ""),
    ("idfa-forum", "[texts, stills-full, captions]", "bytes", ""),
    ("social", "[texts, stills-screen, captions]", "file_bytes", ""),
    ("archive", "[texts, stills-full, captions]", "bytes", ""),
];

/// Nineteen twentieths of what a packet, or the largest picture in it, weighs as it is.
fn less(packet: &Packet, what: &str) -> u64 {
    let pictures = packet.files.iter().filter(|(path, _)| path.ends_with(".jpg"));
    let largest = pictures.map(|(_, bytes)| bytes.len() as u64).max().unwrap();
    (if what == "bytes" { packet.bytes } else { largest }) * 19 / 20
}

#[test]
fn beyond_its_limits_each_is_brought_within_them_where_the_machine_can() {
    let project = Project::new(SMALL);
    project.add(TEXTS);
    project.add("-- stills/dawn.jpg 1000x700 --\n-- stills/road.jpg 700x1000 --\n");
    project.add(&stills("small", 33, "48x32", 10));
    for (name, contents, ..) in SMALLER {
        project.write(&format!("deliverables/{name}.yaml"), &format!("contents: {contents}\n"));
    }
    let large = "contents: [stills-full]\nlimits: { least_stills: 1, least_long_side: 1000, least_short_side: 700 }\n";
    project.write("deliverables/tv-sales.yaml", large);
    project.write("deliverables/one-sheet.yaml", "contents: [captions]\n");
    let whole = project.deliver(Which::All);
    for (name, contents, what, more) in SMALLER {
        let most = less(&Packet::of(one(&whole, name)), what);
        let text = format!("contents: {contents}\nlimits: {{ {what}: {most} B{more} }}\n");
        project.write(&format!("deliverables/{name}.yaml"), &text);
    }
    let report = project.deliver(Which::All);
    let limits = limits(&project);
    for (name, ..) in SMALLER {
        let delivery = one(&report, name);
        assert!(delivery.written.is_some(), "{}", told(&report, delivery));
        let smaller = delivery.account.notes.iter().any(|note| note.contains("made smaller"));
        assert!(smaller, "{name} was within its limits already: {:?}", delivery.account);
        holds(delivery, &limits[*name]);
    }
    holds(one(&report, "tv-sales"), &limits["tv-sales"]);
    // As many stills as may be, by their order, and an account of those that were too many.
    let beyond = |name: &str| {
        let account = &one(&report, name).account;
        let left = account.left_by_reason().get("comes after the last still that may be taken").map_or(0, Vec::len);
        (account.taken.len(), left)
    };
    for (name, taken) in
        [("press-kit-lite", 10), ("festival", 10), ("grant-20mb", 10), ("grant-images-small", 20), ("social", 30)]
    {
        assert_eq!(beyond(name), (taken, 35 - taken), "{name}");
    }
    let account = &one(&report, "tv-sales").account;
    let small = &account.left_by_reason()["has fewer pixels than are asked for, and pictures are never enlarged"];
    assert_eq!((account.taken.len(), small.len()), (2, 33));
    let numbered = Packet::of(one(&report, "grant-images-small"));
    let numbers: Vec<&str> = numbered.pictures().iter().map(|(name, _)| &name[..2]).collect();
    let expected: Vec<String> = (1..=20).map(|number| format!("{number:02}")).collect();
    assert_eq!(numbers, expected, "numbered from 01 on, without a gap");
}

/// Words, so many.
fn words(count: usize) -> String {
    vec!["salt"; count].join(" ")
}

/// What only a person can put right, and what is said of it: of which deliverable, at which place, what and by how much.
const TOO_LONG: &[(&str, &str, &str)] = &[
    (
        "sales",
        "press/synopsis.md",
        "the text `synopsis`, section `short`, has 60 of 50 words that `sales` takes: 10 too many",
    ),
    ("sales", "press/synopsis.md", "section `long`, has 405 of 350 words that `sales` takes: 55 too many"),
    ("tv-sales", "press/synopsis.md", "section `short`, has 60 of 50 words that `tv-sales` takes: 10 too many"),
    (
        "tv-sales",
        "stills/wide/stills.yaml",
        "the caption of stills/wide/wide-01.jpg has 155 of 150 characters that `tv-sales` takes: 5 too many",
    ),
    ("grant-core", "onset.yaml", "the text `logline` has 53 of 50 words that `grant-core` takes: 3 too many"),
    ("grant-core", "press/topic.md", "the text `topic` has 501 of 500 words that `grant-core` takes: 1 too many"),
    (
        "grant-core",
        "people/ida-roe.yaml",
        "the short bio of Ida Roe has 160 of 150 words that `grant-core` takes: 10 too many",
    ),
    ("idfa-forum", "onset.yaml", "the text `logline` has 53 of 50 words that `idfa-forum` takes: 3 too many"),
    ("idfa-forum", "press/synopsis.md", "section `long`, has 405 of 400 words that `idfa-forum` takes: 5 too many"),
    (
        "idfa-forum",
        "press/description.md",
        "the text `description` has 902 of 900 words that `idfa-forum` takes: 2 too many",
    ),
    (
        "grant-20mb",
        "they are: Reel 10:05",
        "the work samples of `grant-20mb` take 10:05 of 10 minutes to watch: 0:05 too long",
    ),
];

/// A warning does not stop a packet: it can be handed in, if not with success.
const TOO_FEW: &[(&str, &str)] = &[
    ("festival", "`festival` asks for at least 3 stills, and 2 can be taken"),
    ("sales", "`sales` asks for at least 20 stills, and 2 can be taken"),
    ("tv-sales", "`tv-sales` asks for at least 5 stills, and 0 can be taken"),
];

#[test]
fn beyond_its_limits_each_says_what_a_person_must_change_and_by_how_much() {
    let project = Project::new(SMALL);
    project.add(TEXTS);
    project.add(&stills("wide", 1, "2100x1500", 1));
    let caption = fs::read_to_string(project.root().join("stills/wide/stills.yaml")).unwrap();
    project.write("stills/wide/stills.yaml", &caption.replace("Sack 1 of forty.", &"forty sacks ".repeat(13)));
    project.write("press/synopsis.md", &format!("## Short\n\n{}\n\n## Long\n\n{}\n", words(60), words(405)));
    project.write("press/topic.md", &words(501));
    project.write("press/description.md", &words(902));
    project.write("people/ida-roe.yaml", &format!("name: Ida Roe\nbio_short: {}\n", words(160)));
    project.write(
        "clips/reel.yaml",
        "title: Reel\nformat: interview\npress: true\nduration: 10 min 5 s\nurl: https://video.example/1\n",
    );
    let config = fs::read_to_string(project.root().join("onset.yaml")).unwrap();
    let logline = "A carter who cannot count must bring forty sacks of salt home before the tide.";
    project.write("onset.yaml", &config.replace(logline, &words(53)));
    let stopped: BTreeSet<&str> = TOO_LONG.iter().map(|(name, ..)| *name).collect();
    let reports: BTreeMap<&str, Report> =
        stopped.iter().map(|name| (*name, project.deliver(Which::One(name)))).collect();
    for (name, place, said) in TOO_LONG {
        let delivery = one(&reports[name], name);
        let told = told(&reports[name], delivery);
        assert!(told.contains(said) && told.contains(place), "{said} in:\n{told}");
        assert!(delivery.written.is_none(), "{name} is not what was asked for, and must not be handed in");
    }
    let other = project.deliver(Which::One("stills-lowres"));
    assert!(one(&other, "stills-lowres").written.is_some(), "one without such a limit is made all the same");
}

#[test]
fn fewer_stills_than_a_deliverable_asks_for_are_told_of_and_handed_over() {
    let project = Project::new(SMALL);
    project.add(TEXTS);
    for (name, said) in TOO_FEW {
        let report = project.deliver(Which::One(name));
        let delivery = one(&report, name);
        assert!(delivery.written.is_some() && told(&report, delivery).contains(said), "{}", told(&report, delivery));
    }
}

/// Limits that nobody could meet, and the words in which is said what would have to go and how much.
const IMPOSSIBLE: &[(&str, &str, &[&str])] = &[
    ("press-kit", "limits: { bytes: 9 kB }", &["kB over its limit of 9 kB", "the largest files: ", "leave out"]),
    ("press-kit-lite", "limits: { bytes: 9 kB }", &["kB over its limit of 9 kB", "the largest files: ", "leave out"]),
    (
        "one-sheet",
        "limits: { file_bytes: 5 kB }",
        &["one-sheet_a4.pdf` is", "kB over the limit of 5 kB for a file", "`screen_documents: true`"],
    ),
    ("stills-hires", "limits: { bytes: 9 kB }", &["kB over its limit of 9 kB", "the largest files: ", "leave out"]),
    (
        "stills-lowres",
        "limits: { file_bytes: 3 kB }",
        &["_road_sal-vane_01.jpg` is", "over the limit of 3 kB for a file", "leave it out"],
    ),
    (
        "festival",
        "limits: { file_bytes: 3 kB }",
        &["_dawn_sal-vane_01.jpg` is", "press-kit_a4_screen.pdf` is", "over the limit of 3 kB for a file"],
    ),
    ("sales", "limits: { bytes: 9 kB }", &["kB over its limit of 9 kB", "the largest files: "]),
    ("tv-sales", "limits: { bytes: 9 kB }", &["kB over its limit of 9 kB", "the largest files: "]),
    (
        "grant-core",
        "limits: { texts: { story: { characters: 9 } } }",
        &[
            "the text `story` has 28 of 9 characters that `grant-core` takes: 19 too many",
            "press/story.md",
            "it would end here: “…The carte”",
        ],
    ),
    ("grant-20mb", "limits: { bytes: 9 kB }", &["kB over its limit of 9 kB", "the largest files: "]),
    (
        "grant-images-small",
        "limits: { file_bytes: 2 kB }",
        &["01dawn.jpg` is", "02road.jpg` is", "over the limit of 2 kB for a file"],
    ),
    (
        "idfa-forum",
        "limits: { texts: { logline: { words: 3 } } }",
        &[
            "the text `logline` has 15 of 3 words that `idfa-forum` takes: 12 too many",
            "it would end here: “…A carter who”",
        ],
    ),
    ("social", "limits: { file_bytes: 3 kB }", &["_dawn_sal-vane_01.jpg` is", "over the limit of 3 kB for a file"]),
    ("archive", "limits: { bytes: 9 kB }", &["kB over its limit of 9 kB", "the largest files: ", "leave out"]),
];

#[test]
fn where_a_limit_cannot_be_met_it_is_said_what_would_have_to_go_and_what_was_there_stays() {
    let project = Project::new(SMALL);
    // Small pictures: how small they could become is soon found.
    project.add("-- stills/dawn.jpg 400x300 --\n-- stills/road.jpg 300x400 --\n-- people/ida-roe.jpg 60x80 --\n");
    project.add(TEXTS);
    let before = project.deliver(Which::All);
    let earlier: BTreeMap<&str, BTreeMap<String, Vec<u8>>> =
        before.deliveries.iter().map(|delivery| (delivery.name.as_str(), Packet::of(delivery).files)).collect();
    for (name, asked, _) in IMPOSSIBLE {
        project.write(&format!("deliverables/{name}.yaml"), &format!("{asked}\n"));
    }
    let report = project.deliver(Which::All);
    for (name, _, said) in IMPOSSIBLE {
        let delivery = one(&report, name);
        let told = told(&report, delivery);
        assert!(delivery.written.is_none(), "{name} was written:\n{told}");
        said.iter().for_each(|said| assert!(told.contains(said), "{name} does not say `{said}`:\n{told}"));
        let pointed_at = told.contains(&format!(" deliverables/{name}.yaml:"));
        assert!(pointed_at, "the limit is pointed at:\n{told}");
        assert_eq!(Packet::of(one(&before, name)).files, earlier[name], "{name} of before is lost");
    }
    assert_eq!(IMPOSSIBLE.len(), 14);
}

#[test]
fn a_still_is_not_made_smaller_than_a_deliverable_asks_for_without_a_word() {
    let project = Project::new(SMALL);
    project.add(&stills("wide", 1, "2100x1500", 1));
    let limits = "limits: { file_bytes: 40 kB, least_stills: 1 }";
    project.write("deliverables/tv-sales.yaml", &format!("contents: [stills-full]\n{limits}\n"));
    let report = project.deliver(Which::One("tv-sales"));
    let told = told(&report, one(&report, "tv-sales"));
    assert!(
        told.contains("_wide-01_sal-vane_01.jpg` had to be made") && told.contains("at least 2100 x 1500 pixels"),
        "{told}"
    );
}

#[test]
fn a_slip_in_the_file_of_any_of_them_is_told_of_with_the_nearest_key() {
    let project = Project::new(SMALL);
    let names: Vec<&str> = IMPOSSIBLE.iter().map(|(name, ..)| *name).collect();
    for name in &names {
        project.write(&format!("deliverables/{name}.yaml"), "limits: { byts: 8 MB }\nfile_nam: \"{nn}\"\n");
    }
    let report = project.deliver(Which::All);
    assert!(report.deliveries.is_empty(), "nothing is made of a slip");
    let told = onset::diagnostics::report(&report.diagnostics, &report.texts, ReportFormat::Text { colour: false });
    for name in names {
        assert!(told.contains(&format!("--> deliverables/{name}.yaml:1:11")), "{name}:\n{told}");
        assert!(told.contains(&format!("--> deliverables/{name}.yaml:2:1")), "{name}:\n{told}");
    }
    assert_eq!(told.matches("did you mean `bytes`?").count(), 14, "{told}");
    assert_eq!(told.matches("did you mean `file_name`?").count(), 14, "{told}");
}
