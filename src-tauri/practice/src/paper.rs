//! A printer without paper: whatever it is called and however it is connected, its pages become PDF files.

use std::path::Path;

use contract::Moment;
use contract::printing::{PrinterLink, SavePrinter};
use contract::slip::Slip;
use devices::printer::Printers;
use salon::Outcome;
use salon::ports::{Paper, PaperTrouble};

/// Prints into the folder `Belege` of the practice salon.
pub struct SimulatedPrinter(Printers);

impl SimulatedPrinter {
    pub fn new(salon: &Path) -> Self {
        Self(Printers::new(salon))
    }
}

impl Paper for SimulatedPrinter {
    fn print(&self, slip: &Slip, printer: &SavePrinter, made: Moment) -> Result<(), PaperTrouble> {
        let printer = SavePrinter { link: PrinterLink::Pdf, ..printer.clone() };
        self.0.print(slip, &printer, made)
    }

    fn pdf(&self, slip: &Slip, made: Moment) -> Outcome<Vec<u8>> {
        self.0.pdf(slip, made)
    }
}
