//! Pictures of hair, kept with consent: rows in the store, files beside it under their sha-256. A file without a row
//! is swept away.

mod at_door;
mod folder;
mod sniff;
mod store;

use book::act::{Act, View};
use book::fault::{Outcome, Trouble};
use contract::consents::ConsentKind;
use contract::dossier::Photo;
use contract::refusal::CustomerRefusal;
use contract::{CustomerId, PhotoId};

pub use at_door::sweep;
pub use folder::FOLDER;
use sniff::Picture;
pub use store::{forget, known, of_family};

use crate::{consents, customers};

const CAPTION_LETTERS_MAX: usize = 200;

/// Whether pictures of a customer may be kept.
///
/// # Errors
/// Refused without the consent to it.
pub fn may_keep(view: &View<'_>, customer: CustomerId) -> Outcome<()> {
    let card = customers::living(view.conn, customer)?;
    let family = customers::family(view.conn, card.id)?;
    if consents::has(view.conn, &family, ConsentKind::Photos)? {
        return Ok(());
    }
    let what = ConsentKind::Photos.german().to_owned();
    Err(CustomerRefusal::NoConsent { what }.into())
}

/// Notes a picture whose file is there.
pub fn add(
    act: &Act<'_>,
    customer: CustomerId,
    caption: &str,
    (sha256, file): (&str, &Picture),
) -> Outcome<Photo> {
    may_keep(&act.view(), customer)?;
    let card = customers::living(act, customer)?;
    let caption: String = caption.trim().chars().take(CAPTION_LETTERS_MAX).collect();
    let id = store::add(act, card.id, (sha256, file), &caption, (act.now, &act.standing.actor.name))?;
    store::photo(act, id)?.map(|(photo, _)| photo).ok_or_else(|| Trouble::fault("a photo is gone"))
}

/// A picture with the name of its file.
///
/// # Errors
/// Refused if there is none.
pub fn found(view: &View<'_>, id: PhotoId) -> Outcome<(Photo, String)> {
    Ok(store::photo(view.conn, id)?.ok_or(CustomerRefusal::NoSuchPhoto)?)
}

/// Takes a picture's row away.
///
/// # Errors
/// Refused if there is none.
pub fn remove(act: &Act<'_>, id: PhotoId) -> Outcome<()> {
    if store::remove(act, id)? { Ok(()) } else { Err(CustomerRefusal::NoSuchPhoto.into()) }
}
