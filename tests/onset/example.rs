//! example-project: it builds without a word of complaint, and none of its files is a stone to stumble over.

use std::fs;
use std::path::{Path, PathBuf};

use onset::diagnostics::Severity;
use onset::images::engine::{Encoding, Job, Size, render};
use onset::pipeline::check_only;

use crate::project::{request, said};

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("example-project")
}

#[test]
fn nothing_is_to_be_said_about_it() {
    let root = example();
    let report = check_only(&request(&root, &root.join("public")));
    assert_eq!(said(&report, Severity::Warning), "");
}

/// A copy whose files are links to the example's, so that one can be left out at a time without copying pictures.
fn copy_without(left_out: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(example()) {
        let entry = entry.unwrap();
        let below = entry.path().strip_prefix(example()).unwrap();
        let skip = below == left_out || ["public", ".onset"].iter().any(|folder| below.starts_with(folder));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to.join(below)).unwrap();
        } else if !skip {
            fs::hard_link(entry.path(), to.join(below))
                .or_else(|_| fs::copy(entry.path(), to.join(below)).map(|_| ()))
                .unwrap();
        }
    }
}

#[test]
fn removing_any_of_its_files_never_panics() {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(example())
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(example()).unwrap().to_path_buf())
        .filter(|path| !path.starts_with("public") && !path.starts_with(".onset"))
        .collect();
    assert!(files.len() > 60, "only {} files", files.len());
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for file in files {
        let folder = tempfile::tempdir_in(scratch).unwrap();
        copy_without(&file, folder.path());
        let report = check_only(&request(folder.path(), &folder.path().join("public")));
        let _ = said(&report, Severity::Note);
    }
}

/// Where a square crop of a picture begins along a side, if it keeps a point: all in thousandths of the shorter side.
fn begins(side: u32, short: u32, thousandths: u16) -> (u32, u32) {
    let (side, at) = (side * 1000 / short, u32::from(thousandths) * side / short);
    let from = at.saturating_sub(500).min(side - 1000);
    (from, from + 1000)
}

/// The method is measured on pictures whose subject somebody has named.
#[test]
fn crops_keep_the_subject_where_nobody_says_what_it_is() {
    let root = example();
    let (_, planned) = onset::pipeline::plan_only(&request(&root, &root.join("public")));
    let (project, _) = planned.expect("the example is sound");
    let (mut kept, mut middle, mut asked) = (0, 0, 0);
    for still in project.stills.iter().filter(|still| still.width != still.height) {
        let Some(given) = still.focus else { continue };
        let job = Job { size: Size::Width(480), encoding: Encoding::Jpeg { quality: 40 } };
        let found = render(&fs::read(still.path.on_disk(&root)).unwrap(), &[job]).unwrap().finding.focus;
        let (side, wanted, found) =
            if still.width > still.height { (still.width, given.x, found.x) } else { (still.height, given.y, found.y) };
        let short = still.width.min(still.height);
        let place = u32::from(wanted) * side / short;
        let holds = |point: u16| {
            let (from, to) = begins(side, short, point);
            (from + 100..to - 100).contains(&place)
        };
        asked += 1;
        kept += u32::from(holds(found));
        middle += u32::from(holds(500));
    }
    let told = format!("of {asked} subjects, crops round what was found keep {kept}, crops from the middle {middle}");
    assert!(asked >= 10 && kept * 100 >= asked * 90, "{told}");
}
