//! Opening the day by a blind count. Without it nothing is sold.

use contract::day::{OpenDay, OpenedDay};
use contract::refusal::DayRefusal;
use proof::{BusinessCase, EntryKind, Money, ReferenceKind};

use super::count::{self, CountDetails};
use super::{checks, store};
use crate::cash::{self, CashBon};
use crate::fault::Outcome;
use crate::ledger::{self, Opening, Period};
use crate::pen::Pen;

/// Opens today. The stock is what the last close left; what was counted beside it is a difference, booked
/// with its reason before the first sale.
pub fn open_day(pen: &mut Pen<'_>, wish: &OpenDay) -> Outcome<OpenedDay> {
    let period = ledger::period(pen)?;
    check_turn(pen, &period)?;
    let expected = cash::carried(pen, &period)?.cash_left;
    let counted = CountDetails::of(&wish.sheet, expected, true)?;
    let reason = wish.difference_reason.as_deref().unwrap_or_default();
    if !counted.difference.is_zero() && reason.trim().is_empty() {
        return Err(DayRefusal::DifferenceNeedsReason { difference: counted.difference }.into());
    }
    let day = pen.now.day();
    let count = count::keep(pen, day, &counted)?.seq();
    let opening = Opening { day, seq: count, at: pen.now };
    let stock = opening_stock(expected).draft(&opening).referring(ReferenceKind::Count, count);
    pen.append(stock)?;
    if !counted.difference.is_zero() {
        count::book_difference(pen, &opening, count, counted.difference, reason)?;
    }
    // Half a count that was put aside is in the book now.
    cash::end_all(pen)?;
    let checks = checks::start_checks(pen)?;
    Ok(OpenedDay { day, stock: expected, difference: counted.difference, checks })
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

/// IKS-04: yesterday is closed before today opens, and today opens once.
fn check_turn(pen: &Pen<'_>, period: &Period) -> Outcome<()> {
    let today = pen.now.day();
    if let Some(opening) = period.opening {
        let day = opening.day.german();
        return Err(match opening.day == today {
            true => DayRefusal::AlreadyOpen { day }.into(),
            false => DayRefusal::EarlierDayOpen { day }.into(),
        });
    }
    let Some(closing) = period.last_closing.filter(|closing| closing.day == today) else { return Ok(()) };
    // A close at a wrong time, which the owner has corrected, must not take today away.
    if store::clock_corrected_after(pen, closing.seq)? {
        return Ok(());
    }
    Err(DayRefusal::AlreadyClosedToday { z: closing.z_number.get() }.into())
}
