//! A table for spreadsheet programs (ECMA-376, part 1, 18): one sheet of texts. A text cell never becomes a formula.

use super::office::{PACKAGE, content_types, escaped, package};

const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// How wide a column may become, in characters.
const WIDEST: usize = 60;

/// The table: a head in bold that stays in view, and a row for each line.
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
         <sheet name=\"Captions\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    )
}

/// Two styles of cells: wrapped text, and the same in bold.
fn styles() -> String {
    let cell = |font: u32| {
        format!(
            "<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" \
             applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"2\">{}{}</cellXfs></styleSheet>",
        cell(0),
        cell(1)
    )
}

fn sheet<const N: usize>(columns: &[&str; N], rows: &[[String; N]]) -> String {
    let head = columns.map(str::to_owned);
    let lines = std::iter::once((1, &head)).chain(rows.iter().map(|row| (0, row)));
    let data: Vec<String> = (1..).zip(lines).map(|(number, (style, cells))| row(number, style, cells)).collect();
    let width = |at: usize| {
        let longest = rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
        longest.max(columns[at].len()).min(WIDEST) + 2
    };
    let widths: Vec<String> = (0..N)
        .map(|at| format!("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", at + 1, width(at)))
        .collect();
    format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols>{}</cols><sheetData>{}</sheetData></worksheet>",
        widths.concat(),
        data.concat()
    )
}

fn row(number: u32, style: u32, cells: &[String]) -> String {
    let cell = |(letter, text): (char, &String)| {
        let text = escaped(text);
        format!(
            "<c r=\"{letter}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        )
    };
    let cells: Vec<String> = ('A'..='Z').zip(cells).map(cell).collect();
    format!("<row r=\"{number}\">{}</row>", cells.concat())
}
