//! The daily close: one entry that stores all figures, one Z number further. After it nothing of the day
//! can change. It needs a count and nothing from outside the process, so it can always be made.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::gathered::Gathered;
use book::ledger::{self, Draft, Opening, Period};
use book::ports::TseDevice;
use book::tx::ReadTx;
use contract::Question;
use contract::day::Closing;
use contract::refusal::{DayRefusal, DoorRefusal, TillRefusal};
use figures::{DrawerSums, Figures};
use proof::{EntryKind, ReferenceKind};
use rusqlite::Connection;

use super::details::{CLOSING_FORM, ClosingDetails, MasterData};
use super::newest::{NewestCount, newest};
use super::state::open_period;
use super::{gather, slip, store};
use crate::cash::{self, Carried, OpenTip};
use crate::{calendar, printing, till};

/// Whether the day could be closed now, or what speaks against it.
///
/// # Errors
/// No day is open, no count holds, or a question that was not answered.
pub fn check_close(tx: &ReadTx<'_>) -> Outcome<()> {
    let (_, opening) = open_period(tx.conn)?;
    newest(tx.conn, &opening)?.ok_or(DayRefusal::NoCount)?.check_holds()?;
    ask_about_what_is_open(tx)
}

/// Closes the day that is open.
///
/// # Errors
/// [`TillRefusal::BeingBooked`] where a basket was filled since the events of the open ones ended: those end first.
pub fn close_day(tx: &mut BookTx<'_>) -> Outcome<Closing> {
    let (period, opening) = open_period(tx)?;
    let count = newest(tx, &opening)?.ok_or(DayRefusal::NoCount)?;
    count.check_holds()?;
    ask_about_what_is_open(&tx.as_read())?;
    if till::any_not_ended(tx, period.after)? {
        return Err(TillRefusal::BeingBooked.into());
    }
    let details = details(tx, &period, &opening, &count)?;
    let mut draft = Draft::note(EntryKind::Closing)
        .with_details(CLOSING_FORM.name(), &details)?
        .referring(ReferenceKind::Count, count.seq);
    draft.booking_day = Some(opening.day);
    draft.started = Some(opening.at);
    let recorded = tx.append(draft)?;
    cash::end_all(tx)?;
    let slip = slip::z_slip(tx, (&recorded).into(), tx.program.notice)?;
    let print = printing::enqueue(tx, &slip, Some(recorded.seq()))?;
    Ok(Closing {
        z_number: ledger::z_number(&recorded.entry.head)?,
        seq: recorded.seq(),
        day: opening.day,
        at: recorded.ended(),
        cash_left: details.carried.cash_left,
        slip,
        print,
    })
}

/// IKS-13: what is unfinished is said, and may stay.
fn ask_about_what_is_open(tx: &ReadTx<'_>) -> Outcome<()> {
    let baskets = till::open_baskets(tx.conn)?.len();
    // What lies in a basket was told with it.
    let unpaid = calendar::unpaid(tx.conn, tx.now)?.iter().filter(|unpaid| unpaid.basket.is_none()).count();
    let told = match (baskets, unpaid) {
        (0, 0) => return Ok(()),
        (_, 0) => format!("Offene Vorgänge: {baskets}."),
        (0, _) => format!("Fertige Termine ohne Zahlung: {unpaid}."),
        (_, _) => format!("Offene Vorgänge: {baskets}. Fertige Termine ohne Zahlung: {unpaid}."),
    };
    tx.authority.ask(Question::UnfinishedBusiness, || {
        format!("{told} Sie bleiben stehen und können morgen kassiert werden. Trotzdem abschließen?")
    })
}

fn details(
    tx: &BookTx<'_>,
    period: &Period,
    opening: &Opening,
    count: &NewestCount,
) -> Outcome<ClosingDetails> {
    let Gathered { mut figures, unreadable } = gather::figures(tx, period, opening)?;
    figures.drawer = drawer(tx, &figures, opening, count)?;
    let before = cash::carried(tx, period)?;
    let open_tips = cash::open_tips(tx)?.into_iter();
    let carried = Carried {
        cash_left: tx.cash(),
        open_tips: open_tips
            .map(|tip| OpenTip { person: tip.person, name: tip.name, open: tip.open })
            .collect(),
        grand_total: before.grand_total.plus(figures.turnover)?,
    };
    let master = master_data(tx, period, opening)?;
    Ok(ClosingDetails { figures, count: count.details.clone(), carried, master, unreadable })
}

/// From the opening stock to what stays; the target is what was expected before the difference was booked.
fn drawer(
    conn: &BookTx<'_>,
    figures: &Figures,
    opening: &Opening,
    count: &NewestCount,
) -> Outcome<DrawerSums> {
    let counted = count.details.counted;
    let difference = store::differences_of_close(conn, opening.seq)?;
    let target = counted.minus(difference)?;
    Ok(DrawerSums {
        opening: figures.drawer.opening,
        target,
        counted: Some(counted),
        difference,
        closing: conn.cash(),
    })
}

fn master_data(tx: &BookTx<'_>, period: &Period, opening: &Opening) -> Outcome<MasterData> {
    let conn: &Connection = tx;
    let key = ledger::current_key(conn)?.ok_or(DoorRefusal::NotSetUp)?;
    Ok(MasterData {
        salon: settings::set_up(conn, settings::SALON)?,
        register: settings::set_up(conn, settings::REGISTER)?,
        public_key: key.to_string(),
        fingerprint: key.fingerprint_for_people(),
        chain_head: tx.chain_head().to_string(),
        program: format!("{} {}", tx.program.name, tx.program.version),
        vat_keys: law::at(opening.day).rates(),
        tses: tses(tx, period)?,
    })
}

/// Those that have said who they are. What can't be read any more says so in the chain; a close waits for nobody.
fn tses(conn: &Connection, period: &Period) -> Outcome<Vec<TseDevice>> {
    let mut tses: Vec<TseDevice> = Vec::new();
    for body in ledger::tses_since(conn, period.after)? {
        match serde_json::from_str(&body) {
            Ok(tse) => tses.push(tse),
            Err(trouble) => tracing::error!(%trouble, "a TSE of the period can't be read"),
        }
    }
    tses.retain(TseDevice::is_known);
    Ok(tses)
}
