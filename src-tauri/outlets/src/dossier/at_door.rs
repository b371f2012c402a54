//! Information and erasure: pages are rendered on the caller's thread, what left the house is recorded.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::book_tx::BookTx;
use book::db::settings;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::customers::Master;
use contract::dossier::{
    EraseCustomer, EraseGuest, EraseStaff, Erased, GiveInformation, GiveStaffInformation, Information,
};
use contract::roll::Document;
use contract::settings::Salon;
use salon::erasure::Done;
use salon::{customers, erasure, photos, staff};
use sha2::{Digest, Sha256};

use super::information::{given, note, note_staff};
use super::staff::staff_given;
use crate::Here;

fn document(stem: &str, (ending, mime): (&str, &str), bytes: &[u8]) -> Document {
    Document { file_name: format!("{stem}.{ending}"), mime: mime.to_owned(), base64: STANDARD.encode(bytes) }
}

fn sum_of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

impl DoorRow<Here> for GiveInformation {
    fn answer(self, door: &Door<'_>) -> Outcome<Information> {
        let given = door.read(|tx| given(tx, self.customer))?;
        let bytes = door.services.adapters.paper.sheet_pdf(&given.sheet, door.now)?;
        let stem = &given.sheet.file_stem;
        let pdf = document(stem, ("pdf", "application/pdf"), &bytes);
        let json = document(stem, ("json", "application/json"), given.json.as_bytes());
        let mut sums = vec![
            (pdf.file_name.clone(), sum_of(&bytes)),
            (json.file_name.clone(), sum_of(given.json.as_bytes())),
        ];
        let mut photos = Vec::new();
        for photo in &given.photos {
            let (handed, sha256) = photos::handed(door, photo.id)?;
            sums.push((handed.file_name.clone(), sha256));
            photos.push(handed);
        }
        door.write(move |tx| note(tx, (given.customer, &given.name), sums))?;
        Ok(Information { pdf, json, photos })
    }
}

impl DoorRow<Here> for GiveStaffInformation {
    fn answer(self, door: &Door<'_>) -> Outcome<Information> {
        let given = door.read(|tx| staff_given(tx, self.person))?;
        let bytes = door.services.adapters.paper.sheet_pdf(&given.sheet, door.now)?;
        let stem = &given.sheet.file_stem;
        let pdf = document(stem, ("pdf", "application/pdf"), &bytes);
        let json = document(stem, ("json", "application/json"), given.json.as_bytes());
        let sums = vec![
            (pdf.file_name.clone(), sum_of(&bytes)),
            (json.file_name.clone(), sum_of(given.json.as_bytes())),
        ];
        door.write(move |tx| note_staff(tx, given.person.id, sums))?;
        Ok(Information { pdf, json, photos: Vec::new() })
    }
}

impl DoorRow<Here> for EraseStaff {
    fn answer(self, door: &Door<'_>) -> Outcome<Erased> {
        let known = door.read(|tx| staff::known(tx.conn, self.person))?;
        let to = Master { name: known.name, ..Master::default() };
        let (person, reason) = (self.person, self.reason.clone());
        let erased = erased(door, to, self.reason, move |tx| erasure::erase_staff(tx, person, &reason))?;
        door.services.empty_log()?;
        Ok(erased)
    }
}

impl DoorRow<Here> for EraseCustomer {
    fn answer(self, door: &Door<'_>) -> Outcome<Erased> {
        let to = door.read(|tx| Ok(customers::living(tx.conn, self.customer)?.master))?;
        let (customer, reason) = (self.customer, self.reason.clone());
        let erased = erased(door, to, self.reason, move |tx| erasure::erase(tx, customer, &reason))?;
        photos::sweep(door)?;
        door.services.empty_log()?;
        Ok(erased)
    }
}

impl DoorRow<Here> for EraseGuest {
    fn answer(self, door: &Door<'_>) -> Outcome<Erased> {
        let (guest, reason) = (self.guest, self.reason.clone());
        let erase = move |tx: &mut BookTx<'_>| erasure::erase_guest(tx, &guest, &reason);
        let erased = erased(door, Master::default(), self.reason, erase)?;
        door.services.empty_log()?;
        Ok(erased)
    }
}

/// Erases within one transaction with the letter and the note of it: nothing goes without its letter.
fn erased<D: Done>(
    door: &Door<'_>,
    to: Master,
    reason: String,
    erase: impl FnOnce(&mut BookTx<'_>) -> Outcome<D> + Clone + Send + 'static,
) -> Outcome<Erased> {
    let salon: Salon = door.read(|tx| settings::set_up(tx.conn, settings::SALON))?;
    let (paper, notice, now) = (door.services.adapters.paper.clone(), door.services.program.notice, door.now);
    door.write(move |tx| {
        let done = erase(tx)?;
        let sheet = erasure::letter(done.erasure(), (&to, D::REST), &salon, (now, notice));
        let bytes = paper.sheet_pdf(&sheet, now)?;
        done.note(tx, &reason, &sum_of(&bytes))?;
        let letter = document(&sheet.file_stem, ("pdf", "application/pdf"), &bytes);
        Ok(Erased { erasure: done.erasure().clone(), letter })
    })
}
