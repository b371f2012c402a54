//! Whether all who check an archive say the same of it.

use lockbuch_tests::odd_archives::{small_archive, three_checkers};

use crate::measured::Measured;

/// `three_checkers`: of so many archives that chance has damaged, those on which command line, page and independent script
/// disagree.
pub fn disagree(archives: usize) -> Measured {
    let wrong = three_checkers(&small_archive(), archives, 2026);
    for judged in &wrong {
        eprintln!("{judged:?}");
    }
    eprintln!("three_checkers: {} of {archives}", wrong.len());
    Measured::alone(wrong.len() as f64)
}
