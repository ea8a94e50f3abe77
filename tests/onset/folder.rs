//! The folder on disk: what is written where, what is kept, what a killed or second build leaves.

use std::fs;

use crate::project::{Project, SMALL};

const TINY: &str = "-- onset.yaml --\nfilm: { title: Tiny }\n-- diary/one.md --\n---\ntitle: One\n---\nText.\n-- stills/a.jpg 320x200 --\n";

#[test]
fn a_title_an_entry_and_a_picture_are_a_site() {
    let project = Project::new(TINY);
    let report = project.build();
    assert!(report.built.is_some(), "{}", crate::project::said(&report, onset::diagnostics::Severity::Error));
    for page in ["index.html", "diary/one.html", "stills/a.html", "press/index.html", "404.html"] {
        assert!(project.root().join("public").join(page).exists(), "{page}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn what_onset_did_not_write_is_kept_and_what_it_wrote_goes() {
    let project = Project::new(TINY);
    project.build();
    let public = project.root().join("public");
    fs::write(public.join("CNAME"), "film.example").unwrap();
    fs::create_dir_all(public.join(".well-known")).unwrap();
    fs::write(public.join(".well-known/x"), "y").unwrap();
    fs::create_dir_all(public.join(".git/objects")).unwrap();
    fs::remove_file(project.root().join("diary/one.md")).unwrap();
    project.build();
    assert_eq!(fs::read_to_string(public.join("CNAME")).unwrap(), "film.example");
    assert!(public.join(".well-known/x").exists());
    assert!(public.join(".git/objects").is_dir(), "an empty folder of somebody else's");
    assert!(!public.join("diary/one.html").exists());
    let left: Vec<String> = fs::read_dir(project.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("onset-new") || name.contains("onset-old"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn a_strangers_file_in_the_way_stops_the_build() {
    let project = Project::new(TINY);
    let out = project.root().join("elsewhere");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("index.html"), "mine").unwrap();
    let failure = project.build_to(&out).unwrap_err().to_string();
    assert!(failure.contains("index.html"), "{failure}");
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "mine");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
}

#[test]
fn two_builds_do_not_run_over_each_other() {
    let project = Project::new(TINY);
    let out = project.root().join("public");
    let lock = onset::write::Lock::take(&out).unwrap();
    let failure = project.build_to(&out).unwrap_err().to_string();
    assert!(failure.contains("another build"), "{failure}");
    drop(lock);
    assert!(!project.root().join(".public.onset-lock").exists(), "the lock leaves nothing behind");
    assert!(project.build_to(&out).is_ok());
}

#[test]
fn an_error_leaves_the_old_site_alone() {
    let project = Project::new(TINY);
    project.build();
    let before = fs::read(project.root().join("public/index.html")).unwrap();
    project.add("-- onset.yaml --\nfilm: { titel: Tiny }\n");
    assert!(project.build().built.is_none());
    assert_eq!(fs::read(project.root().join("public/index.html")).unwrap(), before);
}

#[test]
fn a_site_set_aside_by_a_killed_build_comes_back() {
    let project = Project::new(TINY);
    project.build();
    let public = project.root().join("public");
    fs::rename(&public, project.root().join(".public.onset-old")).unwrap();
    project.add("-- onset.yaml --\nfilm: { title: Tiny again }\n");
    project.build();
    assert!(fs::read_to_string(public.join("index.html")).unwrap().contains("Tiny again"));
    assert!(!project.root().join(".public.onset-old").exists());
}

#[test]
fn each_page_of_the_small_project_is_there() {
    let (_, files) = Project::new(SMALL).make();
    for page in [
        "index.html",
        "fr/index.html",
        "diary/index.html",
        "diary/month/2026-03.html",
        "diary/days.html",
        "diary/first-day.html",
        "fr/diary/first-day.html",
        "stills/index.html",
        "stills/dawn.html",
        "people/index.html",
        "people/ida-roe.html",
        "press/index.html",
        "screenings/index.html",
        "archive/index.html",
        "archive/theme/index.html",
        "archive/theme/tide.html",
        "archive/location/the-road.html",
        "archive/layer/technical.html",
        "archive/audience/fans.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "manifest.webmanifest",
        "feeds/atom.xml",
        "feeds/feed.json",
        "feeds/layer-technical-atom.xml",
        "fr/feeds/feed.json",
        "downloads/the-salt-road_press-kit.zip",
    ] {
        assert!(files.has(page), "{page} is missing");
    }
}

/// A build killed at any moment leaves the old site whole, and the next one succeeds.
#[test]
fn a_killed_build_leaves_the_old_site_whole() {
    use std::process::{Command, Stdio};
    let project = Project::new(SMALL);
    let start = std::time::Instant::now();
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onset"));
        command.arg("build").arg(project.root()).args(["--as-of", "2026-11-23", "--quiet"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(run().status().unwrap().success());
    let whole = start.elapsed();
    for round in 0..20_u32 {
        // Something changes each time, so that the build has to write; the cache goes now and then, to make it long.
        project.add(&format!("-- pages/round.md --\n---\ntitle: Round {round}\n---\nText.\n"));
        if round % 4 == 0 {
            fs::remove_dir_all(project.root().join(".onset")).unwrap();
        }
        let mut child = run().spawn().unwrap();
        // Moments spread over the whole build without a source of chance: the golden ratio's fractions.
        std::thread::sleep(whole.mul_f64(f64::from(round) * 0.618 % 1.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let public = project.root().join("public");
        let manifest = fs::read_to_string(public.join(".onset-manifest.json")).expect("the site is there");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        for file in manifest["files"].as_array().unwrap() {
            assert!(public.join(file.as_str().unwrap()).exists(), "round {round}: {file} is missing");
        }
    }
    assert!(run().status().unwrap().success());
    assert!(fs::read_to_string(project.root().join("public/round.html")).unwrap().contains("Round 19"));
}

#[test]
#[cfg(unix)]
fn a_link_is_followed_and_sources_are_not_written_over() {
    let project = Project::new(TINY);
    let real = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(real.path(), project.root().join("public")).unwrap();
    project.build();
    assert!(real.path().join("index.html").exists());
    for out in [project.root().to_path_buf(), project.root().join("diary")] {
        assert!(project.build_to(&out).unwrap_err().to_string().contains("own files"));
    }
}

/// Every file of the site with its date.
fn dates(public: &std::path::Path) -> std::collections::BTreeMap<String, std::time::SystemTime> {
    let files =
        walkdir::WalkDir::new(public).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(public).unwrap().to_str().unwrap().to_owned();
            (name, entry.metadata().unwrap().modified().unwrap())
        })
        .collect()
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let project = Project::new(SMALL);
    let public = project.root().join("public");
    assert!(project.build().built.unwrap().written.unwrap().changed > 0);
    let first = dates(&public);
    assert_eq!(project.build().built.unwrap().written.unwrap().changed, 0);
    assert_eq!(dates(&public), first);

    project.write("diary/2026-03-02-second-day.md", "---\ntitle: Second day\nshoot_day: 2\nlayers: [emotional]\ntags: { theme: [tide] }\nstills: [dawn]\n---\nNobody spoke before one.\n");
    let changed = project.build().built.unwrap().written.unwrap().changed;
    assert!((1..20).contains(&changed), "{changed} files changed");
    let second = dates(&public);
    assert_ne!(second["diary/second-day.html"], first["diary/second-day.html"]);
    let pictures = |dates: &std::collections::BTreeMap<String, std::time::SystemTime>| {
        dates
            .iter()
            .filter(|(name, _)| name.ends_with(".webp") || name.ends_with(".zip"))
            .map(|(_, date)| *date)
            .collect::<Vec<_>>()
    };
    assert_eq!(pictures(&second).len(), pictures(&first).len());
    assert!(pictures(&second)[..3] == pictures(&first)[..3], "pictures keep their dates");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn what_somebody_changed_in_the_site_is_written_anew() {
    let project = Project::new(TINY);
    project.build();
    let page = project.root().join("public/diary/one.html");
    let before = fs::read(&page).unwrap();
    fs::write(&page, "scribbled").unwrap();
    fs::remove_file(project.root().join("public/404.html")).unwrap();
    assert_eq!(project.build().built.unwrap().written.unwrap().changed, 2);
    assert_eq!(fs::read(&page).unwrap(), before);
    assert!(project.root().join("public/404.html").exists());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests damage files")]
fn what_is_torn_in_the_cache_is_made_again() {
    let project = Project::new(TINY);
    project.build();
    let good = dates(&project.root().join("public"));
    fs::remove_dir_all(project.root().join("public")).unwrap();
    for entry in walkdir::WalkDir::new(project.root().join(".onset/cache")).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() && entry.metadata().unwrap().len() > 1000 {
            let whole = fs::read(entry.path()).unwrap();
            fs::write(entry.path(), &whole[..whole.len() - 100]).unwrap();
        }
    }
    assert!(project.build().built.is_some(), "built all the same");
    assert_eq!(dates(&project.root().join("public")).len(), good.len());
    image::open(project.root().join("public").join(good.keys().find(|name| name.ends_with(".jpg")).unwrap())).unwrap();
}

/// Gives a JPEG a comment of one letter, which changes its bytes; a second time, neither its size nor its date.
#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn comment(place: &std::path::Path, letter: u8) {
    let date = fs::metadata(place).unwrap().modified().unwrap();
    let mut bytes = fs::read(place).unwrap();
    let has_one = bytes[2..6] == [0xFF, 0xFE, 0, 3];
    bytes.splice(2..if has_one { 7 } else { 2 }, [0xFF, 0xFE, 0, 3, letter]);
    fs::write(place, bytes).unwrap();
    fs::File::options().write(true).open(place).unwrap().set_modified(date).unwrap();
}

#[test]
fn a_picture_is_read_again_when_its_date_has_changed_or_is_too_young() {
    let project = Project::new(TINY);
    let place = project.root().join("stills/a.jpg");
    comment(&place, b'a');
    // Just made: it may be changed once more within the same tick of the disk's clock, so its date is not trusted.
    project.build();
    comment(&place, b'b');
    assert!(project.build().built.unwrap().encoded > 0);

    let old = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
    let age = |date| fs::File::options().write(true).open(&place).unwrap().set_modified(date).unwrap();
    age(old);
    project.build();
    comment(&place, b'c');
    assert_eq!(project.build().built.unwrap().encoded, 0, "the same size and an old date: it is not read");
    age(old + std::time::Duration::from_secs(1));
    assert!(project.build().built.unwrap().encoded > 0, "another date: it is");
}

#[test]
fn a_renamed_picture_is_not_made_again() {
    let project = Project::new(TINY);
    let made = project.build().built.unwrap().encoded;
    fs::rename(project.root().join("stills/a.jpg"), project.root().join("stills/b.jpg")).unwrap();
    let built = project.build().built.unwrap();
    assert_eq!((built.encoded, built.reused), (0, made));
}

#[test]
fn pruning_keeps_what_the_site_uses() {
    let project = Project::new(TINY);
    project.add("-- stills/b.jpg 300x200 red --\n");
    project.build();
    fs::remove_file(project.root().join("stills/b.jpg")).unwrap();
    let made = project.build().built.unwrap().reused;
    let onset = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_onset"));
        let output = command.args(args).arg(project.root()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let info = onset(&["cache", "info"]);
    assert!(info.contains("In use"), "{info}");
    let pruned = onset(&["cache", "prune"]);
    assert!(pruned.starts_with("Removed ") && !pruned.starts_with("Removed 0 "), "{pruned}");
    assert!(onset(&["cache", "prune"]).starts_with("Removed 0 "));
    let built = project.build().built.unwrap();
    assert_eq!((built.encoded, built.reused), (0, made));
    onset(&["cache", "prune", "--all"]);
    assert_eq!(project.build().built.unwrap().encoded, made);
}
