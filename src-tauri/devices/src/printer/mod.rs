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

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use book::Outcome;
use book::ports::{Paper, PaperPage, PaperTrouble};
use contract::Moment;
use contract::printing::{PrinterLink, SavePrinter};
use contract::sheet::Sheet;

use crate::paper::{Logo, PaperRoll, escpos, pdf, sheet_pdf};
pub use line::PrinterLine;
pub use patience::Patience;
use talk::open_drawer_now;
pub use talk::{Answers, Needs, talk};

/// The printers of the reception.
pub struct Printers {
    folder: PathBuf,
    patience: Patience,
    /// Links whose printer has answered a status question: from then on silence means trouble.
    answering: Mutex<HashSet<String>>,
    /// The page for which the drawer of a link has opened, while the page itself is not out: it is tried again, and the
    /// drawer does not open a second time.
    kicked: Mutex<HashMap<String, PageName>>,
}

/// What tells a page from the others of its printer: its title, and when it was made.
type PageName = (String, Moment);

impl Printers {
    /// `salon` is the salon's folder; PDF pages go to `Belege` in it.
    pub fn new(salon: &Path) -> Self {
        Self::with_patience(salon, Patience::default())
    }

    pub fn with_patience(salon: &Path, patience: Patience) -> Self {
        let (answering, kicked) = (Mutex::default(), Mutex::default());
        Self { folder: salon.join("Belege"), patience, answering, kicked }
    }

    /// Sends a page over a line, heeding what is known about the printer at its other end. A drawer opens though the page
    /// can't be printed: whoever stands at the till gives change.
    fn send(
        &self,
        page: &PaperPage<'_>,
        printer: &SavePrinter,
        line: &mut dyn PrinterLine,
    ) -> Result<(), PaperTrouble> {
        let link = format!("{:?}", printer.link);
        let name: PageName = (page.slip.title.clone(), page.made);
        let opened = locked(&self.kicked).get(&link) == Some(&name);
        let kicks = printer.drawer && page.slip.kicks_drawer() && !opened;
        let roll =
            PaperRoll { paper: printer.paper, code_page: printer.code_page, drawer: kicks, logo: logo(page) };
        let bytes = escpos(page.slip, &roll).map_err(|error| broken(&error))?;
        let needs = if page.slip.blocks.is_empty() { Needs::Nothing } else { Needs::Paper };
        let known = locked(&self.answering).contains(&link);
        let expected = if known { Answers::Always } else { Answers::Perhaps };
        match talk(line, (&bytes, needs), expected, &self.patience) {
            Ok(answered) => {
                locked(&self.kicked).remove(&link);
                if answered {
                    locked(&self.answering).insert(link);
                }
                Ok(())
            }
            Err(trouble) if kicks && (trouble.begun() || waits_for_paper(&trouble)) => {
                if waits_for_paper(&trouble) {
                    open_drawer_now(line)?;
                    if needs == Needs::Nothing {
                        return Ok(());
                    }
                }
                locked(&self.kicked).insert(link, name);
                Err(trouble)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

/// The printer is there and takes no page.
const fn waits_for_paper(trouble: &PaperTrouble) -> bool {
    matches!(trouble, PaperTrouble::NoPaper | PaperTrouble::CoverOpen)
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn broken(error: &dyn std::error::Error) -> PaperTrouble {
    PaperTrouble::Unprintable(error.to_string())
}

impl Paper for Printers {
    fn print(&self, page: &PaperPage<'_>, printer: &SavePrinter) -> Result<(), PaperTrouble> {
        match &printer.link {
            PrinterLink::Tcp { host, port } => {
                self.send(page, printer, &mut tcp::open(host, *port, &self.patience)?)
            }
            PrinterLink::Serial { port, baud } => {
                self.send(page, printer, &mut serial::open(port, *baud, &self.patience)?)
            }
            PrinterLink::Usb { vendor, product } => {
                self.send(page, printer, &mut usb::open(*vendor, *product, &self.patience)?)
            }
            PrinterLink::Pdf => {
                let bytes = pdf(page.slip, logo(page).as_ref(), page.made).map_err(|error| broken(&error))?;
                folder::keep(&self.folder, page.slip, &bytes)
            }
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
