//! Whether what is saved is not saved at the picture's cost: onset's renditions and sharp's beside one reference.

use crate::Problem;
use crate::corpus::Kind;
use crate::job::{FORMATS, Format, WIDTHS, outputs};
use crate::setting::Setting;
use crate::sides::{Side, Task};
use crate::suites::engine::STILLS;
use crate::table::{Table, number};
use crate::verdict::Verdict;

/// Scores both, prints the table, and gives how far onset lies behind at worst.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let setting = &setting.once();
    let files = setting.corpus().pictures(Kind::Still, if setting.quick { 2 } else { STILLS })?;
    let task = Task { name: "quality", widths: &WIDTHS, formats: &FORMATS, threads: 2, files: &files };
    let scores = |side| task.scores(setting, &task.by(setting, side)?.out);
    let (ours, theirs) = (scores(Side::Onset)?, scores(Side::SharpOnce)?);
    let outputs = outputs(&WIDTHS, &FORMATS);
    print(&outputs, &ours, &theirs);
    let behind = |format: &Format| {
        let of = outputs.iter().zip(ours.iter().zip(&theirs)).filter(|((_, one), _)| one == format);
        of.map(|(_, (ours, theirs))| theirs - ours).fold(f64::NEG_INFINITY, f64::max)
    };
    let verdict = |format: &Format| {
        let what = format!("quality: {} behind sharp's at worst, SSIMULACRA2", format.name);
        Verdict::new(&what, behind(format), 1.0, "points")
    };
    Ok(FORMATS.iter().map(verdict).collect())
}

fn print(outputs: &[(u32, Format)], ours: &[f64], theirs: &[f64]) {
    let mut table = Table::new(&["", "onset", "sharp", "difference"]);
    for ((width, format), (ours, theirs)) in outputs.iter().zip(ours.iter().zip(theirs)) {
        let numbers = [*ours, *theirs, ours - theirs].map(number);
        table.row(std::iter::once(format!("{width} {}", format.name)).chain(numbers));
    }
    table.print("Quality: SSIMULACRA2 beside a Lanczos reference of the whole picture, 100 is the same");
}
