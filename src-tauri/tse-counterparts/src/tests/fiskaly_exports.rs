//! Exports: waited for without being a nuisance, stopped, broken off, and whole on the disk or not at all.

use std::fs::{self, File};
use std::path::PathBuf;

use tempfile::TempDir;
use tse::{Known, Report, check};
use tse_devices::fiskaly::{ErrorCode, Part, Progress, Trouble};
use uuid::Uuid;

use super::fiskaly_table::{SERIAL, Table, other, sale, tx};
use crate::Mishap;

const EXPORT: Uuid = Uuid::from_u128(0xe590_0000_0000_4000_8000_0000_0000_0003);

/// A day with three sales, something given up, and a folder.
fn day() -> (Table, TempDir, PathBuf) {
    let table = Table::new();
    for event in ["a", "b", "c"] {
        table.hands.pass(60);
        table.fiskaly.finish(tx(event), &sale()).unwrap();
    }
    table.fiskaly.start(tx("d")).unwrap();
    table.fiskaly.cancel(tx("d")).unwrap();
    table.fiskaly.finish(tx("e"), &other("Tagesabschluss Z 1; \"fertig\" 💇")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tse.tar");
    (table, folder, path)
}

fn checked(path: &PathBuf, table: &Table) -> Report {
    let known = Known { clients: vec![SERIAL.into()], now: Some(table.hands.now()), ..Known::default() };
    check(&mut File::open(path).unwrap(), &known, 2)
}

/// Lets the time pass until a moment; whether there was anything to wait for.
fn waited(table: &Table, until: i64) -> bool {
    let left = until - table.hands.now();
    if left > 0 {
        table.hands.pass(left);
    }
    left > 0
}

#[test]
fn the_whole_export_comes_to_the_disk_and_verifies() {
    let (table, _folder, path) = day();
    let mut waits = 0;
    let length = table.fiskaly.export(EXPORT, Part::All).run(&path, &mut |until| {
        waits += u32::from(waited(&table, until));
        true
    });
    assert_eq!(length, Ok(fs::metadata(&path).unwrap().len()));
    let report = checked(&path, &table);
    assert!(report.is_good(), "{:?}", report.findings);
    assert_eq!(report.devices[0].transactions, 5);
    assert_eq!(report.devices[0].verified, report.devices[0].messages);
    assert!((1..=4).contains(&waits), "{waits}");
}

#[test]
fn a_part_is_only_that_part() {
    let (table, folder, _) = day();
    let part = Part::Transactions(2, 3);
    for (at, (part, transactions)) in
        [(part, 2), (Part::Time(0, table.hands.now()), 5), (Part::ThisClient, 5)].into_iter().enumerate()
    {
        let path = folder.path().join(format!("{at}.tar"));
        let mut wait = |until: i64| {
            waited(&table, until);
            true
        };
        table.fiskaly.export(Uuid::from_u128(at as u128), part).run(&path, &mut wait).unwrap();
        let report = checked(&path, &table);
        assert!(report.is_good(), "{part:?}: {:?}", report.findings);
        assert_eq!(report.devices[0].transactions, transactions, "{part:?}");
    }
}

#[test]
fn what_is_not_ready_says_when_and_does_not_hold_up_the_till() {
    let (table, _folder, path) = day();
    table.server.exports_take(300);
    let mut export = table.fiskaly.export(EXPORT, Part::All);
    export.trigger().unwrap();
    export.trigger().unwrap();
    assert!(matches!(export.poll(), Ok(Progress::Waiting { .. })));
    let until = table.hands.now() + 60;
    let trouble = Trouble::AskLater { until, code: Some(ErrorCode::ExportNotCompleted) };
    assert_eq!(export.fetch(&path, &mut |_| true), Err(trouble));
    table.server.plug().next("GET", Mishap::Refuse { status: 429, code: None, retry_after: Some(30) });
    assert!(matches!(export.poll(), Err(Trouble::AskLater { .. })));
    assert!(matches!(export.poll(), Err(Trouble::AskLater { .. })));
    table.fiskaly.finish(tx("x"), &sale()).unwrap();
    assert!(!path.exists());
}

#[test]
fn nobody_asks_more_than_twelve_times_a_minute() {
    let (table, _folder, _) = day();
    table.server.exports_take(3_600);
    let mut export = table.fiskaly.export(EXPORT, Part::All);
    export.trigger().unwrap();
    for _ in 0..12 {
        export.poll().unwrap();
        table.hands.pass(1);
    }
    let asked = table.server.asked().len();
    let Err(Trouble::AskLater { until, .. }) = export.poll() else { panic!("too often") };
    assert_eq!(until, table.hands.now() + 48);
    assert_eq!(table.server.asked().len(), asked);
    table.hands.pass(48);
    assert!(matches!(export.poll(), Ok(Progress::Waiting { .. })));
}

#[test]
fn an_export_can_be_stopped_and_one_that_has_ended_needs_nothing() {
    let (table, _folder, path) = day();
    table.server.exports_take(300);
    let mut export = table.fiskaly.export(EXPORT, Part::All);
    assert_eq!(export.run(&path, &mut |_| false), Err(Trouble::Stopped));
    assert_eq!(table.server.count("DELETE"), 1);
    assert_eq!(export.poll(), Err(Trouble::Stopped));
    assert_eq!(export.stop(), Ok(()));
    assert_eq!(table.fiskaly.export(Uuid::nil(), Part::All).stop(), Ok(()));
    assert!(!path.exists());
}

#[test]
fn half_a_file_is_no_file_and_the_next_try_is_whole() {
    for mishap in [Mishap::CutAfter, Mishap::Half, Mishap::PromisesMore] {
        let (table, folder, path) = day();
        let mut export = table.fiskaly.export(EXPORT, Part::All);
        export.trigger().unwrap();
        table.hands.pass(60);
        assert_eq!(export.poll(), Ok(Progress::Ready));
        table.server.plug().next("/file", mishap.clone());
        assert_eq!(export.fetch(&path, &mut |_| true), Err(Trouble::NoAnswer), "{mishap:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{mishap:?}");
        export.fetch(&path, &mut |_| true).unwrap();
        assert!(checked(&path, &table).is_good());
    }
}

#[test]
fn a_file_that_is_cut_where_it_looks_whole_is_found_by_the_check() {
    let (table, _folder, path) = day();
    let mut export = table.fiskaly.export(EXPORT, Part::All);
    export.trigger().unwrap();
    table.hands.pass(60);
    table.server.plug().next("/file", Mishap::PromisesLess);
    export.fetch(&path, &mut |_| true).unwrap();
    let report = checked(&path, &table);
    assert!(!report.findings.is_empty());
}

#[test]
fn a_folder_that_is_not_there_is_the_disk_s_fault() {
    let (table, folder, _) = day();
    let mut export = table.fiskaly.export(EXPORT, Part::All);
    export.trigger().unwrap();
    table.hands.pass(60);
    let nowhere = folder.path().join("fehlt").join("tse.tar");
    assert_eq!(export.fetch(&nowhere, &mut |_| true), Err(Trouble::Disk(std::io::ErrorKind::NotFound)));
    assert!(Trouble::Disk(std::io::ErrorKind::NotFound).to_string().starts_with("Die Datei"));
}

#[test]
fn a_token_that_expired_while_the_export_was_made_is_renewed() {
    let (table, _folder, path) = day();
    let mut export = table.fiskaly.export(EXPORT, Part::All);
    export.trigger().unwrap();
    table.hands.pass(60);
    table.server.forget_tokens();
    export.fetch(&path, &mut |_| true).unwrap();
    assert!(checked(&path, &table).is_good());
}
