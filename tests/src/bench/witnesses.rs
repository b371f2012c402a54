//! Who knows the book's end outside of its file: whether a cut is said, and what a sale costs beside them.

use std::path::Path;
use std::time::{Duration, Instant};

use desk::workers::WitnessKeeper;
use lockbuch_tests::disk_salon::{DiskSalon, first_morning};
use lockbuch_tests::rng::Rng;
use lockbuch_tests::witnessed::{Witnessed, cut, witnesses_in};

use crate::measured::{Measured, median_ms};
use crate::till;

const WARM_UP: usize = 2;
const BLOCKS: usize = 12;
const SALES_PER_BLOCK: usize = 30;
/// So long the keeper needs at most until it has told of the last sale of a block.
const QUIET: Duration = Duration::from_millis(1_200);

/// `rollback_said`: of books that were cut anywhere, how many are told of at the next start, with the last entry that was
/// known; every third time with one of the witnesses deleted as well.
pub fn rollback_said(tries: usize) -> Measured {
    let (mut rng, mut said) = (Rng::new(17), 0_u32);
    for tried in 0..tries {
        let salon = Witnessed::new();
        let newest = salon.newest();
        let from = 2 + rng.below(newest - 1);
        let gone = [None, Some("keys"), Some("zeugen")][tried % 3];
        if let Some(gone) = gone {
            std::fs::remove_dir_all(salon.witnesses.path().join(gone)).unwrap();
        }
        let banner = salon.reopened(|folder| cut(folder, from)).banner().unwrap_or_default();
        let right = banner.contains("zurückgesetzt") && banner.contains(&format!("bis Buchung {newest}"));
        if !right {
            eprintln!("not said: cut from {from} of {newest}, deleted {gone:?}: {banner}");
        }
        said += u32::from(right);
    }
    eprintln!("rollback_said: {said} of {tries}");
    Measured::alone(f64::from(said) / tries as f64 * 100.0)
}

/// `witness_cost`: a sale with a keychain's file and a growing file that are told of it, beside one without. In blocks, so
/// that the one salon's witnesses hold up no disk under the other's sales.
pub fn witness_cost() -> Measured {
    let (with, without) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let witnesses = tempfile::tempdir().unwrap();
    let salons =
        [with.path(), without.path()].map(|folder| open(folder, witnesses.path(), folder == with.path()));
    let _keeper = WitnessKeeper::start(&salons[0].desk).unwrap();
    let mut took: [Vec<Duration>; 2] = Default::default();
    for block in 0..WARM_UP + BLOCKS {
        // Each goes first as often as the other.
        for at in [block % 2, 1 - block % 2] {
            std::thread::sleep(QUIET);
            for _ in 0..SALES_PER_BLOCK {
                let sale = sell(&salons[at]);
                if block >= WARM_UP {
                    took[at].push(sale);
                }
            }
        }
    }
    let kept = std::fs::read_dir(witnesses.path().join("zeugen")).unwrap().count();
    assert_eq!(kept, 1, "the witnesses were told");
    let [with, without] = took.map(median_ms);
    Measured::beside(with, without)
}

fn open(folder: &Path, witnesses: &Path, witnessed: bool) -> DiskSalon {
    drop(DiskSalon::found(folder));
    let witnesses = if witnessed { witnesses_in(witnesses) } else { Vec::new() };
    let salon = DiskSalon::reopen_witnessed(folder, first_morning(), witnesses).unwrap();
    till::add_printer(&salon);
    till::open(&salon);
    salon
}

fn sell(salon: &DiskSalon) -> Duration {
    let (basket, due) = till::fill_basket(salon);
    salon.clock.advance_ms(60_000);
    let start = Instant::now();
    salon.ask(till::payment(basket, due)).unwrap();
    start.elapsed()
}
