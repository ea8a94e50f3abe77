//! The YAML at the head of a Markdown file.

use crate::diagnostics::{Code, Diagnostic};
use crate::places::{FileId, Place};

/// The front matter of a Markdown file and where the text below it begins.
pub struct Parts<'a> {
    /// The YAML between the lines of `---`, and the byte it begins at.
    pub front: Option<(&'a str, usize)>,
    /// The byte at which the text begins.
    pub body: usize,
}

/// Splits a Markdown file into front matter and text.
pub fn split(text: &str, file: FileId) -> Result<Parts<'_>, Box<Diagnostic>> {
    let Some(first) = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else {
        return Ok(Parts { front: None, body: 0 });
    };
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(Parts { front: Some((&text[first.len()..at], first.len())), body: at + line.len() });
        }
        at += line.len();
    }
    Err(Box::new(
        Diagnostic::error(Code::FrontMatter, "the front matter is not closed")
            .at(Place::new(file, 0, 3), "it begins here")
            .help("end it with a line of its own that holds `---`"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_must_be_closed() {
        assert!(split("---\ntitle: x\n", FileId(0)).is_err());
        let parts = split("---\r\ntitle: x\r\n---\r\nText", FileId(0)).ok().unwrap();
        assert_eq!(parts.front, Some(("title: x\r\n", 5)));
        assert_eq!(parts.body, 20);
    }
}
