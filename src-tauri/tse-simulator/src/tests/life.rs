//! A device's life: set up once, counters that no restart sets back, both curves and all forms of time.

use tse::receipt_qr::ReceiptQr;
use tse::{Curve, TimeFormat};

use super::on_the_table::{CLIENT, DATA, MORNING, Table, checked, codes, sale, tar};
use crate::{Filter, MARK, Settings, Trouble};

#[test]
fn a_day_on_each_curve_and_in_each_form_of_time_is_a_good_export() {
    for (curve, time_format) in [
        (Curve::Secp256r1, TimeFormat::UnixTime),
        (Curve::Secp384r1, TimeFormat::UtcTime),
        (Curve::Secp256r1, TimeFormat::GeneralizedTime),
    ] {
        let table = Table::with(Settings { curve, time_format, ..Settings::default() });
        let mut device = table.ready();
        for _ in 0..3 {
            table.pass(60);
            sale(&mut device);
        }
        let report = checked(&device, &Filter::All);
        assert_eq!(codes(&report), Vec::<&str>::new(), "{}", curve.name());
        let seen = &report.devices[0];
        assert_eq!((seen.first, seen.last, seen.transactions), (1, device.counter(), 3));
        assert_eq!(seen.verified, seen.messages);
        assert_eq!(report.info.unwrap().description, MARK);
    }
}

#[test]
fn its_first_messages_come_in_the_order_of_devices_in_the_field() {
    let table = Table::new();
    let device = table.ready();
    let mut events = Vec::new();
    let mut archive = tar::Archive::new(std::io::Cursor::new(tar(&device, &Filter::All)));
    for entry in archive.entries().unwrap() {
        let name = entry.unwrap().path().unwrap().to_str().unwrap().to_owned();
        events.extend(name.split_once("_Log-Sys_").map(|(_, event)| event.replace(".log", "")));
    }
    assert_eq!(
        events,
        [
            "registerClient",
            "startAudit",
            "configureLogging",
            "selfTest",
            "enterSecureState",
            "exitSecureState",
            "unblockUser",
            "authenticateUser",
            "initialize",
            "logOut",
            "selfTest",
            "authenticateUser",
            "updateTime",
            "logOut",
            "authenticateUser",
            "registerClient",
            "logOut",
        ]
    );
}

#[test]
fn neither_counter_is_set_back_by_a_restart() {
    let table = Table::new();
    let mut device = table.ready();
    let first = sale(&mut device);
    let open = device.start(CLIENT).unwrap();
    let serial = device.serial();
    drop(device);
    table.pass(10);
    let mut device = table.opened().unwrap();
    assert_eq!((device.serial(), device.counter()), (serial, open.counter));
    let listed = device.list_open().unwrap();
    assert_eq!((listed.len(), listed[0].number, listed[0].counter), (1, open.transaction, open.counter));
    assert_eq!((listed[0].client.as_str(), listed[0].started), (CLIENT, MORNING));
    assert_eq!(device.start(CLIENT), Err(Trouble::SelfTestNeeded));
    device.make_ready().unwrap();
    device.finish(CLIENT, open.transaction, "Kassenbeleg-V1", DATA).unwrap();
    let next = sale(&mut device);
    assert_eq!((first.transaction, open.transaction, next.transaction), (1, 2, 3));
    assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new());
}

#[test]
fn a_start_is_signed_at_once_and_with_nothing_in_it() {
    let table = Table::new();
    let mut device = table.ready();
    let begun = device.start(CLIENT).unwrap();
    assert_eq!(begun.time, MORNING);
    let tar = tar(&device, &Filter::All);
    let empty = [0x82, 0x00, 0x83, 0x00, 0x85, 0x01, 0x01];
    assert!(tar.windows(empty.len()).any(|bytes| bytes == empty));
}

#[test]
fn updates_are_signed_only_where_the_device_does() {
    for signs_updates in [false, true] {
        let table = Table::with(Settings { signs_updates, ..Settings::default() });
        let mut device = table.ready();
        let begun = device.start(CLIENT).unwrap();
        let signed = device.update(CLIENT, begun.transaction, "Bestellung-V1", b"1;\"a\";1.00").unwrap();
        assert_eq!(signed.is_some(), signs_updates);
        let finish = device.finish(CLIENT, begun.transaction, "Kassenbeleg-V1", DATA).unwrap();
        assert_eq!(finish.counter, begun.counter + 1 + u64::from(signs_updates));
        assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new());
    }
}

#[test]
fn self_test_and_clock_are_due_every_day_and_only_then() {
    let table = Table::new();
    let mut device = table.ready();
    let before = device.counter();
    device.make_ready().unwrap();
    assert_eq!(device.counter(), before);
    table.pass(25 * 3_600);
    assert_eq!(device.start(CLIENT), Err(Trouble::SelfTestNeeded));
    device.make_ready().unwrap();
    assert_eq!(device.counter(), before + 1);
    table.pass(24 * 3_600);
    assert_eq!(device.start(CLIENT), Err(Trouble::NoTime));
    device.make_ready().unwrap();
    sale(&mut device);
    assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new());
}

#[test]
fn the_receipt_of_a_sale_proves_itself() {
    let table = Table::new();
    let mut device = table.ready();
    let signed = sale(&mut device);
    let code = ReceiptQr {
        client: CLIENT.to_owned(),
        process_data: String::from_utf8(DATA.to_vec()).unwrap(),
        transaction: signed.transaction,
        counter: signed.counter,
        start_ms: MORNING * 1_000,
        log_time_ms: signed.time * 1_000,
        algorithm: device.algorithm(),
        time_format: TimeFormat::UnixTime,
        signature: signed.signature,
        key: device.public_key().unwrap(),
    };
    let read = ReceiptQr::read(&code.write()).unwrap();
    assert_eq!(read.verify().unwrap().transaction, 1);
}
