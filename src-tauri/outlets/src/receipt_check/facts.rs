//! What the code says, for people.

use proof::Money;
use tse::{ReceiptQr, log_time};

/// The places of the five sums (DSFinV-K, annex I).
const SLOTS: [&str; 5] = [
    "Umsatz zum allgemeinen Steuersatz",
    "Umsatz zum ermäßigten Steuersatz",
    "Umsatz nach § 24 Abs. 1 Nr. 3 UStG",
    "Umsatz nach § 24 Abs. 1 Nr. 1 UStG",
    "ohne Umsatzsteuer",
];

/// Names with values, in the order of the code. Sums that are nothing are left out.
pub fn of(receipt: &ReceiptQr) -> Vec<(String, String)> {
    let mut facts = vec![
        ("Seriennummer der Kasse".to_owned(), receipt.client.clone()),
        ("Seriennummer der TSE".to_owned(), hex::encode(receipt.key.serial())),
        ("Transaktion".to_owned(), receipt.transaction.to_string()),
        ("Signaturzähler".to_owned(), receipt.counter.to_string()),
        ("Beginn".to_owned(), log_time::german(receipt.start_ms.div_euclid(1_000))),
        ("Ende".to_owned(), log_time::german(receipt.log_time_ms.div_euclid(1_000))),
    ];
    match receipt.receipt() {
        Some(read) => {
            facts.push(("Vorgang".to_owned(), read.bon_type().as_str().to_owned()));
            let sums = SLOTS.into_iter().zip(read.slots()).filter(|(_, cents)| *cents != 0);
            facts.extend(sums.map(|(name, cents)| (name.to_owned(), Money::cents(cents).to_string())));
            facts.extend(read.payments().into_iter().map(|paid| {
                let name = if paid.is_cash { "Bar" } else { "Unbar" };
                let currency = paid.currency.as_deref().unwrap_or("EUR");
                (name.to_owned(), format!("{} {currency}", Money::cents(paid.cents)))
            }));
        }
        None => facts.push(("Vorgang".to_owned(), receipt.process_data.clone())),
    }
    facts
}
