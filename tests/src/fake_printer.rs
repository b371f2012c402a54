//! A printer of the tests: it keeps what it prints and fails when told to.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Mutex;

use book::Outcome;
use book::ports::{Handout, Paper, PaperPage, PaperTrouble};
use contract::Moment;
use contract::printing::SavePrinter;
use contract::sheet::Sheet;
use contract::slip::Slip;

/// Where the pages come out.
#[derive(Default)]
pub struct FakePrinter {
    pages: Mutex<Vec<(String, Slip)>>,
    trouble: Mutex<Option<PaperTrouble>>,
}

impl FakePrinter {
    /// All pages so far, with the name of their printer.
    pub fn pages(&self) -> Vec<(String, Slip)> {
        self.pages.lock().unwrap().clone()
    }

    /// The titles of all pages so far, copies with their number.
    pub fn titles(&self) -> Vec<String> {
        let title = |(_, slip): (String, Slip)| match slip.copy {
            Some(number) => format!("{} Kopie {number}", slip.title),
            None => slip.title,
        };
        self.pages().into_iter().map(title).collect()
    }

    /// From now on every page meets this trouble; `None` mends the printer.
    pub fn fail(&self, trouble: Option<PaperTrouble>) {
        *self.trouble.lock().unwrap() = trouble;
    }
}

impl Paper for FakePrinter {
    fn print(&self, page: &PaperPage<'_>, printer: &SavePrinter) -> Result<(), PaperTrouble> {
        if let Some(trouble) = self.trouble.lock().unwrap().clone() {
            return Err(trouble);
        }
        self.pages.lock().unwrap().push((printer.name.clone(), page.slip.clone()));
        Ok(())
    }

    fn pdf(&self, page: &PaperPage<'_>) -> Outcome<Vec<u8>> {
        Ok(format!("%PDF {}", page.slip.title).into_bytes())
    }

    fn sheet_pdf(&self, sheet: &Sheet, made: Moment) -> Outcome<Vec<u8>> {
        Ok(format!("%PDF {} {made}", sheet.title).into_bytes())
    }
}

/// Takes files and forgets them: for tests that keep none.
pub struct Forgetful;

impl Handout for Forgetful {
    fn keep(&self, name: &str, content: &mut dyn Read) -> Outcome<PathBuf> {
        std::io::copy(content, &mut std::io::sink())?;
        Ok(PathBuf::from(name))
    }
}
