//! Little projects in text. A test writes one down and says what it expects; only this file knows the API.
//!
//! `-- path --` begins a file. `-- stills/one.jpg 1600x900 --` draws a picture of that size; the words behind the
//! size may be `rot6` (pixels turned, with the EXIF orientation that says so) and `cmyk`-free colour words (`red`,
//! `green`, `blue`, `grey`), which choose what is drawn.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use image::{ImageEncoder, Rgb, RgbImage};
use onset::archive::{Bagged, Raw, bag};
use onset::deliver::{self, Which};
use onset::diagnostics::{Diagnostic, ReportFormat, Severity, report};
use onset::images::cache::Cache;
use onset::images::images;
use onset::load::scalars::Moment;
use onset::model::document::{Document, Edition, Paper, Resolution};
use onset::model::translated::Lang;
use onset::model::{AsOf, Preview};
use onset::overrides::{self, Asked, Difference, Listing};
use onset::pipeline::{Progress, Report, Request, build, check_only, make, plan_only};
use onset::plan::editions::EditionPlan;
use onset::print::Printer;
use tempfile::TempDir;

/// The day on which every test looks at its project.
pub(crate) const TODAY: &str = "2026-11-23";

/// A project on disk that goes away with the test.
pub(crate) struct Project {
    folder: TempDir,
}

/// Hears of nothing.
pub(crate) struct Silent;

impl Progress for Silent {
    fn pictures(&self, _: usize) {}
    fn picture_done(&self) {}
    fn stage(&self, _: &'static str) {}
}

impl Project {
    /// Writes a project down.
    pub(crate) fn new(text: &str) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        project.add(text);
        project
    }

    /// Adds files to it.
    pub(crate) fn add(&self, text: &str) {
        for (head, body) in sections(text) {
            let mut words = head.split_whitespace();
            let path = self.root().join(words.next().expect("a section has a path"));
            let words: Vec<&str> = words.collect();
            put(&path, &words, &body);
        }
    }

    /// Writes one text file.
    pub(crate) fn write(&self, path: &str, body: &str) {
        put(&self.root().join(path), &[], body);
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Checks it.
    pub(crate) fn check(&self) -> Report {
        check_only(&request(self.root(), &self.root().join("public")))
    }

    /// Builds it up to its output, without writing.
    pub(crate) fn make(&self) -> (Report, Files) {
        self.make_with(|_| {})
    }

    /// The same, with a changed request.
    pub(crate) fn make_with(&self, change: impl FnOnce(&mut Request<'_>)) -> (Report, Files) {
        let out = self.root().join("public");
        let mut request = request(self.root(), &out);
        change(&mut request);
        let cache = Cache::open(&self.root().join(".onset/cache")).unwrap();
        let report = make(&request, &cache, &Silent).expect("the machine is well");
        let files = report.built.as_ref().map_or_else(BTreeMap::new, |built| {
            let files = built.output.files.iter();
            files
                .map(|(path, content)| (path.to_string(), content.read(self.root(), &cache).unwrap().to_vec()))
                .collect()
        });
        (report, Files(files))
    }

    /// Typesets one document in the default language, on A4 and for the screen or as changed, and gives its bytes, its pages
    /// and what is said of it.
    pub(crate) fn typeset(
        &self,
        document: Document,
        change: impl FnOnce(&mut EditionPlan),
    ) -> (Vec<u8>, usize, String) {
        let (report, planned) = plan_only(&request(self.root(), &self.root().join("public")));
        let (project, plan) = planned.expect("a plan");
        let cache = Cache::open(&self.root().join(".onset/cache")).unwrap();
        let (pictures, broken) = images(&project, &plan, &cache, &|| ()).expect("the machine is well");
        assert!(broken.is_empty());
        let edition = Edition { document, paper: Paper::A4, lang: Lang::DEFAULT, resolution: Resolution::Print };
        let mut edition = EditionPlan::new(&project, edition, &plan.press_names);
        change(&mut edition);
        let (pdf, said) =
            Printer::new(&project, &plan, &pictures, &cache).document(&edition).expect("it is still well");
        let said = onset::diagnostics::report(&said, &report.texts, ReportFormat::Text { colour: false });
        let pdf = pdf.unwrap_or_else(|| panic!("no document: {said}"));
        (cache.get(&pdf.key).expect("it lies in the cache"), pdf.pages, said)
    }

    /// Everything that lies in its cache.
    pub(crate) fn cached(&self) -> Vec<Vec<u8>> {
        let entries = Cache::open(&self.root().join(".onset/cache")).unwrap().entries().unwrap();
        let whole = |key: &str| {
            let path = self.root().join(".onset/cache").join(&key[..2]).join(&key[2..]);
            let bytes = fs::read(path).unwrap();
            // A checksum ends each file.
            bytes[..bytes.len() - 32].to_vec()
        };
        entries.iter().map(|entry| whole(&entry.key)).collect()
    }

    /// Builds and writes it.
    pub(crate) fn build(&self) -> Report {
        self.build_to(&self.root().join("public")).expect("the machine is well")
    }

    /// Builds and writes it somewhere.
    pub(crate) fn build_to(&self, out: &Path) -> Result<Report, onset::failure::Failure> {
        build(&request(self.root(), out), &Silent)
    }

    /// Makes one deliverable, or all of them, into `deliver/`.
    pub(crate) fn deliver(&self, which: Which<'_>) -> deliver::Report {
        deliver::deliver(&request(self.root(), &self.root().join("deliver")), which, false, &Silent)
            .expect("the machine is well")
    }

    /// Lists its theme.
    pub(crate) fn list_theme(&self) -> Listing {
        let out = self.root().join("public");
        let report = overrides::list(&request(self.root(), &out)).expect("the machine is well");
        report.answer.expect("nothing is wrong")
    }

    /// Copies files of the theme, as asked; gives where they went, or what is said.
    pub(crate) fn eject(&self, files: &[&str], force: bool, mark: bool) -> Result<Vec<String>, String> {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        let out = self.root().join("public");
        let report = overrides::eject(&request(self.root(), &out), Asked { files: &files, force, mark })
            .map_err(|failure| failure.to_string())?;
        let copies = report.answer.map(|copies| copies.into_iter().map(|copy| copy.path.to_string()).collect());
        copies.ok_or_else(|| {
            onset::diagnostics::report(&report.diagnostics, &report.texts, ReportFormat::Text { colour: false })
        })
    }

    /// Compares files of its own with the theme's; gives them, or what is said.
    pub(crate) fn diff_theme(&self, files: &[&str]) -> Result<Vec<Difference>, String> {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        let out = self.root().join("public");
        let report = overrides::diff(&request(self.root(), &out), &files).expect("the machine is well");
        report.answer.ok_or_else(|| {
            onset::diagnostics::report(&report.diagnostics, &report.texts, ReportFormat::Text { colour: false })
        })
    }

    /// A file of it, as it lies there now.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Puts the project into a bag, in `archive/`.
    pub(crate) fn bag(&self) -> Result<Bagged, onset::failure::Failure> {
        let out = self.root().join("archive");
        bag(&request(self.root(), &out), Raw::Referenced, &Silent).map(|(_, bagged)| bagged.expect("nothing is wrong"))
    }
}

/// Output files by path.
pub(crate) struct Files(pub(crate) BTreeMap<String, Vec<u8>>);

impl Files {
    /// A file's bytes.
    pub(crate) fn bytes(&self, path: &str) -> &[u8] {
        self.0.get(path).unwrap_or_else(|| panic!("no {path} among {:#?}", self.0.keys().collect::<Vec<_>>()))
    }

    /// A file's text.
    pub(crate) fn text(&self, path: &str) -> &str {
        std::str::from_utf8(self.bytes(path)).expect("text")
    }

    /// Whether there is a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}

/// A request as the tests make it.
pub(crate) fn request<'a>(root: &'a Path, out: &'a Path) -> Request<'a> {
    Request {
        root,
        out,
        preview: Preview {
            as_of: AsOf::Given(Moment::parse(TODAY).unwrap().start()),
            drafts: false,
            future: false,
            embargoed: false,
        },
        base_url: None,
        theme: None,
        strict: false,
    }
}

/// What is said about a project, from warnings upwards unless notes are asked for.
pub(crate) fn said(report_: &Report, least: Severity) -> String {
    let loud: Vec<Diagnostic> =
        report_.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least).cloned().collect();
    report(&loud, &report_.texts, ReportFormat::Text { colour: false })
}

/// Every code that is reported, sorted.
pub(crate) fn codes(report: &Report) -> Vec<&'static str> {
    let mut codes: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.code.word()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The text files of a project in text: path and content. Pictures are left out.
pub(crate) fn texts(text: &str) -> Vec<(String, String)> {
    sections(text).into_iter().filter(|(head, _)| !head.contains(' ')).collect()
}

fn sections(text: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let head = line.trim().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        match (head, sections.last_mut()) {
            (Some(head), _) => sections.push((head.to_owned(), String::new())),
            (None, Some((_, body))) => body.push_str(line),
            (None, None) => assert!(line.trim().is_empty(), "text before the first section"),
        }
    }
    sections
}

#[expect(clippy::disallowed_methods, reason = "tests write their projects")]
fn put(path: &Path, words: &[&str], body: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match words.first().and_then(|size| size.split_once('x')) {
        Some((width, height)) => {
            let picture = drawn(width.parse().unwrap(), height.parse().unwrap(), &words[1..]);
            fs::write(path, picture).unwrap();
        }
        None => fs::write(path, body).unwrap(),
    }
}

/// A picture with something on it: a diagonal of one colour on a gradient, so that turning and cutting show.
pub(crate) fn drawn(width: u32, height: u32, words: &[&str]) -> Vec<u8> {
    let ink = match words.iter().find(|word| ["red", "green", "blue", "grey"].contains(*word)) {
        Some(&"green") => [30, 160, 60],
        Some(&"blue") => [40, 60, 180],
        Some(&"grey") => [128, 128, 128],
        _ => [190, 40, 40],
    };
    let turned = words.contains(&"rot6");
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let diagonal = (u64::from(x) * u64::from(height)).abs_diff(u64::from(y) * u64::from(width));
        if diagonal < u64::from(width) * u64::from(height) / 12 {
            Rgb(ink)
        } else {
            let shade = |at: u32, of: u32| u8::try_from(at * 200 / of.max(1)).unwrap_or(200);
            Rgb([shade(x, width), shade(y, height), 90])
        }
    });
    let stored = if turned { image::imageops::rotate270(&picture) } else { picture };
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 88)
        .write_image(stored.as_raw(), stored.width(), stored.height(), image::ExtendedColorType::Rgb8)
        .unwrap();
    if turned { with_orientation(&bytes, 6) } else { bytes }
}

/// The same JPEG with an EXIF segment that says how it is turned.
fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(length);
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}

/// A whole small project: every kind of file once, and nothing wrong with it. No document is typeset, which takes time:
/// tests of those ask for them.
pub(crate) const SMALL: &str = r#"
-- onset.yaml --
film:
  title: { en: The Salt Road, fr: La Route du sel }
  logline: A carter who cannot count must bring forty sacks of salt home before the tide.
  year: 2026
  format: short
  runtime: 9 min
  countries: [Ireland]
  languages: [English]
  aspect_ratio: "1.85:1"
  sound: Stereo
  key_art: dawn
languages: [en, fr]
contacts:
  press: [{ name: Ida Roe, email: ida@salt-road.example }]
deliverables: { documents: false }
site:
  url: https://salt-road.example/film/
-- people/ida-roe.yaml --
name: Ida Roe
crew: [{ role: Director }]
bio_short: Ida Roe makes films about work.
headshot_alt: A woman in a raincoat laughs.
headshot_photographer: Sal Vane
-- people/ida-roe.jpg 600x800 green --
-- stills/dawn.jpg 1200x800 --
-- stills/road.jpg 800x1200 rot6 --
-- stills/stills.yaml --
defaults: { photographer: Sal Vane, credit: Sal Vane / Salt Road Films, copyright: © 2026 Salt Road Films }
stills:
  - { file: dawn.jpg, caption: The carter waits for the light., alt: A cart on an empty road at dawn., order: 1 }
  - { file: road.jpg, caption: { en: The road at low water., fr: La route à marée basse. }, alt: A wet road. }
-- diary/2026-03-01-first-day.md --
---
title: First day
shoot_day: 1
authors: ida-roe
layers: [technical]
tags: { theme: [tide], location: [the road] }
teaser: Forty sacks, one cart.
---
We began at four with [[ida-roe]] and *no* coffee.[^1]

![](road)

## What the tide did {.technical .fans}

It came. See [the notes](../press/production-notes.md#the-road).

[^1]: There is coffee now.
-- diary/2026-03-01-first-day.fr.md --
---
title: Premier jour
teaser: Quarante sacs, une charrette.
---
Nous avons commencé à quatre heures.
-- diary/2026-03-02-second-day.md --
---
title: Second day
shoot_day: 2
layers: [emotional]
tags: { theme: [tide] }
stills: [dawn]
---
Nobody spoke before noon.
-- press/synopsis.md --
---
title: Synopsis
---
## Short

A carter who cannot count must bring forty sacks of salt home before the tide.
-- press/production-notes.md --
---
title: Production notes
---
## The road

It is nine kilometres long.
-- press/quotes.yaml --
quotes: [{ text: As dry as salt and twice as useful., author: Nan Pell, outlet: The Tidal Review, date: 2026-09-01 }]
-- press/screenings.yaml --
screenings: [{ date: 2027-03-04 19:30, event: Brackwater Shorts, venue: The Harbour, city: Brackwater }]
"#;
