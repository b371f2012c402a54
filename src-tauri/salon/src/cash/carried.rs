//! What one closing hands to the next period. It stands in the closing entry, so that nothing is ever
//! summed over years.

use book::db::settings;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Period};
use contract::PersonId;
use proof::Money;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// What lies in the drawer: the next opening expects it.
    pub cash_left: Money,
    /// Staff tips that were not paid out.
    pub open_tips: Vec<OpenTip>,
    /// Turnover of all closings so far, gross.
    pub grand_total: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTip {
    pub person: PersonId,
    pub name: String,
    pub open: Money,
}

/// The part of a closing's details that is read here.
#[derive(Deserialize)]
struct Closed {
    carried: Carried,
}

/// What the last closing left; before the first, what the set-up said.
pub fn carried(conn: &Connection, period: &Period) -> Outcome<Carried> {
    let Some(closing) = period.last_closing else {
        let cash_left = settings::set_up(conn, settings::FIRST_CASH)?;
        return Ok(Carried { cash_left, ..Carried::default() });
    };
    let nothing = || Trouble::fault(format!("closing {} hands nothing on", closing.seq));
    let stored = ledger::entry(conn, closing.seq)?.ok_or_else(nothing)?;
    let closed: Closed = ledger::details(&stored.entry)?.ok_or_else(nothing)?;
    Ok(closed.carried)
}
