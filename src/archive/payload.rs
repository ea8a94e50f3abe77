//! What goes into a bag: the folder as it is, the site, the raw originals.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Raw;
use super::sums::Summing;
use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::model::Project;
use crate::output::{Content, Output};
use crate::places::modified;
use crate::plan::{Maker, Plan};

/// A file of the payload.
#[derive(Debug)]
pub(super) struct Item {
    /// Its path in the bag.
    pub(super) path: String,
    /// The path in the bag of what it was made from, if it was made from one file.
    pub(super) from: Option<String>,
    source: Source,
}

/// Where the bytes come from.
#[derive(Debug)]
enum Source {
    /// A file on the disk, by its path from the project's folder.
    File(PathBuf),
    /// An output of the build.
    Output(Content),
}

/// Raw originals that stills name.
#[derive(Debug, Default)]
pub(super) struct Raws {
    /// The still's file, the raw original as it was written, and where it is in the bag.
    rows: Vec<(String, String, Option<String>)>,
    /// Those that cannot be found where they should be.
    pub(super) missing: Vec<String>,
    /// Those that are only referred to, and lie on a disk that is not at hand.
    pub(super) elsewhere: Vec<String>,
}

/// Every file of the payload, each once.
pub(super) fn payload(project: &Project, plan: &Plan, output: &Output, raw: Raw) -> (Vec<Item>, Raws) {
    let mut items: Vec<Item> = project
        .files
        .iter()
        .map(|path| Item {
            path: format!("data/project/{path}"),
            from: None,
            source: Source::File(PathBuf::from(path.as_str())),
        })
        .collect();
    items.extend(output.files.iter().map(|(path, content)| Item {
        path: format!("data/site/{path}"),
        from: plan.outputs.get(path).and_then(|planned| from(project, &planned.maker)),
        source: Source::Output(content.clone()),
    }));
    let raws = raws(project, raw, &mut items);
    (items, raws)
}

/// The file of the project that an output was made from.
fn from(project: &Project, maker: &Maker) -> Option<String> {
    let path = match maker {
        Maker::Rendition(id) => &project.still(*id).path,
        Maker::Drawing(source) | Maker::Copy(source) => source,
        _ => return None,
    };
    Some(format!("data/project/{path}"))
}

/// Raw originals lie where their stills say: in the project, or at a path from its folder.
fn raws(project: &Project, raw: Raw, items: &mut Vec<Item>) -> Raws {
    let mut raws = Raws::default();
    let mut taken = BTreeSet::new();
    for still in &project.stills {
        let Some(written) = &still.raw else { continue };
        let inside = project.files.iter().find(|path| path.as_str() == written);
        let exists = project.root.join(written).is_file();
        let place = match inside {
            Some(path) => Some(format!("data/project/{path}")),
            None if exists && raw == Raw::Included => {
                let name = written.rsplit(['/', '\\']).next().unwrap_or(written);
                let path = format!("data/raw/{}/{name}", still.slug);
                if taken.insert(path.clone()) {
                    let source = Source::File(PathBuf::from(written));
                    items.push(Item { path: path.clone(), from: None, source });
                }
                Some(path)
            }
            None => None,
        };
        if place.is_none() && !exists {
            let referred = raw == Raw::Referenced && is_elsewhere(written);
            if referred { &mut raws.elsewhere } else { &mut raws.missing }.push(written.clone());
        }
        raws.rows.push((still.path.to_string(), written.clone(), place));
    }
    raws
}

/// Whether a raw original is said to lie out of the project's folder: on another disk, in a library, at an address.
fn is_elsewhere(written: &str) -> bool {
    written.starts_with(['/', '\\']) || written.starts_with("..") || written.contains(':')
}

impl Raws {
    /// A list of them, with the sums of those that are only referred to and can be read.
    pub(super) fn list(&self, root: &Path) -> Result<String, Failure> {
        let mut text = "still,raw original,in the bag,bytes,sha256\r\n".to_owned();
        for (still, written, place) in &self.rows {
            let on_disk = root.join(written);
            let (bytes, sum) = match place {
                None if on_disk.is_file() => {
                    let mut sink = io::sink();
                    let mut summing = Summing::new(&mut sink);
                    let read = File::open(&on_disk).and_then(|mut file| io::copy(&mut file, &mut summing));
                    read.map_err(|error| Failure::io("read", &on_disk, error))?;
                    let (bytes, sha256, _) = summing.finish();
                    (bytes.to_string(), sha256)
                }
                _ => (String::new(), String::new()),
            };
            let cells = [still, written, place.as_deref().unwrap_or(""), &bytes, &sum];
            let cells = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        Ok(text)
    }
}

impl Item {
    /// What its source looks like: another look is another file.
    pub(super) fn mark(&self, root: &Path) -> String {
        match &self.source {
            Source::File(path) => look(&root.join(path)),
            Source::Output(Content::Copy(path)) => look(&path.on_disk(root)),
            Source::Output(Content::Cached(key)) => key.hex(),
            Source::Output(Content::Bytes(bytes)) => blake3::hash(bytes).to_hex().to_string(),
            Source::Output(Content::Streamed(stream)) => stream.key().hex(),
        }
    }

    /// Passes its bytes on, a little at a time.
    pub(super) fn copy(&self, root: &Path, cache: &Cache, to: &mut dyn Write) -> io::Result<()> {
        let file = |place: &Path, to: &mut dyn Write| {
            let mut file = io::BufReader::with_capacity(1 << 18, File::open(place)?);
            io::copy(&mut file, to).map(|_| ())
        };
        match &self.source {
            Source::File(path) => file(&root.join(path), to),
            Source::Output(Content::Copy(path)) => file(&path.on_disk(root), to),
            Source::Output(Content::Cached(key)) => cache.copy(key, to).map(|_| ()),
            Source::Output(Content::Bytes(bytes)) => to.write_all(bytes),
            Source::Output(Content::Streamed(_)) => Err(io::Error::other("a site holds nothing that is streamed")),
        }
    }
}

fn look(place: &Path) -> String {
    let facts = fs::metadata(place);
    facts.map_or_else(|_| String::new(), |facts| format!("{} {}", facts.len(), modified(&facts).unwrap_or(0)))
}
