//! Directives: fenced blocks whose info string stands in braces.

use super::markdown;
use super::prose::{Directive, DirectiveKind, Written};
use crate::diagnostics::{Code, Diagnostic};
use crate::places::{At, FileId, Place};

/// A fenced block as the parser found it; the offsets are bytes into the file.
pub(super) struct Fence<'a> {
    pub(super) file: FileId,
    pub(super) info: &'a str,
    pub(super) info_at: usize,
    pub(super) body: &'a str,
    pub(super) body_at: usize,
}

impl Fence<'_> {
    /// Reads it as a directive; what is wrong goes to `out`.
    pub(super) fn read(&self, out: &mut Vec<Diagnostic>) -> Option<Directive<Written>> {
        let (name, argument) = self.info.trim_start_matches('{').split_once('}').unwrap_or((self.info, ""));
        let Some(kind) = DirectiveKind::ALL.iter().find(|(word, _)| *word == name.trim()).map(|(_, kind)| *kind) else {
            out.push(self.unknown(name));
            return None;
        };
        let argument_at = self.info_at + self.info.find('}').map_or(0, |at| at + 1);
        let words = self.words(argument, argument_at);
        let directive = match kind {
            DirectiveKind::Gallery => self.gallery(words, out),
            DirectiveKind::Quote => Directive {
                kind,
                items: Vec::new(),
                body: markdown::parse(self.body, self.file, self.body_at, out).blocks,
                by: if argument.trim().is_empty() {
                    Vec::new()
                } else {
                    let indent = argument.len() - argument.trim_start().len();
                    markdown::parse_line(argument.trim(), self.file, argument_at + indent, out)
                },
            },
            DirectiveKind::Clip | DirectiveKind::Person | DirectiveKind::Pair => Directive {
                kind,
                items: words.into_iter().map(|word| (word, None)).collect(),
                body: markdown::parse(self.body, self.file, self.body_at, out).blocks,
                by: Vec::new(),
            },
        };
        self.complete(directive, out)
    }

    /// The words of the argument, each with its place.
    fn words(&self, argument: &str, start: usize) -> Vec<Written> {
        let mut from = 0;
        argument
            .split_whitespace()
            .map(|word| {
                let at = argument[from..].find(word).map_or(from, |at| from + at);
                from = at + word.len();
                At { value: word.to_owned(), place: Place::new(self.file, start + at, start + from) }
            })
            .collect()
    }

    /// A still a line, with a caption of its own behind `|`.
    fn gallery(&self, words: Vec<Written>, out: &mut Vec<Diagnostic>) -> Directive<Written> {
        let mut items: Vec<_> = words.into_iter().map(|word| (word, None)).collect();
        let mut at = self.body_at;
        for line in self.body.split_inclusive('\n') {
            let (name, caption) = line.split_once('|').map_or((line, None), |(name, caption)| (name, Some(caption)));
            let shown = name.trim().trim_start_matches("- ").trim();
            if !shown.is_empty() {
                let start = at + name.find(shown).unwrap_or(0);
                let place = Place::new(self.file, start, start + shown.len());
                let caption = caption.map(str::trim).filter(|caption| !caption.is_empty());
                items.push((At { value: shown.to_owned(), place }, caption.map(str::to_owned)));
            } else if caption.is_some() {
                out.push(self.problem("this line has a caption but names no still"));
            }
            at += line.len();
        }
        Directive { kind: DirectiveKind::Gallery, items, body: Vec::new(), by: Vec::new() }
    }

    /// Whether it names as many things as its kind needs.
    fn complete(&self, directive: Directive<Written>, out: &mut Vec<Diagnostic>) -> Option<Directive<Written>> {
        let wrong = match directive.kind {
            DirectiveKind::Gallery if directive.items.is_empty() => "a gallery needs the stills it shows, one a line",
            DirectiveKind::Quote if directive.body.is_empty() => "a quote needs the words quoted",
            DirectiveKind::Clip if directive.items.len() != 1 => "a clip needs the name of one file in clips/",
            DirectiveKind::Person if directive.items.len() != 1 => "a person needs the name of one file in people/",
            DirectiveKind::Pair if directive.items.len() != 2 => {
                "a pair needs two stills: the one before, the one after"
            }
            _ => return Some(directive),
        };
        out.push(self.problem(wrong));
        None
    }

    fn problem(&self, message: &str) -> Diagnostic {
        Diagnostic::error(Code::BadDirective, message)
            .at(Place::new(self.file, self.info_at, self.info_at + self.info.len()), "")
    }

    fn unknown(&self, name: &str) -> Diagnostic {
        let known = DirectiveKind::ALL.iter().map(|(word, _)| *word);
        let listed = known.clone().map(|word| format!("`{{{word}}}`")).collect::<Vec<_>>().join(", ");
        self.problem(&format!("`{{{name}}}` is not a directive that onset knows"))
            .did_you_mean(name, known)
            .help(format!("the directives are {listed}"))
    }
}
