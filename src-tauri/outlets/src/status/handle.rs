//! The strip's row of the menu.

use book::db::{left_out, settings};
use book::fault::Outcome;
use book::incidents;
use book::ledger;
use book::outage;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::status::{ShowStatus, Status};
use salon::{printing, small_business};

use super::{indicators, store};
use crate::Here;

impl ReadRow<Here> for ShowStatus {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Status> {
        let period = ledger::period(tx.conn)?;
        let phase = ledger::phase(tx.conn, &period, tx.now)?;
        let backup = settings::get(tx.conn, settings::LAST_BACKUP)?;
        let damage = incidents::standing(tx.conn)?;
        let tse = tx.tse_state();
        let outage = if tse.is_there { outage::standing(tx.conn)? } else { None };
        let mut lamps = vec![
            indicators::day(phase, &period),
            printing::lamp(tx)?,
            indicators::tse(&tse, outage.as_ref()),
            indicators::backup(backup, tx.now),
        ];
        lamps.extend(small_business::lamp(tx)?);
        lamps.extend(indicators::key(tx.key_state()));
        lamps.extend(indicators::damaged(left_out().len()));
        Ok(Status {
            lamps,
            banner: match (damage.first(), &outage) {
                (Some(damage), _) => Some(indicators::standing_damage(damage)),
                (None, Some(outage)) => Some(indicators::standing_outage(outage)),
                (None, None) => None,
            },
            anonymous_receipts_today: match period.opening {
                Some(_) => store::anonymous_sales_after(tx.conn, period.closed_up_to)?,
                None => 0,
            },
        })
    }
}
