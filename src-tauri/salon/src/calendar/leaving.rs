//! Whoever leaves the staff leaves no appointment behind: they go into the air, after a yes.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::rows::SignRow;
use contract::people::{Person, SavePerson};
use contract::{AppointmentId, PersonId, Question};

use super::frame::minute_of;
use super::{keep, moving, store};
use crate::Here;
use crate::staff;

impl SignRow<Here> for SavePerson {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Person> {
        let leaves = !self.active || !self.performs;
        let person = self.id.filter(|_| leaves);
        let appointments =
            person.map(|person| to_come(tx, person, self.active)).transpose()?.unwrap_or_default();
        if !appointments.is_empty() {
            let (name, count) = (self.short_name.trim(), appointments.len());
            let name = if name.is_empty() { self.name.trim() } else { name };
            tx.authority.ask(Question::ParkAppointments, || {
                let appointments = if count == 1 { "noch einen Termin" } else { "noch Termine" };
                format!(
                    "{name} hat ab heute {appointments} ({count}). Bitte vorher verschieben – oder sollen sie alle in die Luft gehängt werden?"
                )
            })?;
        }
        let saved = staff::save(tx, self)?;
        store::plan_changed(tx)?;
        for appointment in appointments {
            let stored = keep::known(tx, appointment)?;
            moving::parked(tx, &stored)?;
        }
        Ok(saved)
    }
}

/// Appointments that someone still has to do. Whoever stays and does no services may go on helping in those of others.
fn to_come(tx: &BookTx<'_>, person: PersonId, helps: bool) -> Outcome<Vec<AppointmentId>> {
    let mut all = store::to_come(tx, person, minute_of(tx.now))?;
    if helps {
        let mut own = Vec::new();
        for id in all {
            if keep::known(tx, id)?.plan.parts.iter().any(|part| part.person == Some(person)) {
                own.push(id);
            }
        }
        all = own;
    }
    Ok(all)
}
