//! A day as the page paints it: columns with shifts and load, appointments with their blocks.

use std::collections::HashMap;

use book::authority::Actor;
use book::fault::Outcome;
use book::tx::ReadTx;
use contract::PersonId;
use contract::calendar::{AbsenceKind, Card, Column, DAY_MINUTES, DayPage, Span};
use contract::people::Person;

use super::card::CardNames;
use super::frame::Frame;
use super::store;
use super::stored::{StoredAppointment, laid_out};
use super::waiting;
use crate::staff;

/// What the grid shows at least, in minutes since midnight.
const USUALLY_SHOWN: Span = Span::new(8 * 60, 19 * 60);

/// Everything that a day's page paints.
pub fn day_page(tx: &ReadTx<'_>, day: contract::Day) -> Outcome<DayPage> {
    let (conn, frame) = (tx.conn, Frame::of(day));
    let names = CardNames::load(conn, day, day)?;
    let stored = store::readable_between(conn, frame.start, frame.end)?;
    let cards: Vec<Card> = stored.iter().map(|stored| names.card(stored)).collect::<Outcome<_>>()?;
    let parked = store::parked(conn)?.iter().map(|stored| names.card(stored)).collect::<Outcome<_>>()?;
    let columns = columns(&names, &stored, frame);
    let open = names.capacity.rota.open(day);
    let closed = names.capacity.rota.closed(day);
    Ok(DayPage {
        day,
        now: tx.now,
        version: store::version(conn)?,
        shown: shown(&open, &columns, &cards),
        open: if closed.is_some() { Vec::new() } else { open },
        closed,
        columns,
        cards,
        parked,
        waiting: waiting::list(tx)?,
    })
}

/// Minutes of hands by person.
pub fn hands(stored: &[StoredAppointment]) -> HashMap<PersonId, i64> {
    let mut hands = HashMap::new();
    for stored in stored.iter().filter(|stored| stored.plan.takes_time()) {
        for segment in laid_out(&stored.plan.parts, stored.plan.start.unwrap_or_default()) {
            if let Some(person) = segment.hands() {
                *hands.entry(person).or_insert(0) += segment.until - segment.from;
            }
        }
    }
    hands
}

/// Those who do services, and whoever else has something to do or a shift.
fn columns(names: &CardNames<'_>, stored: &[StoredAppointment], frame: Frame) -> Vec<Column> {
    let hands = hands(stored);
    let rota = &names.capacity.rota;
    let shown = |person: &&Person| {
        let works = person.active && (person.performs || rota.has_shifts(person.id, frame.day));
        works || hands.contains_key(&person.id)
    };
    let column = |person: &Person| {
        let work = rota.work(person.id, frame.day);
        let load_percent = percent(hands.get(&person.id).copied().unwrap_or_default(), work.minutes());
        Column {
            person: person.id,
            name: person.short_name.clone(),
            initials: initials(person),
            role: person.role,
            shift: work.shift,
            breaks: work.breaks,
            absences: work
                .absences
                .into_iter()
                .map(|span| (span, AbsenceKind::Other.german().to_owned()))
                .collect(),
            load_percent,
        }
    };
    names.capacity.people.iter().filter(shown).map(column).collect()
}

fn initials(person: &Person) -> String {
    let Person { id, name, short_name, role, performs, .. } = person.clone();
    staff::tile(&Actor { id, name, short_name, role, performs }, false).initials
}

/// Rounded down; nothing of nothing is nothing.
pub fn percent(part: i64, of: u32) -> u32 {
    let share = part.saturating_mul(100).checked_div(i64::from(of));
    u32::try_from(share.unwrap_or_default()).unwrap_or_default()
}

/// Whole hours around everything that is on the page.
fn shown(open: &[Span], columns: &[Column], cards: &[Card]) -> Span {
    let shifts = columns.iter().flat_map(|column| column.shift.iter().copied());
    let blocks = cards.iter().flat_map(|card| card.blocks.iter().map(|block| block.span()));
    let all = open.iter().copied().chain(shifts).chain(blocks);
    let around = all.reduce(|one, other| Span::new(one.from.min(other.from), one.until.max(other.until)));
    let around = around.unwrap_or(USUALLY_SHOWN);
    Span::new(around.from / 60 * 60, (around.until.div_ceil(60) * 60).min(DAY_MINUTES))
}
