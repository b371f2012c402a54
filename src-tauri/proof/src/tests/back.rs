//! The way back: what the encoder writes is read as the same entry, and nothing else is read at all.

use proptest::prelude::*;

use super::book::*;
use crate::*;

fn texts(entry: &Entry) -> Vec<(Part, String)> {
    let mut texts = Vec::new();
    Encoder::default().parts(entry, |part, text| texts.push((part, text.to_owned())));
    texts
}

fn read(texts: &[(Part, String)]) -> Result<Entry, NotCanonical> {
    decode(texts.iter().map(|(part, text)| (*part, text.as_str())))
}

#[test]
fn the_whole_small_book_is_read_back() {
    let entries = entries();
    assert!(!entries.is_empty());
    for entry in entries {
        assert_eq!(read(&texts(&entry)), Ok(entry));
    }
}

#[test]
fn every_flipped_bit_of_every_text_is_another_text_or_unreadable_in_its_part() {
    let entry = sale(3, 4_501);
    let whole = texts(&entry);
    let (mut unreadable, mut others) = (0, 0);
    for at in 0..whole.len() {
        for bit in 0..whole[at].1.len() * 8 {
            let mut bytes = whole[at].1.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let Ok(text) = String::from_utf8(bytes) else { continue };
            let mut changed = whole.clone();
            changed[at].1 = text;
            match read(&changed) {
                Err(trouble) => {
                    assert_eq!(trouble.part, whole[at].0, "{:?}", changed[at]);
                    unreadable += 1;
                }
                Ok(other) => {
                    assert_ne!(other, entry, "{:?}", changed[at]);
                    assert_eq!(texts(&other), changed);
                    others += 1;
                }
            }
        }
    }
    assert!(unreadable > 5_000 && others > 1_000, "{unreadable} unreadable, {others} others");
}

#[test]
fn parts_out_of_their_order_are_refused() {
    let whole = texts(&sale(3, 4_501));
    for at in 0..whole.len() {
        for other in 0..whole.len() {
            let both = [whole[at].0, whole[other].0];
            // The order of snapshots is the entry's own.
            if at == other || both.iter().all(|part| matches!(part, Part::Snapshot(_))) {
                continue;
            }
            let mut swapped = whole.clone();
            swapped.swap(at, other);
            assert!(read(&swapped).is_err(), "{both:?}");
        }
        let mut doubled = whole.clone();
        doubled.insert(at, whole[at].clone());
        assert!(read(&doubled).is_err(), "{:?} twice", whole[at].0);
        let mut cut = whole.clone();
        cut[at].1.pop();
        assert_eq!(read(&cut).unwrap_err().part, whole[at].0);
        let mut longer = whole.clone();
        longer[at].1.push_str("more=1\n");
        assert_eq!(read(&longer).unwrap_err(), NotCanonical { part: whole[at].0, flaw: Flaw::Trailing });
    }
}

#[test]
fn a_snapshot_stands_under_its_own_name_and_once() {
    let whole = texts(&sale(3, 4_501));
    let snapshots: Vec<usize> =
        (0..whole.len()).filter(|at| matches!(whole[*at].0, Part::Snapshot(_))).collect();
    let [first, second, ..] = snapshots[..] else { panic!("a sale keeps two snapshots") };
    let mut renamed = whole.clone();
    renamed[first].0 = whole[second].0;
    renamed.remove(second);
    assert_eq!(read(&renamed), Err(NotCanonical { part: renamed[first].0, flaw: Flaw::Place }));
    let mut again = whole.clone();
    again.insert(second + 1, whole[first].clone());
    assert_eq!(read(&again), Err(NotCanonical { part: whole[first].0, flaw: Flaw::Place }));
}

#[test]
fn each_kind_of_part_begins_at_one() {
    let whole = texts(&sale(3, 4_501));
    let place = |part| whole.iter().position(|(found, _)| *found == part).unwrap();
    for second in [Part::Line(2), Part::Vat(2), Part::Payment(2)] {
        let mut beheaded = whole.clone();
        beheaded.remove(place(second) - 1);
        assert_eq!(read(&beheaded), Err(NotCanonical { part: second, flaw: Flaw::Place }));
    }
    let mut renamed = whole.clone();
    renamed[place(Part::Reference(1))].0 = Part::Reference(2);
    assert_eq!(read(&renamed), Err(NotCanonical { part: Part::Reference(2), flaw: Flaw::Place }));
}

#[test]
fn numbers_have_one_spelling() {
    let whole = texts(&sale(3, 4_501));
    for (from, to) in [
        ("total_cents=6300", "total_cents=06300"),
        ("total_cents=6300", "total_cents=+6300"),
        ("total_cents=6300", "total_cents=-0"),
        ("seq=3", "seq="),
        ("format=2", "format=02"),
        ("clock_adjusted=false", "clock_adjusted=no"),
        ("booking_day=2026-11-27", "booking_day=2026-11-31"),
        ("T08:30:00.000+01:00", "T08:30:00+01:00"),
        ("T08:30:00.000+01:00", "T07:30:00.000Z"),
        ("kind=sale", "kind=gift"),
        ("bon_name\n", ""),
        ("person_id=2\napproved_by=1\n", "approved_by=1\nperson_id=2\n"),
        ("reason=Stammkundin", "reason=Stamm\\kundin"),
        ("reason=Stammkundin", "reason=Stamm\rkundin"),
    ] {
        let mut changed = whole.clone();
        assert!(changed[0].1.contains(from), "{from}");
        changed[0].1 = changed[0].1.replacen(from, to, 1);
        assert_eq!(read(&changed).unwrap_err().part, Part::Head, "{to}");
    }
}

#[test]
fn names_of_parts_are_read_back_and_no_others() {
    let mut parts = vec![Part::Head, Part::Details, Part::Tse];
    parts.extend([Part::Line(1), Part::Vat(12), Part::Payment(3), Part::Reference(u32::MAX)]);
    parts.extend(SnapshotKind::ALL.iter().map(|kind| Part::Snapshot(*kind)));
    for part in parts {
        assert_eq!(part.to_string().parse(), Ok(part));
    }
    for name in ["", "Head", "line", "line 0", "line 01", "line +1", "line 1 ", "snapshot", "snapshot x"] {
        assert_eq!(name.parse::<Part>(), Err(NotAPart), "{name}");
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-zäöü\\\\\n\r= ]{0,12}"]
}

fn any_moment() -> impl Strategy<Value = Moment> {
    (0_i64..250_000_000_000_000, -840_i16..=840).prop_map(|(utc_ms, offset)| Moment::new(utc_ms, offset))
}

fn of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

prop_compose! {
    fn any_line()(
        case in of(BusinessCase::ALL), nature in of(LineNature::ALL), key in of(VatKey::ALL),
        words in proptest::collection::vec(proptest::option::of(any_text()), 6), text in any_text(),
        numbers in proptest::collection::vec(any::<i64>(), 5), ids in any::<[Option<i64>; 2]>(),
        rate in any::<u32>(), origin in any::<Option<(u64, u64)>>(), voided: bool, number: u64,
    ) -> Line {
        let mut words = words.into_iter();
        let mut word = move || words.next().flatten();
        Line {
            number: LineNumber::new(number), case, case_name: word(), nature, article_id: ids[0], text,
            group: word(), gtin: word(), quantity: Quantity::thousandths(numbers[0]), unit: word(),
            list_price: Money::cents(numbers[1]), unit_price: Money::cents(numbers[2]),
            discount: Money::cents(numbers[3]), price_reason: word(), gross: Money::cents(numbers[4]),
            vat_key: key, rate: Rate::hundredths(rate), performer_id: ids[1], performer: word(),
            voucher_number: None, origin: origin.map(|(seq, line)| (Seq::new(seq), LineNumber::new(line))),
            voided,
        }
    }
}

prop_compose! {
    fn any_entry()(
        kind in of(EntryKind::ALL), bon_type in proptest::option::of(of(BonType::ALL)),
        numbers in any::<(u64, Option<u64>, Option<u64>)>(), flags in any::<(bool, i64, Option<i64>, i64)>(),
        words in proptest::collection::vec(any_text(), 4), maybe in proptest::collection::vec(
            proptest::option::of(any_text()), 8),
        times in (any_moment(), any_moment()), day in proptest::option::of(0_i64..30_000),
        lines in proptest::collection::vec(any_line(), 0..3), payment_kind in of(PaymentKind::ALL),
        money in any::<[Option<i64>; 2]>(), reference_kind in of(ReferenceKind::ALL),
        snapshots in proptest::sample::subsequence(SnapshotKind::ALL, 0..=5), tse in any::<Option<[Option<u64>; 2]>>(),
    ) -> Entry {
        let head = Head {
            format: Format::NEWEST, key_id: words[0].clone(), seq: Seq::new(numbers.0), kind,
            receipt_number: numbers.1.map(ReceiptNumber::new), bon_type, bon_name: maybe[0].clone(),
            booking_day: day.map(|days| Day::from_ymd(1970, 1, 1).unwrap().plus_days(days)),
            z_number: numbers.2.map(ZNumber::new), register: words[1].clone(), started: times.0,
            ended: times.1, clock_adjusted: flags.0, person_id: flags.1, approved_by: flags.2,
            reason: maybe[1].clone(), customer: maybe[2].clone(), basket: maybe[3].clone(),
            total: Money::cents(flags.3),
        };
        let mut entry = bare(head);
        entry.lines = lines;
        entry.vat = vec![split(VatKey::General, 1_190)];
        let given = money.map(|cents| cents.map(Money::cents));
        entry.payments = vec![Payment {
            kind: payment_kind, name: words[2].clone(), amount: Money::ZERO, given: given[0], change: given[1],
        }];
        entry.references = vec![Reference {
            kind: reference_kind, seq: numbers.1.map(Seq::new), line: numbers.2.map(LineNumber::new),
            external: maybe[4].clone(),
        }];
        entry.snapshots = snapshots.iter().map(|kind| Snapshot { kind: *kind, body: words[3].clone() }).collect();
        entry.details = maybe[5].clone().map(|body| Details { form: words[3].clone(), body });
        entry.tse = tse.map(|[transaction, counter]| TseBlock {
            serial: maybe[6].clone(), transaction, counter, started: maybe[7].clone(), finished: None,
            process_type: maybe[5].clone(), process_data: maybe[4].clone(), signature: maybe[3].clone(),
            failure: maybe[2].clone(),
        });
        entry
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(entry in any_entry()) {
        prop_assert_eq!(read(&texts(&entry)), Ok(entry));
    }
}
