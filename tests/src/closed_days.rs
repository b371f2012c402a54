//! Two closed days of a salon, their archive, and what stands on paper of them.

use book::clock::local;
use contract::cash::Drawer;
use contract::day::{BeginCount, CloseDay, OpenDay, StoreCount};
use contract::lists::Span;
use contract::roll::ShowEntry;
use contract::slip::Block;
use outlets::archive::FOLDER;
use proof::Seq;
use tempfile::TempDir;

use crate::archive::Archive;
use crate::walk::sheet;
use crate::world::{World, first_morning};
use crate::{ink, parcel};

/// A salon's two days, closed with Z-331 and Z-332.
pub struct TwoDays {
    pub folder: TempDir,
    pub world: World,
    pub archive: Archive,
    /// What stands on Z-331.
    pub paper: Paper,
}

/// The words at the foot of a Z report.
#[derive(Clone)]
pub struct Paper {
    pub head: String,
    pub key: String,
    pub code: String,
}

/// Opens, sells and closes twice.
pub fn two_days() -> TwoDays {
    let folder = tempfile::tempdir().unwrap();
    let world = World::found(folder.path());
    let first = a_day(&world, 1..13);
    world.clock.set(local(first_morning().day().plus_days(1), 8, 0, 0));
    a_day(&world, 13..25);
    let paper = paper_of(&world, first);
    let archive = archived(&world);
    TwoDays { folder, world, archive, paper }
}

/// The archive of the salon's first month, as the desk makes it.
pub fn archived(world: &World) -> Archive {
    let month = Span::Month(first_morning().day());
    let row = parcel::make(&world.desk, &world.here, month);
    let file = world.folder.join(FOLDER).join(row.made.unwrap().file_name);
    Archive::read(&std::fs::read(file).unwrap())
}

/// Opens, sells and closes; the place of the closing.
fn a_day(world: &World, numbers: std::ops::Range<u64>) -> Seq {
    let left = world.ask(contract::day::ZReports::default()).unwrap();
    let left = left.first().map_or(25_000, |report| report.cash_left.as_cents());
    world.ask(OpenDay { sheet: sheet(left), difference_reason: None }).unwrap();
    ink::sales(&world.desk, world.today(), numbers);
    let cash = world.ask(Drawer).unwrap().cash.unwrap();
    world.ask(BeginCount).unwrap();
    world.ask(StoreCount { sheet: sheet(cash.as_cents()) }).unwrap();
    world.ask(CloseDay).unwrap().seq
}

/// What is printed on the Z report of a closing.
pub fn paper_of(world: &World, closing: Seq) -> Paper {
    let slip = world.ask(ShowEntry { seq: closing }).unwrap().slip;
    let line = |start: &str| {
        let found = slip.blocks.iter().find_map(|block| match block {
            Block::Text(text) if text.starts_with(start) => Some(text.clone()),
            _ => None,
        });
        found.unwrap()
    };
    let code = slip.blocks.iter().find_map(|block| match block {
        Block::Qr { content, .. } => Some(content.clone()),
        _ => None,
    });
    Paper { head: line("Kettenkopf"), key: line("Schlüssel"), code: code.unwrap() }
}
