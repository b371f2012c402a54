//! Rows of the ledger's tables, read back into their parts.

use proof::{
    Details, Head, Line, LineNumber, Payment, Quantity, Rate, ReceiptNumber, Reference, Seq, TseBlock,
    VatSplit, ZNumber,
};
use rusqlite::{Result, Row};

use crate::db::row;

/// Columns of [`head`], in order; further columns of the caller follow from [`HEAD_COLUMNS`] on.
pub const HEAD: &str = "seq, format, key_id, kind, receipt_number, bon_type, bon_name, booking_day, z_number, register,
    started_ms, started_offset, ended_ms, ended_offset, clock_adjusted, person_id, approved_by, reason, customer,
    basket, total_cents";
/// How many columns [`HEAD`] has.
pub const HEAD_COLUMNS: usize = 21;

/// The head of an entry out of the columns [`HEAD`].
pub fn head(row: &Row<'_>) -> Result<Head> {
    Ok(Head {
        seq: Seq::new(row.get(0)?),
        format: row::format(row, 1)?,
        key_id: row.get(2)?,
        kind: row::spelled(row, 3)?,
        receipt_number: row.get::<_, Option<u64>>(4)?.map(ReceiptNumber::new),
        bon_type: row::optional(row, 5, row::spelled)?,
        bon_name: row.get(6)?,
        booking_day: row::optional(row, 7, row::day)?,
        z_number: row.get::<_, Option<u64>>(8)?.map(ZNumber::new),
        register: row.get(9)?,
        started: row::moment(row, 10)?,
        ended: row::moment(row, 12)?,
        clock_adjusted: row.get(14)?,
        person_id: row.get(15)?,
        approved_by: row.get(16)?,
        reason: row.get(17)?,
        customer: row.get(18)?,
        basket: row.get(19)?,
        total: row::money(row, 20)?,
    })
}

/// Columns of [`line()`], in order.
pub const LINE: &str = "seq, number, business_case, case_name, nature, article_id, text, item_group, gtin, quantity,
    unit, list_price_cents, unit_price_cents, discount_cents, price_reason, gross_cents, vat_key, rate, performer_id,
    performer, voucher_number, origin_seq, origin_line, voided";

/// A line out of the columns [`LINE`].
pub fn line(row: &Row<'_>) -> Result<Line> {
    let origin = match row.get(21)? {
        Some(seq) => Some((Seq::new(seq), LineNumber::new(row.get(22)?))),
        None => None,
    };
    Ok(Line {
        number: LineNumber::new(row.get(1)?),
        case: row::spelled(row, 2)?,
        case_name: row.get(3)?,
        nature: row::spelled(row, 4)?,
        article_id: row.get(5)?,
        text: row.get(6)?,
        group: row.get(7)?,
        gtin: row.get(8)?,
        quantity: Quantity::thousandths(row.get(9)?),
        unit: row.get(10)?,
        list_price: row::money(row, 11)?,
        unit_price: row::money(row, 12)?,
        discount: row::money(row, 13)?,
        price_reason: row.get(14)?,
        gross: row::money(row, 15)?,
        vat_key: row::vat_key(row, 16)?,
        rate: Rate::hundredths(row.get(17)?),
        performer_id: row.get(18)?,
        performer: row.get(19)?,
        voucher_number: row.get(20)?,
        origin,
        voided: row.get(23)?,
    })
}

/// Columns of [`split`], in order.
pub const SPLIT: &str = "seq, number, vat_key, rate, gross_cents, net_cents, tax_cents";

/// A VAT split out of the columns [`SPLIT`].
pub fn split(row: &Row<'_>) -> Result<VatSplit> {
    Ok(VatSplit {
        key: row::vat_key(row, 2)?,
        rate: Rate::hundredths(row.get(3)?),
        gross: row::money(row, 4)?,
        net: row::money(row, 5)?,
        tax: row::money(row, 6)?,
    })
}

/// Columns of [`payment`], in order.
pub const PAYMENT: &str = "seq, number, kind, name, amount_cents, given_cents, change_cents";

/// A payment out of the columns [`PAYMENT`].
pub fn payment(row: &Row<'_>) -> Result<Payment> {
    Ok(Payment {
        kind: row::spelled(row, 2)?,
        name: row.get(3)?,
        amount: row::money(row, 4)?,
        given: row::optional(row, 5, row::money)?,
        change: row::optional(row, 6, row::money)?,
    })
}

/// Columns of [`reference()`], in order.
pub const REFERENCE: &str = "seq, number, kind, target_seq, target_line, external";

/// A reference out of the columns [`REFERENCE`].
pub fn reference(row: &Row<'_>) -> Result<Reference> {
    Ok(Reference {
        kind: row::spelled(row, 2)?,
        seq: row.get::<_, Option<u64>>(3)?.map(Seq::new),
        line: row.get::<_, Option<u64>>(4)?.map(LineNumber::new),
        external: row.get(5)?,
    })
}

/// Details, if there are any, out of two columns.
pub fn details(row: &Row<'_>, column: usize) -> Result<Option<Details>> {
    row::optional(row, column, |row, column| {
        Ok(Details { form: row.get(column)?, body: row.get(column + 1)? })
    })
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
