//! Appointments in the one search box: those of the people that a text finds.

use book::db::unless_damaged;
use book::fault::Outcome;
use book::tx::ReadTx;
use contract::calendar::Slot;
use contract::{AppointmentId, CustomerId, Day};

use super::frame::{Frame, minute_of};
use super::guests::Guests;
use super::stored::{StoredAppointment, services};
use super::{keep, store};
use crate::customers;

/// An appointment as the search shows it.
pub struct FoundAppointment {
    pub id: AppointmentId,
    /// Where it stands, or hung last.
    pub at: Option<Slot>,
    pub name: String,
    pub services: String,
    /// `gebucht`, `in der Luft`.
    pub state: String,
}

impl FoundAppointment {
    pub fn day(&self) -> Option<Day> {
        self.at.map(|at| at.day)
    }
}

/// Appointments of these customers, and of guests without a file whom the text finds: those in the air and coming
/// ones first, the next first; then past ones, the latest first. What was called off is not found.
pub fn found(
    tx: &ReadTx<'_>,
    text: &str,
    people: &[CustomerId],
    limit: u32,
) -> Outcome<Vec<FoundAppointment>> {
    let (conn, now) = (tx.conn, minute_of(tx.now));
    let mut spots = Vec::new();
    for person in people {
        for member in customers::family(conn, *person)? {
            spots.extend(store::spots_of_customer(conn, member, (now, limit))?);
        }
    }
    let guests = match tx.cache {
        Some(cache) => cache.of::<Guests>().seek(conn, text, limit)?,
        None => Guests::default().seek(conn, text, limit)?,
    };
    for (name, phone) in guests {
        spots.extend(store::spots_of_guest(conn, (&name, phone.as_deref()), (now, limit))?);
    }
    // Whoever is coming in the order of time, whoever was here against it.
    spots.sort_by_key(|spot| {
        let start = spot.start.unwrap_or_default();
        (!spot.coming, if spot.coming { start } else { -start }, spot.id)
    });
    spots.truncate(limit as usize);
    let all = spots.into_iter().map(|spot| {
        let one = keep::known(conn, spot.id).and_then(|stored| told(tx, &stored));
        unless_damaged(one)
    });
    Ok(all.collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
}

fn told(tx: &ReadTx<'_>, stored: &StoredAppointment) -> Outcome<FoundAppointment> {
    let plan = &stored.plan;
    let contact = stored.guest.customer.map(|id| customers::contact(tx.conn, id)).transpose()?.flatten();
    Ok(FoundAppointment {
        id: stored.id,
        at: plan.start.map(|start| Frame::at(start).slot(start)),
        name: contact.map_or_else(|| stored.guest.name.clone(), |(name, _)| name),
        services: services(&plan.parts),
        state: if plan.parked.is_some() { "in der Luft".to_owned() } else { plan.state.german().to_owned() },
    })
}
