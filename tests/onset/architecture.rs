//! The shape of the code: a stage uses earlier stages, never a later one.

use std::fs;
use std::path::Path;

/// Everything at the top of `src`, in the order in which one may use another.
const ORDER: &[&str] = &[
    "places",
    "diagnostics",
    "failure",
    "load",
    "model",
    "text",
    "check",
    "plan",
    "images",
    "output",
    "print",
    "bundle",
    "render",
    "write",
    "pipeline",
    "number",
    "deliver",
    "archive",
    "serve",
    "sheet",
    "overrides",
    "cli",
];

/// `text` needs the words of the interface, which are the theme's and thus the plan's.
const EXCEPTIONS: &[(&str, &str)] = &[("text", "plan")];

fn module_of(path: &Path) -> String {
    let below = path.strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules at the top that a source file names, beside its own.
fn uses(source: &str) -> Vec<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .collect::<Vec<_>>()
        .join("\n");
    let names = code.match_indices("crate::").map(|(at, found)| {
        let rest = &code[at + found.len()..];
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>()
    });
    names.filter(|name| ORDER.contains(&name.as_str())).collect()
}

/// What looks forward, as "stage -> later stage".
fn looks_forward(stage: &str, source: &str) -> Vec<String> {
    let at = |name: &str| ORDER.iter().position(|known| *known == name);
    let later = |name: &String| at(name) > at(stage) && !EXCEPTIONS.contains(&(stage, name.as_str()));
    uses(source).into_iter().filter(later).map(|name| format!("{stage} -> {name}")).collect()
}

fn sources(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn no_stage_looks_forward() {
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    let mut forward = Vec::new();
    for path in files {
        let stage = module_of(&path);
        if matches!(stage.as_str(), "lib" | "main") {
            continue;
        }
        assert!(ORDER.contains(&stage.as_str()), "src/{stage} has no place in the order of the stages");
        let source = fs::read_to_string(&path).unwrap();
        forward.extend(looks_forward(&stage, &source).into_iter().map(|what| format!("{}: {what}", path.display())));
    }
    assert!(forward.is_empty(), "{}", forward.join("\n"));
}

#[test]
fn a_stage_made_to_look_forward_is_noticed() {
    assert_eq!(looks_forward("model", "use crate::render::Stock;\n"), ["model -> render"]);
    assert_eq!(looks_forward("load", "fn f() { crate::write::write() }"), ["load -> write"]);
    assert!(looks_forward("render", "use crate::model::Project;").is_empty());
}

#[test]
fn no_file_is_long() {
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    let long: Vec<String> = files
        .iter()
        .map(|path| (fs::read_to_string(path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > 700)
        .map(|(lines, path)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_shipped_theme_file_is_compiled_in() {
    use onset::load::shipped::{BASE, FOLIO, SCOPE};
    for (theme, files) in [("base", BASE), ("scope", SCOPE), ("folio", FOLIO)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes").join(theme);
        let mut on_disk: Vec<String> = walkdir::WalkDir::new(&folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().to_owned())
            .collect();
        on_disk.sort();
        let mut shipped: Vec<String> = files.iter().map(|(name, _)| (*name).to_owned()).collect();
        shipped.sort();
        assert_eq!(on_disk, shipped, "of themes/{theme}");
    }
}
