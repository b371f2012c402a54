//! The canonical form of an entry, versions 1 and 2 (FORMAT.md): each part as deterministic UTF-8 text.
//!
//! Both have the same fields and differ in the words that stand in some of them ([`Format`](crate::Format)). A form with
//! other fields is a new encoder; this one is never touched again.

use crate::chain::{Digest, PartDigest};
use crate::part::Part;
use crate::text::Text;
use crate::{Details, Entry, Head, Line, Payment, Reference, Snapshot, SnapshotKind, TseBlock, VatSplit};

/// Kind and digest of a snapshot whose text the caller has hashed before with [`snapshot_digest`].
pub type KnownSnapshot = (SnapshotKind, Digest);

/// Spells the parts of entries into a buffer that is used again and again.
#[derive(Debug, Default)]
pub struct Encoder {
    text: Text,
}

impl Encoder {
    /// Visits each part of an entry in order, with its canonical text, which lives until the next part.
    pub fn parts(&mut self, entry: &Entry, mut visit: impl FnMut(Part, &str)) {
        self.parts_but(entry, &[], &mut |part, text| visit(part, text.unwrap_or_default()));
    }

    /// Replaces `out` by the digests of all parts, in order. A known snapshot's digest is taken as given, its
    /// body is not read.
    pub fn digests(&mut self, entry: &Entry, known: &[KnownSnapshot], out: &mut Vec<PartDigest>) {
        out.clear();
        self.parts_but(entry, known, &mut |part, text| {
            let digest = match (text, part) {
                (Some(text), _) => Digest::of(text.as_bytes()),
                (None, Part::Snapshot(kind)) => known_digest(known, kind).unwrap_or(Digest::GENESIS),
                (None, _) => Digest::GENESIS,
            };
            out.push(PartDigest { part, digest });
        });
    }

    fn parts_but(
        &mut self,
        entry: &Entry,
        known: &[KnownSnapshot],
        visit: &mut dyn FnMut(Part, Option<&str>),
    ) {
        self.one(Part::Head, visit, |text| head(text, &entry.head));
        for (line_, n) in entry.lines.iter().zip(1..) {
            self.one(Part::Line(n), visit, |text| line(text, line_));
        }
        for (split, n) in entry.vat.iter().zip(1..) {
            self.one(Part::Vat(n), visit, |text| vat(text, split));
        }
        for (payment_, n) in entry.payments.iter().zip(1..) {
            self.one(Part::Payment(n), visit, |text| payment(text, payment_));
        }
        for (reference_, n) in entry.references.iter().zip(1..) {
            self.one(Part::Reference(n), visit, |text| reference(text, reference_));
        }
        for snapshot_ in &entry.snapshots {
            let part = Part::Snapshot(snapshot_.kind);
            if known_digest(known, snapshot_.kind).is_some() {
                visit(part, None);
            } else {
                self.one(part, visit, |text| snapshot(text, snapshot_));
            }
        }
        if let Some(details_) = &entry.details {
            self.one(Part::Details, visit, |text| details(text, details_));
        }
        if let Some(block) = &entry.tse {
            self.one(Part::Tse, visit, |text| tse(text, block));
        }
    }

    fn one(&mut self, part: Part, visit: &mut dyn FnMut(Part, Option<&str>), spell: impl FnOnce(&mut Text)) {
        self.text.clear();
        spell(&mut self.text);
        visit(part, Some(self.text.as_str()));
    }
}

/// Digest of a snapshot's part (SHA-256 over its canonical text), for callers that keep it beside the stored
/// body.
pub fn snapshot_digest(snapshot_: &Snapshot) -> Digest {
    let mut text = Text::default();
    snapshot(&mut text, snapshot_);
    Digest::of(text.as_str().as_bytes())
}

fn known_digest(known: &[KnownSnapshot], kind: SnapshotKind) -> Option<Digest> {
    known.iter().find(|(known_kind, _)| *known_kind == kind).map(|(_, digest)| *digest)
}

fn head(text: &mut Text, head: &Head) {
    text.count("format", u64::from(head.format.number()))
        .text("key_id", &head.key_id)
        .count("seq", head.seq.get())
        .text("kind", head.kind.as_str())
        .maybe_count("receipt_number", head.receipt_number.map(|number| number.get()))
        .maybe_text("bon_type", head.bon_type.map(|kind| kind.as_str()))
        .maybe_text("bon_name", head.bon_name.as_deref());
    match head.booking_day {
        None => text.raw("booking_day\n"),
        Some(day) => text
            .raw("booking_day=")
            .digits(u64::from(day.year().unsigned_abs()), 4)
            .raw("-")
            .digits(u64::from(day.month()), 2)
            .raw("-")
            .digits(u64::from(day.day_of_month()), 2)
            .raw("\n"),
    };
    text.maybe_count("z_number", head.z_number.map(|number| number.get()))
        .text("register", &head.register)
        .moment("started", head.started)
        .moment("ended", head.ended)
        .flag("clock_adjusted", head.clock_adjusted)
        .number("person_id", head.person_id)
        .maybe_number("approved_by", head.approved_by)
        .maybe_text("reason", head.reason.as_deref())
        .maybe_text("customer", head.customer.as_deref())
        .maybe_text("basket", head.basket.as_deref())
        .money("total_cents", head.total);
}

fn line(text: &mut Text, line: &Line) {
    text.count("number", line.number.get())
        .text("case", line.case.as_str())
        .maybe_text("case_name", line.case_name.as_deref())
        .text("nature", line.nature.as_str())
        .maybe_number("article_id", line.article_id)
        .text("text", &line.text)
        .maybe_text("group", line.group.as_deref())
        .maybe_text("gtin", line.gtin.as_deref())
        .number("quantity_thousandths", line.quantity.as_thousandths())
        .maybe_text("unit", line.unit.as_deref())
        .money("list_price_cents", line.list_price)
        .money("unit_price_cents", line.unit_price)
        .money("discount_cents", line.discount)
        .maybe_text("price_reason", line.price_reason.as_deref())
        .money("gross_cents", line.gross)
        .count("vat_key", u64::from(line.vat_key.number()))
        .count("rate_hundredths", u64::from(line.rate.as_hundredths()))
        .maybe_number("performer_id", line.performer_id)
        .maybe_text("performer", line.performer.as_deref())
        .maybe_text("voucher_number", line.voucher_number.as_deref())
        .maybe_count("origin_seq", line.origin.map(|(seq, _)| seq.get()))
        .maybe_count("origin_line", line.origin.map(|(_, number)| number.get()))
        .flag("voided", line.voided);
}

fn vat(text: &mut Text, split: &VatSplit) {
    text.count("key", u64::from(split.key.number()))
        .count("rate_hundredths", u64::from(split.rate.as_hundredths()))
        .money("gross_cents", split.gross)
        .money("net_cents", split.net)
        .money("tax_cents", split.tax);
}

fn payment(text: &mut Text, payment: &Payment) {
    text.text("kind", payment.kind.as_str())
        .text("name", &payment.name)
        .money("amount_cents", payment.amount)
        .maybe_number("given_cents", payment.given.map(|money| money.as_cents()))
        .maybe_number("change_cents", payment.change.map(|money| money.as_cents()));
}

fn reference(text: &mut Text, reference: &Reference) {
    text.text("kind", reference.kind.as_str())
        .maybe_count("seq", reference.seq.map(|seq| seq.get()))
        .maybe_count("line", reference.line.map(|number| number.get()))
        .maybe_text("external", reference.external.as_deref());
}

fn snapshot(text: &mut Text, snapshot: &Snapshot) {
    text.text("kind", snapshot.kind.as_str()).text("body", &snapshot.body);
}

fn details(text: &mut Text, details: &Details) {
    text.text("form", &details.form).text("body", &details.body);
}

fn tse(text: &mut Text, block: &TseBlock) {
    text.maybe_text("serial", block.serial.as_deref())
        .maybe_count("transaction", block.transaction)
        .maybe_count("counter", block.counter)
        .maybe_text("started", block.started.as_deref())
        .maybe_text("finished", block.finished.as_deref())
        .maybe_text("process_type", block.process_type.as_deref())
        .maybe_text("process_data", block.process_data.as_deref())
        .maybe_text("signature", block.signature.as_deref())
        .maybe_text("failure", block.failure.as_deref());
}
