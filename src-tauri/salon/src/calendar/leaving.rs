//! Whoever leaves the staff leaves no appointment behind: they go into the air, after a yes.

use book::fault::Outcome;
use book::pen::{Pen, Record};
use contract::people::{Person, SavePerson};
use contract::{PersonId, Question};

use super::frame::minute_of;
use super::{keep, moving, store};
use crate::Here;
use crate::staff;

impl Record<Here> for SavePerson {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Person> {
        let leaves = !self.active || !self.performs;
        let person = self.id.filter(|_| leaves);
        let appointments = person.map(|person| to_come(pen, person)).transpose()?.unwrap_or_default();
        if !appointments.is_empty() {
            let (name, count) = (self.short_name.trim(), appointments.len());
            let name = if name.is_empty() { self.name.trim() } else { name };
            pen.standing.ask(Question::ParkAppointments, || {
                let appointments = if count == 1 { "noch einen Termin" } else { "noch Termine" };
                format!(
                    "{name} hat ab heute {appointments} ({count}). Bitte vorher verschieben – oder sollen sie alle in die Luft gehängt werden?"
                )
            })?;
        }
        let saved = staff::save(pen, self)?;
        store::plan_changed(pen)?;
        for appointment in appointments {
            let held = keep::known(pen, appointment)?;
            moving::parked(pen, &held)?;
        }
        Ok(saved)
    }
}

/// Appointments that someone still has to do.
fn to_come(pen: &Pen<'_>, person: PersonId) -> Outcome<Vec<contract::AppointmentId>> {
    store::to_come(pen, person, minute_of(pen.now))
}
