//! A key that is lost, damaged or stolen, a folder on another PC, a code that is printed and tried: the till sells again.

use std::fs;
use std::sync::Arc;

use book::Adapters;
use book::key_health::KeyState;
use book::ledger::{self, Draft, Ledger};
use contract::day::DayState;
use contract::recovery::{
    ChangeKey, CodeState, KeyCause, NewRecoveryCode, RestoreKey, ShowRecovery, TryRecoveryCode,
};
use contract::recovery_code::CHANCE;
use contract::refusal::DoorRefusal;
use contract::session::{Greet, RecoverOwner, SignIn};
use contract::status::{LampState, ShowStatus};
use contract::{EntryKind, PersonId, RecoveryCode};
use desk::Desk;
use devices::paper;
use devices::vault::FileVault;
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{OWNER_PIN, PROGRAM, TestSalon, founding, fresh_adapters};
use lockbuch_tests::till::cash;
use proof::{KeyChange, KeyChangeCause, SigningKey};

use super::released::{left, reopened};

fn restore(code: &str) -> RestoreKey {
    RestoreKey { code: code.into() }
}

fn change(salon: &TestSalon, cause: KeyCause) -> ChangeKey {
    let (pin, code) = (OWNER_PIN.into(), Some(salon.code.clone()));
    ChangeKey { pin, code, cause, reason: "Der Laptop ist weg.".into() }
}

fn code_state(salon: &TestSalon) -> CodeState {
    salon.ask(ShowRecovery).unwrap().code
}

/// A code that fits its own checks and is not the salon's.
fn other_code() -> String {
    RecoveryCode::from_chance(&[3; CHANCE]).as_str().to_owned()
}

fn wrong_sign(code: &str) -> String {
    let other = if code.starts_with('A') { "B" } else { "A" };
    format!("{other}{}", &code[1..])
}

#[test]
fn the_code_of_the_founding_is_typed_back_and_counts_as_tried() {
    let salon = TestSalon::founded();
    assert_eq!(code_state(&salon), CodeState::Untried);
    let attempt = |code: &str| TryRecoveryCode { code: code.into() };
    let slip = salon.refused(attempt(&wrong_sign(&salon.code)));
    assert_eq!((slip.code(), slip.to_string().contains("1. Gruppe")), ("recovery.mistyped", true));
    assert_eq!(salon.refused(attempt(&other_code())).code(), "door.wrong_recovery_code");
    assert_eq!(salon.refused(attempt(&salon.code)).code(), "door.wait_after_wrong_pin");
    salon.clock.advance_ms(1_001);
    salon.ask(attempt(&salon.code.to_lowercase().replace('-', " "))).unwrap();
    assert_eq!(code_state(&salon), CodeState::Tried);
    let entry = salon.newest_entry();
    assert_eq!(entry.details.unwrap().form, "recovery_code/1");
    assert_eq!(salon.refused(attempt(&salon.code)).code(), "recovery.nothing_to_try");
    let conn = lockbuch_tests::outside::reader(salon.folder.path());
    let kept: String =
        conn.query_row("select group_concat(value) from setting", [], |row| row.get(0)).unwrap();
    assert!(kept.contains("wrapped") && !kept.contains(&salon.code), "the code is in no row of the store");
}

#[test]
fn a_restored_folder_on_another_pc_sells_again_by_the_code() {
    let salon = TestSalon::open_for_business();
    salon.sell("Föhnen", Some("Mehmet"));
    let before = salon.newest_entry();
    let salon = salon.on_another_pc();
    let greeting = salon.ask(Greet).unwrap();
    assert!(greeting.key_missing, "the sign-in page says so");
    salon.sign_in_as("Jana");
    let lamp =
        salon.ask(ShowStatus).unwrap().lamps.into_iter().find(|lamp| lamp.name == "Schlüssel").unwrap();
    assert_eq!((lamp.word.as_str(), lamp.state), ("fehlt", LampState::Bad));
    salon.ask(DayState).unwrap();
    let basket = salon.basket_with("Föhnen", Some("Mehmet"));
    let tenders = [cash(basket.due.as_cents(), None)];
    let no = salon.refused(TestSalon::sale(&basket.id, &tenders));
    assert_eq!((no.code(), no.to_string().contains("Schlüssel zurückholen")), ("store.key_missing", true));
    assert_eq!(salon.refused(restore(&wrong_sign(&salon.code))).code(), "recovery.mistyped");
    assert_eq!(salon.refused(restore(&other_code())).code(), "door.wrong_recovery_code");
    let waits = salon.refused(restore(&salon.code));
    assert_eq!(waits.code(), "door.wait_after_wrong_pin", "a try that no entry can tell waits all the same");
    salon.clock.advance_ms(1_001);
    salon.ask(restore(&salon.code)).unwrap();
    let back = salon.newest_entry();
    assert_eq!(back.details.as_ref().unwrap().form, "key_restored/1");
    assert_eq!(back.head.key_id, before.head.key_id, "the same key");
    salon.pay(&basket.id, &tenders);
    assert!(!salon.ask(Greet).unwrap().key_missing);
    assert!(filled(salon.ask(ShowStatus).unwrap().lamps).iter().all(|lamp| lamp.name != "Schlüssel"));
    assert_eq!(salon.refused(restore(&salon.code)).code(), "recovery.key_is_here");
    let salon = salon.restarted();
    salon.sign_in_as("Jana");
    salon.sell("Föhnen", Some("Mehmet"));
}

#[test]
fn a_wrong_pin_waits_while_the_key_is_missing() {
    let salon = TestSalon::haarwerk().on_another_pc();
    let wrong = || SignIn { person: PersonId(1), pin: "1357".into() };
    assert_eq!(salon.refused(wrong()).code(), "door.wrong_pin");
    assert_eq!(salon.refused(wrong()).code(), "door.wait_after_wrong_pin");
}

#[test]
fn a_damaged_key_file_opens_is_told_and_is_put_aside() {
    let empty = TestSalon::empty();
    let TestSalon { desk, clock, folder, window, .. } = empty;
    drop(desk);
    let keys = tempfile::tempdir().unwrap();
    let open = || {
        let vault = Arc::new(FileVault::new(keys.path()));
        Desk::open(folder.path(), PROGRAM, Adapters { vault, ..fresh_adapters(clock.clone()) }).unwrap()
    };
    let desk = open();
    let code = desk.ask(&window, founding()).unwrap().recovery_code;
    drop(desk);
    let file = fs::read_dir(keys.path()).unwrap().flatten().next().unwrap().path();
    let whole = fs::read(&file).unwrap();
    let flipped: Vec<u8> = whole.iter().enumerate().map(|(at, byte)| byte ^ u8::from(at == 7)).collect();
    for damaged in [whole[..31].to_vec(), Vec::new(), flipped] {
        fs::write(&file, &damaged).unwrap();
        let desk = open();
        assert!(desk.ask(&window, Greet).unwrap().key_missing);
        desk.ask(&window, SignIn { person: PersonId(1), pin: OWNER_PIN.into() }).unwrap();
        let status = desk.ask(&window, ShowStatus).unwrap();
        let lamp = status.lamps.iter().find(|lamp| lamp.name == "Schlüssel").unwrap();
        assert_eq!(lamp.word, "unlesbar");
        desk.ask(&window, restore(&code)).unwrap();
        assert_eq!(fs::read(&file).unwrap(), whole);
        drop(desk);
    }
    let aside = fs::read_dir(keys.path()).unwrap().flatten().count() - 1;
    assert_eq!(aside, 3, "nothing that lay there is lost");
}

#[test]
fn the_owner_changes_the_key_and_the_old_one_signs_its_end() {
    let salon = TestSalon::open_for_business();
    assert_eq!(salon.refused(change(&salon, KeyCause::Stolen)).code(), "door.not_allowed");
    salon.sign_in_as("Sabine");
    let wish = |pin: &str, code: Option<&str>, reason: &str| ChangeKey {
        pin: pin.into(),
        code: code.map(str::to_owned),
        cause: KeyCause::Stolen,
        reason: reason.into(),
    };
    let code = salon.code.as_str();
    assert_eq!(salon.refused(wish(OWNER_PIN, Some(code), " ")).code(), "recovery.reason_needed");
    assert_eq!(salon.refused(wish(OWNER_PIN, None, "weg")).code(), "recovery.code_needed");
    assert_eq!(salon.refused(change(&salon, KeyCause::Lost)).code(), "recovery.still_here");
    assert_eq!(salon.refused(wish(OWNER_PIN, Some(&other_code()), "weg")).code(), "door.wrong_recovery_code");
    salon.clock.advance_ms(1_001);
    assert_eq!(salon.refused(wish("1357", Some(code), "weg")).code(), "door.wrong_pin");
    salon.clock.advance_ms(1_001);
    let old = salon.newest_entry().head.key_id;
    let new = salon.ask(change(&salon, KeyCause::Stolen)).unwrap();
    let entry = salon.newest_entry();
    let said = KeyChange::of(&entry).unwrap();
    assert_eq!((said.old.key_id(), said.cause), (old.clone(), KeyChangeCause::Stolen));
    assert_eq!(
        (said.new.key_id(), entry.head.key_id.clone()),
        (entry.head.key_id.clone(), said.new.key_id())
    );
    assert_eq!(new.fingerprint, said.new.fingerprint_for_people());
    let previous = salon.stored(entry.head.seq).previous;
    assert!(said.old.verifies(&KeyChange::promise(&previous, &said.new), &said.old_signature.unwrap()));
    assert_eq!(entry.head.reason.as_deref(), Some("Der Laptop ist weg."));
    salon.sell("Föhnen", Some("Mehmet"));
    assert_eq!(salon.newest_entry().head.key_id, said.new.key_id());
    // The same code brings back the new key.
    assert!(new.kept_by_code);
    let salon = salon.on_another_pc();
    salon.ask(restore(&salon.code)).unwrap();
    assert_eq!(salon.newest_entry().head.key_id, said.new.key_id());
}

#[test]
fn a_key_that_has_ended_signs_nothing_any_more() {
    let salon = TestSalon::haarwerk();
    let old = salon.newest_entry().head.key_id;
    salon.ask(change(&salon, KeyCause::Renewed)).unwrap();
    let seed = book::KeyVault::fetch(&*salon.vault, &old).unwrap().unwrap();
    let given = salon.desk.inside(&[], move |tx| tx.give_key(SigningKey::from_seed(&seed)));
    assert!(given.is_err(), "not even by hand");
    let again = salon.desk.inside(&[], move |tx| {
        tx.change_key(SigningKey::from_seed(&seed), KeyChangeCause::Renewed, "zurück").map(drop)
    });
    assert!(again.is_err(), "it does not come back");
    let newest = salon.newest_entry().head;
    // A change that did not commit is undone with its key.
    raw_note(&salon);
    assert_eq!(salon.newest_entry().head.key_id, newest.key_id);
    let TestSalon { desk, folder, .. } = salon;
    drop(desk);
    let conn = lockbuch_tests::outside::intruder(folder.path());
    let ledger = Ledger::open(&conn, Some(SigningKey::from_seed(&seed))).unwrap();
    assert!(!ledger.can_sign(), "who hands the old key to the ledger gets no signature");
}

fn raw_note(salon: &TestSalon) {
    salon.desk.inside(&[], |tx| tx.append(Draft::note(EntryKind::Settings)).map(drop)).unwrap();
}

#[test]
fn who_has_lost_key_and_code_sells_again_by_the_pin() {
    let salon = TestSalon::open_for_business().on_another_pc();
    salon.sign_in_as("Sabine");
    assert_eq!(salon.refused(NewRecoveryCode { pin: OWNER_PIN.into() }).code(), "store.key_missing");
    let wish = ChangeKey { code: None, ..change(&salon, KeyCause::Lost) };
    let new = salon.ask(wish).unwrap();
    assert!(!new.kept_by_code);
    let said = KeyChange::of(&salon.newest_entry()).unwrap();
    assert_eq!((said.old_signature, said.cause), (None, KeyChangeCause::Lost));
    salon.sell("Föhnen", Some("Mehmet"));
    assert_eq!(code_state(&salon), CodeState::Due);
    let fresh = salon.ask(NewRecoveryCode { pin: OWNER_PIN.into() }).unwrap();
    salon.ask(TryRecoveryCode { code: fresh.code.clone() }).unwrap();
    assert_eq!(code_state(&salon), CodeState::Tried);
    let salon = salon.on_another_pc();
    assert_eq!(
        salon.refused(restore(&salon.code)).code(),
        "door.wrong_recovery_code",
        "the old code is over"
    );
    salon.clock.advance_ms(1_001);
    salon.ask(restore(&fresh.code)).unwrap();
}

#[test]
fn a_code_that_does_not_keep_the_key_of_today_says_the_way_on() {
    let salon = TestSalon::haarwerk().on_another_pc();
    salon.sign_in_as("Sabine");
    salon.ask(ChangeKey { code: None, ..change(&salon, KeyCause::Lost) }).unwrap();
    let salon = salon.on_another_pc();
    let no = salon.refused(restore(&salon.code));
    assert_eq!((no.code(), no.to_string().contains("den Schlüssel wechseln")), ("recovery.not_kept", true));
}

#[test]
fn a_clock_that_is_set_back_takes_no_wait_for_the_code_away() {
    let salon = TestSalon::founded();
    let attempt = |code: &str| salon.refused(TryRecoveryCode { code: code.into() });
    assert_eq!(attempt(&other_code()).code(), "door.wrong_recovery_code");
    salon.clock.advance_ms(1_001);
    assert_eq!(attempt(&other_code()).code(), "door.wrong_recovery_code");
    for _ in 0..20 {
        salon.clock.advance_ms(-1_000_000);
        assert_eq!(attempt(&salon.code), DoorRefusal::WaitAfterWrongPin { wait_seconds: 2 }.into());
    }
    salon.clock.advance_ms(2_000);
    assert_eq!(attempt(&other_code()).code(), "door.wrong_recovery_code", "the wait is over");
    salon.clock.advance_ms(20_000_000);
    salon.ask(TryRecoveryCode { code: salon.code.clone() }).unwrap();
}

#[test]
fn a_new_code_counts_once_it_was_typed_back_and_the_one_before_until_then() {
    let salon = TestSalon::founded();
    let fresh = salon.ask(NewRecoveryCode { pin: OWNER_PIN.into() }).unwrap();
    assert!(!fresh.printed, "there is no printer");
    let old_paper = TryRecoveryCode { code: salon.code.clone() };
    assert_eq!(
        salon.refused(old_paper).code(),
        "door.wrong_recovery_code",
        "the one before is not the one that waits"
    );
    let reset = |code: &str, pin: &str| RecoverOwner { code: code.into(), new_pin: pin.into() };
    assert_eq!(salon.refused(reset(&fresh.code, "8624")).code(), "door.wrong_recovery_code");
    salon.clock.advance_ms(1_001);
    salon.ask(reset(&salon.code, "8624")).unwrap();
    salon.ask(TryRecoveryCode { code: fresh.code.clone() }).unwrap();
    assert_eq!(salon.refused(reset(&salon.code, "8625")).code(), "door.wrong_recovery_code");
    salon.clock.advance_ms(1_001);
    salon.ask(reset(&fresh.code, "8625")).unwrap();
    salon.sign_in(PersonId(1), "8625");
}

/// Nothing in the book tells of a code that waits, so whoever can write into the store could lay one of their own there.
#[test]
fn a_waiting_code_that_another_program_wrote_is_none() {
    let (salon, elsewhere) = (TestSalon::founded(), TestSalon::founded());
    let foreign = elsewhere.ask(NewRecoveryCode { pin: OWNER_PIN.into() }).unwrap().code;
    salon.ask(NewRecoveryCode { pin: OWNER_PIN.into() }).unwrap();
    let row = "select value from setting where name = 'recovery_code_next'";
    let laid: String = elsewhere.raw().query_row(row, [], |row| row.get(0)).unwrap();
    let lay = "update setting set value = ? where name = 'recovery_code_next'";
    assert_eq!(salon.raw().execute(lay, [laid]).unwrap(), 1);
    let attempt = TryRecoveryCode { code: foreign.clone() };
    assert_eq!(salon.refused(attempt).code(), "door.wrong_recovery_code");
    salon.clock.advance_ms(1_001);
    let reset = RecoverOwner { code: foreign, new_pin: "8624".into() };
    assert_eq!(salon.refused(reset).code(), "door.wrong_recovery_code");
    salon.clock.advance_ms(2_001);
    let reset = RecoverOwner { code: salon.code.clone(), new_pin: "8624".into() };
    salon.ask(reset).unwrap();
}

#[test]
fn a_new_code_goes_straight_to_the_receipt_printer() {
    let salon = TestSalon::haarwerk();
    let printer = contract::printing::SavePrinter {
        id: None,
        name: "Bondrucker".into(),
        link: contract::printing::PrinterLink::Pdf,
        paper: contract::printing::PaperWidth::Mm58,
        code_page: contract::printing::CodePage::Cp858,
        receipts: true,
        drawer: false,
    };
    salon.ask(printer).unwrap();
    let fresh = salon.ask(NewRecoveryCode { pin: OWNER_PIN.into() }).unwrap();
    assert!(fresh.printed);
    let (_, page) = salon.fake_printer.pages().remove(0);
    let text = paper::text(&page, 32);
    assert!(filled(fresh.code.split('-')).iter().all(|group| text.contains(group)), "{text}");
}

/// A store of a program that knew a short code and wrapped no key.
#[test]
fn an_old_store_gets_its_code_at_the_owners_next_sign_in() {
    let salon = reopened(left(15));
    let view = salon.ask(ShowRecovery).unwrap();
    assert_eq!((view.key_here, view.code), (true, CodeState::Due));
    let fresh = salon.ask(NewRecoveryCode { pin: OWNER_PIN.into() }).unwrap();
    assert_eq!(code_state(&salon), CodeState::Due, "not before it was typed back");
    salon.ask(TryRecoveryCode { code: fresh.code.clone() }).unwrap();
    assert_eq!(code_state(&salon), CodeState::Tried);
    let salon = salon.on_another_pc();
    salon.ask(restore(&fresh.code)).unwrap();
    salon.sign_in(PersonId(1), OWNER_PIN);
    assert!(salon.ask(ShowRecovery).unwrap().key_here);
}

/// A salon of a damaged setting is not a dead one.
#[test]
fn settings_that_are_damaged_keep_no_salon_from_opening_and_signing() {
    let salon = TestSalon::open_for_business();
    let TestSalon { desk, clock, vault, folder, articles, people, code, .. } = salon;
    drop(desk);
    let outside = lockbuch_tests::outside::intruder(folder.path());
    outside
        .execute("update setting set value = '{' where name in ('public_key', 'recovery_code')", [])
        .unwrap();
    drop(outside);
    let salon = TestSalon { articles, people, code, ..TestSalon::open(folder, clock, vault) };
    salon.sign_in_as("Sabine");
    salon.sell("Föhnen", Some("Mehmet"));
    assert_eq!(code_state(&salon), CodeState::Due);
    let state = salon.desk.read_inside(|tx| Ok(tx.key_state())).unwrap();
    assert_eq!(state, KeyState::Here);
    assert!(salon.desk.read_inside(|tx| ledger::current_key(tx.conn)).unwrap().is_some());
}
