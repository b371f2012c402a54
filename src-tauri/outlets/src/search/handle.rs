//! The search's row of the menu.

use book::fault::Outcome;
use book::fold::fold;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::search::{Hit, Search, Target};
use contract::{CustomerId, Role};
use proof::Money;
use salon::calendar::{self, FoundAppointment};
use salon::{catalogue, customers};

use super::EACH_MAX;
use super::newest_names::NewestNames;
use super::store::{self, FoundReceipt};
use crate::Here;

impl ReadRow<Here> for Search {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<Hit>> {
        let text = self.text.trim();
        let mut hits = Vec::new();
        // Trainees see the price list; receipts and customers begin with the right to sell.
        let may_see_people = tx.authority.role() >= Role::Stylist;
        let people = if may_see_people { customers::seek(tx, text, EACH_MAX)? } else { Vec::new() };
        if may_see_people {
            hits.extend(receipts(tx, text, &people)?.iter().map(receipt_hit));
        }
        for article in catalogue::find(tx.conn, text, tx.now.day(), EACH_MAX)? {
            let detail = format!("{} · {} €", article.group, article.price);
            hits.push(Hit { title: article.name, detail, target: Target::Article(article.id) });
        }
        for id in people.iter().copied() {
            let Some(customer) = customers::customer(tx.conn, id)? else { continue };
            let detail = customer.phone.unwrap_or_else(|| String::from("Kundin"));
            hits.push(Hit { title: customer.name, detail, target: Target::Customer(customer.id) });
        }
        if may_see_people {
            hits.extend(calendar::found(tx, text, &people, EACH_MAX)?.iter().map(appointment_hit));
        }
        Ok(hits)
    }
}

fn appointment_hit(found: &FoundAppointment) -> Hit {
    let target = Target::Appointment { id: found.id, day: found.day() };
    let name = if found.name.is_empty() { "ohne Namen" } else { found.name.as_str() };
    let title = found.at.map_or_else(|| format!("Termin · {name}"), |at| format!("{at} · {name}"));
    let parts = [found.services.as_str(), found.state.as_str()];
    let detail: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Hit { title, detail: detail.join(" · "), target }
}

fn receipts(tx: &ReadTx<'_>, text: &str, people: &[CustomerId]) -> Outcome<Vec<FoundReceipt>> {
    if let Some(number) = receipt_number(text) {
        return store::by_number(tx.conn, number);
    }
    if let Some(amount) = amount(text) {
        return store::by_total(tx.conn, amount);
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    // One letter alone would find nearly everyone.
    let says_something = words.iter().any(|word| word.chars().count() >= 2);
    if !says_something {
        return Ok(Vec::new());
    }
    let mut found = match tx.cache {
        Some(cache) => cache.of::<NewestNames>().find(tx.conn, &words)?,
        None => NewestNames::default().find(tx.conn, &words)?,
    };
    for id in people {
        for id in customers::family(tx.conn, *id)? {
            found.extend(store::of_customer(tx.conn, id)?);
        }
    }
    found.sort_by_key(|receipt| std::cmp::Reverse(receipt.seq));
    found.dedup_by_key(|receipt| receipt.seq);
    found.truncate(EACH_MAX as usize);
    Ok(found)
}

/// `4501`, `004501` or, as on paper, `2026-004501`.
fn receipt_number(text: &str) -> Option<u64> {
    let number = match text.split_once('-') {
        Some((year, number)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => number,
        _ => text,
    };
    if number.bytes().all(|b| b.is_ascii_digit()) { number.parse().ok().filter(|n| *n > 0) } else { None }
}

/// `58,00`, `58.00` or `58 €`; a bare number is a receipt's.
fn amount(text: &str) -> Option<Money> {
    let meant = text.contains([',', '.', '€']);
    Money::parse_german(text).ok().filter(|_| meant)
}

fn receipt_hit(found: &FoundReceipt) -> Hit {
    let title = format!("Bon {:06} · {} €", found.number.get(), found.total);
    let who = found.customer.as_deref().unwrap_or("ohne Namen");
    Hit { title, detail: format!("{} · {who}", found.at.german()), target: Target::Entry(found.seq) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_amounts_are_told_apart() {
        assert_eq!(receipt_number("004501"), Some(4_501));
        assert_eq!(receipt_number("2026-004501"), Some(4_501));
        assert_eq!([receipt_number("58,00"), receipt_number(""), receipt_number("0")], [None; 3]);
        assert_eq!(amount("58,00"), Some(Money::cents(5_800)));
        assert_eq!(amount("58 €"), Some(Money::cents(5_800)));
        assert_eq!(amount("58"), None);
    }
}
