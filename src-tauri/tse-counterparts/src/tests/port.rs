//! The core's port over devices that know numbers alone: what a lost answer and a restart leave of an event.

use std::time::Duration;

use book::ports::{Attest, AttestTrouble, Begun, EventId, Known, Matter};
use tempfile::TempDir;
use tse::ClientId;
use tse_devices::Secret;
use tse_devices::port::OnSiteTse;
use tse_devices::swissbit::{Settings, Swissbit};

use super::export_of::ends;
use super::fiskaly_table::SERIAL;
use crate::{FakeStick, Hands, StickSlip, TIME_ADMIN_PIN};

const NOTHING: Matter<'_> = Matter { process_type: "Kassenbeleg-V1", process_data: SIGNED };
const SIGNED: &str = "Beleg^0.00_0.00_0.00_0.00_0.00^";
const GIVEN_UP: &str = "AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^";

struct Table {
    hands: Hands,
    stick: FakeStick,
    notes: TempDir,
}

impl Table {
    fn new() -> Self {
        let hands = Hands::morning();
        let stick = FakeStick::plugged_in(&hands, SERIAL);
        Self { hands, stick, notes: tempfile::tempdir().unwrap() }
    }

    /// The port of a program that has just started.
    fn port(&self) -> OnSiteTse<Swissbit<FakeStick>> {
        let settings = Settings {
            client: ClientId::new(SERIAL).unwrap(),
            time_admin_pin: Secret::new(TIME_ADMIN_PIN.to_owned()),
            patience: Duration::from_secs(5),
        };
        let swissbit = Swissbit::new(self.stick.clone(), settings, self.hands.clock());
        OnSiteTse::new(swissbit, self.notes.path()).unwrap()
    }

    fn ends(&self) -> Vec<String> {
        ends(&self.stick.tar())
    }
}

fn event(name: &str) -> EventId {
    EventId(name.to_owned())
}

fn no(answer: Result<impl Sized, AttestTrouble>) -> String {
    answer.map(|_| ()).unwrap_err().to_string()
}

#[test]
fn a_finish_whose_answer_is_lost_is_found_as_the_last_one() {
    let table = Table::new();
    let port = table.port();
    port.begin(&event("a")).unwrap();
    table.stick.next(StickSlip::PulledOutAfter);
    assert!(no(port.finish(&event("a"), None, &NOTHING)).starts_with("Die TSE lässt sich nicht lesen"));
    let port = table.port();
    let Known::Finished(Some(block)) = port.look_up(&event("a"), None).unwrap() else {
        panic!("it was signed")
    };
    assert_eq!(port.finish(&event("a"), None, &NOTHING), Ok(Some(*block)));
    assert_eq!(table.ends(), [SIGNED]);
}

#[test]
fn a_lost_answer_that_is_not_the_last_any_more_is_told_and_never_signed_again() {
    let table = Table::new();
    let port = table.port();
    port.begin(&event("a")).unwrap();
    table.stick.next(StickSlip::PulledOutAfter);
    port.finish(&event("a"), None, &NOTHING).unwrap_err();
    port.finish(&event("b"), None, &NOTHING).unwrap();
    assert_eq!(port.look_up(&event("a"), None), Err(AttestTrouble::AnswerLost));
    assert_eq!(port.finish(&event("a"), None, &NOTHING), Err(AttestTrouble::AnswerLost));
    assert_eq!(port.abort(&event("a"), None), Ok(()), "outside nothing is open");
    assert_eq!(table.ends().len(), 2);
}

#[test]
fn a_finish_that_was_not_done_is_done_the_next_time() {
    let table = Table::new();
    let port = table.port();
    table.stick.next(StickSlip::Says(tse_devices::swissbit::WormError(0x1017)));
    assert!(no(port.begin(&event("a"))).starts_with("Der Speicher der TSE ist voll"));
    let begun = port.begin(&event("a")).unwrap();
    table.stick.next(StickSlip::PulledOut);
    port.finish(&event("a"), Some(&begun), &NOTHING).unwrap_err();
    assert_eq!(port.look_up(&event("a"), Some(&begun)), Ok(Known::Unsigned));
    let block = port.finish(&event("a"), Some(&begun), &NOTHING).unwrap().unwrap();
    assert_eq!((block.block.transaction, block.block.started), (begun.transaction, begun.started));
    assert_eq!(table.ends(), [SIGNED]);
}

#[test]
fn a_start_whose_answer_is_lost_is_found_or_given_up_and_never_left_open() {
    let table = Table::new();
    let port = table.port();
    table.stick.next(StickSlip::PulledOutAfter);
    port.begin(&event("a")).unwrap_err();
    // It is the last answer still: the event gets it.
    let Begun { transaction, .. } = table.port().begin(&event("a")).unwrap();
    assert_eq!(transaction, Some(1));
    table.stick.next(StickSlip::PulledOut);
    port.begin(&event("b")).unwrap_err();
    assert_eq!(port.abort(&event("b"), None), Ok(()));
    table.stick.next(StickSlip::PulledOutAfter);
    port.begin(&event("c")).unwrap_err();
    assert_eq!(port.abort(&event("c"), None), Ok(()));
    assert_eq!(table.ends(), [GIVEN_UP]);
    port.finish(&event("a"), None, &NOTHING).unwrap();
    assert_eq!(table.ends(), [GIVEN_UP, SIGNED]);
}

#[test]
fn a_start_of_which_not_even_the_time_is_left_is_given_up_before_the_next_one() {
    let table = Table::new();
    let port = table.port();
    table.stick.next(StickSlip::PulledOutAfter);
    port.begin(&event("a")).unwrap_err();
    table.stick.power_cycle();
    let block = port.finish(&event("b"), None, &NOTHING).unwrap().unwrap();
    assert_eq!(block.block.transaction, Some(2));
    assert_eq!(table.ends(), [GIVEN_UP, SIGNED]);
    assert_eq!(port.look_up(&event("a"), None), Ok(Known::Unsigned));
}

#[test]
fn a_line_that_a_power_cut_left_by_half_is_cut_off() {
    let table = Table::new();
    let block = table.port().finish(&event("a"), None, &NOTHING).unwrap();
    let notes = table.notes.path().join("vorgaenge.jsonl");
    let whole = std::fs::read_to_string(&notes).unwrap();
    std::fs::write(&notes, format!("{whole}{{\"starts\":{{\"eve")).unwrap();
    assert_eq!(table.port().look_up(&event("a"), None), Ok(Known::Finished(block.map(Box::new))));
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), whole);
}

#[test]
fn given_up_is_given_up() {
    let table = Table::new();
    let port = table.port();
    port.begin(&event("a")).unwrap();
    port.abort(&event("a"), None).unwrap();
    port.abort(&event("a"), None).unwrap();
    assert_eq!(table.port().look_up(&event("a"), None), Ok(Known::Aborted));
    assert_eq!(no(port.finish(&event("a"), None, &NOTHING)), "Der Vorgang ist an der TSE schon abgebrochen.");
    assert_eq!(table.ends(), [GIVEN_UP]);
}
