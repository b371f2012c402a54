//! What the thread that tells the chosen witnesses of each close has in its hands.

use book::fault::Outcome;
use book::key_health::KeyState;
use book::services::Services;

use super::choice::kept;
use super::closed::Closed;
use super::folder::Folder;
use super::mail;
use super::stamps::Stamps;

/// The closings and those who are to know of them.
pub struct AtClose {
    services: Services,
    folder: Folder,
    stamps: Stamps,
}

impl AtClose {
    /// Of a desk.
    pub fn new(services: Services) -> Self {
        Self { services, folder: Folder::default(), stamps: Stamps::default() }
    }

    /// Tells each chosen witness of what it does not know. One that fails holds up no other.
    ///
    /// # Errors
    /// The first fault of the store.
    pub fn tell(&mut self) -> Outcome<()> {
        let services = &self.services;
        // What is known outside was compared before anything is told; without a key nothing can be noted.
        if services.comparison.is_under_way() || services.key_health().state() != KeyState::Here {
            return Ok(());
        }
        let (kept, newest) = services.read_as_program(|tx| Ok((kept(tx.conn)?, Closed::newest(tx.conn)?)))?;
        let folder =
            kept.choice.folder.as_deref().map(|folder| self.folder.tell(services, folder, newest.as_ref()));
        let mail = kept.choice.mail.as_deref().map(|to| mail::tell(services, &kept, to));
        let stamps = kept.choice.stamps.as_deref().zip(newest.as_ref());
        let stamps = stamps.map(|(service, newest)| self.stamps.tell(services, service, newest));
        [folder, mail, stamps].into_iter().flatten().collect()
    }
}
