//! Staff tips pass through the drawer (TrinkgeldAN, key 5) until they are paid out.

use book::booking::Judging;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::cash::{PayOutTips, TipBalance};
use contract::refusal::CashRefusal;
use proof::{BusinessCase, EntryKind, Money};
use rusqlite::Connection;

use super::bon::CashBon;
use super::carried::{add_tips, carried};
use super::drawer::check_drawer;
use super::handing::OpenTip;
use super::store;

/// Tips that wait in the drawer, by person: what the last close left and what has come and gone since.
pub fn open_tips(conn: &Connection) -> Outcome<Vec<TipBalance>> {
    let period = ledger::period(conn)?;
    let mut tips = carried(conn, &period)?.open_tips;
    let part = (period.after, ledger::newest_seq(conn)?);
    add_tips(&mut tips, store::tips_between(conn, part)?)?;
    Ok(tips.into_iter().map(|OpenTip { person, name, open }| TipBalance { person, name, open }).collect())
}

/// The bon that pays tips out. What the drawer lacks stays open: it never goes below zero.
pub fn payout(judging: &Judging<'_>, wish: &PayOutTips) -> Outcome<Draft> {
    let day = ledger::cash_day(judging.conn)?;
    if !wish.amount.is_positive() {
        return Err(CashRefusal::BadAmount.into());
    }
    let balance = open_tips(judging.conn)?.into_iter().find(|tip| tip.person == wish.person);
    let open = balance.as_ref().map_or(Money::ZERO, |tip| tip.open);
    let Some(tip) = balance.filter(|_| wish.amount <= open) else {
        return Err(CashRefusal::TipTooHigh { open }.into());
    };
    let paid = wish.amount.min(judging.drawer);
    if paid < wish.amount {
        super::hide_from_who_counts(judging)?;
    }
    check_drawer(judging, paid.max(Money::cents(1)))?;
    let bon = CashBon {
        kind: EntryKind::TipPayout,
        case: BusinessCase::TrinkgeldAN,
        case_name: None,
        text: format!("Trinkgeldauszahlung {}", tip.name),
        amount: paid.negated(),
        recipient: Some((tip.person, tip.name)),
    };
    Ok(bon.draft(&day))
}
