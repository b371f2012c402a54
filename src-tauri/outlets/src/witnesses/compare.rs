//! The book beside what is known of its end.

use book::db::settings;
use book::fault::Outcome;
use book::ledger;
use proof::{BookEnd, Gap, ReceiptNumber, Seq, ZNumber};
use rusqlite::Connection;

use super::store;

/// So many numbers may be lost at once: what a salon gives in some decades.
const FURTHEST: u64 = 1_000_000;

/// The end that was known and is not in the book, of all that is known; `None` where the book reaches and goes through each.
/// What can't be is left out.
///
/// # Errors
/// The store can't be read.
pub fn lost(conn: &Connection, known: &[BookEnd]) -> Outcome<Option<BookEnd>> {
    let (newest, gaps) = (ledger::newest_seq(conn)?, ledger::gaps(conn)?);
    let found = found(conn, newest)?;
    let mut lost: Option<BookEnd> = None;
    let spoken_of = store::spoken_of(conn)?.map(|seq| BookEnd { seq, hash: None, receipt: None, z: None });
    for known in known.iter().chain(&spoken_of).filter(|known| can_be(known, &found)) {
        if !is_in_book(conn, newest, known)? && !gaps.iter().any(|(_, gap)| explains(gap, known)) {
            lost = Some(lost.map_or(*known, |other| greater(other, *known)));
        }
    }
    Ok(lost)
}

/// Whether so much can have been lost; else someone wrote into a witness, and numbers don't jump for that.
///
/// # Errors
/// The store can't be read.
pub fn is_believable(conn: &Connection, known: &BookEnd) -> Outcome<bool> {
    Ok(can_be(known, &found(conn, ledger::newest_seq(conn)?)?))
}

/// Where the book ends, with the numbers that were given.
fn found(conn: &Connection, newest: Seq) -> Outcome<BookEnd> {
    let (receipt, z) = ledger::given_before(conn, newest.next())?;
    // Before the first bon and closing, numbers begin where the set-up said.
    let (receipts, closings): (u64, u64) = settings::get_or_empty(conn, settings::FIRST_NUMBERS)?;
    let receipt = receipt.or(Some(ReceiptNumber::new(receipts)));
    Ok(BookEnd { seq: newest, hash: None, receipt, z: z.or(Some(ZNumber::new(closings))) })
}

fn can_be(known: &BookEnd, found: &BookEnd) -> bool {
    let near = |known: u64, found: u64| known <= found.saturating_add(FURTHEST);
    let receipt = |end: &BookEnd| end.receipt.unwrap_or_default().get();
    let z = |end: &BookEnd| end.z.unwrap_or_default().get();
    near(known.seq.get(), found.seq.get()) && near(receipt(known), receipt(found)) && near(z(known), z(found))
}

fn is_in_book(conn: &Connection, newest: Seq, known: &BookEnd) -> Outcome<bool> {
    if known.seq > newest {
        return Ok(false);
    }
    let Some(hash) = known.hash else { return Ok(true) };
    Ok(ledger::entry(conn, known.seq)?.is_some_and(|entry| entry.hash == hash))
}

/// Whether an end is told as lost already: that very one, or one on the way to it.
fn explains(gap: &Gap, known: &BookEnd) -> bool {
    let same = known.hash.is_some() && gap.known.hash == known.hash;
    same || (gap.found.seq < known.seq && known.seq <= gap.known.seq)
}

/// Of two lost ends the one that knows more entries; numbers of both count as given.
fn greater(one: BookEnd, other: BookEnd) -> BookEnd {
    let further = if other.seq > one.seq { other } else { one };
    BookEnd { receipt: one.receipt.max(other.receipt), z: one.z.max(other.z), ..further }
}
