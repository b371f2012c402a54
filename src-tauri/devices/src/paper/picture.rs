//! Dots on a PDF page: QR codes and the logo, as one rectangle per run of black dots.

use contract::slip::QrStrength;
use printpdf::Op;

use super::logo::Logo;
use super::qr::{PaperCode, QUIET, Raster};
use super::strip::{PAGE_WIDTH, TEXT_WIDTH, filled};

/// A picture in the middle of the page.
pub struct PagePicture {
    rows: Vec<Vec<bool>>,
    width: usize,
    /// Edge of a dot, in points.
    dot: f32,
    /// Blank dots around it.
    quiet: usize,
    /// Its dots lie on the raster of [`QR_DOT`].
    is_sharp: bool,
}

/// Edge of a module of a code of medium strength where there is room, in points. Z reports are made again with the same
/// bytes, so it stays.
const MODULE: f32 = 2.4;
/// A dot of a code of high strength, in points: 300 of them to the inch (DSFinV-K, annex I).
pub const QR_DOT: f32 = 0.24;
/// The text's width and three centimetres in such dots; modules of at least 0.4 mm.
const QR_RASTER: Raster = Raster { across: 826, three_cm: 355, fewest: 5 };
/// Widest logo in dots; more cannot be seen on a page of this width.
const LOGO_DOTS: usize = 512;
/// A logo's dot is no larger than a printer's, in points.
const LOGO_DOT: f32 = 0.4;

impl PagePicture {
    /// A QR code; `None` where its text is too long.
    pub fn of_qr(content: &str, strength: QrStrength) -> Option<Self> {
        let code = PaperCode::fitting(content, strength, QR_RASTER)?;
        let is_sharp = strength == QrStrength::High;
        let rows = code.rows().map(<[bool]>::to_vec).collect();
        let width = code.width();
        let dot =
            if is_sharp { QR_DOT * dots(code.dots) } else { (TEXT_WIDTH / dots(width + 8)).min(MODULE) };
        Some(Self { rows, width, dot, quiet: QUIET, is_sharp })
    }

    pub fn of_logo(logo: &Logo) -> Self {
        let logo = logo.fitted(LOGO_DOTS);
        let rows = logo.rows().map(<[bool]>::to_vec).collect();
        Self {
            rows,
            width: logo.width(),
            dot: (TEXT_WIDTH / dots(logo.width())).min(LOGO_DOT),
            quiet: 0,
            is_sharp: false,
        }
    }

    /// Whether it is meant for the raster of [`QR_DOT`].
    pub const fn is_sharp(&self) -> bool {
        self.is_sharp
    }

    pub fn height(&self) -> f32 {
        // A logo stands off what follows by twelve of its dots.
        let below = if self.quiet == 0 { 12 } else { 2 * self.quiet };
        self.dot * dots(self.rows.len() + below)
    }

    pub fn draw(&self, y: f32, ops: &mut Vec<Op>) {
        let place = |points| if self.is_sharp { on_raster(points) } else { points };
        let left = place((PAGE_WIDTH - self.dot * dots(self.width)) / 2.0);
        let top = place(y + self.height() - self.dot * dots(self.quiet));
        for (number, row) in self.rows.iter().enumerate() {
            let mut column = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    let x = left + self.dot * dots(column);
                    let low = top - self.dot * dots(number + 1);
                    ops.push(filled(x, low, self.dot * dots(run.len()), self.dot));
                }
                column += run.len();
            }
        }
    }
}

/// The nearest place where a dot begins: modules then have sharp edges on a printer of this resolution.
fn on_raster(points: f32) -> f32 {
    (points / QR_DOT).round() * QR_DOT
}

/// Numbers of dots are small.
fn dots(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use contract::slip::QrStrength;
    use printpdf::Op;

    use super::{PagePicture, QR_DOT};

    /// How far a number of points is from a whole number of dots.
    fn off_the_raster(points: f32) -> f32 {
        let dots = points / QR_DOT;
        (dots - dots.round()).abs()
    }

    #[test]
    fn every_edge_of_a_strong_code_lies_on_the_raster_of_the_printer() {
        let content = include_str!("../../../tse/src/tests/data/qr_004501.txt").trim_end();
        let mut ops = Vec::new();
        PagePicture::of_qr(content, QrStrength::High).unwrap().draw(17.31, &mut ops);
        assert!(ops.len() > 1_000, "{} runs of dark modules", ops.len());
        for op in ops {
            let Op::DrawRectangle { rectangle } = op else { panic!("{op:?}") };
            for edge in [rectangle.x, rectangle.y, rectangle.width, rectangle.height] {
                assert!(off_the_raster(edge.0) < 0.01, "{edge:?}");
            }
        }
    }
}
