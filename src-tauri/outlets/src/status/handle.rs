//! The strip's row of the menu.

use book::db::{is_damage, left_out, settings};
use book::fault::Outcome;
use book::ledger;
use book::outage;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::status::{Lamp, ShowStatus, Status};
use salon::{printing, small_business, tse_setup};

use super::{indicators, store};
use crate::{Here, health};

impl ReadRow<Here> for ShowStatus {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Status> {
        let backup = settings::get(tx.conn, settings::LAST_BACKUP)?;
        let damage = health::standing(tx)?;
        let (day, anonymous) = day(tx)?;
        let tse = tx.tse_state();
        let outage = if tse.is_there { outage::standing(tx.conn)? } else { None };
        let notice = tse_setup::newest_notice(tx.conn)?;
        let mut lamps = vec![
            day,
            printing::lamp(tx)?,
            indicators::tse(&tse, outage.as_ref(), (tx.now.day(), notice.as_ref())),
            indicators::backup(backup, tx.now),
        ];
        lamps.extend(small_business::lamp(tx)?);
        lamps.extend(indicators::key(tx.key_state()));
        lamps.extend(indicators::witnesses(&tx.witness_health().wrong()));
        lamps.extend(indicators::damaged(left_out().len()));
        Ok(Status {
            lamps,
            banner: match (damage.first(), &outage) {
                (Some(damage), _) => Some(indicators::standing_damage(damage)),
                (None, Some(outage)) => Some(indicators::standing_outage(outage)),
                (None, None) => None,
            },
            anonymous_receipts_today: anonymous,
        })
    }
}

/// Where the day stands, and how many sales of it have no customer's name. A book whose end can't be read tells neither.
fn day(tx: &ReadTx<'_>) -> Outcome<(Lamp, u32)> {
    let found = || -> Outcome<(Lamp, u32)> {
        let period = ledger::period(tx.conn)?;
        let phase = ledger::phase(tx.conn, &period, tx.now)?;
        let anonymous = match period.opening {
            Some(_) => store::anonymous_sales_after(tx.conn, period.closed_up_to)?,
            None => 0,
        };
        Ok((indicators::day(phase, &period), anonymous))
    };
    match found() {
        Err(trouble) if is_damage(&trouble) => Ok((indicators::unreadable_day(), 0)),
        found => found,
    }
}
