//! Dots on a PDF page: QR codes and the logo, as one rectangle per run of black dots.

use printpdf::Op;

use super::logo::Logo;
use super::strip::{PAGE_WIDTH, TEXT_WIDTH, filled};

/// A picture in the middle of the page.
pub struct PagePicture {
    rows: Vec<Vec<bool>>,
    width: usize,
    /// Edge of a dot, in points.
    dot: f32,
    /// Blank dots around it.
    quiet: usize,
}

/// Edge of a QR code's module where there is room, in points.
const MODULE: f32 = 2.4;
/// Widest logo in dots; more cannot be seen on a page of this width.
const LOGO_DOTS: usize = 512;
/// A logo's dot is no larger than a printer's, in points.
const LOGO_DOT: f32 = 0.4;

impl PagePicture {
    /// With four blank modules at each side (ISO/IEC 18004).
    pub fn of_qr(code: &qrcode::QrCode) -> Self {
        let width = code.width();
        let dark: Vec<bool> =
            code.to_colors().into_iter().map(|colour| colour == qrcode::Color::Dark).collect();
        let rows = dark.chunks(width.max(1)).map(<[bool]>::to_vec).collect();
        Self { rows, width, dot: (TEXT_WIDTH / dots(width + 8)).min(MODULE), quiet: 4 }
    }

    pub fn of_logo(logo: &Logo) -> Self {
        let logo = logo.fitted(LOGO_DOTS);
        let rows = logo.rows().map(<[bool]>::to_vec).collect();
        Self { rows, width: logo.width(), dot: (TEXT_WIDTH / dots(logo.width())).min(LOGO_DOT), quiet: 0 }
    }

    pub fn height(&self) -> f32 {
        // A logo stands off what follows by twelve of its dots.
        let below = if self.quiet == 0 { 12 } else { 2 * self.quiet };
        self.dot * dots(self.rows.len() + below)
    }

    pub fn draw(&self, y: f32, ops: &mut Vec<Op>) {
        let left = (PAGE_WIDTH - self.dot * dots(self.width)) / 2.0;
        let top = y + self.height() - self.dot * dots(self.quiet);
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

/// Numbers of dots are small.
fn dots(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}
