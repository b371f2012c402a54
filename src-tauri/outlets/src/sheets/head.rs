//! What stands above every list: whose book, which part of it, who asked, which program made it.
//!
//! Nothing of it says *now*: the same part of the book gives the same list. What the list rests on is named
//! by the last entry of its part.

use book::fault::Outcome;
use book::ledger::{self, StoredEntry};
use book::tx::ReadTx;
use contract::lists::List;
use contract::sheet::Sheet;
use proof::{Day, Moment, Seq};
use salon::letterhead::Likeness;

use super::built::Built;

/// A whole list with its date.
#[derive(Clone, Debug)]
pub struct Made {
    pub sheet: Sheet,
    /// When the last entry of the list's part was recorded: the date of its files.
    pub at: Moment,
    /// Rows that were left out.
    pub more: u32,
}

/// Puts around a list what all lists have in common. `person` is who asked for it; files that must be the
/// same whoever makes them name nobody.
pub fn around(tx: &ReadTx<'_>, list: &List, built: Built, person: Option<&str>) -> Outcome<Made> {
    let Built { mut sheet, more } = built;
    let last = last_of(tx, list)?;
    let mut head = Vec::new();
    let at = match &last {
        Some(last) => salon(&mut head, last)?,
        None => tx.now,
    };
    head.append(&mut sheet.head);
    if let Some(last) = &last {
        head.push(pair("Stand", &format!("Buchung {} vom {}", last.entry.head.seq, at.german())));
    }
    head.extend(person.map(|person| pair("Erstellt von", person)));
    head.push(pair("Programm", &format!("{} {}", tx.program.name, tx.program.version)));
    sheet.head = head;
    let unfinished = list.span().filter(|span| span.bounds().1 >= tx.now.day());
    if unfinished.is_some() {
        sheet.notices.insert(0, "Der Zeitraum ist noch nicht zu Ende.".to_owned());
    }
    if let Some(notice) = tx.program.notice {
        sheet.notices.insert(0, notice.to_owned());
    }
    Ok(Made { sheet, at, more })
}

/// The salon as the last entry knew it; answers with the entry's time.
fn salon(head: &mut Vec<(String, String)>, last: &StoredEntry) -> Outcome<Moment> {
    let salon = Likeness::of(&last.entry)?.salon;
    let place = format!("{}, {}, {} {}", salon.name, salon.street, salon.postcode, salon.city);
    head.push(pair("Salon", &place));
    let number = salon.tax_number.map(|number| pair("Steuernummer", &number));
    head.extend(number.or_else(|| salon.vat_id.map(|id| pair("USt-IdNr.", &id))));
    head.push(pair("Kasse", &last.entry.head.register));
    Ok(last.entry.head.ended)
}

/// The last entry of the list's part of the book; of the whole book where that part is empty.
fn last_of(tx: &ReadTx<'_>, list: &List) -> Outcome<Option<StoredEntry>> {
    let newest = ledger::newest_seq(tx.conn)?;
    let bounds: Option<(Day, Day)> = list.span().map(contract::lists::Span::bounds);
    let last = match bounds {
        Some((from, to)) => Some(ledger::stretch(tx.conn, from, to)?).filter(|(from, to)| from <= to),
        None => None,
    };
    let seq: Seq = last.map_or(newest, |(_, last)| last);
    ledger::entry(tx.conn, seq)
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
