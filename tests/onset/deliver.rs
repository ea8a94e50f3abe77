//! Deliverables: how limits are met, what is selected, how it is named; each built-in one is tried in `profiles`.

use std::fs;
use std::path::Path;

use onset::deliver::{Delivery, Which};
use onset::diagnostics::{ReportFormat, Severity};
use onset::load::picture::probe;
use sha2::{Digest, Sha256};

use crate::packet;
use crate::project::{Project, SMALL, said};

/// Large pictures, enough of them for every built-in deliverable.
fn many() -> Project {
    let project = Project::new(SMALL);
    for number in 1..=3 {
        let (name, colour) = (format!("stills/wide-{number}.jpg"), ["red", "green", "blue"][number % 3]);
        project.add(&format!("-- {name} 1600x1200 {colour} --\n"));
    }
    project
}

fn told(delivery: &Delivery) -> String {
    delivery
        .diagnostics
        .iter()
        .flat_map(|one| [one.message.clone(), one.help.join("\n")])
        .collect::<Vec<_>>()
        .join("\n")
}

/// The names and bytes of a zip's files, below its folder.
fn unpacked(zip: &Path) -> Vec<(String, Vec<u8>)> {
    packet::unpacked(&fs::read(zip).unwrap())
}

#[test]
fn pictures_go_down_together_until_the_whole_fits() {
    let project = many();
    project.add(
        "-- deliverables/tight.yaml --\ncontents: [stills-full]\nselect: { press: false }\nlimits: { bytes: 200 kB }\n",
    );
    let report = project.deliver(Which::One("tight"));
    let (place, written) =
        report.deliveries[0].written.as_ref().unwrap_or_else(|| panic!("{}", told(&report.deliveries[0])));
    assert!((150_000..=200_000).contains(&written.bytes), "{} bytes", written.bytes);
    for (name, bytes) in unpacked(place).iter().filter(|(name, _)| name.ends_with(".jpg")) {
        let picture = probe(bytes).unwrap();
        assert!(picture.width.max(picture.height) >= 1000, "{name} is below the floor");
        assert!(picture.width < 1600, "{name} is as large as it was");
        assert_eq!(picture.embedded.source.as_deref(), Some("The Salt Road"), "{name} has lost its facts");
    }
}

#[test]
fn a_limit_that_cannot_be_met_says_what_to_leave_out_and_writes_nothing() {
    let project = many();
    project.add("-- deliverables/tight.yaml --\ncontents: [stills-full]\nlimits: { bytes: 40 kB }\n");
    let report = project.deliver(Which::One("tight"));
    let delivery = &report.deliveries[0];
    assert!(delivery.written.is_none() && !project.root().join("deliver/tight").exists());
    let told = told(delivery);
    assert!(told.contains("over its limit of 40 kB") && told.contains("leave out the last"), "{told}");
}

#[test]
fn a_zip_is_never_written_that_weighs_a_byte_more_than_it_may() {
    let project = Project::new(SMALL);
    project.add("-- stills/dawn.jpg 48x32 --\n-- stills/road.jpg 32x48 --\n");
    let tight = |limits: String| {
        project.write("deliverables/tight.yaml", &format!("contents: [texts, stills-full, captions]\n{limits}"));
        project.deliver(Which::One("tight")).deliveries[0].written.as_ref().map(|(_, written)| written.bytes)
    };
    let bytes = tight(String::new()).unwrap();
    assert_eq!(tight(format!("limits: {{ bytes: {} B }}\n", bytes + 9000)), Some(bytes), "it fits as it is");
    // Down to what cannot become lighter, of which nothing is written.
    let mut limit = bytes + 2000;
    while let Some(written) = tight(format!("limits: {{ bytes: {limit} B }}\n")) {
        assert!(written <= limit, "{written} of {limit} bytes");
        limit = written - 1;
    }
    assert!(limit < bytes, "pictures become lighter before nothing is written");
}

#[test]
fn each_file_is_brought_below_the_limit_for_files() {
    let project = many();
    project.add("-- deliverables/small.yaml --\ncontents: [stills-full]\nlimits: { file_bytes: 60 kB }\n");
    let report = project.deliver(Which::One("small"));
    let (place, _) = report.deliveries[0].written.as_ref().unwrap();
    for (name, bytes) in unpacked(place).iter().filter(|(name, _)| name.ends_with(".jpg")) {
        assert!(bytes.len() <= 60_000, "{name}: {}", bytes.len());
    }
}

#[test]
fn the_tightest_form_gets_numbered_names_in_a_folder() {
    let project = Project::new(SMALL);
    let report = project.deliver(Which::One("grant-images-small"));
    let (place, _) = report.deliveries[0].written.as_ref().unwrap();
    let picture = fs::read(place.join("01dawn.jpg")).unwrap();
    let facts = probe(&picture).unwrap();
    assert_eq!((facts.width, facts.height), (1024, 683));
    assert_eq!(picture[13..18], [1, 0, 72, 0, 72], "72 dots per inch");
    let upright = probe(&fs::read(place.join("02road.jpg")).unwrap()).unwrap();
    assert_eq!((upright.width, upright.height), (512, 768));
}

#[test]
fn a_list_of_contents_is_true_and_a_zip_the_same_when_its_sums_are_remembered() {
    let project = many();
    let made = || project.deliver(Which::One("stills-hires")).deliveries[0].written.as_ref().unwrap().0.clone();
    let first = fs::read(made()).unwrap();
    fs::remove_dir_all(project.root().join("deliver")).unwrap();
    let remembered = project.cached().len();
    let zip = made();
    assert_eq!(fs::read(&zip).unwrap(), first, "the same files give the same zip");
    assert_eq!(project.cached().len(), remembered, "nothing is made or added up twice");
    let files = unpacked(&zip);
    let contents = files.iter().find(|(name, _)| name == "CONTENTS.txt").unwrap();
    let lines = String::from_utf8(contents.1.clone()).unwrap();
    for (name, bytes) in files.iter().filter(|(name, _)| name != "CONTENTS.txt") {
        let sum = Sha256::digest(bytes).iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
        assert!(lines.lines().any(|line| line.trim() == format!("{}  {sum}  {name}", bytes.len())), "{name}: {lines}");
    }
}

#[test]
fn a_print_density_is_the_only_difference_to_the_picture_without_one() {
    let project = many();
    project.add("-- deliverables/plain.yaml --\ncontents: [stills-full]\nselect: { press: false }\n");
    project.add("-- deliverables/dense.yaml --\ncontents: [stills-full]\nselect: { press: false }\ndpi: 240\n");
    let stills = |name| {
        let report = project.deliver(Which::One(name));
        let files = unpacked(&report.deliveries[0].written.as_ref().unwrap().0);
        files.into_iter().filter(|(name, _)| name.ends_with(".jpg")).collect::<Vec<_>>()
    };
    for ((name, plain), (_, dense)) in stills("plain").iter().zip(stills("dense")) {
        assert_eq!(dense[13..18], [1, 0, 240, 0, 240], "{name}");
        assert!(dense[20..] == plain[plain.len() - (dense.len() - 20)..], "{name}");
    }
}

#[test]
fn a_text_is_never_cut_but_told_of_with_its_place() {
    let project = Project::new(SMALL);
    let long = "word ".repeat(60);
    project.add(&format!("-- press/synopsis.md --\n## Short\n\n{long}\n\n## Long\n\nA page.\n"));
    let report = project.deliver(Which::One("sales"));
    let delivery = &report.deliveries[0];
    assert!(delivery.written.is_none());
    let told = told(delivery);
    assert!(told.contains("60 of 50 words that `sales` takes: 10 too many"), "{told}");
    assert!(told.contains("it would end here"), "{told}");
    assert!(told.contains("at least 20 stills"), "too few stills are told of as well: {told}");
}

#[test]
fn a_translation_that_is_too_long_is_told_of_at_its_own_file() {
    let project = Project::new(SMALL);
    project.add("-- press/synopsis.md --\n## Short\n\nTwo words.\n\n## Long\n\nA page.\n");
    let long = "mot ".repeat(60);
    project.add(&format!("-- press/synopsis.fr.md --\n## Court\n\n{long}\n\n## Long\n\nUne page.\n"));
    let told = told_with_places(&project);
    assert!(told.contains("press/synopsis.fr.md:1:1") && !told.contains("press/synopsis.md"), "{told}");
}

#[test]
fn a_section_goes_by_the_name_that_its_heading_has_in_braces() {
    let project = Project::new(SMALL);
    project.add("-- press/synopsis.md --\n## Short\n\nTwo words.\n\n## Long\n\nA page.\n");
    let long = "mot ".repeat(60);
    let text = format!("## Version longue {{#long}}\n\nUne page.\n\n## Version courte {{#short}}\n\n{long}\n");
    project.add(&format!("-- press/synopsis.fr.md --\n{text}"));
    let told = told_with_places(&project);
    assert!(told.contains("section `short`, (fr) has 60 of 50 words"), "{told}");
    assert!(told.contains("press/synopsis.fr.md:5:1"), "the section's own heading: {told}");
}

/// What is said of the packet for sales agents, as it is shown.
fn told_with_places(project: &Project) -> String {
    let report = project.deliver(Which::One("sales"));
    let text = ReportFormat::Text { colour: false };
    onset::diagnostics::report(&report.deliveries[0].diagnostics, &report.texts, text)
}

#[test]
fn too_few_stills_and_missing_texts_do_not_stop_a_packet() {
    let project = Project::new(SMALL);
    let report = project.deliver(Which::One("grant-core"));
    let delivery = &report.deliveries[0];
    assert!(delivery.written.is_some());
    assert!(delivery.diagnostics.iter().all(|one| one.severity == Severity::Warning));
    assert!(told(delivery).contains("asks for the text `topic`, which is not there"), "{}", told(delivery));
}

#[test]
fn a_file_of_a_built_in_name_changes_that_one_and_publishes_nothing() {
    let project = many();
    project.add("-- deliverables/press-kit-lite.yaml --\nlimits: { stills: 2 }\n");
    let report = project.deliver(Which::One("press-kit-lite"));
    let account = &report.deliveries[0].account;
    assert_eq!(account.taken.len(), 2);
    assert!(account.limits.iter().any(|(about, ..)| about.contains("all of it")), "10 MB is still its limit");
    let (_, files) = project.make();
    assert!(!files.has("downloads/the-salt-road_press-kit-lite.zip"));
}

#[test]
fn the_press_room_offers_what_onset_yaml_names() {
    let project = Project::new(SMALL);
    let config = fs::read_to_string(project.root().join("onset.yaml")).unwrap();
    project.write("onset.yaml", &config.replace("documents: false", "documents: false, offer: [stills-lowres]"));
    let (report, files) = project.make();
    assert!(files.has("downloads/the-salt-road_stills-lowres.zip"), "{}", said(&report, Severity::Error));
    assert!(files.text("press/index.html").contains("Stills for the web"));
}

#[test]
fn what_a_packet_asks_for_comes_in_its_order_and_numbered() {
    let project = Project::new(SMALL);
    project.add("-- deliverables/packet.yaml --\ncontents: [texts]\ntexts: [synopsis/short, logline, diary]\ndiary: { audiences: [fans] }\n");
    let report = project.deliver(Which::One("packet"));
    let files = unpacked(&report.deliveries[0].written.as_ref().unwrap().0);
    let text = |name: &str| {
        let found = files.iter().find(|(path, _)| path == name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(found.1.clone()).unwrap()
    };
    assert!(text("texts/01_synopsis-short.txt").contains("forty sacks"));
    assert!(text("texts/02_logline.txt").contains("A carter who cannot count"));
    assert!(text("texts/03_diary.txt").contains("It came.") && !text("texts/03_diary.txt").contains("no coffee"));
    assert!(!files.iter().any(|(path, _)| path.contains("production-notes")), "nothing that was not asked for");
}

#[test]
fn a_killed_still_is_named_as_left_out_and_nowhere_else() {
    let project = Project::new(SMALL);
    project.add(
        "-- stills/secret.jpg 900x600 --\n-- stills/stills.yaml --\nstills: [{ file: secret.jpg, approval: killed }]\n",
    );
    let report = project.deliver(Which::One("stills-hires"));
    let delivery = &report.deliveries[0];
    assert_eq!(delivery.account.left_by_reason()["killed by those who hold approval"], ["stills/secret.jpg"]);
    let files = unpacked(&delivery.written.as_ref().unwrap().0);
    for (path, bytes) in &files {
        assert!(!path.contains("secret") && !String::from_utf8_lossy(bytes).contains("secret"), "{path}");
    }
}

#[test]
fn a_name_is_shortened_where_it_may_be_and_keeps_its_number() {
    let project = Project::new(SMALL);
    let name = "stills/the-inspector-arrives-on-the-last-boat-of-the-year";
    project.add(&format!("-- {name}-and-waits.jpg 900x600 --\n-- {name}-and-leaves.jpg 900x600 --\n"));
    project.add("-- deliverables/short.yaml --\ncontents: [stills-full]\nlimits: { name_length: 40 }\n");
    let report = project.deliver(Which::One("short"));
    let files = unpacked(&report.deliveries[0].written.as_ref().unwrap().0);
    let names: Vec<&str> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".jpg"))
        .map(|(path, _)| path.rsplit('/').next().unwrap())
        .collect();
    assert!(names.len() >= 4);
    for name in names {
        let number = name.trim_end_matches(".jpg").rsplit('_').next().unwrap();
        assert!(name.len() <= 40 && number.len() == 2 && number.parse::<u8>().is_ok(), "{name}");
    }
}
