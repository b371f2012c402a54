//! Export and change of the TSE run beside the till: whoever began one may leave, come back, and stop it. Whenever the power
//! goes, the next try goes on where it stood, and no half file lies under a final name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use book::HandClock;
use contract::EntryKind;
use contract::jobs::{JobKind, ShowJobs, StopJob};
use contract::refusal::TseRefusal;
use contract::tse_setup::{ChangeTse, ExportTse, TryTse, TseTask};
use lockbuch_tests::attest::PROBE_EVERY;
use lockbuch_tests::counting::opening;
use lockbuch_tests::filled::filled;
use lockbuch_tests::patience::until;
use lockbuch_tests::stepped_office::{OfficeStep, SteppedOffice};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::tse_offices::{at_fiskaly, done, ended, fiskaly, new_one, seen, tss};
use tempfile::TempDir;
use tse_simulator::{FaultPlug, Settings, SimulatedOffice};

fn wish() -> ChangeTse {
    ChangeTse { reason: "Zertifikat läuft ab".to_owned(), is_defective: false }
}

/// Files of exports, as they lie in the salon's folder.
fn exports(salon: &Path) -> BTreeSet<String> {
    let Ok(files) = fs::read_dir(salon.join("TSE-Export")) else { return BTreeSet::new() };
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

/// Simulated TSEs in a folder, with steps.
fn stepped(folder: &Path, clock: &Arc<HandClock>) -> Arc<SteppedOffice> {
    let office =
        SimulatedOffice::new(&folder.join("tse"), Settings::default(), clock.clone(), FaultPlug::default());
    Arc::new(SteppedOffice::new(Arc::new(office.probed_every(PROBE_EVERY))))
}

/// Salon Haarwerk after a day with one sale, its TSE in `folder`; the owner is signed in.
fn after_a_day(folder: &TempDir) -> (TestSalon, Arc<SteppedOffice>) {
    let salon = TestSalon::haarwerk();
    let office = stepped(folder.path(), &salon.clock);
    let salon = salon.attested_by(office.clone());
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.close_day();
    salon.sign_in_as("Sabine");
    (salon, office)
}

#[test]
fn an_export_takes_its_time_is_seen_from_anywhere_and_leaves_no_file_when_stopped() {
    let server = fiskaly();
    server.exports_take(3_600);
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    salon.ask(ExportTse).unwrap();
    // Whoever comes back to the page sees it, and so does the list of all work.
    let words = "Der Export wird hergestellt und geholt";
    until("its first step", || seen(&salon).running.is_some_and(|running| running.words == words));
    let running = seen(&salon).running.unwrap();
    assert_eq!((running.task, running.total), (TseTask::Export, 100));
    let row = salon.ask(ShowJobs).unwrap().into_iter().find(|row| row.kind == JobKind::Tse).unwrap();
    assert_eq!(row.running.unwrap().words, words);
    let title = "Export der TSE".to_owned();
    for again in [salon.refused(ExportTse), salon.refused(wish())] {
        assert_eq!(again, TseRefusal::UnderWay { title: title.clone() }.into());
    }
    // The till goes on meanwhile.
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.sign_in_as("Sabine");

    salon.ask(StopJob { kind: JobKind::Tse }).unwrap();
    assert_eq!(ended(&salon), Err(TseRefusal::Stopped.to_string()));
    assert_eq!(exports(salon.folder.path()), BTreeSet::new());
    assert_eq!(seen(&salon).export, None);
    server.exports_take(0);
    done(&salon, ExportTse).unwrap();
    assert_eq!(exports(salon.folder.path()), BTreeSet::from([seen(&salon).export.unwrap().file]));
}

#[test]
fn what_the_end_of_the_program_cut_off_is_told_at_the_next_start_and_its_remains_are_swept_away() {
    let server = fiskaly();
    server.exports_take(3_600);
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    salon.ask(ExportTse).unwrap();
    until("its folder", || salon.folder.path().join("TSE-Export").is_dir());
    let salon = at_fiskaly(salon, &server);
    assert!(ended(&salon).unwrap_err().contains("beendet, bevor die Aufgabe fertig war"));
    // What a program that was killed while it wrote has left is no export.
    let half = salon.folder.path().join("TSE-Export/TSE-535a121f.teil");
    fs::write(&half, b"die erste Haelfte").unwrap();
    server.exports_take(0);
    done(&salon, ExportTse).unwrap();
    assert_eq!(exports(salon.folder.path()), BTreeSet::from([seen(&salon).export.unwrap().file]));
}

#[test]
fn a_change_that_is_stopped_before_the_end_of_the_old_one_has_changed_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for step in filled([OfficeStep::BeforeExport, OfficeStep::AfterExport]) {
        let (salon, office) = after_a_day(&folder);
        let (desk, window) = (Arc::downgrade(&salon.desk), salon.window.clone());
        office.at_each_step(move |passed| {
            if passed == step {
                desk.upgrade().unwrap().ask(&window, StopJob { kind: JobKind::Tse }).unwrap();
            }
        });
        assert_eq!(done(&salon, wish()), Err(TseRefusal::Stopped.to_string()), "{step:?}");
        let page = seen(&salon);
        assert_eq!((page.change, page.is_half_done, page.export), (None, false, None), "{step:?}");
        assert_eq!(exports(salon.folder.path()), BTreeSet::new(), "{step:?}");
        assert!(salon.ask(TryTse).unwrap().is_good, "{step:?}");
        drop((salon, office));
    }
}

#[test]
fn a_change_that_is_stopped_behind_it_says_where_it_stands_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (salon, office) = after_a_day(&folder);
    let (desk, window) = (Arc::downgrade(&salon.desk), salon.window.clone());
    office.at_each_step(move |step| {
        if step == OfficeStep::AfterEnd {
            desk.upgrade().unwrap().ask(&window, StopJob { kind: JobKind::Tse }).unwrap();
        }
    });
    assert_eq!(done(&salon, wish()), Err(TseRefusal::StoppedHalfway.to_string()));
    let change = seen(&salon).change.unwrap();
    assert_eq!((change.reason.as_str(), change.is_out_of_use), ("Zertifikat läuft ab", true));
    let export = change.export.unwrap();
    // Going on makes no second export: nothing was signed since.
    office.at_each_step(|step| assert!(step >= OfficeStep::BeforeSetUp, "{step:?} once more"));
    done(&salon, wish()).unwrap();
    let page = seen(&salon);
    assert_eq!((page.change, page.is_half_done), (None, false));
    assert_eq!(page.at_work.unwrap().name.device, "2");
    assert_eq!(exports(salon.folder.path()), BTreeSet::from([export]));
}

#[test]
fn no_day_opens_while_the_register_stands_between_two_tses() {
    let folder = tempfile::tempdir().unwrap();
    let (salon, office) = after_a_day(&folder);
    salon.at(day(2026, 11, 28), 8, 30);
    salon.sign_in_as("Sabine");
    let (desk, window) = (Arc::downgrade(&salon.desk), salon.window.clone());
    let met = Arc::new(Mutex::new(Vec::new()));
    let seen_at = met.clone();
    office.at_each_step(move |step| {
        if step == OfficeStep::BeforeSetUp {
            let no = desk.upgrade().unwrap().ask(&window, opening("282,00")).unwrap_err();
            seen_at.lock().unwrap().push(no.refusal().unwrap().code());
        }
    });
    done(&salon, wish()).unwrap();
    assert_eq!(*met.lock().unwrap(), ["tse.change_under_way"]);
    salon.opens(opening("282,00"));
}

#[test]
fn a_day_that_opens_during_the_export_keeps_the_old_one_at_work() {
    let folder = tempfile::tempdir().unwrap();
    let (salon, office) = after_a_day(&folder);
    salon.at(day(2026, 11, 28), 8, 30);
    salon.sign_in_as("Sabine");
    let (desk, window) = (Arc::downgrade(&salon.desk), salon.window.clone());
    office.at_each_step(move |step| {
        if step == OfficeStep::BeforeExport {
            desk.upgrade().unwrap().ask(&window, opening("282,00")).unwrap();
        }
    });
    let no = done(&salon, wish()).unwrap_err();
    assert!(no.contains("abschließen") || no.contains("Tag"), "{no}");
    assert_eq!((seen(&salon).change, seen(&salon).at_work.unwrap().name.device.as_str()), (None, "1"));
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(salon.stored(receipt.seq).entry.tse.unwrap().signature.is_some());
}

/// All files of a folder, as they lie on the disk at this moment: what a power cut leaves.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        match path.is_dir() {
            true => copied(&path, &to.join(name)),
            false => drop(fs::copy(&path, to.join(name)).unwrap()),
        }
    }
}

#[test]
fn wherever_the_power_goes_during_a_change_the_next_try_brings_it_to_one_end() {
    let folder = tempfile::tempdir().unwrap();
    let (salon, office) = after_a_day(&folder);
    let left = Arc::new(tempfile::tempdir().unwrap());
    let (disk, devices, cut) = (salon.folder.clone(), folder.path().to_owned(), left.clone());
    office.at_each_step(move |step| {
        let at = cut.path().join(format!("{step:?}"));
        copied(disk.path(), &at.join("salon"));
        copied(&devices, &at.join("devices"));
    });
    done(&salon, wish()).unwrap();
    drop(office);
    for step in filled(OfficeStep::ALL) {
        let disk = tempfile::tempdir().unwrap();
        copied(&left.path().join(format!("{step:?}/salon")), disk.path());
        let devices = left.path().join(format!("{step:?}/devices"));
        let office = stepped(&devices, &salon.clock);
        let (articles, people) = (salon.articles.clone(), salon.people.clone());
        let after = TestSalon::open(Arc::new(disk), salon.clock.clone(), salon.vault.clone());
        let after = TestSalon { articles, people, ..after }.attested_by(office.clone());
        after.sign_in_as("Sabine");
        let page = seen(&after);
        let said = page.ended.and_then(|ended| ended.trouble).unwrap();
        assert!(said.contains("beendet, bevor"), "{step:?}: {said}");
        assert_eq!(
            page.at_work.unwrap().name.device,
            "1",
            "{step:?}: until the new one signs, it is the old one"
        );
        let is_over = step > OfficeStep::AfterEnd;
        assert_eq!(page.change.is_some_and(|change| change.is_out_of_use), is_over, "{step:?}");

        done(&after, wish()).unwrap();
        let page = seen(&after);
        assert_eq!((page.change, page.is_half_done), (None, false), "{step:?}");
        assert_eq!(page.at_work.unwrap().name.device, "2", "{step:?}: none is set up twice");
        assert!(!devices.join("tse-3").exists(), "{step:?}");
        let told = |salon: &TestSalon| {
            let entries = salon.all_entries();
            let forms = entries.iter().filter_map(|entry| entry.details.as_ref()).map(|it| it.form.clone());
            forms.filter(|form| form == "tse/1").count()
        };
        assert_eq!(told(&after), 1, "{step:?}: the change is told once");
        assert_eq!(page.export.unwrap().faults, 0, "{step:?}");
        let files = filled(exports(after.folder.path()));
        assert!(files.iter().all(|file| file.ends_with(".tar")), "{step:?}");
        assert!(after.ask(TryTse).unwrap().is_good, "{step:?}");
        assert_eq!(after.entry(after.newest_of(EntryKind::Settings)).head.kind, EntryKind::Settings);
    }
}

#[test]
fn a_change_at_the_makers_that_is_stopped_while_it_waits_leaves_the_old_one_signing() {
    let server = fiskaly();
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    let old = tss(&salon);
    server.exports_take(3_600);
    salon.ask(wish()).unwrap();
    until("the wait", || seen(&salon).running.is_some());
    salon.ask(StopJob { kind: JobKind::Tse }).unwrap();
    assert_eq!(ended(&salon), Err(TseRefusal::Stopped.to_string()));
    assert_eq!((server.state(old), tss(&salon)), (Some("INITIALIZED"), old));
}
