//! Two days that keep every rule between entries, and each rule broken once.

use super::book::*;
use super::two_days::*;
use crate::*;

const SALE: usize = 3;
const CORRECTED: usize = 4;
const TRANSIT: usize = 7;
const CLOSING: usize = 9;
const REVOCATION: usize = 10;
const STORNO: usize = 13;
const LAST_RETURN: usize = 20;
const BANKING: usize = 21;

fn judged(entries: &[Entry]) -> Result<u64, Finding> {
    let mut rules = Rules::beginning_with(entries[0].head.seq);
    entries.iter().try_for_each(|entry| rules.take(entry))?;
    Ok(rules.references_before())
}

/// The number of the entry that breaks a rule, the place in it, and the rule.
fn broken(change: impl FnOnce(&mut Vec<Entry>)) -> (u64, Place, RuleBroken) {
    let mut entries = two_days();
    change(&mut entries);
    let finding = judged(&entries).unwrap_err();
    match finding.what {
        What::Rule(rule) => (finding.seq.get(), finding.place, rule),
        other => panic!("{other:?}"),
    }
}

/// Puts another entry in the place of one.
fn instead(at: usize, entry: Entry) -> (u64, Place, RuleBroken) {
    broken(|book| book[at] = Entry { head: Head { seq: book[at].head.seq, ..entry.head }, ..entry })
}

const HEAD: Place = Place::Part(Part::Head);
const REFERENCE: Place = Place::Part(Part::Reference(1));

fn line_at(n: u32) -> Place {
    Place::Part(Part::Line(n))
}

#[test]
fn two_days_keep_every_rule() {
    assert_eq!(judged(&two_days()), Ok(0));
}

#[test]
fn what_lies_before_a_range_is_counted_and_not_judged() {
    let days = two_days();
    assert_eq!(judged(&days[17..]), Ok(3), "two returns and a banking");
    assert_eq!(judged(&days[13..]), Ok(5), "a storno and a sale that was rung up again");
}

/// Who joins the entries decides where numbers may jump; what a jump leaves out is not there.
#[test]
fn what_stands_behind_a_jump_of_numbers_is_still_known() {
    let jumped = |seq: Seq| if seq.get() > 4 { Seq::new(seq.get() + 100) } else { seq };
    let mut days = two_days();
    for entry in &mut days {
        entry.head.seq = jumped(entry.head.seq);
        entry.references.iter_mut().for_each(|reference| reference.seq = reference.seq.map(jumped));
        entry.lines.iter_mut().for_each(|line| line.origin = line.origin.map(|(seq, n)| (jumped(seq), n)));
    }
    assert_eq!(judged(&days), Ok(0));
    for left_out in [5, 104] {
        let mut lost = days.clone();
        lost[RETURN].references[0].seq = Some(Seq::new(left_out));
        lost[RETURN].lines[0].origin = Some((Seq::new(left_out), LineNumber::new(2)));
        let found = judged(&lost).unwrap_err();
        assert_eq!((found.place, found.what), (REFERENCE, What::Rule(RuleBroken::NotEarlier)));
    }
}

#[test]
fn each_kind_carries_what_it_must_and_nothing_else() {
    let order = broken(|book| book[SALE].head.bon_type = Some(BonType::AVBestellung));
    assert_eq!(order, (4, HEAD, RuleBroken::BonType));
    let z = broken(|book| book[SALE].head.z_number = Some(ZNumber::new(3)));
    assert_eq!(z, (4, Place::Number, RuleBroken::StrayZ));
    assert_eq!(broken(|book| book[SALE].head.booking_day = None), (4, HEAD, RuleBroken::DayMissing));
    let no_line = broken(|book| book[SALE].lines.clear());
    assert_eq!(no_line, (4, HEAD, RuleBroken::NoLine));
    assert_eq!(broken(|book| book[SALE].payments.clear()), (4, HEAD, RuleBroken::NoPayment));
    let counted = broken(|book| book[1].lines = sold(2).lines);
    assert_eq!(counted, (2, HEAD, RuleBroken::NoBonWithAmount));
    let first = broken(|book| book[0].head.kind = EntryKind::Incident);
    assert_eq!(first, (1, HEAD, RuleBroken::Foundation));
    assert_eq!(instead(SALE, note(4, EntryKind::Foundation)), (4, HEAD, RuleBroken::Foundation));
}

#[test]
fn a_tax_part_stands_once_and_for_a_line() {
    let twice = broken(|book| {
        let part = book[SALE].vat[0].clone();
        book[SALE].vat.push(part);
    });
    assert_eq!(twice, (4, Place::Part(Part::Vat(2)), RuleBroken::VatPart));
    let of_nothing = broken(|book| book[SALE].vat.push(split(VatKey::Reduced, 0)));
    assert_eq!(of_nothing, (4, Place::Part(Part::Vat(2)), RuleBroken::VatPart));
    let taxed = broken(|book| {
        let rate = rate(VatKey::General);
        (book[2].vat[0].rate, book[2].lines[0].rate) = (rate, rate);
    });
    assert_eq!(taxed, (3, Place::Part(Part::Vat(1)), RuleBroken::VatPart));
}

#[test]
fn references_fit_the_kind_and_lead_back() {
    let stray = broken(|book| book[SALE].references.push(to(ReferenceKind::Cancels, 3)));
    assert_eq!(stray, (4, REFERENCE, RuleBroken::StrayReference));
    let second = broken(|book| book[5].references.push(to(ReferenceKind::Cancels, 4)));
    assert_eq!(second, (6, Place::Part(Part::Reference(2)), RuleBroken::StrayReference));
    let nameless = broken(|book| {
        book[SALE].references.push(Reference { seq: None, ..to(ReferenceKind::External, 0) });
    });
    assert_eq!(nameless, (4, REFERENCE, RuleBroken::StrayReference));
    assert_eq!(broken(|book| book[5].references.clear()), (6, HEAD, RuleBroken::ReferenceMissing));
    let ahead = broken(|book| book[5].references[0].seq = Some(Seq::new(6)));
    assert_eq!(ahead, (6, REFERENCE, RuleBroken::NotEarlier));
    let origin = broken(|book| book[SALE].lines[0].origin = Some((Seq::new(3), LineNumber::new(1))));
    assert_eq!(origin, (4, line_at(1), RuleBroken::StrayOrigin));
    let elsewhere = broken(|book| book[RETURN].lines[0].origin = Some((Seq::new(5), LineNumber::new(2))));
    assert_eq!(elsewhere, (19, line_at(1), RuleBroken::StrayOrigin));
}

#[test]
fn time_goes_back_only_by_the_owners_word() {
    let early: Moment = "2026-11-27T08:30:30.000+01:00".parse().unwrap();
    assert_eq!(broken(|book| book[SALE].head.ended = early), (4, HEAD, RuleBroken::TimeGoesBack));
    let late: Moment = "2026-11-27T09:00:00.000+01:00".parse().unwrap();
    assert_eq!(broken(|book| book[SALE].head.started = late), (4, HEAD, RuleBroken::EndBeforeStart));
    let adjusted = broken(|book| {
        book[SALE].head.clock_adjusted = true;
        book[SALE].head.ended = late;
    });
    assert_eq!(adjusted, (4, HEAD, RuleBroken::NotAdjusted));
    let mut entries = two_days();
    entries[BANKING].head.kind = EntryKind::ClockCorrection;
    entries[BANKING].references.clear();
    for entry in &mut entries[BANKING..] {
        (entry.head.started, entry.head.ended) = (early, early);
    }
    assert_eq!(judged(&entries), Ok(0));
    entries[BANKING].head.kind = EntryKind::SignInFailure;
    let finding = judged(&entries).unwrap_err();
    assert_eq!((finding.seq.get(), finding.what), (23, What::Rule(RuleBroken::TimeGoesBack)));
}

#[test]
fn a_day_is_open_from_its_stock_to_its_closing() {
    let other = Day::from_ymd(2026, 11, 28);
    assert_eq!(broken(|book| book[SALE].head.booking_day = other), (4, HEAD, RuleBroken::OtherDay));
    assert_eq!(instead(SALE, two_days()[2].clone()), (4, HEAD, RuleBroken::OpenedTwice));
    assert_eq!(instead(2, sold(3)), (3, HEAD, RuleBroken::NoDayOpen));
    assert_eq!(instead(REVOCATION, sold(11)), (11, HEAD, RuleBroken::NoDayOpen));
    assert_eq!(instead(11, note(12, EntryKind::Incident)), (12, HEAD, RuleBroken::NotReopened));
    let other_day = broken(|book| book[11].head.booking_day = other);
    assert_eq!(other_day, (12, HEAD, RuleBroken::NotReopened));
}

#[test]
fn a_storno_mirrors_what_it_cancels_once() {
    let of = |seq| Seq::new(seq);
    let twice = instead(6, storno(7, &sold(5)));
    assert_eq!(twice, (7, REFERENCE, RuleBroken::AlreadyCancelled(of(5))));
    let again = instead(6, storno(7, &two_days()[5]));
    assert_eq!(again, (7, REFERENCE, RuleBroken::NotCancellable(of(6))));
    let closed = instead(RETURN, storno(19, &two_days()[SALE]));
    assert_eq!(closed, (19, REFERENCE, RuleBroken::DayClosed(of(4))));
    let mut tail = two_days()[17..].to_vec();
    tail[0].references.push(to(ReferenceKind::Count, 17));
    tail[1] = storno(19, &two_days()[STORNO - 1]);
    let reaching_back = judged(&tail).unwrap_err().what;
    assert_eq!(reaching_back, What::Rule(RuleBroken::DayClosed(of(13))), "its day began before the range");
    let part = broken(|book| drop(book[STORNO].lines.pop()));
    assert_eq!(part, (14, HEAD, RuleBroken::LinesNotMirrored(of(13))));
    for change in [
        |line: &mut Line| line.gross = Money::cents(-1),
        |line: &mut Line| line.quantity = Quantity::pieces(-2),
        |line: &mut Line| line.discount = Money::cents(1),
        |line: &mut Line| line.performer_id = Some(9),
        |line: &mut Line| line.origin = Some((Seq::new(4), LineNumber::new(2))),
    ] {
        let line = broken(|book| change(&mut book[STORNO].lines[1]));
        assert_eq!(line, (14, line_at(2), RuleBroken::LineNotMirrored(of(13))));
    }
    let paid = broken(|book| book[STORNO].payments[0].kind = PaymentKind::ECKarte);
    assert_eq!(paid, (14, Place::Part(Part::Payment(1)), RuleBroken::PaymentsNotMirrored(of(13))));
    let more = broken(|book| book[STORNO].payments.push(payment(PaymentKind::Bar, 0)));
    assert_eq!(more, (14, HEAD, RuleBroken::PaymentsNotMirrored(of(13))));
    let banked = broken(|book| {
        book[12] =
            Entry { head: Head { seq: of(13), ..book[BANKING].head.clone() }, ..book[BANKING].clone() };
        book[STORNO] = storno(14, &book[TRANSIT]);
    });
    assert_eq!(banked, (14, REFERENCE, RuleBroken::Banked(of(8))));
}

#[test]
fn what_replaces_a_sale_follows_on_its_storno() {
    let of = Seq::new(5);
    let stands = broken(|book| {
        book[5] = note(6, EntryKind::DrawerOpened);
    });
    assert_eq!(stands, (7, REFERENCE, RuleBroken::StillStands(of)));
    let later = instead(TRANSIT, correction(8, &two_days()[CORRECTED]));
    assert_eq!(later, (8, REFERENCE, RuleBroken::AlreadyReplaced(of)));
    let apart = broken(|book| {
        book[6] = note(7, EntryKind::DrawerOpened);
        book[TRANSIT] = correction(8, &book[CORRECTED]);
    });
    assert_eq!(apart, (8, REFERENCE, RuleBroken::StornoMissing(of)));
    let other = broken(|book| book[6].lines[0].gross = Money::cents(2_900));
    assert_eq!(other, (7, line_at(1), RuleBroken::LinesDiffer(of)));
    let fewer = broken(|book| drop(book[6].lines.pop()));
    assert_eq!(fewer, (7, HEAD, RuleBroken::LinesDiffer(of)));
    let no_sale = broken(|book| book[14].references[0].seq = Some(Seq::new(8)));
    assert_eq!(no_sale, (15, REFERENCE, RuleBroken::NotReplaceable(Seq::new(8))));
}

#[test]
fn no_more_comes_back_than_was_sold() {
    let of = Seq::new(4);
    let more = broken(|book| book[LAST_RETURN] = bottles_back(21, &sold(4), 4));
    assert_eq!(more, (21, line_at(1), RuleBroken::TooMuchReturned(of)));
    let both = broken(|book| book[19] = note(20, EntryKind::DrawerOpened));
    assert_eq!(both, (21, line_at(1), RuleBroken::TooMuchReturned(of)), "two came back before");
    let dear = broken(|book| book[RETURN].lines[0].gross = Money::cents(-1_501));
    assert_eq!(dear, (19, line_at(1), RuleBroken::TooMuchReturned(of)));
    let taxed = broken(|book| {
        let line = &mut book[RETURN].lines[0];
        (line.vat_key, line.rate) = (VatKey::Reduced, rate(VatKey::Reduced));
        book[RETURN] = with_sums(book[RETURN].clone());
    });
    assert_eq!(taxed, (19, line_at(1), RuleBroken::NotSold(of)));
    let sold_again = broken(|book| book[RETURN].lines[0].quantity = Quantity::ONE);
    assert_eq!(sold_again, (19, line_at(1), RuleBroken::NotSold(of)));
    let cancelled = instead(RETURN, bottles_back(19, &two_days()[CORRECTED], 1));
    assert_eq!(cancelled, (19, REFERENCE, RuleBroken::AlreadyCancelled(Seq::new(5))));
    let early = instead(TRANSIT, bottles_back(8, &two_days()[SALE], 1));
    assert_eq!(early, (8, REFERENCE, RuleBroken::StillCancellable(of)));
    let no_sale = broken(|book| {
        let target = Some((Seq::new(8), LineNumber::new(2)));
        (book[RETURN].lines[0].origin, book[RETURN].references[0].seq) = (target, Some(Seq::new(8)));
    });
    assert_eq!(no_sale, (19, REFERENCE, RuleBroken::NotReturnable(Seq::new(8))));
}

#[test]
fn only_the_last_closing_is_revoked_and_rests_on_the_newest_count() {
    let other = broken(|book| book[REVOCATION].references[0].seq = Some(Seq::new(9)));
    assert_eq!(other, (11, REFERENCE, RuleBroken::NotRevocable));
    let open = instead(TRANSIT, referring(note(8, EntryKind::Revocation), ReferenceKind::Revokes, 3));
    assert_eq!(open, (8, HEAD, RuleBroken::NotRevocable));
    let old = broken(|book| book[CLOSING].references[0].seq = Some(Seq::new(2)));
    assert_eq!(old, (10, REFERENCE, RuleBroken::NotTheCount(Seq::new(2))));
    let not_before = broken(|book| {
        book[2] = note(3, EntryKind::Incident);
        book[2].head.booking_day = None;
        book[SALE] = referring(
            cash(4, EntryKind::OpeningStock, BusinessCase::Anfangsbestand, 10_000),
            ReferenceKind::Count,
            2,
        );
    });
    assert_eq!(not_before, (4, REFERENCE, RuleBroken::NotTheCount(Seq::new(2))));
    let twice = broken(|book| {
        let mut again = book[23].clone();
        again.head.seq = Seq::new(25);
        book[24] = again;
    });
    assert_eq!(twice, (25, REFERENCE, RuleBroken::DifferenceTwice(Seq::new(23))));
}

#[test]
fn a_transit_is_banked_once() {
    let twice = broken(|book| {
        let mut again = book[BANKING].clone();
        again.head.seq = Seq::new(23);
        book[22] = again;
    });
    assert_eq!(twice, (23, REFERENCE, RuleBroken::BankedTwice(Seq::new(8))));
    let sale = broken(|book| book[BANKING].references[0].seq = Some(Seq::new(4)));
    assert_eq!(sale, (22, REFERENCE, RuleBroken::NoTransit(Seq::new(4))));
    let cancelled = broken(|book| {
        book[12] = storno(13, &book[TRANSIT]);
        book[STORNO] = note(14, EntryKind::DrawerOpened);
        book[14] = sold(15);
    });
    assert_eq!(cancelled, (22, REFERENCE, RuleBroken::NoTransit(Seq::new(8))));
}

/// A banking is no bon: it is taken back by another banking, once, and the transit is under way again.
#[test]
fn a_banking_is_taken_back_once() {
    let back = |seq: u64, of: u64| referring(note(seq, EntryKind::Banking), ReferenceKind::Cancels, of);
    let banked = |seq: u64| referring(note(seq, EntryKind::Banking), ReferenceKind::Settles, 8);
    let after = |entries: Vec<Entry>| {
        let mut book = two_days();
        book.truncate(BANKING + 1);
        book.extend(entries);
        judged(&book).map_err(|finding| (finding.seq.get(), finding.place, finding.what))
    };
    assert_eq!(after(vec![back(23, 22), banked(24), back(25, 24)]), Ok(0));
    let refused = |entries, at: u64, rule| {
        assert_eq!(after(entries), Err((at, REFERENCE, What::Rule(rule))));
    };
    let of = Seq::new(22);
    refused(vec![back(23, 22), back(24, 22)], 24, RuleBroken::AlreadyCancelled(of));
    refused(vec![back(23, 22), back(24, 23)], 24, RuleBroken::AlreadyCancelled(Seq::new(23)));
    refused(vec![back(23, 8)], 23, RuleBroken::NotCancellable(Seq::new(8)));
    refused(vec![back(23, 22), banked(24), banked(25)], 25, RuleBroken::BankedTwice(Seq::new(8)));
    assert_eq!(judged(&[back(23, 22)]), Ok(1), "what lies before is counted and not judged");
}
