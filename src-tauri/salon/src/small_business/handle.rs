//! The rows of the menu.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::Draft;
use book::rows::{ReadRow, SignRow};
use book::tx::ReadTx;
use contract::refusal::PeopleRefusal;
use contract::small_business::{SaveTurnoverElsewhere, ShowSmallBusiness, SmallBusiness, TurnoverElsewhere};
use contract::{Day, Money};
use proof::EntryKind;
use rusqlite::Connection;
use serde_json::json;

use super::told;
use super::turnover::turnover;
use crate::Here;
use crate::salon_data::is_small_business;

/// More than any small business turns over, and far from what sums can hold.
const MAX: Money = Money::euros(100_000_000);

impl ReadRow<Here> for ShowSmallBusiness {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<SmallBusiness> {
        shown(tx.conn, tx.now.day())
    }
}

impl SignRow<Here> for SaveTurnoverElsewhere {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<SmallBusiness> {
        let fits = |sum: Money| !sum.is_negative() && sum <= MAX;
        if !fits(self.this_year) || !self.year_before.is_none_or(fits) {
            let what = String::from("Ein Umsatz ist mindestens 0 € und höchstens 100.000.000 €.");
            return Err(PeopleRefusal::BadSetting { what }.into());
        }
        let today = tx.now.day();
        let old: TurnoverElsewhere = settings::get_or_empty(tx, settings::TURNOVER_ELSEWHERE)?;
        let new = TurnoverElsewhere {
            year: today.year(),
            this_year: self.this_year,
            year_before: self.year_before,
            founded_this_year: self.founded_this_year,
        };
        settings::put(tx, settings::TURNOVER_ELSEWHERE, &new)?;
        let note = json!({ "old": old, "new": new });
        tx.append(Draft::note(EntryKind::Settings).with_details("turnover_elsewhere/1", &note)?)?;
        shown(tx, today)
    }
}

fn shown(conn: &Connection, today: Day) -> Outcome<SmallBusiness> {
    let (turnover, profile) = (turnover(conn, today)?, law::at(today));
    let verdict = profile.small_business_verdict(turnover)?;
    let said: TurnoverElsewhere = settings::get_or_empty(conn, settings::TURNOVER_ELSEWHERE)?;
    let year = today.year();
    Ok(SmallBusiness {
        applies: is_small_business(conn)?,
        year,
        elsewhere: if said.year == year { said } else { TurnoverElsewhere { year, ..Default::default() } },
        this_year: turnover.this_year,
        year_before: turnover.year_before,
        limit_now: profile.small_business.limit_now(turnover.founded_this_year),
        limit_next_year: profile.small_business.year_before,
        told: told::sentence(year, &turnover, verdict),
    })
}
