//! The reference page and the JSON Schemas are written from the types: a key cannot be there and not documented.
//!
//! `UPDATE_EXPECT=1 cargo test reference` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use onset::load::reading::Wire;
use onset::load::shape::{Record, Shape};
use onset::load::wire;
use serde_json::{Value, json};

/// Every file of the folder format: its name for the schema, where it lies, its shape.
fn files() -> Vec<(&'static str, &'static str, Shape)> {
    vec![
        ("onset", "`onset.yaml`", wire::config::Config::shape()),
        ("entry", "`diary/*.md`, front matter", wire::entry::Entry::shape()),
        ("person", "`people/*.yaml`", wire::person::Person::shape()),
        ("stills", "`stills.yaml`, in any folder of stills", wire::still::StillsFile::shape()),
        ("numbers", "`stills/numbers.yaml`", wire::numbers::NumbersFile::shape()),
        ("clip", "`clips/*.yaml`", wire::clip::Clip::shape()),
        ("press-text", "`press/*.md`, front matter", wire::press::PressText::shape()),
        ("quotes", "`press/quotes.yaml`", wire::press::QuotesFile::shape()),
        ("awards", "`press/awards.yaml`", wire::press::AwardsFile::shape()),
        ("screenings", "`press/screenings.yaml`", wire::press::ScreeningsFile::shape()),
        ("credits", "`press/credits.yaml`", wire::credits::CreditsFile::shape()),
        ("page", "`pages/*.md`, front matter", wire::page::Page::shape()),
        ("deliverable", "`deliverables/*.yaml`", wire::deliverable::Deliverable::shape()),
        ("theme", "`theme/theme.yaml`", onset::plan::theme::ThemeFile::shape()),
        ("ejected", "`theme/ejected.yaml`", wire::ejected::EjectedFile::shape()),
    ]
}

fn record(shape: &Shape) -> Record {
    match shape {
        Shape::Record(record) => record.clone(),
        _ => panic!("a file is a record"),
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a key may hold, in words.
fn words(shape: &Shape) -> String {
    match shape {
        Shape::Text(what) => (*what).to_owned(),
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Number { min, max } => format!("a whole number, {min} to {max}"),
        Shape::Words(words) => words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Shape::Localised => "a text, or a text for each language".to_owned(),
        Shape::List(inner) => format!("a list of: {}", words(inner)),
        Shape::Table(inner) => format!("names, each with: {}", words(inner)),
        Shape::Record(record) => format!("see [{}](#{})", record.name, record.name.to_lowercase()),
    }
}

fn inner_records(shape: &Shape, out: &mut Vec<Record>) {
    match shape {
        Shape::List(inner) | Shape::Table(inner) => inner_records(inner, out),
        Shape::Record(record) if !out.iter().any(|known| known.name == record.name) => {
            out.push(record.clone());
            for field in (record.fields)() {
                inner_records(&field.shape, out);
            }
        }
        _ => {}
    }
}

fn table(record: &Record, out: &mut String) {
    let _ = writeln!(out, "{}\n\n| key | holds | for |\n|---|---|---|", tidy(record.about));
    for field in (record.fields)() {
        let key = if field.required { format!("`{}` (required)", field.key) } else { format!("`{}`", field.key) };
        let _ = writeln!(
            out,
            "| {key} | {} | {} |",
            words(&field.shape).replace('|', "\\|"),
            tidy(field.about).replace('|', "\\|")
        );
    }
    out.push('\n');
}

fn page() -> String {
    let mut out =
        "# Every key of every file\n\nWritten from the types by `UPDATE_EXPECT=1 cargo test reference`; do not edit.\n\
                   Unknown keys are errors. Only what is marked so is required.\n\n"
            .to_owned();
    let mut seen: Vec<Record> = Vec::new();
    for (_, place, shape) in files() {
        let _ = writeln!(out, "## {place}\n");
        let mut inner = Vec::new();
        inner_records(&shape, &mut inner);
        for (index, record) in inner.iter().enumerate() {
            if index == 0 {
                table(record, &mut out);
            } else if !seen.iter().any(|known| known.name == record.name) {
                let _ = writeln!(out, "### {}\n", record.name);
                table(record, &mut out);
            }
        }
        seen.extend(inner);
    }
    out.push_str("## Words\n\nWhat the words that some keys take mean.\n\n");
    let mut choices: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for (_, _, shape) in files() {
        let mut inner = Vec::new();
        inner_records(&shape, &mut inner);
        for record in inner {
            for field in (record.fields)() {
                collect_words(field.key, &field.shape, &mut choices);
            }
        }
    }
    for (key, words) in choices {
        let _ = writeln!(out, "### `{key}`\n");
        for (word, meaning) in words {
            let _ = writeln!(out, "- `{word}`: {}", tidy(meaning));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn collect_words(key: &str, shape: &Shape, out: &mut BTreeMap<String, Vec<(&'static str, &'static str)>>) {
    match shape {
        Shape::Words(words) => {
            let known = out.entry(key.to_owned()).or_default();
            for word in words {
                if !known.contains(word) {
                    known.push(*word);
                }
            }
        }
        Shape::List(inner) | Shape::Table(inner) => collect_words(key, inner, out),
        _ => {}
    }
}

/// JSON Schema (2020-12), for editors that complete and check YAML.
fn schema(shape: &Shape) -> Value {
    match shape {
        Shape::Text(what) => json!({"type": ["string", "number"], "description": what}),
        Shape::Bool => json!({"type": "boolean"}),
        Shape::Number { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
        Shape::Words(words) => json!({"enum": words.iter().map(|(word, _)| word).collect::<Vec<_>>()}),
        Shape::Localised => json!({"oneOf": [
            {"type": ["string", "number"]},
            {"type": "object", "additionalProperties": {"type": "string"}},
        ]}),
        Shape::List(inner) => {
            let one = schema(inner);
            json!({"anyOf": [{"type": "array", "items": one.clone()}, one]})
        }
        Shape::Table(inner) => json!({"type": "object", "additionalProperties": schema(inner)}),
        Shape::Record(record) => {
            let fields = (record.fields)();
            let properties: serde_json::Map<String, Value> = fields
                .iter()
                .map(|field| {
                    let mut value = schema(&field.shape);
                    value["description"] = json!(tidy(field.about));
                    (field.key.to_owned(), value)
                })
                .collect();
            let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
            json!({"type": "object", "description": tidy(record.about), "properties": properties, "required": required, "additionalProperties": false})
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "asked for by UPDATE_EXPECT")]
fn expect(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "{} is stale: UPDATE_EXPECT=1 cargo test reference", path.display());
}

#[test]
fn the_reference_is_true() {
    expect("docs/reference.md", &page());
}

#[test]
fn the_schemas_are_true() {
    for (name, _, shape) in files() {
        let mut value = schema(&Shape::Record(record(&shape)));
        value["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        expect(&format!("docs/schemas/{name}.json"), &(serde_json::to_string_pretty(&value).unwrap() + "\n"));
    }
}

/// What templates may read, from the views themselves.
fn views(source: &str, title: &str) -> String {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(source)).unwrap();
    let mut out = format!(
        "# {title}\n\nWritten from the views by `UPDATE_EXPECT=1 cargo test reference`; do not edit. A change here is a \
                   change of the theme authors' contract.\n"
    );
    let mut about = String::new();
    for line in source.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            about.push_str(words);
            about.push(' ');
        } else if let Some(name) = line.strip_prefix("pub struct ") {
            let name = name.split(['<', ' ']).next().unwrap_or(name);
            let _ = writeln!(out, "\n## {name}\n\n{}\n", about.trim());
            about.clear();
        } else if let Some(name) = line.strip_prefix("pub enum ") {
            let _ = writeln!(out, "\n## {}\n\n{}\n", name.trim_end_matches(" {"), about.trim());
            about.clear();
        } else if let Some(name) = variant(line) {
            let _ = writeln!(out, "- kind `{}`: {}", name.to_ascii_lowercase(), about.trim());
            about.clear();
        } else if let Some((name, kind)) = field_of_variant(line) {
            let _ = writeln!(out, "  - `{name}` ({kind}): {}", about.trim());
            about.clear();
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|field| field.split_once(": ")) {
            // Whether it is made once for many pages is nothing to a template.
            let kind = kind.trim_end_matches(',');
            let kind = kind.strip_prefix("Ready<").and_then(|kind| kind.strip_suffix('>')).unwrap_or(kind);
            let _ = writeln!(out, "- `{name}` ({kind}): {}", about.trim());
            about.clear();
        } else if !line.starts_with("#[") {
            about.clear();
        }
    }
    out
}

/// A variant of an enum, by its name.
fn variant(line: &str) -> Option<&str> {
    let name = line.strip_suffix([',', '{'])?.trim_end();
    let good = name.starts_with(|first: char| first.is_ascii_uppercase());
    (good && name.chars().all(|c| c.is_ascii_alphanumeric())).then_some(name)
}

/// A field of a variant: its name and its type.
fn field_of_variant(line: &str) -> Option<(&str, &str)> {
    line.strip_suffix(',').filter(|line| !line.starts_with("pub "))?.split_once(": ")
}

#[test]
fn the_list_of_what_templates_may_read_is_true() {
    expect("docs/views.md", &views("src/render/views.rs", "What templates may read"));
    expect("docs/print-views.md", &views("src/print/views.rs", "What print templates may read"));
}

#[test]
fn every_name_that_a_page_gives_its_template_is_told_to_theme_authors() {
    let told = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md")).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/pages");
    let mut missing = Vec::new();
    let mut names = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let source = fs::read_to_string(&path).unwrap();
        for view in source.split("#[derive(Serialize)]\nstruct ").skip(1) {
            let body = &view[..view.find("\n}").unwrap()];
            let fields = body.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(':'));
            for (name, _) in fields.filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
                names += 1;
                if !told.contains(&format!("| `{name}` |")) {
                    missing.push(format!("{}: {name}", path.file_name().unwrap().to_string_lossy()));
                }
            }
        }
    }
    assert!(names > 80, "only {names} names were found in the sources");
    assert!(missing.is_empty(), "not in docs/themes.md: {missing:?}");
}

/// The custom properties that a theme's `tokens.css` sets.
fn tokens(theme: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/{theme}/styles/tokens.css"));
    let sheet = fs::read_to_string(path).unwrap();
    let names = sheet.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'));
    names.map(|(name, _)| format!("--{name}")).collect()
}

/// The custom properties that a table names; `--space-1` to `--space-5` are five.
fn told_tokens(page: &str) -> BTreeSet<String> {
    let rows =
        page.lines().skip_while(|line| *line != "| token | is |").skip(2).take_while(|line| line.starts_with('|'));
    let cells: Vec<&str> = rows.map(|row| row.split('|').nth(1).unwrap()).collect();
    let mut names = BTreeSet::new();
    for part in cells.iter().flat_map(|cell| cell.split(", ")) {
        let quoted: Vec<&str> = part.split('`').skip(1).step_by(2).collect();
        match quoted[..] {
            [first, last] => {
                let stem = last.trim_end_matches(|c: char| c.is_ascii_digit());
                let number = |name: &str| name.strip_prefix(stem).unwrap().parse::<i32>().unwrap();
                names.extend((number(first)..=number(last)).map(|step| format!("{stem}{step}")));
            }
            _ => names.extend(quoted.iter().map(ToString::to_string)),
        }
    }
    names
}

#[test]
fn the_tokens_that_theme_authors_are_told_of_are_those_of_both_themes() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md")).unwrap();
    let both: BTreeSet<String> = tokens("scope").intersection(&tokens("folio")).cloned().collect();
    assert!(both.len() > 25, "only {} tokens were found in the styles", both.len());
    assert_eq!(told_tokens(&page), both);
}
