//! Pictures of hair, kept with consent: rows in the store, files beside it under their sha-256. A file without a row
//! is swept away.

mod at_door;
mod folder;
mod sniff;
mod store;

use book::fault::{Outcome, Trouble};
use book::tx::{ReadTx, WriteTx};
use contract::consents::ConsentKind;
use contract::dossier::Photo;
use contract::refusal::CustomerRefusal;
use contract::{CustomerId, PhotoId};

pub use at_door::{handed, sweep};
pub use folder::FOLDER;
use sniff::PhotoFile;
pub use store::{SIGNED, forget, known, of_family};

use crate::{consents, customers};

const CAPTION_LETTERS_MAX: usize = 200;

/// Whether pictures of a customer may be kept.
///
/// # Errors
/// Refused without the consent to it.
pub fn may_keep(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<()> {
    let card = customers::living(tx.conn, customer)?;
    let family = customers::family(tx.conn, card.id)?;
    if consents::has(tx.conn, &family, ConsentKind::Photos)? {
        return Ok(());
    }
    let what = ConsentKind::Photos.german().to_owned();
    Err(CustomerRefusal::NoConsent { what }.into())
}

/// Notes a picture whose file is there.
pub fn add(
    tx: &WriteTx<'_>,
    customer: CustomerId,
    caption: &str,
    (sha256, file): (&str, &PhotoFile),
) -> Outcome<Photo> {
    may_keep(&tx.as_read(), customer)?;
    let card = customers::living(tx, customer)?;
    let caption: String = caption.trim().chars().take(CAPTION_LETTERS_MAX).collect();
    let id = store::add(tx, card.id, (sha256, file), &caption, (tx.now, &tx.authority.actor.name))?;
    store::photo(tx, id)?.map(|(photo, _)| photo).ok_or_else(|| Trouble::fault("a photo is gone"))
}

/// What a picture is called as a file.
pub fn file_name(photo: &Photo) -> String {
    let ending = photo.mime.trim_start_matches("image/");
    format!("Foto-{}-{}.{ending}", photo.at.day(), photo.id.0)
}

/// A picture with the name of its file.
///
/// # Errors
/// Refused if there is none.
pub fn found(tx: &ReadTx<'_>, id: PhotoId) -> Outcome<(Photo, String)> {
    Ok(store::photo(tx.conn, id)?.ok_or(CustomerRefusal::NoSuchPhoto)?)
}

/// Takes a picture's row away.
///
/// # Errors
/// Refused if there is none.
pub fn remove(tx: &WriteTx<'_>, id: PhotoId) -> Outcome<()> {
    if store::remove(tx, id)? { Ok(()) } else { Err(CustomerRefusal::NoSuchPhoto.into()) }
}
