//! The strip's row of the menu.

use book::db::{left_out, settings};
use book::fault::Outcome;
use book::incidents;
use book::ledger;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::status::{ShowStatus, Status};
use salon::printing;

use super::{indicators, store};
use crate::Here;

impl ReadRow<Here> for ShowStatus {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Status> {
        let period = ledger::period(tx.conn)?;
        let phase = ledger::phase(tx.conn, &period, tx.now)?;
        let backup = settings::get(tx.conn, settings::LAST_BACKUP)?;
        let damage = incidents::standing(tx.conn)?;
        let mut lamps = vec![
            indicators::day(phase, &period),
            printing::lamp(tx)?,
            indicators::tse(),
            indicators::backup(backup, tx.now),
        ];
        lamps.extend(indicators::key(tx.key_state()));
        lamps.extend(indicators::witnesses(&tx.witness_health().wrong()));
        lamps.extend(indicators::damaged(left_out().len()));
        Ok(Status {
            lamps,
            banner: damage.first().map(indicators::standing_damage),
            anonymous_receipts_today: match period.opening {
                Some(_) => store::anonymous_sales_after(tx.conn, period.closed_up_to)?,
                None => 0,
            },
        })
    }
}
