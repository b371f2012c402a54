//! Editing an appointment as a whole: who comes, for what, when, and the note, in one change or not at all.

use book::act::Act;
use book::fault::Outcome;
use contract::calendar::{ChangeAppointment, PartWish, Slot};
use contract::refusal::CalendarRefusal;
use contract::{ChangeId, Day};
use rusqlite::Connection;

use super::frame::Frame;
use super::held::{Held, HeldGuest, Image};
use super::keep::{self, Told};
use super::moving::{movable, place_of};
use super::placing::{self, Wanted, wanted};
use super::wish;

/// What an edit comes to, before it is tried.
pub enum Edit<'a> {
    /// It stands, or hangs in the air, as it did.
    Stays(Image),
    /// It looks for a place.
    Looks(Wanted<'a>, Slot),
}

/// What changing guest, parts and time comes to.
///
/// # Errors
/// Refused for what lies in a basket or is over, unless only names and notes change.
pub fn edit<'a>(
    conn: &'a Connection,
    old: &Held,
    guest: &HeldGuest,
    (parts, at): (Option<&'a [PartWish]>, Option<Slot>),
    today: Day,
) -> Outcome<Edit<'a>> {
    let stood = old.image.start.map(|start| Frame::at(start).slot(start));
    let stands = stood.filter(|_| old.image.takes_time());
    if guest.name.is_empty() && (stands.is_some() || at.is_some()) {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let same_place = at.is_none() || at == stands;
    if parts.is_none() && same_place && guest.customer == old.guest.customer {
        return Ok(Edit::Stays(old.image.clone()));
    }
    if old.basket.is_some() {
        return Err(CalendarRefusal::InABasket { name: guest.name.clone() }.into());
    }
    movable(old)?;
    let changed = Held { guest: guest.clone(), ..old.clone() };
    match (parts, at.or(stands)) {
        (Some([]), Some(_)) => Err(CalendarRefusal::HalfMade.into()),
        (None, Some(_)) if old.image.parts.is_empty() => Err(CalendarRefusal::HalfMade.into()),
        (Some(parts), Some(at)) => Ok(Edit::Looks(wanted(conn, parts, guest, at, Some(&changed))?, at)),
        (None, Some(at)) => Ok(Edit::Looks(place_of(conn, &changed, old.image.parts.clone(), at), at)),
        (Some(parts), None) => {
            let day = stood.map_or(today, |at| at.day);
            let parts = wish::parts(conn, parts, None, guest.customer, day)?;
            Ok(Edit::Stays(Image { parts, start: None, ..old.image.clone() }))
        }
        (None, None) => Ok(Edit::Stays(old.image.clone())),
    }
}

/// Changes guest, parts, time and note; the time stays if none is wished for.
pub fn change(act: &Act<'_>, wish: &ChangeAppointment) -> Outcome<ChangeId> {
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    let guest = wish::guest(act, wish.guest.clone(), wish.note.as_deref())?;
    let image = match edit(act, &old, &guest, (wish.parts.as_deref(), wish.at), act.now.day())? {
        Edit::Stays(image) => image,
        Edit::Looks(wanted, at) => {
            let place = placing::place(&act.view(), &wanted, at)?;
            let (start, parts, chair) = (Some(place.start), place.parts, place.chair);
            Image { start, parts, chair, parked: None, half_made: false, ..old.image.clone() }
        }
    };
    let new = Held { guest, image, ..old.clone() };
    let what = told(&old, &new);
    keep::replace(act, &old, &new, &Told { kind: "changed", what: &what, undoes: None })
}

/// `geändert: Kundin, Leistungen, Zeit`: it names nobody, so that it may stay after an erasure.
fn told(old: &Held, new: &Held) -> String {
    let (was, is) = (&old.guest, &new.guest);
    let differs = [
        ("Kundin", (was.customer, &was.name) != (is.customer, &is.name)),
        ("Telefon", was.phone != is.phone),
        ("Leistungen", old.image.parts != new.image.parts),
        ("Zeit", old.image.start != new.image.start || old.image.parked != new.image.parked),
        ("Notiz", was.note != is.note),
    ];
    let named: Vec<&str> =
        differs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
    if named.is_empty() { "geändert".to_owned() } else { format!("geändert: {}", named.join(", ")) }
}
