//! Pages for paper: A4 at 300 dots an inch, as JPEG, which every desk and telephone opens.

use rayon::prelude::*;

use super::canvas::{Area, Canvas, Ink};
use super::frame::{Frame, State};
use super::lettering::{Letters, Set};
use super::rows::{Row, rows};
use super::{Sheet, cannot_draw};
use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::images::engine::{Encoding, Gravity, Pixels, Size};
use crate::images::stamp::{Extent, Facts, stamp};
use crate::load::picture::Kind;
use crate::load::scalars::Focus;
use crate::load::shipped::{BASE, find};

/// A4 at 300 dots an inch (ISO 216), in pixels.
const PAPER: (u32, u32) = (2480, 3508);
/// Dots an inch.
const DENSITY: u16 = 300;
/// Free space at each edge.
const MARGIN: u32 = 140;
/// The length of a line of pictures.
pub(super) const LINE: u32 = PAPER.0 - 2 * MARGIN;
/// Between two pictures beside each other.
const GAP: u32 = 36;
/// From a picture to the baseline of its number and name, and from there to those of further lines.
const NAME_LINE: u32 = 42;
const NEXT_LINE: u32 = 40;
/// From the last line below a picture to the next row.
const AIR: u32 = 60;
/// Where pictures begin and end on a page.
const FIELD: (u32, u32) = (360, PAPER.1 - MARGIN - 60);
/// The quality of the pages.
const QUALITY: u8 = 88;

const INK: Ink = [26, 26, 26];
const PALE: Ink = [105, 105, 105];
const HAIRLINE: Ink = [200, 200, 200];

/// The colour of a state: green, amber, red, as everywhere.
const fn ink_of(state: State) -> Ink {
    match state {
        State::Killed => [180, 35, 24],
        State::Pending => [147, 88, 0],
        State::Embargoed(_) => [70, 70, 160],
        State::Approved => [26, 115, 60],
    }
}

/// The pages of a sheet, in order.
pub(super) fn prints(sheet: &Sheet<'_>, cache: &Cache) -> Result<Vec<Vec<u8>>, Failure> {
    let file = find(BASE, "print/instrument-sans-400-normal.ttf");
    let letters = file.and_then(Letters::new).expect("the typeface is compiled in");
    let pages = pages(sheet);
    let count = pages.len();
    let print = |(index, rows): (usize, &Vec<(Row, u32)>)| {
        Print { sheet, letters: &letters, cache }.page(rows, index + 1, count)
    };
    pages.par_iter().enumerate().map(print).collect()
}

/// The rows of each page, with the height in pixels that each takes with its words.
fn pages(sheet: &Sheet<'_>) -> Vec<Vec<(Row, u32)>> {
    let shapes: Vec<f32> = sheet.frames.iter().map(Frame::shape).collect();
    let room = FIELD.1 - FIELD.0;
    let (mut pages, mut used) = (vec![Vec::new()], 0);
    for mut row in rows(&shapes, f32_of(LINE), sheet.columns, f32_of(GAP)) {
        let lines = row.cells.iter().map(|cell| lines(sheet, &sheet.frames[cell.index]).len()).max().unwrap_or(0);
        let words = NAME_LINE + NEXT_LINE * u32::try_from(lines).unwrap_or(0) + AIR;
        row.height = row.height.min(room - words);
        let height = row.height + words;
        if used + height > room {
            pages.push(Vec::new());
            used = 0;
        }
        used += height;
        pages.last_mut().expect("there is a first page").push((row, height));
    }
    pages
}

/// What stands below a picture's name: its state, what it lacks, who is in it.
fn lines(sheet: &Sheet<'_>, frame: &Frame<'_>) -> Vec<(String, Ink)> {
    let mut lines = vec![(frame.state.told(sheet.phrases), ink_of(frame.state))];
    if frame.listed.caption.is_none() {
        lines.push((sheet.phrase("sheet_no_caption").to_owned(), ink_of(State::Killed)));
    }
    if !frame.listed.people.is_empty() {
        lines.push((frame.listed.people.join(", "), INK));
    }
    lines
}

/// What one page is made from.
struct Print<'a> {
    sheet: &'a Sheet<'a>,
    letters: &'a Letters<'a>,
    cache: &'a Cache,
}

impl Print<'_> {
    fn page(&self, rows: &[(Row, u32)], number: usize, count: usize) -> Result<Vec<u8>, Failure> {
        let mut canvas = Canvas::white(PAPER.0, PAPER.1);
        let page = self.sheet.phrase("sheet_page");
        let page = page.replace("{n}", &number.to_string()).replace("{m}", &count.to_string());
        self.head(&mut canvas);
        self.foot(&mut canvas, &page);
        let mut top = FIELD.0;
        for (row, height) in rows {
            for cell in &row.cells {
                let area = Area { left: MARGIN + cell.left, top, width: cell.width, height: row.height };
                self.frame(&mut canvas, &self.sheet.frames[cell.index], area)?;
            }
            top += height;
        }
        let file = canvas.finished().encoded(Encoding::Jpeg { quality: QUALITY });
        let stamped = file.and_then(|file| stamp(with_density(file), Kind::Jpeg, &self.facts(&page), Extent::Full));
        stamped.map_err(|error| cannot_draw(&error))
    }

    /// What the page says of itself to programs.
    fn facts(&self, page: &str) -> Facts {
        let sheet = self.sheet;
        let title = format!("{}, {}, {}, {page}", sheet.title(), sheet.phrase("sheet_title"), sheet.folder);
        Facts {
            title: Some(title),
            usage: Some(sheet.phrase("sheet_notice").to_owned()),
            source: Some(sheet.title().to_owned()),
            ..Facts::default()
        }
    }

    fn head(&self, canvas: &mut Canvas) {
        let sheet = self.sheet;
        let room = f32_of(LINE) * 0.66;
        let line = |baseline: u32, size: f32, ink: Ink| Set { left: MARGIN, baseline, size, ink };
        let title = self.letters.fitted(sheet.title(), 84.0, room);
        self.letters.write(canvas, &title, line(MARGIN + 60, 84.0, INK));
        let place = format!("{} · {}", sheet.phrase("sheet_title"), sheet.folder);
        let place = self.letters.fitted(&place, 42.0, room);
        self.letters.write(canvas, &place, line(MARGIN + 130, 42.0, PALE));
        self.right(canvas, sheet.phrase("sheet_notice"), MARGIN + 60, 42.0, ink_of(State::Killed));
        self.right(canvas, &sheet.day(), MARGIN + 130, 42.0, PALE);
        canvas.fill(Area { left: MARGIN, top: MARGIN + 165, width: LINE, height: 3 }, HAIRLINE);
    }

    fn foot(&self, canvas: &mut Canvas, page: &str) {
        let baseline = PAPER.1 - MARGIN + 20;
        let answer = self.sheet.answer();
        let answer = self.letters.fitted(&answer, 36.0, f32_of(LINE) * 0.8);
        self.letters.write(canvas, &answer, Set { left: MARGIN, baseline, size: 36.0, ink: PALE });
        self.right(canvas, page, baseline, 36.0, PALE);
    }

    /// A line that ends at the right margin.
    fn right(&self, canvas: &mut Canvas, text: &str, baseline: u32, size: f32, ink: Ink) {
        let left = (PAPER.0 - MARGIN).saturating_sub(pixels(self.letters.width(text, size)));
        self.letters.write(canvas, text, Set { left, baseline, size, ink });
    }

    /// A picture in its place, with its state drawn over it and its words below.
    fn frame(&self, canvas: &mut Canvas, frame: &Frame<'_>, place: Area) -> Result<(), Failure> {
        let bytes = self.cache.get(&frame.thumbnail);
        let bytes = bytes.ok_or_else(|| Failure::new("the cache was changed at the same time: try again"))?;
        let area = inside(place, frame.shape());
        let size = Size::Fill { width: area.width, height: area.height, gravity: Gravity::Point(Focus::CENTRE) };
        let picture = Pixels::of(&bytes, size).map_err(|error| cannot_draw(&error))?;
        canvas.paste(&picture, area.left, area.top);
        match frame.state {
            State::Killed => canvas.cross(area, 7, ink_of(frame.state)),
            State::Pending => canvas.frame(area, 8, ink_of(frame.state)),
            State::Approved | State::Embargoed(_) => {}
        }
        self.words(canvas, frame, place);
        Ok(())
    }

    fn words(&self, canvas: &mut Canvas, frame: &Frame<'_>, place: Area) {
        let mut baseline = place.top + place.height + NAME_LINE;
        let number = format!("{}  ", frame.number);
        let indent = pixels(self.letters.width(&number, 36.0));
        let width = f32_of(place.width);
        let name = self.letters.fitted_name(frame.listed.path.file_name(), 36.0, width - f32_of(indent));
        self.letters.write(canvas, &number, Set { left: place.left, baseline, size: 36.0, ink: INK });
        self.letters.write(canvas, &name, Set { left: place.left + indent, baseline, size: 36.0, ink: PALE });
        for (line, ink) in lines(self.sheet, frame) {
            baseline += NEXT_LINE;
            let line = self.letters.fitted(&line, 33.0, width);
            self.letters.write(canvas, &line, Set { left: place.left, baseline, size: 33.0, ink });
        }
    }
}

/// The largest area of a shape (width by height) in a place, at its left end and on its ground.
fn inside(place: Area, shape: f32) -> Area {
    let (width, height) = (f32_of(place.width), f32_of(place.height));
    let wide = pixels(width.min(height * shape)).clamp(1, place.width);
    let high = pixels(height.min(width / shape)).clamp(1, place.height);
    Area { left: place.left, top: place.top + place.height - high, width: wide, height: high }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths on a page, never below zero")]
fn pixels(length: f32) -> u32 {
    length.round() as u32
}

#[expect(clippy::cast_precision_loss, reason = "exact for what fits on a page")]
fn f32_of(pixels: u32) -> f32 {
    pixels as f32
}

/// The JPEG with its size on paper in its JFIF header, so that it prints as the sheet that it is.
fn with_density(mut jpeg: Vec<u8>) -> Vec<u8> {
    // Behind the first marker: APP0, its length, "JFIF" and a version of two bytes; then unit and densities.
    if jpeg.get(2..4) == Some(&[0xFF, 0xE0]) && jpeg.get(6..11) == Some(b"JFIF\0") {
        let [high, low] = DENSITY.to_be_bytes();
        if let Some(density) = jpeg.get_mut(13..18) {
            density.copy_from_slice(&[1, high, low, high, low]);
        }
    }
    jpeg
}
