//! When people are written to: nobody is woken.

use proof::Moment;

/// Local minutes of the day between which messages go out that nobody waits for.
const FROM_MINUTE: u32 = 8 * 60;
const UNTIL_MINUTE: u32 = 20 * 60;

/// Whether only what somebody waits for may go out now: what was asked for at the desk this very moment.
pub fn is_night(now: Moment) -> bool {
    !(FROM_MINUTE..UNTIL_MINUTE).contains(&now.minute_of_day())
}
