//! What would come of a booking, a move or a resize, before it is done.

use book::fault::{Outcome, Trouble};
use book::tx::ReadTx;
use contract::calendar::{
    ChangeAppointment, Hindrance, HindranceKind, Preview, Slot, Span, TryBook, TryMove, TryResize,
};
use contract::{ArticleId, Day};
use rusqlite::Connection;

use super::agenda::{Agenda, Subject};
use super::availability::Availability;
use super::card::CardNames;
use super::edit::{Edit, edit};
use super::frame::Frame;
use super::moving::{after, looking, movable, place_of, resized};
use super::placing::{self, Wanted, try_place, wanted};
use super::stored::{StoredAppointment, StoredGuest, laid_out};
use super::{care, keep, wish};

/// Free minutes that are too short to sell: worth a word.
const SLIVER: i64 = 15;

pub fn try_move(tx: &ReadTx<'_>, wish: &TryMove) -> Outcome<Preview> {
    let stored = keep::known(tx.conn, wish.appointment)?;
    told(movable(&stored), |()| {
        let parts = after(tx.conn, &stored, wish.person)?;
        preview(tx, Some(&stored), &place_of(tx.conn, &stored, parts, wish.at), wish.at)
    })
}

pub fn try_resize(tx: &ReadTx<'_>, wish: &TryResize) -> Outcome<Preview> {
    let stored = keep::known(tx.conn, wish.appointment)?;
    let parts = movable(&stored).and_then(|()| resized(&stored, wish.part, wish.phase, wish.minutes));
    told(parts, |parts| {
        let start = stored.plan.start.ok_or(contract::refusal::CalendarRefusal::HalfMade)?;
        let at = Frame::at(start).slot(start);
        preview(tx, Some(&stored), &looking(tx.conn, &stored, parts, at), at)
    })
}

pub fn try_book(tx: &ReadTx<'_>, wish: TryBook) -> Outcome<Preview> {
    let book = wish.book;
    told(wish::guest(tx.conn, book.guest, book.note.as_deref()), |guest| {
        let at = book.at.filter(|_| !book.parts.is_empty());
        let at = at.ok_or(contract::refusal::CalendarRefusal::HalfMade)?;
        let seen = preview(tx, None, &wanted(tx.conn, &book.parts, &guest, at, None)?, at)?;
        let articles: Vec<ArticleId> = book.parts.iter().map(|part| part.article).collect();
        mind(tx.conn, seen, &guest, (&articles, at.day))
    })
}

pub fn try_change(tx: &ReadTx<'_>, wish: &ChangeAppointment) -> Outcome<Preview> {
    let stored = keep::known(tx.conn, wish.appointment)?;
    told(wish::guest(tx.conn, wish.guest.clone(), wish.note.as_deref()), |guest| {
        let articles: Vec<ArticleId> = match &wish.parts {
            Some(parts) => parts.iter().map(|part| part.article).collect(),
            None => stored.plan.parts.iter().map(|part| part.article).collect(),
        };
        let (day, seen) =
            match edit(tx.conn, &stored, &guest, (wish.parts.as_deref(), wish.at), tx.now.day())? {
                Edit::Looks(wanted, at) => (at.day, preview(tx, Some(&stored), &wanted, at)?),
                Edit::Stays(plan) => {
                    let day = plan.start.map_or_else(|| tx.now.day(), |start| Frame::at(start).day);
                    let names = CardNames::of_cards(tx.conn, day)?;
                    let blocks =
                        plan.start.map(|start| names.blocks_of(&plan.parts, start, Frame::at(start)));
                    let (blocks, hindrances) = (blocks.unwrap_or_default(), Vec::new());
                    (day, Preview { possible: true, blocks, hindrances, instead: None })
                }
            };
        mind(tx.conn, seen, &guest, (&articles, day))
    })
}

/// Adds what whoever books must know of the guest: allergies, the note that pops up, tests that do not carry.
fn mind(
    conn: &Connection,
    mut preview: Preview,
    guest: &StoredGuest,
    (articles, day): (&[ArticleId], Day),
) -> Outcome<Preview> {
    let told = care::told(conn, guest.customer, articles, day)?.into_iter();
    let notice = |sentence| Hindrance { kind: HindranceKind::Notice, sentence, person: None, span: None };
    preview.hindrances.extend(told.map(notice));
    Ok(preview)
}

/// A no is told, not given.
fn told<T>(so_far: Outcome<T>, go_on: impl FnOnce(T) -> Outcome<Preview>) -> Outcome<Preview> {
    match so_far.and_then(go_on) {
        Err(Trouble::Refused(no)) => {
            let hindrance = Hindrance {
                kind: HindranceKind::Impossible,
                sentence: no.to_string(),
                person: None,
                span: None,
            };
            Ok(Preview { possible: false, blocks: Vec::new(), hindrances: vec![hindrance], instead: None })
        }
        other => other,
    }
}

fn preview(
    tx: &ReadTx<'_>,
    stored: Option<&StoredAppointment>,
    wanted: &Wanted<'_>,
    at: Slot,
) -> Outcome<Preview> {
    let names = CardNames::load(tx.conn, at.day, at.day)?;
    let (start, availability) = try_place(tx, &names.capacity, wanted, at)?;
    let frame = Frame::of(at.day);
    let possible = availability.obstacles.iter().all(|obstacle| obstacle.is_soft());
    let instead = if possible { None } else { placing::instead(tx, wanted, start)? };
    let mut hindrances: Vec<Hindrance> =
        availability.obstacles.iter().map(|obstacle| obstacle.hindrance()).collect();
    if possible {
        hindrances.extend(effects(tx.conn, &names, stored, &availability, (frame, start))?);
    }
    Ok(Preview { possible, blocks: names.blocks_of(&availability.parts, start, frame), hindrances, instead })
}

/// What else changes: another chair, and gaps that are too short to sell.
fn effects(
    conn: &Connection,
    names: &CardNames<'_>,
    stored: Option<&StoredAppointment>,
    availability: &Availability,
    (frame, start): (Frame, i64),
) -> Outcome<Vec<Hindrance>> {
    let mut effects = Vec::new();
    let notice = |sentence, person, span| Hindrance { kind: HindranceKind::Notice, sentence, person, span };
    let had = stored.and_then(|stored| stored.plan.chair);
    if had.is_some() && had != availability.chair {
        let name = |chair| names.resource(chair).unwrap_or_default();
        let (from, to) =
            (had.map(name).unwrap_or_default(), availability.chair.map(name).unwrap_or_default());
        effects.push(notice(format!("Wechselt von {from} auf {to}."), None, None));
    }
    let agenda = Agenda::of(conn, frame, stored.map(|stored| stored.id));
    let Some(last) = laid_out(&availability.parts, start).filter(|segment| segment.hands().is_some()).last()
    else {
        return Ok(effects);
    };
    let Some(person) = last.hands() else { return Ok(effects) };
    let taken = agenda.of_subject(Subject::Person(person))?;
    let next = taken.iter().find(|taken| taken.from >= last.until);
    if let Some(next) = next.filter(|next| next.from > last.until && next.from - last.until < SLIVER) {
        let span = Span::new(frame.local(last.until), frame.local(next.from));
        let name = names.capacity.name(person);
        let sentence = format!(
            "Danach bleiben bei {name} nur {} min bis „{}“.",
            span.minutes(),
            agenda.what(Subject::Person(person), *next)?
        );
        effects.push(notice(sentence, Some(person), Some(span)));
    }
    Ok(effects)
}
