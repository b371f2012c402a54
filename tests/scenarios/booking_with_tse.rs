//! Booking with a technical security device: scenario 15, the day of scenario 17a signed from its first line to its close,
//! and everything that can go wrong with the device in between. The device is the simulated one, with real keys and messages.

use std::sync::Arc;
use std::time::{Duration, Instant};

use book::ports::{Attest, AttestTrouble, EventId, Known, Matter};
use contract::cash::OpenDrawer;
use contract::day::{CloseDay, StoreCount};
use contract::slip::Block;
use contract::status::LampState;
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::{Baskets, DropBasket, Receipt};
use contract::{EntryKind, Question, Seq, Slip};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::patience::until;
use lockbuch_tests::second_opinion::opinions_of_exports;
use lockbuch_tests::simulated_tse::{SimulatedDevice, checked, finished, kept, lamp, tar};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, girocard};
use proof::{BonType, Entry, ReferenceKind, SnapshotKind, TseBlock};
use tse_simulator::{MARK, Mishap, PowerCut, SimulatedTse};

use super::whole_day::{afternoon, evening, morning};

const REGISTER: &str = "HW-01";
pub const OUT: &str = "Sicherheitseinrichtung ausgefallen";
const CUTS: [PowerCut; 5] =
    [PowerCut::BeforeSigning, PowerCut::Signed, PowerCut::Writing, PowerCut::Stored, PowerCut::Answering];

/// What goes wrong at the device.
type Fault = fn(&mut tse_simulator::Faults);

/// Salon Haarwerk with a simulated TSE, before it opens.
pub fn with_tse() -> (TestSalon, SimulatedDevice, Arc<SimulatedTse>) {
    let salon = TestSalon::haarwerk();
    let device = SimulatedDevice::on(salon.clock.clone());
    let tse = device.plugged_in();
    (salon.attested_by(tse.clone()), device, tse)
}

/// The same, open for business at 8:30.
pub fn open() -> (TestSalon, SimulatedDevice, Arc<SimulatedTse>) {
    let (salon, device, tse) = with_tse();
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    (salon, device, tse)
}

fn block(salon: &TestSalon, seq: Seq) -> TseBlock {
    salon.entry(seq).tse.unwrap()
}

pub fn notices(slip: &Slip) -> Vec<&str> {
    let mut texts = Vec::new();
    for block in &slip.blocks {
        if let Block::Notice(text) = block {
            texts.push(text.as_str());
        }
    }
    texts
}

/// The entries that tell of outages.
pub fn outages(salon: &TestSalon) -> Vec<Entry> {
    salon.all_entries().into_iter().filter(|entry| entry.head.kind == EntryKind::Outage).collect()
}

fn is_out(salon: &TestSalon) -> bool {
    lamp(salon, "TSE").state == LampState::Bad
}

/// How many transactions are open at the device.
fn open_at(tse: &SimulatedTse) -> usize {
    tse.with_device(|device| device.list_open()).unwrap().len()
}

fn holds(salon: &TestSalon) {
    let key = salon.desk.read_inside(|tx| book::ledger::current_key(tx.conn)).unwrap().unwrap();
    outside::verify(salon.folder.path(), &[key]).unwrap();
    assert_eq!(outside::broken_law(salon.folder.path()), None);
}

#[test]
fn the_day_of_scenario_17a_is_signed_to_the_cent() {
    let (salon, device, tse) = with_tse();
    morning(&salon);
    afternoon(&salon);
    let closing = evening(&salon);
    let tar = tar(&tse);
    let expected = [
        "Beleg^0.00_0.00_0.00_0.00_250.00^250.00:Bar",
        "Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar",
        "Beleg^22.00_0.00_0.00_0.00_0.00^22.00:Bar",
        "Beleg^140.00_0.00_0.00_0.00_10.00^150.00:Unbar",
        "Beleg^40.95_0.00_0.00_0.00_0.00^40.95:Unbar",
        "Beleg^58.00_0.00_0.00_0.00_0.00^58.00:Bar",
        "Beleg^-58.00_0.00_0.00_0.00_0.00^-58.00:Bar",
        "Beleg^32.00_0.00_0.00_0.00_0.00^32.00:Bar",
        "Beleg^0.00_0.00_0.00_0.00_-75.00^-75.00:Bar",
        "Beleg^0.00_0.00_0.00_0.00_-12.90^-12.90:Bar",
        "Beleg^58.00_0.00_0.00_0.00_0.00^58.00:Bar",
        "Beleg^-58.00_0.00_0.00_0.00_0.00^-58.00:Bar",
        "Beleg^58.00_0.00_0.00_0.00_0.00^58.00:Unbar",
        "Beleg^63.00_0.00_0.00_0.00_0.00^63.00:Bar",
        "Beleg^0.00_0.00_0.00_0.00_-10.00^-10.00:Bar",
        "Beleg^0.00_0.00_0.00_0.00_-3.00^-3.00:Bar",
        "Beleg^0.00_0.00_0.00_0.00_-0.50^-0.50:Bar",
        "Beleg^0.00_0.00_0.00_0.00_-50.60^-50.60:Bar",
    ];
    assert_eq!(finished(&tar), expected);
    // Each bon bears what the device has signed, and who the device is.
    let entries = salon.all_entries();
    let bons: Vec<&Entry> = entries.iter().filter(|entry| entry.head.bon_type.is_some()).collect();
    assert_eq!(bons.len(), expected.len());
    for (bon, data) in bons.iter().zip(expected) {
        let signed = bon.tse.as_ref().unwrap();
        assert_eq!(signed.process_data.as_deref(), Some(data));
        assert!(signed.signature.is_some() && signed.transaction.is_some() && signed.failure.is_none());
        let snapshot = bon.snapshots.iter().find(|snapshot| snapshot.kind == SnapshotKind::Tse).unwrap();
        assert!(snapshot.body.contains(MARK) && snapshot.body.contains(REGISTER), "{}", snapshot.body);
    }
    // Every paper says what the device is, the Z report too.
    assert!(notices(&closing.slip).contains(&MARK), "{:?}", notices(&closing.slip));
    assert_eq!(open_at(&tse), 0);
    let (report, codes) = checked(&tar, REGISTER);
    assert_eq!(codes, Vec::<&str>::new(), "{:?}", report.findings);
    let opinion = opinions_of_exports(&[kept(&device.folder, &tar)]);
    assert_eq!(opinion[0]["found"], serde_json::json!([]), "{opinion:?}");
    holds(&salon);
}

#[test]
fn scenario_15_an_outage_from_16_30_to_16_52() {
    let (salon, device, tse) = open();
    salon.at(day(2026, 11, 27), 16, 30);
    device.plug.set(|faults| faults.pulled_out = true);
    let first = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(block(&salon, first.seq).transaction, None);
    let told = block(&salon, first.seq).failure.unwrap();
    assert!(told.ends_with("keine Antwort der TSE innerhalb der Wartezeit"), "{told}");
    assert!(notices(&first.slip).contains(&OUT) && notices(&first.slip).contains(&MARK), "{:?}", first.slip);
    let banner = salon.ask(contract::status::ShowStatus).unwrap().banner.unwrap();
    assert!(banner.contains("seit 27.11.2026 16:30"), "{banner}");
    assert_eq!(lamp(&salon, "TSE").word, "ausgefallen");
    // While it is known nobody waits: neither a sale, nor a storno, nor the drawer.
    let begun = Instant::now();
    salon.at(day(2026, 11, 27), 16, 40);
    let second = salon.sell("Kinderschnitt", Some("Jana"));
    salon.ask(CancelReceipt { seq: second.seq, reason: "Falsch".into() }).unwrap();
    salon.ask(OpenDrawer { reason: "Wechselgeld".into() }).unwrap();
    assert!(begun.elapsed() < tse.patience() / 2, "nobody waits: {:?}", begun.elapsed());
    let told = block(&salon, second.seq).failure.unwrap();
    assert!(told.starts_with("Ausfall der TSE dauert an"), "{told}");
    salon.at(day(2026, 11, 27), 16, 52);
    device.plug.set(|faults| faults.pulled_out = false);
    until("the end of the outage", || !is_out(&salon));
    assert_eq!(salon.ask(contract::status::ShowStatus).unwrap().banner, None);
    let told = outages(&salon);
    let [begin, end] = &told[..] else { panic!("one begin, one end: {told:?}") };
    assert_eq!((end.head.started, end.head.started.hour_minute()), (begin.head.started, "16:30".into()));
    assert_eq!(end.head.ended.hour_minute(), "16:52");
    assert_eq!(end.head.reason, begin.head.reason);
    // Nothing of it is signed afterwards; the next sale is signed again.
    let before = finished(&tar(&tse)).len();
    let third = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(block(&salon, third.seq).signature.is_some());
    assert_eq!(finished(&tar(&tse)).len(), before + 1);
    assert_eq!(block(&salon, first.seq).signature, None);
    assert_eq!(open_at(&tse), 0, "what had begun was given up");
    salon.close_day();
    holds(&salon);
    assert_eq!(checked(&tar(&tse), REGISTER).1, Vec::<&str>::new());
}

#[test]
fn a_day_is_opened_sold_and_closed_while_the_device_is_pulled_out() {
    let (salon, device, _tse) = with_tse();
    until("that the device says who it is", || lamp(&salon, "TSE").word == "Simulator");
    device.plug.set(|faults| faults.pulled_out = true);
    salon.at(day(2026, 11, 27), 8, 30);
    let opened = salon.open_day();
    let check = opened.checks.iter().find(|check| check.name == "TSE").unwrap();
    assert!(!check.good && check.sentence.contains("ausgefallen"), "{check:?}");
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let closing = salon.close_day();
    assert!(
        !notices(&closing.slip).iter().any(|notice| notice.starts_with("Ohne TSE")),
        "nothing was without"
    );
    holds(&salon);
}

#[test]
fn each_fault_of_the_device_is_an_outage_that_ends_by_itself() {
    let faults: [(&str, Fault); 3] = [
        ("Speicher der TSE ist voll", |faults| faults.full = true),
        ("Zertifikat der TSE ist abgelaufen", |faults| faults.expired = true),
        ("keine Antwort", |faults| faults.pulled_out = true),
    ];
    for (why, fault) in faults {
        let (salon, device, _tse) = open();
        device.plug.set(fault);
        let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
        let told = block(&salon, receipt.seq).failure.unwrap();
        assert!(told.contains(why) || told.contains("dauert an"), "{why}: {told}");
        assert!(outages(&salon)[0].head.reason.as_ref().unwrap().contains(why), "{why}");
        device.plug.set(|faults| *faults = tse_simulator::Faults::default());
        until("the end of the outage", || !is_out(&salon));
        let next = salon.sell("Herrenschnitt", Some("Mehmet"));
        assert!(block(&salon, next.seq).signature.is_some(), "{why}");
    }
}

#[test]
fn a_device_that_is_slower_than_anyone_waits_stops_no_sale() {
    let (salon, device, tse) = open();
    device.plug.set(|faults| faults.delay = tse.patience() + Duration::from_secs(1));
    let begun = Instant::now();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(begun.elapsed() < tse.patience() + Duration::from_secs(2), "{:?}", begun.elapsed());
    assert!(block(&salon, receipt.seq).failure.is_some());
    device.plug.set(|faults| faults.delay = Duration::ZERO);
    until("the end of the outage", || !is_out(&salon));
}

#[test]
fn an_answer_that_was_lost_or_garbled_is_looked_up_before_anyone_asks_twice() {
    for mishap in [Mishap::AnswerLost, Mishap::Garbage] {
        let (salon, device, tse) = open();
        let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
        until("the event of the first line", || open_at(&tse) == 1);
        device.next(mishap);
        let receipt = salon.pay(&basket.id, &[cash(3_200, None)]);
        assert!(block(&salon, receipt.seq).signature.is_some(), "{mishap:?}");
        assert_eq!(outages(&salon), [], "{mishap:?}");
        assert_eq!((finished(&tar(&tse)).len(), open_at(&tse)), (2, 0), "{mishap:?}");
    }
}

#[test]
fn a_clock_three_hours_off_stops_nothing_and_the_receipt_shows_the_tills_time() {
    let (salon, device, tse) = open();
    device.plug.set(|faults| faults.clock_off = 3 * 3_600);
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(block(&salon, receipt.seq).signature.is_some());
    assert_eq!(salon.entry(receipt.seq).head.ended.hour_minute(), "08:30");
    assert_eq!(checked(&tar(&tse), REGISTER).0.findings.len(), 1, "only that it is a simulator");
}

#[test]
fn a_power_cut_of_the_device_at_each_step_leaves_one_truth() {
    for cut in CUTS {
        let (salon, device, tse) = open();
        let sale = salon.sell("WSF", Some("Jana"));
        device.next(Mishap::PowerCut(cut));
        let storno = salon.ask(CancelReceipt { seq: sale.seq, reason: "Falsch".into() }).unwrap();
        let said = block(&salon, storno.seq);
        assert!(said.failure.is_some() ^ said.signature.is_some(), "{cut:?}: {said:?}");
        until("the end of the outage", || !is_out(&salon));
        let again = salon.sell("WSF", Some("Jana"));
        device.next(Mishap::PowerCut(cut));
        let tenders = vec![girocard(5_800)];
        salon.ask(CorrectPayment { seq: again.seq, tenders, reason: "Karte".into() }).unwrap();
        until("the end of the outage", || !is_out(&salon));
        salon.close_day();
        assert_eq!(open_at(&tse), 0, "{cut:?}");
        // What the device signed and no bon bears is on the list of late answers.
        let late = salon.desk.read_inside(|tx| book::ledger::intent::book_late(tx.conn)).unwrap();
        let signed = salon
            .all_entries()
            .into_iter()
            .filter(|entry| entry.tse.as_ref().is_some_and(|block| block.signature.is_some()));
        let real = finished(&tar(&tse)).into_iter().filter(|data| data.starts_with("Beleg^"));
        assert_eq!(signed.count() + late.len(), real.count(), "{cut:?}");
        assert_eq!(checked(&tar(&tse), REGISTER).1, Vec::<&str>::new(), "{cut:?}");
        holds(&salon);
    }
}

#[test]
fn what_a_close_finds_open_ends_as_given_up_and_goes_on_the_next_day() {
    let (salon, _device, tse) = open();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    until("the event of the first line", || open_at(&tse) == 1);
    salon.at(day(2026, 11, 27), 18, 40);
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    assert_eq!(salon.refused(CloseDay).code(), "door.confirm");
    assert_eq!(open_at(&tse), 1, "a close that asks back ends nothing");
    salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    let ended = salon.entry(salon.newest_of(EntryKind::AbandonedBasket));
    assert_eq!(ended.head.bon_type, Some(BonType::AVBelegabbruch));
    assert_eq!(ended.tse.unwrap().process_data.as_deref(), Some("AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^"));
    assert_eq!(open_at(&tse), 0);
    // Its lines and its tip lie in a new basket, which begins when the next day opens.
    let all = salon.ask(Baskets).unwrap();
    let [again] = &all[..] else { panic!("one basket: {all:?}") };
    assert_ne!(again.id, basket.id);
    assert_eq!((again.lines.len(), again.due), (1, contract::Money::cents(3_500)));
    salon.at(day(2026, 11, 28), 8, 30);
    assert_eq!(open_at(&tse), 0, "nothing is begun overnight");
    salon.open_day();
    until("the event of the next day", || open_at(&tse) == 1);
    let receipt = salon.pay(&again.id, &[cash(3_500, None)]);
    let sale = salon.entry(receipt.seq);
    assert_eq!(sale.head.started.day(), day(2026, 11, 28));
    let named = sale.references.iter().find(|reference| reference.kind == ReferenceKind::Continues).unwrap();
    assert_eq!(named.seq, Some(ended.head.seq));
    holds(&salon);
}

#[test]
fn a_dropped_basket_and_an_opened_drawer_are_events_of_their_own() {
    let (salon, _device, tse) = open();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.ask(DropBasket { basket: basket.id, reason: "Kundin gegangen".into() }).unwrap();
    salon.ask(OpenDrawer { reason: "Wechselgeld\nholen".into() }).unwrap();
    let drawer = salon.entry(salon.newest_of(EntryKind::DrawerOpened));
    assert_eq!(drawer.tse.as_ref().unwrap().process_type.as_deref(), Some("SonstigerVorgang"));
    assert_eq!(drawer.head.receipt_number, None);
    let data = finished(&tar(&tse));
    assert_eq!(data[1..], ["AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^", "Schublade auf: Wechselgeld holen"]);
    holds(&salon);
}

#[test]
fn the_adapter_finds_each_event_again_wherever_the_power_went() {
    const DATA: &str = "Beleg^32.00_0.00_0.00_0.00_0.00^32.00:Bar";
    let matter = Matter { process_type: "Kassenbeleg-V1", process_data: DATA };
    for at_the_start in [true, false] {
        for cut in CUTS {
            let device = SimulatedDevice::new();
            let (tse, event) = (device.plugged_in(), EventId("a".into()));
            tse.serve(REGISTER);
            if !at_the_start {
                tse.begin(&event).unwrap();
            }
            tse.probe().unwrap();
            device.next(Mishap::PowerCut(cut));
            let asked = if at_the_start {
                tse.begin(&event).map(|_| ())
            } else {
                tse.finish(&event, None, &matter).map(|_| ())
            };
            assert_eq!(asked, Err(AttestTrouble::NoAnswer), "{cut:?}");
            drop(tse);
            let tse = device.plugged_in();
            tse.serve(REGISTER);
            let is_kept = matches!(cut, PowerCut::Stored | PowerCut::Answering);
            let known = tse.look_up(&event, None).unwrap();
            assert_eq!(matches!(known, Known::Finished(_)), is_kept && !at_the_start, "{cut:?}");
            let other = tse.finish(&EventId("b".into()), None, &matter).unwrap().unwrap();
            let answer = tse.finish(&event, None, &matter).unwrap().unwrap();
            assert_ne!(answer.block.transaction, other.block.transaction);
            assert_eq!(finished(&tar(&tse)), [DATA, DATA], "{cut:?}: each once");
            assert_eq!((open_at(&tse), checked(&tar(&tse), REGISTER).1), (0, vec![]), "{cut:?}");
        }
    }
}

#[test]
fn a_receipt_of_the_signed_day_proves_itself() {
    let (salon, _device, tse) = open();
    let receipt: Receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let entry = salon.entry(receipt.seq);
    let kept = entry.snapshots.iter().find(|snapshot| snapshot.kind == SnapshotKind::Tse).unwrap();
    let device: book::ports::TseDevice = serde_json::from_str(&kept.body).unwrap();
    let block = entry.tse.unwrap();
    let texts = filled([
        "V0".to_owned(),
        device.client,
        block.process_type.unwrap(),
        block.process_data.unwrap(),
        block.transaction.unwrap().to_string(),
        block.counter.unwrap().to_string(),
        block.started.unwrap(),
        block.finished.unwrap(),
        device.algorithm,
        device.time_format,
        block.signature.unwrap(),
        device.public_key,
    ]);
    let valid = tse::ReceiptQr::read(&texts.join(";")).unwrap().verify().unwrap();
    assert_eq!(valid.serial, device.serial);
    assert_eq!(open_at(&tse), 0);
}
