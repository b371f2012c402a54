//! A table on as many pages as it needs: its head again on each, rows never torn unless one fills a page.

use contract::sheet::{SheetRow, Table};

use super::face::Face;
use super::flow::{BLACK, Flow, LINE, SHADE};

const HEAD: Face = Face::bold(7.5);
const CELL: Face = Face::book(8.0);
const SUM: Face = Face::bold(8.0);
/// Between text and the edge of its column.
const GAP: f32 = 4.0;
const PAD: f32 = 3.2;
/// A row of more lines is torn.
const LINES_MAX: usize = 36;

struct TableColumns<'t> {
    table: &'t Table,
    /// Left edge and width of each.
    places: Vec<(f32, f32)>,
    figures: Vec<bool>,
}

impl<'t> TableColumns<'t> {
    fn of(table: &'t Table, width: f32) -> Self {
        let shares: f32 = table.columns.iter().map(|column| f32::from(column.width.max(1))).sum();
        let mut x = 0.0;
        let place = |share: u16| {
            let own = width * f32::from(share.max(1)) / shares;
            x += own;
            (x - own, own)
        };
        let places = table.columns.iter().map(|column| column.width).map(place).collect();
        let figures = (0..table.columns.len()).map(|column| table.is_figures(column)).collect();
        Self { table, places, figures }
    }

    fn wrapped(&self, flow: &Flow<'_>, texts: impl Iterator<Item = String>, face: Face) -> Vec<Vec<String>> {
        let wrap =
            |(text, (_, width)): (String, &(f32, f32))| flow.faces.wrap(&text, face, width - 2.0 * GAP);
        texts.zip(&self.places).map(wrap).collect()
    }

    fn draw(&self, flow: &mut Flow<'_>, cells: &[Vec<String>], face: Face) {
        for ((lines, (x, width)), figures) in cells.iter().zip(&self.places).zip(&self.figures) {
            let mut down = PAD + face.size;
            for line in lines {
                if *figures {
                    flow.line_to(x + width - GAP, down, line, face);
                } else {
                    flow.line(x + GAP, down, line, face);
                }
                down += face.leading();
            }
        }
    }

    fn head(&self, flow: &mut Flow<'_>) {
        let names = self.table.columns.iter().map(|column| column.name.clone());
        let cells = self.wrapped(flow, names, HEAD);
        let height = height(&cells, HEAD);
        // A head alone at the foot of a page is no use.
        flow.need(height + 3.0 * CELL.leading());
        flow.shade(0.0, 0.0, flow.width(), height, SHADE);
        self.draw(flow, &cells, HEAD);
        flow.skip(height);
        flow.shade(0.0, 0.0, flow.width(), 0.7, BLACK);
        flow.skip(0.7);
    }

    fn row(&self, flow: &mut Flow<'_>, row: &SheetRow) {
        let face = if row.is_sum { SUM } else { CELL };
        let whole = self.wrapped(flow, row.cells.iter().map(contract::sheet::Cell::german), face);
        let mut from = 0;
        let lines = whole.iter().map(Vec::len).max().unwrap_or_default();
        while from < lines.max(1) {
            let part = |lines: &Vec<String>| lines.iter().skip(from).take(LINES_MAX).cloned().collect();
            let cells: Vec<Vec<String>> = whole.iter().map(part).collect();
            self.part(flow, &cells, row.is_sum, face);
            from += LINES_MAX;
        }
    }

    fn part(&self, flow: &mut Flow<'_>, cells: &[Vec<String>], is_sum: bool, face: Face) {
        let height = height(cells, face);
        if !flow.fits(height) {
            flow.new_page();
            self.head(flow);
        }
        if is_sum {
            flow.shade(0.0, 0.0, flow.width(), 0.7, BLACK);
        }
        self.draw(flow, cells, face);
        flow.skip(height);
        flow.shade(0.0, 0.0, flow.width(), 0.4, LINE);
    }
}

fn height(cells: &[Vec<String>], face: Face) -> f32 {
    let lines = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let lines = u16::try_from(lines).unwrap_or(u16::MAX);
    f32::from(lines) * face.leading() + 2.0 * PAD
}

/// Draws a table.
pub fn draw(flow: &mut Flow<'_>, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    let columns = TableColumns::of(table, flow.width());
    columns.head(flow);
    if table.rows.is_empty() {
        let face = Face::soft(8.0);
        flow.line(GAP, PAD + face.size, "Keine Einträge", face);
        flow.skip(face.leading() + 2.0 * PAD);
    }
    for row in &table.rows {
        columns.row(flow, row);
    }
    flow.skip(6.0);
}
