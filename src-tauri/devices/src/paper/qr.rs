//! QR codes on paper: whole dots per module, four blank modules at each side (ISO/IEC 18004), never scaled. A code that
//! does not fit is none; its text is told in letters then.
//!
//! Receipt printers get the code as dots and not as a command: printers differ in the commands they know, in the versions
//! they draw and in the margin they leave, but all of them print dots.

use contract::slip::QrStrength;
use qrcode::{Color, EcLevel, QrCode};

/// Blank modules at each side.
pub const QUIET: usize = 4;
/// What stands above the text of a code that does not fit.
pub const TOO_LONG: &str = "Zu lang für einen QR-Code auf diesem Papier, darum als Text:";

/// The raster that a code is drawn on.
#[derive(Clone, Copy, Debug)]
pub struct Raster {
    /// Dots from edge to edge.
    pub across: usize,
    /// Dots of three centimetres, the least edge of a receipt's code (DSFinV-K, annex I).
    pub three_cm: usize,
    /// Fewer dots per module can't be told apart. More are taken where three centimetres ask for them, for paper and the
    /// time of slow printers are dear.
    pub fewest: usize,
}

/// A code that fits its paper.
#[derive(Debug)]
pub struct PaperCode {
    modules: Vec<bool>,
    width: usize,
    /// Dots per module, in each direction.
    pub dots: usize,
}

impl PaperCode {
    /// The code of a text with the wanted error correction, or with a medium one where that does not fit; `None` where
    /// neither does.
    pub fn fitting(content: &str, strength: QrStrength, raster: Raster) -> Option<Self> {
        let levels: &[EcLevel] = match strength {
            QrStrength::High => &[EcLevel::H, EcLevel::M],
            QrStrength::Medium => &[EcLevel::M],
        };
        levels.iter().find_map(|level| {
            let code = QrCode::with_error_correction_level(content, *level).ok()?;
            let width = code.width();
            let room = raster.across / (width + 2 * QUIET);
            if room < raster.fewest {
                return None;
            }
            let dots = raster.three_cm.div_ceil(width).max(raster.fewest).min(room);
            let modules = code.to_colors().into_iter().map(|colour| colour == Color::Dark).collect();
            Some(Self { modules, width, dots })
        })
    }

    /// Modules from edge to edge, without the blank ones.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The modules from top to bottom, dark ones true.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.modules.chunks(self.width.max(1))
    }

    /// Each row of dots, the blank ones around included.
    pub fn dot_rows(&self) -> impl Iterator<Item = Vec<bool>> {
        let across = self.width + 2 * QUIET;
        let margin = || std::iter::repeat_n(vec![false; across * self.dots], QUIET * self.dots);
        let rows = self.rows().flat_map(move |row| {
            let blank = [false; QUIET];
            let modules = blank.iter().chain(row).chain(&blank);
            let dots: Vec<bool> = modules.flat_map(|dark| std::iter::repeat_n(*dark, self.dots)).collect();
            std::iter::repeat_n(dots, self.dots)
        });
        margin().chain(rows).chain(margin())
    }
}

#[cfg(test)]
mod tests {
    use contract::slip::QrStrength;

    use super::{PaperCode, Raster};

    const MM58: Raster = Raster { across: 384, three_cm: 240, fewest: 3 };

    /// Letters that no shorter mode of the code can pack.
    fn letters(count: usize) -> String {
        "az;^_=".chars().cycle().take(count).collect()
    }

    #[test]
    fn a_receipts_code_is_at_least_three_centimetres_and_of_whole_dots() {
        for (letters_in_it, width, dots) in [(40, 37, 7), (333, 93, 3), (432, 105, 3)] {
            let code = PaperCode::fitting(&letters(letters_in_it), QrStrength::High, MM58).unwrap();
            assert_eq!((code.width(), code.dots), (width, dots), "{letters_in_it} letters");
            assert!(code.width() * code.dots >= MM58.three_cm);
            assert_eq!(code.dot_rows().count(), (width + 8) * dots);
            assert!(code.dot_rows().all(|row| row.len() == (width + 8) * dots));
        }
    }

    #[test]
    fn what_is_too_long_for_high_correction_gets_a_medium_one_and_then_none() {
        let fitting = |count| PaperCode::fitting(&letters(count), QrStrength::High, MM58);
        let width = |count| fitting(count).map(|code| code.width());
        assert_eq!(width(530), Some(117), "H");
        assert_eq!(width(600), Some(93), "M");
        assert_eq!(width(990), Some(117), "M");
        assert_eq!(width(1_000), None);
    }
}
