//! Numbers jump only at an entry that says why, and only behind what was known.

use super::book::*;
use crate::*;

/// Two notes, then what `details` say of a gap behind them, numbered `seq`, then one more note and a bon of that number.
fn book_with(details: &str, seq: u64, receipt: u64) -> Vec<Recorded> {
    let mut gap = bare(head(seq, EntryKind::Gap));
    gap.details = Some(Details { form: Gap::FORM.to_owned(), body: details.to_owned() });
    let sale = small(seq + 2, receipt, EntryKind::Sale, BusinessCase::Umsatz, 2_200, VatKey::General);
    let begin = vec![bare(head(1, EntryKind::Foundation)), bare(head(2, EntryKind::Settings))];
    let before = chained(begin.clone());
    let end = before.last().unwrap().hash.to_string();
    gap.details.as_mut().unwrap().body = details.replace("END", &end);
    chained([begin, vec![gap, bare(head(seq + 1, EntryKind::Settings)), sale]].concat())
}

fn gap_to(known: u64, receipt: u64) -> String {
    format!(
        "{{\"cause\":\"rolled_back\",\"known\":{{\"seq\":{known},\"hash\":null,\"receipt\":{receipt},\"z\":7}},\
         \"found\":{{\"seq\":2,\"hash\":\"END\",\"receipt\":null,\"z\":null}},\
         \"missing\":{{\"seq\":[3,{known}],\"receipt\":[1,{receipt}],\"z\":[1,7]}}}}"
    )
}

#[test]
fn numbers_go_on_behind_what_was_known() {
    let verified = verify(&book_with(&gap_to(40, 12), 41, 13)).unwrap();
    assert_eq!(verified.last, Seq::new(43));
    assert_eq!(
        (verified.receipt_number, verified.z_number),
        (Some(ReceiptNumber::new(13)), Some(ZNumber::new(7)))
    );
}

#[test]
fn a_gap_explains_no_other_numbers_than_its_own() {
    let found = |book: &[Recorded]| verify(book).map_err(|finding| finding.what);
    let (expected, gap) = (Seq::new(41), gap_to(40, 12));
    assert_eq!(found(&book_with(&gap, 42, 13)), Err(What::SeqGap { expected }));
    assert_eq!(found(&book_with(&gap, 3, 13)), Err(What::SeqGap { expected }));
    let receipts = What::ReceiptGap { expected: 13, found: 14 };
    assert_eq!(found(&book_with(&gap, 41, 14)), Err(receipts));
}

#[test]
fn a_gap_that_is_told_otherwise_than_it_is_is_none() {
    let gap = gap_to(40, 12);
    let other_end = Digest::of(b"another").to_string();
    let cases = [
        gap.replace("END", &other_end),
        gap.replace("[3,40]", "[3,39]"),
        gap.replace("[1,12]", "null"),
        gap.replace("\"seq\":2,", "\"seq\":1,"),
        gap.replace("rolled_back", "lost"),
        gap.replace("\"known\"", " \"known\""),
        gap.replace("\"z\":7}", "\"z\":7,\"more\":1}"),
        gap.replace("END\"", "END\",\"hash\":\"END\""),
        gap.replace("\"END\"", "null"),
        gap_to(1 << 62, 12),
        "{}".to_owned(),
    ];
    for details in cases {
        let found = verify(&book_with(&details, 41, 13)).unwrap_err();
        assert_eq!((found.place, found.what), (Place::Part(Part::Details), What::GapWrong), "{details}");
    }
}

#[test]
fn a_gap_without_details_is_none() {
    let found = verify(&chained(vec![bare(head(1, EntryKind::Gap))])).unwrap_err();
    assert_eq!(found.what, What::GapWrong);
}
