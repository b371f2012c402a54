//! What is handed out, whole and in excerpts, and what may be thrown away then.

use super::on_the_table::{CLIENT, MORNING, Table, checked, codes, sale, tar};
use crate::{Exported, Filter, Trouble};

#[test]
fn excerpts_hold_what_the_filter_says() {
    let table = Table::new();
    let mut device = table.ready();
    device.register("KASSE-2").unwrap();
    for _ in 0..4 {
        table.pass(100);
        sale(&mut device);
    }
    let begun = device.start("KASSE-2").unwrap();
    device.finish("KASSE-2", begun.transaction, "SonstigerVorgang", b"Schublade auf").unwrap();
    let excerpt = |filter: &Filter| {
        let exported = device.export(filter, Vec::new()).unwrap();
        let report = checked(&device, filter);
        assert_eq!(report.messages(), exported.messages, "{filter:?}");
        (exported.messages, codes(&report))
    };
    assert_eq!(excerpt(&Filter::Transactions(2, 3)), (4, Vec::new()));
    assert_eq!(excerpt(&Filter::Time(MORNING + 200, MORNING + 300)), (4, Vec::new()));
    assert_eq!(excerpt(&Filter::Client(CLIENT.to_owned())), (8, Vec::new()));
    let (messages, found) = excerpt(&Filter::Client("KASSE-2".to_owned()));
    assert_eq!((messages, found), (2, vec!["message.foreign_client"; 2]));
    let nothing = checked(&device, &Filter::Transactions(90, 99));
    assert_eq!(nothing.findings.iter().map(tse::Finding::code).collect::<Vec<_>>(), ["tar.no_messages"]);
}

#[test]
fn only_what_was_handed_out_whole_is_thrown_away() {
    let table = Table::new();
    let mut device = table.ready();
    sale(&mut device);
    let part = device.export(&Filter::Transactions(1, 1), Vec::new()).unwrap();
    assert_eq!(device.delete_exported(&part), Err(Trouble::NotExported));
    let whole = device.export(&Filter::All, Vec::new()).unwrap();
    let invented = Exported { last_counter: whole.last_counter + 5, ..whole };
    assert_eq!(device.delete_exported(&invented), Err(Trouble::NotExported));
    let open = device.start(CLIENT).unwrap();
    assert_eq!(device.delete_exported(&whole), Err(Trouble::NotExported), "one is open");
    device.finish(CLIENT, open.transaction, "SonstigerVorgang", b"x").unwrap();
    device.delete_exported(&whole).unwrap();
    let report = checked(&device, &Filter::All);
    assert_eq!(codes(&report), ["message.deleted"]);
    assert_eq!(report.devices[0].first, whole.last_counter + 1);

    drop(device);
    let mut device = table.ready();
    assert_eq!(sale(&mut device).transaction, 3, "no number comes back");
    assert_eq!(codes(&checked(&device, &Filter::All)), ["message.deleted"]);
}

#[test]
fn the_same_messages_make_the_same_bytes() {
    let table = Table::new();
    let mut device = table.ready();
    sale(&mut device);
    assert_eq!(tar(&device, &Filter::All), tar(&device, &Filter::All));
}
