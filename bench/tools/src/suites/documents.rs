//! Typeset documents: the press kit of the example film with thirty stills, from renditions that are ready.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::Problem;
use crate::corpus::Kind;
use crate::cost::{Cost, Sample, megabytes, of};
use crate::setting::Setting;
use crate::suites::builds::TODAY;
use crate::table::{Table, number, percent};
use crate::verdict::Verdict;

/// Pictures beside those of the example film, so that its press kit has thirty stills.
const MORE: usize = 12;

/// What the cache keeps behind the bytes of a file: their sum.
const CHECKSUM: u64 = 32;

const FIRST: &str = "the-weighing-house_press-kit_a4.pdf";
const SECOND: &str = "the-weighing-house_press-kit_letter.pdf";

/// Sets the press kit, then the press kit on two papers, each time with nothing else to do, and prints the table.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let root = example(setting)?;
    build(setting, &root)?;
    let steps: [(&str, &[&str]); 3] =
        [("documents ready", &[]), ("press kit, A4", &[FIRST]), ("press kit, A4 and Letter", &[FIRST, SECOND])];
    let mut costs: [Vec<Cost>; 3] = Default::default();
    for _ in 0..setting.runs {
        for ((_, documents), costs) in steps.iter().zip(&mut costs) {
            for document in *documents {
                forget(&root, document)?;
            }
            costs.push(build(setting, &root)?);
        }
    }
    let samples = costs.map(Sample::of);
    let mut table = Table::new(&["", "CPU s", "wall s", "peak MB", "noise"]);
    for ((name, _), sample) in steps.iter().zip(&samples) {
        let cells = [sample.cpu(), sample.wall(), sample.peak()].map(number);
        table.row(std::iter::once((*name).to_owned()).chain(cells).chain([percent(sample.noise())]));
    }
    table.print("Documents: a build of the example film with 30 press stills, renditions ready");
    let [ready, one, two] = samples;
    let overhead = overhead(&fs::read(root.join("public/downloads").join(FIRST))?);
    Ok(vec![
        Verdict::new("documents: press kit", one.cpu() - ready.cpu(), 1.2, "CPU s"),
        Verdict::new("documents: press kit, peak memory", one.peak(), 300.0, "MB"),
        Verdict::new("documents: on a second paper", two.cpu() - one.cpu(), 0.6, "CPU s"),
        Verdict::new("documents: press kit beside its pictures", megabytes(overhead) * 1000.0, 400.0, "kB"),
    ])
}

/// The example film with some stills more.
fn example(setting: &Setting) -> Result<PathBuf, Problem> {
    let root = setting.project("documents");
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    copy(&setting.root.join("example-project"), &root)?;
    let folder = root.join("stills/more");
    fs::create_dir_all(&folder)?;
    let facts = "kind: production, press: true, approval: approved, credit: Sal Vane, copyright: © 2026 Sal Vane";
    let mut yaml = format!("defaults: {{ {facts} }}\nstills:\n");
    for (at, picture) in setting.corpus().pictures(Kind::Small, MORE)?.iter().enumerate() {
        fs::copy(picture, folder.join(format!("more-{at:02}.jpg")))?;
        yaml.push_str(&format!("  - {{ file: more-{at:02}.jpg, caption: Picture {at}., alt: Things on things. }}\n"));
    }
    fs::write(folder.join("stills.yaml"), yaml)?;
    Ok(root)
}

fn copy(from: &Path, to: &Path) -> Result<(), Problem> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        let made = [".onset", "public", "deliver"].iter().any(|name| entry.file_name() == *name);
        if entry.file_type()?.is_dir() && !made {
            copy(&entry.path(), &place)?;
        } else if !made {
            fs::copy(entry.path(), &place)?;
        }
    }
    Ok(())
}

fn build(setting: &Setting, root: &Path) -> Result<Cost, Problem> {
    of(setting.onset().arg("build").arg(root).args(["--as-of", TODAY, "--jobs", "2"]))
}

/// Takes a document out of the cache, so that it is set again.
fn forget(root: &Path, document: &str) -> Result<(), Problem> {
    let pdf = fs::read(root.join("public/downloads").join(document))?;
    for folder in fs::read_dir(root.join(".onset/cache"))? {
        let folder = folder?.path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(folder)? {
            let file = file?;
            if file.metadata()?.len() == pdf.len() as u64 + CHECKSUM && begins_with(&file.path(), &pdf)? {
                fs::remove_file(file.path())?;
                return Ok(());
            }
        }
    }
    Err(format!("{document} does not lie in the cache").into())
}

fn begins_with(file: &Path, bytes: &[u8]) -> Result<bool, Problem> {
    let mut found = Vec::with_capacity(bytes.len());
    fs::File::open(file)?.take(bytes.len() as u64).read_to_end(&mut found)?;
    Ok(found == bytes)
}

/// The bytes of a PDF that are not those of its JPEGs.
fn overhead(pdf: &[u8]) -> u64 {
    let mut pictures = 0;
    for object in pdf.windows(4).enumerate().filter(|(_, word)| word == b" obj").map(|(at, _)| at) {
        let dictionary = &pdf[object..pdf.len().min(object + 1000)];
        let end = find(dictionary, b"stream\n").unwrap_or(0);
        let words = String::from_utf8_lossy(&dictionary[..end]);
        let length = words.split("/Length ").nth(1).and_then(|rest| rest.split(['/', '\n', '>']).next());
        if words.contains("/DCTDecode") && !words.contains("endobj") {
            pictures += length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
        }
    }
    pdf.len() as u64 - pictures
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|at| at == word)
}
