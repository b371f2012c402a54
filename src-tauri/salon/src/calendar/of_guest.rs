//! A guest without a file: for an erasure. Whoever has the same name and, where one is known, the same number is the same
//! guest; a number alone says nothing.

use book::fault::Outcome;
use book::fold::{fold, phone_digits};
use book::tx::WriteTx;
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId, WaitingId};
use rusqlite::Connection;

use super::of_customer::{ERASED, take_out};
use super::{keep, store};

/// By what a guest is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestMark {
    folded: String,
    /// The digits of the number, or that there is none; absent: whatever number.
    digits: Option<String>,
}

impl GuestMark {
    /// By a name, and a number if one is given.
    ///
    /// # Errors
    /// Refused without a name.
    pub fn named(name: &str, phone: Option<&str>) -> Outcome<Self> {
        let folded = fold(name);
        if folded.is_empty() || name == ERASED {
            return Err(CalendarRefusal::NoSuchGuest.into());
        }
        Ok(Self { folded, digits: phone.map(phone_digits) })
    }

    /// The guest of an appointment.
    ///
    /// # Errors
    /// Refused if whoever comes has a file, or has no name.
    pub fn of(conn: &Connection, appointment: AppointmentId) -> Outcome<Self> {
        let guest = keep::known(conn, appointment)?.guest;
        match guest.customer {
            Some(_) => Err(CalendarRefusal::NoSuchGuest.into()),
            None => Self::named(&guest.name, Some(guest.phone.as_deref().unwrap_or_default())),
        }
    }

    /// Whether a guest of this name and number is meant.
    pub fn meets(&self, name: &str, phone: Option<&str>) -> bool {
        let digits = || phone_digits(phone.unwrap_or_default());
        fold(name) == self.folded && self.digits.as_ref().is_none_or(|own| *own == digits())
    }

    /// Whether this is any guest of a name, where no number stands beside it: on a receipt.
    pub fn is_named(&self, name: &str) -> bool {
        fold(name) == self.folded
    }
}

/// All that the calendar keeps of a guest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownGuest {
    pub appointments: Vec<AppointmentId>,
    /// Changes of appointments that are somebody else's by now.
    pub former: Vec<ChangeId>,
    pub waiting: Vec<WaitingId>,
    /// Name and number as they were typed, each once.
    pub spellings: Vec<(String, Option<String>)>,
}

impl KnownGuest {
    fn spelled(&mut self, name: String, phone: Option<String>) {
        let spelling = (name, phone);
        if !self.spellings.contains(&spelling) {
            self.spellings.push(spelling);
        }
    }
}

/// Looks for a guest everywhere in the calendar.
pub fn find(conn: &Connection, mark: &GuestMark) -> Outcome<KnownGuest> {
    let mut known = KnownGuest::default();
    let mut names = Vec::new();
    store::guests_since(conn, 0, |name, phone| names.push((name, phone)))?;
    for (name, phone) in names.into_iter().filter(|(name, phone)| mark.meets(name, phone.as_deref())) {
        known.appointments.extend(store::of_guest(conn, &name, phone.as_deref())?);
        known.spelled(name, phone);
    }
    store::former_guests(conn, |change, name, phone| {
        if mark.meets(&name, phone.as_deref()) {
            known.former.push(change);
            known.spelled(name, phone);
        }
    })?;
    for (id, name, phone) in store::waiting_guests(conn)? {
        if mark.meets(&name, phone.as_deref()) {
            known.waiting.push(id);
            known.spelled(name, phone);
        }
    }
    Ok(known)
}

/// Takes a guest out of the calendar (Art. 17 DSGVO).
pub fn erase(tx: &WriteTx<'_>, known: &KnownGuest) -> Outcome<()> {
    for id in &known.appointments {
        take_out(tx, *id)?;
    }
    for change in &known.former {
        store::forget_former(tx, *change)?;
    }
    for id in &known.waiting {
        store::remove_waiting_entry(tx, *id)?;
    }
    Ok(())
}
