//! Information and erasure: pages are rendered on the caller's thread, what left the house is recorded.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::db::settings;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::dossier::{EraseCustomer, Erased, GiveInformation, Information};
use contract::roll::Document;
use contract::settings::Salon;
use salon::{customers, erasure, photos};
use sha2::{Digest, Sha256};

use super::information::{given, note};
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
        let sums = vec![
            (pdf.file_name.clone(), sum_of(&bytes)),
            (json.file_name.clone(), sum_of(given.json.as_bytes())),
        ];
        door.write(move |tx| note(tx, (given.customer, &given.name), sums))?;
        Ok(Information { pdf, json })
    }
}

impl DoorRow<Here> for EraseCustomer {
    fn answer(self, door: &Door<'_>) -> Outcome<Erased> {
        let (to, salon) = door.read(|tx| {
            let card = customers::living(tx.conn, self.customer)?;
            let salon: Salon = settings::set_up(tx.conn, settings::SALON)?;
            Ok((card.master, salon))
        })?;
        let (customer, reason, notice) = (self.customer, self.reason, door.services.program.notice);
        let paper = door.services.adapters.paper.clone();
        let now = door.now;
        let erased = door.write(move |tx| {
            let erasure = erasure::erase(tx, customer, &reason)?;
            // Within the transaction: nothing goes without its letter.
            let sheet = erasure::letter(&erasure, &to, &salon, (now, notice));
            let bytes = paper.sheet_pdf(&sheet, now)?;
            erasure::note(tx, &erasure, &reason, &sum_of(&bytes))?;
            let letter = document(&sheet.file_stem, ("pdf", "application/pdf"), &bytes);
            Ok(Erased { erasure, letter })
        })?;
        photos::sweep(door)?;
        door.services.empty_log()?;
        Ok(erased)
    }
}
