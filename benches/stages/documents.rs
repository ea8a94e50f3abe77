//! Typeset documents, from renditions that lie in the cache: the press kit of the example, some twenty pages.

use std::cell::Cell;
use std::path::Path;

use divan::Bencher;
use onset::images::cache::Cache;
use onset::images::{Pictures, images};
use onset::load::scalars::Moment;
use onset::model::document::Paper;
use onset::model::{AsOf, Preview, Project};
use onset::pipeline::{Request, plan_only};
use onset::plan::Plan;
use onset::print::Printer;
use tempfile::TempDir;

/// A second paper after the first: what the typesetter remembers of the texts is in its favour, as in a build.
#[divan::bench(sample_count = 5)]
fn press_kit_again(bencher: Bencher<'_, '_>) {
    let Shop { folder, project, plan, pictures } = shop();
    let cache = Cache::open(folder.path()).expect("the folder is ours");
    let printer = Printer::new(&project, &plan, &pictures, &cache);
    let round = Cell::new(0);
    bencher.bench_local(|| {
        round.set(round.get() + 1);
        let papers = if round.get() % 2 == 0 { Paper::A4 } else { Paper::Letter };
        let kit = plan.editions.iter().find(|plan| plan.edition.paper == papers).expect("both papers are planned");
        // Another name is another document, which is not in the cache.
        let mut kit = kit.clone();
        kit.file_name = format!("{}-{}", round.get(), kit.file_name);
        printer.document(&kit).expect("the machine is well")
    });
}

struct Shop {
    folder: TempDir,
    project: Project,
    plan: Plan,
    pictures: Pictures,
}

fn shop() -> Shop {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-project");
    let folder = tempfile::tempdir().expect("there is a folder for such things");
    let today = Moment::parse("2026-11-23").expect("this is a day").start();
    let preview = Preview::public(AsOf::Given(today));
    let out = folder.path().join("public");
    let request = Request { root: &root, out: &out, preview, base_url: None, theme: None, strict: false };
    let (_, planned) = plan_only(&request);
    let (project, plan) = planned.expect("the example is in order");
    let cache = Cache::open(folder.path()).expect("the folder is ours");
    let (pictures, _) = images(&project, &plan, &cache, &|| ()).expect("the machine is well");
    Shop { folder, project, plan, pictures }
}
