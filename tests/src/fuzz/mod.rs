//! Everything that reads what others have made, tried with good examples that chance has damaged: files that are imported,
//! archives, exports of a TSE, time stamps, codes, pictures, what a printer says, and whatever a window sends.
//!
//! No input is a panic, takes longer than a second, or is a fault of the program where a refusal is due. The check tries some
//! of each target (`laws::fuzz`), `cargo xtask bench --long fuzz` a million. What was found is printed with its number and its
//! bytes, and is tried in every check from then on.

mod archives;
mod codes;
mod customers;
mod damage;
mod exports;
mod pictures;
mod prices;
mod printer;
mod requests;
mod run;
mod stamps;
mod target;
mod watch;
mod words;

pub use run::{Found, Ran, again, run};
pub use target::{Met, Reader, Target};
pub use watch::Watch;

/// All that is tried.
pub const TARGETS: [Target; 11] = [
    requests::WHOLE,
    requests::DAMAGED,
    customers::SHEETS,
    customers::CARDS,
    prices::SHEETS,
    archives::ARCHIVES,
    exports::EXPORTS,
    printer::ANSWERS,
    stamps::ANSWERS,
    codes::CODES,
    pictures::PICTURES,
];

/// The target of a name.
pub fn target_named(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
