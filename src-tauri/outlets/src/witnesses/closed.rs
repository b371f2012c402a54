//! A closing as the witnesses of the closes are told of it.

use std::str::FromStr;

use book::db::settings;
use book::fault::{Outcome, Trouble};
use book::ledger;
use proof::{BookEnd, Digest, Moment, ReceiptNumber, Seq, ZNumber};
use rusqlite::Connection;

/// What is told of a closing. Whoever knows its hash knows all entries before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub z: ZNumber,
    pub seq: Seq,
    /// The last bon before it; absent where there is none.
    pub receipt: Option<ReceiptNumber>,
    pub at: Moment,
    pub register: String,
    pub hash: Digest,
    /// Fingerprint of the key that has signed it.
    pub key: Digest,
}

impl Closed {
    /// Of a closing of the book.
    ///
    /// # Errors
    /// A fault where there is none at this place.
    pub fn of(conn: &Connection, seq: Seq) -> Outcome<Self> {
        let stored = ledger::entry(conn, seq)?.ok_or_else(|| Trouble::fault("a closing that is gone"))?;
        let head = &stored.entry.head;
        let keys = ledger::keys_until(conn, seq)?;
        let key = keys.iter().find(|key| key.key_id() == head.key_id);
        let key = key.ok_or_else(|| Trouble::fault("a closing that no known key has signed"))?;
        let (receipt, _) = ledger::given_before(conn, seq)?;
        Ok(Self {
            z: ledger::z_number(head)?,
            seq,
            receipt,
            at: head.ended,
            register: settings::set_up(conn, settings::REGISTER)?,
            hash: stored.hash,
            key: key.fingerprint(),
        })
    }

    /// The closings behind an entry, oldest first, at most so many.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn behind(conn: &Connection, seq: Seq, most: usize) -> Outcome<Vec<Self>> {
        let found = ledger::closings_behind(conn, seq, most)?;
        found.into_iter().map(|seq| Self::of(conn, seq)).collect()
    }

    /// The last one.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn newest(conn: &Connection) -> Outcome<Option<Self>> {
        let last = ledger::period(conn)?.last_closing;
        last.map(|last| Self::of(conn, last.seq)).transpose()
    }

    /// Where the book ended with it.
    pub const fn end(&self) -> BookEnd {
        BookEnd { seq: self.seq, hash: Some(self.hash), receipt: self.receipt, z: Some(self.z) }
    }

    /// One line for people and programs, without its line feed.
    pub fn line(&self) -> String {
        let Self { z, seq, at, register, hash, key, .. } = self;
        let receipt = self.receipt.map_or_else(|| "-".to_owned(), |receipt| receipt.get().to_string());
        format!("Z-{z} Buchung {seq} Beleg {receipt} {at} Kasse {register} Schlüssel {key} Kettenkopf {hash}")
    }
}

/// The end of the book of which a line tells; `None` where it is not such a line.
pub fn end_of(line: &str) -> Option<BookEnd> {
    let mut words = line.split(' ');
    let z = number(words.next()?.strip_prefix("Z-")?)?;
    let seq = number(named(&mut words, "Buchung")?)?;
    let receipt = match named(&mut words, "Beleg")? {
        "-" => None,
        digits => Some(ReceiptNumber::new(number(digits)?)),
    };
    words.next()?;
    named(&mut words, "Kasse")?;
    named(&mut words, "Schlüssel")?;
    let hash = Digest::from_str(named(&mut words, "Kettenkopf")?).ok()?;
    let whole = words.next().is_none();
    whole.then_some(BookEnd { seq: Seq::new(seq), hash: Some(hash), receipt, z: Some(ZNumber::new(z)) })
}

fn named<'a>(words: &mut impl Iterator<Item = &'a str>, name: &str) -> Option<&'a str> {
    (words.next()? == name).then(|| words.next()).flatten()
}

fn number(digits: &str) -> Option<u64> {
    digits.parse().ok()
}
