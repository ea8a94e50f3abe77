//! Names of pictures: what a picture is called does not change when another is added, selected or cleared.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use onset::deliver::Which;
use onset::diagnostics::Severity;
use onset::number::{self, Numbered};
use onset::pipeline::plan_only;
use proptest::prelude::*;

use crate::project::{Project, SMALL, codes, request, said};

/// A project whose deliverables name pictures by patterns with and without numbers, and of few letters.
const PATTERNS: &str = r#"
-- onset.yaml --
film: { title: Tide }
-- people/ida.yaml --
name: Ida Roe
-- people/ida.jpg 8x8 --
-- deliverables/plain.yaml --
file_name: "{photographer}"
-- deliverables/close.yaml --
file_name: "{subject}{nn}"
-- deliverables/before.yaml --
file_name: "{nn}{subject}"
-- deliverables/short.yaml --
file_name: "{film}_{subject}_{nn}"
limits: { name_length: 20 }
"#;

/// The names of every still in every deliverable that keeps them: deliverable, file of the still, name.
type Names = BTreeMap<(String, String), String>;

fn names(project: &Project) -> Names {
    let (report, planned) = plan_only(&request(project.root(), &project.root().join("public")));
    let (project, _) = planned.unwrap_or_else(|| panic!("{}", said(&report, Severity::Error)));
    let mut all = BTreeMap::new();
    let stable = project.deliverables.iter().filter(|one| one.numbers.word() == "stable");
    for deliverable in stable {
        for (id, name) in project.file_names.of(deliverable, project.still_ids().map(|(id, _)| id)) {
            all.insert((deliverable.slug.clone(), project.still(id).path.to_string()), name);
        }
    }
    all
}

/// Fails where two pictures have one name in a deliverable, in whatever case, or a name is too long.
fn are_unique(names: &Names) {
    let mut seen = BTreeSet::new();
    for ((deliverable, still), name) in names {
        assert!(seen.insert((deliverable, name.to_lowercase())), "{still} is called {name} in {deliverable} too");
        assert!(deliverable != "short" || name.len() + 4 <= 20, "{name} is too long");
    }
}

fn keep(before: &Names, after: &Names) {
    for (picture, name) in before {
        assert_eq!(after.get(picture), Some(name), "{picture:?}");
    }
}

fn number(project: &Project) -> Numbered {
    let report = number::number(&request(project.root(), &project.root().join("public"))).unwrap();
    report.numbered.unwrap_or_else(|| panic!("{:?}", report.diagnostics))
}

/// A still: where it lies, and what is said of it.
#[derive(Debug, Clone)]
struct Shot {
    path: String,
    day: Option<u8>,
    with_ida: bool,
    photographer: u8,
    kind: &'static str,
    approval: &'static str,
}

/// Few words and few days, so that many stills would have one name.
fn shot() -> impl Strategy<Value = Shot> {
    let folder = prop_oneof![Just("a"), Just("b"), Just("c")];
    let stem = prop_oneof![
        Just("wave"),
        Just("Wave"),
        Just("wave1"),
        Just("the-inspector-arrives"),
        Just("the-inspector-leaves"),
        Just("10")
    ];
    let kind = prop_oneof![4 => Just("production"), 1 => Just("bts"), 1 => Just("key-art"), 1 => Just("portrait")];
    let approval = prop_oneof![3 => Just("approved"), 1 => Just("killed"), 1 => Just("pending")];
    (folder, stem, proptest::option::of(1_u8..28), any::<bool>(), 0_u8..2, kind, approval).prop_map(
        |(folder, stem, day, with_ida, photographer, kind, approval)| Shot {
            path: format!("{folder}/{stem}.jpg"),
            day,
            with_ida,
            photographer,
            kind,
            approval,
        },
    )
}

/// A project with these stills, each path once.
fn with(shots: &[Shot]) -> Project {
    let project = Project::new(PATTERNS);
    write(&project, shots);
    project
}

fn write(project: &Project, shots: &[Shot]) {
    let mut entries = "stills:\n".to_owned();
    for Shot { path, day, with_ida, photographer, kind, approval } in shots {
        if !project.root().join("stills").join(path).exists() {
            project.add(&format!("-- stills/{path} 8x8 --\n"));
        }
        let _ = write!(entries, "  - {{ file: {path}, kind: {kind}, approval: {approval}, press: true");
        let _ = write!(entries, ", photographer: {}", ["Sal Vane", "Bo Ek"][usize::from(*photographer)]);
        if let Some(day) = day {
            let _ = write!(entries, ", date: 2026-03-{day:02}");
        }
        entries.push_str(if *with_ida { ", people: ida }\n" } else { " }\n" });
    }
    project.write("stills/stills.yaml", &entries);
}

fn each_path_once(shots: Vec<Shot>) -> Vec<Shot> {
    let mut paths = BTreeSet::new();
    shots.into_iter().filter(|shot| paths.insert(shot.path.to_lowercase())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_still_that_is_shot_later_changes_no_name(shots in prop::collection::vec(shot(), 1..12), new in shot()) {
        let mut shots = each_path_once(shots);
        let project = with(&shots);
        let before = names(&project);
        are_unique(&before);
        shots.push(Shot { path: format!("d{}", &new.path[1..]), day: Some(28), ..new });
        write(&project, &shots);
        let after = names(&project);
        are_unique(&after);
        keep(&before, &after);
    }

    #[test]
    fn where_numbers_are_written_down_no_still_changes_a_name(shots in prop::collection::vec(shot(), 1..12), new in prop::collection::vec(shot(), 1..4)) {
        let shots = each_path_once(shots);
        let project = with(&shots);
        number(&project);
        let before = names(&project);
        are_unique(&before);
        let more = new.into_iter().map(|new| Shot { path: format!("_{}", new.path), ..new });
        let shots = each_path_once(shots.into_iter().chain(more).collect());
        write(&project, &shots);
        let after = names(&project);
        are_unique(&after);
        keep(&before, &after);
        number(&project);
        prop_assert_eq!(&after, &names(&project), "what they would be called is what they are called");
        // To clear one that was not renames nothing either.
        let cleared: Vec<Shot> = shots.into_iter().map(|shot| Shot { approval: "approved", ..shot }).collect();
        write(&project, &cleared);
        keep(&after, &names(&project));
    }

    #[test]
    fn clearing_a_still_changes_no_name(shots in prop::collection::vec(shot(), 1..12)) {
        let shots = each_path_once(shots);
        let project = with(&shots);
        let before = names(&project);
        let cleared: Vec<Shot> = shots.into_iter().map(|shot| Shot { approval: "approved", ..shot }).collect();
        write(&project, &cleared);
        let after = names(&project);
        are_unique(&after);
        keep(&before, &after);
    }
}

/// What a deliverable's pictures are called, in its order.
fn called(project: &Project, deliverable: &str) -> Vec<String> {
    let report = project.deliver(Which::One(deliverable));
    report.deliveries[0].account.taken.iter().map(|(_, name)| name.clone()).collect()
}

#[test]
fn likes_are_numbered_by_their_dates_whatever_is_selected() {
    let project = Project::new(SMALL);
    for (folder, facts) in [
        ("a", "date: 2026-03-02, approval: killed"),
        ("b", "date: 2026-03-01, kind: bts, press: true"),
        ("c", "date: 2026-03-09"),
    ] {
        project.add(&format!("-- stills/{folder}/noon.jpg 90x60 --\n"));
        let entry = format!("stills: [{{ file: noon.jpg, {facts} }}]\n");
        project.write(&format!("stills/{folder}/stills.yaml"), &entry);
    }
    project.add("-- deliverables/bts.yaml --\nselect: { kinds: [bts] }\n-- deliverables/all.yaml --\ncontents: [stills-full]\n-- deliverables/film.yaml --\nselect: { kinds: [production] }\ncontents: [stills-full]\nnumbers: consecutive\n");
    let named = |stills: &[(&str, u32)]| -> Vec<String> {
        let name = |(subject, number): &(&str, u32)| format!("the-salt-road_{subject}_sal-vane_{number:02}.jpg");
        stills.iter().map(name).collect()
    };
    assert_eq!(called(&project, "bts"), named(&[("noon", 1)]), "the same, whatever is selected");
    let all = [("dawn", 1), ("noon", 3), ("road", 1), ("noon", 1)];
    assert_eq!(called(&project, "all"), named(&all), "the killed one keeps 02 for itself");
    let film = [("dawn", 1), ("noon", 2), ("road", 3)];
    assert_eq!(called(&project, "film"), named(&film), "from 01 on, in the order of the deliverable");
}

#[test]
fn numbers_are_kept_and_never_given_again() {
    let project = Project::new(SMALL);
    let first = number(&project);
    assert!(first.first && first.kept == 0);
    assert_eq!(first.new, [("dawn.jpg".to_owned(), 1), ("road.jpg".to_owned(), 2)]);
    let file = fs::read_to_string(project.root().join("stills/numbers.yaml")).unwrap();
    assert!(file.ends_with("\nnumbers:\n  \"dawn.jpg\": 1\n  \"road.jpg\": 2\n"), "{file}");
    assert!(!codes(&project.check()).contains(&"still-unnumbered"));
    let again = number(&project);
    assert!(again.new.is_empty() && again.kept == 2 && !again.first);
    assert_eq!(fs::read_to_string(project.root().join("stills/numbers.yaml")).unwrap(), file, "nothing to write");
    fs::remove_file(project.root().join("stills/road.jpg")).unwrap();
    project.write("stills/stills.yaml", "defaults: { photographer: Sal Vane }\n");
    project.write("diary/2026-03-01-first-day.md", "---\ntitle: First day\n---\nText.\n");
    project.add("-- stills/new.jpg 900x600 --\n-- stills/later/dusk.jpg 900x600 --\n");
    fs::rename(project.root().join("stills/new.jpg"), project.root().join("stills/a b: \"#1\".jpg")).unwrap();
    let told = said(&project.check(), Severity::Warning);
    assert!(told.contains("2 stills have no number yet") && told.contains("number 2 belongs to road.jpg"), "{told}");
    let next = number(&project);
    assert_eq!(next.new, [("a b: \"#1\".jpg".to_owned(), 3), ("later/dusk.jpg".to_owned(), 4)]);
    assert_eq!(next.of_nobody, [("road.jpg".to_owned(), 2)]);
    assert!(!codes(&project.check()).contains(&"still-unnumbered"), "what was written is read again");
    let renamed = fs::read_to_string(project.root().join("stills/numbers.yaml")).unwrap();
    fs::rename(project.root().join("stills/later/dusk.jpg"), project.root().join("stills/dusk.jpg")).unwrap();
    project.write("stills/numbers.yaml", &renamed.replace("later/dusk.jpg", "dusk.jpg"));
    assert!(number(&project).new.is_empty(), "a renamed picture keeps its number");
}

#[test]
fn nothing_is_numbered_where_something_is_wrong() {
    let project = Project::new(SMALL);
    let wrong = "numbers: { dawn.jpg: 1, road.jpg: 1 }\n";
    project.write("stills/numbers.yaml", wrong);
    let report = number::number(&request(project.root(), &project.root().join("public"))).unwrap();
    assert!(report.numbered.is_none());
    assert_eq!(fs::read_to_string(project.root().join("stills/numbers.yaml")).unwrap(), wrong);
}
