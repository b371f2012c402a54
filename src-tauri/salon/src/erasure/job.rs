//! Keeping to the periods of erasure, once a working day: at the start, behind the close, or when the desk is at rest.

use book::fault::Outcome;
use book::jobs::{Kind, Recurring, Watch};
use book::mending;
use book::services::Services;
use contract::Topic;
use contract::jobs::JobKind;

use super::sweep::{overdue, sweep};

/// Less than a day, so that a close that comes a little earlier than yesterday's finds it due.
const EVERY_MS: i64 = 20 * 60 * 60 * 1000;

/// The job of a desk.
pub fn keeper_of_periods(services: &Services) -> impl Kind + use<> {
    Recurring::new(services, JobKind::Retention, EVERY_MS, |services: &Services, _: &Watch| {
        keep_to_periods(services)
    })
}

/// Takes away what has come to its day. Nothing is written where nothing has.
///
/// # Errors
/// A fault of the store.
pub fn keep_to_periods(services: &Services) -> Outcome<()> {
    if !mending::read_as_program(services, overdue)?.is_empty() {
        let news = [Topic::Customers, Topic::Calendar, Topic::Messages, Topic::Roll];
        mending::write_as_program(services, &news, |tx| sweep(tx).map(drop))?;
    }
    Ok(())
}
