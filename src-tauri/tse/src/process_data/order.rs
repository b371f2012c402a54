//! `Bestellung-V1`: a line for each position, parted by CR alone.

use super::amount::{self, quantity, read_quantity};
use super::error::ProcessDataError;
use super::free_text::free_text;

/// A position of an order; a negative quantity takes one back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// How much, in thousandths.
    pub quantity_thousandths: i64,
    /// What.
    pub text: String,
    /// The gross price of one, in cents.
    pub price_cents: i64,
}

/// The lines as annex I writes them: `2;"Kaffee ""klein""";2.80`.
///
/// # Errors
/// [`ProcessDataError::NothingOrdered`] where there is no line.
pub fn order(lines: &[OrderLine]) -> Result<String, ProcessDataError> {
    if lines.is_empty() {
        return Err(ProcessDataError::NothingOrdered);
    }
    let written = lines.iter().map(|line| {
        let text = free_text(&line.text).replace('"', "\"\"");
        let price = amount::written(line.price_cents);
        format!("{};\"{text}\";{price}", quantity(line.quantity_thousandths))
    });
    Ok(written.collect::<Vec<_>>().join("\r"))
}

/// The lines of an order that is written so.
///
/// # Errors
/// [`ProcessDataError`], with the number of the first line that is not.
pub fn read_order(text: &str) -> Result<Vec<OrderLine>, ProcessDataError> {
    if text.is_empty() {
        return Err(ProcessDataError::NothingOrdered);
    }
    let lines = text.split('\r').enumerate();
    lines.map(|(at, line)| read(line).ok_or(ProcessDataError::OrderLine(at + 1))).collect()
}

fn read(line: &str) -> Option<OrderLine> {
    let (count, rest) = line.split_once(";\"")?;
    let (text, price) = rest.rsplit_once("\";")?;
    // Quotes within come in pairs, so none is left once the pairs are gone.
    let single = text.replace("\"\"", "");
    if single.contains('"') {
        return None;
    }
    Some(OrderLine {
        quantity_thousandths: read_quantity(count)?,
        text: text.replace("\"\"", "\""),
        price_cents: amount::read(price).ok()?,
    })
}
