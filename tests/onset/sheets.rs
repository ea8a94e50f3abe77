//! Contact sheets: everything is on them, cleared or not, and nothing of them reaches a site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use onset::load::picture::probe;
use onset::sheet::{Report, Request, contact_sheets};

use crate::project::{Project, Silent, codes, request};

const FOLDER: &str = "
-- onset.yaml --
film: { title: Sheets }
contacts: { press: [{ name: Ida Roe, email: ida@sheets.example }] }
-- people/sal-vane.yaml --
name: Sal Vane
crew: [{ role: Gaffer }]
-- people/sal-vane.jpg 300x400 --
-- stills/set/shown.jpg 900x600 --
-- stills/set/waiting.jpg 600x900 green --
-- stills/set/refused.jpg 900x600 blue --
-- stills/set/later.jpg 1800x300 rot6 --
-- stills/set/stills.yaml --
defaults: { credit: Ora Lund }
stills:
  - { file: shown.jpg, caption: \"The <quay>.\" }
  - { file: waiting.jpg, approval: pending, people: [sal-vane] }
  - { file: refused.jpg, approval: killed, caption: Nobody. }
  - { file: later.jpg, embargo: 2027-01-01, caption: The mole. }
-- stills/bts/lamp.jpg 300x300 --
";

fn sheets(project: &Project, folder: Option<&str>) -> Result<Report, onset::failure::Failure> {
    let out = project.root().join("contact-sheets");
    let preview = request(project.root(), &out).preview;
    contact_sheets(&Request { root: project.root(), out: &out, folder, columns: 3, preview }, &Silent)
}

/// Every file below a folder with its bytes, but for locks.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let named = all.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), entry));
    named.map(|(name, entry)| (name, fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn all_pictures_are_shown_with_their_state() {
    let project = Project::new(FOLDER);
    let report = sheets(&project, Some("stills/set")).unwrap();
    assert!(report.diagnostics.is_empty());
    let [made] = &report.sheets[..] else { panic!("{:?}", report.sheets) };
    assert_eq!((made.folder.as_str(), made.pictures, made.prints), ("stills/set", 4, 1));
    let page = fs::read_to_string(&made.page).unwrap();
    for told in [
        "Not for publication",
        "shown.jpg",
        "The &lt;quay&gt;.",
        "waiting.jpg",
        "Waiting for approval",
        "In the picture: Sal Vane",
        "Without caption</dt><dd>1<",
        "refused.jpg",
        ">Killed<",
        "Under embargo until 1 January 2027",
        "Ora Lund",
        "Answers to: Ida Roe, ida@sheets.example",
    ] {
        assert!(page.contains(told), "{told}");
    }
    let report = sheets(&project, Some("people")).unwrap();
    let page = fs::read_to_string(&report.sheets[0].page).unwrap();
    assert!(page.contains(">Sal Vane, Gaffer<") && !page.contains("No caption"));
    let files = files(&project.root().join("contact-sheets/stills-set"));
    let print = probe(&files["sheets_stills-set_1.jpg"]).unwrap();
    assert_eq!((print.width, print.height), (2480, 3508));
    let thumbnail = probe(&files["thumbnails/02-refused.jpg"]).unwrap();
    assert_eq!(thumbnail.embedded.credit.as_deref(), Some("Ora Lund"));
    assert_eq!(thumbnail.embedded.usage.as_deref(), Some("Not for publication"));
    let turned = probe(&files["thumbnails/01-later.jpg"]).unwrap();
    assert!(turned.width > turned.height, "{} x {}", turned.width, turned.height);
}

#[test]
fn a_sheet_made_again_is_the_same_and_leaves_nothing_old() {
    let project = Project::new(FOLDER);
    sheets(&project, None).unwrap();
    let folder = project.root().join("contact-sheets");
    let before = files(&folder);
    sheets(&project, None).unwrap();
    assert!(files(&folder) == before);
    fs::remove_file(project.root().join("stills/set/shown.jpg")).unwrap();
    let yaml = fs::read_to_string(project.root().join("stills/set/stills.yaml")).unwrap();
    let yaml: Vec<&str> = yaml.lines().filter(|line| !line.contains("shown.jpg")).collect();
    project.write("stills/set/stills.yaml", &yaml.join("\n"));
    sheets(&project, Some("stills/set")).unwrap();
    let after = files(&folder);
    assert!(!after.keys().any(|path| path.contains("shown")), "{:?}", after.keys());
    assert!(after.keys().any(|path| path.starts_with("stills-bts/")), "other sheets stay");
}

#[test]
fn a_site_neither_reads_nor_shows_them() {
    let project = Project::new(FOLDER);
    let (_, before) = project.make();
    sheets(&project, None).unwrap();
    let (report, after) = project.make();
    assert!(report.built.is_some());
    assert!(before.0 == after.0);
    assert!(!codes(&report).contains(&"unknown-file"));
}

#[test]
fn what_is_not_known_to_be_cleared_is_on_no_sheet() {
    let project = Project::new(FOLDER);
    project.write("stills/set/stills.yaml", "stills:\n  - { file: shwn.jpg, approval: killed }\n");
    let report = sheets(&project, None).unwrap();
    assert!(report.sheets.is_empty() && !report.diagnostics.is_empty());
    project.write("stills/set/stills.yaml", "stills: [{ file: shown.jpg, aproval: killed }]\n");
    assert!(sheets(&project, None).unwrap().sheets.is_empty());
    assert!(!project.root().join("contact-sheets").exists());
}

#[test]
fn a_diary_half_written_is_no_hindrance() {
    let project = Project::new(FOLDER);
    project.write("diary/one.md", "---\ntitel: Half\n---\n");
    let report = sheets(&project, None).unwrap();
    assert_eq!((report.sheets.len(), report.diagnostics.len()), (3, 0));
}

#[test]
fn a_broken_picture_is_named_and_the_others_are_shown() {
    let project = Project::new(FOLDER);
    project.write("stills/set/broken.jpg", "no picture");
    let report = sheets(&project, Some("stills/set/")).unwrap();
    assert_eq!(report.sheets[0].pictures, 4);
    assert_eq!(report.diagnostics.len(), 1);
}

#[test]
fn a_folder_without_pictures_is_told_of() {
    let project = Project::new(FOLDER);
    let failure = sheets(&project, Some("stills/sett")).unwrap_err().to_string();
    assert!(failure.contains("people, stills/bts, stills/set"), "{failure}");
    let root = project.root();
    let out = root.join("stills");
    let preview = request(root, &out).preview;
    let refused = contact_sheets(&Request { root, out: &out, folder: None, columns: 3, preview }, &Silent);
    assert!(refused.unwrap_err().to_string().contains("own files"));
}

#[test]
fn the_command_puts_them_where_they_are_found() {
    let project = Project::new(FOLDER);
    let run = Command::new(env!("CARGO_BIN_EXE_onset"))
        .args(["contact-sheet", "--columns", "2", "--as-of", "2026-11-23", "--folder"])
        .arg(project.root().join("stills/bts"))
        .arg(project.root())
        .output()
        .unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(said.contains("stills/bts: 1 picture, 1 page for paper"), "{said}");
    assert!(project.root().join("contact-sheets/stills-bts/sheets_stills-bts.html").exists());
}
