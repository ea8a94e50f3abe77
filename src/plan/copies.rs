//! Files of the project that are published as they are.

use std::collections::BTreeSet;

use super::Maker;
use super::links::for_each_target;
use super::planner::Planner;
use crate::diagnostics::Spot;
use crate::model::Project;
use crate::model::clip::Video;
use crate::model::text::Target;
use crate::places::{OutPath, SourcePath};

/// Files of the project that are published as they are, or nearly so.
pub(super) fn copies(project: &Project, planner: &mut Planner<'_>) {
    for source in &project.statics {
        let spot = Some(Spot::File(source.clone()));
        planner.add(copy_path(source), Maker::Copy(source.clone()), "a file in static/", spot);
    }
    for source in copied_files(project) {
        let path = copy_path(&source);
        let spot = Some(Spot::File(source.clone()));
        let maker = if source.extension() == "svg" { Maker::Drawing(source) } else { Maker::Copy(source) };
        planner.add(path, maker, "a file of the project", spot);
    }
}

/// Where a file that is published as it is goes.
pub fn copy_path(source: &SourcePath) -> OutPath {
    let below = source.as_str().strip_prefix("static/").map_or_else(|| format!("files/{source}"), str::to_owned);
    OutPath::new(&below).expect("a source path is never empty and stays below its root")
}

/// Video, captions, logos, and files that texts link to.
fn copied_files(project: &Project) -> BTreeSet<SourcePath> {
    let mut files = BTreeSet::new();
    for clip in &project.clips {
        if let Some(Video::Local(file)) = &clip.video {
            files.insert(file.clone());
        }
        files.extend(clip.captions.iter().map(|captions| captions.file.clone()));
    }
    files.extend(project.companies.iter().filter_map(|company| company.logo.clone()));
    files.extend(project.credits.funders.iter().filter_map(|funder| funder.logo.clone()));
    for_each_target(project, &mut |target| {
        if let Target::File(file) = target
            && !file.as_str().starts_with("static/")
        {
            files.insert(file.clone());
        }
    });
    files
}
