//! What a device refuses, and that a refusal costs no counter.

use super::on_the_table::{CLIENT, DATA, Table, checked, codes, sale};
use crate::{Filter, Settings, Trouble};

#[test]
fn registers_that_are_not_registered_are_refused() {
    let table = Table::new();
    let mut device = table.ready();
    let stranger = Trouble::ClientNotRegistered("KASSE-2".to_owned());
    assert_eq!(device.start("KASSE-2"), Err(stranger.clone()));
    assert_eq!(device.deregister("KASSE-2"), Err(stranger));
    device.register("KASSE-2").unwrap();
    let begun = device.start("KASSE-2").unwrap();
    let foreign = device.finish(CLIENT, begun.transaction, "Kassenbeleg-V1", DATA);
    assert_eq!(foreign, Err(Trouble::WrongTransaction(begun.transaction)));
    device.finish("KASSE-2", begun.transaction, "Kassenbeleg-V1", DATA).unwrap();
    device.deregister("KASSE-2").unwrap();
    assert!(matches!(device.start("KASSE-2"), Err(Trouble::ClientNotRegistered(_))));
}

#[test]
fn transactions_that_are_not_open_are_refused() {
    let table = Table::new();
    let mut device = table.ready();
    let done = sale(&mut device);
    let counter = device.counter();
    for number in [0, done.transaction, 2, u64::MAX] {
        let again = device.finish(CLIENT, number, "Kassenbeleg-V1", DATA);
        assert_eq!(again, Err(Trouble::WrongTransaction(number)));
        let update = device.update(CLIENT, number, "Kassenbeleg-V1", DATA);
        assert_eq!(update, Err(Trouble::WrongTransaction(number)));
    }
    assert_eq!(device.counter(), counter);
}

#[test]
fn limits_hold() {
    let table = Table::with(Settings { most_open: 2, ..Settings::default() });
    let mut device = table.ready();
    device.start(CLIENT).unwrap();
    device.start(CLIENT).unwrap();
    assert_eq!(device.start(CLIENT), Err(Trouble::TooManyOpen(2)));

    let table = Table::with(Settings { most_signatures: 18, ..Settings::default() });
    let mut device = table.ready();
    let begun = device.start(CLIENT).unwrap();
    assert_eq!(device.counter(), 18);
    let used_up = device.finish(CLIENT, begun.transaction, "Kassenbeleg-V1", DATA);
    assert_eq!(used_up, Err(Trouble::SignaturesUsedUp));

    let table = Table::with(Settings { most_bytes: 3_500, ..Settings::default() });
    let mut device = table.ready();
    let mut full = None;
    for _ in 0..10 {
        full = full.or_else(|| device.start(CLIENT).err());
    }
    assert_eq!(full, Some(Trouble::StoreFull));
}

#[test]
fn after_its_certificate_has_ended_it_signs_nothing() {
    let table = Table::with(Settings { valid_for: 3_600, ..Settings::default() });
    let mut device = table.ready();
    sale(&mut device);
    table.pass(3_601);
    assert_eq!(device.start(CLIENT), Err(Trouble::CertificateExpired));
    assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new());
}

#[test]
fn a_device_that_was_put_out_of_use_still_hands_out_what_it_has() {
    let table = Table::new();
    let mut device = table.ready();
    sale(&mut device);
    device.disable().unwrap();
    assert_eq!(device.start(CLIENT), Err(Trouble::Disabled));
    assert_eq!(device.register("KASSE-2"), Err(Trouble::Disabled));
    drop(device);
    let mut device = table.opened().unwrap();
    assert_eq!(device.make_ready(), Err(Trouble::Disabled));
    assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new());
}

#[test]
fn a_folder_that_is_none_is_told() {
    let table = Table::new();
    drop(table.ready());
    std::fs::write(table.folder.path().join("schluessel.json"), "{}").unwrap();
    assert_eq!(table.opened().err(), Some(Trouble::SetUp));
    std::fs::remove_file(table.folder.path().join("schluessel.json")).unwrap();
    std::fs::create_dir(table.folder.path().join("schluessel.json")).unwrap();
    assert!(matches!(table.opened().err(), Some(Trouble::Folder(_))));
}
