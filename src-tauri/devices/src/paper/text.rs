//! A slip as plain lines: for logs, tests and whoever wants to read a page without paper.

use contract::slip::Slip;

use super::layout::{LayoutPiece, Measure, set};
use super::letters::Letters;
use super::wrap::wrap;

/// The page in lines of at most `columns` letters, without blanks at their ends.
pub fn text(slip: &Slip, columns: usize) -> String {
    let measure = Measure { columns, heading: columns, sum: columns, letters: Letters::Font };
    let mut page = String::new();
    for piece in set(slip, &measure) {
        let lines = match piece {
            LayoutPiece::Line { text, .. } => vec![text],
            LayoutPiece::Rule => vec!["-".repeat(columns)],
            LayoutPiece::Logo => continue,
            LayoutPiece::Qr { content, .. } => wrap(&format!("[QR-Code: {content}]"), columns),
        };
        for line in lines {
            page.push_str(line.trim_end());
            page.push('\n');
        }
    }
    page
}
