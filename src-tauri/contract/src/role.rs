//! Who may do how much: the roles of people, and what a command may do at most.

use serde::{Deserialize, Serialize};

/// Roles from low to high; each may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Nobody is signed in.
    Anyone,
    /// Apprentice (Azubi): looks at calendar and prices, books nothing.
    Trainee,
    /// Serves, books appointments and sales, keeps the customer file.
    Stylist,
    /// Also moves cash, opens and closes the day, takes back.
    Reception,
    /// Also sets prices, people and settings, revokes a close, reads reports, makes archives (Inhaber).
    Owner,
}

impl Role {
    /// The roles that a person can have, from low to high.
    pub const OF_PEOPLE: [Self; 4] = [Self::Trainee, Self::Stylist, Self::Reception, Self::Owner];

    /// As the matrix of rights and refusals say it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Anyone => "Ohne Anmeldung",
            Self::Trainee => "Azubi",
            Self::Stylist => "Friseurin/Friseur",
            Self::Reception => "Rezeption",
            Self::Owner => "Inhaber",
        }
    }
}

/// What a command may do at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Sees one moment of the store, changes nothing, never waits for the writer.
    Read,
    /// Changes master data, baskets, appointments, jobs; appends nothing to the book.
    Write,
    /// May append to the book what is no bon; the change and its entries are one transaction.
    Sign,
    /// Judges bons and does what follows them; the desk has them attested and appends them.
    Book,
    /// Is answered on the caller's thread by the door: sessions, PINs, and what takes its time, like a PDF.
    Door,
}
