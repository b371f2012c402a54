//! The strip of paper as a PDF page: its measures in points, and what is black on it.

use printpdf::{Op, PaintMode, Pt, Rect};

const POINTS_PER_MM: f32 = 72.0 / 25.4;
pub const PAGE_WIDTH: f32 = 80.0 * POINTS_PER_MM;
pub const MARGIN: f32 = 5.0 * POINTS_PER_MM;
pub const TEXT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;

/// A black rectangle.
pub fn filled(x: f32, y: f32, width: f32, height: f32) -> Op {
    Op::DrawRectangle {
        rectangle: Rect {
            x: Pt(x),
            y: Pt(y),
            width: Pt(width),
            height: Pt(height),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        },
    }
}
