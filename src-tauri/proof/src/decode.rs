//! The way back from the canonical form, versions 1 and 2: the texts of an entry's parts as an entry.
//!
//! Strict: only what [`Encoder`](crate::Encoder) would write is read, so that each entry has one spelling.

use crate::fields::Fields;
use crate::flaw::{Flaw, NotCanonical};
use crate::part::Part;
use crate::{
    BonType, BusinessCase, Details, Entry, EntryKind, Format, Head, Line, LineNature, Payment, PaymentKind,
    Rate, Reference, ReferenceKind, Snapshot, SnapshotKind, TseBlock, VatKey, VatSplit,
};

type Read<T> = Result<T, Flaw>;

/// The entry that these parts spell, given in their order: each part with its canonical text.
///
/// Only the spelling is judged; whether digests, signature and sums hold is for the
/// [`Verifier`](crate::Verifier).
///
/// # Errors
/// [`NotCanonical`] names the first part that no encoder would have written.
pub fn decode<'a>(parts: impl IntoIterator<Item = (Part, &'a str)>) -> Result<Entry, NotCanonical> {
    let mut parts = parts.into_iter();
    let Some((Part::Head, text)) = parts.next() else {
        return Err(NotCanonical { part: Part::Head, flaw: Flaw::Place });
    };
    let head = whole(text, head).map_err(|flaw| NotCanonical { part: Part::Head, flaw })?;
    let mut entry = Entry {
        head,
        lines: Vec::new(),
        vat: Vec::new(),
        payments: Vec::new(),
        references: Vec::new(),
        snapshots: Vec::new(),
        details: None,
        tse: None,
    };
    let mut last = Part::Head;
    for (part, text) in parts {
        let placed = if part.follows(last) { place(&mut entry, part, text) } else { Err(Flaw::Place) };
        placed.map_err(|flaw| NotCanonical { part, flaw })?;
        last = part;
    }
    Ok(entry)
}

fn place(entry: &mut Entry, part: Part, text: &str) -> Read<()> {
    let format = entry.head.format;
    match part {
        Part::Head => return Err(Flaw::Place),
        Part::Line(_) => entry.lines.push(whole(text, line)?),
        Part::Vat(_) => entry.vat.push(whole(text, vat)?),
        Part::Payment(_) => entry.payments.push(whole(text, payment)?),
        Part::Reference(_) => entry.references.push(whole(text, |from| reference(from, format))?),
        Part::Snapshot(kind) => {
            let found = whole(text, |from| snapshot(from, format))?;
            if found.kind != kind || entry.snapshots.iter().any(|other| other.kind == kind) {
                return Err(Flaw::Place);
            }
            entry.snapshots.push(found);
        }
        Part::Details => entry.details = Some(whole(text, details)?),
        Part::Tse => entry.tse = Some(whole(text, tse)?),
    }
    Ok(())
}

fn whole<T>(text: &str, read: impl FnOnce(&mut Fields<'_>) -> Read<T>) -> Read<T> {
    let mut fields = Fields::of(text);
    let value = read(&mut fields)?;
    if fields.is_empty() { Ok(value) } else { Err(Flaw::Trailing) }
}

fn head(from: &mut Fields<'_>) -> Read<Head> {
    let number = from.small("format")?;
    let format = Format::from_number(number).ok_or(Flaw::Format(number))?;
    let kind_of = |text: &str| EntryKind::from_spelling(text).filter(|kind| kind.since() <= format);
    Ok(Head {
        format,
        key_id: from.text("key_id")?,
        seq: from.number("seq")?,
        kind: from.spelling("kind", kind_of)?,
        receipt_number: from.maybe_number("receipt_number")?,
        bon_type: from.maybe_spelling("bon_type", BonType::from_spelling)?,
        bon_name: from.maybe_text("bon_name")?,
        booking_day: from.maybe_day("booking_day")?,
        z_number: from.maybe_number("z_number")?,
        register: from.text("register")?,
        started: from.moment("started")?,
        ended: from.moment("ended")?,
        clock_adjusted: from.flag("clock_adjusted")?,
        person_id: from.whole("person_id")?,
        approved_by: from.maybe_whole("approved_by")?,
        reason: from.maybe_text("reason")?,
        customer: from.maybe_text("customer")?,
        basket: from.maybe_text("basket")?,
        total: from.money("total_cents")?,
    })
}

fn line(from: &mut Fields<'_>) -> Read<Line> {
    Ok(Line {
        number: from.number("number")?,
        case: from.spelling("case", BusinessCase::from_spelling)?,
        case_name: from.maybe_text("case_name")?,
        nature: from.spelling("nature", LineNature::from_spelling)?,
        article_id: from.maybe_whole("article_id")?,
        text: from.text("text")?,
        group: from.maybe_text("group")?,
        gtin: from.maybe_text("gtin")?,
        quantity: from.quantity("quantity_thousandths")?,
        unit: from.maybe_text("unit")?,
        list_price: from.money("list_price_cents")?,
        unit_price: from.money("unit_price_cents")?,
        discount: from.money("discount_cents")?,
        price_reason: from.maybe_text("price_reason")?,
        gross: from.money("gross_cents")?,
        vat_key: vat_key(from, "vat_key")?,
        rate: rate(from)?,
        performer_id: from.maybe_whole("performer_id")?,
        performer: from.maybe_text("performer")?,
        voucher_number: from.maybe_text("voucher_number")?,
        origin: match (from.maybe_number("origin_seq")?, from.maybe_number("origin_line")?) {
            (Some(seq), Some(line)) => Some((seq, line)),
            (None, None) => None,
            _ => return Err(Flaw::Field("origin_line")),
        },
        voided: from.flag("voided")?,
    })
}

fn vat_key(from: &mut Fields<'_>, name: &'static str) -> Read<VatKey> {
    VatKey::from_number(from.small(name)?).ok_or(Flaw::Field(name))
}

fn rate(from: &mut Fields<'_>) -> Read<Rate> {
    from.small("rate_hundredths").map(Rate::hundredths)
}

fn vat(from: &mut Fields<'_>) -> Read<VatSplit> {
    Ok(VatSplit {
        key: vat_key(from, "key")?,
        rate: rate(from)?,
        gross: from.money("gross_cents")?,
        net: from.money("net_cents")?,
        tax: from.money("tax_cents")?,
    })
}

fn payment(from: &mut Fields<'_>) -> Read<Payment> {
    Ok(Payment {
        kind: from.spelling("kind", PaymentKind::from_spelling)?,
        name: from.text("name")?,
        amount: from.money("amount_cents")?,
        given: from.maybe_money("given_cents")?,
        change: from.maybe_money("change_cents")?,
    })
}

fn reference(from: &mut Fields<'_>, format: Format) -> Read<Reference> {
    let kind_of = |text: &str| ReferenceKind::from_spelling(text).filter(|kind| kind.since() <= format);
    Ok(Reference {
        kind: from.spelling("kind", kind_of)?,
        seq: from.maybe_number("seq")?,
        line: from.maybe_number("line")?,
        external: from.maybe_text("external")?,
    })
}

fn snapshot(from: &mut Fields<'_>, format: Format) -> Read<Snapshot> {
    let kind_of = |text: &str| SnapshotKind::from_spelling(text).filter(|kind| kind.since() <= format);
    Ok(Snapshot { kind: from.spelling("kind", kind_of)?, body: from.text("body")? })
}

fn details(from: &mut Fields<'_>) -> Read<Details> {
    Ok(Details { form: from.text("form")?, body: from.text("body")? })
}

fn tse(from: &mut Fields<'_>) -> Read<TseBlock> {
    Ok(TseBlock {
        serial: from.maybe_text("serial")?,
        transaction: from.maybe_count("transaction")?,
        counter: from.maybe_count("counter")?,
        started: from.maybe_text("started")?,
        finished: from.maybe_text("finished")?,
        process_type: from.maybe_text("process_type")?,
        process_data: from.maybe_text("process_data")?,
        signature: from.maybe_text("signature")?,
        failure: from.maybe_text("failure")?,
    })
}
