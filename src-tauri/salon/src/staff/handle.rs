//! The staff's rows of the menu; PINs are set at the door.

use book::act::{Look, View};
use book::fault::Outcome;
use book::pen::{Pen, Record};
use contract::MENU;
use contract::people::*;

use super::{change, store};
use crate::Here;

impl Look<Here> for People {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Person>> {
        store::readable_people(view.conn)
    }
}

impl Look<Here> for RoleMatrix {
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

impl Record<Here> for SetDuty {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        change::set_duty(pen, &self)
    }
}
