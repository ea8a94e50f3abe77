//! Deliverables as they lie on the disk, and the limits they are held against.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};

use onset::deliver::{Delivery, Report};
use onset::diagnostics::ReportFormat;
use onset::load::picture::probe;
use onset::model::deliverable::{Limit, Limits};
use onset::pipeline::plan_only;

use crate::project::{Project, request};

/// Texts within every limit that a built-in deliverable knows.
pub(crate) const TEXTS: &str = "
-- press/synopsis.md --
## Short

A carter who cannot count must bring forty sacks of salt home before the tide.

## Long

Forty sacks lie on the flats, and nobody has told the carter how many that is.
-- press/topic.md --
Work that nobody counts.
-- press/story.md --
The carter sets out at four.
-- press/approach.md --
One cart, one road, no cut that the tide does not make.
-- press/description.md --
A short film about counting.
-- press/directors-statement.md --
I was told that salt is heavy.
-- press/audience.md --
People who carry things.
";

/// So many stills of a size, with captions, below `stills/`, in the order from a place on.
pub(crate) fn stills(folder: &str, count: usize, size: &str, from: usize) -> String {
    let mut text = String::new();
    for number in 1..=count {
        let colour = ["red", "green", "blue"][number % 3];
        let _ = writeln!(text, "-- stills/{folder}/{folder}-{number:02}.jpg {size} {colour} --");
    }
    let _ = writeln!(text, "-- stills/{folder}/stills.yaml --\nstills:");
    for number in 1..=count {
        let (file, order) = (format!("{folder}-{number:02}.jpg"), from + number);
        let _ =
            writeln!(text, "  - {{ file: {file}, caption: Sack {number} of forty., alt: A sack., order: {order} }}");
    }
    text
}

/// The files of a zip in their order, by their paths below its one folder.
pub(crate) fn unpacked(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let count = archive.len();
    let file = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().split_once('/').unwrap().1.to_owned(), bytes)
    };
    (0..count).map(file).collect()
}

/// A deliverable as it lies on the disk.
pub(crate) struct Packet {
    /// The bytes of the zip, or of all files of the folder.
    pub(crate) bytes: u64,
    /// Its files by their paths below its folder.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Packet {
    pub(crate) fn of(delivery: &Delivery) -> Self {
        let (place, _) = delivery.written.as_ref().unwrap_or_else(|| panic!("{} is not written", delivery.name));
        if place.is_dir() {
            let files: BTreeMap<String, Vec<u8>> = fs::read_dir(place)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
                .collect();
            return Self { bytes: files.values().map(|bytes| bytes.len() as u64).sum(), files };
        }
        let zip = fs::read(place).unwrap();
        Self { bytes: zip.len() as u64, files: unpacked(&zip).into_iter().collect() }
    }

    /// The stills among its files: name, and width and height in pixels.
    pub(crate) fn pictures(&self) -> Vec<(&str, (u32, u32))> {
        let pictures = self.files.iter().filter(|(path, _)| path.ends_with(".jpg"));
        let sizes = pictures.map(|(path, bytes)| {
            let picture = probe(bytes).unwrap_or_else(|_| panic!("{path} is no picture"));
            (path.rsplit('/').next().unwrap(), (picture.width, picture.height))
        });
        sizes.collect()
    }

    /// How many pages its documents have, each.
    pub(crate) fn pages(&self) -> Vec<usize> {
        let documents = self.files.iter().filter(|(path, _)| path.ends_with(".pdf"));
        documents.map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("/Type/Page/").count()).collect()
    }
}

pub(crate) fn one<'a>(report: &'a Report, name: &str) -> &'a Delivery {
    report.deliveries.iter().find(|delivery| delivery.name == name).unwrap_or_else(|| panic!("no {name}"))
}

pub(crate) fn told(report: &Report, delivery: &Delivery) -> String {
    onset::diagnostics::report(&delivery.diagnostics, &report.texts, ReportFormat::Text { colour: false })
}

/// What each deliverable must stay within, as it is built in and as the project changes it.
pub(crate) fn limits(project: &Project) -> BTreeMap<String, Limits> {
    let (_, planned) = plan_only(&request(project.root(), &project.root().join("public")));
    let (project, _) = planned.unwrap();
    project.deliverables.into_iter().map(|deliverable| (deliverable.slug, deliverable.limits)).collect()
}

/// Holds what lies on the disk against the limits that the profile itself sets.
pub(crate) fn holds(delivery: &Delivery, limits: &Limits) {
    let (name, packet) = (&delivery.name, Packet::of(delivery));
    let value = |limit: &Option<Limit<u32>>| limit.map(|limit| limit.value);
    if let Some(most) = limits.bytes {
        assert!(packet.bytes <= most.value, "{name}: {} of {} bytes", packet.bytes, most.value);
    }
    if let Some(most) = limits.file_bytes {
        packet.files.iter().for_each(|(path, bytes)| assert!(bytes.len() as u64 <= most.value, "{name}: {path}"));
    }
    if let Some(most) = value(&limits.pages) {
        let pages = packet.pages();
        assert!(pages.iter().all(|pages| (1..=most as usize).contains(pages)), "{name}: {pages:?}");
    }
    let taken = &delivery.account.taken;
    assert!(value(&limits.stills).is_none_or(|most| taken.len() <= most as usize), "{name}: {} stills", taken.len());
    assert!(value(&limits.least_stills).is_none_or(|least| taken.len() >= least as usize), "{name}: {}", taken.len());
    for (picture, (width, height)) in packet.pictures() {
        assert!(value(&limits.width).is_none_or(|most| width <= most), "{name}: {picture} is {width} pixels wide");
        assert!(value(&limits.height).is_none_or(|most| height <= most), "{name}: {picture} is {height} pixels high");
        let longest = value(&limits.name_length).unwrap_or(104);
        assert!(picture.len() <= longest as usize, "{name}: {picture} is too long a name");
        if taken.iter().any(|(_, name)| name == picture) {
            assert!(value(&limits.least_long_side).is_none_or(|least| width.max(height) >= least), "{name}: {picture}");
            assert!(
                value(&limits.least_short_side).is_none_or(|least| width.min(height) >= least),
                "{name}: {picture}"
            );
        }
    }
    let lower: BTreeSet<String> = packet.files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(lower.len(), packet.files.len(), "{name}: two files differ in case alone");
}
