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
use contract::status::LampState;
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::{Baskets, DropBasket, OpenBasket, Receipt, SetCustomer};
use contract::{Ask, EntryKind, Money, Question, Seq};
use desk::Caller;
use lockbuch_tests::attest::{self, Deed, Witness};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::patience::until;
use lockbuch_tests::simulated_tse::{SimulatedDevice, lamp};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon};
use lockbuch_tests::till::{cash, euros, girocard};

/// Salon Haarwerk, open for business, with a witness outside.
fn attested() -> (TestSalon, Arc<Witness>) {
    let witness = Arc::new(Witness::signing());
    (TestSalon::open_for_business().attested_by(witness.clone()), witness)
}

/// Waits until a probe has found that the device could sign again.
fn until_the_outage_is_over(salon: &TestSalon) {
    until("the end of the outage", || lamp(salon, "TSE").state != LampState::Bad);
}

/// Asks from another thread, as a second window would.
fn meanwhile<R: Ask + Send + 'static>(salon: &TestSalon, request: R) -> JoinHandle<Outcome<R::Reply>>
where
    R::Reply: Send,
{
    let (desk, window) = (salon.desk.clone(), Caller("main".into()));
    std::thread::spawn(move || desk.ask(&window, request))
}

fn count(salon: &TestSalon, sql: &str) -> i64 {
    outside::reader(salon.folder.path()).query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Intents and events that are left.
fn left(salon: &TestSalon) -> (i64, i64) {
    (count(salon, "select count(*) from intent"), count(salon, "select count(*) from attest_event"))
}

fn late(salon: &TestSalon) -> Vec<(Seq, String)> {
    let list = salon.desk.read_inside(|tx| book::ledger::intent::book_late(tx.conn)).unwrap();
    list.into_iter().map(|(seq, answer)| (seq, answer.block.signature.unwrap())).collect()
}

fn failure(salon: &TestSalon, receipt: &Receipt) -> Option<String> {
    salon.stored(receipt.seq).entry.tse.and_then(|block| block.failure)
}

fn signature(salon: &TestSalon, receipt: &Receipt) -> Option<String> {
    salon.stored(receipt.seq).entry.tse.and_then(|block| block.signature)
}

fn cancel(receipt: &Receipt) -> CancelReceipt {
    CancelReceipt { seq: receipt.seq, reason: "Falsche Leistung".into() }
}

#[test]
fn every_adapter_does_what_the_port_promises() {
    attest::accepts(&|| Arc::new(NoTse));
    let folder = tempfile::tempdir().unwrap();
    attest::accepts(&|| Arc::new(Witness::in_folder(folder.path())));
    let device = SimulatedDevice::new();
    attest::accepts(&|| device.plugged_in());
}

#[test]
fn every_bon_bears_what_was_signed_and_nothing_is_left_over() {
    let (salon, witness) = attested();
    let sale = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(signature(&salon, &sale).as_deref().map(|text| text.starts_with("signed ")), Some(true));
    let storno = salon.ask(cancel(&sale)).unwrap();
    assert!(signature(&salon, &storno).is_some());
    let again = salon.sell("WSF", Some("Jana"));
    let tenders = vec![girocard(5_800)];
    let corrected = salon.ask(CorrectPayment { seq: again.seq, tenders, reason: "Karte".into() }).unwrap();
    assert_ne!(signature(&salon, &corrected.storno), signature(&salon, &corrected.replacement));
    salon.close_day();
    let entries = salon.all_entries();
    let bons: Vec<_> = entries.iter().filter(|entry| entry.head.receipt_number.is_some()).collect();
    // The stock was booked before there was a witness.
    assert_eq!(bons.iter().filter(|bon| bon.tse.is_some()).count(), bons.len() - 1);
    let notes = filled(entries.iter().filter(|entry| entry.head.receipt_number.is_none()));
    assert!(notes.iter().all(|note| note.tse.is_none()));
    assert_eq!((left(&salon), witness.open_events()), ((0, 0), 0));
}

#[test]
fn an_event_begins_with_its_first_line_and_an_empty_basket_gives_it_up() {
    let (salon, witness) = attested();
    let empty = salon.ask(OpenBasket { customer: None }).unwrap();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    until("the event of the first line", || witness.open_events() == 1);
    until("its answer in the store", || left(&salon) == (0, 1));
    salon.ask(DropBasket { basket: empty.id, reason: String::new() }).unwrap();
    assert_eq!(witness.finishes(), 0, "an empty basket is no event");
    // The line goes, and the basket with it: nothing was sold, and the event that was begun ends as a bon.
    let void = contract::till::VoidLine { basket: basket.id.clone(), line: 1, reason: "Irrtum".into() };
    salon.ask(void).unwrap();
    salon.ask(DropBasket { basket: basket.id, reason: "Irrtum".into() }).unwrap();
    let given_up = salon.entry(salon.newest());
    assert_eq!((given_up.head.kind, given_up.lines), (EntryKind::AbandonedBasket, vec![]));
    assert!(given_up.tse.unwrap().signature.is_some());
    salon.close_day();
    assert_eq!((witness.open_events(), witness.aborted(), left(&salon)), (0, 0, (0, 0)));
}

#[test]
fn a_program_that_ends_while_an_event_begins_leaves_the_store_free() {
    let (mut salon, witness) = attested();
    for _ in 0..20 {
        salon.basket_with("Herrenschnitt", Some("Mehmet"));
        salon = salon.attested_by(witness.clone());
    }
    assert_eq!(salon.ask(Baskets).unwrap().len(), 20);
}

#[test]
fn while_the_witness_thinks_the_till_goes_on() {
    let (salon, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let paying = meanwhile(&salon, TestSalon::sale(&basket.id, &[cash(3_200, None)]));
    until("the question", || witness.finishes() == 1);
    let begun = Instant::now();
    let other = salon.basket_with("WSF", Some("Jana"));
    assert_eq!(salon.ask(Baskets).unwrap().len(), 2);
    assert!(begun.elapsed() < witness.patience(), "nobody waits for the witness");
    // What is being paid changes no more.
    let name = SetCustomer { basket: basket.id.clone(), customer: None };
    assert_eq!(salon.refused(name).code(), "till.being_booked");
    witness.open_gate();
    let receipt = paying.join().unwrap().unwrap();
    assert!(signature(&salon, &receipt).is_some());
    salon.pay(&other.id, &[cash(5_800, None)]);
    assert_eq!(left(&salon), (0, 0));
}

#[test]
fn a_witness_that_refuses_stops_no_sale_and_the_bon_says_why() {
    let (salon, witness) = attested();
    witness.will(&[Deed::Refuse]);
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(failure(&salon, &receipt).as_deref(), Some("Speicher der TSE voll"));
    assert!(signature(&salon, &receipt).is_none());
    until_the_outage_is_over(&salon);
    let next = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(signature(&salon, &next).is_some());
    assert_eq!(next.number.get(), receipt.number.get() + 1);
}

#[test]
fn an_answer_that_comes_too_late_goes_to_the_list_and_changes_no_bon() {
    let (salon, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let told = failure(&salon, &receipt).unwrap();
    assert_eq!(told, "keine Antwort der TSE innerhalb der Wartezeit");
    // The witness still thinks: nobody waits a second time.
    let begun = Instant::now();
    let second = salon.sell("Kinderschnitt", Some("Jana"));
    assert!(begun.elapsed() < witness.patience(), "the next sale does not wait again");
    assert_eq!(
        failure(&salon, &second).as_deref(),
        Some("Ausfall der TSE dauert an: keine Antwort der TSE innerhalb der Wartezeit")
    );
    let before = salon.stored(receipt.seq);
    witness.open_gate();
    until("the late answer", || late(&salon).len() == 1);
    assert_eq!(late(&salon)[0].0, receipt.seq);
    assert_eq!(salon.stored(receipt.seq).hash, before.hash);
    until_the_outage_is_over(&salon);
    let third = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(signature(&salon, &third).is_some());
}

#[test]
fn a_signature_whose_answer_was_lost_is_found_at_the_close() {
    let (salon, witness) = attested();
    witness.will(&[Deed::LoseAnswer]);
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(failure(&salon, &receipt).is_some());
    assert_eq!(late(&salon), []);
    until_the_outage_is_over(&salon);
    salon.close_day();
    assert_eq!(late(&salon).iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [receipt.seq]);
    // A second look finds nothing new.
    salon.at(lockbuch_tests::test_salon::day(2026, 11, 28), 8, 0);
    let salon = salon.attested_by(witness);
    assert_eq!(late(&salon).len(), 1);
}

#[test]
fn of_two_bons_one_may_be_signed_and_the_other_not() {
    let (salon, witness) = attested();
    let sale = salon.sell("WSF", Some("Jana"));
    witness.will(&[Deed::Sign, Deed::Refuse]);
    let wish = CorrectPayment { seq: sale.seq, tenders: vec![girocard(5_800)], reason: "Karte".into() };
    let corrected = salon.ask(wish).unwrap();
    assert!(signature(&salon, &corrected.storno).is_some());
    assert!(failure(&salon, &corrected.replacement).is_some());
    assert_eq!(salon.drawer(), euros(25_000));
}

#[test]
fn a_second_press_waits_for_the_first_and_finds_its_receipt() {
    let (salon, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let press = || meanwhile(&salon, TestSalon::sale(&basket.id, &[cash(3_200, None)]));
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
    let (salon, witness) = attested();
    let sale = salon.sell("Herrenschnitt", Some("Mehmet"));
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
    let leaving = meanwhile(&salon, out(28_000));
    until("the question", || witness.finishes() == 2);
    assert_eq!(salon.refused(out(300)).code(), "cash.drawer_lacks");
    assert_eq!(salon.refused(cancel(&sale)).code(), "cash.drawer_lacks");
    witness.open_gate();
    leaving.join().unwrap().unwrap();
    assert_eq!(salon.drawer(), euros(200));
    salon.ask(out(200)).unwrap();
    assert_eq!(salon.drawer(), euros(0));
}

#[test]
fn one_receipt_is_cancelled_once_however_many_press() {
    let (salon, witness) = attested();
    let sale = salon.sell("Herrenschnitt", Some("Mehmet"));
    witness.will(&[Deed::SignLate]);
    let first = meanwhile(&salon, cancel(&sale));
    until("the question", || witness.finishes() == 2);
    let second = meanwhile(&salon, cancel(&sale));
    std::thread::sleep(Duration::from_millis(50));
    witness.open_gate();
    let (first, second) = (first.join().unwrap(), second.join().unwrap());
    assert!(first.is_ok());
    assert_eq!(second.unwrap_err().refusal().map(contract::Refusal::code), Some("roll.already_cancelled"));
    assert_eq!(salon.drawer(), euros(25_000));
}

#[test]
fn a_transit_that_is_being_cancelled_cannot_be_banked_meanwhile() {
    let (salon, witness) = attested();
    let transit = MoveCash {
        movement: Movement::ToBank,
        amount: Money::cents(10_000),
        purpose: String::new(),
        document: None,
        input_tax_note: None,
        recipient: None,
    };
    let transit = salon.ask(transit).unwrap();
    witness.will(&[Deed::SignLate]);
    let cancelling = meanwhile(&salon, cancel(&transit));
    until("the question", || witness.finishes() == 2);
    let banked = RecordBanking {
        from: BankedFrom::Transit(transit.seq),
        amount: Money::cents(10_000),
        day: salon.desk.now().day(),
        document: None,
    };
    assert_eq!(salon.refused(banked).code(), "till.being_booked");
    witness.open_gate();
    cancelling.join().unwrap().unwrap();
}

#[test]
fn a_close_waits_for_what_is_under_way_and_takes_it_along() {
    let (salon, witness) = attested();
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    witness.will(&[Deed::SignLate]);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let paying = meanwhile(&salon, TestSalon::sale(&basket.id, &[girocard(3_200)]));
    until("the question", || witness.finishes() == 1);
    let closing = meanwhile(&salon, CloseDay);
    std::thread::sleep(Duration::from_millis(50));
    assert!(!closing.is_finished(), "the close waits");
    witness.open_gate();
    let receipt = paying.join().unwrap().unwrap();
    let closing = closing.join().unwrap().unwrap();
    assert!(receipt.seq < closing.seq);
    let stored = salon.stored(closing.seq).entry.details.unwrap().body;
    assert!(stored.contains(&format!("\"last_receipt\":{}", receipt.number.get())), "{stored}");
}

#[test]
fn a_close_can_be_made_though_the_witness_never_answers() {
    let (salon, witness) = attested();
    witness.deaf.store(true, Ordering::SeqCst);
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.close_day();
    assert_eq!(salon.entry(salon.newest()).head.kind, EntryKind::Closing);
    assert_eq!(left(&salon), (0, 1), "it is looked for again at the next start");
}

#[test]
fn the_pin_of_a_revocation_is_not_on_the_disk() {
    let (salon, witness) = attested();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let closing = salon.close_day();
    salon.sign_in_as("Sabine");
    witness.will(&[Deed::SignLate]);
    let wish = RevokeClosing { z_number: closing.z_number, pin: OWNER_PIN.into(), reason: "Zu früh".into() };
    let revoking = meanwhile(&salon, wish);
    until("the question", || witness.finishes() == 2);
    let request: String = outside::reader(salon.folder.path())
        .query_row("select request from intent", [], |row| row.get(0))
        .unwrap();
    assert!(request.contains("RevokeClosing") && !request.contains(OWNER_PIN), "{request}");
    witness.open_gate();
    let reopened = revoking.join().unwrap().unwrap();
    assert!(salon.stored(Seq::new(reopened.seq.get() + 1)).entry.tse.is_some());
}

#[test]
fn an_intent_that_nobody_can_read_any_more_is_told_and_stops_no_close() {
    let (salon, witness) = attested();
    witness.will(&[Deed::SignLate]);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let paying = meanwhile(&salon, TestSalon::sale(&basket.id, &[cash(3_200, None)]));
    until("the question", || witness.finishes() == 1);
    outside::intruder(salon.folder.path()).execute("update intent set drafts = 'x'", []).unwrap();
    witness.open_gate();
    assert!(paying.join().unwrap().is_err());
    // The basket is as it was: the count waited for the intent to be decided, and the close may leave the basket.
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    let told = salon.entry(salon.newest_of(EntryKind::Incident)).details.unwrap().body;
    assert!(told.contains("intent_lost"), "{told}");
    assert_eq!(count(&salon, "select count(*) from intent"), 0);
}
