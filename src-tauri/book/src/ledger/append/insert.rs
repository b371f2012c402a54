//! SQL of the one insert per part. Nothing but its parent module calls it.

use std::collections::HashMap;

use proof::{
    Digest, Entry, KnownSnapshot, Line, Payment, Reference, Salt, Sealed, Seq, Snapshot, SnapshotKind,
    VatSplit, pack_digests, snapshot_digest,
};
use rusqlite::{Connection, params};

use super::customer_body;
use crate::fault::Outcome;
use crate::ledger::CustomerText;

/// Snapshots that were stored lately; the same likeness is stored and hashed once.
#[derive(Default)]
pub struct SnapshotShelf(HashMap<(SnapshotKind, String), Digest>);

impl SnapshotShelf {
    /// Stores what is new and answers with the digests.
    pub fn keep(&mut self, conn: &Connection, snapshots: &[Snapshot]) -> Outcome<Vec<KnownSnapshot>> {
        snapshots.iter().map(|snapshot| Ok((snapshot.kind, self.keep_one(conn, snapshot)?))).collect()
    }

    fn keep_one(&mut self, conn: &Connection, snapshot: &Snapshot) -> Outcome<Digest> {
        let key = (snapshot.kind, snapshot.body.clone());
        if let Some(digest) = self.0.get(&key) {
            return Ok(*digest);
        }
        let digest = snapshot_digest(snapshot);
        conn.prepare_cached(
            "insert into snapshot (digest, kind, body) values (?1, ?2, ?3) on conflict do nothing",
        )?
        .execute(params![digest.as_bytes(), snapshot.kind.as_str(), snapshot.body])?;
        self.0.insert(key, digest);
        Ok(digest)
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// Inserts an entry with all its parts.
pub fn entry(conn: &Connection, sealed: &Sealed<'_>, known: &[KnownSnapshot]) -> Outcome<()> {
    head(conn, sealed, known)?;
    let Entry { head, lines, vat, payments, references, .. } = sealed.entry;
    for one in lines {
        line(conn, head.seq, one)?;
    }
    for (one, number) in vat.iter().zip(1_u32..) {
        split(conn, head.seq, number, one)?;
    }
    for (one, number) in payments.iter().zip(1_u32..) {
        payment(conn, head.seq, number, one)?;
    }
    for (one, number) in references.iter().zip(1_u32..) {
        reference(conn, head.seq, number, one)?;
    }
    Ok(())
}

fn head(conn: &Connection, sealed: &Sealed<'_>, known: &[KnownSnapshot]) -> Outcome<()> {
    let Entry { head, details, tse, .. } = sealed.entry;
    let likeness =
        |kind| known.iter().find(|(of, _)| *of == kind).map(|(_, digest)| digest.as_bytes().as_slice());
    let tse_of =
        |field: fn(&proof::TseBlock) -> &Option<String>| tse.as_ref().and_then(|t| field(t).as_deref());
    conn.prepare_cached(
        "insert into entry (seq, format, key_id, kind, receipt_number, bon_type, bon_name, booking_day, z_number,
            register, started_ms, started_offset, ended_ms, ended_offset, clock_adjusted, person_id, approved_by,
            reason, customer, basket, total_cents, person_snapshot, approver_snapshot, salon_snapshot,
            program_snapshot, details_form, details_body, tse_present, tse_serial, tse_transaction, tse_counter,
            tse_started, tse_finished, tse_process_type, tse_process_data, tse_signature, tse_failure, digests,
            previous, hash, signature, check_digit, tse_snapshot)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
            ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42,
            ?43)",
    )?
    .execute(params![
        head.seq.get(),
        head.format.number(),
        head.key_id,
        head.kind.as_str(),
        head.receipt_number.map(proof::ReceiptNumber::get),
        head.bon_type.map(proof::BonType::as_str),
        head.bon_name,
        head.booking_day.map(|day| day.to_string()),
        head.z_number.map(proof::ZNumber::get),
        head.register,
        head.started.utc_ms(),
        head.started.offset_min(),
        head.ended.utc_ms(),
        head.ended.offset_min(),
        head.clock_adjusted,
        head.person_id,
        head.approved_by,
        head.reason,
        head.customer,
        head.basket,
        head.total.as_cents(),
        likeness(SnapshotKind::Person),
        likeness(SnapshotKind::Approver),
        likeness(SnapshotKind::Salon),
        likeness(SnapshotKind::Program),
        details.as_ref().map(|d| d.form.as_str()),
        details.as_ref().map(|d| d.body.as_str()),
        tse.is_some(),
        tse_of(|t| &t.serial),
        tse.as_ref().and_then(|t| t.transaction),
        tse.as_ref().and_then(|t| t.counter),
        tse_of(|t| &t.started),
        tse_of(|t| &t.finished),
        tse_of(|t| &t.process_type),
        tse_of(|t| &t.process_data),
        tse_of(|t| &t.signature),
        tse_of(|t| &t.failure),
        pack_digests(&sealed.digests),
        sealed.previous.as_bytes(),
        sealed.hash.as_bytes(),
        sealed.signature.as_bytes(),
        sealed.check_digit.number(),
        likeness(SnapshotKind::Tse),
    ])?;
    Ok(())
}

fn line(conn: &Connection, seq: Seq, line: &Line) -> Outcome<()> {
    conn.prepare_cached(
        "insert into entry_line (seq, number, business_case, case_name, nature, article_id, text, item_group, gtin,
            quantity, unit, list_price_cents, unit_price_cents, discount_cents, price_reason, gross_cents, vat_key,
            rate, performer_id, performer, voucher_number, origin_seq, origin_line, voided)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24)",
    )?
    .execute(params![
        seq.get(),
        line.number.get(),
        line.case.as_str(),
        line.case_name,
        line.nature.as_str(),
        line.article_id,
        line.text,
        line.group,
        line.gtin,
        line.quantity.as_thousandths(),
        line.unit,
        line.list_price.as_cents(),
        line.unit_price.as_cents(),
        line.discount.as_cents(),
        line.price_reason,
        line.gross.as_cents(),
        line.vat_key.number(),
        line.rate.as_hundredths(),
        line.performer_id,
        line.performer,
        line.voucher_number,
        line.origin.map(|(seq, _)| seq.get()),
        line.origin.map(|(_, line)| line.get()),
        line.voided,
    ])?;
    Ok(())
}

fn split(conn: &Connection, seq: Seq, number: u32, split: &VatSplit) -> Outcome<()> {
    conn.prepare_cached(
        "insert into entry_vat (seq, number, vat_key, rate, gross_cents, net_cents, tax_cents)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        seq.get(),
        number,
        split.key.number(),
        split.rate.as_hundredths(),
        split.gross.as_cents(),
        split.net.as_cents(),
        split.tax.as_cents(),
    ])?;
    Ok(())
}

fn payment(conn: &Connection, seq: Seq, number: u32, payment: &Payment) -> Outcome<()> {
    conn.prepare_cached(
        "insert into entry_payment (seq, number, kind, name, amount_cents, given_cents, change_cents)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        seq.get(),
        number,
        payment.kind.as_str(),
        payment.name,
        payment.amount.as_cents(),
        payment.given.map(proof::Money::as_cents),
        payment.change.map(proof::Money::as_cents),
    ])?;
    Ok(())
}

fn reference(conn: &Connection, seq: Seq, number: u32, reference: &Reference) -> Outcome<()> {
    conn.prepare_cached(
        "insert into entry_reference (seq, number, kind, target_seq, target_line, external)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        seq.get(),
        number,
        reference.kind.as_str(),
        reference.seq.map(Seq::get),
        reference.line.map(proof::LineNumber::get),
        reference.external,
    ])?;
    Ok(())
}

/// Inserts the customer's text beside the ledger.
pub fn customer(conn: &Connection, seq: Seq, salt: &Salt, customer: &CustomerText) -> Outcome<()> {
    conn.prepare_cached(
        "insert into entry_customer (seq, customer_id, name, salt, body) values (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        seq.get(),
        customer.id,
        customer.name,
        salt.as_bytes(),
        customer_body(customer)?
    ])?;
    Ok(())
}
