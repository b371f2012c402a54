//! Swissbit's functions, as a till uses them.

use std::time::Duration;

use tse::ClientId;
use tse_devices::Secret;
use tse_devices::on_site::{DeviceTrouble as _, OnSite as _};
use tse_devices::swissbit::{Settings, Swissbit, Trouble, WormError};

use super::export_of::ends;
use super::fiskaly_table::{SERIAL, other, sale};
use crate::{FakeStick, Hands, StickSlip, TIME_ADMIN_PIN};

fn on_the_table() -> (FakeStick, Swissbit<FakeStick>) {
    with_pin(TIME_ADMIN_PIN)
}

fn with_pin(pin: &str) -> (FakeStick, Swissbit<FakeStick>) {
    let hands = Hands::morning();
    let stick = FakeStick::plugged_in(&hands, SERIAL);
    let settings = Settings {
        client: ClientId::new(SERIAL).unwrap(),
        time_admin_pin: Secret::new(pin.to_owned()),
        patience: Duration::from_secs(5),
    };
    (stick.clone(), Swissbit::new(stick, settings, hands.clock()))
}

#[test]
fn a_sale_is_signed_after_self_test_and_time() {
    let (stick, swissbit) = on_the_table();
    let started = swissbit.start().unwrap();
    assert_eq!(swissbit.open().unwrap(), [started.transaction]);
    let signed = swissbit.finish(started, &sale()).unwrap();
    assert_eq!(signed.prove(), Ok(()));
    let last = swissbit.last().unwrap().unwrap();
    assert_eq!((last.transaction, last.signature), (signed.transaction, signed.signature));
    assert!(stick.nobody_is_in(), "whoever set the time has signed out");
    stick.power_cycle();
    let started = swissbit.start().unwrap();
    swissbit.finish(started, &other("💇 \"Zeile\"\r\n;")).unwrap();
    assert_eq!(ends(&stick.tar()), [sale().data, "💇 \"Zeile\"\r\n;".to_owned()]);
}

#[test]
fn what_is_open_is_listed_over_all_pages() {
    let (_, swissbit) = on_the_table();
    let started: Vec<u64> = (0..65).map(|_| swissbit.start().unwrap().transaction).collect();
    assert_eq!(swissbit.open().unwrap(), started);
}

#[test]
fn a_stick_that_is_pulled_out_leaves_a_doubt_and_the_rest_is_certain() {
    let (stick, swissbit) = on_the_table();
    let started = swissbit.start().unwrap();
    for (slip, trouble, is_doubtful) in [
        (StickSlip::Says(WormError(0x1017)), Trouble::Worm(WormError(0x1017)), false),
        (StickSlip::PulledOut, Trouble::Worm(WormError::IO), true),
        (StickSlip::PulledOutAfter, Trouble::Worm(WormError::IO), true),
    ] {
        stick.next(slip);
        assert_eq!(swissbit.finish(started, &sale()), Err(trouble.clone()));
        assert_eq!(trouble.is_doubtful(), is_doubtful);
    }
    assert_eq!(swissbit.last().unwrap().unwrap().transaction, started.transaction);
    let started = swissbit.start().unwrap();
    stick.next(StickSlip::Garbage);
    assert_eq!(swissbit.finish(started, &sale()), Err(Trouble::Unproven));
}

#[test]
fn every_error_is_a_sentence() {
    let all: Vec<WormError> = WormError::all().collect();
    assert_eq!(all.len(), 24);
    for error in all {
        let sentence = Trouble::Worm(error).to_string();
        assert!((10..=200).contains(&sentence.chars().count()) && !sentence.contains("0x"), "{sentence}");
    }
    assert_eq!(WormError(0x4711).to_string(), "Die TSE meldet den unbekannten Fehler 0x4711.");
    let (_, swissbit) = with_pin("00000");
    assert_eq!(swissbit.make_ready(), Err(Trouble::Worm(WormError::AUTHENTICATION_FAILED)));
}
