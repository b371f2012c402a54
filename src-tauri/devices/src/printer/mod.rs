//! Printers of all kinds behind the core's port: network, serial, USB, or only a folder of PDFs.

mod folder;
mod line;
mod patience;
mod serial;
mod talk;
mod tcp;
#[cfg(test)]
mod tests;
mod usb;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use book::Outcome;
use book::ports::{Paper, PaperPage, PaperTrouble};
use contract::Moment;
use contract::printing::{PrinterLink, SavePrinter};
use contract::sheet::Sheet;

use crate::paper::{Logo, PaperRoll, escpos, pdf, sheet_pdf};
use line::PrinterLine;
pub use patience::Patience;
use talk::{Answers, talk};

/// The printers of the reception.
pub struct Printers {
    folder: PathBuf,
    patience: Patience,
    /// Links whose printer has answered a status question: from then on silence means trouble.
    answering: Mutex<HashSet<String>>,
}

impl Printers {
    /// `salon` is the salon's folder; PDF pages go to `Belege` in it.
    pub fn new(salon: &Path) -> Self {
        Self::with_patience(salon, Patience::default())
    }

    pub fn with_patience(salon: &Path, patience: Patience) -> Self {
        Self { folder: salon.join("Belege"), patience, answering: Mutex::default() }
    }

    /// Sends a page over a line, heeding what is known about the printer at its other end.
    fn send(&self, link: &PrinterLink, line: &mut dyn PrinterLine, bytes: &[u8]) -> Result<(), PaperTrouble> {
        let name = format!("{link:?}");
        let known = self.answering.lock().unwrap_or_else(PoisonError::into_inner).contains(&name);
        let expected = if known { Answers::Always } else { Answers::Perhaps };
        if talk(line, bytes, expected, &self.patience)? {
            self.answering.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        }
        Ok(())
    }
}

impl Paper for Printers {
    fn print(&self, page: &PaperPage<'_>, printer: &SavePrinter) -> Result<(), PaperTrouble> {
        let slip = page.slip;
        let broken = |error: &dyn std::error::Error| PaperTrouble::Unprintable(error.to_string());
        if printer.link == PrinterLink::Pdf {
            let bytes = pdf(slip, logo(page).as_ref(), page.made).map_err(|error| broken(&error))?;
            return folder::keep(&self.folder, slip, &bytes);
        }
        let roll = PaperRoll {
            paper: printer.paper,
            code_page: printer.code_page,
            drawer: printer.drawer,
            logo: None,
        };
        let bytes = escpos(slip, &roll).map_err(|error| broken(&error))?;
        match &printer.link {
            PrinterLink::Tcp { host, port } => {
                self.send(&printer.link, &mut tcp::open(host, *port, &self.patience)?, &bytes)
            }
            PrinterLink::Serial { port, baud } => {
                self.send(&printer.link, &mut serial::open(port, *baud, &self.patience)?, &bytes)
            }
            PrinterLink::Usb { vendor, product } => {
                self.send(&printer.link, &mut usb::open(*vendor, *product, &self.patience)?, &bytes)
            }
            PrinterLink::Pdf => Ok(()),
        }
    }

    fn pdf(&self, page: &PaperPage<'_>) -> Outcome<Vec<u8>> {
        pdf(page.slip, logo(page).as_ref(), page.made)
            .map_err(|error| book::Trouble::fault(format!("pdf: {error}")))
    }

    fn sheet_pdf(&self, sheet: &Sheet, made: Moment) -> Outcome<Vec<u8>> {
        sheet_pdf(sheet, made).map_err(|error| book::Trouble::fault(format!("pdf: {error}")))
    }
}

/// The logo of a page that carries one. A picture that cannot be read is left out: the receipt counts.
fn logo(page: &PaperPage<'_>) -> Option<Logo> {
    Logo::from_png_base64(page.logo_png_base64.filter(|_| page.slip.logo)?)
}
