//! Books that are sealed rightly but break a rule: numbers and sums.

use proptest::prelude::*;

use super::book::*;
use crate::*;

fn finding_after(change: impl FnOnce(&mut Vec<Entry>)) -> Finding {
    let mut entries = entries();
    change(&mut entries);
    verify(&chained(entries)).unwrap_err()
}

#[test]
fn a_sound_book_verifies() {
    let verified = verify(&book()).unwrap();
    assert_eq!(verified.last, Seq::new(8));
    assert_eq!(verified.receipt_number, Some(ReceiptNumber::new(4_503)));
    assert_eq!(verified.z_number, Some(ZNumber::new(332)));
}

/// Behind a change of the law a return of what was sold before it stands beside a sale: one key, two rates.
#[test]
fn lines_count_for_the_share_of_their_key_and_their_rate() {
    let mut entries = entries();
    let sale = &mut entries[3];
    let old = Rate::hundredths(1_600);
    let mut second = line(2, BusinessCase::Umsatz, 1_100, VatKey::General);
    second.rate = old;
    sale.lines = vec![line(1, BusinessCase::Umsatz, 1_100, VatKey::General), second];
    let (gross, tax) = (Money::cents(1_100), Money::cents(152));
    let net = Money::cents(948);
    sale.vat =
        vec![split(VatKey::General, 1_100), VatSplit { key: VatKey::General, rate: old, gross, net, tax }];
    assert_eq!(verify(&chained(entries)).unwrap().last, Seq::new(8));
}

#[test]
fn every_line_of_a_receipt_has_its_share_of_the_tax() {
    let without = finding_after(|book| book[3].vat.clear());
    assert_eq!((without.place, without.what), (Place::Part(Part::Line(1)), What::VatMissing));
    let other_rate = finding_after(|book| {
        let mut gift = line(2, BusinessCase::Umsatz, 0, VatKey::General);
        gift.rate = Rate::hundredths(1_600);
        book[3].lines.push(gift);
    });
    assert_eq!((other_rate.place, other_rate.what), (Place::Part(Part::Line(2)), What::VatMissing));
}

#[test]
fn a_verification_goes_on_where_another_ended() {
    let book = book();
    let first = verify(&book[..5]).unwrap();
    let rest = Verifier::resume(&[key().public()], Signatures::Every, first);
    assert_eq!(verify_with(&book[5..], rest), verify(&book));
}

#[test]
fn gaps_in_receipt_and_z_numbers_are_found() {
    let finding = finding_after(|book| book[3].head.receipt_number = Some(ReceiptNumber::new(4_505)));
    assert_eq!(finding.what, What::ReceiptGap { expected: 4_502, found: 4_505 });
    let finding = finding_after(|book| book[7].head.z_number = Some(ZNumber::new(333)));
    assert_eq!(finding.what, What::ZGap { expected: 332, found: 333 });
    let finding = finding_after(|book| book[6].head.z_number = Some(ZNumber::new(330)));
    assert_eq!(finding.what, What::ZGap { expected: 331, found: 330 });
    assert_eq!(finding_after(|book| book[7].head.z_number = None).what, What::ZMissing);
    assert_eq!(finding_after(|book| book[3].head.bon_type = None).what, What::BonIncomplete);
}

#[test]
fn sums_that_do_not_add_up_are_found() {
    let euros = |euros: i64, cents: i64| Money::cents(euros * 100 + cents);
    let finding = finding_after(|book| book[2].head.total = euros(63, 1));
    assert_eq!(finding.what, What::LinesAndTotal { found: euros(63, 0), expected: euros(63, 1) });
    let finding = finding_after(|book| book[2].payments[1].amount = euros(33, 1));
    assert_eq!(finding.what, What::LinesAndPayments { found: euros(63, 1), expected: euros(63, 0) });
    let finding = finding_after(|book| book[2].payments[0].change = Some(euros(19, 0)));
    assert_eq!(finding.what, What::Change { found: euros(31, 0), expected: euros(30, 0) });
    let finding = finding_after(|book| book[3].vat[0].tax = euros(3, 52));
    assert_eq!(finding.what, What::VatTax { found: euros(3, 52), expected: euros(3, 51) });
    let finding = finding_after(|book| book[3].vat[0].net = euros(18, 48));
    assert_eq!(finding.what, What::VatNet { found: euros(21, 99), expected: euros(22, 0) });
    let finding = finding_after(|book| book[3].vat[0] = split(VatKey::General, 2_300));
    assert_eq!(finding.what, What::VatGross { found: euros(23, 0), expected: euros(22, 0) });
    let finding = finding_after(|book| book[2].vat.truncate(1));
    assert_eq!((finding.place, finding.what), (Place::Part(Part::Line(3)), What::VatMissing));
    let finding = finding_after(|book| book[4].payments[0].kind = PaymentKind::Bar);
    assert_eq!((finding.place, finding.what), (Place::Part(Part::Payment(1)), What::PaymentNotDue));
    let finding = finding_after(|book| book[2].lines[1].number = LineNumber::new(7));
    assert_eq!((finding.place, finding.what), (Place::Part(Part::Line(2)), What::LineNumber));
}

#[test]
fn a_sum_beyond_all_numbers_is_a_finding() {
    let finding = finding_after(|book| {
        book[2].lines[0].gross = Money::cents(i64::MAX);
    });
    assert_eq!(finding.what, What::OutOfRange);
}

#[test]
fn a_finding_is_one_german_sentence() {
    let finding = finding_after(|book| book[3].vat[0].tax = Money::cents(352));
    let text = "Buchung 4, Steuerzeile 1: Die Steuer beträgt 3,51 €, ausgewiesen sind 3,52 €.";
    assert_eq!(finding.to_string(), text);
}

#[test]
fn the_customer_may_be_erased_but_not_changed() {
    let salt = Salt::from_bytes([9; 32]);
    let entry = sale(3, 4_501);
    let committed = entry.head.customer.as_deref();
    assert_eq!(CustomerText::check(committed, Some((&salt, "Frau Lindner"))), CustomerText::Intact);
    assert_eq!(CustomerText::check(committed, None), CustomerText::Erased);
    assert_eq!(CustomerText::check(committed, Some((&salt, "Frau Linder"))), CustomerText::Changed);
    assert_eq!(CustomerText::check(None, Some((&salt, "Frau Lindner"))), CustomerText::Changed);
    assert_eq!(CustomerText::check(None, None), CustomerText::None);
    let other = Salt::from_bytes([8; 32]);
    assert_ne!(commitment(&salt, "Frau Lindner"), commitment(&other, "Frau Lindner"));
}

#[test]
fn an_entry_of_another_key_is_not_sealed() {
    let entry = sale(1, 1);
    assert_eq!(seal(&entry, Digest::GENESIS, &SigningKey::from_seed(&[8; 32])), Err(SealError::Key));
}

#[test]
fn the_private_key_is_never_shown() {
    let shown = format!("{:?}", key());
    assert!(!shown.contains(&hex::encode(key().seed())), "{shown}");
    assert_eq!(shown, format!("SigningKey({})", key().public().key_id()));
}

proptest! {
    /// Any sale that follows the rules verifies, whatever its texts and amounts.
    #[test]
    fn every_rightful_sale_verifies(
        gross in -9_999_999_i64..9_999_999,
        reduced in -9_999_999_i64..9_999_999,
        text in ".*",
        reason in proptest::option::of(".+"),
    ) {
        let mut entry = small(1, 1, EntryKind::Sale, BusinessCase::Umsatz, gross, VatKey::General);
        entry.lines.push(line(2, BusinessCase::Umsatz, reduced, VatKey::Reduced));
        entry.lines[0].text = text;
        entry.head.reason = reason;
        entry.vat.push(split(VatKey::Reduced, reduced));
        entry.payments[0].amount = Money::cents(gross + reduced);
        entry.head.total = Money::cents(gross + reduced);
        prop_assert!(verify(&chained(vec![entry])).is_ok());
    }
}
