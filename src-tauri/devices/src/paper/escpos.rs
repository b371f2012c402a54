//! A slip as the bytes that an ESC/POS receipt printer understands (Epson TM and what follows it).

use std::sync::{Mutex, PoisonError};

use contract::printing::{CodePage, PaperWidth};
use contract::slip::Slip;
use escpos::driver::Driver;
use escpos::errors::Result;
use escpos::printer::Printer;
use escpos::utils::{JustifyMode, Protocol};

use super::columns;
use super::layout::{Face, LayoutPiece, Measure, set};
use super::logo::{Logo, packed};
use super::qr::{PaperCode, Raster, TOO_LONG};
use super::wrap::{count, wrap};

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

/// Renders a slip. The drawer opens first, so that change is given while the paper comes; only for the original, and only
/// where one hangs on the printer.
///
/// # Errors
/// Where the library refuses one of its own commands.
pub fn escpos(slip: &Slip, roll: &PaperRoll) -> Result<Vec<u8>> {
    let width = columns(roll.paper);
    let measure = Measure { columns: width, heading: width / 2, sum: width, letters: roll.code_page.into() };
    let mut printer = Printer::new(PaperBytes::default(), Protocol::default(), None);
    let page = match roll.code_page {
        CodePage::Cp858 => PAGE_858,
        CodePage::Cp1252 => PAGE_1252,
    };
    // Every line is as wide as the page, so centring moves the page to the middle of a wider roll.
    printer.init()?;
    if slip.kicks_drawer() && roll.drawer {
        printer.custom(&OPEN_DRAWER)?;
    }
    printer.custom(&NO_KANJI)?.custom(&[0x1b, b't', page])?.justify(JustifyMode::CENTER)?;
    if slip.blocks.is_empty() {
        // Only the drawer: no scrap of paper.
        return ended(printer);
    }
    for piece in set(slip, &measure) {
        match piece {
            LayoutPiece::Line { text, face } => line(&mut printer, &text, face, &measure)?,
            LayoutPiece::Rule => {
                let dash = if measure.letters.has('─') { "─" } else { "-" };
                line(&mut printer, &dash.repeat(width), Face::Plain, &measure)?;
            }
            LayoutPiece::Logo => logo(&mut printer, roll)?,
            LayoutPiece::Qr { content, strength } => {
                let code = PaperCode::fitting(&content, strength, raster(roll.paper));
                qr(&mut printer, &content, code.as_ref(), &measure)?;
            }
        }
    }
    printer.feed()?.custom(&CUT)?;
    ended(printer)
}

fn ended(mut printer: Printer<PaperBytes>) -> Result<Vec<u8>> {
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

fn qr(
    printer: &mut Printer<PaperBytes>,
    content: &str,
    code: Option<&PaperCode>,
    measure: &Measure,
) -> Result<()> {
    let Some(code) = code else {
        let texts = [TOO_LONG, content].map(|text| wrap(&measure.letters.readable(text), measure.columns));
        return texts.iter().flatten().try_for_each(|text| line(printer, text, Face::Plain, measure));
    };
    let rows: Vec<Vec<u8>> = code.dot_rows().map(|row| packed(&row)).collect();
    picture(printer, rows.first().map_or(0, Vec::len), &rows.concat())
}

fn logo(printer: &mut Printer<PaperBytes>, roll: &PaperRoll) -> Result<()> {
    let Some(logo) = &roll.logo else { return Ok(()) };
    let (bytes_per_row, bytes) = logo.fitted(dots(roll.paper)).packed();
    picture(printer, bytes_per_row, &bytes)
}

/// `GS v 0`: the dots as they are.
fn picture(printer: &mut Printer<PaperBytes>, bytes_per_row: usize, bytes: &[u8]) -> Result<()> {
    let low_high = |number: usize| u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes();
    let rows = bytes.len().checked_div(bytes_per_row).unwrap_or(0);
    let ([width_low, width_high], [rows_low, rows_high]) = (low_high(bytes_per_row), low_high(rows));
    printer
        .custom(&[0x1d, b'v', b'0', 0, width_low, width_high, rows_low, rows_high])?
        .custom(bytes)?
        .feed()?;
    Ok(())
}

/// 203 dots to the inch are eight to the millimetre.
const fn raster(paper: PaperWidth) -> Raster {
    Raster { across: dots(paper), three_cm: 240, fewest: 3 }
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
