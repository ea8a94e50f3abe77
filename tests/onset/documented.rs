//! The examples in the documentation: each is what onset reads.

use std::fs;

use onset::deliver::Which;
use onset::diagnostics::Severity;

use crate::project::{Project, SMALL, said};

/// The files that a page shows and that are marked to be tried: path and content.
fn shown(page: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(format!("{}/docs/{page}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let files = text.split("<!-- try: ").skip(1).map(|rest| {
        let (path, rest) = rest.split_once(" -->\n").unwrap();
        let fence: String = rest.chars().take_while(|c| *c == '`').collect();
        let (_, body) = rest.split_once('\n').unwrap();
        (path.to_owned(), body.split_once(&format!("\n{fence}\n")).unwrap().0.to_owned() + "\n")
    });
    files.collect()
}

#[test]
fn every_example_of_a_file_is_read() {
    let mut tried = 0;
    for page in ["folder.md", "deliverables.md"] {
        for (path, text) in shown(page) {
            let project = Project::new("-- onset.yaml --\nfilm: { title: The Salt Road }\n");
            project.write(&path, &text);
            let report = project.check();
            // What an example refers to is in another.
            let elsewhere = ["dangling-reference", "dead-link", "unknown-language"];
            let mut errors = report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
            let wrong = errors.find(|one| !elsewhere.contains(&one.code.word()));
            assert!(wrong.is_none(), "{page}, {path}: {}", said(&report, Severity::Error));
            tried += 1;
        }
    }
    assert!(tried >= 15, "only {tried} examples are marked to be tried");
}

#[test]
fn the_deliverable_of_ones_own_that_is_shown_can_be_handed_in() {
    let project = Project::new(SMALL);
    for (path, text) in shown("deliverables.md") {
        project.write(&path, &text);
    }
    project
        .add("-- stills/third.jpg 1200x800 --\n-- press/directors-statement.md --\nI was told that salt is heavy.\n");
    let report = project.deliver(Which::One("county-fund"));
    let delivery = &report.deliveries[0];
    let told: Vec<&str> = delivery.diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert!(told.is_empty() && delivery.written.is_some(), "{told:?}");
    let names: Vec<&str> = delivery.account.taken.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["01_dawn.jpg", "02_road.jpg", "03_third.jpg"]);
    let about: Vec<&str> = delivery.account.limits.iter().map(|(about, ..)| about.as_str()).collect();
    assert_eq!(about, ["all of it, before it is packed", "the largest file", "stills", "stills"]);
    // What it asks for and does not get is told of.
    fs::remove_file(project.root().join("press/directors-statement.md")).unwrap();
    fs::remove_file(project.root().join("stills/third.jpg")).unwrap();
    let report = project.deliver(Which::One("county-fund"));
    let told: Vec<&str> = report.deliveries[0].diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "`county-fund` asks for at least 3 stills, and 2 can be taken",
            "there is no text called `directors-statement`"
        ]
    );
}
