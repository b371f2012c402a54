//! Reading entries back, whole and in order.

use std::collections::HashMap;

use proof::{
    CheckDigit, Digest, Entry, Head, KnownSnapshot, PartDigest, Sealed, Seq, Signature, Snapshot,
    SnapshotKind, snapshot_digest, unpack_digests,
};
use rusqlite::{Connection, OptionalExtension, Result as SqlResult, Row, params};

use super::draft::CustomerText;
use super::rows::{self, HEAD, HEAD_COLUMNS};
use crate::fault::{Outcome, Trouble};

/// How many entries are read at a time.
const PAGE: u64 = 512;

/// An entry as it lies in the store.
#[derive(Clone, Debug)]
pub struct Stored {
    pub entry: Entry,
    pub digests: Vec<PartDigest>,
    pub previous: Digest,
    pub hash: Digest,
    pub signature: Signature,
    pub check_digit: CheckDigit,
    /// Digests of the snapshots as computed from their bodies.
    pub known: Vec<KnownSnapshot>,
}

impl Stored {
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
pub fn entry(conn: &Connection, seq: Seq) -> Outcome<Option<Stored>> {
    let mut found = None;
    entries(conn, seq, seq, |stored| {
        found = Some(stored);
        Ok(())
    })?;
    Ok(found)
}

/// Place of the newest entry; 0 in an empty book.
pub fn newest_seq(conn: &Connection) -> Outcome<Seq> {
    Ok(Seq::new(conn.query_row("select coalesce(max(seq), 0) from entry", [], |row| row.get(0))?))
}

/// The customer's text beside an entry, unless it was erased or never given.
pub fn customer(conn: &Connection, seq: Seq) -> Outcome<Option<CustomerText>> {
    let body: Option<String> = conn
        .prepare_cached("select body from entry_customer where seq = ?1")?
        .query_row([seq.get()], |row| row.get(0))
        .optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// Visits all entries from one to another in order, both included.
pub fn entries(
    conn: &Connection,
    from: Seq,
    to: Seq,
    mut visit: impl FnMut(Stored) -> Outcome<()>,
) -> Outcome<()> {
    let mut shelf = Likenesses::default();
    let mut start = from.get();
    while start <= to.get() {
        let end = to.get().min(start.saturating_add(PAGE - 1));
        if !page(conn, &mut shelf, start, end, &mut visit)? && end < to.get() && nothing_after(conn, end)? {
            return Ok(());
        }
        start = end + 1;
    }
    Ok(())
}

fn nothing_after(conn: &Connection, seq: u64) -> Outcome<bool> {
    Ok(conn.query_row("select not exists (select 1 from entry where seq > ?1)", [seq], |row| row.get(0))?)
}

fn page(
    conn: &Connection,
    shelf: &mut Likenesses,
    from: u64,
    to: u64,
    visit: &mut impl FnMut(Stored) -> Outcome<()>,
) -> Outcome<bool> {
    let mut lines = children(conn, "entry_line", rows::LINE, (from, to), rows::line)?;
    let mut vat = children(conn, "entry_vat", rows::SPLIT, (from, to), rows::split)?;
    let mut payments = children(conn, "entry_payment", rows::PAYMENT, (from, to), rows::payment)?;
    let mut references = children(conn, "entry_reference", rows::REFERENCE, (from, to), rows::reference)?;
    let mut statement = conn.prepare_cached(&format!(
        "select {HEAD}, details_form, details_body, tse_present, tse_serial, tse_transaction, tse_counter, tse_started,
            tse_finished, tse_process_type, tse_process_data, tse_signature, tse_failure, person_snapshot,
            approver_snapshot, salon_snapshot, program_snapshot, digests, previous, hash, signature, check_digit
         from entry where seq between ?1 and ?2 order by seq"
    ))?;
    let mut found = statement.query(params![from, to])?;
    let mut any = false;
    while let Some(row) = found.next()? {
        any = true;
        let head = rows::head(row)?;
        let seq = head.seq.get();
        let likenesses = likenesses_of(row)?;
        let (snapshots, known) = shelf.fetch(conn, &likenesses)?;
        let entry = Entry {
            lines: lines.take(seq),
            vat: vat.take(seq),
            payments: payments.take(seq),
            references: references.take(seq),
            snapshots,
            details: rows::details(row, HEAD_COLUMNS)?,
            tse: rows::tse(row, HEAD_COLUMNS + 2)?,
            head,
        };
        visit(stored(row, entry, known)?)?;
    }
    Ok(any)
}

const AFTER_TSE: usize = HEAD_COLUMNS + 12;

fn likenesses_of(row: &Row<'_>) -> SqlResult<Vec<(SnapshotKind, Digest)>> {
    let kinds = [SnapshotKind::Person, SnapshotKind::Approver, SnapshotKind::Salon, SnapshotKind::Program];
    let mut found = Vec::with_capacity(4);
    for (kind, column) in kinds.into_iter().zip(AFTER_TSE..) {
        found.extend(rows::digest_opt(row, column)?.map(|digest| (kind, digest)));
    }
    Ok(found)
}

fn stored(row: &Row<'_>, entry: Entry, known: Vec<KnownSnapshot>) -> Outcome<Stored> {
    let head: &Head = &entry.head;
    let unreadable = |what: &str| Trouble::fault(format!("entry {}: {what} is unreadable", head.seq));
    let mut digests = Vec::with_capacity(12);
    let packed = row.get_ref(AFTER_TSE + 4)?.as_blob().map_err(|_| unreadable("digests"))?;
    unpack_digests(packed, &mut digests).ok_or_else(|| unreadable("digests"))?;
    let signature = row.get_ref(AFTER_TSE + 7)?.as_blob().map_err(|_| unreadable("signature"))?;
    let signature = Signature::from_slice(signature).map_err(|_| unreadable("signature"))?;
    let (previous, hash) = (rows::digest(row, AFTER_TSE + 5)?, rows::digest(row, AFTER_TSE + 6)?);
    let check_digit = CheckDigit::from_number(row.get(AFTER_TSE + 8)?);
    Ok(Stored { entry, digests, previous, hash, signature, check_digit, known })
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
    let rows: SqlResult<Vec<_>> =
        statement.query_map([from, to], |row| Ok((row.get(0)?, read(row)?)))?.collect();
    Ok(Children(rows?.into_iter().peekable()))
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
        let body: Option<String> = conn
            .prepare_cached("select body from snapshot where digest = ?1")?
            .query_row([digest.as_bytes()], |row| row.get(0))
            .optional()?;
        let snapshot = Snapshot { kind, body: body.unwrap_or_default() };
        let computed = snapshot_digest(&snapshot);
        self.0.insert((kind, digest), (snapshot.clone(), computed));
        Ok((snapshot, computed))
    }
}
