//! Rows of pictures of one height, as a photo lab lays them: nothing is cropped, and every full row fills its line.

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Height of its pictures, in pixels.
    pub(super) height: u32,
    /// Its places, from the left.
    pub(super) cells: Vec<Cell>,
}

/// A place in a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// Which of the pictures.
    pub(super) index: usize,
    /// Distance from the left end of the line, in pixels.
    pub(super) left: u32,
    /// Width in pixels.
    pub(super) width: u32,
}

/// Narrower and wider pictures than these (width by height) get a place as if they had this shape: words must fit below
/// the one, and others beside the other.
const SHAPES: (f32, f32) = (0.8, 4.0);

/// Lays pictures, given by width over height, in rows of about so many on a line; line and gap are in pixels.
pub(super) fn rows(shapes: &[f32], line: f32, columns: u32, gap: f32) -> Vec<Row> {
    let shapes: Vec<f32> = shapes.iter().map(|shape| shape.clamp(SHAPES.0, SHAPES.1)).collect();
    let wanted = full_height(&vec![middle(&shapes); columns.max(1) as usize], line, gap);
    let mut rows = Vec::new();
    let mut start = 0;
    for end in 1..=shapes.len() {
        let height = |end: usize| full_height(&shapes[start..end], line, gap);
        if height(end) > wanted {
            continue;
        }
        // The picture that fills the row may do better on the next.
        let without = end > start + 1 && height(end - 1) - wanted < wanted - height(end);
        let last = if without { end - 1 } else { end };
        rows.push(row(&shapes, start..last, height(last), gap));
        start = last;
    }
    if start < shapes.len() {
        let height = full_height(&shapes[start..], line, gap).min(wanted);
        rows.push(row(&shapes, start..shapes.len(), height, gap));
    }
    rows
}

/// The shape in the middle, when shapes are put in their order: that of most pictures of a folder.
pub(super) fn middle(shapes: &[f32]) -> f32 {
    let mut sorted = shapes.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).map_or(1.5, |shape| shape.clamp(SHAPES.0, SHAPES.1))
}

/// The height at which these pictures fill a line.
#[expect(clippy::cast_precision_loss, reason = "a row holds few pictures")]
fn full_height(shapes: &[f32], line: f32, gap: f32) -> f32 {
    let gaps = gap * (shapes.len() as f32 - 1.0);
    (line - gaps) / shapes.iter().sum::<f32>().max(SHAPES.0)
}

fn row(shapes: &[f32], range: std::ops::Range<usize>, height: f32, gap: f32) -> Row {
    let mut at = 0.0;
    let cells = range.map(|index| {
        let (left, right) = (at, at + shapes[index] * height);
        at = right + gap;
        Cell { index, left: pixels(left), width: (pixels(right) - pixels(left)).max(1) }
    });
    Row { cells: cells.collect(), height: pixels(height).max(1) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths on a page, never below zero")]
fn pixels(length: f32) -> u32 {
    length.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_picture_has_its_place_on_the_line(
            shapes in prop::collection::vec(0.01_f32..100.0, 0..60),
            line in 800_u32..3000,
            columns in 1_u32..13,
        ) {
            #[expect(clippy::cast_precision_loss)]
            let rows = rows(&shapes, line as f32, columns, 30.0);
            let order: Vec<usize> = rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.index)).collect();
            prop_assert_eq!(order, (0..shapes.len()).collect::<Vec<_>>());
            for row in &rows {
                let mut free = 0;
                for cell in &row.cells {
                    prop_assert!(cell.left >= free && cell.left + cell.width <= line + 1);
                    free = cell.left + cell.width;
                }
            }
        }
    }

    #[test]
    fn pictures_of_one_shape_stand_in_the_columns_asked_for() {
        for columns in 1..=8 {
            let rows = rows(&[1.85; 30], 2200.0, columns, 30.0);
            assert!(rows[..rows.len() - 1].iter().all(|row| row.cells.len() == columns as usize), "{columns}");
            let first = rows[0].cells.last().unwrap();
            assert!((first.left + first.width).abs_diff(2200) <= 1);
        }
    }
}
