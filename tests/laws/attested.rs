//! A till that loses its power between the intent and the book: what was signed outside is in the book, once, with
//! that signature; what was not is as if the key had never been pressed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use book::clock::in_berlin;
use contract::cash::{MoveCash, Movement};
use contract::day::{CloseDay, OpenDay, StoreCount};
use contract::status::ShowStatus;
use contract::storno::CorrectPayment;
use contract::till::{AddLine, Baskets, BookSale, Receipt, Tender};
use contract::{BasketId, Call, DeedId, EntryKind, Money, PaymentKind, Quantity};
use lockbuch_tests::attest::{Deed, Witness};
use lockbuch_tests::disk_salon::{DiskSalon, first_morning, keys};
use lockbuch_tests::outside;
use lockbuch_tests::patience::until;
use lockbuch_tests::random_days::sheet;
use proof::{Entry, Moment, Seq};
use rusqlite::OptionalExtension;

const FOLDER: &str = "LOCKBUCH_ATTEST_FOLDER";
const STEP: &str = "LOCKBUCH_ATTEST_STEP";

/// Where the power goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The intent is on disk; the question has reached the witness; nothing is signed.
    Asked,
    /// It is signed, and the answer is not back.
    Signed,
    /// Of two bons the first is signed, the second is not.
    Between,
    /// No sale but cash that moves, under the name of its form: signed, and the answer is not back.
    Moved,
}

const STEPS: [Step; 3] = [Step::Asked, Step::Signed, Step::Between];

/// The program that dies at a step.
#[test]
#[ignore = "started by the law of what is cut off"]
fn victim() {
    let (Ok(folder), Ok(step)) = (std::env::var(FOLDER), std::env::var(STEP)) else { return };
    let folder = Path::new(&folder);
    let witness = Arc::new(Witness::in_folder(folder));
    let salon = DiskSalon::reopen_attested(folder, now(folder), witness.clone()).unwrap();
    let mut steps = STEPS.into_iter().chain([Step::Moved]);
    let step = steps.find(|known| format!("{known:?}") == step).unwrap();
    let (basket, due) = basket(&salon);
    match step {
        Step::Asked => witness.will(&[Deed::DieUnsigned]),
        Step::Signed => witness.will(&[Deed::DieSigned]),
        Step::Moved => {
            witness.will(&[Deed::DieSigned]);
            let _ = moved(&salon);
            unreachable!("the witness took the program along");
        }
        Step::Between => {
            let sale = salon.ask(sale(&basket, due)).unwrap();
            witness.will(&[Deed::Sign, Deed::DieUnsigned]);
            let tenders = vec![Tender { kind: PaymentKind::ECKarte, amount: due, given: None }];
            let _ = salon.ask(CorrectPayment { seq: sale.seq, tenders, reason: "Karte".into() });
            unreachable!("the witness took the program along");
        }
    }
    let _ = salon.ask(sale(&basket, due));
    unreachable!("the witness took the program along");
}

fn now(folder: &Path) -> Moment {
    let last = outside::reader(folder)
        .query_row("select max(ended_ms) from entry", [], |row| row.get::<_, Option<i64>>(0))
        .unwrap();
    last.map_or_else(first_morning, |last| in_berlin(last + 60_000))
}

fn basket(salon: &DiskSalon) -> (BasketId, Money) {
    let ware = salon.wares.iter().find(|ware| ware.service).unwrap();
    let (article, performer) = (ware.id, Some(salon.stylist));
    let basket = salon.ask(AddLine { basket: None, article, quantity: Quantity::ONE, performer }).unwrap();
    (basket.id, basket.due)
}

fn sale(basket: &BasketId, due: Money) -> BookSale {
    let tender = Tender { kind: PaymentKind::Bar, amount: due, given: Some(due) };
    BookSale { basket: basket.clone(), tenders: vec![tender], zero_reason: None }
}

/// Cash into the safe, as one form of one window asks for it however often it is sent.
fn moved(salon: &DiskSalon) -> Receipt {
    let wish = MoveCash {
        movement: Movement::ToSafe,
        amount: Money::cents(1_500),
        purpose: String::new(),
        recipient: None,
        document: None,
        input_tax_note: None,
    };
    let call = Call { deed: Some(DeedId("form".into())), ..Call::of(wish) };
    serde_json::from_value(salon.desk.ask_anything(&salon.here, call).unwrap()).unwrap()
}

/// A salon whose program died at a step, opened again; the witness is the same, or deaf.
fn cut_off(step: Step, deaf: bool) -> (tempfile::TempDir, DiskSalon, Arc<Witness>) {
    let folder = tempfile::tempdir().unwrap();
    let salon = DiskSalon::found(folder.path());
    salon.ask(OpenDay { sheet: sheet(25_000), difference_reason: None }).unwrap();
    drop(salon);
    let died = Command::new(std::env::current_exe().unwrap())
        .args(["laws::attested::victim", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .env(STEP, format!("{step:?}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(died.code(), None, "it was killed, and did not end by itself");
    assert_eq!(count(folder.path(), "select count(*) from intent"), 1, "the intent is on disk");
    let witness = Arc::new(Witness::in_folder(folder.path()));
    witness.deaf.store(deaf, Ordering::SeqCst);
    let salon = DiskSalon::reopen_attested(folder.path(), now(folder.path()), witness.clone()).unwrap();
    assert_eq!(count(folder.path(), "select count(*) from intent"), 0, "it was decided at the start");
    (folder, salon, witness)
}

fn count(folder: &Path, sql: &str) -> i64 {
    outside::reader(folder).query_row(sql, [], |row| row.get(0)).unwrap()
}

fn newest(salon: &DiskSalon, kind: EntryKind) -> Option<Entry> {
    let found: Option<u64> = outside::reader(&salon.folder)
        .query_row("select max(seq) from entry where kind = ?1", [kind.as_str()], |row| row.get(0))
        .optional()
        .unwrap()
        .flatten();
    let seq = Seq::new(found?);
    salon.desk.read_inside(|tx| book::ledger::entry(tx.conn, seq)).unwrap().map(|stored| stored.entry)
}

/// The day goes on and closes, and the whole book holds.
fn ends_well(salon: &DiskSalon) {
    let (basket, due) = basket(salon);
    let receipt: Receipt = salon.ask(sale(&basket, due)).unwrap();
    assert!(salon.desk.read_inside(|tx| book::ledger::entry(tx.conn, receipt.seq)).unwrap().is_some());
    let cash = salon.ask(contract::cash::Drawer).unwrap().cash.unwrap();
    salon.ask(StoreCount { sheet: sheet(cash.as_cents()) }).unwrap();
    salon.ask(CloseDay).unwrap();
    outside::verify(&salon.folder, &keys(&salon.folder)).unwrap();
    assert_eq!(outside::broken_law(&salon.folder), None);
}

#[test]
fn what_was_not_signed_is_as_if_the_key_had_not_been_pressed() {
    let (_folder, salon, witness) = cut_off(Step::Asked, false);
    assert!(newest(&salon, EntryKind::Sale).is_none());
    let baskets = salon.ask(Baskets).unwrap();
    let [basket] = &baskets[..] else { panic!("the basket is back: {baskets:?}") };
    let receipt = salon.ask(sale(&basket.id, basket.due)).unwrap();
    assert_eq!((receipt.number.get(), witness.finishes()), (4_501, 1));
    ends_well(&salon);
}

#[test]
fn what_was_signed_is_in_the_book_once_with_that_signature() {
    let (_folder, salon, witness) = cut_off(Step::Signed, false);
    let entry = newest(&salon, EntryKind::Sale).unwrap();
    assert!(entry.tse.as_ref().unwrap().signature.as_ref().unwrap().starts_with("signed "));
    assert_eq!(salon.ask(Baskets).unwrap().len(), 0, "the basket was paid");
    assert_eq!(witness.finishes(), 0, "nobody asked twice");
    // Who presses again finds the receipt.
    let basket = BasketId(entry.head.basket.clone().unwrap());
    let again = salon.ask(sale(&basket, entry.head.total)).unwrap();
    assert_eq!(again.seq, entry.head.seq);
    let queued = count(&salon.folder, "select count(*) from attest_event");
    assert_eq!(queued, 0);
    ends_well(&salon);
}

/// What no basket names is named by its form: the start has booked it, and who sends it again gets that answer.
#[test]
fn cash_that_moved_before_the_power_went_moves_once() {
    let (_folder, salon, witness) = cut_off(Step::Moved, false);
    let entry = newest(&salon, EntryKind::CashMovement).unwrap();
    assert!(entry.tse.as_ref().unwrap().signature.is_some());
    assert_eq!(moved(&salon).seq, entry.head.seq);
    assert_eq!(newest(&salon, EntryKind::CashMovement).unwrap().head.seq, entry.head.seq);
    assert_eq!(witness.finishes(), 0, "nobody asked twice");
    ends_well(&salon);
}

#[test]
fn of_two_bons_the_second_follows_the_first() {
    let (_folder, salon, witness) = cut_off(Step::Between, false);
    let storno = newest(&salon, EntryKind::Storno).unwrap();
    let replacement = newest(&salon, EntryKind::PaymentCorrection).unwrap();
    assert_eq!(replacement.head.seq, storno.head.seq.next());
    for entry in [&storno, &replacement] {
        assert!(entry.tse.as_ref().unwrap().signature.is_some(), "{:?}", entry.tse);
    }
    assert_eq!(witness.finishes(), 1, "only the one that was open is asked again");
    ends_well(&salon);
}

#[test]
fn where_nobody_can_say_it_is_booked_and_the_bon_says_so() {
    for step in STEPS {
        let (_folder, salon, witness) = cut_off(step, true);
        let kind = if step == Step::Between { EntryKind::PaymentCorrection } else { EntryKind::Sale };
        let entry = newest(&salon, kind).unwrap();
        let failure = entry.tse.unwrap().failure.unwrap();
        assert_eq!(failure, "die Antwort der TSE ging beim Ende des Programms verloren", "{step:?}");
        witness.deaf.store(false, Ordering::SeqCst);
        until("the end of the outage", || salon.ask(ShowStatus).unwrap().banner.is_none());
        ends_well(&salon);
        // The close has asked: what was signed all the same is on the list.
        let late = salon.desk.read_inside(|tx| book::ledger::intent::book_late(tx.conn)).unwrap();
        assert_eq!(late.len(), usize::from(step != Step::Asked), "{step:?}");
        assert_eq!(count(&salon.folder, "select count(*) from attest_event"), i64::from(step != Step::Asked));
    }
}
