//! Whatever a forger with a key changes, both verifiers say the same of it.

use lockbuch_tests::cases::cases;
use lockbuch_tests::rng::Rng;
use proof::{BusinessCase, Entry, EntryKind, Moment, Money, PaymentKind, Quantity, Seq};
use serde_json::Value;

use super::forger::{Forger, altered, details, insert, remove, with_sums};

const KINDS: &[EntryKind] = &[
    EntryKind::Sale,
    EntryKind::Storno,
    EntryKind::Return,
    EntryKind::CashMovement,
    EntryKind::Count,
    EntryKind::Incident,
    EntryKind::Closing,
];

fn below(rng: &mut Rng, end: usize) -> usize {
    usize::try_from(rng.below(end as u64)).unwrap()
}

fn upto(rng: &mut Rng, most: u64) -> i64 {
    i64::try_from(1 + rng.below(most)).unwrap()
}

/// One change somewhere in the book; said in a few words.
fn forge(book: &mut Vec<Entry>, rng: &mut Rng) -> String {
    let what = rng.below(12);
    let fits = |entry: &Entry| match what {
        0 => entry.references.iter().any(|reference| reference.seq.is_some()),
        1..=4 => !entry.lines.is_empty() && !entry.payments.is_empty(),
        5 => entry.details.is_some() && matches!(entry.head.kind, EntryKind::Closing | EntryKind::Count),
        _ => entry.head.seq > Seq::new(1),
    };
    let places: Vec<usize> = (1..book.len()).filter(|at| fits(&book[*at])).collect();
    let at = *rng.pick(&places).unwrap();
    let (end, entry) = (book.len(), &mut book[at]);
    let name = format!("{what} in {:?} {}", entry.head.kind, entry.head.seq);
    match what {
        0 => entry.references[0].seq = Some(Seq::new(1 + rng.below(end as u64))),
        1..=4 => line(entry, what, rng),
        5 => details(entry, |body| alter(body, rng)),
        6 => entry.head.kind = *rng.pick(KINDS).unwrap(),
        7 => entry.head.booking_day = entry.head.booking_day.map(|day| day.plus_days(1)),
        8 => entry.head.ended = Moment::new(entry.head.ended.utc_ms() - 7_200_000, 60),
        9 => remove(book, at),
        10 => {
            let twice = book[below(rng, end - 1) + 1].clone();
            insert(book, at, twice);
        }
        _ => entry.head.person_id += 1,
    }
    name
}

/// A line with its sums: both are signed, and section 4 holds.
fn line(entry: &mut Entry, what: u64, rng: &mut Rng) {
    let (line, payment) = (&mut entry.lines[0], &mut entry.payments[0]);
    match what {
        1 => line.gross = line.gross.plus(Money::cents(upto(rng, 500))).unwrap(),
        2 => line.quantity = Quantity::pieces(upto(rng, 9)),
        3 => line.case = *rng.pick(&[BusinessCase::TrinkgeldAN, BusinessCase::Geldtransit]).unwrap(),
        _ => payment.kind = *rng.pick(&[PaymentKind::Bar, PaymentKind::ECKarte]).unwrap(),
    }
    with_sums(entry);
}

/// Another value somewhere within.
fn alter(value: &mut Value, rng: &mut Rng) {
    let inner: Vec<&mut Value> = match value {
        Value::Object(fields) => fields.values_mut().collect(),
        Value::Array(items) => items.iter_mut().collect(),
        _ => Vec::new(),
    };
    if inner.is_empty() {
        *value = altered(value);
        return;
    }
    let at = below(rng, inner.len());
    inner.into_iter().nth(at).iter_mut().for_each(|inner| alter(inner, rng));
}

#[test]
fn both_say_the_same_whatever_was_forged() {
    let (forger, mut rng) = (Forger::of(62, 250), Rng::new(63));
    let (cases, mut found) = (cases(30), 0);
    for case in 0..cases {
        let mut book = forger.book.clone();
        let name = format!("case {case}: {}", forge(&mut book, &mut rng));
        found += u32::from(forger.found(&name, |forged| *forged = book).0.is_some());
    }
    assert!(found * 3 > cases * 2, "only {found} of {cases} were found");
}
