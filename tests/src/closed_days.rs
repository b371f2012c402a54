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
use crate::disk_salon::{DiskSalon, first_morning, signing_keys};
use crate::random_days::sheet;
use crate::{archive_zip, raw_entries};

/// A salon's two days, closed with Z-331 and Z-332.
pub struct TwoDays {
    pub folder: TempDir,
    pub salon: DiskSalon,
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
    let salon = DiskSalon::found(folder.path());
    let first = a_day(&salon, 1..13);
    salon.clock.set(local(first_morning().day().plus_days(1), 8, 0, 0));
    a_day(&salon, 13..25);
    let paper = paper_of(&salon, first);
    let archive = archived(&salon);
    TwoDays { folder, salon, archive, paper }
}

/// The archive of the salon's first month, as the desk makes it.
pub fn archived(salon: &DiskSalon) -> Archive {
    let month = Span::Month(first_morning().day());
    let row = archive_zip::make(&salon.desk, &salon.here, month);
    let file = salon.folder.join(FOLDER).join(row.made.unwrap().file_name);
    let key = signing_keys(&salon.folder).remove(0);
    Archive::read(&std::fs::read(file).unwrap()).in_hands_with(&key)
}

/// Opens, sells and closes; the place of the closing.
pub fn a_day(salon: &DiskSalon, numbers: std::ops::Range<u64>) -> Seq {
    let left = salon.ask(contract::day::ZReports::default()).unwrap();
    let left = left.first().map_or(25_000, |report| report.cash_left.as_cents());
    salon.ask(OpenDay { sheet: sheet(left), difference_reason: None }).unwrap();
    raw_entries::sales(&salon.desk, salon.today(), numbers);
    let cash = salon.ask(Drawer).unwrap().cash.unwrap();
    salon.ask(BeginCount).unwrap();
    salon.ask(StoreCount { sheet: sheet(cash.as_cents()) }).unwrap();
    salon.ask(CloseDay).unwrap().seq
}

/// What is printed on the Z report of a closing.
pub fn paper_of(salon: &DiskSalon, closing: Seq) -> Paper {
    let slip = salon.ask(ShowEntry { seq: closing }).unwrap().slip;
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
