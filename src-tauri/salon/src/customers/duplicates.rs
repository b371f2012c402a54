//! Who it may be that is being typed: the same number, the same name in any spelling.

use std::collections::HashSet;

use book::fault::Outcome;
use book::fold::{fold, phone_digits};
use book::tx::ReadTx;
use contract::CustomerId;
use contract::customers::{Duplicate, LikelyDuplicates, Master};

use super::index::{CustomerIndex, Index};
use super::spelling::sound;
use super::store;

/// From this score on someone is shown.
const SHOWN_FROM: u32 = 40;
const SHOWN_MAX: usize = 5;
/// So many hits of the search are looked at closely.
const LOOKED_AT: usize = 20;
/// Shorter numbers belong to too many.
const DIGITS_MIN: usize = 6;

/// Customers that may be the same person, likeliest first.
pub fn likely(tx: &ReadTx<'_>, wish: &LikelyDuplicates) -> Outcome<Vec<Duplicate>> {
    let numbers: Vec<String> = wish.phones.iter().map(|phone| phone_digits(phone)).collect();
    let candidates = |index: &Index| {
        let long = numbers.iter().filter(|digits| digits.len() >= DIGITS_MIN);
        let mut ids: HashSet<i64> = long.flat_map(|digits| index.having(digits)).collect();
        ids.extend(index.seek(&wish.name, LOOKED_AT));
        ids
    };
    let ids = match tx.cache {
        Some(cache) => cache.of::<CustomerIndex>().with(tx.conn, candidates)?,
        None => candidates(&Index::load(tx.conn)?),
    };
    let mut found = Vec::new();
    for id in ids.into_iter().map(CustomerId).filter(|id| Some(*id) != wish.except) {
        let Some(card) = store::card(tx.conn, id)? else { continue };
        let (score, why) = compared(wish, &numbers, &card.master);
        if score >= SHOWN_FROM {
            found.extend(store::customer(tx.conn, id)?.map(|customer| Duplicate { customer, why, score }));
        }
    }
    found.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.customer.name.cmp(&b.customer.name)));
    found.truncate(SHOWN_MAX);
    Ok(found)
}

fn compared(wish: &LikelyDuplicates, numbers: &[String], known: &Master) -> (u32, Vec<String>) {
    let (mut score, mut why) = (0, Vec::new());
    let mut count = |points: u32, reason: &str| {
        score += points;
        why.push(reason.to_owned());
    };
    let known_numbers = known.phones.iter().map(|phone| phone_digits(&phone.number));
    if known_numbers.into_iter().any(|digits| digits.len() >= DIGITS_MIN && numbers.contains(&digits)) {
        count(50, "gleiche Telefonnummer");
    }
    match names(&wish.name, &known.name) {
        Some(CustomerNames::Same) => count(50, "gleicher Name"),
        Some(CustomerNames::Sound) => count(40, "klingt gleich"),
        Some(CustomerNames::Alike) => count(40, "fast gleich geschrieben"),
        None => {}
    }
    if wish.birthday.is_some() && wish.birthday == known.birthday {
        count(20, "gleicher Geburtstag");
    }
    (score.min(100), why)
}

enum CustomerNames {
    Same,
    Sound,
    Alike,
}

/// How two names are one, whatever the order of their parts.
fn names(one: &str, other: &str) -> Option<CustomerNames> {
    let parts = |name: &str| {
        let folded = fold(name);
        let mut parts: Vec<String> =
            folded.split(' ').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        parts.sort_unstable();
        parts
    };
    let (one, other) = (parts(one), parts(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(CustomerNames::Same);
    }
    let sounds = |parts: &[String]| {
        let mut sounds: Vec<u64> = parts.iter().map(|part| sound(part)).collect();
        sounds.sort_unstable();
        sounds
    };
    let (a, b) = (sounds(&one), sounds(&other));
    if a == b && !a.contains(&0) && one.len() > 1 {
        return Some(CustomerNames::Sound);
    }
    (one.len() > 1 && alike(&one.join(" "), &other.join(" "))).then_some(CustomerNames::Alike)
}

/// Likeness by Jaro and Winkler, which forgives slips at the end more than at the beginning.
fn alike(one: &str, other: &str) -> bool {
    strsim::jaro_winkler(one, other) >= 0.93
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(one: &str, other: &str) -> Option<&'static str> {
        names(one, other).map(|names| match names {
            CustomerNames::Same => "same",
            CustomerNames::Sound => "sound",
            CustomerNames::Alike => "alike",
        })
    }

    #[test]
    fn names_are_one_in_any_order_spelling_and_with_a_slip() {
        assert_eq!(says("Petra Müller", "Mueller, Petra"), Some("same"));
        assert_eq!(says("Petra Maier", "Petra Mayer"), Some("sound"));
        assert_eq!(says("Petra Lindner", "Petra Linder"), Some("alike"));
        assert_eq!(says("Petra Lindner", "Paul Lindner"), None);
        assert_eq!(says("Maier", "Mayer"), None);
        assert_eq!(says("", "Mayer"), None);
    }
}
