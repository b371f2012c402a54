//! The owner sets a TSE up, tries it, and sees how it stands (§ 146a AO). fiskaly is its counterpart: the real service was
//! not reached.

use contract::status::LampState;
use contract::tse_setup::{
    ExportTse, SaveTseAccess, SetUpTse, TryTse, TseAccess, TseAccessState, TseNoticeGiven,
};
use contract::{EntryKind, Question};
use lockbuch_tests::attest;
use lockbuch_tests::patience::until;
use lockbuch_tests::simulated_tse::{SimulatedDevice, lamp};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::tse_offices::{
    SECRET, access, at_fiskaly, done, files_with, fiskaly, new_one, seen, tss,
};
use tse_counterparts::Mishap;

use super::booking_with_tse::{OUT, notices, outages};

#[test]
fn a_tse_is_set_up_by_the_owner_and_signs_from_the_first_bon_on() {
    let server = fiskaly();
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    let before = seen(&salon);
    assert_eq!((before.at_work, before.access, before.notice), (None, TseAccessState::Missing, None));
    assert_eq!(before.maker.as_deref(), Some("fiskaly SIGN DE V2"));
    assert_eq!(lamp(&salon, "TSE").word, "ohne");
    done(&salon, new_one()).unwrap();

    let after = seen(&salon);
    let shown = after.at_work.unwrap();
    assert_eq!((shown.serial.len(), shown.register.as_str()), (64, "HW-01"));
    assert!(shown.certificate_until.unwrap() > day(2030, 1, 1), "{shown:?}");
    assert_eq!((after.access, after.is_half_done), (TseAccessState::Here, false));
    // The notice is due within a month (§ 146a Abs. 4 AO, § 188 Abs. 2 BGB).
    let notice = after.notice.unwrap();
    assert_eq!((notice.since, notice.until, notice.given), (day(2026, 11, 27), day(2026, 12, 27), None));
    let told = salon.entry(salon.newest_of(EntryKind::Settings));
    assert!(told.details.unwrap().body.contains(&notice.new));
    until("the lamp of the new one", || lamp(&salon, "TSE").state == LampState::Good);

    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let block = salon.stored(receipt.seq).entry.tse.unwrap();
    assert_eq!(block.process_data.as_deref(), Some("Beleg^32.00_0.00_0.00_0.00_0.00^32.00:Bar"));
    assert_eq!(block.serial.as_deref(), Some(shown.serial.as_str()));
    assert!(block.signature.is_some());
    assert_eq!(server.signatures(tss(&salon)).len(), 2, "the opening stock and the sale");
    assert_eq!(outages(&salon), []);
}

#[test]
fn key_and_secret_lie_in_the_vault_and_nowhere_else() {
    let server = fiskaly();
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    salon.ask(SaveTseAccess { access: access() }).unwrap();
    // A secret that is not liked takes no place of the one that is.
    let wrong = TseAccess { secret: "falsch".to_owned(), ..access() };
    assert_eq!(salon.refused(SaveTseAccess { access: wrong }).code(), "tse.trouble");
    assert!(salon.ask(TryTse).unwrap().is_good);
    assert_eq!(files_with(salon.folder.path(), SECRET), Vec::<String>::new());
    assert_eq!(format!("{:?}", new_one()).find(SECRET), None);

    // The next start finds the TSE in the store and its keys in the vault …
    let serial = seen(&salon).at_work.unwrap().serial;
    let salon = at_fiskaly(salon, &server);
    assert_eq!(seen(&salon).at_work.unwrap().serial, serial);
    assert!(salon.ask(TryTse).unwrap().is_good);

    // … and where the vault is empty, that is an outage and says what to do; the sale goes on.
    let salon = at_fiskaly(salon.on_another_pc(), &server);
    assert_eq!(seen(&salon).access, TseAccessState::Missing);
    let trial = salon.ask(TryTse).unwrap();
    assert!(!trial.is_good && trial.sentence.contains("fehlen auf diesem PC"), "{trial:?}");
    until("the outage", || lamp(&salon, "TSE").word == "ausgefallen");
}

#[test]
fn what_speaks_against_a_set_up_is_said_and_a_second_try_goes_on() {
    let server = fiskaly();
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    assert_eq!(salon.refused(TryTse).code(), "tse.not_set_up");
    let blank = TseAccess { key: " ".to_owned(), ..access() };
    assert_eq!(salon.refused(SetUpTse { access: blank, existing: None }).code(), "tse.access_missing");
    let nonsense = Some(("meine TSE".to_owned(), "1".to_owned()));
    assert_eq!(salon.refused(SetUpTse { access: access(), existing: nonsense }).code(), "tse.bad_name");
    let wrong = TseAccess { secret: "falsch".to_owned(), ..access() };
    let no = done(&salon, SetUpTse { access: wrong, existing: None }).unwrap_err();
    assert!(no.contains("Zugangsdaten"), "{no}");
    assert!(seen(&salon).is_half_done);
    // The answer to the order is lost: the same TSE is asked for again, and only one is ordered.
    server.plug().next("PUT /api/v2/tss/", Mishap::CutAfter);
    assert!(done(&salon, new_one()).unwrap_err().contains("fiskaly"));
    done(&salon, new_one()).unwrap();
    let ordered: std::collections::BTreeSet<String> =
        server.asked().into_iter().filter(|asked| asked.starts_with("PUT /api/v2/tss/")).collect();
    let of_one = tss(&salon).to_string();
    assert!(!ordered.is_empty() && ordered.iter().all(|asked| asked.contains(&of_one)), "{ordered:?}");
    assert_eq!(salon.refused(new_one()).code(), "tse.already_set_up");

    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    assert_eq!(salon.refused(new_one()).code(), "people.day_open");
    assert!(seen(&salon).hindrance.is_some());
}

#[test]
fn a_program_without_a_maker_sets_nothing_up() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Sabine");
    if attest::of_this_run().office().is_some() {
        return;
    }
    assert_eq!(seen(&salon).maker, None);
    assert_eq!(salon.refused(new_one()).code(), "tse.nothing_to_set_up");
    assert_eq!(salon.refused(TseNoticeGiven).code(), "tse.no_notice_due");
}

#[test]
fn the_notice_is_due_until_it_was_given() {
    let server = fiskaly();
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    until("the lamp", || lamp(&salon, "TSE").word == "bereit");
    salon.at(day(2026, 12, 14), 8, 30);
    salon.sign_in_as("Sabine");
    let told = lamp(&salon, "TSE");
    assert_eq!((told.word.as_str(), told.state), ("melden", LampState::Mind));
    assert!(told.sentence.contains("bis 27.12.2026 zu melden"), "{}", told.sentence);
    salon.ask_yes(TseNoticeGiven, &[Question::ClockJump]).unwrap();
    assert_eq!(seen(&salon).notice.unwrap().given, Some(day(2026, 12, 14)));
    assert_eq!(lamp(&salon, "TSE").word, "bereit");
    assert_eq!(salon.refused(TseNoticeGiven).code(), "tse.no_notice_due");
}

#[test]
fn an_export_is_made_checked_and_told() {
    let server = fiskaly();
    server.exports_take(0);
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    done(&salon, ExportTse).unwrap();
    let export = seen(&salon).export.unwrap();
    assert_eq!(export.faults, 0, "{:?}", export.findings);
    assert_eq!(export.serial, seen(&salon).at_work.unwrap().serial);
    let file = salon.folder.path().join("TSE-Export").join(&export.file);
    assert_eq!(lockbuch_tests::simulated_tse::finished(&std::fs::read(file).unwrap()).len(), 2);
    let told = salon.entry(salon.newest_of(EntryKind::Export)).details.unwrap();
    assert!(told.form == "tse_export/1" && told.body.contains(&export.sha256), "{told:?}");
    assert_eq!(seen(&salon).export, Some(export));
}

#[test]
fn a_device_that_never_answered_is_out_on_the_bons_and_on_the_z_report() {
    let salon = TestSalon::haarwerk();
    let device = SimulatedDevice::on(salon.clock.clone());
    device.plug.set(|faults| faults.pulled_out = true);
    let salon = salon.attested_by(device.plugged_in());
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(notices(&receipt.slip).contains(&OUT));
    let closing = salon.close_day();
    let told = notices(&closing.slip);
    assert!(told.contains(&OUT), "{told:?}");
    assert!(!told.iter().any(|notice| notice.starts_with("Ohne TSE")), "{told:?}");
}
