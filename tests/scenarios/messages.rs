//! Messages go out through a real mail server, or say why they do not.

use book::KeyVault;
use contract::calendar::{Park, hour_minute};
use contract::lists::{List, ShowList, Span};
use contract::messages::*;
use contract::sheet::Cell;
use contract::{AppointmentId, MessageId, Seq};
use lockbuch_tests::calendar::{at, friday};
use lockbuch_tests::mail_server::{MailServer, Manner};
use lockbuch_tests::mailing::{PETRA, account, mailing_house, once, outbox, postman};
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::{TestSalon, day};

/// A haircut is sold and its receipt is on its way to Petra.
fn send_receipt(salon: &TestSalon) -> Seq {
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.ask(SendReceipt { seq: receipt.seq, to: format!(" {PETRA} ") }).unwrap();
    receipt.seq
}

#[test]
fn a_receipt_arrives_with_its_pdf_and_is_noted_in_the_book() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let seq = send_receipt(&salon);
    assert_eq!(outbox(&salon)[0].state, MessageState::Waiting);
    let _postman = postman(&salon);
    let sent = once(&salon, MessageState::Sent);
    assert_eq!((sent.to.as_str(), sent.by.as_str(), sent.attempts), (PETRA, "Sabine Krüger", 1));
    assert_eq!(sent.subject, "Ihr Beleg Bon 004501 vom 27.11.2026");
    let came = server.came();
    assert_eq!(
        (came.len(), came[0].from.as_str(), came[0].to.as_slice()),
        (1, "salon@haarwerk.example", &[PETRA.to_owned()][..])
    );
    for part in [
        "Subject: Ihr Beleg Bon 004501 vom 27.11.2026",
        "application/pdf",
        "Bon-004501",
        "%PDF Bon 004501",
        "Message-ID: <lockbuch-",
    ] {
        assert!(came[0].data.contains(part), "{part} in {}", came[0].data);
    }
    assert_eq!(
        salon.newest_entry().details.unwrap().body,
        format!(r#"{{"of":{seq},"copy":0,"way":"mail"}}"#)
    );
}

#[test]
fn nothing_is_queued_while_the_account_is_off() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.sign_in_as("Sabine");
    let before = salon.all_entries().len();
    assert_eq!(salon.refused(SendReceipt { seq: receipt.seq, to: PETRA.into() }).code(), "messages.off");
    assert_eq!(salon.refused(TryMail { to: PETRA.into() }).code(), "messages.off");
    assert_eq!(outbox(&salon), []);
    assert_eq!(salon.all_entries().len(), before, "no copy was counted");
}

/// What was queued before the account was switched off waits.
#[test]
fn switching_off_holds_everything_back() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    send_receipt(&salon);
    let off = MailAccount { on: false, ..account(server.port) };
    salon.ask(SaveMail { account: off, password: None }).unwrap();
    let running = postman(&salon);
    drop(running);
    assert_eq!((outbox(&salon)[0].state, server.came().len()), (MessageState::Waiting, 0));
}

#[test]
fn a_dead_server_is_tried_again_after_growing_pauses_until_it_is_back() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let dead = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    salon.ask(SaveMail { account: account(dead), password: None }).unwrap();
    send_receipt(&salon);
    let _postman = postman(&salon);
    let failed = once(&salon, MessageState::Failed);
    assert!(failed.trouble.unwrap().starts_with("Der Server 127.0.0.1 antwortet nicht ("));
    let first = failed.next_try.unwrap();
    assert_eq!(first.since_ms(salon.desk.now()), 60_000);
    salon.at(day(2026, 11, 27), 12, 0);
    until("the second try", || outbox(&salon)[0].attempts >= 2);
    let again = once(&salon, MessageState::Failed);
    assert_eq!(again.next_try.unwrap().since_ms(salon.desk.now()), 120_000);
    salon.ask(SaveMail { account: account(server.port), password: None }).unwrap();
    salon.ask(SendAgain { message: again.id }).unwrap();
    once(&salon, MessageState::Sent);
    assert_eq!(server.came().len(), 1);
}

#[test]
fn an_address_that_the_server_does_not_know_is_given_up_with_the_reason() {
    let server = MailServer::start();
    server.behaves(Manner { unknown: Some(PETRA.into()), ..Manner::default() });
    let salon = mailing_house(&server);
    send_receipt(&salon);
    let _postman = postman(&salon);
    let given_up = once(&salon, MessageState::GivenUp);
    let why = given_up.trouble.unwrap();
    assert!(why.starts_with("Der Server lehnt die Nachricht ab") && why.contains("no such mailbox"), "{why}");
    assert_eq!(given_up.next_try, None);
}

#[test]
fn a_busy_server_and_a_wrong_password_are_tried_again() {
    let server = MailServer::start();
    server.behaves(Manner { busy: true, ..Manner::default() });
    let salon = mailing_house(&server);
    send_receipt(&salon);
    let _postman = postman(&salon);
    assert!(once(&salon, MessageState::Failed).trouble.unwrap().contains("gerade nicht"));
    let login = Some(("salon".to_owned(), "richtig".to_owned()));
    server.behaves(Manner { login, ..Manner::default() });
    let named = MailAccount { user: "salon".into(), ..account(server.port) };
    salon.ask(SaveMail { account: named.clone(), password: Some("falsch".into()) }).unwrap();
    let wrong = salon.refused(TryMail { to: PETRA.into() });
    assert_eq!(wrong.code(), "messages.not_sent");
    assert!(wrong.to_string().contains("Name oder Passwort"), "{wrong}");
    salon.ask(SaveMail { account: named, password: Some("richtig".into()) }).unwrap();
    salon.ask(TryMail { to: PETRA.into() }).unwrap();
    salon.ask(SendAgain { message: outbox(&salon)[0].id }).unwrap();
    once(&salon, MessageState::Sent);
    assert_eq!(server.came().len(), 2);
}

/// Nobody knows whether it arrived: the second copy bears the same number, so that programs for mail know it.
#[test]
fn a_cut_connection_is_tried_again_under_the_same_number() {
    let server = MailServer::start();
    server.behaves(Manner { hangs_up: true, ..Manner::default() });
    let salon = mailing_house(&server);
    send_receipt(&salon);
    let _postman = postman(&salon);
    let failed = once(&salon, MessageState::Failed);
    server.behaves(Manner::default());
    salon.ask(SendAgain { message: failed.id }).unwrap();
    once(&salon, MessageState::Sent);
    let ids: Vec<String> = server
        .came()
        .iter()
        .map(|came| came.data.lines().find(|line| line.starts_with("Message-ID")).unwrap().to_owned())
        .collect();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
}

#[test]
fn what_was_with_the_server_at_a_crash_is_sent_after_the_start() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    send_receipt(&salon);
    salon.desk.inside(&[], |tx| salon::messages::take(tx).map(drop)).unwrap();
    assert_eq!(outbox(&salon)[0].state, MessageState::Sending);
    let message = outbox(&salon)[0].id;
    assert_eq!(salon.refused(CancelMessage { message }).code(), "messages.not_open");
    let salon = salon.restarted();
    let _postman = postman(&salon);
    salon.sign_in_as("Sabine");
    once(&salon, MessageState::Sent);
}

#[test]
fn a_message_is_taken_back_as_long_as_it_is_not_out() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    send_receipt(&salon);
    let message = outbox(&salon)[0].id;
    salon.ask(CancelMessage { message }).unwrap();
    assert_eq!(outbox(&salon)[0].state, MessageState::Cancelled);
    assert_eq!(salon.refused(SendAgain { message }).code(), "messages.not_open");
    assert_eq!(salon.refused(CancelMessage { message: MessageId(77) }).code(), "messages.no_such_message");
    drop(postman(&salon));
    assert_eq!(server.came().len(), 0);
}

#[test]
fn a_confirmation_brings_a_calendar_file_in_universal_time() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let booked = salon.book("Petra Lindner", &["Herrenschnitt"], "Jana", at("14:00"));
    let card = booked.card;
    let wish = |appointment| SendConfirmation { appointment, to: PETRA.into() };
    salon.ask(wish(card.id)).unwrap();
    let _postman = postman(&salon);
    let sent = once(&salon, MessageState::Sent);
    assert_eq!(sent.subject, "Ihr Termin am Fr 27.11.2026 um 14:00 Uhr");
    let mail = server.came().remove(0).data;
    for part in ["Termin.ics", "BEGIN:VEVENT", "DTSTART:20261127T130000Z", "Herrenschnitt bei Jana"] {
        assert!(mail.contains(part), "{part} in {mail}");
    }
    salon.ask(Park { appointment: card.id, version: card.version }).unwrap();
    assert_eq!(salon.refused(wish(card.id)).code(), "messages.no_time");
    assert_eq!(salon.refused(wish(AppointmentId(4_711))).code(), "calendar.no_such_appointment");
}

#[test]
fn a_persons_calendar_holds_the_appointments_of_these_days() {
    let salon = TestSalon::open_for_business();
    salon.book("Petra Lindner", &["Herrenschnitt"], "Jana", at("14:00"));
    salon.book("Ali", &["Herrenschnitt"], "Mehmet", at("15:00"));
    let wish = |until| CalendarFile { person: salon.person("Jana"), from: friday(), until };
    let file = salon.ask(wish(friday().plus_days(30))).unwrap();
    let text = String::from_utf8(
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, file.base64).unwrap(),
    )
    .unwrap();
    assert!(text.contains("SUMMARY:Petra Lindner: Herrenschnitt") && !text.contains("Ali"), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert_eq!(file.file_name, "Termine-Jana-2026-11-27.ics");
    assert_eq!(salon.refused(wish(friday().plus_days(-1))).code(), "messages.too_long");
    assert_eq!(salon.refused(wish(friday().plus_days(400))).code(), "messages.too_long");
}

#[test]
fn the_plan_of_a_day_names_who_comes_to_whom() {
    let salon = TestSalon::open_for_business();
    let booked = salon.book("Petra Lindner", &["Herrenschnitt"], "Jana", at("14:00"));
    let sheet = salon.desk.read_inside(|tx| salon::messages::day_plan(tx, friday())).unwrap();
    let jana = sheet
        .sections
        .iter()
        .find(|section| section.title.as_deref().is_some_and(|title| title.starts_with("Jana")));
    let row = &jana.unwrap().table.as_ref().unwrap().rows[0];
    let told: Vec<String> = row.cells.iter().map(contract::sheet::Cell::german).collect();
    let until = hour_minute(booked.card.until.unwrap());
    assert_eq!(told[..2], [format!("14:00–{until}"), "Petra Lindner".to_owned()]);
    let file = salon.ask(DayPlan { day: friday() }).unwrap();
    assert_eq!(
        (file.file_name.as_str(), file.mime.as_str()),
        ("tagesplan-2026-11-27.pdf", "application/pdf")
    );
}

#[test]
fn the_account_is_a_change_of_the_settings_and_its_password_is_nowhere_but_in_the_vault() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let named = MailAccount { user: "salon".into(), ..account(server.port) };
    let kept = salon.ask(SaveMail { account: named.clone(), password: Some("Geheim-4711".into()) }).unwrap();
    assert_eq!(kept.account, named);
    assert_eq!(salon.vault.secret("mail-password").unwrap().as_deref(), Some("Geheim-4711"));
    let note = salon.newest_entry().details.unwrap();
    assert_eq!(note.form, "mail/1");
    assert!(note.body.contains("\"new_password\":true") && !note.body.contains("Geheim"), "{}", note.body);
    let store = std::fs::read(salon.folder.path().join(book::db::STORE_FILE)).unwrap();
    assert!(!store.windows(11).any(|bytes| bytes == b"Geheim-4711"));
    let open = MailAccount { host: "mail.example.de".into(), ..account(25) };
    assert_eq!(salon.refused(SaveMail { account: open, password: None }).code(), "messages.bad_account");
    let span = Span::Month(friday());
    let list = List::Programming { span, area: None, text: "E-Mail".into() };
    let sheet = salon.ask(ShowList { list, rows: 100 }).unwrap().sheet;
    let rows =
        sheet.sections.iter().filter_map(|section| section.table.as_ref()).flat_map(|table| &table.rows);
    let told: Vec<String> =
        rows.map(|row| row.cells.iter().map(Cell::german).collect::<Vec<_>>().join(" ")).collect();
    for words in ["Server  127.0.0.1", "Benutzername  salon", "Passwort  neu gesetzt"] {
        assert!(told.iter().any(|row| row.contains(words)), "{words} in {told:#?}");
    }
    assert_eq!(salon.refused(TryMail { to: "petra".into() }).code(), "messages.bad_address");
}

#[test]
fn the_salons_own_words_are_kept_and_sent() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let own = |subject: &str| SaveTemplate {
        template: Template {
            kind: MessageKind::Receipt,
            subject: subject.into(),
            body: "Danke! {salon}".into(),
        },
    };
    assert_eq!(salon.refused(own("{uhrzeit}")).code(), "messages.bad_template");
    salon.ask(own("Dein Bon: {beleg}")).unwrap();
    send_receipt(&salon);
    assert_eq!(outbox(&salon)[0].subject, "Dein Bon: Bon 004501");
    assert_eq!(salon.ask(ShowMail).unwrap().templates.len(), 3);
}
