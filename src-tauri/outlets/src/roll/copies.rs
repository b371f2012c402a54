//! Giving an entry out again: rendered from the book, counted, marked as a copy. What never came out is the
//! original still.

use book::act::View;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use book::pen::Pen;
use contract::refusal::RollRefusal;
use contract::{Seq, Slip};
use proof::EntryKind;
use salon::printing;
use serde::Serialize;

use super::{paper, store};

/// Form of the note that an entry was given out again. The roll finds it by `of`.
const FORM: &str = "reprint/1";

/// How a page left the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Paper,
    Pdf,
    Mail,
}

#[derive(Serialize)]
struct Note {
    of: Seq,
    /// 0 is the original.
    copy: u32,
    way: Way,
}

/// A page that was noted as given out.
#[derive(Clone, Debug)]
pub struct Copied {
    pub slip: Slip,
    /// 0 is the original.
    pub copy: u32,
    pub ended: contract::Moment,
}

/// Notes that an entry is given out again and answers with its page.
pub fn copied(pen: &mut Pen<'_>, seq: Seq, way: Way) -> Outcome<Copied> {
    let stored = ledger::entry(pen, seq)?.ok_or(RollRefusal::NoSuchEntry)?;
    if !paper::has_paper(&stored.entry) {
        return Err(RollRefusal::NoSuchEntry.into());
    }
    let (times, last) = store::given_out(pen, seq)?;
    let original_is_out = times > 0 || printing::original_is_out(pen, seq)?;
    let copy = if original_is_out { last + 1 } else { 0 };
    let mut slip = paper::slip_of(pen, (&stored).into(), pen.program.notice)?;
    slip.copy = (copy > 0).then_some(copy);
    let mut draft = Draft::note(EntryKind::Reprint).with_details(FORM, &Note { of: seq, copy, way })?;
    draft.booking_day = ledger::period(pen)?.opening.map(|opening| opening.day);
    pen.append(draft)?;
    Ok(Copied { slip, copy, ended: stored.entry.head.ended })
}

/// How often an entry was given out, the original included.
pub fn times_out(view: &View<'_>, seq: Seq) -> Outcome<u32> {
    let (again, _) = store::given_out(view.conn, seq)?;
    Ok(again + u32::from(printing::original_is_out(view.conn, seq)?))
}
