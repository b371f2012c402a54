//! Cash between the drawer, the safe and the bank. A transit leaves the drawer as a bon; that the bank took
//! the money is an entry of its own, as it moves no cash of the drawer.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::intent::{Hold, check_free};
use book::ledger::{self, Draft};
use book::tx::ReadTx;
use contract::cash::{BankedFrom, OpenTransit, RecordBanking, TransitView};
use contract::refusal::CashRefusal;
use contract::{Day, Money, Seq};
use proof::{BusinessCase, Entry, EntryKind, Line, ReferenceKind};
use rusqlite::Connection;

use super::banking::{BANKING_FORM, Banking};
use super::movement::{AMOUNT_MAX, SAFE};
use super::store;
use crate::letterhead::Likeness;

/// Longest number of a bank's receipt that is kept.
const DOCUMENT_MAX: usize = 60;

/// What is under way, and what should be in the safe.
pub fn transits(tx: &ReadTx<'_>) -> Outcome<TransitView> {
    transits_at(tx.conn, ledger::newest_seq(tx.conn)?, tx.now.day())
}

/// [`transits`] as they were at an entry, seen from a day.
pub fn transits_at(conn: &Connection, until: Seq, day: Day) -> Outcome<TransitView> {
    let open = store::open_transits(conn, until)?.into_iter();
    let open = open.map(|seq| open_transit(conn, seq, day));
    Ok(TransitView { safe: safe_balance(conn, until)?, open: open.collect::<Outcome<_>>()? })
}

/// What should be in the safe after an entry: transits into it less those out of it, and what was banked.
pub fn safe_balance(conn: &Connection, until: Seq) -> Outcome<Money> {
    let banked = store::banked(conn, until)?.into_iter().filter(|banking| banking.from == BankedFrom::Safe);
    let banked = Money::total(banked.map(|banking| banking.amount))?;
    Ok(store::moved_into_safe(conn, until)?.minus(banked)?)
}

/// What an entry put into the safe; negative where it took something out.
pub fn put_into_safe(entry: &Entry) -> Outcome<Money> {
    let safe = |line: &&Line| {
        line.case == BusinessCase::Geldtransit && line.case_name.as_deref() == Some(SAFE) && !line.voided
    };
    Ok(Money::total(entry.lines.iter().filter(safe).map(|line| line.gross.negated()))?)
}

fn open_transit(conn: &Connection, seq: Seq, today: Day) -> Outcome<OpenTransit> {
    let entry = ledger::entry(conn, seq)?.ok_or(CashRefusal::NoSuchTransit)?.entry;
    let day = ledger::booking_day(&entry.head)?;
    Ok(OpenTransit {
        seq,
        number: ledger::receipt_number(&entry.head)?,
        day,
        at: entry.head.ended,
        amount: entry.head.total.negated(),
        person: Likeness::of(&entry)?.person,
        age_days: today.days_since(day),
    })
}

/// Records that the bank took the money, once.
pub fn record_banking(tx: &mut BookTx<'_>, wish: &RecordBanking) -> Outcome<TransitView> {
    if !wish.amount.is_positive() || wish.amount > AMOUNT_MAX {
        return Err(CashRefusal::BadAmount.into());
    }
    let document = wish.document.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let banking = Banking {
        from: wish.from,
        amount: wish.amount,
        day: wish.day,
        document: document.map(|text| text.chars().take(DOCUMENT_MAX).collect()),
    };
    let mut note = Draft::note(EntryKind::Banking).with_details(BANKING_FORM, &banking)?;
    note.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    match wish.from {
        BankedFrom::Transit(seq) => {
            check_free(tx, &Hold::Entry(seq))?;
            check_transit(tx, seq, &banking)?;
            note = note.referring(ReferenceKind::Settles, seq);
        }
        BankedFrom::Safe => check_safe(tx, &banking)?,
    }
    tx.append(note)?;
    transits(&tx.as_read())
}

fn check_transit(tx: &BookTx<'_>, seq: Seq, banking: &Banking) -> Outcome<()> {
    if let Some(by) = banked_by(tx, seq)? {
        let day = banking_of(tx, by)?.map_or(banking.day, |banking| banking.day);
        return Err(CashRefusal::AlreadyBanked { day: day.german() }.into());
    }
    let open = store::open_transits(tx, ledger::newest_seq(tx)?)?;
    if !open.contains(&seq) {
        return Err(CashRefusal::NoSuchTransit.into());
    }
    let transit = open_transit(tx, seq, tx.now.day())?;
    if transit.amount != banking.amount {
        return Err(CashRefusal::BankingAmount { open: transit.amount }.into());
    }
    check_day(tx, banking, Some(transit.day.min(transit.at.day())))
}

fn check_safe(tx: &BookTx<'_>, banking: &Banking) -> Outcome<()> {
    check_day(tx, banking, None)?;
    if store::same_banking(tx, &serde_json::to_string(banking)?)? {
        return Err(CashRefusal::AlreadyBanked { day: banking.day.german() }.into());
    }
    let safe = safe_balance(tx, ledger::newest_seq(tx)?)?;
    if safe < banking.amount {
        return Err(CashRefusal::SafeLacks { safe, wanted: banking.amount }.into());
    }
    Ok(())
}

fn check_day(tx: &BookTx<'_>, banking: &Banking, not_before: Option<Day>) -> Outcome<()> {
    let too_early = not_before.is_some_and(|first| banking.day < first);
    if too_early || banking.day > tx.now.day() {
        return Err(CashRefusal::BankingDay.into());
    }
    Ok(())
}

/// The banking that ends a transit and stands.
pub fn banked_by(conn: &Connection, transit: Seq) -> Outcome<Option<Seq>> {
    for (by, _, reference) in ledger::references_to(conn, transit)? {
        if reference == ReferenceKind::Settles && ledger::cancelled_by(conn, by)?.is_none() {
            return Ok(Some(by));
        }
    }
    Ok(None)
}

/// The banking that an entry records, or takes back by the opposite sum, if it does.
pub fn banking_of(conn: &Connection, seq: Seq) -> Outcome<Option<Banking>> {
    let Some(stored) = ledger::entry(conn, seq)? else { return Ok(None) };
    let is_banking = stored.entry.details.as_ref().is_some_and(|details| details.form == BANKING_FORM);
    if is_banking { ledger::details(&stored.entry) } else { Ok(None) }
}
