//! Film folders of any size, written down in the way a crew keeps one.

mod words;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Problem;
use crate::corpus::{put, with_comment};
use crate::dice::Dice;
use words::{CREW, TAGS, body, plain, sentence, tag};

/// A project on disk.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    /// Its folder.
    pub(crate) root: PathBuf,
    pictures: Vec<PathBuf>,
    press: usize,
    entries: usize,
}

impl Project {
    /// Writes a project: these pictures, which are linked to and not copied, of which the first `press` are offered to
    /// the press, and so many entries.
    pub(crate) fn new(root: PathBuf, pictures: Vec<PathBuf>, press: usize, entries: usize) -> Result<Self, Problem> {
        let project = Self { root, pictures, press, entries };
        if project.root.exists() {
            fs::remove_dir_all(&project.root)?;
        }
        for folder in ["diary", "people", "stills", "press"] {
            fs::create_dir_all(project.root.join(folder))?;
        }
        project.write("onset.yaml", FILM)?;
        project
            .write("press/synopsis.md", "---\ntitle: Synopsis\n---\n## Short\n\nForty sacks of salt, one tide.\n")?;
        for (file, name, role) in CREW {
            project.write(&format!("people/{file}.yaml"), &person(name, role))?;
        }
        project.stills()?;
        for number in 0..entries {
            project.entry(number, "")?;
        }
        Ok(project)
    }

    /// Takes away what was built, cache and all.
    pub(crate) fn clear(&self) -> Result<(), Problem> {
        for made in [".onset", "public", "deliver"] {
            if self.root.join(made).exists() {
                fs::remove_dir_all(self.root.join(made))?;
            }
        }
        Ok(())
    }

    /// Puts the still and the text that were touched back as they were.
    pub(crate) fn restore(&self) -> Result<(), Problem> {
        self.link(0)?;
        if self.entries > 0 {
            self.entry(0, "")?;
        }
        Ok(())
    }

    /// Changes the first still: its bytes are others, its pixels are not.
    pub(crate) fn touch_still(&self) -> Result<(), Problem> {
        let Some(picture) = self.pictures.first() else { return Ok(()) };
        let bytes = with_comment(&fs::read(picture)?, "looked at again")?;
        // Written aside and moved over the link: the picture it led to is everybody's.
        put(&self.still(0), &bytes)
    }

    /// Changes the text of the first entry.
    pub(crate) fn touch_text(&self) -> Result<(), Problem> {
        self.entry(0, "We have read this again and add a line.\n")
    }

    /// Stills of which no two are the same, from a few pictures: each copy gets a number inside.
    pub(crate) fn multiplied(root: PathBuf, pictures: &[PathBuf], stills: usize) -> Result<Self, Problem> {
        let folder = root.with_extension("pictures");
        fs::create_dir_all(&folder)?;
        let mut copies = Vec::with_capacity(stills);
        let mut sources = pictures.iter().cycle();
        for number in 0..stills {
            let (copy, source) = (folder.join(format!("still-{number:05}.jpg")), sources.next().ok_or("no pictures")?);
            if !copy.exists() {
                put(&copy, &with_comment(&fs::read(source)?, &format!("copy {number}"))?)?;
            }
            copies.push(copy);
        }
        Self::new(root, copies, 40, 20)
    }

    /// The same, with every still offered to the press.
    pub(crate) fn all_for_the_press(self) -> Result<Self, Problem> {
        let press = self.pictures.len();
        Self::new(self.root, self.pictures, press, self.entries)
    }

    fn write(&self, path: &str, text: &str) -> Result<(), Problem> {
        Ok(fs::write(self.root.join(path), text)?)
    }

    fn still(&self, at: usize) -> PathBuf {
        self.root.join("stills").join(format!("still-{at:05}.{}", ending(&self.pictures[at])))
    }

    /// Makes a still what it was: a link to its picture.
    fn link(&self, at: usize) -> Result<(), Problem> {
        let Some(picture) = self.pictures.get(at) else { return Ok(()) };
        let place = self.still(at);
        if place.exists() {
            fs::remove_file(&place)?;
        }
        Ok(fs::hard_link(picture, place)?)
    }

    /// Links the stills, and writes what is said of them: everything a press desk asks for, so that no check speaks.
    fn stills(&self) -> Result<(), Problem> {
        let mut yaml = String::from(
            "defaults: { photographer: Sal Vane, credit: Sal Vane / Salt Road Films, copyright: © 2026 Salt Road Films }\n\
             stills:\n",
        );
        for at in 0..self.pictures.len() {
            self.link(at)?;
            let dice = &mut Dice::new(at as u64, 77);
            let name = self.still(at).file_name().unwrap_or_default().to_string_lossy().into_owned();
            let who = CREW[dice.below(CREW.len())].0;
            let tags = (tag(dice, 0), tag(dice, 2));
            writeln!(
                yaml,
                "  - {{ file: {name}, order: {at}, caption: \"{}\", alt: \"{}\", people: [{who}], press: {}, tags: {{ \
                 theme: [{}], location: [{}] }} }}",
                plain(dice),
                plain(dice),
                at < self.press,
                tags.0,
                tags.1,
            )?;
        }
        if self.pictures.is_empty() { Ok(()) } else { self.write("stills/stills.yaml", &yaml) }
    }

    /// Writes an entry, with a line added to its end.
    fn entry(&self, number: usize, more: &str) -> Result<(), Problem> {
        let dice = &mut Dice::new(number as u64, 88);
        let mut text = String::from("---\n");
        writeln!(text, "title: \"Day {number}: {}\"", plain(dice).trim_end_matches('.'))?;
        writeln!(text, "date: {}\nshoot_day: {}", date(number), number + 1)?;
        writeln!(text, "authors: [{}]\nlayers: [technical]", CREW[number % CREW.len()].0)?;
        let tags: Vec<String> =
            TAGS.iter().enumerate().map(|(at, (axis, _))| format!("{axis}: [{}]", tag(dice, at))).collect();
        writeln!(text, "tags: {{ {} }}", tags.join(", "))?;
        writeln!(text, "people: [{}]", CREW[(number + 1) % CREW.len()].0)?;
        writeln!(text, "teaser: \"{}\"\n---\n", plain(dice))?;
        // Two entries of three show a still.
        let shown = (number % 3 < 2 && !self.pictures.is_empty()).then(|| self.still(number % self.pictures.len()));
        let shown = shown.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        text.push_str(&body(dice, shown.as_deref()));
        text.push_str(more);
        self.write(&format!("diary/{}-day-{number:05}.md", date(number)), &text)
    }
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().into_owned()
}

/// A day that goes with a number: 28 to a month, so that every one exists.
fn date(number: usize) -> String {
    let (year, month, day) = (2025 - number / 336 % 60, number / 28 % 12 + 1, number % 28 + 1);
    format!("{year}-{month:02}-{day:02}")
}

fn person(name: &str, role: &str) -> String {
    let text = sentence(&mut Dice::new(name.len() as u64, 99)).replace('"', "");
    format!("name: {name}\ncrew: [{{ role: {role} }}]\nbio_short: \"{name} works on the salt road. {text}\"\n")
}

const FILM: &str = "\
film:
  title: The Salt Road
  logline: A carter who cannot count must bring forty sacks of salt home before the tide.
  year: 2026
  format: short
  runtime: 9 min
  countries: [Ireland]
  languages: [English]
  aspect_ratio: \"1.85:1\"
  sound: Stereo
contacts:
  press: [{ name: Ida Roe, email: ida@salt-road.example }]
site:
  url: https://salt-road.example/film/
checks:
  levels: { still-too-small: off, person-incomplete: off, synopsis-length: off }
";
