//! example-project: it builds without a word of complaint, and none of its files is a stone to stumble over.

use std::fs;
use std::path::{Path, PathBuf};

use onset::diagnostics::Severity;
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
