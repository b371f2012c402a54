//! Reading entries back, whole and in order.

use std::collections::HashMap;
use std::ops::ControlFlow;

use proof::{
    CheckDigit, Digest, Entry, KnownSnapshot, PartDigest, Sealed, Seq, Signature, Snapshot, SnapshotKind,
    snapshot_digest,
};
use rusqlite::{Connection, Result as SqlResult, Row, params};

use super::draft::CustomerText;
use super::rows::{self, HEAD, HEAD_COLUMNS};
use crate::db::row::{self, Query};
use crate::db::unless_damaged;
use crate::fault::Outcome;

/// How many entries are read at a time.
const PAGE: u64 = 512;

/// An entry as it lies in the store.
#[derive(Clone, Debug)]
pub struct StoredEntry {
    pub entry: Entry,
    pub digests: Vec<PartDigest>,
    pub previous: Digest,
    pub hash: Digest,
    pub signature: Signature,
    pub check_digit: CheckDigit,
    /// Digests of the snapshots as computed from their bodies.
    pub known: Vec<KnownSnapshot>,
}

impl StoredEntry {
    /// The same as the verifier takes it.
    pub fn sealed(&self) -> Sealed<'_> {
        Sealed {
            entry: &self.entry,
            digests: self.digests.clone(),
            previous: self.previous,
            hash: self.hash,
            signature: self.signature,
            check_digit: self.check_digit,
        }
    }
}

/// One entry with all its parts.
pub fn entry(conn: &Connection, seq: Seq) -> Outcome<Option<StoredEntry>> {
    let mut found = None;
    entries(conn, seq, seq, |stored| {
        found = Some(stored);
        Ok(())
    })?;
    Ok(found)
}

/// Place of the newest entry; 0 in an empty book.
pub fn newest_seq(conn: &Connection) -> Outcome<Seq> {
    let mut statement = conn.prepare_cached("select coalesce(max(seq), 0) from entry")?;
    statement.one([], |row| row.get(0).map(Seq::new))
}

/// The customer's text beside an entry, unless it was erased or never given. One that can't be read takes no receipt away:
/// it is left out, and told.
pub fn customer(conn: &Connection, seq: Seq) -> Outcome<Option<CustomerText>> {
    let mut statement = conn.prepare_cached("select body, seq from entry_customer where seq = ?1")?;
    Ok(unless_damaged(statement.first([seq.get()], |row| row::json(row, 0)))?.flatten())
}

/// Visits all entries from one to another in order, both included.
pub fn entries(
    conn: &Connection,
    from: Seq,
    to: Seq,
    mut visit: impl FnMut(StoredEntry) -> Outcome<()>,
) -> Outcome<()> {
    let mut shelf = Likenesses::default();
    let mut start = from.get();
    while start <= to.get() {
        let end = to.get().min(start.saturating_add(PAGE - 1));
        if page(conn, &mut shelf, start, end, &mut visit)? {
            start = end + 1;
            continue;
        }
        // Numbers may jump by any length.
        let Some(next) = next_after(conn, Seq::new(end))? else { return Ok(()) };
        start = next.get();
    }
    Ok(())
}

/// [`entries`], without those that hold a value that can't be read: their places. Only for whoever says so.
///
/// # Errors
/// Pages that can't be read, or what the visit comes to.
pub fn readable_entries(
    conn: &Connection,
    from: Seq,
    to: Seq,
    mut visit: impl FnMut(StoredEntry) -> Outcome<()>,
) -> Outcome<Vec<Seq>> {
    let (mut start, mut left_out) = (from.get(), Vec::new());
    while start <= to.get() {
        let end = to.get().min(start.saturating_add(PAGE - 1));
        let mut found = Vec::new();
        let kept = |stored| {
            found.push(stored);
            Ok(())
        };
        match unless_damaged(page(conn, &mut Likenesses::default(), start, end, kept))? {
            Some(_) => {}
            None => {
                found.clear();
                left_out.extend(one_by_one(conn, (start, end), &mut found)?);
            }
        }
        found.into_iter().try_for_each(&mut visit)?;
        let Some(next) = next_after(conn, Seq::new(end))? else { break };
        start = next.get();
    }
    Ok(left_out)
}

/// A row that can't be read takes the others of its page along: then each entry is read by itself.
fn one_by_one(conn: &Connection, (from, to): (u64, u64), found: &mut Vec<StoredEntry>) -> Outcome<Vec<Seq>> {
    let mut places = conn.prepare_cached("select seq from entry where seq between ?1 and ?2 order by seq")?;
    let mut left_out = Vec::new();
    for seq in places.all([from, to], |row| row.get(0).map(Seq::new))? {
        match unless_damaged(entry(conn, seq))? {
            Some(stored) => found.extend(stored),
            None => left_out.push(seq),
        }
    }
    Ok(left_out)
}

/// Place of the first entry behind a number.
pub fn next_after(conn: &Connection, seq: Seq) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached("select seq from entry where seq > ?1 order by seq limit 1")?;
    statement.first([seq.get()], |row| row.get(0).map(Seq::new))
}

fn page(
    conn: &Connection,
    shelf: &mut Likenesses,
    from: u64,
    to: u64,
    mut visit: impl FnMut(StoredEntry) -> Outcome<()>,
) -> Outcome<bool> {
    let mut lines = children(conn, "entry_line", rows::LINE, (from, to), rows::line)?;
    let mut vat = children(conn, "entry_vat", rows::SPLIT, (from, to), rows::split)?;
    let mut payments = children(conn, "entry_payment", rows::PAYMENT, (from, to), rows::payment)?;
    let mut references = children(conn, "entry_reference", rows::REFERENCE, (from, to), rows::reference)?;
    // A store of before is verified as well, on its way to this shape.
    let mut statement = match conn.prepare_cached(&trunk_sql("tse_snapshot")) {
        Ok(statement) => statement,
        Err(_) => conn.prepare_cached(&trunk_sql("null"))?,
    };
    let mut any = false;
    statement.each(params![from, to], trunk, |(mut stored, likenesses)| {
        any = true;
        let seq = stored.entry.head.seq.get();
        (stored.entry.snapshots, stored.known) = shelf.fetch(conn, &likenesses)?;
        stored.entry.lines = lines.take(seq);
        stored.entry.vat = vat.take(seq);
        stored.entry.payments = payments.take(seq);
        stored.entry.references = references.take(seq);
        visit(stored)?;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(any)
}

/// Columns of [`trunk`].
fn trunk_sql(tse_snapshot: &str) -> String {
    format!(
        "select {HEAD}, details_form, details_body, tse_present, tse_serial, tse_transaction, tse_counter, tse_started,
            tse_finished, tse_process_type, tse_process_data, tse_signature, tse_failure, person_snapshot,
            approver_snapshot, salon_snapshot, program_snapshot, {tse_snapshot}, digests, previous, hash, signature,
            check_digit
         from entry where seq between ?1 and ?2 order by seq"
    )
}

const AFTER_TSE: usize = HEAD_COLUMNS + 12;

fn likenesses_of(row: &Row<'_>) -> SqlResult<Vec<(SnapshotKind, Digest)>> {
    let kinds = [
        SnapshotKind::Person,
        SnapshotKind::Approver,
        SnapshotKind::Salon,
        SnapshotKind::Program,
        SnapshotKind::Tse,
    ];
    let mut found = Vec::with_capacity(kinds.len());
    for (kind, column) in kinds.into_iter().zip(AFTER_TSE..) {
        found.extend(row::optional(row, column, row::digest)?.map(|digest| (kind, digest)));
    }
    Ok(found)
}

/// What one row holds: the entry without its parts of other tables, and which snapshots it has.
type Trunk = (StoredEntry, Vec<(SnapshotKind, Digest)>);

fn trunk(row: &Row<'_>) -> SqlResult<Trunk> {
    let entry = Entry {
        head: rows::head(row)?,
        lines: Vec::new(),
        vat: Vec::new(),
        payments: Vec::new(),
        references: Vec::new(),
        snapshots: Vec::new(),
        details: rows::details(row, HEAD_COLUMNS)?,
        tse: rows::tse(row, HEAD_COLUMNS + 2)?,
    };
    let stored = StoredEntry {
        entry,
        digests: row::digests(row, AFTER_TSE + 5)?,
        previous: row::digest(row, AFTER_TSE + 6)?,
        hash: row::digest(row, AFTER_TSE + 7)?,
        signature: row::signature(row, AFTER_TSE + 8)?,
        check_digit: CheckDigit::from_number(row.get(AFTER_TSE + 9)?),
        known: Vec::new(),
    };
    Ok((stored, likenesses_of(row)?))
}

/// Child rows of a page, handed out entry by entry.
struct Children<T>(std::iter::Peekable<std::vec::IntoIter<(u64, T)>>);

impl<T> Children<T> {
    fn take(&mut self, seq: u64) -> Vec<T> {
        // What an entry that is gone has left behind belongs to nobody; the gap is found by the number.
        while self.0.next_if(|(of, _)| *of < seq).is_some() {}
        let mut mine = Vec::new();
        while let Some((_, child)) = self.0.next_if(|(of, _)| *of == seq) {
            mine.push(child);
        }
        mine
    }
}

fn children<T>(
    conn: &Connection,
    table: &str,
    columns: &str,
    (from, to): (u64, u64),
    read: fn(&Row<'_>) -> SqlResult<T>,
) -> Outcome<Children<T>> {
    let sql = format!("select {columns} from {table} where seq between ?1 and ?2 order by seq, number");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.all([from, to], |row| Ok((row.get(0)?, read(row)?)))?;
    Ok(Children(rows.into_iter().peekable()))
}

/// Snapshots that were read before: the same few come back on thousands of entries.
#[derive(Default)]
struct Likenesses(HashMap<(SnapshotKind, Digest), (Snapshot, Digest)>);

impl Likenesses {
    fn fetch(
        &mut self,
        conn: &Connection,
        wanted: &[(SnapshotKind, Digest)],
    ) -> Outcome<(Vec<Snapshot>, Vec<KnownSnapshot>)> {
        let mut snapshots = Vec::with_capacity(wanted.len());
        let mut known = Vec::with_capacity(wanted.len());
        for (kind, digest) in wanted {
            let (snapshot, computed) = self.one(conn, *kind, *digest)?;
            snapshots.push(snapshot);
            known.push((*kind, computed));
        }
        Ok((snapshots, known))
    }

    fn one(&mut self, conn: &Connection, kind: SnapshotKind, digest: Digest) -> Outcome<(Snapshot, Digest)> {
        if let Some((snapshot, computed)) = self.0.get(&(kind, digest)) {
            return Ok((Snapshot { kind, body: snapshot.body.clone() }, *computed));
        }
        // One that is gone has no body: its digest is that of no snapshot, so whoever verifies names the part, and all
        // others find no JSON in it.
        let mut statement =
            conn.prepare_cached("select coalesce((select body from snapshot where digest = ?1), '')")?;
        let snapshot = Snapshot { kind, body: statement.one([digest.as_bytes()], |row| row.get(0))? };
        let computed = snapshot_digest(&snapshot);
        self.0.insert((kind, digest), (snapshot.clone(), computed));
        Ok((snapshot, computed))
    }
}
