//! What lies in the drawer, what was counted, and what a closing stores (R16 to R19).

use lockbuch_tests::filled::filled;
use proof::{BusinessCase, Entry, EntryKind, LineNumber, Money, PaymentKind, SnapshotKind};
use serde_json::{Value, json};

use super::forger::{Forger, altered, details, insert, with_sums};

/// R18 and R19.
#[test]
fn every_figure_of_a_closing_follows_from_its_entries() {
    let forger = Forger::new();
    let closing = forger.book.iter().position(|entry| {
        let figures = |body: &Value| body["figures"]["turnover"] != json!(0);
        let body = |entry: &Entry| serde_json::from_str(&entry.details.as_ref().unwrap().body).unwrap();
        entry.head.kind == EntryKind::Closing && figures(&body(entry))
    });
    let closing = closing.unwrap();
    let body: Value = serde_json::from_str(&forger.book[closing].details.as_ref().unwrap().body).unwrap();
    let names: Vec<String> = body["figures"].as_object().unwrap().keys().cloned().collect();
    assert!(names.len() > 20, "{names:?}");
    for name in &names {
        forger.is_found_at(closing, &format!("„{name}“"), |book| {
            details(&mut book[closing], |body| body["figures"][name] = altered(&body["figures"][name]));
        });
    }
    for name in ["cash_left", "grand_total", "open_tips"] {
        forger.is_found_at(closing, &format!("„{name}“"), |book| {
            details(&mut book[closing], |body| body["carried"][name] = altered(&body["carried"][name]));
        });
    }
    forger.is_found_at(closing, "„count“", |book| {
        details(&mut book[closing], |body| body["count"]["counted"] = json!(1));
    });
    forger.is_found_at(closing, "fehlen oder sind nicht lesbar", |book| book[closing].details = None);
}

/// R17.
#[test]
fn a_count_is_the_sum_of_its_sheet_beside_what_the_book_expects() {
    let forger = Forger::new();
    let sale = forger.at(EntryKind::Sale, |_| true) as u64;
    let count = forger.at(EntryKind::Count, |entry| entry.head.seq.get() > sale);
    for name in filled(["sheet", "counted", "expected", "difference"]) {
        forger.is_found_at(count, "Die Zählung stimmt nicht", |book| {
            details(&mut book[count], |body| body[name] = changed(&body[name]));
        });
    }
}

fn changed(value: &Value) -> Value {
    if value.is_array() { json!([[1, 1]]) } else { altered(value) }
}

/// R17 and R18: other programs may read the same text in another way.
#[test]
fn details_that_have_no_one_meaning_are_refused() {
    let forger = Forger::new();
    for at in filled([forger.at(EntryKind::Count, |_| true), forger.at(EntryKind::Closing, |_| true)]) {
        for odd in filled([r#"{"counted":1,"counted":1,"#, r#"{"more":1.0,"#, r#"{"more":-0,"#, "[{"]) {
            forger.is_found_at(at, "nicht lesbar", |book| {
                let body = &mut book[at].details.as_mut().unwrap().body;
                *body = body.replacen('{', odd, 1);
            });
        }
        forger.is_found_at(at, "nicht lesbar", |book| book[at].details.as_mut().unwrap().form.push('0'));
    }
    let sale = forger.at(EntryKind::Sale, |_| true);
    forger.is_found_at(sale, "nicht lesbar", |book| {
        let mut snapshots = book[sale].snapshots.iter_mut();
        let person = snapshots.find(|snapshot| snapshot.kind == SnapshotKind::Person).unwrap();
        person.body = person.body.replacen('{', "{\"name\":\"Eva\",", 1);
    });
}

/// R16 and R17.
#[test]
fn turnover_is_neither_left_out_of_a_closing_nor_cash_of_an_opening() {
    let forger = Forger::new();
    let closing = forger.at(EntryKind::Closing, |_| true);
    let sale = forger.at(EntryKind::Sale, |entry| {
        entry.head.seq.get() <= closing as u64 && entry.payments[0].kind == PaymentKind::Bar
    });
    let again = Entry { references: Vec::new(), ..forger.book[sale].clone() };
    let (seq, _, sentence) = forger.found("a sale more", |book| insert(book, sale + 1, again));
    assert!(seq.is_some() && sentence.contains("Die Zählung stimmt nicht"), "{sentence}");
    let opening = forger.book.iter().rposition(|entry| entry.head.kind == EntryKind::OpeningStock).unwrap();
    forger.is_found_at(opening, "Anfangsbestand ist nicht", |book| {
        let line = &mut book[opening].lines[0];
        assert_eq!((line.case, line.number), (BusinessCase::Anfangsbestand, LineNumber::new(1)));
        line.gross = line.gross.plus(Money::cents(100)).unwrap();
        with_sums(&mut book[opening]);
    });
    let difference = forger.at(EntryKind::Difference, |_| true);
    forger.is_found_at(difference, "nicht die der Zählung", |book| {
        let line = &mut book[difference].lines[0];
        line.gross = line.gross.plus(Money::cents(100)).unwrap();
        with_sums(&mut book[difference]);
    });
}
