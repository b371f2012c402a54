//! The plug: whatever goes wrong, no message is lost, none is there twice, and there is no hole.

use std::time::{Duration, Instant};

use tse::Hash;

use super::on_the_table::{CLIENT, DATA, MORNING, Table, checked, codes, sale};
use crate::{Filter, Mishap, PowerCut, Simulator, Trouble};

const CUTS: [PowerCut; 5] =
    [PowerCut::BeforeSigning, PowerCut::Signed, PowerCut::Writing, PowerCut::Stored, PowerCut::Answering];

/// Whether the message was kept when the power went.
fn is_kept(cut: PowerCut) -> bool {
    matches!(cut, PowerCut::Stored | PowerCut::Answering)
}

fn on_again(table: &Table, device: Simulator) -> Simulator {
    drop(device);
    let mut device = table.opened().unwrap();
    device.make_ready().unwrap();
    device
}

#[test]
fn a_power_cut_at_any_step_of_a_start_leaves_one_beginning_or_none() {
    for cut in CUTS {
        let table = Table::new();
        let mut device = table.ready();
        let counter = device.counter();
        table.cut(cut);
        assert_eq!(device.start(CLIENT), Err(Trouble::NoAnswer), "{cut:?}");
        assert_eq!(device.list_open(), Err(Trouble::NoAnswer), "it is off: {cut:?}");
        let mut device = on_again(&table, device);
        let open = device.list_open().unwrap();
        assert_eq!(open.len(), usize::from(is_kept(cut)), "{cut:?}");
        for left in open {
            assert_eq!(left.counter, counter + 1);
            device.finish(CLIENT, left.number, "Kassenbeleg-V1", DATA).unwrap();
        }
        sale(&mut device);
        assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new(), "{cut:?}");
    }
}

#[test]
fn a_power_cut_at_any_step_of_a_finish_leaves_one_end_that_can_be_looked_up() {
    for cut in CUTS {
        let table = Table::new();
        let mut device = table.ready();
        let begun = device.start(CLIENT).unwrap();
        table.cut(cut);
        let lost = device.finish(CLIENT, begun.transaction, "Kassenbeleg-V1", DATA);
        assert_eq!(lost, Err(Trouble::NoAnswer), "{cut:?}");
        let mut device = on_again(&table, device);
        let found = device.finished(begun.transaction).unwrap();
        assert_eq!(found.is_some(), is_kept(cut), "{cut:?}");
        if found.is_none() {
            device.finish(CLIENT, begun.transaction, "Kassenbeleg-V1", DATA).unwrap();
        }
        assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new(), "{cut:?}");
    }
}

#[test]
fn a_power_cut_while_it_is_set_up_is_made_good_at_the_next_start() {
    for cut in CUTS {
        let table = Table::new();
        table.cut(cut);
        assert_eq!(table.opened().err(), Some(Trouble::NoAnswer), "{cut:?}");
        let mut device = table.ready();
        sale(&mut device);
        assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new(), "{cut:?}");
    }
}

#[test]
fn an_answer_that_is_lost_can_be_looked_up() {
    let table = Table::new();
    let mut device = table.ready();
    table.next(Mishap::AnswerLost);
    assert_eq!(device.start(CLIENT), Err(Trouble::NoAnswer));
    let open = device.list_open().unwrap();
    assert_eq!(open.len(), 1);
    table.next(Mishap::AnswerLost);
    let number = open[0].number;
    assert_eq!(device.finish(CLIENT, number, "Kassenbeleg-V1", DATA), Err(Trouble::NoAnswer));
    let found = device.finished(number).unwrap().unwrap();
    assert_eq!((found.transaction, found.counter, found.time), (number, device.counter(), MORNING));
    let again = device.finish(CLIENT, number, "Kassenbeleg-V1", DATA);
    assert_eq!(again, Err(Trouble::WrongTransaction(number)));
    assert_eq!(device.finished(number + 1), Ok(None));
}

#[test]
fn a_garbled_answer_proves_nothing_and_the_message_is_good() {
    let table = Table::new();
    let mut device = table.ready();
    let begun = device.start(CLIENT).unwrap();
    table.next(Mishap::Garbage);
    let garbled = device.finish(CLIENT, begun.transaction, "Kassenbeleg-V1", DATA).unwrap();
    let key = device.public_key().unwrap();
    assert!(garbled.serial != device.serial() && garbled.transaction != begun.transaction);
    assert!(key.verify_plain(Hash::Sha256, DATA, &garbled.signature).is_err());
    assert!(device.finished(begun.transaction).unwrap().is_some());
    assert_eq!(codes(&checked(&device, &Filter::All)), Vec::<&str>::new());
}

#[test]
fn an_outage_lasts_from_one_moment_to_another_and_costs_no_counter() {
    let table = Table::new();
    let mut device = table.ready();
    let counter = device.counter();
    table.plug.set(|faults| faults.outage = Some((MORNING + 10, MORNING + 20)));
    table.pass(10);
    assert_eq!(device.start(CLIENT), Err(Trouble::NoAnswer));
    assert_eq!(device.list_open(), Err(Trouble::NoAnswer));
    assert_eq!(device.export(&Filter::All, Vec::new()), Err(Trouble::NoAnswer));
    table.pass(10);
    assert_eq!(device.start(CLIENT).unwrap().counter, counter + 1);
    table.plug.set(|faults| faults.pulled_out = true);
    assert_eq!(device.start(CLIENT), Err(Trouble::NoAnswer));
}

#[test]
fn an_answer_takes_as_long_as_the_plug_says() {
    let table = Table::new();
    let device = table.ready();
    table.plug.set(|faults| faults.delay = Duration::from_millis(120));
    let asked = Instant::now();
    device.list_open().unwrap();
    assert!(asked.elapsed() >= Duration::from_millis(120));
}

#[test]
fn a_full_store_and_an_ended_certificate_can_be_plugged_in() {
    let table = Table::new();
    let mut device = table.ready();
    table.plug.set(|faults| faults.full = true);
    assert_eq!(device.start(CLIENT), Err(Trouble::StoreFull));
    table.plug.set(|faults| (faults.full, faults.expired) = (false, true));
    assert_eq!(device.start(CLIENT), Err(Trouble::CertificateExpired));
    table.plug.set(|faults| faults.expired = false);
    sale(&mut device);
}

#[test]
fn a_clock_three_hours_off_is_found_in_the_export() {
    let table = Table::new();
    let mut device = table.ready();
    sale(&mut device);
    table.plug.set(|faults| faults.clock_off = -3 * 3_600);
    let late = sale(&mut device);
    assert_eq!(late.time, MORNING - 3 * 3_600);
    let found = codes(&checked(&device, &Filter::All));
    assert!(found.contains(&"counter.clock_back"), "{found:?}");
    assert!(found.contains(&"certificate.not_yet_valid"), "made this morning: {found:?}");
}
