//! What a message says of an appointment and of the salon.

use book::db::settings;
use book::fault::Outcome;
use contract::calendar::{Appointment, hour_minute};
use contract::refusal::MessageRefusal;
use contract::settings::Salon;
use rusqlite::Connection;

use crate::staff;

/// What a message says of an appointment.
pub struct About {
    name: String,
    day: String,
    time: String,
    services: String,
    with: String,
    pub salon: String,
}

impl About {
    /// The places of a text.
    pub fn places(&self) -> [(&'static str, &str); 6] {
        [
            ("name", &self.name),
            ("tag", &self.day),
            ("uhrzeit", &self.time),
            ("leistung", &self.services),
            ("bei", &self.with),
            ("salon", &self.salon),
        ]
    }
}

/// Reads an appointment for a message.
pub fn about(conn: &Connection, appointment: &Appointment) -> Outcome<About> {
    let card = &appointment.card;
    let at = card.at.filter(|_| card.parked.is_none()).ok_or(MessageRefusal::NoTime)?;
    let mut with: Vec<String> = Vec::new();
    for person in appointment.parts.iter().filter_map(|part| part.person) {
        let name = staff::actor(conn, person)?.map(|actor| actor.short_name).unwrap_or_default();
        if !with.contains(&name) {
            with.push(name);
        }
    }
    Ok(About {
        name: card.guest.name.clone(),
        day: at.day.german_with_weekday(),
        time: format!("{} Uhr", hour_minute(at.minute)),
        services: card.services.clone(),
        with: with.join(" und "),
        salon: salon_name(conn)?,
    })
}

/// The salon's name, for people.
pub fn salon_name(conn: &Connection) -> Outcome<String> {
    Ok(settings::set_up::<Salon>(conn, settings::SALON)?.name)
}
