//! The book of the drawer over some booking days.

use book::fault::Outcome;
use book::ledger::{self, Part};
use book::tx::ReadTx;
use contract::lists::Span;
use contract::sheet::Sheet;
use proof::{Day, EntryKind, Money};
use salon::cash;

use super::page::CashPages;
use super::period::{self, PeriodRows};
use super::store::{self, Move};

/// The cash book of these days.
pub fn drawer_book(tx: &ReadTx<'_>, span: Span) -> Outcome<Sheet> {
    pages(tx, span)?.sheet()
}

fn pages(tx: &ReadTx<'_>, span: Span) -> Outcome<CashPages> {
    let (from, to) = span.bounds();
    let part = Part::of(tx.conn, from, to)?;
    let runs = ledger::period(tx.conn)?;
    let open = runs.opening.as_ref().filter(|opening| part.holds(opening)).map(|opening| opening.day);
    if open.is_some() {
        // The count is blind, whoever counts.
        cash::hide_from_who_counts(tx)?;
    }
    let periods = match span {
        Span::Day(day) => singly(tx, day)?,
        _ => by_closing(tx, part)?,
    };
    let before = before(tx, part)?;
    let mut notices: Vec<String> = breaks(before, &periods);
    if let Some(day) = open {
        let day = day.german();
        notices.push(format!("Der {day} ist noch nicht abgeschlossen; gezeigt ist der Stand von jetzt."));
    }
    let opening = periods.first().map(|period| period.opening).or(before).unwrap_or_default();
    let words = "Das Kassenbuch entsteht aus den Buchungen; niemand trägt darin etwas ein. Kartenzahlungen \
                 gehören nicht hinein. Jeder Bestand ist der Anfangsbestand seines Abschlusses und die \
                 Bewegungen bis dahin.";
    Ok(CashPages {
        name: "Kassenbuch",
        stem: "kassenbuch",
        span,
        opening,
        rows: periods.into_iter().flat_map(|period| period.rows).collect(),
        notices,
        words: vec![words.to_owned()],
    })
}

/// What the last closing before these days left; before the first, what the set-up said.
fn before(tx: &ReadTx<'_>, part: Part) -> Outcome<Option<Money>> {
    match store::closing_before(tx.conn, part)? {
        Some(closing) => Ok(Some(period::stored(tx.conn, closing)?.1.carried.cash_left)),
        None => Ok(book::db::settings::get(tx.conn, book::db::settings::FIRST_CASH)?),
    }
}

fn by_closing(tx: &ReadTx<'_>, part: Part) -> Outcome<Vec<PeriodRows>> {
    let mut periods = Vec::new();
    for closing in store::closings(tx.conn, part)? {
        periods.push(period::closed(tx.conn, closing)?);
    }
    let runs = ledger::period(tx.conn)?;
    if let Some(opening) = runs.opening.as_ref().filter(|opening| part.holds(opening)) {
        let mut moves = store::moves(tx.conn, opening.day, opening.day)?;
        moves.retain(|moved| moved.seq > runs.after);
        periods.push(period::running(opening.day, &moves)?);
    }
    Ok(periods)
}

fn singly(tx: &ReadTx<'_>, day: Day) -> Outcome<Vec<PeriodRows>> {
    let moves = store::moves(tx.conn, day, day)?;
    let begins = |moved: &Move| moved.kind == EntryKind::OpeningStock;
    let mut periods = Vec::new();
    let mut rest = moves.as_slice();
    while let Some((_, after)) = rest.split_first() {
        let length = 1 + after.iter().position(begins).unwrap_or(after.len());
        let (first, others) = rest.split_at(length);
        periods.push(period::each(first)?);
        rest = others;
    }
    for (period, closing) in periods.iter_mut().zip(store::closings(tx.conn, Part::Days(day, day))?) {
        period.left = Some(period::stored(tx.conn, closing)?.1.carried.cash_left);
    }
    Ok(periods)
}

/// Where one period does not begin with what the one before left, or does not end with what its closing says.
fn breaks(before: Option<Money>, periods: &[PeriodRows]) -> Vec<String> {
    let mut notices = Vec::new();
    let mut stock = before;
    for period in periods {
        if stock.is_some_and(|stock| stock != period.opening) {
            notices.push(format!(
                "Der {} beginnt mit {} €, davor lagen {} € in der Kasse.",
                period.day.german(),
                period.opening,
                stock.unwrap_or_default()
            ));
        }
        let end = period.rows.last().map_or(period.opening, |row| row.balance);
        if period.left.is_some_and(|left| left != end) {
            let left = period.left.unwrap_or_default();
            notices.push(format!(
                "Der Abschluss vom {} nennt {left} €, die Buchungen ergeben {end} €.",
                period.day.german()
            ));
        }
        stock = period.left.or(Some(end));
    }
    notices
}
