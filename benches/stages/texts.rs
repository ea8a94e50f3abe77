//! The stages that touch text, on a project of 200 entries without pictures: load, model, check, plan, and all of it up
//! to the finished output.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use onset::check::check;
use onset::images::cache::Cache;
use onset::load::known::Known;
use onset::load::scalars::Moment;
use onset::load::{Depth, Loaded, load};
use onset::model::{AsOf, Preview, Project, model};
use onset::pipeline::{Progress, Request, make};
use onset::plan::plan;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(written);

const ENTRIES: usize = 200;

/// Hears of nothing.
struct Silent;

impl Progress for Silent {
    fn pictures(&self, _: usize) {}
    fn picture_done(&self) {}
    fn stage(&self, _: &'static str) {}
}

#[divan::bench]
fn load_texts(bencher: Bencher<'_, '_>) {
    LazyLock::force(&FOLDER);
    bencher.bench(loaded);
}

#[divan::bench]
fn model_texts(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(loaded).bench_values(modelled);
}

#[divan::bench]
fn check_texts(bencher: Bencher<'_, '_>) {
    let loaded = loaded();
    let sources = loaded.sources.expect("the project is in order");
    let project = model(sources, &loaded.texts, preview()).0;
    bencher.bench(|| check(&project, &loaded.texts));
}

#[divan::bench]
fn plan_texts(bencher: Bencher<'_, '_>) {
    let project = modelled(loaded());
    bencher.bench(|| plan(&project));
}

/// Everything: from the folder to the finished output, which is not written. Rendering is most of what this takes more
/// than the lines above together.
#[divan::bench]
fn make_texts(bencher: Bencher<'_, '_>) {
    let root = FOLDER.path();
    let cache = Cache::open(&root.join(".onset")).expect("the folder is ours");
    let out = out();
    let request = Request { root, out: &out, preview: preview(), base_url: None, theme: None, strict: false };
    bencher.bench(|| make(&request, &cache, &Silent).expect("the machine is well"));
}

fn loaded() -> Loaded {
    load(FOLDER.path(), &out(), Depth::Whole, &Known::nothing())
}

fn modelled(loaded: Loaded) -> Project {
    model(loaded.sources.expect("the project is in order"), &loaded.texts, preview()).0
}

fn out() -> PathBuf {
    FOLDER.path().join("public")
}

fn preview() -> Preview {
    let today = Moment::parse("2026-11-23").expect("this is a day").start();
    Preview::public(AsOf::Given(today))
}

/// A project of the shape that a long shoot leaves behind.
fn written() -> TempDir {
    let folder = tempfile::tempdir().expect("there is a folder for such things");
    put(folder.path(), "onset.yaml", "film: { title: The Salt Road }\nsite: { url: https://salt-road.example/ }\n");
    put(folder.path(), "people/ida-roe.yaml", "name: Ida Roe\ncrew: [{ role: Director }]\n");
    for number in 0..ENTRIES {
        let (month, day, tag) = (number / 28 % 12 + 1, number % 28 + 1, number % 17);
        let sentence =
            "The *tide* had moved the marks by a hand's width, and [[ida-roe]] changed the order of the day. ";
        let text = sentence.repeat(12);
        let entry = format!(
            "---\ntitle: Day {number}\ndate: 2026-{month:02}-{day:02}\nauthors: [ida-roe]\nlayers: [technical]\n\
             tags: {{ theme: [tide, theme-{tag}], location: [place-{tag}] }}\nteaser: Forty sacks, one cart.\n---\n\
             {text}\n\n## What it felt like {{.emotional}}\n\n{text}\n\n- one\n- two\n\n> {text}\n"
        );
        put(folder.path(), &format!("diary/day-{number:03}.md"), &entry);
    }
    folder
}

#[expect(clippy::disallowed_methods, reason = "a bench writes its project")]
fn put(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("it lies in the project")).expect("the folder is ours");
    fs::write(place, text).expect("there is room");
}
