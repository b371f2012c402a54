//! Pictures come and go as files: they are read and written here, on the caller's thread.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::consents::{ConsentKind, WithdrawConsent};
use contract::dossier::{AddPhoto, Photo, RemovePhoto, ShowPhoto};
use contract::refusal::CustomerRefusal;
use contract::roll::Document;

use super::{add, folder, found, may_keep, remove, sniff, store};
use crate::Here;
use crate::{consents, customers};

impl DoorRow<Here> for AddPhoto {
    fn answer(self, door: &Door<'_>) -> Outcome<Photo> {
        door.read(|tx| may_keep(tx, self.customer))?;
        let broken = |_| CustomerRefusal::NoPhoto { what: "es kam nicht vollständig an".to_owned() };
        let bytes = STANDARD.decode(&self.base64).map_err(broken)?;
        let file = sniff::picture(&bytes)?;
        let salon = door.services.folder().to_owned();
        let (half, sha256) = folder::write(&salon, &bytes)?;
        door.write(move |tx| {
            folder::lay(&salon, &half, &sha256)?;
            add(tx, self.customer, &self.caption, (&sha256, &file))
        })
    }
}

impl DoorRow<Here> for ShowPhoto {
    fn answer(self, door: &Door<'_>) -> Outcome<Document> {
        let (photo, sha256) = door.read(|tx| found(tx, self.photo))?;
        let bytes = folder::read(door.services.folder(), &sha256)?;
        let ending = photo.mime.trim_start_matches("image/");
        let file_name = format!("Foto-{}-{}.{ending}", photo.at.day(), self.photo.0);
        Ok(Document { file_name, mime: photo.mime, base64: STANDARD.encode(bytes) })
    }
}

impl DoorRow<Here> for RemovePhoto {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.write(move |tx| remove(tx, self.photo))?;
        sweep(door)
    }
}

impl DoorRow<Here> for WithdrawConsent {
    /// Pictures go with their consent.
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let kind = door.write(move |tx| {
            let (customer, kind) = consents::withdraw(tx, self.consent)?;
            let card = customers::present(tx, customer)?;
            let family = customers::family(tx, card.id)?;
            if kind == ConsentKind::Photos && !consents::has(tx, &family, kind)? {
                for member in family {
                    store::forget(tx, member)?;
                }
            }
            Ok(kind)
        })?;
        if kind == ConsentKind::Photos { sweep(door) } else { Ok(()) }
    }
}

/// Removes the files of pictures that are gone.
pub fn sweep(door: &Door<'_>) -> Outcome<()> {
    let salon = door.services.folder().to_owned();
    door.write(move |tx| folder::put_aside(&salon, &store::known(tx)?))?;
    folder::remove(door.services.folder())
}
