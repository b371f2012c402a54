//! What would come of a booking, a move or a resize, before it is done.

use book::act::View;
use book::fault::{Outcome, Trouble};
use contract::calendar::{
    ChangeAppointment, Hindrance, HindranceKind, Preview, Slot, Span, TryBook, TryMove, TryResize,
};
use rusqlite::Connection;

use super::agenda::{Agenda, Subject};
use super::card::Names;
use super::edit::{Edit, edit};
use super::frame::Frame;
use super::held::{Held, laid_out};
use super::moving::{after, looking, movable, place_of, resized};
use super::placing::{self, Wanted, try_place, wanted};
use super::trial::Trial;
use super::{keep, wish};

/// Free minutes that are too short to sell: worth a word.
const SLIVER: i64 = 15;

pub fn try_move(view: &View<'_>, wish: &TryMove) -> Outcome<Preview> {
    let held = keep::known(view.conn, wish.appointment)?;
    told(movable(&held), |()| {
        let parts = after(&held, wish.person);
        preview(view, Some(&held), &place_of(view.conn, &held, parts, wish.at), wish.at)
    })
}

pub fn try_resize(view: &View<'_>, wish: &TryResize) -> Outcome<Preview> {
    let held = keep::known(view.conn, wish.appointment)?;
    let parts = movable(&held).and_then(|()| resized(&held, wish.part, wish.phase, wish.minutes));
    told(parts, |parts| {
        let start = held.image.start.ok_or(contract::refusal::CalendarRefusal::HalfMade)?;
        let at = Frame::at(start).slot(start);
        preview(view, Some(&held), &looking(view.conn, &held, parts, at), at)
    })
}

pub fn try_book(view: &View<'_>, wish: TryBook) -> Outcome<Preview> {
    let book = wish.book;
    told(wish::guest(view.conn, book.guest, book.note.as_deref()), |guest| {
        let at = book.at.filter(|_| !book.parts.is_empty());
        let at = at.ok_or(contract::refusal::CalendarRefusal::HalfMade)?;
        preview(view, None, &wanted(view.conn, &book.parts, &guest, at, None)?, at)
    })
}

pub fn try_change(view: &View<'_>, wish: &ChangeAppointment) -> Outcome<Preview> {
    let held = keep::known(view.conn, wish.appointment)?;
    told(wish::guest(view.conn, wish.guest.clone(), wish.note.as_deref()), |guest| {
        match edit(view.conn, &held, &guest, (wish.parts.as_deref(), wish.at), view.now.day())? {
            Edit::Looks(wanted, at) => preview(view, Some(&held), &wanted, at),
            Edit::Stays(image) => {
                let day = image.start.map_or_else(|| view.now.day(), |start| Frame::at(start).day);
                let names = Names::of_cards(view.conn, day)?;
                let blocks = image.start.map(|start| names.blocks_of(&image.parts, start, Frame::at(start)));
                let (blocks, hindrances) = (blocks.unwrap_or_default(), Vec::new());
                Ok(Preview { possible: true, blocks, hindrances, instead: None })
            }
        }
    })
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

fn preview(view: &View<'_>, held: Option<&Held>, wanted: &Wanted<'_>, at: Slot) -> Outcome<Preview> {
    let names = Names::load(view.conn, at.day, at.day)?;
    let (start, trial) = try_place(view, &names.house, wanted, at)?;
    let frame = Frame::of(at.day);
    let possible = trial.obstacles.iter().all(|obstacle| obstacle.is_soft());
    let instead = if possible { None } else { placing::instead(view, wanted, start)? };
    let mut hindrances: Vec<Hindrance> =
        trial.obstacles.iter().map(|obstacle| obstacle.hindrance()).collect();
    if possible {
        hindrances.extend(effects(view.conn, &names, held, &trial, (frame, start))?);
    }
    Ok(Preview { possible, blocks: names.blocks_of(&trial.parts, start, frame), hindrances, instead })
}

/// What else changes: another chair, and gaps that are too short to sell.
fn effects(
    conn: &Connection,
    names: &Names<'_>,
    held: Option<&Held>,
    trial: &Trial,
    (frame, start): (Frame, i64),
) -> Outcome<Vec<Hindrance>> {
    let mut effects = Vec::new();
    let notice = |sentence, person, span| Hindrance { kind: HindranceKind::Notice, sentence, person, span };
    let had = held.and_then(|held| held.image.chair);
    if had.is_some() && had != trial.chair {
        let name = |chair| names.resource(chair).unwrap_or_default();
        let (from, to) = (had.map(name).unwrap_or_default(), trial.chair.map(name).unwrap_or_default());
        effects.push(notice(format!("Wechselt von {from} auf {to}."), None, None));
    }
    let agenda = Agenda::of(conn, frame, held.map(|held| held.id));
    let Some(last) = laid_out(&trial.parts, start).filter(|segment| segment.hands().is_some()).last() else {
        return Ok(effects);
    };
    let Some(person) = last.hands() else { return Ok(effects) };
    let taken = agenda.of_subject(Subject::Person(person))?;
    let next = taken.iter().find(|taken| taken.from >= last.until);
    if let Some(next) = next.filter(|next| next.from > last.until && next.from - last.until < SLIVER) {
        let span = Span::new(frame.local(last.until), frame.local(next.from));
        let name = names.house.name(person);
        let sentence = format!(
            "Danach bleiben bei {name} nur {} min bis „{}“.",
            span.minutes(),
            agenda.what(Subject::Person(person), *next)?
        );
        effects.push(notice(sentence, Some(person), Some(span)));
    }
    Ok(effects)
}
