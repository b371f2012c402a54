//! A list on A4, for paper and archive: the same list and date give the same bytes.

mod chart;
mod face;
mod flow;
mod table;
#[cfg(test)]
mod tests;

use contract::Moment;
use contract::sheet::{Section, Sheet};
use printpdf::{PdfDocument, PdfSaveOptions};

use super::pdf::{PdfTrouble, settle};
use face::{Face, Faces};
use flow::{BLACK, Flow, SHADE};

const TITLE: Face = Face::bold(17.0);
const SECTION: Face = Face::bold(11.0);
const TEXT: Face = Face::book(8.5);
const NAME: Face = Face::soft(8.0);
const VALUE: Face = Face::book(8.0);
const NOTICE: Face = Face::bold(9.0);
/// Tables of more columns lie across.
const UPRIGHT_COLUMNS: usize = 7;
const NAME_WIDTH: f32 = 68.0;

/// Renders a list; `made` is the document's date.
///
/// # Errors
/// [`PdfTrouble`] when a library fails.
pub fn sheet_pdf(sheet: &Sheet, made: Moment) -> Result<Vec<u8>, PdfTrouble> {
    let mut document = PdfDocument::new(&sheet.title);
    let faces = Faces::embed(&mut document)?;
    let tables = sheet.sections.iter().filter_map(|section| section.table.as_ref());
    let across = tables.map(|table| table.columns.len()).max().unwrap_or_default() > UPRIGHT_COLUMNS;
    let mut flow = Flow::new(&faces, across);
    flow.paragraph(&sheet.title, TITLE);
    flow.skip(4.0);
    facts(&mut flow, &sheet.head);
    sheet.notices.iter().for_each(|text| notice(&mut flow, text));
    sheet.sections.iter().for_each(|part| section(&mut flow, part));
    let salon = sheet.head.iter().find(|(name, _)| name == "Salon").map_or("", |(_, value)| value);
    let pages = flow.finish(&sheet.title, salon.split(',').next().unwrap_or_default());
    let bytes = document.with_pages(pages).save(&PdfSaveOptions::default(), &mut Vec::new());
    settle(&bytes, &sheet.title, made)
}

/// Names and values in two columns, read downwards.
fn facts(flow: &mut Flow<'_>, facts: &[(String, String)]) {
    let half = flow.width() / 2.0;
    let room = half - NAME_WIDTH - 10.0;
    let (left, right) = facts.split_at(facts.len().div_ceil(2));
    for at in 0..left.len() {
        let mut lines = 1;
        for (x, fact) in [(0.0, left.get(at)), (half, right.get(at))] {
            let Some((name, value)) = fact else { continue };
            flow.line(x, NAME.size, name, NAME);
            let value = flow.faces.wrap(value, VALUE, room);
            let mut down = VALUE.size;
            for line in &value {
                flow.line(x + NAME_WIDTH, down, line, VALUE);
                down += VALUE.leading();
            }
            lines = lines.max(value.len());
        }
        flow.skip(f32::from(u16::try_from(lines).unwrap_or(1)) * VALUE.leading() + 1.5);
    }
    flow.skip(4.0);
}

fn notice(flow: &mut Flow<'_>, text: &str) {
    let lines = flow.faces.wrap(text, NOTICE, flow.width() - 20.0);
    let height = f32::from(u16::try_from(lines.len()).unwrap_or(1)) * NOTICE.leading() + 8.0;
    flow.need(height + 6.0);
    flow.shade(0.0, 0.0, flow.width(), height, SHADE);
    flow.shade(0.0, 0.0, 3.0, height, BLACK);
    let mut down = 4.0 + NOTICE.size;
    for line in &lines {
        flow.line(10.0, down, line, NOTICE);
        down += NOTICE.leading();
    }
    flow.skip(height + 6.0);
}

fn section(flow: &mut Flow<'_>, section: &Section) {
    flow.skip(6.0);
    if let Some(title) = &section.title {
        // A heading stays with what it is the heading of.
        flow.need(70.0);
        flow.skip(4.0);
        flow.paragraph(title, SECTION);
        flow.skip(3.0);
    }
    for text in &section.paragraphs {
        flow.paragraph(text, TEXT);
        flow.skip(3.0);
    }
    if let Some(picture) = &section.chart {
        chart::draw(flow, picture);
    }
    if let Some(table) = &section.table {
        flow.skip(2.0);
        table::draw(flow, table);
    }
}
