//! `onset theme`: which files a theme has, copies to change, and what was changed.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

use serde_json::json;

use super::args::{Eject, ListFormat, Theme as Command, ThemeDiff, ThemeList};
use super::{now, shown, voice};
use crate::diagnostics::Severity;
use crate::failure::Failure;
use crate::model::ejected::Drift;
use crate::overrides::{Asked, Compared, Copied, Difference, Listing, Report, Row, State, diff, eject, list};
use crate::pipeline::Request;

/// Does what was asked for. Gives whether there was nothing wrong.
pub(super) fn run(command: &Command) -> Result<bool, Failure> {
    match command {
        Command::List(asked) => list_all(asked),
        Command::Eject(asked) => copy(asked),
        Command::Diff(asked) => compare(asked),
    }
}

fn list_all(asked: &ThemeList) -> Result<bool, Failure> {
    let out = asked.path.join("public");
    let report = list(&request(&asked.path, &out, asked.theme.as_deref()))?;
    let clean = tell(&report);
    if let Some(listing) = &report.answer {
        say(&match asked.format {
            ListFormat::Text => listed(listing),
            ListFormat::Json => as_json(listing),
        })?;
    }
    Ok(clean)
}

fn copy(asked: &Eject) -> Result<bool, Failure> {
    let out = asked.project.join("public");
    let request = request(&asked.project, &out, asked.theme.as_deref());
    let report = eject(&request, Asked { files: &asked.files, force: asked.force, mark: asked.mark })?;
    tell(&report);
    let Some(copies) = &report.answer else {
        eprintln!("Nothing was written.");
        return Ok(false);
    };
    for Copied { name, from, path } in copies {
        let place = shown(&path.on_disk(&asked.project));
        say(&if asked.mark {
            format!("{}: noted as up to date with {from}'s {name}\n", place.display())
        } else {
            format!("{}: a copy of {from}'s {name}\n", place.display())
        })?;
    }
    Ok(true)
}

fn compare(asked: &ThemeDiff) -> Result<bool, Failure> {
    let out = asked.project.join("public");
    let report = diff(&request(&asked.project, &out, asked.theme.as_deref()), &asked.files)?;
    let clean = tell(&report);
    let Some(differences) = &report.answer else { return Ok(false) };
    if differences.is_empty() {
        say("This film replaces none of the theme's files.\n")?;
    }
    let colour = voice::coloured(&io::stdout());
    let texts: String = differences.iter().map(|one| compared(one, colour)).collect();
    say(&texts)?;
    Ok(clean)
}

fn request<'a>(root: &'a Path, out: &'a Path, theme: Option<&str>) -> Request<'a> {
    Request { theme: theme.map(str::to_owned), ..Request::public(root, out, now()) }
}

/// Prints what is wrong. Gives whether nothing is.
fn tell<T>(told: &Report<T>) -> bool {
    voice::tell(&told.diagnostics, &told.texts, Severity::Note);
    told.diagnostics.iter().all(|diagnostic| diagnostic.severity < Severity::Error)
}

/// Prints a long answer. Whoever reads only its beginning, as `head` does, has what they wanted.
fn say(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("could not print the answer: {error}")))
        }
        _ => Ok(()),
    }
}

fn listed(listing: &Listing) -> String {
    let mut text = "Themes (* is in use):\n".to_owned();
    for theme in &listing.themes {
        let mark = if theme.name == listing.used { '*' } else { ' ' };
        let about = theme.about.map_or_else(|| format!("themes/{}/", theme.name), |about| format!("built in; {about}"));
        let _ = writeln!(text, "{mark} {:<12} {about}", theme.name);
    }
    let changes =
        if listing.used == listing.built_in { String::new() } else { format!(", which changes {}", listing.built_in) };
    let _ = writeln!(text, "\nFiles of {}{changes}, and where each comes from:", listing.used);
    let wide = listing.files.iter().map(|row| row.name.len()).max().unwrap_or_default();
    for row in &listing.files {
        let _ = writeln!(text, "  {:<wide$}  {}", row.name, origin(row));
    }
    let own = listing.files.iter().filter(|row| row.own).count();
    let behind = listing.files.iter().filter(|row| row.state == State::Behind).count();
    let _ = writeln!(text, "\n{} files, {own} of them this film's own.", listing.files.len());
    if behind > 0 {
        let _ = writeln!(
            text,
            "What {behind} of those were copied from has changed since: `onset theme diff` shows where they differ."
        );
    }
    text
}

/// Where a file comes from, in words.
fn origin(row: &Row) -> String {
    let Some(shipped) = row.replaces else { return row.from.clone() };
    let how = match row.state {
        State::Same => format!("a copy of {shipped}'s, unchanged"),
        State::Changed => format!("a changed copy of {shipped}'s"),
        State::Behind => format!("copied from a file that has changed since; {shipped}'s is another now"),
        State::Plain | State::Other => format!("in place of {shipped}'s"),
    };
    format!("{} ({how})", row.from)
}

/// One JSON object a line: the themes, then the files.
fn as_json(listing: &Listing) -> String {
    let themes = listing.themes.iter().map(|theme| {
        let built_in = theme.about.is_some();
        json!({"kind": "theme", "name": theme.name, "used": theme.name == listing.used, "built_in": built_in})
    });
    let files = listing.files.iter().map(|row| {
        let Row { name, from, own, replaces, state } = row;
        json!({"kind": "file", "name": name, "from": from, "own": own, "replaces": replaces, "state": state.word()})
    });
    themes.chain(files).flat_map(|line| [line.to_string(), "\n".to_owned()]).collect()
}

/// A difference: a word on it, and the lines, if there are any.
fn compared(difference: &Difference, colour: bool) -> String {
    let Difference { name, from, path, drift, compared } = difference;
    let mut text = String::new();
    if let Some((drift, version)) = drift {
        let how = match drift {
            Drift::Changed => format!("{from}'s has changed since"),
            Drift::Elsewhere(_) => format!("it was a file of another theme, and the film is shown with {from}'s now"),
            Drift::Gone => "onset has none of that name any more".to_owned(),
        };
        let _ = writeln!(text, "{path} was copied from onset {version}; {how}.");
    }
    match compared {
        Compared::Same => text.push_str(&format!("{path} is the same as {from}'s: it could be removed.\n")),
        Compared::Bytes => text.push_str(&format!("{path} is another file than {from}'s, and not a text.\n")),
        Compared::Extends => text.push_str(&format!(
            "{path} extends {from}'s, and follows what changes there. `onset theme diff {name}` compares them.\n"
        )),
        Compared::Texts(lines) if colour => text.extend(lines.split_inclusive('\n').map(coloured)),
        Compared::Texts(lines) => text.push_str(lines),
    }
    text
}

/// A line of a unified diff, coloured as is usual.
fn coloured(line: &str) -> String {
    let code = match line.as_bytes() {
        [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => "1",
        [b'+', ..] => "32",
        [b'-', ..] => "31",
        [b'@', ..] => "36",
        _ => return line.to_owned(),
    };
    let bare = line.trim_end_matches('\n');
    format!("\x1b[{code}m{bare}\x1b[0m{}", &line[bare.len()..])
}

#[cfg(test)]
mod tests {
    use super::coloured;

    #[test]
    fn lines_of_a_diff_are_coloured_and_keep_their_ends() {
        assert_eq!(coloured("+new\n"), "\x1b[32m+new\x1b[0m\n");
        assert_eq!(coloured("-old"), "\x1b[31m-old\x1b[0m");
        assert_eq!(coloured(" same\n"), " same\n");
    }
}
