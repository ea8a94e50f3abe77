//! Other pictures than the usual: larger, deeper, in other colours, lying on their side; each alone, on one thread.

use std::path::PathBuf;

use crate::Problem;
use crate::corpus::Kind;
use crate::job::{FORMATS, WIDTHS};
use crate::setting::Setting;
use crate::sides::{Side, Task};
use crate::table::{Table, number, percent};
use crate::verdict::Verdict;

/// Measures each picture with both, and prints the table.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let mut table = Table::new(&["", "onset s", "sharp s", "ratio", "onset MB", "sharp MB", "ratio", "noise"]);
    for (name, file) in sources(setting)? {
        let task = Task { name: "sources", widths: &WIDTHS, formats: &FORMATS, threads: 1, files: &[file] };
        let onset = task.by(setting, Side::Onset)?.sample;
        let sharp = task.by(setting, Side::SharpOnce)?.sample;
        let pair = |ours: f64, theirs: f64| [ours, theirs, ours / theirs].map(number);
        let numbers = pair(onset.cpu(), sharp.cpu()).into_iter().chain(pair(onset.peak(), sharp.peak()));
        table.row(std::iter::once(name.to_owned()).chain(numbers).chain([percent(onset.noise())]));
    }
    table.print("Sources: one picture to 8 files, CPU seconds and peak memory, sharp decoding once a width");
    Ok(Vec::new())
}

fn sources(setting: &Setting) -> Result<Vec<(&'static str, PathBuf)>, Problem> {
    let corpus = setting.corpus();
    let stills = corpus.pictures(Kind::Still, 10)?;
    let one = |kind| Ok::<_, Problem>(corpus.pictures(kind, 1)?.remove(0));
    Ok(vec![
        ("24 MP JPEG, sRGB", stills[6].clone()),
        ("24 MP JPEG, Adobe RGB", stills[7].clone()),
        ("24 MP JPEG, Display P3", stills[8].clone()),
        ("24 MP JPEG, on its side", stills[9].clone()),
        ("24 MP PNG", one(Kind::Png)?),
        ("24 MP TIFF, 16 bits", one(Kind::Tiff)?),
        ("50 MP JPEG", one(Kind::Half)?),
        ("100 MP JPEG", one(Kind::Giant)?),
        ("1.7 MP JPEG", one(Kind::Small)?),
    ])
}
