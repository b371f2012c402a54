//! Booking in three phases, with someone outside who attests the bons: slow, failing, with lost answers, and the till
//! goes on.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use book::Outcome;
use book::ports::{Attest, NoTse};
use contract::cash::{BankedFrom, MoveCash, Movement, RecordBanking};
use contract::day::{CloseDay, RevokeClosing, StoreCount};
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::{Baskets, DropBasket, OpenBasket, Receipt, SetCustomer};
use contract::{Ask, EntryKind, Money, Question, Seq};
use desk::Caller;
use lockbuch_tests::attest::{self, Deed, Witness};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::filled::filled;
use lockbuch_tests::house::{House, OWNER_PIN};
use lockbuch_tests::outside;
use lockbuch_tests::till::{cash, euros, girocard};

/// Salon Haarwerk, open for business, with a witness outside.
fn attested() -> (House, Arc<Witness>) {
    let witness = Arc::new(Witness::signing());
    (House::open_for_business().attested_by(witness.clone()), witness)
}

/// Asks from another thread, as a second window would.
fn meanwhile<R: Ask + Send + 'static>(house: &House, request: R) -> JoinHandle<Outcome<R::Reply>>
where
    R::Reply: Send,
{
    let (desk, window) = (house.desk.clone(), Caller("main".into()));
    std::thread::spawn(move || desk.ask(&window, request))
}

/// Waits for what another thread does, for ten seconds at most.
fn until(what: &str, so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(10), "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn count(house: &House, sql: &str) -> i64 {
    outside::reader(house.folder.path()).query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Intents and events that are left.
fn left(house: &House) -> (i64, i64) {
    (count(house, "select count(*) from intent"), count(house, "select count(*) from attest_event"))
}

fn late(house: &House) -> Vec<(Seq, String)> {
    let list = house.desk.look_inside(|view| book::ledger::intent::book_late(view.conn)).unwrap();
    list.into_iter().map(|(seq, block)| (seq, block.signature.unwrap())).collect()
}

fn failure(house: &House, receipt: &Receipt) -> Option<String> {
    house.stored(receipt.seq).entry.tse.and_then(|block| block.failure)
}

fn signature(house: &House, receipt: &Receipt) -> Option<String> {
    house.stored(receipt.seq).entry.tse.and_then(|block| block.signature)
}

fn cancel(receipt: &Receipt) -> CancelReceipt {
    CancelReceipt { seq: receipt.seq, reason: "Falsche Leistung".into() }
}

#[test]
fn every_adapter_does_what_the_port_promises() {
    attest::accepts(&|| Arc::new(NoTse));
    let folder = tempfile::tempdir().unwrap();
    attest::accepts(&|| Arc::new(Witness::in_folder(folder.path())));
}

#[test]
fn every_bon_bears_what_was_signed_and_nothing_is_left_over() {
    let (house, witness) = attested();
    let sale = house.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(signature(&house, &sale).as_deref().map(|text| text.starts_with("signed ")), Some(true));
    let storno = house.ask(cancel(&sale)).unwrap();
    assert!(signature(&house, &storno).is_some());
    let again = house.sell("WSF", Some("Jana"));
    let tenders = vec![girocard(5_800)];
    let corrected = house.ask(CorrectPayment { seq: again.seq, tenders, reason: "Karte".into() }).unwrap();
    assert_ne!(signature(&house, &corrected.storno), signature(&house, &corrected.replacement));
    house.close_day();
    let entries = house.all_entries();
    let bons: Vec<_> = entries.iter().filter(|entry| entry.head.receipt_number.is_some()).collect();
    // The stock was booked before there was a witness.
    assert_eq!(bons.iter().filter(|bon| bon.tse.is_some()).count(), bons.len() - 1);
    let notes = filled(entries.iter().filter(|entry| entry.head.receipt_number.is_none()));
    assert!(notes.iter().all(|note| note.tse.is_none()));
    assert_eq!((left(&house), witness.open_events()), ((0, 0), 0));
}

#[test]
fn an_event_begins_with_its_first_line_and_an_empty_basket_gives_it_up() {
    let (house, witness) = attested();
    let empty = house.ask(OpenBasket { customer: None }).unwrap();
    let basket = house.basket_with("Herrenschnitt", Some("Mehmet"));
    until("the event of the first line", || witness.open_events() == 1);
    until("its answer in the store", || left(&house) == (0, 1));
    house.ask(DropBasket { basket: empty.id, reason: String::new() }).unwrap();
    assert_eq!(witness.finishes(), 0, "an empty basket is no event");
    // The line goes, and the basket with it: nothing was sold, the event is given up at the close.
    let void = contract::till::VoidLine { basket: basket.id.clone(), line: 1, reason: "Irrtum".into() };
    house.ask(void).unwrap();
    house.ask(DropBasket { basket: basket.id, reason: "Irrtum".into() }).unwrap();
    house.close_day();
    assert_eq!((witness.open_events(), witness.aborted(), left(&house)), (0, 1, (0, 0)));
}

#[test]
fn a_program_that_ends_while_an_event_begins_leaves_the_store_free() {
    let (mut house, witness) = attested();
    for _ in 0..20 {
        house.basket_with("Herrenschnitt", Some("Mehmet"));
        house = house.attested_by(witness.clone());
    }
    assert_eq!(house.ask(Baskets).unwrap().len(), 20);
}

#[test]
fn while_the_witness_thinks_the_till_goes_on() {
    let (house, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let basket = house.basket_with("Herrenschnitt", Some("Mehmet"));
    let paying = meanwhile(&house, House::sale(&basket.id, &[cash(3_200, None)]));
    until("the question", || witness.finishes() == 1);
    let begun = Instant::now();
    let other = house.basket_with("WSF", Some("Jana"));
    assert_eq!(house.ask(Baskets).unwrap().len(), 2);
    assert!(begun.elapsed() < witness.patience(), "nobody waits for the witness");
    // What is being paid changes no more.
    let name = SetCustomer { basket: basket.id.clone(), customer: None };
    assert_eq!(house.refused(name).code(), "till.being_booked");
    witness.open_gate();
    let receipt = paying.join().unwrap().unwrap();
    assert!(signature(&house, &receipt).is_some());
    house.pay(&other.id, &[cash(5_800, None)]);
    assert_eq!(left(&house), (0, 0));
}

#[test]
fn a_witness_that_refuses_stops_no_sale_and_the_bon_says_why() {
    let (house, witness) = attested();
    witness.will(&[Deed::Refuse]);
    let receipt = house.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(failure(&house, &receipt).as_deref(), Some("Speicher der TSE voll"));
    assert!(signature(&house, &receipt).is_none());
    let next = house.sell("Herrenschnitt", Some("Mehmet"));
    assert!(signature(&house, &next).is_some());
    assert_eq!(next.number.get(), receipt.number.get() + 1);
}

#[test]
fn an_answer_that_comes_too_late_goes_to_the_list_and_changes_no_bon() {
    let (house, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let receipt = house.sell("Herrenschnitt", Some("Mehmet"));
    let told = failure(&house, &receipt).unwrap();
    assert_eq!(told, "keine Antwort der TSE innerhalb der Wartezeit");
    // The witness still thinks: nobody waits a second time.
    let begun = Instant::now();
    let second = house.sell("Kinderschnitt", Some("Jana"));
    assert!(begun.elapsed() < witness.patience(), "the next sale does not wait again");
    assert_eq!(
        failure(&house, &second).as_deref(),
        Some("die TSE antwortet noch nicht auf die vorige Anfrage")
    );
    let before = house.stored(receipt.seq);
    witness.open_gate();
    until("the late answer", || late(&house).len() == 1);
    assert_eq!(late(&house)[0].0, receipt.seq);
    assert_eq!(house.stored(receipt.seq).hash, before.hash);
    let third = house.sell("Herrenschnitt", Some("Mehmet"));
    assert!(signature(&house, &third).is_some());
}

#[test]
fn a_signature_whose_answer_was_lost_is_found_at_the_close() {
    let (house, witness) = attested();
    witness.will(&[Deed::LoseAnswer]);
    let receipt = house.sell("Herrenschnitt", Some("Mehmet"));
    assert!(failure(&house, &receipt).is_some());
    assert_eq!(late(&house), []);
    house.close_day();
    assert_eq!(late(&house).iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [receipt.seq]);
    // A second look finds nothing new.
    house.at(lockbuch_tests::house::day(2026, 11, 28), 8, 0);
    let house = house.attested_by(witness);
    assert_eq!(late(&house).len(), 1);
}

#[test]
fn of_two_bons_one_may_be_signed_and_the_other_not() {
    let (house, witness) = attested();
    let sale = house.sell("WSF", Some("Jana"));
    witness.will(&[Deed::Sign, Deed::Refuse]);
    let wish = CorrectPayment { seq: sale.seq, tenders: vec![girocard(5_800)], reason: "Karte".into() };
    let corrected = house.ask(wish).unwrap();
    assert!(signature(&house, &corrected.storno).is_some());
    assert!(failure(&house, &corrected.replacement).is_some());
    assert_eq!(house.drawer(), euros(25_000));
}

#[test]
fn a_second_press_waits_for_the_first_and_finds_its_receipt() {
    let (house, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let basket = house.basket_with("Herrenschnitt", Some("Mehmet"));
    let press = || meanwhile(&house, House::sale(&basket.id, &[cash(3_200, None)]));
    let first = press();
    until("the question", || witness.finishes() == 1);
    let second = press();
    std::thread::sleep(Duration::from_millis(50));
    witness.open_gate();
    let (first, second) = (first.join().unwrap().unwrap(), second.join().unwrap().unwrap());
    assert_eq!((first.seq, witness.finishes()), (second.seq, 1));
}

#[test]
fn what_a_booking_rests_on_is_reserved_until_it_stands() {
    let (house, witness) = attested();
    let sale = house.sell("Herrenschnitt", Some("Mehmet"));
    // 282.00 lie in the drawer; all but 2.00 are on their way out.
    witness.will(&[Deed::SignLate]);
    let out = |cents: i64| MoveCash {
        movement: Movement::PayOut,
        amount: Money::cents(cents),
        purpose: "Handtücher".into(),
        document: None,
        input_tax_note: None,
        recipient: None,
    };
    let leaving = meanwhile(&house, out(28_000));
    until("the question", || witness.finishes() == 2);
    assert_eq!(house.refused(out(300)).code(), "cash.drawer_lacks");
    assert_eq!(house.refused(cancel(&sale)).code(), "cash.drawer_lacks");
    witness.open_gate();
    leaving.join().unwrap().unwrap();
    assert_eq!(house.drawer(), euros(200));
    house.ask(out(200)).unwrap();
    assert_eq!(house.drawer(), euros(0));
}

#[test]
fn one_receipt_is_cancelled_once_however_many_press() {
    let (house, witness) = attested();
    let sale = house.sell("Herrenschnitt", Some("Mehmet"));
    witness.will(&[Deed::SignLate]);
    let first = meanwhile(&house, cancel(&sale));
    until("the question", || witness.finishes() == 2);
    let second = meanwhile(&house, cancel(&sale));
    std::thread::sleep(Duration::from_millis(50));
    witness.open_gate();
    let (first, second) = (first.join().unwrap(), second.join().unwrap());
    assert!(first.is_ok());
    assert_eq!(second.unwrap_err().refusal().map(contract::Refusal::code), Some("roll.already_cancelled"));
    assert_eq!(house.drawer(), euros(25_000));
}

#[test]
fn a_transit_that_is_being_cancelled_cannot_be_banked_meanwhile() {
    let (house, witness) = attested();
    let transit = MoveCash {
        movement: Movement::ToBank,
        amount: Money::cents(10_000),
        purpose: String::new(),
        document: None,
        input_tax_note: None,
        recipient: None,
    };
    let transit = house.ask(transit).unwrap();
    witness.will(&[Deed::SignLate]);
    let cancelling = meanwhile(&house, cancel(&transit));
    until("the question", || witness.finishes() == 2);
    let banked = RecordBanking {
        from: BankedFrom::Transit(transit.seq),
        amount: Money::cents(10_000),
        day: house.desk.now().day(),
        document: None,
    };
    assert_eq!(house.refused(banked).code(), "till.being_booked");
    witness.open_gate();
    cancelling.join().unwrap().unwrap();
}

#[test]
fn a_close_waits_for_what_is_under_way_and_takes_it_along() {
    let (house, witness) = attested();
    house.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    witness.will(&[Deed::SignLate]);
    let basket = house.basket_with("Herrenschnitt", Some("Mehmet"));
    let paying = meanwhile(&house, House::sale(&basket.id, &[girocard(3_200)]));
    until("the question", || witness.finishes() == 1);
    let closing = meanwhile(&house, CloseDay);
    std::thread::sleep(Duration::from_millis(50));
    assert!(!closing.is_finished(), "the close waits");
    witness.open_gate();
    let receipt = paying.join().unwrap().unwrap();
    let closing = closing.join().unwrap().unwrap();
    assert!(receipt.seq < closing.seq);
    let stored = house.stored(closing.seq).entry.details.unwrap().body;
    assert!(stored.contains(&format!("\"last_receipt\":{}", receipt.number.get())), "{stored}");
}

#[test]
fn a_close_can_be_made_though_the_witness_never_answers() {
    let (house, witness) = attested();
    witness.deaf.store(true, Ordering::SeqCst);
    house.sell("Herrenschnitt", Some("Mehmet"));
    house.close_day();
    assert_eq!(house.entry(house.newest()).head.kind, EntryKind::Closing);
    assert_eq!(left(&house), (0, 1), "it is looked for again at the next start");
}

#[test]
fn the_pin_of_a_revocation_is_not_on_the_disk() {
    let (house, witness) = attested();
    house.sell("Herrenschnitt", Some("Mehmet"));
    let closing = house.close_day();
    house.sign_in_as("Sabine");
    witness.will(&[Deed::SignLate]);
    let wish = RevokeClosing { z_number: closing.z_number, pin: OWNER_PIN.into(), reason: "Zu früh".into() };
    let revoking = meanwhile(&house, wish);
    until("the question", || witness.finishes() == 2);
    let request: String = outside::reader(house.folder.path())
        .query_row("select request from intent", [], |row| row.get(0))
        .unwrap();
    assert!(request.contains("RevokeClosing") && !request.contains(OWNER_PIN), "{request}");
    witness.open_gate();
    let reopened = revoking.join().unwrap().unwrap();
    assert!(house.stored(Seq::new(reopened.seq.get() + 1)).entry.tse.is_some());
}

#[test]
fn an_intent_that_nobody_can_read_any_more_is_told_and_stops_no_close() {
    let (house, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let basket = house.basket_with("Herrenschnitt", Some("Mehmet"));
    let paying = meanwhile(&house, House::sale(&basket.id, &[cash(3_200, None)]));
    until("the question", || witness.finishes() == 1);
    outside::intruder(house.folder.path()).execute("update intent set drafts = 'x'", []).unwrap();
    witness.open_gate();
    assert!(paying.join().unwrap().is_err());
    // The basket is as it was: the count waited for the intent to be decided, and the close may leave the basket.
    house.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    house.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    let told = house.entry(house.newest_of(EntryKind::Incident)).details.unwrap().body;
    assert!(told.contains("intent_lost"), "{told}");
    assert_eq!(count(&house, "select count(*) from intent"), 0);
}
