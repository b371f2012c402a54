//! The rows of the menu.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::Draft;
use book::rows::{ReadRow, SignRow};
use book::tx::ReadTx;
use contract::refusal::PeopleRefusal;
use contract::small_business::{
    KeyAdvice, SaveSmallBusinessKey, SaveTurnoverElsewhere, ShowSmallBusiness, SmallBusiness,
    TurnoverElsewhere,
};
use contract::{Day, Money, VatKey};
use proof::EntryKind;
use rusqlite::Connection;
use serde_json::json;

use super::told;
use super::turnover::turnover;
use crate::Here;
use crate::salon_data::{check_no_day_is_open, is_small_business};

/// More than any small business turns over, and far from what sums can hold.
const MAX: Money = Money::euros(100_000_000);
/// Letters of an adviser's name.
const NAME_MAX: usize = 100;

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

impl SignRow<Here> for SaveSmallBusinessKey {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<SmallBusiness> {
        check_no_day_is_open(tx)?;
        let today = tx.now.day();
        let new = self.advice.map(|advice| checked(advice, today)).transpose()?;
        let old: Option<KeyAdvice> = settings::get_or_empty(tx, settings::SMALL_BUSINESS_KEY)?;
        settings::put(tx, settings::SMALL_BUSINESS_KEY, &new)?;
        let note = json!({ "old": old, "new": new });
        tx.append(Draft::note(EntryKind::Settings).with_details("small_business_key/1", &note)?)?;
        shown(tx, today)
    }
}

/// An adviser's word as it can be kept: one of the two keys, by name, said today or before.
fn checked(advice: KeyAdvice, today: Day) -> Outcome<KeyAdvice> {
    let no = |what: &str| Err(PeopleRefusal::BadSetting { what: what.to_owned() }.into());
    let adviser = advice.adviser.split_whitespace().collect::<Vec<_>>().join(" ");
    if !matches!(advice.key, VatKey::NotTaxable | VatKey::Exempt) {
        return no("Kleinunternehmer haben den Schlüssel 6 (steuerfrei) oder 5 (nicht steuerbar).");
    }
    if !(1..=NAME_MAX).contains(&adviser.chars().count()) {
        return no("Bitte den Namen der Steuerberatung eingeben, höchstens 100 Zeichen.");
    }
    if advice.day > today {
        return no(
            "Der Tag der Auskunft liegt in der Zukunft. Bitte den Tag eingeben, an dem die Steuerberatung es gesagt hat.",
        );
    }
    Ok(KeyAdvice { adviser, ..advice })
}

fn shown(conn: &Connection, today: Day) -> Outcome<SmallBusiness> {
    let (turnover, profile) = (turnover(conn, today)?, law::at(today));
    let verdict = profile.small_business_verdict(turnover)?;
    let said: TurnoverElsewhere = settings::get_or_empty(conn, settings::TURNOVER_ELSEWHERE)?;
    let advice: Option<KeyAdvice> = settings::get_or_empty(conn, settings::SMALL_BUSINESS_KEY)?;
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
        key: profile.small_business.key_as_advised(advice.as_ref().map(|advice| advice.key)),
        advice,
    })
}
