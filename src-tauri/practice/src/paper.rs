//! A printer without paper: whatever it is called and however it is connected, its pages become PDF files.

use std::path::Path;

use book::Outcome;
use book::ports::{Paper, PaperPage, PaperTrouble};
use contract::Moment;
use contract::printing::{PrinterLink, SavePrinter};
use contract::sheet::Sheet;
use devices::printer::Printers;

/// Prints into the folder `Belege` of the practice salon.
pub struct SimulatedPrinter(Printers);

impl SimulatedPrinter {
    pub fn new(salon: &Path) -> Self {
        Self(Printers::new(salon))
    }
}

impl Paper for SimulatedPrinter {
    fn print(&self, page: &PaperPage<'_>, printer: &SavePrinter) -> Result<(), PaperTrouble> {
        let printer = SavePrinter { link: PrinterLink::Pdf, ..printer.clone() };
        self.0.print(page, &printer)
    }

    fn pdf(&self, page: &PaperPage<'_>) -> Outcome<Vec<u8>> {
        self.0.pdf(page)
    }

    fn sheet_pdf(&self, sheet: &Sheet, made: Moment) -> Outcome<Vec<u8>> {
        self.0.sheet_pdf(sheet, made)
    }
}
