//! Giving an entry out again: rendered from the book, counted, marked as a copy. What never came out is the
//! original still.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use book::tx::ReadTx;
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
pub enum CopyWay {
    Paper,
    Pdf,
    Mail,
}

#[derive(Serialize)]
struct CopyNote {
    of: Seq,
    /// 0 is the original.
    copy: u32,
    way: CopyWay,
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
pub fn copied(tx: &mut BookTx<'_>, seq: Seq, way: CopyWay) -> Outcome<Copied> {
    let stored = ledger::entry(tx, seq)?.ok_or(RollRefusal::NoSuchEntry)?;
    if !paper::has_paper(&stored.entry) {
        return Err(RollRefusal::NoSuchEntry.into());
    }
    let (times, last) = store::given_out(tx, seq)?;
    // Any of those that can't be read may have been of this entry: its number is not given again.
    let unknown = store::copies_of_nobody_knows_what(tx)?;
    let original_is_out = times > 0 || unknown > 0 || printing::original_is_out(tx, seq)?;
    let copy = if original_is_out { last + unknown + 1 } else { 0 };
    let mut slip = paper::slip_of(tx, (&stored).into(), tx.program.notice)?;
    slip.copy = (copy > 0).then_some(copy);
    // Whoever may look something up may not open the drawer by it (IKS-20); also where nothing came out so far.
    slip.opens_drawer = false;
    let mut draft = Draft::note(EntryKind::Reprint).with_details(FORM, &CopyNote { of: seq, copy, way })?;
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    tx.append(draft)?;
    Ok(Copied { slip, copy, ended: stored.entry.head.ended })
}

/// How often an entry was given out, the original included.
pub fn times_out(tx: &ReadTx<'_>, seq: Seq) -> Outcome<u32> {
    let (again, _) = store::given_out(tx.conn, seq)?;
    Ok(again + u32::from(printing::original_is_out(tx.conn, seq)?))
}
