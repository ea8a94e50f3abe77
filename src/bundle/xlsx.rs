//! A table for spreadsheet programs (ECMA-376, part 1, 18): one sheet of texts. A text cell never becomes a formula.

use super::office::{PACKAGE, content_types, escaped, package};

const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// How wide a column becomes at the most, in characters, unless a single word is longer.
const WIDEST: usize = 44;

/// The height of a line, in points.
const LINE: usize = 15;

/// The table: a head that stays in view and is repeated on paper, and a row for each line, as high as what it says. On
/// paper all columns are on one page.
pub(super) fn table<const N: usize>(columns: &[&str; N], rows: &[[String; N]]) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations("officeDocument", "xl/workbook.xml", None)),
        ("xl/workbook.xml", workbook()),
        ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml", Some(("styles", "styles.xml")))),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", sheet(columns, rows)),
    ])
}

fn types() -> String {
    content_types(
        TYPES,
        &[("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles"), ("/xl/worksheets/sheet1.xml", "worksheet")],
    )
}

fn relations(kind: &str, target: &str, second: Option<(&str, &str)>) -> String {
    let one = |number: u32, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let second = second.map(|(kind, target)| one(2, kind, target)).unwrap_or_default();
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{}{second}</Relationships>", one(1, kind, target))
}

fn workbook() -> String {
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
         <sheet name=\"Captions\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames>\
         <definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">Captions!$1:$1</definedName></definedNames></workbook>"
    )
}

/// Two styles of cells: wrapped text, and the same in bold on grey.
fn styles() -> String {
    let cell = |font: u32, fill: u32| {
        format!(
            "<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" \
             applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
         <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7E7E7\"/></patternFill></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"2\">{}{}</cellXfs></styleSheet>",
        cell(0, 0),
        cell(1, 2)
    )
}

fn sheet<const N: usize>(columns: &[&str; N], rows: &[[String; N]]) -> String {
    let head = columns.map(str::to_owned);
    let all = || std::iter::once((1, &head)).chain(rows.iter().map(|row| (0, row)));
    let widths: Vec<usize> = (0..N).map(|at| width(all().map(|(_, cells)| cells[at].as_str()))).collect();
    let data: Vec<String> =
        (1..).zip(all()).map(|(number, (style, cells))| row(number, style, cells, &widths)).collect();
    let columns: Vec<String> = (1..)
        .zip(&widths)
        .map(|(at, width)| format!("<col min=\"{at}\" max=\"{at}\" width=\"{}\" customWidth=\"1\"/>", width + 2))
        .collect();
    format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"{LINE}\"/><cols>{}</cols><sheetData>{}</sheetData>\
         <pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>",
        columns.concat(),
        data.concat()
    )
}

/// How wide a column is, in characters: no word of it is broken, and no line longer than it has to be.
fn width<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let widths = cells.map(|cell| {
        let word = cell.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        word.max(cell.chars().count().min(WIDEST))
    });
    widths.max().unwrap_or(0)
}

/// In how many lines a text stands in a column of so many characters: programs do not find that out by themselves.
fn lines(text: &str, width: usize) -> usize {
    let line = |line: &str| {
        let mut free = width;
        line.split_whitespace().fold(1, |lines, word| {
            let length = word.chars().count();
            let fits = length <= free;
            free = if fits { free } else { width }.saturating_sub(length + 1);
            lines + usize::from(!fits)
        })
    };
    text.lines().map(line).sum::<usize>().max(1)
}

fn row(number: u32, style: u32, cells: &[String], widths: &[usize]) -> String {
    let high = cells.iter().zip(widths).map(|(text, width)| lines(text, *width)).max().unwrap_or(1);
    let cell = |(letter, text): (char, &String)| {
        let text = escaped(text);
        format!(
            "<c r=\"{letter}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        )
    };
    let cells: Vec<String> = ('A'..='Z').zip(cells).map(cell).collect();
    format!("<row r=\"{number}\" ht=\"{}\" customHeight=\"1\">{}</row>", high * LINE, cells.concat())
}

#[cfg(test)]
mod tests {
    use super::{lines, width};

    #[test]
    fn a_cell_is_as_high_as_what_it_says() {
        assert_eq!(width(["one two", "a", ""].into_iter()), 7);
        let caption = "The carter waits for the light on the road to the salt.";
        assert_eq!(width([caption].into_iter()), 44);
        assert_eq!(width(["the-salt-road_the-inspector-arrives_sal-vane_01.jpg"].into_iter()), 51);
        assert_eq!((lines(caption, 44), lines(caption, 10), lines("", 10), lines("a\n\nb", 10)), (2, 6, 1, 3));
    }
}
