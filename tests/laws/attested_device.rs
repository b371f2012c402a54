//! A till with a TSE whose program is killed at each step of a signed sale, storno, payment correction and close: what the
//! device has signed is in the book once, what it has begun is ended, and the day closes.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use book::clock::in_berlin;
use book::{Clock, HandClock};
use contract::day::{CloseDay, OpenDay, StoreCount};
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::{AddLine, Basket, BookSale, Receipt, Tender};
use contract::{BasketId, Money, PaymentKind, Quantity};
use lockbuch_tests::attest::PROBE_EVERY;
use lockbuch_tests::disk_salon::{DiskSalon, first_morning, keys};
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::patience::until;
use lockbuch_tests::random_days::sheet;
use lockbuch_tests::simulated_tse::{checked, finished, tar};
use lockbuch_tests::stepped::{Step, Stepped};
use proof::Moment;
use tse_simulator::{FaultPlug, Settings, SimulatedTse};

const FOLDER: &str = "LOCKBUCH_DEVICE_FOLDER";
const STEP: &str = "LOCKBUCH_DEVICE_STEP";
const DEED: &str = "LOCKBUCH_DEVICE_DEED";

/// What the program is about when it dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Sale,
    Storno,
    Correction,
    Close,
}

const DEEDS: [Deed; 4] = [Deed::Sale, Deed::Storno, Deed::Correction, Deed::Close];

/// The device beside a store.
fn device(folder: &Path, now: Moment) -> Arc<SimulatedTse> {
    let clock: Arc<dyn Clock> = Arc::new(HandClock::at(now));
    let tse = SimulatedTse::new(&folder.join("tse"), Settings::default(), clock, FaultPlug::default());
    Arc::new(tse.probed_every(PROBE_EVERY))
}

fn now(folder: &Path) -> Moment {
    let last = outside::reader(folder)
        .query_row("select max(ended_ms) from entry", [], |row| row.get::<_, Option<i64>>(0))
        .unwrap();
    last.map_or_else(first_morning, |last| in_berlin(last + 60_000))
}

fn basket(salon: &DiskSalon) -> Basket {
    let ware = salon.wares.iter().find(|ware| ware.service).unwrap();
    let (article, performer) = (ware.id, Some(salon.stylist));
    salon.ask(AddLine { basket: None, article, quantity: Quantity::ONE, performer }).unwrap()
}

fn paid(kind: PaymentKind, amount: Money) -> Vec<Tender> {
    vec![Tender { kind, amount, given: None }]
}

fn sale(basket: &BasketId, due: Money) -> BookSale {
    BookSale { basket: basket.clone(), tenders: paid(PaymentKind::Bar, due), zero_reason: None }
}

fn sell(salon: &DiskSalon) -> Receipt {
    let basket = basket(salon);
    salon.ask(sale(&basket.id, basket.due)).unwrap()
}

fn close(salon: &DiskSalon) {
    let cash = salon.ask(contract::cash::Drawer).unwrap().cash.unwrap();
    salon.ask(StoreCount { sheet: sheet(cash.as_cents()) }).unwrap();
    salon.ask(CloseDay).unwrap();
}

/// The program that dies at a step of a deed.
#[test]
#[ignore = "started by the law of what is cut off"]
fn victim() {
    let (Ok(folder), Ok(step), Ok(deed)) = (std::env::var(FOLDER), std::env::var(STEP), std::env::var(DEED))
    else {
        return;
    };
    let folder = Path::new(&folder);
    let step = Step::ALL.into_iter().find(|known| format!("{known:?}") == step).unwrap();
    let deed = DEEDS.into_iter().find(|known| format!("{known:?}") == deed).unwrap();
    let (dying, armed) = Stepped::dying(device(folder, now(folder)), step);
    let salon = DiskSalon::reopen_attested(folder, now(folder), Arc::new(dying)).unwrap();
    let before = sell(&salon);
    armed.store(true, Ordering::SeqCst);
    match deed {
        Deed::Sale => drop(sell(&salon)),
        Deed::Storno => drop(salon.ask(CancelReceipt { seq: before.seq, reason: "Falsch".into() })),
        Deed::Correction => {
            let tenders = paid(PaymentKind::ECKarte, before.total);
            drop(salon.ask(CorrectPayment { seq: before.seq, tenders, reason: "Karte".into() }));
        }
        Deed::Close => {
            basket(&salon);
            close(&salon);
        }
    }
    // Events begin in the background; a step that this deed never comes to is one of the next sale's.
    loop {
        sell(&salon);
    }
}

fn cut_off(step: Step, deed: Deed) {
    let folder = tempfile::tempdir().unwrap();
    let salon = DiskSalon::found(folder.path());
    drop(salon);
    let tse = device(folder.path(), now(folder.path()));
    let salon = DiskSalon::reopen_attested(folder.path(), now(folder.path()), tse.clone()).unwrap();
    salon.ask(OpenDay { sheet: sheet(25_000), difference_reason: None }).unwrap();
    drop((salon, tse));
    let died = Command::new(std::env::current_exe().unwrap())
        .args(["laws::attested_device::victim", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .env(STEP, format!("{step:?}"))
        .env(DEED, format!("{deed:?}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(died.code(), None, "{step:?} {deed:?}: it was killed, and did not end by itself");
    let tse = device(folder.path(), now(folder.path()));
    let salon = DiskSalon::reopen_attested(folder.path(), now(folder.path()), tse.clone()).unwrap();
    let intents: i64 = outside::reader(folder.path())
        .query_row("select count(*) from intent", [], |row| row.get(0))
        .unwrap();
    assert_eq!(intents, 0, "{step:?} {deed:?}: decided at the start");
    if salon.ask(contract::day::DayState).unwrap().day.is_some() {
        sell(&salon);
        close(&salon);
    }
    let what = format!("{step:?} {deed:?}");
    until("the device knows whom it serves", || tse.with_device(|device| device.list_open()).is_ok());
    let open = tse.with_device(|device| device.list_open()).unwrap();
    assert_eq!(open.len(), 0, "{what}: nothing stays open over a close");
    every_signature_is_in_the_book_once(&salon, &tse, &what);
    outside::verify(&salon.folder, &keys(&salon.folder)).unwrap();
    assert_eq!(outside::broken_law(&salon.folder), None, "{what}");
}

fn every_signature_is_in_the_book_once(salon: &DiskSalon, tse: &SimulatedTse, what: &str) {
    let tar = tar(tse);
    let (report, codes) = checked(&tar, "HW-01");
    assert_eq!(codes, Vec::<&str>::new(), "{what}: {:?}", report.findings);
    let mut booked = Vec::new();
    let newest = salon.desk.read_inside(|tx| book::ledger::newest_seq(tx.conn)).unwrap();
    salon
        .desk
        .read_inside(|tx| {
            book::ledger::entries(tx.conn, proof::Seq::new(1), newest, |stored| {
                booked.extend(stored.entry.tse.filter(|block| block.signature.is_some()));
                Ok(())
            })
        })
        .unwrap();
    let numbers: BTreeSet<u64> = booked.iter().filter_map(|block| block.transaction).collect();
    assert_eq!(numbers.len(), booked.len(), "{what}: no transaction stands twice");
    // Beside those there are only transactions that were given up.
    let mut signed = finished(&tar);
    for block in filled(booked) {
        let data = block.process_data.unwrap();
        let at = signed.iter().position(|signed| *signed == data);
        signed.swap_remove(at.unwrap_or_else(|| panic!("{what}: the device never signed {data}")));
    }
    signed.retain(|data| !data.starts_with("AVBelegabbruch"));
    assert_eq!(signed, Vec::<String>::new(), "{what}");
}

#[test]
fn a_signed_sale_survives_a_kill_at_each_step() {
    Step::ALL.into_iter().for_each(|step| cut_off(step, Deed::Sale));
}

#[test]
fn a_signed_storno_survives_a_kill_at_each_step() {
    Step::ALL.into_iter().for_each(|step| cut_off(step, Deed::Storno));
}

#[test]
fn a_signed_correction_survives_a_kill_at_each_step() {
    Step::ALL.into_iter().for_each(|step| cut_off(step, Deed::Correction));
}

#[test]
fn a_close_with_an_open_basket_survives_a_kill_at_each_step() {
    Step::ALL.into_iter().for_each(|step| cut_off(step, Deed::Close));
}
