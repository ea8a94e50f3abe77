//! Every built-in deliverable: within its limits, beyond them where only a person can help, and where nobody could.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};

use onset::deliver::{Delivery, Report, Which};
use onset::diagnostics::ReportFormat;
use onset::load::picture::probe;
use onset::model::deliverable::{Limit, Limits};
use onset::pipeline::plan_only;

use crate::project::{Project, SMALL, request};

/// Texts within every limit that a built-in deliverable knows.
const TEXTS: &str = "
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
fn stills(folder: &str, count: usize, size: &str, from: usize) -> String {
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

/// A deliverable as it lies on the disk.
struct Packet {
    /// The bytes of the zip, or of all files of the folder.
    bytes: u64,
    /// Its files by their paths below its folder.
    files: BTreeMap<String, Vec<u8>>,
}

impl Packet {
    fn of(delivery: &Delivery) -> Self {
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
        let mut archive = zip::ZipArchive::new(Cursor::new(&zip)).unwrap();
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let (_, path) = file.name().unwrap().split_once('/').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.insert(path, bytes);
        }
        Self { bytes: zip.len() as u64, files }
    }

    /// The stills among its files: name, and width and height in pixels.
    fn pictures(&self) -> Vec<(&str, (u32, u32))> {
        let pictures = self.files.iter().filter(|(path, _)| path.ends_with(".jpg"));
        let sizes = pictures.map(|(path, bytes)| {
            let picture = probe(bytes).unwrap_or_else(|_| panic!("{path} is no picture"));
            (path.rsplit('/').next().unwrap(), (picture.width, picture.height))
        });
        sizes.collect()
    }

    /// How many pages its documents have, each.
    fn pages(&self) -> Vec<usize> {
        let documents = self.files.iter().filter(|(path, _)| path.ends_with(".pdf"));
        documents.map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("/Type/Page/").count()).collect()
    }
}

fn one<'a>(report: &'a Report, name: &str) -> &'a Delivery {
    report.deliveries.iter().find(|delivery| delivery.name == name).unwrap_or_else(|| panic!("no {name}"))
}

fn told(report: &Report, delivery: &Delivery) -> String {
    onset::diagnostics::report(&delivery.diagnostics, &report.texts, ReportFormat::Text { colour: false })
}

/// What each deliverable must stay within, as it is built in and as the project changes it.
fn limits(project: &Project) -> BTreeMap<String, Limits> {
    let (_, planned) = plan_only(&request(project.root(), &project.root().join("public")));
    let (project, _) = planned.unwrap();
    project.deliverables.into_iter().map(|deliverable| (deliverable.slug, deliverable.limits)).collect()
}

/// Holds what lies on the disk against the limits that the profile itself sets.
fn holds(delivery: &Delivery, limits: &Limits) {
    let (name, packet) = (&delivery.name, Packet::of(delivery));
    let value = |limit: &Option<Limit<u32>>| limit.map(|limit| limit.value);
    if let Some(most) = limits.bytes {
        assert!(packet.bytes <= most.value, "{name}: {} bytes", packet.bytes);
    }
    if let Some(most) = limits.file_bytes {
        packet.files.iter().for_each(|(path, bytes)| assert!(bytes.len() as u64 <= most.value, "{name}: {path}"));
    }
    if let Some(most) = value(&limits.pages) {
        let pages = packet.pages();
        assert!(
            !pages.is_empty() && pages.iter().all(|pages| (1..=most as usize).contains(pages)),
            "{name}: {pages:?}"
        );
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
