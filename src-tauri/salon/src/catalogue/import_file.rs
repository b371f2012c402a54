//! Reading a price list takes its time: the file is read here, on the caller's thread.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::catalogue::{ImportArticles, ImportReport};
use contract::refusal::CatalogueRefusal;

use super::import;
use crate::Here;

impl DoorRow<Here> for ImportArticles {
    fn answer(self, door: &Door<'_>) -> Outcome<ImportReport> {
        let sheet = import::read(&file_of(&self.csv_base64)?)?;
        if self.dry_run {
            return door.read(|tx| import::look(tx.conn, tx.now.day(), sheet.clone()));
        }
        door.write(move |tx| import::store(tx, sheet))
    }
}

/// The bytes of a file that came as base64.
pub fn file_of(base64: &str) -> Outcome<Vec<u8>> {
    let why = String::from("sie kam nicht vollständig an");
    Ok(STANDARD.decode(base64).map_err(|_| CatalogueRefusal::UnreadableFile { why })?)
}
