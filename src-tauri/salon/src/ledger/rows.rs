//! Rows of the ledger's tables, read back into their parts.

use proof::{
    BonType, BusinessCase, Day, Details, Digest, EntryKind, Head, Line, LineNature, LineNumber, Moment,
    Money, Payment, PaymentKind, Quantity, Rate, ReceiptNumber, Reference, ReferenceKind, Seq, TseBlock,
    VatKey, VatSplit, ZNumber,
};
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};

/// Columns of [`head`], in order; further columns of the caller follow from [`HEAD_COLUMNS`] on.
pub const HEAD: &str = "seq, format, key_id, kind, receipt_number, bon_type, bon_name, booking_day, z_number, register,
    started_ms, started_offset, ended_ms, ended_offset, clock_adjusted, person_id, approved_by, reason, customer,
    basket, total_cents";
/// How many columns [`HEAD`] has.
pub const HEAD_COLUMNS: usize = 21;

/// A digest out of a blob.
pub fn digest(row: &Row<'_>, column: usize) -> Result<Digest> {
    let blob = row.get_ref(column)?.as_blob().map_err(|error| unreadable(column, error))?;
    Digest::from_slice(blob).map_err(|error| unreadable(column, error))
}

/// An optional digest out of a blob.
pub fn digest_opt(row: &Row<'_>, column: usize) -> Result<Option<Digest>> {
    if row.get_ref(column)? == rusqlite::types::ValueRef::Null {
        Ok(None)
    } else {
        digest(row, column).map(Some)
    }
}

/// A value of a closed list out of its spelling.
fn spelled<T>(row: &Row<'_>, column: usize, read: fn(&str) -> Option<T>) -> Result<T> {
    let text = row.get_ref(column)?.as_str().map_err(|error| unreadable(column, error))?;
    read(text).ok_or_else(|| unreadable(column, Unknown(text.to_owned())))
}

fn spelled_opt<T>(row: &Row<'_>, column: usize, read: fn(&str) -> Option<T>) -> Result<Option<T>> {
    if row.get_ref(column)? == rusqlite::types::ValueRef::Null {
        Ok(None)
    } else {
        spelled(row, column, read).map(Some)
    }
}

fn vat_key(row: &Row<'_>, column: usize) -> Result<VatKey> {
    let number = row.get(column)?;
    VatKey::from_number(number).ok_or_else(|| unreadable(column, Unknown(number.to_string())))
}

fn money(row: &Row<'_>, column: usize) -> Result<Money> {
    row.get(column).map(Money::cents)
}

/// A spelling that this program does not know.
#[derive(Debug, thiserror::Error)]
#[error("unknown value {0}")]
struct Unknown(String);

fn unreadable(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
}

/// The head of an entry out of the columns [`HEAD`].
pub fn head(row: &Row<'_>) -> Result<Head> {
    Ok(Head {
        seq: Seq::new(row.get(0)?),
        format: row.get(1)?,
        key_id: row.get(2)?,
        kind: spelled(row, 3, EntryKind::from_spelling)?,
        receipt_number: row.get::<_, Option<u64>>(4)?.map(ReceiptNumber::new),
        bon_type: spelled_opt(row, 5, BonType::from_spelling)?,
        bon_name: row.get(6)?,
        booking_day: spelled_opt(row, 7, |text| text.parse::<Day>().ok())?,
        z_number: row.get::<_, Option<u64>>(8)?.map(ZNumber::new),
        register: row.get(9)?,
        started: Moment::new(row.get(10)?, row.get(11)?),
        ended: Moment::new(row.get(12)?, row.get(13)?),
        clock_adjusted: row.get(14)?,
        person_id: row.get(15)?,
        approved_by: row.get(16)?,
        reason: row.get(17)?,
        customer: row.get(18)?,
        basket: row.get(19)?,
        total: money(row, 20)?,
    })
}

/// Columns of [`line`], in order.
pub const LINE: &str = "seq, number, business_case, case_name, nature, article_id, text, item_group, gtin, quantity,
    unit, list_price_cents, unit_price_cents, discount_cents, price_reason, gross_cents, vat_key, rate, performer_id,
    performer, voucher_number, origin_seq, origin_line, voided";

/// A line out of the columns [`LINE`].
pub fn line(row: &Row<'_>) -> Result<Line> {
    let origin_seq: Option<u64> = row.get(21)?;
    let origin_line: Option<u64> = row.get(22)?;
    Ok(Line {
        number: LineNumber::new(row.get(1)?),
        case: spelled(row, 2, BusinessCase::from_spelling)?,
        case_name: row.get(3)?,
        nature: spelled(row, 4, LineNature::from_spelling)?,
        article_id: row.get(5)?,
        text: row.get(6)?,
        group: row.get(7)?,
        gtin: row.get(8)?,
        quantity: Quantity::thousandths(row.get(9)?),
        unit: row.get(10)?,
        list_price: money(row, 11)?,
        unit_price: money(row, 12)?,
        discount: money(row, 13)?,
        price_reason: row.get(14)?,
        gross: money(row, 15)?,
        vat_key: vat_key(row, 16)?,
        rate: Rate::hundredths(row.get(17)?),
        performer_id: row.get(18)?,
        performer: row.get(19)?,
        voucher_number: row.get(20)?,
        origin: origin_seq.zip(origin_line).map(|(seq, line)| (Seq::new(seq), LineNumber::new(line))),
        voided: row.get(23)?,
    })
}

/// Columns of [`split`], in order.
pub const SPLIT: &str = "seq, number, vat_key, rate, gross_cents, net_cents, tax_cents";

/// A VAT split out of the columns [`SPLIT`].
pub fn split(row: &Row<'_>) -> Result<VatSplit> {
    Ok(VatSplit {
        key: vat_key(row, 2)?,
        rate: Rate::hundredths(row.get(3)?),
        gross: money(row, 4)?,
        net: money(row, 5)?,
        tax: money(row, 6)?,
    })
}

/// Columns of [`payment`], in order.
pub const PAYMENT: &str = "seq, number, kind, name, amount_cents, given_cents, change_cents";

/// A payment out of the columns [`PAYMENT`].
pub fn payment(row: &Row<'_>) -> Result<Payment> {
    Ok(Payment {
        kind: spelled(row, 2, PaymentKind::from_spelling)?,
        name: row.get(3)?,
        amount: money(row, 4)?,
        given: row.get::<_, Option<i64>>(5)?.map(Money::cents),
        change: row.get::<_, Option<i64>>(6)?.map(Money::cents),
    })
}

/// Columns of [`reference`], in order.
pub const REFERENCE: &str = "seq, number, kind, target_seq, target_line, external";

/// A reference out of the columns [`REFERENCE`].
pub fn reference(row: &Row<'_>) -> Result<Reference> {
    Ok(Reference {
        kind: spelled(row, 2, ReferenceKind::from_spelling)?,
        seq: row.get::<_, Option<u64>>(3)?.map(Seq::new),
        line: row.get::<_, Option<u64>>(4)?.map(LineNumber::new),
        external: row.get(5)?,
    })
}

/// Details, if there are any, out of two columns.
pub fn details(row: &Row<'_>, column: usize) -> Result<Option<Details>> {
    let form: Option<String> = row.get(column)?;
    let body: Option<String> = row.get(column + 1)?;
    Ok(form.map(|form| Details { form, body: body.unwrap_or_default() }))
}

/// The TSE block, if there is one, out of ten columns.
pub fn tse(row: &Row<'_>, column: usize) -> Result<Option<TseBlock>> {
    if !row.get::<_, bool>(column)? {
        return Ok(None);
    }
    Ok(Some(TseBlock {
        serial: row.get(column + 1)?,
        transaction: row.get(column + 2)?,
        counter: row.get(column + 3)?,
        started: row.get(column + 4)?,
        finished: row.get(column + 5)?,
        process_type: row.get(column + 6)?,
        process_data: row.get(column + 7)?,
        signature: row.get(column + 8)?,
        failure: row.get(column + 9)?,
    }))
}
