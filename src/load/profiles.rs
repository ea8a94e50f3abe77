//! The built-in deliverables: files as a project has them, compiled in.

use super::reading::Wire;
use super::wire::deliverable::Deliverable;
use super::yaml;
use crate::places::FileId;

/// The file that places in built-in deliverables lie in: none that anybody could open.
pub const NOWHERE: FileId = FileId(u32::MAX);

macro_rules! profiles {
    ($( $name:literal, )*) => {
        /// Each built-in deliverable: its name and its file. A test holds this list against the folder `profiles/`.
        pub const PROFILES: &[(&str, &str)] = &[
            $( ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/", $name, ".yaml"))), )*
        ];
    };
}

profiles! {
    "press-kit",
    "press-kit-lite",
    "one-sheet",
    "stills-hires",
    "stills-lowres",
    "festival",
    "sales",
    "tv-sales",
    "grant-core",
    "grant-20mb",
    "grant-images-small",
    "idfa-forum",
    "social",
    "archive",
}

/// Every built-in deliverable by name, in the order in which they are listed.
pub fn profiles() -> impl Iterator<Item = (&'static str, Deliverable)> {
    PROFILES.iter().map(|(name, text)| {
        let node = yaml::parse(text, NOWHERE, 0).expect("a test reads every built-in file");
        (*name, Deliverable::read(&node, &mut Vec::new()).expect("a test reads every built-in file"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_can_be_read_and_says_where_its_limits_come_from() {
        for (name, text) in PROFILES {
            let mut problems = Vec::new();
            let node = yaml::parse(text, NOWHERE, 0).unwrap();
            let read = Deliverable::read(&node, &mut problems).unwrap();
            assert!(problems.is_empty(), "{name}: {problems:?}");
            assert!(!read.source.is_empty() && read.checked.is_some() && read.title.is_some(), "{name}");
        }
    }

    #[test]
    fn every_file_of_the_folder_is_built_in() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles")).unwrap();
        let mut on_disk: Vec<String> =
            folder.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
        let mut built_in: Vec<&str> = PROFILES.iter().map(|(name, _)| *name).collect();
        on_disk.sort();
        built_in.sort_unstable();
        assert_eq!(on_disk, built_in);
    }
}
