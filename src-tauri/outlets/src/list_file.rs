//! Lists as files: made on the caller's thread from a read-only look, then recorded, then given out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::lists::{List, ListFile};
use contract::roll::Document;
use contract::sheet::SheetFormat;
use sha2::{Digest, Sha256};

use crate::Here;
use crate::lists;
use crate::procedure;
use crate::sheets::{self, Export};

impl DoorRow<Here> for ListFile {
    fn answer(self, door: &Door<'_>) -> Outcome<Document> {
        if matches!(self.list, List::Procedure { version: None, .. }) {
            // What leaves the house as documentation is always a version that is kept.
            door.write(procedure::keep_current)?;
        }
        let person = door.authority.actor.name.as_str();
        let made = door.read(|tx| lists::make(tx, &self.list, Some(person)))?;
        let (bytes, ending, mime) = match self.format {
            SheetFormat::Pdf => {
                (door.services.adapters.paper.sheet_pdf(&made.sheet, made.at)?, "pdf", "application/pdf")
            }
            SheetFormat::Csv => (sheets::csv(&made.sheet)?, "csv", "text/csv;charset=utf-8"),
        };
        let export = Export {
            title: made.sheet.title,
            list: self.list,
            format: self.format,
            file: format!("{}.{ending}", made.sheet.file_stem),
            sha256: hex::encode(Sha256::digest(&bytes)),
            bytes: bytes.len() as u64,
        };
        let file_name = export.file.clone();
        door.write(move |tx| sheets::note(tx, &export))?;
        Ok(Document { file_name, mime: mime.to_owned(), base64: STANDARD.encode(&bytes) })
    }
}
