//! The change of the TSE, as a guided procedure: last export checked, old one put out of use, new one set up, both in the
//! closings' tables, the notice's period begun, the journal told (§ 146a AO, AEAO).

use std::collections::BTreeSet;

use contract::EntryKind;
use contract::day::Closing;
use contract::refusal::TseRefusal;
use contract::tse_setup::{ChangeTse, TryTse};
use lockbuch_tests::counting::opening;
use lockbuch_tests::patience::until;
use lockbuch_tests::simulated_tse::{SimulatedDevice, checked, lamp, tar};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::tse_offices::{at_fiskaly, done, fiskaly, new_one, seen, tss, with_simulated};
use proof::SnapshotKind;
use serde_json::Value;
use tse_counterparts::{FiskalyServer, Mishap};
use uuid::Uuid;

fn wish() -> ChangeTse {
    ChangeTse { reason: "Zertifikat läuft ab".to_owned(), is_defective: false }
}

fn told(salon: &TestSalon, form: &str) -> Value {
    let entries = salon.all_entries();
    let mut details = entries.into_iter().rev().filter_map(|entry| entry.details);
    let found = details.find(|details| details.form == form).unwrap();
    serde_json::from_str(&found.body).unwrap()
}

/// Serial numbers in a closing's table of TSEs.
fn table(salon: &TestSalon, closing: &Closing) -> Vec<String> {
    let details = salon.entry(closing.seq).details.unwrap();
    let body: Value = serde_json::from_str(&details.body).unwrap();
    let tses = body["master"]["tses"].as_array().unwrap();
    tses.iter().map(|device| device["serial"].as_str().unwrap().to_owned()).collect()
}

fn serial(salon: &TestSalon) -> String {
    seen(salon).at_work.unwrap().serial
}

/// The TSEs that were ordered at the maker's.
fn ordered(server: &FiskalyServer) -> BTreeSet<Uuid> {
    let asked = server.asked();
    let orders = asked.iter().filter_map(|asked| asked.strip_prefix("PUT /api/v2/tss/"));
    orders.filter_map(|id| Uuid::parse_str(id.split(['/', '?', ' ']).next()?).ok()).collect()
}

/// The next morning, opened with what the close has left.
fn next_day(salon: &TestSalon, closing: &Closing) {
    salon.at(day(2026, 11, 28), 8, 30);
    salon.sign_in_as("Sabine");
    salon.opens(opening(&closing.cash_left.to_string()));
}

#[test]
fn the_old_one_is_exported_and_put_out_of_use_and_the_new_one_signs_the_next_day() {
    let server = fiskaly();
    server.exports_take(0);
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    let (old, old_tss) = (serial(&salon), tss(&salon));
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    // A close comes before each change (DSFinV-K 2.4, no. 3.3).
    assert_eq!(salon.refused(wish()).code(), "people.day_open");
    let first = salon.close_day();
    let nothing = ChangeTse { reason: "  ".to_owned(), ..wish() };
    assert_eq!(salon.refused(nothing).code(), "tse.reason_missing");
    done(&salon, wish()).unwrap();

    let (new, new_tss) = (serial(&salon), tss(&salon));
    assert!(old != new && old_tss != new_tss);
    assert_eq!((server.state(old_tss), server.state(new_tss)), (Some("DISABLED"), Some("INITIALIZED")));
    let change = told(&salon, "tse/1");
    assert_eq!(change["old"]["device"]["serial"], old);
    assert_eq!(change["new"]["device"]["serial"], new);
    assert_eq!(change["parting"]["is_out_of_use"], true);
    assert_eq!(change["parting"]["export"]["faults"], 0, "{change}");
    let file = change["parting"]["export"]["file"].as_str().unwrap();
    assert!(salon.folder.path().join("TSE-Export").join(file).is_file());
    let notice = seen(&salon).notice.unwrap();
    assert_eq!((notice.old, notice.new), (Some(old.clone()), new.clone()));
    assert_eq!(notice.until, day(2026, 12, 27));

    next_day(&salon, &first);
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let bon = salon.stored(receipt.seq).entry;
    assert_eq!(bon.tse.unwrap().serial, Some(new.clone()));
    let second = salon.close_day();
    assert_eq!((table(&salon, &first), table(&salon, &second)), (vec![old], vec![new]));
    assert_eq!(server.signatures(old_tss).len(), 2, "nothing more was asked of the old one");
}

#[test]
fn a_change_that_breaks_off_goes_on_where_it_stood() {
    let server = fiskaly();
    server.exports_take(0);
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    let old = tss(&salon);
    // The export does not come: the old one stays as it is.
    server.plug().next(
        "/export/",
        Mishap::Refuse { status: 403, code: Some("E_EXPORT_FORBIDDEN"), retry_after: None },
    );
    assert!(done(&salon, wish()).is_err());
    assert_eq!(server.state(old), Some("INITIALIZED"));
    assert!(salon.ask(TryTse).unwrap().is_good);
    // The new one is ordered and the answer is lost: the old one is out of use already, which the lamp says.
    server.plug().next("PATCH", Mishap::Fine);
    server.plug().next("PATCH", Mishap::CutBefore);
    assert!(done(&salon, wish()).is_err());
    assert_eq!(server.state(old), Some("DISABLED"));
    assert_eq!((tss(&salon), seen(&salon).is_half_done), (old, true));
    assert!(!salon.ask(TryTse).unwrap().is_good);
    // The next try brings it to its end, with the TSE that was ordered.
    server.plug().out();
    done(&salon, wish()).unwrap();
    assert_eq!(server.state(tss(&salon)), Some("INITIALIZED"));
    assert!(!seen(&salon).is_half_done);
    assert_eq!(ordered(&server), BTreeSet::from([old, tss(&salon)]), "none was ordered twice");
    until("the new one's lamp", || lamp(&salon, "TSE").word == "bereit");
}

#[test]
fn a_defective_one_is_changed_too_and_the_book_says_what_it_no_longer_gave() {
    let server = fiskaly();
    server.exports_take(0);
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    let old = tss(&salon);
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    server.put(old, "DEFECTIVE");
    let failed = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(salon.stored(failed.seq).entry.tse.unwrap().failure.is_some());
    let closing = salon.close_day();
    assert!(done(&salon, wish()).is_err());
    assert_eq!(tss(&salon), old);
    let wish = ChangeTse { reason: "Die TSE ist defekt".to_owned(), is_defective: true };
    done(&salon, wish).unwrap();
    assert_eq!(told(&salon, "tse/1")["parting"]["is_out_of_use"], false);
    // Its outage ends by itself as soon as the new one answers.
    until("the end of the outage", || seen(&salon).outage.is_none());
    next_day(&salon, &closing);
    let signed = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(salon.stored(signed.seq).entry.tse.unwrap().signature.is_some());
}

#[test]
fn an_export_with_a_fault_keeps_the_old_one_at_work() {
    let folder = tempfile::tempdir().unwrap();
    let (salon, _office) = with_simulated(TestSalon::haarwerk(), &folder);
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.close_day();
    // A cent of what was signed is changed in the device's own memory.
    let memory = folder.path().join("tse/nachrichten.tlv");
    let mut bytes = std::fs::read(&memory).unwrap();
    let at = bytes.windows(11).position(|window| window == b"Beleg^32.00").unwrap();
    bytes[at + 10] = b'1';
    std::fs::write(&memory, bytes).unwrap();
    let no = done(&salon, wish()).unwrap_err();
    let export = seen(&salon).export.unwrap();
    let first = export.findings[0].clone();
    assert_eq!(no, TseRefusal::ExportWrong { first, faults: export.faults }.to_string());
    assert!(no.contains("Die Signatur passt nicht"), "{no}");
    assert_eq!(seen(&salon).at_work.unwrap().name.device, "1");
    assert!(salon.ask(TryTse).unwrap().is_good);
}

#[test]
fn simulated_ones_are_changed_the_same_way_and_both_exports_are_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (salon, office) = with_simulated(TestSalon::haarwerk(), &folder);
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let first = salon.close_day();
    let old = serial(&salon);
    done(&salon, wish()).unwrap();
    next_day(&salon, &first);
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let second = salon.close_day();
    assert_eq!((table(&salon, &first), table(&salon, &second)), (vec![old.clone()], vec![serial(&salon)]));
    for (number, signed) in [(1, 2), (2, 2)] {
        let mut whole = Vec::new();
        let path = folder.path().join(format!("{number}.tar"));
        office.tse_of(number).export_to(&path, &mut |_| true).unwrap();
        whole.extend(std::fs::read(&path).unwrap());
        let (report, codes) = checked(&whole, "HW-01");
        assert_eq!(codes, Vec::<&str>::new(), "{:?}", report.findings);
        assert_eq!(lockbuch_tests::simulated_tse::finished(&whole).len(), signed);
    }
    // The next start finds the second one at work. Nobody else may hold its folder then.
    drop(office);
    let (salon, _office) = with_simulated(salon, &folder);
    assert_eq!(seen(&salon).at_work.unwrap().name.device, "2");
    assert!(salon.ask(TryTse).unwrap().is_good);
}

#[test]
fn a_period_with_two_tses_names_both_and_each_bon_its_own() {
    let salon = TestSalon::haarwerk();
    let (one, other) = (SimulatedDevice::on(salon.clock.clone()), SimulatedDevice::on(salon.clock.clone()));
    let plugged = one.plugged_in();
    let salon = salon.attested_by(plugged.clone());
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let before = salon.sell("Herrenschnitt", Some("Mehmet"));
    // Someone plugs another device in while the day is open, past the procedure.
    let second = other.plugged_in();
    let salon = salon.attested_by(second.clone());
    let after = salon.sell("Herrenschnitt", Some("Mehmet"));
    let closing = salon.close_day();
    let serials: Vec<String> = [before.seq, after.seq]
        .map(|seq| {
            let bon = salon.stored(seq).entry;
            let snapshot = bon.snapshots.iter().find(|snapshot| snapshot.kind == SnapshotKind::Tse).unwrap();
            let serial = bon.tse.unwrap().serial.unwrap();
            assert!(snapshot.body.contains(&serial), "the snapshot names who signed");
            serial
        })
        .to_vec();
    assert_ne!(serials[0], serials[1]);
    assert_eq!(table(&salon, &closing), serials);
    let page = format!("{:?}", closing.slip.blocks);
    assert!(
        page.contains("In diesem Zeitraum waren 2 TSE in Betrieb")
            && serials.iter().all(|it| page.contains(it))
    );
    for (device, bons) in [(plugged, 2), (second, 1)] {
        let tar = tar(&device);
        assert_eq!(lockbuch_tests::simulated_tse::finished(&tar).len(), bons);
    }
    assert_eq!(salon.entry(closing.seq).head.kind, EntryKind::Closing);
}
