//! `onset number`.

use std::io::IsTerminal;

use super::args::Number;
use super::use_threads;
use crate::diagnostics::{Diagnostic, ReportFormat, Severity, report};
use crate::failure::Failure;
use crate::model::Preview;
use crate::number::{FILE, Numbered, number};
use crate::pipeline::Request;

/// Numbers the stills, and says which are new. Gives whether nothing stood in the way.
pub(super) fn run(asked: &Number) -> Result<bool, Failure> {
    use_threads(&asked.work);
    let out = asked.path.join("public");
    let as_of = asked.work.from();
    let request = Request {
        root: &asked.path,
        out: &out,
        preview: Preview { as_of, drafts: false, future: false, embargoed: false },
        base_url: None,
        theme: None,
        strict: false,
    };
    let said = number(&request)?;
    let errors: Vec<Diagnostic> =
        said.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).cloned().collect();
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    eprint!("{}", report(&errors, &said.texts, ReportFormat::Text { colour }));
    let Some(numbered) = said.numbered else {
        eprintln!("Nothing was numbered: the mistakes above have to be put right first.");
        return Ok(false);
    };
    if !asked.work.quiet {
        print!("{}", told(&numbered));
    }
    Ok(true)
}

fn told(numbered: &Numbered) -> String {
    let Numbered { kept, new, of_nobody, first } = numbered;
    let mut text = String::new();
    for (path, number) in new {
        text.push_str(&format!("  {number:02}  {path}\n"));
    }
    let stills = |count: usize| format!("{count} still{}", if count == 1 { "" } else { "s" });
    text.push_str(&match (new.len(), *kept) {
        (0, 0) => "There is no picture in stills/ to be numbered.\n".to_owned(),
        (0, kept) => format!("Nothing to do: each of {} has its number.\n", stills(kept)),
        (new, kept) => {
            format!("{} numbered, {kept} had their numbers before. Keep {FILE} with the project.\n", stills(new))
        }
    });
    if *first && !new.is_empty() {
        text.push_str("From now on a still keeps its number in every name. Names that have been sent out may differ from those of now on.\n");
    }
    for (path, number) in of_nobody {
        text.push_str(&format!(
            "Number {number} stays taken: {path} is not there. If it was renamed, write its new path in {FILE}.\n"
        ));
    }
    text
}
