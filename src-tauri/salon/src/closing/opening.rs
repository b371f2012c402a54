//! Opening the day by a blind count. Without it nothing is sold.

use book::booking::{Booking, Following, Judging};
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Opening, Period};
use contract::day::{DayOpening, OpenDay, OpenedDay};
use contract::refusal::DayRefusal;
use proof::{BusinessCase, EntryKind, Money, ReferenceKind, Seq};

use super::count::{self, CountDetails};
use super::{checks, store, without_tse};
use crate::cash::{self, CashBon};
use crate::{letterhead, till};

/// What opens today: the count, the stock that the last close left, and what was counted beside it as a difference,
/// booked with its reason before the first sale. Without a reason only the count is kept, before anyone learns what it
/// should have been.
pub fn opening(judging: &Judging<'_>, wish: &OpenDay) -> Outcome<Booking> {
    let period = ledger::period(judging.conn)?;
    check_turn(judging, &period)?;
    without_tse::check(judging)?;
    let expected = cash::carried(judging.conn, &period)?.cash_left;
    let counted = CountDetails::of(&wish.sheet, expected, true)?;
    let reason = wish.difference_reason.as_deref().unwrap_or_default();
    let day = judging.now.day();
    if !counted.difference.is_zero() && reason.trim().is_empty() {
        return Ok(Booking::of(count::note(day, &counted)?));
    }
    // The count has no number yet; bons take nothing but the day from the opening.
    let today = Opening { day, seq: Seq::default(), at: judging.now };
    let stock = opening_stock(expected).draft(&today).referring_sibling(ReferenceKind::Count, COUNT);
    let booking = Booking::of(count::note(day, &counted)?).and(stock);
    if counted.difference.is_zero() {
        return Ok(booking);
    }
    let difference = count::difference(&today, counted.difference, reason);
    Ok(booking.and(difference.referring_sibling(ReferenceKind::Count, COUNT)))
}

/// Place of the count in the booking of an opening.
const COUNT: usize = 0;

/// The day is open, or a count is kept that wants a reason.
pub fn opened(after: &Following<'_>) -> Outcome<DayOpening> {
    // Half a count that was put aside is in the book now.
    cash::end_all(after)?;
    let count = &after.entry(COUNT)?.entry;
    let counted: CountDetails = letterhead::details(count, count::FORM)?;
    if after.entries().len() == 1 {
        return Ok(DayOpening::Differs { difference: counted.difference });
    }
    till::begin_anew(after)?;
    let checks = checks::start_checks(after)?;
    note_damaged_close(after)?;
    let day = count.head.booking_day.ok_or_else(|| Trouble::fault("a count without its day"))?;
    let (stock, difference) = (counted.expected, counted.difference);
    Ok(DayOpening::Opened(OpenedDay { day, stock, difference, checks }))
}

/// The day began with what the book says of a close that can't be read any more.
fn note_damaged_close(after: &Following<'_>) -> Outcome<()> {
    let Some(closing) = ledger::period(after)?.last_closing else { return Ok(()) };
    if let Some(damage) = cash::replaced(after, &closing)? {
        after.note(damage.note()?);
    }
    Ok(())
}

/// Rule R8: the opening stock carries on what the last close left.
pub fn opening_stock(amount: Money) -> CashBon {
    CashBon {
        kind: EntryKind::OpeningStock,
        case: BusinessCase::Anfangsbestand,
        case_name: None,
        text: String::from("Anfangsbestand"),
        amount,
        recipient: None,
    }
}

/// IKS-04: yesterday is closed before today opens, and today opens once; once more behind a change of the salon's data,
/// which needs a close before it (DSFinV-K 2.4, 3.3), as when a sale has passed the limit of § 19 UStG.
fn check_turn(judging: &Judging<'_>, period: &Period) -> Outcome<()> {
    let today = judging.now.day();
    if let Some(opening) = period.opening {
        let day = opening.day.german();
        return Err(match opening.day == today {
            true => DayRefusal::AlreadyOpen { day }.into(),
            false => DayRefusal::EarlierDayOpen { day }.into(),
        });
    }
    let Some(closing) = period.last_closing.filter(|closing| closing.day == today) else { return Ok(()) };
    // A close at a wrong time, which the owner has corrected, must not take today away, nor may a day that was opened under
    // today's date and closed on an earlier one.
    if closing.at.day() < closing.day
        || store::clock_corrected_after(judging.conn, closing.seq)?
        || store::master_data_changed_after(judging.conn, closing.seq)?
    {
        return Ok(());
    }
    Err(DayRefusal::AlreadyClosedToday { z: closing.z_number.get() }.into())
}
