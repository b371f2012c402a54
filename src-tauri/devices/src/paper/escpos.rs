//! A slip as the bytes that an ESC/POS receipt printer understands (Epson TM and what follows it).

use std::sync::{Mutex, PoisonError};

use contract::printing::{CodePage, PaperWidth};
use contract::slip::Slip;
use escpos::driver::Driver;
use escpos::errors::Result;
use escpos::printer::Printer;
use escpos::utils::{JustifyMode, Protocol, QRCodeCorrectionLevel, QRCodeModel, QRCodeOption};

use super::layout::{Face, LayoutPiece, Measure, set};
use super::logo::Logo;
use super::wrap::{count, wrap};
use super::{columns, qr_code};

/// The roll in a printer and what hangs on it.
#[derive(Clone, Debug)]
pub struct PaperRoll {
    pub paper: PaperWidth,
    pub code_page: CodePage,
    /// A cash drawer hangs on the printer.
    pub drawer: bool,
    pub logo: Option<Logo>,
}

/// `ESC t`: Epson's numbers of the code pages.
const PAGE_858: u8 = 19;
const PAGE_1252: u8 = 16;
/// `ESC p 0 25 250`: 50 ms on pin 2. `escpos` 0.20 leaves the times out.
const OPEN_DRAWER: [u8; 5] = [0x1b, b'p', 0, 25, 250];
/// `GS V B 0`: feed to the knife, cut all but one point. `escpos` 0.20 would cut through.
const CUT: [u8; 4] = [0x1d, b'V', b'B', 0];
/// `FS .`: bytes above 0x7f are no Chinese characters (printers of that market start with it).
const NO_KANJI: [u8; 2] = [0x1c, b'.'];

/// Renders a slip. The drawer opens only for the original and only where one hangs on the printer.
///
/// # Errors
/// When a QR code's content is longer than a symbol can hold.
pub fn escpos(slip: &Slip, roll: &PaperRoll) -> Result<Vec<u8>> {
    let width = columns(roll.paper);
    let measure = Measure { columns: width, heading: width / 2, sum: width, letters: roll.code_page.into() };
    let mut printer = Printer::new(PaperBytes::default(), Protocol::default(), None);
    let page = match roll.code_page {
        CodePage::Cp858 => PAGE_858,
        CodePage::Cp1252 => PAGE_1252,
    };
    // Every line is as wide as the page, so centring moves the page to the middle of a wider roll.
    printer.init()?.custom(&NO_KANJI)?.custom(&[0x1b, b't', page])?.justify(JustifyMode::CENTER)?;
    if slip.blocks.is_empty() {
        // Only the drawer: no scrap of paper.
        return drawer(printer, slip, roll);
    }
    for piece in set(slip, &measure) {
        match piece {
            LayoutPiece::Line { text, face } => line(&mut printer, &text, face, &measure)?,
            LayoutPiece::Rule => {
                let dash = if measure.letters.has('─') { "─" } else { "-" };
                line(&mut printer, &dash.repeat(width), Face::Plain, &measure)?;
            }
            LayoutPiece::Logo => logo(&mut printer, roll)?,
            LayoutPiece::Qr(content) => qr(&mut printer, &content, roll.paper, &measure)?,
        }
    }
    printer.feed()?.custom(&CUT)?;
    drawer(printer, slip, roll)
}

/// Ends the page, with the drawer if it is to open.
fn drawer(mut printer: Printer<PaperBytes>, slip: &Slip, roll: &PaperRoll) -> Result<Vec<u8>> {
    if slip.opens_drawer && slip.copy.is_none() && roll.drawer {
        printer.custom(&OPEN_DRAWER)?;
    }
    printer.print()?;
    Ok(printer.driver().0.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn line(printer: &mut Printer<PaperBytes>, text: &str, face: Face, measure: &Measure) -> Result<()> {
    let columns = if face == Face::Heading { measure.heading } else { measure.columns };
    let padding = " ".repeat(columns.saturating_sub(count(text)));
    let bytes = measure.letters.bytes(&format!("{text}{padding}"));
    match face {
        Face::Plain => printer.custom(&bytes)?,
        Face::Strong => printer.bold(true)?.custom(&bytes)?.bold(false)?,
        Face::Sum => printer.bold(true)?.size(1, 2)?.custom(&bytes)?.size(1, 1)?.bold(false)?,
        Face::Heading => printer.bold(true)?.size(2, 2)?.custom(&bytes)?.size(1, 1)?.bold(false)?,
    };
    printer.feed()?;
    Ok(())
}

fn qr(printer: &mut Printer<PaperBytes>, content: &str, paper: PaperWidth, measure: &Measure) -> Result<()> {
    let Some(code) = qr_code(content) else {
        // Too long for a symbol: the content in clear says the same.
        for text in wrap(&measure.letters.readable(content), measure.columns) {
            line(printer, &text, Face::Plain, measure)?;
        }
        return Ok(());
    };
    // Four modules stay blank at each side (ISO/IEC 18004).
    let module = (dots(paper) / (code.width() + 8)).clamp(2, 6);
    let option =
        QRCodeOption::new(QRCodeModel::Model2, u8::try_from(module).unwrap_or(2), QRCodeCorrectionLevel::M);
    printer.feed()?.qrcode_option(content, option)?.feed()?;
    Ok(())
}

/// `GS v 0`: the dots as they are.
fn logo(printer: &mut Printer<PaperBytes>, roll: &PaperRoll) -> Result<()> {
    let Some(logo) = &roll.logo else { return Ok(()) };
    let fitted = logo.fitted(dots(roll.paper));
    let (bytes_per_row, bytes) = fitted.packed();
    let low_high = |number: usize| u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes();
    let ([width_low, width_high], [rows_low, rows_high]) =
        (low_high(bytes_per_row), low_high(fitted.height()));
    printer
        .custom(&[0x1d, b'v', b'0', 0, width_low, width_high, rows_low, rows_high])?
        .custom(&bytes)?
        .feed()?;
    Ok(())
}

/// Dots across that every printer of the width has.
const fn dots(paper: PaperWidth) -> usize {
    match paper {
        PaperWidth::Mm58 => 384,
        PaperWidth::Mm80 => 512,
    }
}

/// Collects the bytes; sending them is the link's business.
#[derive(Default)]
struct PaperBytes(Mutex<Vec<u8>>);

impl Driver for PaperBytes {
    fn name(&self) -> String {
        "paper".to_owned()
    }

    fn write(&self, data: &[u8]) -> Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(data);
        Ok(())
    }

    fn read(&self, _buffer: &mut [u8]) -> Result<usize> {
        Ok(0)
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }
}
