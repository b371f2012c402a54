//! The staff's rows of the menu; PINs are set at the door.

use contract::MENU;
use contract::people::*;

use super::{change, store};
use crate::act::{Look, View};
use crate::fault::Outcome;
use crate::pen::{Pen, Record};

impl Look for People {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Person>> {
        store::readable_people(view.conn)
    }
}

impl Look for RoleMatrix {
    fn look(self, _: &View<'_>) -> Outcome<Vec<RoleRow>> {
        let rows = MENU.iter().map(|row| RoleRow {
            command: row.command.to_owned(),
            label: row.label.to_owned(),
            lowest: row.lowest,
            effect: row.effect,
        });
        Ok(rows.collect())
    }
}

impl Record for SetDuty {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        change::set_duty(pen, &self)
    }
}
