//! `docs/checks.md` is made from the doc comments of `src/check/`. `UPDATE_EXPECT=1 cargo test checks_doc` writes it
//! anew.

use std::fs;
use std::path::{Path, PathBuf};

use onset::check::documented;
use onset::diagnostics::{Code, Severity};

const HEAD: &str = "\
# Checks

<!-- Made from the doc comments in src/check/ by `UPDATE_EXPECT=1 cargo test checks_doc`: change it there. -->

`onset check` looks at the folder as a journalist, a funder or a fan would, and says what they would stumble over;
`onset build` does so too. Each report carries the name of its check. An `error` stops the build, a `warning` is shown
and the build goes on, a `note` is shown by `onset check` and with `--verbose`.

How loud a check speaks, and which files it passes over, is set in `onset.yaml`:

```yaml
checks:
  levels:
    alt-missing: error
    unused-still: off
  allow:
    still-too-small: [stills/frames/*]
```

A level is `error`, `warning`, `note` or `off`. A pattern is held against the path of the file that the report points at
(and, for a still, against the picture's own path), from the project's folder: `*` stands for any number of characters,
`/` among them, `?` for exactly one.
";

#[test]
fn checks_md_says_what_the_doc_comments_say() {
    let path = root().join("docs/checks.md");
    let page = page();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        write(&path, &page);
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == page, "docs/checks.md is stale: run `UPDATE_EXPECT=1 cargo test checks_doc`");
}

#[test]
fn every_documented_file_is_a_check_that_runs() {
    let codes: Vec<&str> = documented().into_iter().map(|(code, _)| code.word()).collect();
    for file in fs::read_dir(root().join("src/check")).unwrap() {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        if let Some(code) = source.lines().next().and_then(|line| line.strip_prefix("//! # ")) {
            assert!(codes.contains(&code), "{code} has a file in src/check and no place in the table");
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

#[expect(clippy::disallowed_methods, reason = "the page is written anew only when somebody asks for it")]
fn write(path: &Path, page: &str) {
    fs::write(path, page).expect("docs/ is there and can be written");
}

/// The whole page: a table of all checks, then a section for each.
fn page() -> String {
    let checks: Vec<Doc> = documented().into_iter().map(|(code, level)| Doc::read(code, level)).collect();
    let mut page = HEAD.to_owned();
    page.push_str("\n| check | level | reports |\n|---|---|---|\n");
    page.extend(checks.iter().map(Doc::row));
    page.extend(checks.iter().map(Doc::section));
    page
}

/// What the doc comment of a check says.
struct Doc {
    code: Code,
    level: Severity,
    /// The lines below the heading.
    lines: Vec<String>,
}

impl Doc {
    /// Reads the comment at the head of the check's file, and insists on its layout.
    fn read(code: Code, level: Severity) -> Self {
        let file = format!("src/check/{}.rs", code.word().replace('-', "_"));
        let source = fs::read_to_string(root().join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let comment = source.lines().map_while(|line| line.strip_prefix("//!"));
        let mut lines = comment.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned());
        assert_eq!(lines.next(), Some(format!("# {}", code.word())), "{file}: the heading is the check's name");
        let lines: Vec<String> = lines.collect();
        let at = |start: &str| {
            lines.iter().position(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{file}: no `{start}`"))
        };
        let order = [at("Why: "), at("Example:"), at("```text"), at("Fix: ")];
        assert!(order.is_sorted(), "{file}: first why, then an example, then the fix");
        Self { code, level, lines }
    }

    /// Its line in the table: the first paragraph.
    fn row(&self) -> String {
        let about: Vec<&str> = self.lines.iter().map(String::as_str).take_while(|line| !line.is_empty()).collect();
        let code = self.code.word();
        format!("| [{code}](#{code}) | {} | {} |\n", self.level.word(), about.join(" "))
    }

    fn section(&self) -> String {
        let mut section = format!("\n## {}\n\nLevel: {}.\n\n", self.code.word(), self.level.word());
        for line in &self.lines {
            if line == "```text" || line.starts_with("Fix: ") {
                section.push('\n');
            }
            section.push_str(line);
            section.push('\n');
        }
        section
    }
}
