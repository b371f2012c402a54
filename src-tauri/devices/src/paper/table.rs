//! Small tables: the first column left-aligned and wrapped, the others right-aligned and never broken.

use super::wrap::{beside, count, flush_right, wrap};

/// A table in lines.
pub struct SetTable {
    pub head: Vec<String>,
    pub rows: Vec<String>,
}

/// Narrowest first column; with less, each row takes a line per cell.
const NARROWEST: usize = 6;

/// Sets a table in `width` letters.
pub fn set(head: &[String], rows: &[Vec<String>], width: usize) -> SetTable {
    let widths: Vec<usize> = (1..columns(head, rows)).map(|column| widest(head, rows, column)).collect();
    let first = widest(head, rows, 0);
    let taken: usize = widths.iter().sum();
    let narrow = taken + widths.len();
    if narrow + NARROWEST.min(first) > width {
        return SetTable {
            head: Vec::new(),
            rows: rows.iter().flat_map(|row| stacked(head, row, width)).collect(),
        };
    }
    // Two letters between the columns where there is room for it.
    let gap = if narrow + widths.len() + first <= width { 2 } else { 1 };
    let room = width - taken - gap * widths.len();
    let line = |cells: &[String]| row_lines(cells, &widths, room, gap, width);
    SetTable {
        head: if head.iter().all(String::is_empty) { Vec::new() } else { line(head) },
        rows: rows.iter().flat_map(|row| line(row)).collect(),
    }
}

fn row_lines(cells: &[String], widths: &[usize], room: usize, gap: usize, width: usize) -> Vec<String> {
    let mut lines = wrap(cells.first().map_or("", String::as_str), room);
    let right: String = widths
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cell = cells.get(place + 1).map_or("", String::as_str);
            format!("{}{cell}", " ".repeat(gap + column - count(cell)))
        })
        .collect();
    if let Some(last) = lines.last_mut() {
        let left = format!("{last}{}", " ".repeat(room - count(last)));
        *last = beside(&left, &right, width).trim_end().to_owned();
    }
    lines
}

/// For tables too wide for the paper: the first cell, then each other cell with its heading.
fn stacked(head: &[String], row: &[String], width: usize) -> Vec<String> {
    let mut lines = wrap(row.first().map_or("", String::as_str), width);
    for (place, cell) in row.iter().enumerate().skip(1).filter(|(_, cell)| !cell.is_empty()) {
        let name = format!("  {}", head.get(place).map_or("", String::as_str));
        if count(&name) + 1 + count(cell) <= width {
            lines.push(beside(&name, cell, width));
        } else {
            lines.push(name);
            lines.extend(wrap(cell, width).iter().map(|line| flush_right(line, width)));
        }
    }
    lines
}

fn columns(head: &[String], rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).chain([head.len(), 1]).max().unwrap_or(1)
}

fn widest(head: &[String], rows: &[Vec<String>], column: usize) -> usize {
    let cells = rows.iter().map(|row| row.get(column)).chain([head.get(column)]);
    cells.flatten().map(|cell| count(cell)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &str) -> Vec<String> {
        row.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn aligns_amounts_at_the_right() {
        let set = set(&cells("MwSt|Netto|Steuer|Brutto"), &[cells("A 19 %|326,01|61,94|387,95")], 32);
        assert_eq!(set.head, ["MwSt       Netto  Steuer  Brutto"]);
        assert_eq!(set.rows, ["A 19 %    326,01   61,94  387,95"]);
    }

    #[test]
    fn wraps_a_long_first_cell_and_keeps_the_amounts_whole() {
        let set = set(&cells("Position|Betrag"), &[cells("Storno Waschen-Schneiden-Föhnen|-58,00")], 24);
        assert_eq!(set.rows, ["Storno Waschen-", "Schneiden-Föhnen  -58,00"]);
    }

    #[test]
    fn stacks_what_is_too_wide() {
        let set = set(&cells("Wer|Verkauf|Rücknahmen"), &[cells("Jana Vogt|1.234,00|-58,00")], 22);
        assert_eq!(set.head, [""; 0]);
        assert_eq!(set.rows, ["Jana Vogt", "  Verkauf     1.234,00", "  Rücknahmen    -58,00"]);
    }
}
