//! What an entry of its kind carries, time and booking day (R1 to R5, R7 to R9).

use proof::{BonType, EntryKind, Moment, Money, PaymentKind, Rate, VatKey, VatSplit, ZNumber};

use super::forger::{Forger, insert};

/// R1 to R5, and R7.
#[test]
fn each_kind_carries_what_it_must_and_nothing_else() {
    let forger = Forger::new();
    let sale = forger.at(EntryKind::Sale, |_| true);
    let count = forger.at(EntryKind::Count, |_| true);
    forger.is_found_at(sale, "hat eine andere Belegart", |book| {
        book[sale].head.bon_type = Some(BonType::AVSonstige);
        book[sale].payments.clear();
    });
    forger.is_found_at(count, "nur Tagesabschluss und Widerruf", |book| {
        book[count].head.z_number = Some(ZNumber::new(1));
    });
    forger.is_found_at(count, "Der Buchungstag fehlt", |book| book[count].head.booking_day = None);
    forger.is_found_at(sale, "Einen Beleg ohne Position", |book| {
        book[sale].lines.clear();
        book[sale].vat.clear();
        book[sale].head.total = Money::ZERO;
        book[sale].payments.truncate(1);
        let payment = &mut book[sale].payments[0];
        (payment.kind, payment.amount, payment.given, payment.change) =
            (PaymentKind::Keine, Money::ZERO, None, None);
    });
    forger.is_found_at(sale, "Jeder Steuersatz der Positionen", |book| {
        let (key, rate, zero) = (VatKey::Exempt, Rate::NONE, Money::ZERO);
        book[sale].vat.push(VatSplit { key, rate, gross: zero, net: zero, tax: zero });
    });
    forger.is_found_at(0, "beginnt mit der Einrichtung", |book| book[0].head.kind = EntryKind::Settings);
    let founded = forger.book[0].clone();
    forger.is_found_at(1, "beginnt mit der Einrichtung", |book| insert(book, 1, founded));
}

/// R8.
#[test]
fn no_entry_is_older_than_the_one_before() {
    let forger = Forger::new();
    let sale = forger.at(EntryKind::Sale, |_| true);
    let early = forger.book[1].head.started;
    let early = Moment::new(early.utc_ms() - 1_000, early.offset_min());
    forger.is_found_at(sale, "vor der vorigen Buchung", |book| {
        (book[sale].head.started, book[sale].head.ended) = (early, early);
    });
    forger.is_found_at(sale, "vor dem Beginn", |book| {
        let ended = book[sale].head.ended;
        book[sale].head.started = Moment::new(ended.utc_ms() + 1, ended.offset_min());
    });
    forger.is_found_at(sale, "Uhr", |book| {
        let ended = book[sale].head.ended;
        book[sale].head.ended = Moment::new(ended.utc_ms() + 1, ended.offset_min());
        book[sale].head.clock_adjusted = true;
    });
}

/// R9.
#[test]
fn a_day_is_open_from_its_stock_to_its_closing() {
    let forger = Forger::new();
    let sale = forger.at(EntryKind::Sale, |_| true);
    forger.is_found_at(sale, "anderer Buchungstag", |book| {
        let head = &mut book[sale].head;
        head.booking_day = head.booking_day.map(|day| day.plus_days(-1));
    });
    let closing = forger.at(EntryKind::Closing, |_| true);
    let sold = forger.book[sale].clone();
    forger.is_found_at(closing + 1, "es ist keiner offen", |book| insert(book, closing + 1, sold));
}
