//! Text alone: entries with tags and feeds, from nothing.

use crate::Problem;
use crate::cost::{Sample, of};
use crate::project::Project;
use crate::setting::{Setting, bytes_in};
use crate::suites::builds::command;
use crate::table::{Table, number, percent};
use crate::verdict::Verdict;

/// How much more than in proportion a project of more entries may take, for the word "linear" to hold.
const LINEAR: f64 = 1.3;

/// Measures 1,000 entries and, if everything is to be measured, 20,000.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    let mut table = Table::new(&["", "CPU s", "wall s", "peak MB", "out MB", "ms an entry", "noise"]);
    let mut each = Vec::new();
    for count in if setting.full { vec![1000, 20_000] } else { vec![1000] } {
        let project = Project::new(setting.project(&format!("text-{count}")), Vec::new(), 0, count)?;
        let mut costs = Vec::new();
        for _ in 0..setting.runs {
            project.clear()?;
            costs.push(of(&mut command(setting, &project, 2))?);
        }
        let (sample, bytes) = (Sample::of(costs), bytes_in(&project.root.join("public"))?);
        each.push(sample.cpu() * 1000.0 / f64::from(u32::try_from(count)?));
        let cells = [sample.cpu(), sample.wall(), sample.peak(), crate::cost::megabytes(bytes)].map(number);
        let last = [number(each[each.len() - 1]), percent(sample.noise())];
        table.row(std::iter::once(format!("{count} entries, --jobs 2")).chain(cells).chain(last));
    }
    table.print("Text: entries with tags and feeds, cold");
    let linear = |ratio| Verdict::ratio("text: CPU an entry, 20,000 against 1,000", ratio, LINEAR);
    Ok(each.get(1).map(|more| linear(more / each[0])).into_iter().collect())
}
