//! A printer is tried during the set-up, before anything is stored.

use contract::refusal::DoorRefusal;
use contract::setup::TryPrinter;

use super::door::{AtDoor, Door};
use crate::db::settings;
use crate::fault::Outcome;
use crate::ports::Page;
use crate::printing;

impl AtDoor for TryPrinter {
    /// Later, printers are tried by who may set them up (`TestPrint`): nobody else opens connections from
    /// this computer.
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        if door.look(|view| Ok(settings::raw(view.conn, settings::SALON)?.is_some()))? {
            return Err(DoorRefusal::NotSignedIn.into());
        }
        let slip = printing::test_page(door.desk.program(), &self.printer, door.now);
        let page = Page { slip: &slip, made: door.now, logo_png_base64: None };
        let printed = door.desk.adapters().paper.print(&page, &self.printer);
        printed.map_err(|trouble| trouble.refusal(&self.printer.name).into())
    }
}
