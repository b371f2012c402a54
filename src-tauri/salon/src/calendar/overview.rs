//! Weeks, months and lists of one person.

use std::collections::HashMap;

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::calendar::{
    Card, DaySummary, ListedAppointment, MonthPage, PersonList, ShowMonth, ShowWeek, Span, StandingWithin,
    WeekDay, WeekPage,
};
use contract::{Day, PersonId};
use rusqlite::Connection;

use super::agenda::Subject;
use super::card::CardNames;
use super::day_page::percent;
use super::frame::Frame;
use super::stored::StoredAppointment;
use super::{keep, store};

/// The longest list, in days.
const LIST_DAYS_MAX: i64 = 366;

/// Seven days from the Monday of a day's week.
pub fn week(tx: &ReadTx<'_>, wish: &ShowWeek) -> Outcome<WeekPage> {
    let monday = wish.day.plus_days(-i64::from(wish.day.weekday()));
    let names = CardNames::load(tx.conn, monday, monday.plus_days(6))?;
    let mut days = Vec::new();
    for summary in summaries(tx.conn, &names, (monday, 7), wish.person)? {
        let frame = Frame::of(summary.day);
        let stored = store::readable_between(tx.conn, frame.start, frame.end)?;
        let cards = cards(&names, &stored, wish.person)?;
        days.push(WeekDay { summary, cards });
    }
    Ok(WeekPage { days, now: tx.now, version: store::version(tx.conn)? })
}

fn cards(
    names: &CardNames<'_>,
    stored: &[StoredAppointment],
    person: Option<PersonId>,
) -> Outcome<Vec<Card>> {
    let of = |stored: &&StoredAppointment| {
        person.is_none_or(|person| keep::people_of(&stored.plan).contains(&person))
    };
    stored.iter().filter(of).map(|stored| names.card(stored)).collect()
}

/// All days of a day's month.
pub fn month(tx: &ReadTx<'_>, wish: &ShowMonth) -> Outcome<MonthPage> {
    let first = wish.day.plus_days(1 - i64::from(wish.day.day_of_month()));
    let next = first.plus_days(31);
    let days = 31 - i64::from(next.day_of_month()) + 1;
    let names = CardNames::load(tx.conn, first, first.plus_days(days - 1))?;
    let days = summaries(tx.conn, &names, (first, days), wish.person)?;
    Ok(MonthPage { days, now: tx.now, version: store::version(tx.conn)? })
}

/// How full some days are, for one person or all.
fn summaries(
    conn: &Connection,
    names: &CardNames<'_>,
    (first, count): (Day, i64),
    person: Option<PersonId>,
) -> Outcome<Vec<DaySummary>> {
    let (from, until) = (Frame::of(first).start, Frame::of(first.plus_days(count - 1)).end);
    let mut begun: HashMap<Day, u32> = HashMap::new();
    for start in store::begins(conn, from, until, person)? {
        *begun.entry(Frame::at(start).day).or_default() += 1;
    }
    let stylists =
        names.capacity.people.iter().filter(|known| known.active && known.performs).map(|known| known.id);
    let people: Vec<PersonId> = stylists.filter(|id| person.is_none_or(|person| person == *id)).collect();
    let mut hands: HashMap<Day, i64> = HashMap::new();
    for person in &people {
        for taken in store::taken(conn, Subject::Person(*person), from, until)? {
            *hands.entry(Frame::at(taken.from).day).or_default() += taken.until - taken.from;
        }
    }
    let rota = &names.capacity.rota;
    let days = (0..count).map(|offset| first.plus_days(offset));
    let summary = |day: Day| {
        let closed = rota.closed(day);
        let minutes = people.iter().map(|person| rota.work(*person, day).minutes()).sum();
        DaySummary {
            day,
            open: if closed.is_some() { Vec::new() } else { rota.open(day) },
            closed,
            appointments: begun.get(&day).copied().unwrap_or_default(),
            load_percent: percent(hands.get(&day).copied().unwrap_or_default(), minutes),
        }
    };
    Ok(days.map(summary).collect())
}

/// A person's appointments as a list.
pub fn list(tx: &ReadTx<'_>, wish: &PersonList) -> Outcome<Vec<ListedAppointment>> {
    let cards = on_days(tx, wish.from, wish.until, Some(wish.person))?.into_iter();
    Ok(cards.filter_map(|card| listed(card, Some(wish.person))).collect())
}

/// Appointments that take time while someone is away or the salon is closed.
pub fn standing_within(tx: &ReadTx<'_>, wish: &StandingWithin) -> Outcome<Vec<ListedAppointment>> {
    let mut cards = on_days(tx, wish.from, wish.until, wish.person)?;
    cards.retain(|card| card.state.takes_time());
    let listed = cards.into_iter().filter_map(|card| listed(card, wish.person));
    let conflict = |one: &ListedAppointment| {
        wish.within.is_none_or(|within| within.overlaps(Span::new(one.at.minute, one.until)))
    };
    Ok(listed.filter(conflict).collect())
}

fn on_days(tx: &ReadTx<'_>, from: Day, until: Day, person: Option<PersonId>) -> Outcome<Vec<Card>> {
    let until = until.min(from.plus_days(LIST_DAYS_MAX));
    let names = CardNames::load(tx.conn, from, from)?;
    let stored = store::readable_between(tx.conn, Frame::of(from).start, Frame::of(until).end)?;
    cards(&names, &stored, person)
}

/// From the first to the last that a person, or anyone, does of it.
fn listed(card: Card, person: Option<PersonId>) -> Option<ListedAppointment> {
    let mine = card.blocks.iter().filter(|block| person.is_none_or(|person| block.person == person));
    let (from, until) =
        mine.fold((u32::MAX, 0), |(from, until), block| (from.min(block.from), until.max(block.until)));
    Some(ListedAppointment {
        appointment: card.id,
        at: contract::calendar::Slot { minute: from, ..card.at? },
        until,
        guest: card.guest.name,
        phone: card.guest.phone,
        services: card.services,
        state: card.state,
        note: card.note,
    })
}
