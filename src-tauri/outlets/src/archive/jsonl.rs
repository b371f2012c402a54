//! The entries and their customers, one line each, page by page.

use std::io::Write;

use book::fault::Outcome;
use book::jobs::Watch;
use book::ledger::{self, StoredEntry};
use proof::{CheckDigit, CustomerText, Digest, Encoder, Salt, Seq, Signature};
use serde::{Serialize, Serializer};

use super::context::ArchiveContext;
use super::store::{self, KeptCustomer};
use super::verification::Verification;

/// So many entries in one transaction.
const PAGE: u64 = 512;

/// A line of `buchungen.jsonl`; the order of its fields is part of the form.
#[derive(Serialize)]
struct EntryLine {
    seq: Seq,
    previous: Digest,
    hash: Digest,
    signature: Signature,
    #[serde(serialize_with = "two_digits")]
    check_digit: CheckDigit,
    parts: Vec<(String, String)>,
    digests: Vec<(String, Digest)>,
}

fn two_digits<S: Serializer>(digit: &CheckDigit, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(digit)
}

#[derive(Serialize)]
struct CustomerLine {
    seq: Seq,
    salt: Salt,
    body: String,
}

/// Writes the entries of a range, and has each verified.
pub fn entries(
    context: &ArchiveContext<'_>,
    range: (Seq, Seq),
    watch: &Watch,
    verification: &mut Verification,
    out: &mut dyn Write,
) -> Outcome<()> {
    let mut encoder = Encoder::default();
    pages(range, |first, last| {
        context.read(|tx| {
            ledger::entries(tx.conn, first, last, |stored| {
                verification.take(&stored);
                line(out, &entry_line(&mut encoder, &stored))
            })
        })?;
        watch.step(last.get() - first.get() + 1)
    })
}

/// Writes the customers of a range who were not erased. What is kept of one and is not what was booked (damaged, or laid
/// there by another hand) is left out, as if it were erased: the entries whose customer that is, for the archive to say so.
pub fn customers(
    context: &ArchiveContext<'_>,
    range: (Seq, Seq),
    watch: &Watch,
    out: &mut dyn Write,
) -> Outcome<Vec<Seq>> {
    let mut left_out = Vec::new();
    pages(range, |first, last| {
        for KeptCustomer { seq, committed, text } in
            context.read(|tx| store::customers(tx.conn, first, last))?
        {
            let pair = text.as_ref().map(|(salt, body)| (salt, body.as_str()));
            match (CustomerText::check(committed.as_deref(), pair), text) {
                (CustomerText::Intact, Some((salt, body))) => line(out, &CustomerLine { seq, salt, body })?,
                _ => left_out.push(seq),
            }
        }
        watch.go_on()
    })?;
    Ok(left_out)
}

fn pages((first, last): (Seq, Seq), mut page: impl FnMut(Seq, Seq) -> Outcome<()>) -> Outcome<()> {
    let mut from = first.get();
    while from <= last.get() {
        let to = last.get().min(from + PAGE - 1);
        page(Seq::new(from), Seq::new(to))?;
        from = to + 1;
    }
    Ok(())
}

fn entry_line(encoder: &mut Encoder, stored: &StoredEntry) -> EntryLine {
    let mut parts = Vec::with_capacity(stored.digests.len());
    encoder.parts(&stored.entry, |part, text| parts.push((part.to_string(), text.to_owned())));
    EntryLine {
        seq: stored.entry.head.seq,
        previous: stored.previous,
        hash: stored.hash,
        signature: stored.signature,
        check_digit: stored.check_digit,
        parts,
        digests: stored.digests.iter().map(|known| (known.part.to_string(), known.digest)).collect(),
    }
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> Outcome<()> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}
