//! A slip set in lines of letters of one width: what stands where, for every kind of paper.

use contract::slip::{Block, QrStrength, Slip, Weight};

use super::letters::Letters;
use super::table;
use super::wrap::{balanced, beside, centre, count, flush_right, widest_part, wrap};

/// How many letters of each size fit on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub columns: usize,
    pub heading: usize,
    pub sum: usize,
    pub letters: Letters,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Plain,
    Strong,
    /// Bold, double height.
    Sum,
    /// Bold, large.
    Heading,
}

/// A piece of the page, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutPiece {
    Line {
        text: String,
        face: Face,
    },
    /// A line across.
    Rule,
    Logo,
    Qr {
        content: String,
        strength: QrStrength,
    },
}

/// Sets a slip. Nothing is left out: what is too long is wrapped.
pub fn set(slip: &Slip, measure: &Measure) -> Vec<LayoutPiece> {
    let mut page = LaidPage { measure, pieces: Vec::new() };
    if slip.logo {
        page.pieces.push(LayoutPiece::Logo);
    }
    page.copy_mark(slip.copy);
    for block in &slip.blocks {
        page.block(block);
    }
    if slip.copy.is_some() {
        page.block(&Block::Space);
    }
    page.copy_mark(slip.copy);
    page.pieces
}

struct LaidPage<'m> {
    measure: &'m Measure,
    pieces: Vec<LayoutPiece>,
}

impl LaidPage<'_> {
    fn block(&mut self, block: &Block) {
        let columns = self.measure.columns;
        match block {
            Block::Heading(text) => self.centred(text, Face::Heading),
            Block::Centred(text) => self.centred(text, Face::Plain),
            Block::Text(text) => self.paragraph(text, Face::Plain),
            Block::Notice(text) => self.paragraph(text, Face::Strong),
            Block::Pair { left, right, weight } => {
                let face = self.face_of(*weight, left, right);
                let lines = self.pair(left, right, self.width(face));
                self.lines(lines, face);
            }
            Block::Item { text, amount, details } => {
                let lines = self.pair(text, amount, columns);
                self.lines(lines, Face::Plain);
                for detail in details {
                    let lines = wrap(&self.readable(detail), columns.saturating_sub(2));
                    self.lines(lines.iter().map(|line| format!("  {line}")), Face::Plain);
                }
            }
            Block::Table { head, rows } => self.table(head, rows),
            Block::Rule => self.pieces.push(LayoutPiece::Rule),
            Block::Space => self.line(String::new(), Face::Plain),
            Block::Qr { content, caption, strength } => {
                self.pieces.push(LayoutPiece::Qr { content: content.clone(), strength: *strength });
                self.centred(caption, Face::Plain);
            }
            Block::Signature(caption) => {
                self.lines([String::new(), String::new()], Face::Plain);
                self.line("_".repeat(columns), Face::Plain);
                self.paragraph(caption, Face::Plain);
            }
        }
    }

    fn copy_mark(&mut self, copy: Option<u32>) {
        if let Some(number) = copy {
            self.centred(&format!("*** Kopie {number} ***"), Face::Strong);
        }
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let readable = |row: &[String]| row.iter().map(|cell| self.readable(cell)).collect::<Vec<_>>();
        let head = readable(head);
        let rows: Vec<_> = rows.iter().map(|row| readable(row)).collect();
        let set = table::set(&head, &rows, self.measure.columns);
        self.lines(set.head, Face::Strong);
        self.lines(set.rows, Face::Plain);
    }

    fn pair(&self, left: &str, right: &str, width: usize) -> Vec<String> {
        let (left, right) = (self.readable(left), self.readable(right));
        let taken = if right.is_empty() { 0 } else { count(&right) + 1 };
        // No room beside the amount for a whole word: the amount gets a line of its own.
        if taken + widest_part(&left) > width {
            let mut lines = wrap(&left, width);
            lines.extend(wrap(&right, width).iter().map(|line| flush_right(line, width)));
            return lines;
        }
        let room = width - taken;
        let mut lines = wrap(&left, room);
        if let Some(last) = lines.last_mut() {
            *last = beside(last, &right, width);
        }
        lines
    }

    fn centred(&mut self, text: &str, face: Face) {
        let width = self.width(face);
        let lines = balanced(&self.readable(text), width);
        self.lines(lines.iter().map(|line| centre(line, width)), face);
    }

    fn paragraph(&mut self, text: &str, face: Face) {
        let lines = wrap(&self.readable(text), self.width(face));
        self.lines(lines, face);
    }

    fn lines(&mut self, lines: impl IntoIterator<Item = String>, face: Face) {
        self.pieces.extend(lines.into_iter().map(|text| LayoutPiece::Line { text, face }));
    }

    fn line(&mut self, text: String, face: Face) {
        self.pieces.push(LayoutPiece::Line { text, face });
    }

    fn readable(&self, text: &str) -> String {
        // A line break in a footer text is meant; everything else that has no shape becomes a space.
        let lines: Vec<_> = text.split('\n').map(|line| self.measure.letters.readable(line)).collect();
        lines.join("\n")
    }

    fn width(&self, face: Face) -> usize {
        match face {
            Face::Plain | Face::Strong => self.measure.columns,
            Face::Sum => self.measure.sum,
            Face::Heading => self.measure.heading,
        }
    }

    /// A sum is as large as a heading where it fits on one line.
    fn face_of(&self, weight: Weight, left: &str, right: &str) -> Face {
        match weight {
            Weight::Normal => Face::Plain,
            Weight::Strong => Face::Strong,
            Weight::Sum if count(left) + 1 + count(right) <= self.measure.heading => Face::Heading,
            Weight::Sum => Face::Sum,
        }
    }
}
