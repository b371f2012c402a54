//! A printer is tried during the set-up, before anything is stored.

use book::db::settings;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ports::PaperPage;
use contract::refusal::DoorRefusal;
use contract::setup::TryPrinter;

use super::test_page::test_page;
use crate::Here;

impl DoorRow<Here> for TryPrinter {
    /// Later, printers are tried by who may set them up (`TestPrint`): nobody else opens connections from
    /// this computer.
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        if door.read(|tx| Ok(settings::raw(tx.conn, settings::SALON)?.is_some()))? {
            return Err(DoorRefusal::NotSignedIn.into());
        }
        let slip = test_page(&door.services.program, &self.printer, door.now);
        let page = PaperPage { slip: &slip, made: door.now, logo_png_base64: None };
        let printed = door.services.adapters.paper.print(&page, &self.printer);
        printed.map_err(|trouble| trouble.refusal(&self.printer.name).into())
    }
}
