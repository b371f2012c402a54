//! Pictures come and go as files: they are read and written here, on the caller's thread.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::PhotoId;
use contract::dossier::{AddPhoto, Photo, RemovePhoto, ShowPhoto};
use contract::refusal::CustomerRefusal;
use contract::roll::Document;

use super::{add, file_name, folder, found, may_keep, remove, sniff, store};
use crate::Here;

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
        Ok(handed(door, self.photo)?.0)
    }
}

/// A picture as a file to hand over, and its sha-256.
///
/// # Errors
/// Refused if there is none, or if its file is not what it was.
pub fn handed(door: &Door<'_>, photo: PhotoId) -> Outcome<(Document, String)> {
    let (photo, sha256) = door.read(|tx| found(tx, photo))?;
    let bytes = folder::read(door.services.folder(), &sha256)?;
    let file_name = file_name(&photo);
    Ok((Document { file_name, mime: photo.mime, base64: STANDARD.encode(bytes) }, sha256))
}

impl DoorRow<Here> for RemovePhoto {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.write(move |tx| remove(tx, self.photo))?;
        sweep(door)
    }
}

/// Removes the files of pictures that are gone.
pub fn sweep(door: &Door<'_>) -> Outcome<()> {
    let salon = door.services.folder().to_owned();
    door.write(move |tx| folder::put_aside(&salon, &store::known(tx)?))?;
    folder::remove(door.services.folder())
}
