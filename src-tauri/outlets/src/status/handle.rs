//! The strip's row of the menu.

use book::act::{Look, View};
use book::db::{left_out, settings};
use book::fault::Outcome;
use book::ledger;
use contract::status::{ShowStatus, Status};
use proof::Seq;
use salon::printing;

use super::{lamps, store};
use crate::Here;

impl Look<Here> for ShowStatus {
    fn look(self, view: &View<'_>) -> Outcome<Status> {
        let period = ledger::period(view.conn)?;
        let phase = ledger::phase(view.conn, &period, view.now)?;
        let backup = settings::get(view.conn, settings::LAST_BACKUP)?;
        let broken: Option<(Seq, String)> = settings::get(view.conn, settings::BROKEN_CHAIN)?;
        let mut lamps = vec![
            lamps::day(phase, &period),
            printing::lamp(view)?,
            lamps::tse(),
            lamps::backup(backup, view.now),
        ];
        lamps.extend(lamps::damaged(left_out().len()));
        Ok(Status {
            lamps,
            banner: broken.map(|(_, finding)| lamps::broken_chain(&finding)),
            anonymous_receipts_today: match period.opening {
                Some(_) => store::anonymous_sales_after(view.conn, period.closed_up_to)?,
                None => 0,
            },
        })
    }
}
