//! Slips and lists on paper. Slips are set in lines, then drawn for a receipt printer, as a PDF or as plain text.
//!
//! What stands on a page and in which order is the core's business ([`contract::slip`]); here it only gets
//! its shape. Nothing is ever left out: a long text is wrapped, an unknown letter substituted.

mod escpos;
mod layout;
mod letters;
mod logo;
mod pdf;
mod picture;
mod qr;
#[cfg(test)]
mod read_back;
#[cfg(test)]
pub(crate) mod sample;
mod sheet;
mod strip;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod wrap;

pub use escpos::{PaperRoll, escpos};
pub use letters::Letters;
pub use logo::Logo;
pub use pdf::{PdfTrouble, pdf};
pub use sheet::sheet_pdf;
pub use text::text;

use contract::printing::PaperWidth;

/// Letters per line of a paper. 42 fits both kinds of 80 mm printers (512 and 576 dots): the page is centred.
pub const fn columns(paper: PaperWidth) -> usize {
    match paper {
        PaperWidth::Mm58 => 32,
        PaperWidth::Mm80 => 42,
    }
}
