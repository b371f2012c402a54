//! Who is told of each close besides the paper: a folder, the tax adviser, and someone else's clock.

use std::fs;
use std::path::{Path, PathBuf};

use contract::EntryKind;
use contract::messages::{MailAccount, MessageKind, MessageState, SaveMail};
use contract::status::{LampState, ShowStatus};
use contract::witnesses::*;
use lockbuch_tests::mail_server::MailServer;
use lockbuch_tests::mailing::{account, outbox, postman};
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::TestSalon;
use lockbuch_tests::witnessed::Witnessed;
use outlets::witnesses::AtClose;

const ADVISER: &str = "buero@steuer.example";

fn salon() -> TestSalon {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    salon
}

fn choose(salon: &TestSalon, choice: WitnessChoice) -> Witnesses {
    salon.ask(SaveWitnesses { choice }).unwrap()
}

fn in_folder(folder: &Path) -> WitnessChoice {
    WitnessChoice { folder: Some(folder.display().to_string()), ..WitnessChoice::default() }
}

fn row(salon: &TestSalon, kind: WitnessKind) -> WitnessRow {
    salon.ask(ShowWitnesses).unwrap().rows.into_iter().find(|row| row.kind == kind).unwrap()
}

fn lamp(salon: &TestSalon) -> Option<String> {
    let lamps = salon.ask(ShowStatus).unwrap().lamps;
    let lamp = lamps.into_iter().find(|lamp| lamp.name == "Zeugen");
    lamp.map(|lamp| {
        assert_eq!(lamp.state, LampState::Mind);
        lamp.sentence
    })
}

/// Closes the day and opens the next one.
fn close(salon: &TestSalon) {
    salon.close_day();
    let next = salon.desk.now().day().plus_days(1);
    salon.at(next, 8, 30);
    salon.open_day();
}

/// What the thread does behind each close.
fn tell(at_close: &mut AtClose) {
    at_close.tell().unwrap();
}

fn lines(folder: &Path) -> Vec<String> {
    let file = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_folder_gets_a_line_for_each_close() {
    let (salon, stick) = (salon(), tempfile::tempdir().unwrap());
    choose(&salon, in_folder(stick.path()));
    let mut at_close = salon.desk.witnesses_at_close();
    tell(&mut at_close);
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 0, "nothing was closed yet");
    close(&salon);
    tell(&mut at_close);
    close(&salon);
    tell(&mut at_close);
    tell(&mut at_close);
    let told = lines(stick.path());
    assert_eq!(told.len(), 2, "each once: {told:?}");
    let closing = salon.stored(salon.newest_of(EntryKind::Closing));
    let key = salon.desk.read_inside(|tx| book::ledger::current_key(tx.conn)).unwrap().unwrap();
    let head = &closing.entry.head;
    assert_eq!(
        told[1],
        format!(
            "Z-332 Buchung {} Beleg {} {} Kasse {} Schlüssel {} Kettenkopf {}",
            head.seq,
            row_receipt(&salon, head.seq.get()),
            head.ended,
            head.register,
            key.fingerprint(),
            closing.hash
        )
    );
    let known = row(&salon, WitnessKind::Folder);
    assert_eq!((known.knows, known.behind, known.trouble), (Some(head.seq), 0, None));
    assert_eq!(known.z.unwrap().get(), 332);
    assert_eq!(lamp(&salon), None);
}

fn row_receipt(salon: &TestSalon, before: u64) -> u64 {
    let entries = salon.all_entries();
    entries
        .iter()
        .filter(|entry| entry.head.seq.get() < before)
        .filter_map(|entry| entry.head.receipt_number)
        .max()
        .unwrap()
        .get()
}

#[test]
fn a_stick_that_is_not_there_is_said_and_made_up_for() {
    let (salon, place) = (salon(), tempfile::tempdir().unwrap());
    let (stick, pulled) = (place.path().join("stick"), place.path().join("pulled"));
    fs::create_dir(&stick).unwrap();
    choose(&salon, in_folder(&stick));
    let mut at_close = salon.desk.witnesses_at_close();
    close(&salon);
    tell(&mut at_close);
    fs::rename(&stick, &pulled).unwrap();
    for _ in 0..2 {
        close(&salon);
        tell(&mut at_close);
    }
    let known = row(&salon, WitnessKind::Folder);
    assert_eq!((known.z.unwrap().get(), known.behind), (331, 2));
    assert!(known.trouble.unwrap().contains("Stick einstecken"));
    assert!(known.troubled_since.is_some());
    assert!(lamp(&salon).unwrap().contains("Stick einstecken"), "the strip says so");
    assert!(!stick.exists(), "nothing is written where the stick is not");
    fs::rename(&pulled, &stick).unwrap();
    tell(&mut at_close);
    let told = lines(&stick);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[1].starts_with("Z-332 ") && told[2].starts_with("Z-333 "), "{told:?}");
    assert_eq!((row(&salon, WitnessKind::Folder).behind, lamp(&salon)), (0, None));
}

/// The stick alone knows of the last day: both other witnesses are gone, and so is the end of the book.
#[test]
fn a_stick_tells_of_a_book_that_was_put_back() {
    let stick = tempfile::tempdir().unwrap();
    let salon = salon();
    choose(&salon, in_folder(stick.path()));
    let before = tempfile::tempdir().unwrap();
    drop(lockbuch_tests::outside::copy(salon.folder.path(), before.path()));
    close(&salon);
    let newest = salon.newest_of(EntryKind::Closing);
    tell(&mut salon.desk.witnesses_at_close());
    let TestSalon { desk, folder, clock, vault, articles, people, .. } = salon;
    drop(desk);
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(folder.path().join(format!("{}{ending}", book::db::STORE_FILE)));
    }
    fs::copy(before.path().join(book::db::STORE_FILE), folder.path().join(book::db::STORE_FILE)).unwrap();
    let salon = TestSalon { articles, people, ..TestSalon::open(folder, clock, vault) };
    salon.sign_in_as("Sabine");
    let mut at_close = salon.desk.witnesses_at_close();
    tell(&mut at_close);
    // The old copy has no closing of its own yet: the folder is looked at all the same.
    let gap = salon.newest_entry();
    assert_eq!((gap.head.kind, gap.head.seq.get()), (EntryKind::Gap, newest.get() + 1));
    let banner = salon.ask(ShowStatus).unwrap().banner.unwrap();
    assert!(banner.contains(&format!("bekannt war es bis Buchung {newest}")), "{banner}");
    tell(&mut at_close);
    assert_eq!(salon.newest_entry().head.seq, gap.head.seq, "told once");
}

#[test]
fn a_line_that_cannot_be_moves_no_number_and_is_said() {
    let (salon, stick) = (salon(), tempfile::tempdir().unwrap());
    choose(&salon, in_folder(stick.path()));
    let mut at_close = salon.desk.witnesses_at_close();
    close(&salon);
    tell(&mut at_close);
    let file = fs::read_dir(stick.path()).unwrap().next().unwrap().unwrap().path();
    let lie = fs::read_to_string(&file).unwrap().replace("Buchung ", "Buchung 40000");
    fs::write(&file, &lie).unwrap();
    close(&salon);
    let newest = salon.newest();
    tell(&mut at_close);
    assert_eq!(salon.newest(), newest, "no gap");
    assert!(row(&salon, WitnessKind::Folder).trouble.unwrap().contains("nie gewesen sein"));
    assert_eq!(lines(stick.path()).len(), 2, "and it goes on behind it");
    fs::write(&file, "Einkaufsliste\nMilch\n").unwrap();
    close(&salon);
    tell(&mut at_close);
    assert!(row(&salon, WitnessKind::Folder).trouble.unwrap().contains("nicht lesbar"));
    assert_eq!(lines(stick.path()).len(), 3);
}

#[test]
fn the_tax_adviser_gets_one_mail_for_each_close() {
    let (salon, server) = (salon(), MailServer::start());
    close(&salon);
    let mail = WitnessChoice { mail: Some(format!(" {ADVISER} ")), ..WitnessChoice::default() };
    choose(&salon, mail);
    let mut at_close = salon.desk.witnesses_at_close();
    tell(&mut at_close);
    assert_eq!(outbox(&salon), [], "that one was closed before anyone was to be told");
    close(&salon);
    tell(&mut at_close);
    assert_eq!(outbox(&salon), [], "nothing leaves the house while the account is off");
    assert!(row(&salon, WitnessKind::Mail).trouble.unwrap().contains("ausgeschaltet"));
    assert!(lamp(&salon).unwrap().contains("ausgeschaltet"));
    salon.ask(SaveMail { account: account(server.port), password: None }).unwrap();
    tell(&mut at_close);
    tell(&mut at_close);
    assert_eq!(outbox(&salon).len(), 1, "made up for, once");
    let _postman = postman(&salon);
    until("the mail", || outbox(&salon)[0].state == MessageState::Sent);
    let closing = salon.stored(salon.newest_of(EntryKind::Closing));
    let key = salon.desk.read_inside(|tx| book::ledger::current_key(tx.conn)).unwrap().unwrap();
    let came = server.came();
    assert_eq!((came.len(), came[0].to.as_slice()), (1, &[ADVISER.to_owned()][..]));
    let words = [
        "Tagesabschluss: Z-332 vom ".to_owned(),
        format!("Buchung: {}", closing.entry.head.seq),
        format!("Kettenkopf: {}", closing.hash.for_people(32)),
        key.fingerprint().for_people(32),
        "Letzter Beleg: ".to_owned(),
    ];
    for words in words {
        assert!(came[0].data.replace("=\r\n", "").contains(&words), "{words} in {}", came[0].data);
    }
    tell(&mut at_close);
    let known = row(&salon, WitnessKind::Mail);
    assert_eq!((known.knows, known.behind, known.trouble), (Some(closing.entry.head.seq), 0, None));
    assert_eq!((lamp(&salon), outbox(&salon)[0].kind), (None, MessageKind::Closing));
    let off = MailAccount { on: false, ..account(server.port) };
    salon.ask(SaveMail { account: off, password: None }).unwrap();
}

#[test]
fn what_cannot_be_a_witness_is_refused() {
    let (salon, stick) = (salon(), tempfile::tempdir().unwrap());
    let refused = |choice: WitnessChoice| salon.refused(SaveWitnesses { choice });
    let own = in_folder(salon.folder.path());
    let within = in_folder(&salon.folder.path().join("Zeugen"));
    let relative = in_folder(&PathBuf::from("stick"));
    for choice in [own, within, relative] {
        assert_eq!(refused(choice).code(), "witnesses.bad_folder");
    }
    let gone = stick.path().join("gone");
    assert_eq!(refused(in_folder(&gone)).code(), "witnesses.no_folder");
    assert!(!gone.exists());
    // Whoever has the name of the probe, even the system's owner can't write it.
    fs::create_dir(stick.path().join(".lockbuch-probe")).unwrap();
    assert_eq!(refused(in_folder(stick.path())).code(), "witnesses.not_writable");
    for address in
        ["ftp://zeit.example", "https://", "http://a b", "zeit.example", "http://ich@zeit.example/"]
    {
        let stamps = WitnessChoice { stamps: Some(address.to_owned()), ..WitnessChoice::default() };
        assert_eq!(refused(stamps).code(), "witnesses.bad_stamp_address", "{address}");
    }
    let mail = WitnessChoice { mail: Some("kein Postfach".to_owned()), ..WitnessChoice::default() };
    assert_eq!(refused(mail).code(), "messages.bad_address");
    salon.sign_in_as("Jana");
    assert_eq!(refused(WitnessChoice::default()).code(), "door.not_allowed");
}

#[test]
fn a_choice_is_recorded_with_old_and_new() {
    let (salon, stick) = (salon(), tempfile::tempdir().unwrap());
    let chosen = choose(&salon, in_folder(stick.path()));
    assert_eq!(chosen.choice, in_folder(stick.path()));
    let entry = salon.newest_entry();
    assert_eq!(entry.head.kind, EntryKind::Settings);
    let body = entry.details.unwrap().body;
    assert!(body.contains(r#""old":{"folder":null,"mail":null,"since":0,"stamps":null}"#), "{body}");
    assert!(body.contains(&stick.path().display().to_string()), "{body}");
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 0, "the probe is gone again");
}

/// A witness that never keeps anything: the other one is told all the same, and the owner reads what is wrong.
#[test]
fn a_witness_that_fails_holds_up_no_other_and_stands_there_in_a_sentence() {
    let salon = Witnessed::new();
    let keys = salon.witnesses.path().join("keys");
    fs::remove_dir_all(&keys).unwrap();
    fs::write(&keys, "no folder").unwrap();
    salon.sell(31..33);
    let rows = salon.salon.ask(ShowWitnesses).unwrap().rows;
    let always: Vec<&WitnessRow> = rows.iter().filter(|row| row.kind == WitnessKind::Always).collect();
    assert_eq!(always.len(), 2);
    assert!(always[0].trouble.as_ref().unwrap().contains("jede Sekunde erneut"), "{:?}", always[0]);
    assert_eq!((always[1].behind, always[1].trouble.clone()), (0, None));
    assert!(lamp(&salon.salon).unwrap().contains("jede Sekunde erneut"));
}

#[test]
fn an_unreadable_or_unbelievable_witness_stands_there_in_a_sentence() {
    let written = |text: &str| {
        let salon = Witnessed::new();
        for file in fs::read_dir(salon.witnesses.path().join("zeugen")).unwrap() {
            fs::write(file.unwrap().path(), text).unwrap();
        }
        let salon = salon.reopened(|_| ());
        let rows = salon.salon.ask(ShowWitnesses).unwrap().rows;
        rows.into_iter()
            .find(|row| row.place.starts_with("Datei in") && row.place.ends_with("zeugen"))
            .unwrap()
            .trouble
    };
    assert!(written("Einkaufsliste\n").unwrap().contains("nicht lesbar"));
    let lie = "{\"seq\":40000000,\"hash\":null,\"receipt\":null,\"z\":null}\n";
    assert!(written(lie).unwrap().contains("So weit kann dieses Kassenbuch nie gewesen sein"));
}
