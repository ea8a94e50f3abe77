//! The page for the screen: it needs nothing but the thumbnails beside it, and prints on A4 and on Letter.

use std::fmt::Write;

use super::Sheet;
use super::frame::{Frame, State};
use super::rows::middle;
use crate::model::translated::Lang;
use crate::text::html::escape;

const STYLE: &str = include_str!("sheet.css");

/// The page as HTML.
pub(super) fn page(sheet: &Sheet<'_>) -> String {
    let lang = sheet.project.languages.tag(Lang::DEFAULT);
    let (title, what) = (escape(sheet.title()), escape(sheet.phrase("sheet_title")));
    let (folder, notice) = (escape(sheet.folder), escape(sheet.phrase("sheet_notice")));
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}: {what}, {folder}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body style=\"--columns:{};--box:{:.3}\">\n<header>\n<p class=\"notice\">{notice}</p>\n<h1>{title}</h1>\n\
         <p class=\"what\">{what} · {folder} · {}</p>\n",
        sheet.columns,
        middle(&sheet.frames.iter().map(Frame::shape).collect::<Vec<_>>()),
        escape(&sheet.day()),
    );
    html.push_str(&counts(sheet));
    html.push_str("</header>\n<main>\n<ol>\n");
    for frame in &sheet.frames {
        item(sheet, frame, &mut html);
    }
    html.push_str("</ol>\n</main>\n");
    html.push_str(&foot(sheet));
    html.push_str("</body>\n</html>\n");
    html
}

/// How many pictures there are, and how many of each state.
fn counts(sheet: &Sheet<'_>) -> String {
    let of = |test: &dyn Fn(&Frame<'_>) -> bool| sheet.frames.iter().filter(|frame| test(frame)).count();
    let counts = [
        ("sheet_pictures", "all", sheet.frames.len()),
        ("sheet_approved_count", "approved", of(&|frame| frame.state == State::Approved)),
        ("sheet_embargoed_count", "embargoed", of(&|frame| matches!(frame.state, State::Embargoed(_)))),
        ("sheet_pending_count", "pending", of(&|frame| frame.state == State::Pending)),
        ("sheet_killed_count", "killed", of(&|frame| frame.state == State::Killed)),
        ("sheet_no_caption_count", "lacks", of(&|frame| frame.listed.caption.is_none())),
    ];
    let mut html = "<dl>\n".to_owned();
    for (phrase, word, count) in counts.into_iter().filter(|(.., count)| *count > 0) {
        let _ = writeln!(html, "<div class=\"{word}\"><dt>{}</dt><dd>{count}</dd></div>", escape(sheet.phrase(phrase)));
    }
    html + "</dl>\n"
}

fn item(sheet: &Sheet<'_>, frame: &Frame<'_>, html: &mut String) {
    let Frame { number, listed, state, file, .. } = frame;
    let name = escape(listed.path.file_name());
    let alt = listed.caption.as_deref().map_or_else(|| name.clone(), escape);
    let told = escape(&state.told(sheet.phrases));
    let mut line = |text: String| {
        html.push_str(&text);
        html.push('\n');
    };
    line(format!("<li class=\"{}\" id=\"n{number}\">\n<figure>", state.word()));
    line(format!(
        "<div class=\"place\"><div class=\"picture\" style=\"--shape:{:.3}\"><img src=\"{file}\" alt=\"{alt}\" width=\"{}\" \
         height=\"{}\" loading=\"lazy\"></div></div>",
        frame.shape(),
        listed.width,
        listed.height
    ));
    line(format!("<figcaption>\n<p class=\"name\"><strong>{number}</strong> <span>{name}</span></p>"));
    line(format!("<p class=\"state\">{told}</p>"));
    line(match &listed.caption {
        Some(caption) => format!("<p class=\"caption\">{}</p>", escape(caption)),
        None => format!("<p class=\"lacks\">{}</p>", escape(sheet.phrase("sheet_no_caption"))),
    });
    if !listed.people.is_empty() {
        let people = escape(&listed.people.join(", "));
        line(format!("<p class=\"people\">{}: {people}</p>", escape(sheet.phrase("in_picture"))));
    }
    line(match &listed.credit {
        Some(credit) => format!("<p class=\"credit\">{}</p>", escape(credit)),
        None => format!("<p class=\"lacks\">{}</p>", escape(sheet.phrase("sheet_no_credit"))),
    });
    if *state == State::Pending {
        let (approve, kill) = (escape(sheet.phrase("sheet_approve")), escape(sheet.phrase("sheet_kill")));
        line(format!("<p class=\"choice\"><span>{approve}</span> <span>{kill}</span></p>"));
    }
    line("</figcaption>\n</figure>\n</li>".to_owned());
}

/// Where something is to be decided: a line to sign, and to whom the answer goes.
fn foot(sheet: &Sheet<'_>) -> String {
    let answer = sheet.answer();
    let mut html = "<footer>\n".to_owned();
    if sheet.frames.iter().any(|frame| frame.state == State::Pending) {
        let [who, when, signed] =
            ["sheet_decided_by", "sheet_date", "sheet_signature"].map(|name| escape(sheet.phrase(name)));
        let _ = writeln!(html, "<p class=\"sign\"><span>{who}</span><span>{when}</span><span>{signed}</span></p>");
    }
    if !answer.is_empty() {
        let _ = writeln!(html, "<p>{}</p>", escape(&answer));
    }
    html + "</footer>\n"
}
