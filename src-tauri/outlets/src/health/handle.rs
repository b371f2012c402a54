//! Rows of the menu that show how the book is.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::db::left_out;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::incidents;
use book::jobs::last;
use contract::book_health::{BookHealth, MakeDiagnosis, PutRight, ShowBookHealth};
use contract::jobs::JobKind;
use contract::roll::Document;

use super::areas::{AREAS, state};
use super::{diagnosis, words};
use crate::Here;

/// So many repairs are shown.
const PUT_RIGHT_SHOWN: usize = 10;

impl DoorRow<Here> for ShowBookHealth {
    fn answer(self, door: &Door<'_>) -> Outcome<BookHealth> {
        health(door)
    }
}

impl DoorRow<Here> for MakeDiagnosis {
    fn answer(self, door: &Door<'_>) -> Outcome<Document> {
        let health = health(door)?;
        let tables = door.services.inspect(|conn| Ok(diagnosis::tables(conn)))?;
        let text = door.read(|tx| Ok(diagnosis::text(tx, &health, &tables)))?;
        Ok(Document {
            file_name: format!("Diagnose-{}.txt", door.now.day()),
            mime: "text/plain".to_owned(),
            base64: STANDARD.encode(text),
        })
    }
}

fn health(door: &Door<'_>) -> Outcome<BookHealth> {
    // First, so that what these looks put right no longer stands.
    let areas = AREAS.iter().map(|(name, tries)| state(name, door.read(tries))).collect();
    let check = |kind| door.read(|tx| Ok(last(tx.conn, kind)?.map(|(end, _)| end)));
    Ok(BookHealth {
        damages: door.read(words::standing)?.iter().map(words::note).collect(),
        areas,
        left_out: door.read(|_| Ok(left_out()))?.iter().map(|place| words::left_out(place)).collect(),
        put_right: door
            .read(|tx| incidents::put_right(tx.conn, PUT_RIGHT_SHOWN))
            .map(shown)
            .or_else(unless_damage)?,
        file_check: check(JobKind::FileCheck)?,
        book_check: check(JobKind::BookCheck)?,
        copies: copies(door.services.folder()),
    })
}

fn shown(all: Vec<(contract::Moment, incidents::Damage)>) -> Vec<PutRight> {
    all.into_iter().map(|(at, damage)| PutRight { at, finding: damage.finding().to_owned() }).collect()
}

/// What stands as damaged says already that the book can't be read.
fn unless_damage(trouble: book::Trouble) -> Outcome<Vec<PutRight>> {
    if book::db::is_damage(&trouble) { Ok(Vec::new()) } else { Err(trouble) }
}

/// Copies that an upgrade or a repair has laid beside the store, with what they hold.
fn copies(folder: &Path) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let named = files.flatten().filter_map(|file| {
        let name = file.file_name().to_string_lossy().into_owned();
        let is_copy = name.starts_with("vor-") && name.ends_with(".sqlite");
        is_copy.then(|| (name, file.metadata().map_or(0, |about| about.len())))
    });
    let mut copies: Vec<(String, u64)> = named.collect();
    copies.sort();
    let total = copies.iter().map(|(_, bytes)| bytes).sum();
    let sum = (copies.len() > 1).then(|| format!("zusammen {}", megabytes(total)));
    copies.into_iter().map(|(name, bytes)| format!("{name} ({})", megabytes(bytes))).chain(sum).collect()
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}
