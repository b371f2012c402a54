//! What was taken back, replaced, revoked, counted or banked (R10 to R15).

use lockbuch_tests::filled::filled;
use proof::{
    BusinessCase, Entry, EntryKind, LineNumber, Money, PaymentKind, Quantity, Reference, ReferenceKind, Seq,
};

use super::forger::{Forger, insert, with_sums};

/// R10.
#[test]
fn a_receipt_is_cancelled_once_by_what_mirrors_it() {
    let forger = Forger::new();
    let storno = forger.at(EntryKind::Storno, |_| true);
    let twice = forger.book[storno].clone();
    forger.is_found_at(storno + 1, "wurde schon vorher storniert", |book| insert(book, storno + 1, twice));
    let mirrored = forger.at(EntryKind::Storno, |entry| entry.lines[0].gross < Money::cents(-1));
    forger.is_found_at(mirrored, "nicht das Gegenstück", |book| {
        book[mirrored].lines[0].gross = Money::cents(-1);
        with_sums(&mut book[mirrored]);
    });
    forger.is_found_at(storno, "nicht das Gegenstück zu denen", |book| {
        let payment = &mut book[storno].payments[0];
        payment.kind = if payment.kind == PaymentKind::Bar { PaymentKind::ECKarte } else { PaymentKind::Bar };
    });
    let closing = forger.at(EntryKind::Closing, |_| true);
    let sold = forger.at(EntryKind::Sale, |_| true);
    let late = forger.book[closing..].iter().position(|entry| entry.head.kind == EntryKind::Storno).unwrap();
    forger.is_found_at(closing + late, "dann gibt es kein Storno mehr", |book| {
        book[closing + late].references[0].seq = Some(Seq::new(sold as u64 + 1));
    });
}

/// R11.
#[test]
fn a_correction_changes_nothing_but_payments_and_follows_on_its_storno() {
    let forger = Forger::new();
    let correction = forger.at(EntryKind::PaymentCorrection, |_| true);
    forger.is_found_at(correction, "nicht die von Buchung", |book| {
        let entry = &mut book[correction];
        entry.lines[0].gross = entry.lines[0].gross.plus(Money::cents(100)).unwrap();
        with_sums(entry);
    });
    let note = forger.book[forger.at(EntryKind::DrawerOpened, |_| true)].clone();
    let between = Entry { head: proof::Head { booking_day: None, ..note.head }, ..note };
    forger.is_found_at(correction + 1, "fehlt das Storno", |book| insert(book, correction, between));
}

/// R12.
#[test]
fn no_more_comes_back_than_was_sold() {
    let forger = Forger::new();
    let back = forger.at(EntryKind::Return, |entry| entry.lines[0].quantity == Quantity::pieces(-1));
    forger.is_found_at(back, "mehr zurück, als verkauft wurde", |book| {
        let line = &mut book[back].lines[0];
        line.quantity = Quantity::pieces(-900);
        line.discount = Money::ZERO;
    });
    forger.is_found_at(back, "keine Position, die in Buchung", |book| {
        book[back].lines[0].unit_price = Money::cents(1);
    });
}

/// R13.
#[test]
fn only_the_last_closing_is_revoked() {
    let forger = Forger::new();
    let revocation = forger.at(EntryKind::Revocation, |_| true);
    forger.is_found_at(revocation, "nur der letzte Tagesabschluss", |book| {
        book[revocation].references[0].seq = Some(Seq::new(2));
    });
}

/// R14.
#[test]
fn a_closing_and_a_difference_rest_on_the_newest_count() {
    let forger = Forger::new();
    let closing = forger.at(EntryKind::Closing, |_| true);
    let first = Some(Seq::new(forger.at(EntryKind::Count, |_| true) as u64 + 1));
    forger.is_found_at(closing, "nicht die letzte Zählung", |book| book[closing].references[0].seq = first);
    let difference = forger.at(EntryKind::Difference, |_| true);
    let twice = forger.book[difference].clone();
    forger.is_found_at(difference + 1, "ist schon gebucht", |book| insert(book, difference + 1, twice));
}

/// R15.
#[test]
fn a_transit_is_banked_once() {
    let forger = Forger::new();
    let to_bank = |entry: &Entry| {
        let line = &entry.lines[0];
        line.case == BusinessCase::Geldtransit
            && line.case_name.as_deref() == Some("Bank")
            && line.gross.is_negative()
    };
    let standing = |at: usize| {
        let mut cancels = forger.book.iter().flat_map(|entry| &entry.references);
        !cancels.any(|to| {
            matches!(to.kind, ReferenceKind::Cancels | ReferenceKind::Settles)
                && to.seq == Some(Seq::new(at as u64 + 1))
        })
    };
    let moved = forger.book.iter().enumerate();
    let transit = moved
        .filter(|(at, entry)| entry.head.kind == EntryKind::CashMovement && to_bank(entry) && standing(*at))
        .map(|(at, _)| at)
        .next()
        .unwrap();
    let note = forger.book[forger.at(EntryKind::DrawerOpened, |_| true)].clone();
    let banking = |of: usize| {
        let (kind, seq) = (ReferenceKind::Settles, Some(Seq::new(of as u64 + 1)));
        let mut banking = note.clone();
        (banking.head.kind, banking.head.booking_day) = (EntryKind::Banking, None);
        banking.references = vec![Reference { kind, seq, line: None, external: None }];
        banking
    };
    // At the end: closings name entries by their places, which nothing may move.
    let behind = forger.book.len();
    assert_eq!(forger.found("banked", |book| insert(book, behind, banking(transit))).0, None);
    forger.is_found_at(behind + 1, "schon vorher bei der Bank eingezahlt", |book| {
        insert(book, behind, banking(transit));
        insert(book, behind + 1, banking(transit));
    });
    let back = |of: usize| {
        let mut back = banking(of);
        back.references[0].kind = ReferenceKind::Cancels;
        back
    };
    let taken_back_and_banked_again = |book: &mut Vec<Entry>| {
        insert(book, behind, banking(transit));
        insert(book, behind + 1, back(behind));
        insert(book, behind + 2, banking(transit));
    };
    assert_eq!(forger.found("banked again", taken_back_and_banked_again).0, None);
    forger.is_found_at(behind + 2, "wurde schon vorher storniert", |book| {
        insert(book, behind, banking(transit));
        insert(book, behind + 1, back(behind));
        insert(book, behind + 2, back(behind));
    });
    forger.is_found_at(behind, "kann nicht storniert werden", |book| insert(book, behind, back(transit)));
    let sale = forger.at(EntryKind::Sale, |entry| entry.head.seq > Seq::new(1));
    forger.is_found_at(sale + 1, "kein gültiger Geldtransit", |book| insert(book, sale + 1, banking(sale)));
}

/// R6.
#[test]
fn a_reference_fits_its_entry_and_leads_back() {
    let forger = Forger::new();
    let storno = forger.at(EntryKind::Storno, |_| true);
    let sale = forger.at(EntryKind::Sale, |entry| entry.references.is_empty());
    forger.is_found_at(storno, "keine frühere Buchung", |book| {
        book[storno].references[0].seq = Some(book[storno].head.seq.next());
    });
    for kind in filled([ReferenceKind::Cancels, ReferenceKind::Count, ReferenceKind::Returns]) {
        forger.is_found_at(sale, "gehört nicht zu dieser Art", |book| {
            let seq = Some(Seq::new(1));
            book[sale].references.push(Reference { kind, seq, line: None, external: None });
        });
    }
    forger.is_found_at(storno, "auf der diese beruht, fehlt", |book| book[storno].references.clear());
    forger.is_found_at(sale, "nehmen Positionen zurück", |book| {
        book[sale].lines[0].origin = Some((Seq::new(1), LineNumber::new(1)));
    });
}
