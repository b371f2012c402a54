//! The owner chooses who is told of each close.

use std::path::{Path, PathBuf};

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::refusal::WitnessRefusal;
use contract::witnesses::{SaveWitnesses, ShowWitnesses, WitnessChoice, Witnesses};

use super::choice::{checked, keep, kept};
use super::errand::Errand;
use super::folder;
use super::handle::places;
use crate::Here;

impl DoorRow<Here> for SaveWitnesses {
    fn answer(self, door: &Door<'_>) -> Outcome<Witnesses> {
        let choice = checked(&self.choice, door.services.folder())?;
        let old = door.read(|tx| kept(tx.conn))?.choice;
        if let Some(folder) = choice.folder.as_deref().filter(|_| choice.folder != old.folder) {
            probe(folder)?;
        }
        forget(door, &old);
        door.write(move |tx| keep(tx, choice))?;
        ShowWitnesses.answer(door)
    }
}

/// Whether the folder is there and takes a file.
fn probe(folder: &str) -> Outcome<()> {
    let path = PathBuf::from(folder);
    let tried = Errand::default().run(move || {
        let there = path.is_dir();
        (there, folder::probe(Path::new(&path)).map_err(|trouble| trouble.to_string()))
    });
    let folder = folder.to_owned();
    match tried {
        Some((_, Ok(()))) => Ok(()),
        Some((true, Err(why))) => Err(WitnessRefusal::NotWritable { folder, why }.into()),
        Some((false, _)) | None => Err(WitnessRefusal::NoFolder { folder }.into()),
    }
}

/// What was known of those that were chosen before says nothing of the new ones.
fn forget(door: &Door<'_>, old: &WitnessChoice) {
    let health = door.services.witness_health();
    for (_, place) in places(old) {
        health.forget(&place);
    }
}
