//! `onset number`.

use super::args::Number;
use super::use_threads;
use super::voice::tell;
use crate::diagnostics::Severity;
use crate::failure::Failure;
use crate::number::{FILE, Numbered, number};
use crate::pipeline::Request;

/// Numbers the stills, and says which are new. Gives whether nothing stood in the way.
pub(super) fn run(asked: &Number) -> Result<bool, Failure> {
    use_threads(&asked.work);
    let out = asked.path.join("public");
    let request = Request::public(&asked.path, &out, asked.work.from());
    let said = number(&request)?;
    tell(&said.diagnostics, &said.texts, Severity::Error);
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
