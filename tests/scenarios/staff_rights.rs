//! Whoever works here has the rights of a person too: what is kept is told (Art. 15 DSGVO), and once someone has left it goes
//! as far as the law lets it (Art. 17 DSGVO); what stays is said in plain words, with its day, and goes on the next.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::incidents;
use contract::calendar::*;
use contract::cash::CountSheet;
use contract::catalogue::SetPrice;
use contract::consents::{ConsentKind, GiveConsent};
use contract::customers::{Master, MergeCustomers, SaveMaster};
use contract::day::{BeginCount, SaveCountDraft};
use contract::dossier::*;
use contract::formulas::{Component, Decigrams, MaterialKind, Mixture, SaveFormula};
use contract::jobs::{JobKind, RunJob};
use contract::patch_tests::{CorrectPatchTest, RecordPatchTest, SaveProductLine, TestResult};
use contract::people::{People, Person, SavePerson, SetPin};
use contract::{CustomerId, EntryKind, Money, PersonId, Question, Role};
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;

use super::jobs::ended;
use super::personal_data::holding;

const PIN: &str = "8520";
/// What only one person of the staff is called.
const NAMES: [&str; 2] = ["Xaveria Quittenbaum", "Xaveria"];

/// Columns that go on saying who it was, with the rule that wants it; all others of [`super::personal_columns`] are told and
/// erased.
pub const KEPT: &[(&str, &str)] = &[
    ("entry.details_body", "§ 147 AO: changes of the staff are recorded with the names of then"),
    ("entry_line.performer", "§ 147 AO: who did the service, as booked"),
    ("snapshot.body", "§ 147 AO: who booked, as signed"),
    ("price.changed_by", "§ 147 AO: who set a price; the entry of it says the same"),
];

fn quittenbaum(salon: &TestSalon) -> PersonId {
    let id = salon.person("Xaveria");
    assert_eq!(salon.ask(People).unwrap().last().map(|person| person.id), Some(id));
    id
}

/// A salon in which someone has done all that can be done, in the first days of what she did.
fn with_everything() -> TestSalon {
    let mut salon = TestSalon::haarwerk();
    let (name, short_name) = (NAMES[0].to_owned(), String::new());
    let hire = SavePerson { id: None, name, short_name, role: Role::Owner, performs: true, active: true };
    let person = salon.ask(hire).unwrap().id;
    salon.people.insert(NAMES[1].to_owned(), person);
    salon.ask(SetPin { person, pin: PIN.into(), old_pin: None }).unwrap();
    salon.at(friday(), 8, 30);
    salon.sign_in(person, PIN);
    salon.open_day();
    at_the_till(&salon);
    at_customers(&salon);
    in_the_calendar(&salon, person);
    salon
}

fn at_the_till(salon: &TestSalon) {
    let basket = salon.basket_with("WSF", Some("Xaveria"));
    salon.pay(&basket.id, &[cash(5_800, None)]);
    let article = salon.article("Haaröl");
    let price = Money::cents(25_00);
    salon.ask(SetPrice { article, from: friday(), price }).unwrap();
}

fn named(salon: &TestSalon, name: &str) -> CustomerId {
    let master = Master { name: name.into(), ..Master::default() };
    salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id
}

fn at_customers(salon: &TestSalon) {
    let customer = named(salon, "Petra Lindner");
    let twin = named(salon, "Petra Lindnr");
    for kind in [ConsentKind::Health, ConsentKind::Photos] {
        salon.ask(GiveConsent { customer, kind }).unwrap();
    }
    let jpeg = [&[0xff, 0xd8, 0xff, 0xe0][..], &[7; 500], &[0xff, 0xd9]].concat();
    salon.ask(AddPhoto { customer, caption: String::new(), base64: STANDARD.encode(jpeg) }).unwrap();
    let component =
        Component { kind: MaterialKind::Shade, material: None, name: "7/1".into(), amount: Decigrams(400) };
    let mixture = Mixture { components: vec![component], ..Mixture::default() };
    salon.ask(SaveFormula { id: None, customer, mixture }).unwrap();
    let (name, articles) = ("Farblinie".to_owned(), vec![salon.article("Ansatzfarbe")]);
    let line = salon.ask(SaveProductLine { id: None, name, validity_months: 6, articles }).unwrap().id;
    let (tested, result) = (day(2026, 5, 2), TestResult::Passed);
    let test = RecordPatchTest { customer, line, tested, result, note: String::new() };
    let test = salon.ask(test).unwrap().id;
    let correct = CorrectPatchTest { test, reason: "vertan".into() };
    salon.ask_approved(correct, quittenbaum(salon), PIN).unwrap();
    salon.ask(MergeCustomers { keep: customer, absorb: twin }).unwrap();
}

fn in_the_calendar(salon: &TestSalon, person: PersonId) {
    let (from, until) = (day(2026, 6, 1), day(2026, 6, 5));
    let (kind, note) = (AbsenceKind::Ill, Some("Quittenfieber".to_owned()));
    salon.ask(AddAbsence { person, from, until, within: None, kind, note }).unwrap();
    let (from, kind, note) = (day(2027, 3, 1), AbsenceKind::Holiday, None);
    salon.ask(AddAbsence { person, from, until: from, within: None, kind, note }).unwrap();
    let shift = Shift { week: 0, weekday: 4, span: Span::new(540, 1_080), breaks: vec![Span::new(720, 750)] };
    let plan = ShiftPlan { person, from: friday(), cycle_weeks: 1, shifts: vec![shift] };
    salon.ask(SaveShiftPlan { plan }).unwrap();
    let article = salon.article("Ansatzfarbe");
    let longer = AdjustPhase { article, phase: 0, person: Some(person), customer: None, minutes: Some(47) };
    salon.ask(longer).unwrap();
    let card = salon.book("Frau Stein", &["Herrenschnitt"], "Xaveria", on(day(2026, 12, 1), "10:00")).card;
    let moved = salon.moving(&card, on(day(2026, 12, 2), "10:00"), Some("Jana"));
    salon.ask_yes(moved, &[Question::OutsideHours]).unwrap();
    missed(salon);
}

/// A fee that is decided on twice, so that the history knows who decided first.
fn missed(salon: &TestSalon) {
    let card = salon.book("Herr Stein", &["Herrenschnitt"], "Mehmet", at("09:00")).card;
    salon.at(friday(), 11, 0);
    let mut card =
        salon.ask(MarkNoShow { appointment: card.id, version: card.version }).unwrap().appointment.card;
    for decision in [FeeDecision::Charge, FeeDecision::Waive { reason: "nett".into() }] {
        let decide = DecideFee { appointment: card.id, version: card.version, decision };
        card = salon.ask(decide).unwrap().appointment.card;
    }
}

fn leave(salon: &TestSalon, person: PersonId) {
    let Person { name, short_name, role, performs, .. } =
        salon.ask(People).unwrap().into_iter().find(|one| one.id == person).unwrap();
    let leaves = SavePerson { id: Some(person), name, short_name, role, performs, active: false };
    salon.ask_yes(leaves, &[Question::ParkAppointments]).unwrap();
}

fn json_of(given: &Information) -> String {
    String::from_utf8(STANDARD.decode(&given.json.base64).unwrap()).unwrap()
}

fn erase(person: PersonId) -> EraseStaff {
    EraseStaff { person, reason: "Ausgeschieden".into() }
}

#[test]
fn all_that_is_kept_of_who_works_here_is_told_to_the_owner_alone() {
    let salon = with_everything();
    let person = quittenbaum(&salon);
    salon.sign_in_as("Jana");
    assert_eq!(salon.refused(GiveStaffInformation { person }).code(), "door.not_allowed");
    assert_eq!(salon.refused(StaffErasureOutlook { person }).code(), "door.not_allowed");
    assert_eq!(salon.refused(erase(person)).code(), "door.not_allowed");
    salon.sign_in_as("Sabine");
    let given = salon.ask(GiveStaffInformation { person }).unwrap();
    assert!(STANDARD.decode(&given.pdf.base64).unwrap().starts_with(b"%PDF"));
    let entry = salon.newest_entry();
    assert_eq!(entry.head.kind, EntryKind::Export);
    assert!(entry.details.unwrap().body.contains(&given.json.file_name));

    let data: serde_json::Value = serde_json::from_str(&json_of(&given)).unwrap();
    assert_eq!(data["person"]["name"], "Xaveria Quittenbaum");
    assert_eq!(data["times"]["absences"][0]["note"], "Quittenfieber");
    assert_eq!(data["times"]["lengths"][0]["minutes"], 47);
    for (part, count) in [("absences", 2), ("shifts", 1), ("lengths", 1)] {
        assert_eq!(data["times"][part].as_array().unwrap().len(), count, "{part}");
    }
    let changes = data["times"]["changes"].as_array().unwrap();
    assert!(changes.iter().any(|change| change["what"].as_str().unwrap().contains("Xaveria")), "{changes:?}");
    let book = data["book"].as_array().unwrap();
    assert!(book.iter().any(|line| line["performed"][0][1] == 5_800 && line["wrote"] == true), "{book:?}");
    for signed in filled(data["signed"].as_array().unwrap()) {
        let may_be_empty = ["Freigabe", "Freigabe an einem Termin", "Nachricht"];
        let what = signed["what"].as_str().unwrap();
        assert!(may_be_empty.contains(&what) || !signed["at"].as_array().unwrap().is_empty(), "{what}");
    }
    for other in ["Lindner", "Stein", "argon2"] {
        assert!(!json_of(&given).contains(other), "{other} is no part of her answer");
    }
}

#[test]
fn who_left_is_a_number_everywhere_but_in_the_book() {
    let salon = with_everything();
    let person = quittenbaum(&salon);
    salon.sign_in_as("Sabine");
    assert_eq!(salon.refused(erase(person)).code(), "people.still_active");
    let basket = salon.basket_with("WSF", Some("Xaveria"));
    leave(&salon, person);
    assert_eq!(salon.refused(erase(person)).code(), "people.still_at_till");
    salon.pay(&basket.id, &[cash(5_800, None)]);
    assert_eq!(salon.refused(EraseStaff { person, reason: " ".into() }).code(), "customers.reason_missing");
    let outlook = salon.ask(StaffErasureOutlook { person }).unwrap();
    let erased = salon.ask(erase(person)).unwrap();
    assert_eq!(erased.erasure, outlook, "what was said is what was done");
    assert!(STANDARD.decode(&erased.letter.base64).unwrap().starts_with(b"%PDF"));
    let stays: Vec<_> = outlook.stays.iter().map(|stays| (stays.what.as_str(), stays.until)).collect();
    assert_eq!(
        stays[1..],
        [
            ("Tage und Art der Abwesenheiten, ohne Notiz", day(2029, 12, 31)),
            ("Dienstpläne bis heute", day(2029, 12, 31)),
        ]
    );
    assert!(stays[0].0.ends_with("Einträge im Kassenbuch mit dem Namen von damals"), "{stays:?}");
    assert_eq!(stays[0].1, day(2036, 12, 31));

    let kept: Vec<&str> = KEPT.iter().map(|(column, _)| *column).collect();
    for name in NAMES {
        let found = holding(&salon, name);
        assert!(filled(&found).iter().all(|column| kept.contains(&column.as_str())), "{name}: {found:?}");
    }
    assert_eq!(holding(&salon, "Quittenfieber"), Vec::<String>::new());
    let people = salon.ask(People).unwrap();
    let left = people.iter().find(|one| one.id == person).unwrap();
    assert_eq!((left.name.as_str(), left.short_name.as_str()), ("Ausgeschieden (Nr. 5)", "Nr. 5"));
    assert_eq!((left.has_pin, left.erased), (false, Some(friday())));
    for refused in [
        salon.refused(GiveStaffInformation { person }),
        salon.refused(erase(person)),
        salon.refused(StaffErasureOutlook { person }),
        salon.refused(SavePerson {
            id: Some(person),
            name: "Xaveria Quittenbaum".into(),
            short_name: String::new(),
            role: Role::Stylist,
            performs: true,
            active: true,
        }),
    ] {
        assert_eq!(refused.code(), "people.erased");
    }
    let key = salon.desk.read_inside(|tx| book::ledger::current_key(tx.conn)).unwrap().unwrap();
    outside::verify(salon.folder.path(), &[key]).unwrap();
}

#[test]
fn times_of_the_staff_go_when_claims_are_barred() {
    let salon = with_everything();
    let person = quittenbaum(&salon);
    salon.sign_in_as("Sabine");
    salon.close_day();
    leave(&salon, person);
    let until = salon.ask(erase(person)).unwrap().erasure.stays[1].until;
    let rows = |salon: &TestSalon| {
        let count = |table| {
            let sql = format!("select count(*) from {table} where person_id = {}", person.0);
            salon.raw().query_row(&sql, [], |row| row.get::<_, u32>(0)).unwrap()
        };
        [count("absence"), count("shift_plan")]
    };
    salon.at(until, 23, 30);
    let salon = salon.restarted();
    assert_eq!(rows(&salon), [1, 1], "on the last day that was promised they are still there");
    salon.at(day(2030, 1, 1), 0, 30);
    let salon = salon.restarted();
    assert_eq!(rows(&salon), [0, 0]);
}

/// Whoever is still here keeps the plan, and loses what is too old to be asked for.
#[test]
fn old_absences_of_everyone_go() {
    let salon = TestSalon::haarwerk();
    let person = salon.person("Jana");
    for year in [2026, 2027] {
        let (from, until) = (day(year, 12, 31), day(year, 12, 31));
        let (kind, note) = (AbsenceKind::Ill, None);
        salon.ask(AddAbsence { person, from, until, within: None, kind, note }).unwrap();
    }
    let plan = ShiftPlan { person, from: friday(), cycle_weeks: 1, shifts: Vec::new() };
    salon.ask(SaveShiftPlan { plan }).unwrap();
    salon.at(day(2030, 1, 2), 9, 0);
    let salon = salon.restarted();
    let left = |table: &str| {
        salon
            .raw()
            .query_row(&format!("select count(*) from {table}"), [], |row| row.get::<_, u32>(0))
            .unwrap()
    };
    assert_eq!([left("absence"), left("shift_plan")], [1, 1]);
}

/// A name that two have had says nothing about one of them.
#[test]
fn a_name_that_somebody_else_has_stays_where_nobody_can_say_whose_it_was() {
    let salon = with_everything();
    let person = quittenbaum(&salon);
    salon.sign_in_as("Sabine");
    leave(&salon, person);
    let rename = |id: Option<PersonId>, name: &str| SavePerson {
        id,
        name: name.into(),
        short_name: String::new(),
        role: Role::Stylist,
        performs: true,
        active: id.is_none(),
    };
    salon.ask(rename(Some(person), "Xaveria Alt")).unwrap();
    salon.ask(rename(None, "Xaveria Quittenbaum")).unwrap();
    salon.ask(erase(person)).unwrap();
    let held = holding(&salon, "Xaveria Quittenbaum");
    assert!(held.contains(&"formula.by_name".to_owned()), "{held:?}");
    assert!(
        !held.contains(&"appointment_change.person_name".to_owned()),
        "there the number says whose it is"
    );
}

#[test]
fn the_row_of_who_was_erased_is_as_the_book_tells_it() {
    let salon = with_everything();
    let person = quittenbaum(&salon);
    salon.sign_in_as("Sabine");
    leave(&salon, person);
    salon.ask(erase(person)).unwrap();
    salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    assert_eq!(ended(&salon, JobKind::FileCheck).last.unwrap().trouble, None);
    assert_eq!(incidents::standing(&outside::reader(salon.folder.path())).unwrap(), []);
}

/// Half a count lies aside under the number of who counts.
#[test]
fn half_a_count_goes_with_who_left() {
    let salon = with_everything();
    let person = quittenbaum(&salon);
    salon.ask(BeginCount).unwrap();
    salon.ask(SaveCountDraft { sheet: CountSheet::default() }).unwrap();
    salon.sign_in_as("Sabine");
    let given = salon.ask(GiveStaffInformation { person }).unwrap();
    let data: serde_json::Value = serde_json::from_str(&json_of(&given)).unwrap();
    assert!(data["count"].is_array(), "{}", data["count"]);
    leave(&salon, person);
    salon.ask(erase(person)).unwrap();
    let sql = "select count(*) from counting where person_id = ?1";
    assert_eq!(salon.raw().query_row(sql, [person.0], |row| row.get::<_, u32>(0)).unwrap(), 0);
}
