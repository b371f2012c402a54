//! Nobody is hurt: a colour that no patch test carries stops on every way into the chair, and what was done all the
//! same is recorded and never refused.

use contract::calendar::*;
use contract::customers::{Master, SaveMaster};
use contract::patch_tests::*;
use contract::till::{BasketCustomer, SetCustomer};
use contract::{AppointmentId, ArticleId, CustomerId, EntryKind, LineId, Question, Refusal};
use lockbuch_tests::calendar::{at, friday, guest, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::haarwerk::pin_of;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;

const YES: &[Question] = &[Question::WithoutPatchTest, Question::OutsideHours];

/// Haarwerk on its Friday at nine, with a colour line on the root colour.
fn open_salon() -> (TestSalon, LineId) {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let articles = vec![salon.article("Ansatzfarbe")];
    let line = SaveProductLine { id: None, name: "Farblinie".into(), validity_months: 6, articles };
    let line = salon.ask(line).unwrap().id;
    (salon, line)
}

fn file(salon: &TestSalon, master: Master) -> CustomerId {
    let save = SaveMaster { id: None, before: Box::default(), master };
    salon.ask_yes(save, &[Question::HealthConsent]).unwrap().id
}

fn named(salon: &TestSalon, name: &str) -> CustomerId {
    file(salon, Master { name: name.into(), ..Master::default() })
}

fn tested(
    salon: &TestSalon,
    customer: CustomerId,
    line: LineId,
    tested: &str,
    result: TestResult,
) -> PatchTest {
    let tested = tested.parse().unwrap();
    let wish = RecordPatchTest { customer, line, tested, result, note: String::new() };
    salon.ask_yes(wish, &[Question::HealthConsent]).unwrap()
}

fn known(customer: CustomerId) -> Guest {
    Guest { customer: Some(customer), ..Guest::default() }
}

fn wish(salon: &TestSalon, guest: Guest, services: &[&str], slot: Slot) -> Book {
    Book { guest, ..salon.booking("", services, Some("Jana"), slot) }
}

fn booked(salon: &TestSalon, guest: Guest, services: &[&str], slot: Slot) -> Card {
    salon.ask_yes(wish(salon, guest, services, slot), YES).unwrap().appointment.card
}

fn step(card: &Card, state: AppointmentState) -> SetState {
    SetState { appointment: card.id, version: card.version, state }
}

fn in_work(salon: &TestSalon, card: &Card) -> Card {
    salon.ask(step(card, AppointmentState::InService)).unwrap().appointment.card
}

fn parts(salon: &TestSalon, services: &[&str]) -> Vec<PartWish> {
    services.iter().map(|it| PartWish::of(salon.article(it), Some(salon.person("Jana")))).collect()
}

fn changed(card: &Card, guest: Guest, parts: Option<Vec<PartWish>>) -> ChangeAppointment {
    ChangeAppointment { appointment: card.id, version: card.version, guest, at: None, parts, note: None }
}

fn asks(no: &Refusal) -> Option<Question> {
    no.question()
}

/// Findings of all incidents in the book.
fn incidents(salon: &TestSalon) -> Vec<String> {
    let all = salon.all_entries().into_iter().filter(|entry| entry.head.kind == EntryKind::Incident);
    all.map(|entry| serde_json::to_string(&entry).unwrap()).collect()
}

fn without_test(salon: &TestSalon) -> usize {
    incidents(salon).iter().filter(|text| text.contains("patch_incident/1")).count()
}

#[test]
fn a_colour_without_a_test_asks_when_it_is_booked_and_stops_when_it_begins() {
    let (salon, _) = open_salon();
    for guest in [known(named(&salon, "Petra Lindner")), guest("Frau Wild")] {
        let no = salon.refused(wish(&salon, guest.clone(), &["Ansatzfarbe"], at("10:00")));
        assert_eq!(asks(&no), Some(Question::WithoutPatchTest), "{no}");
        let card = booked(&salon, guest, &["Ansatzfarbe"], at("10:00"));
        assert_eq!(
            salon.refused(step(&card, AppointmentState::InService)).code(),
            "customers.patch_test_stops"
        );
        let card = salon.ask(step(&card, AppointmentState::Arrived)).unwrap().appointment.card;
        assert_eq!(
            salon.refused(step(&card, AppointmentState::InService)).code(),
            "customers.patch_test_stops"
        );
        let reason = "vertippt".to_owned();
        salon.ask(CancelAppointment { appointment: card.id, version: card.version, reason }).unwrap();
    }
    // A cut asks nobody, whoever comes.
    salon.ask(wish(&salon, guest("Frau Wild"), &["Herrenschnitt"], at("10:00"))).unwrap();
}

#[test]
fn copies_series_and_the_waiting_list_ask_as_well() {
    let (salon, _) = open_salon();
    let card = booked(&salon, guest("Frau Wild"), &["Ansatzfarbe"], at("10:00"));
    let copy = CopyAppointment { appointment: card.id, at: at("14:00"), person: None };
    assert_eq!(asks(&salon.refused(copy)), Some(Question::WithoutPatchTest));
    let series = BookSeries { appointment: card.id, every_weeks: 6, times: 2 };
    assert_eq!(asks(&salon.refused(series)), Some(Question::WithoutPatchTest));
    let waiting = AddWaiting {
        guest: guest("Frau Koch"),
        parts: parts(&salon, &["Ansatzfarbe"]),
        from: friday(),
        until: friday(),
        within: None,
        note: None,
    };
    let waiting = salon.ask(waiting).unwrap().id;
    let take = TakeWaiting { waiting, at: at("15:00"), person: None };
    assert_eq!(asks(&salon.refused(take)), Some(Question::WithoutPatchTest));
}

#[test]
fn what_is_added_in_the_chair_and_whoever_sits_there_instead_stops_too() {
    let (salon, line) = open_salon();
    let (petra, anna) = (named(&salon, "Petra Lindner"), named(&salon, "Anna Koch"));
    tested(&salon, petra, line, "2026-11-02", TestResult::Passed);
    let cut = booked(&salon, known(anna), &["Herrenschnitt"], at("09:00"));
    let cut = in_work(&salon, &cut);
    let more = changed(&cut, known(anna), Some(parts(&salon, &["Herrenschnitt", "Ansatzfarbe"])));
    assert_eq!(salon.refused(more).code(), "customers.patch_test_stops");

    let colour = booked(&salon, known(petra), &["Ansatzfarbe"], at("11:00"));
    let colour = in_work(&salon, &colour);
    for other in [known(anna), guest("Frau Wild")] {
        assert_eq!(salon.refused(changed(&colour, other, None)).code(), "customers.patch_test_stops");
    }
    // Her note may change, and so may her hour.
    salon.ask(changed(&colour, known(petra), None)).unwrap();
}

#[test]
fn taking_a_change_back_does_not_slip_a_colour_into_the_chair() {
    let (salon, _) = open_salon();
    let anna = named(&salon, "Anna Koch");
    let colour = booked(&salon, known(anna), &["Ansatzfarbe"], at("09:00"));
    let plain = changed(&colour, known(anna), Some(parts(&salon, &["Herrenschnitt"])));
    let plain = salon.ask(plain).unwrap();
    let started = salon.ask(step(&plain.appointment.card, AppointmentState::InService)).unwrap();
    salon.ask(UndoChange { change: started.change }).unwrap();
    let no = salon.refused(UndoChange { change: plain.change });
    assert_eq!(asks(&no), Some(Question::WithoutPatchTest), "{no}");
}

#[test]
fn done_and_charged_without_a_test_is_never_refused_and_recorded_once() {
    let (salon, _) = open_salon();
    let card = booked(&salon, guest("Frau Wild"), &["Ansatzfarbe"], at("09:00"));
    salon.at(friday(), 10, 30);
    let card = salon.ask(step(&card, AppointmentState::Finished)).unwrap().appointment.card;
    assert_eq!(without_test(&salon), 1);
    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    assert!(basket.warnings[0].contains("Farblinie"), "{:?}", basket.warnings);
    salon.pay(&basket.id, &[cash(basket.due.as_cents(), None)]);
    assert_eq!(without_test(&salon), 1, "once is enough");

    // Straight from booked to the till.
    let anna = named(&salon, "Anna Koch");
    let card = booked(&salon, known(anna), &["Ansatzfarbe"], at("11:00"));
    salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    assert_eq!(without_test(&salon), 2);
    let text = incidents(&salon).pop().unwrap();
    assert!(!text.contains("Koch"), "no name and no word on health in the book: {text}");
}

#[test]
fn a_colour_that_is_sold_at_the_till_warns_and_is_recorded_beside_the_sale() {
    let (salon, line) = open_salon();
    let anna = named(&salon, "Anna Koch");
    tested(&salon, anna, line, "2026-05-02", TestResult::Reaction);
    let basket = salon.basket_with("Ansatzfarbe", Some("Jana"));
    assert_eq!(basket.warnings, ["Verträglichkeitstest für Farblinie fehlt: Es gibt keine Kundenkartei"]);
    let customer = Some(BasketCustomer { id: Some(anna), name: "Anna Koch".into() });
    let basket = salon.ask(SetCustomer { basket: basket.id, customer }).unwrap();
    assert_eq!(basket.warnings, ["Reaktion auf Farblinie am 02.05.2026"]);
    assert_eq!(without_test(&salon), 0, "nothing is done yet");
    let due = basket.due.as_cents();
    salon.pay(&basket.id, &[cash(due, None)]);
    assert_eq!(without_test(&salon), 1);
    // What needs no test leaves no trace.
    let cut = salon.basket_with("Herrenschnitt", Some("Jana"));
    assert!(cut.warnings.is_empty());
    salon.pay(&cut.id, &[cash(cut.due.as_cents(), None)]);
    assert_eq!(without_test(&salon), 1);
}

#[test]
fn the_owner_releases_a_guest_without_a_file_for_this_appointment_and_guest_only() {
    let (salon, _) = open_salon();
    let card = booked(&salon, guest("Frau Wild"), &["Ansatzfarbe"], at("09:00"));
    assert!(salon.appointment(card.id).stops);
    salon.sign_in_as("Jana");
    let release = |reason: &str| ReleaseAppointment { appointment: card.id, reason: reason.into() };
    assert_eq!(salon.refused(release("kennt die Farbe")).code(), "door.not_allowed");
    let sabine = salon.person("Sabine");
    let approved = |reason: &str| salon.ask_approved(release(reason), sabine, pin_of("Sabine"));
    assert_eq!(approved(" ").unwrap_err().refusal().unwrap().code(), "customers.reason_missing");
    approved("kennt die Farbe").unwrap();
    assert_eq!(
        approved("noch einmal").unwrap_err().refusal().unwrap().code(),
        "customers.nothing_to_release"
    );
    assert!(!salon.appointment(card.id).stops);
    let shown = salon.appointment(card.id).card;
    assert!(
        shown.warnings[0].ends_with("(freigegeben, Sabine Krüger: kennt die Farbe)"),
        "{:?}",
        shown.warnings
    );
    let card = in_work(&salon, &shown);
    salon.at(friday(), 10, 0);
    let other = changed(&card, guest("Frau Koch"), None);
    assert_eq!(salon.refused(other).code(), "customers.patch_test_stops", "the release was for Frau Wild");
    salon.ask(step(&card, AppointmentState::Finished)).unwrap();
    assert_eq!(without_test(&salon), 0, "it was let pass");
    let nobody = ReleaseAppointment { appointment: AppointmentId(999), reason: "x".into() };
    let no = salon.ask_approved(nobody, sabine, pin_of("Sabine")).unwrap_err();
    assert_eq!(no.refusal().unwrap().code(), "calendar.no_such_appointment");
}

#[test]
fn allergies_and_the_note_that_pops_up_are_seen_where_someone_books_greets_charges_and_prints() {
    let (salon, _) = open_salon();
    let petra = file(
        &salon,
        Master {
            name: "Petra Lindner".into(),
            allergies: "Nickel".into(),
            note: "hört links schlecht".into(),
            pop_up: true,
            ..Master::default()
        },
    );
    let seen = ["Allergien: Nickel", "Hinweis: hört links schlecht"];
    let book = wish(&salon, known(petra), &["Herrenschnitt"], at("09:00"));
    let preview = salon.ask(TryBook { book: book.clone() }).unwrap();
    let told: Vec<&str> = preview.hindrances.iter().map(|it| it.sentence.as_str()).collect();
    assert!(preview.possible && told.ends_with(&seen), "{told:?}");
    let card = salon.ask(book).unwrap().appointment.card;
    assert_eq!(card.warnings, seen);
    assert_eq!(salon.day_page(friday()).cards[0].warnings, seen);
    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    assert_eq!(basket.warnings, seen);
    let plan = salon.desk.read_inside(|tx| salon::messages::day_plan(tx, friday())).unwrap();
    let plan = serde_json::to_string(&plan).unwrap();
    assert!(filled(&seen).iter().all(|sentence| plan.contains(**sentence)), "{plan}");
}

#[test]
fn neither_a_reaction_nor_an_allergy_to_ppd_is_lifted_by_a_test_unless_the_line_is_free_of_it() {
    let (salon, line) = open_salon();
    let articles = vec![salon.article("Pflege")];
    let other = SaveProductLine { id: None, name: "Pflanzenfarbe".into(), validity_months: 6, articles };
    let other = salon.ask(other).unwrap().id;
    let allergic = file(
        &salon,
        Master { name: "Anna".into(), allergies: "p-Phenylendiamin".into(), ..Master::default() },
    );
    let reacted = named(&salon, "Petra");
    tested(&salon, reacted, line, "2026-11-01", TestResult::Reaction);
    for customer in [allergic, reacted] {
        tested(&salon, customer, line, "2026-11-10", TestResult::Passed);
        tested(&salon, customer, other, "2026-11-10", TestResult::Passed);
    }
    let stops = |customer, article: &str| {
        let articles: Vec<ArticleId> = vec![salon.article(article)];
        let found = salon.ask(PatchWarnings { customer, articles, on: friday() }).unwrap();
        found.into_iter().next().map(|warning| warning.why)
    };
    let reaction = Some(PatchTrouble::Reaction(day(2026, 11, 1)));
    assert_eq!(stops(allergic, "Ansatzfarbe"), Some(PatchTrouble::Allergy));
    assert_eq!(stops(allergic, "Pflege"), Some(PatchTrouble::Allergy));
    assert_eq!(stops(reacted, "Pflege"), reaction, "nobody knows that this line is different");
    salon.ask(SetLineCare { line: other, waiting_hours: 48, free_of_ppd: true }).unwrap();
    assert!(incidents(&salon).pop().unwrap().contains("patch_line/1"));
    assert_eq!((stops(allergic, "Pflege"), stops(reacted, "Pflege")), (None, None));
    assert_eq!(stops(reacted, "Ansatzfarbe"), reaction);
}

#[test]
fn a_test_carries_only_after_the_time_that_the_line_asks_for() {
    let (salon, line) = open_salon();
    let petra = named(&salon, "Petra Lindner");
    tested(&salon, petra, line, "2026-11-27", TestResult::Passed);
    let why = |on| {
        let articles = vec![salon.article("Ansatzfarbe")];
        let found = salon.ask(PatchWarnings { customer: petra, articles, on }).unwrap();
        found.into_iter().next().map(|warning| warning.why)
    };
    let sunday = day(2026, 11, 29);
    assert_eq!(why(friday()), Some(PatchTrouble::TooFresh(sunday)));
    assert_eq!(why(day(2026, 11, 28)), Some(PatchTrouble::TooFresh(sunday)));
    assert_eq!(why(sunday), None);
    salon.ask(SetLineCare { line, waiting_hours: 24, free_of_ppd: false }).unwrap();
    assert_eq!(why(day(2026, 11, 28)), None);
    let long = SetLineCare { line, waiting_hours: 337, free_of_ppd: false };
    assert_eq!(salon.refused(long).code(), "customers.bad_product_line");
}

#[test]
fn a_line_is_not_emptied_to_get_past_it() {
    let (salon, line) = open_salon();
    booked(&salon, guest("Frau Wild"), &["Ansatzfarbe"], on(day(2026, 12, 1), "10:00"));
    let save = |articles: Vec<ArticleId>, validity_months| SaveProductLine {
        id: Some(line),
        name: "Farblinie".into(),
        validity_months,
        articles,
    };
    let colour = salon.article("Ansatzfarbe");
    salon.sign_in_as("Jana");
    assert_eq!(salon.refused(save(Vec::new(), 6)).code(), "door.not_allowed");
    assert_eq!(salon.refused(save(vec![colour], 12)).code(), "door.not_allowed");
    salon.ask(save(vec![colour], 3)).unwrap();
    let sabine = salon.person("Sabine");
    let before = incidents(&salon).len();
    salon.ask_approved(save(Vec::new(), 3), sabine, pin_of("Sabine")).unwrap();
    assert_eq!(incidents(&salon).len(), before + 1, "the book says who did it");
    let care = SetLineCare { line, waiting_hours: 0, free_of_ppd: true };
    assert_eq!(salon.refused(care).code(), "door.not_allowed");
}

#[test]
fn a_result_of_the_wrong_woman_is_corrected_by_the_owner_and_leaves_a_trace() {
    let (salon, line) = open_salon();
    let petra = named(&salon, "Petra Lindner");
    tested(&salon, petra, line, "2026-11-02", TestResult::Passed);
    let wrong = tested(&salon, petra, line, "2026-11-20", TestResult::Reaction);
    let check = || CheckPatchTest { customer: petra, article: salon.article("Ansatzfarbe") };
    assert_eq!(salon.refused(check()).code(), "customers.patch_test_stops");
    salon.sign_in_as("Jana");
    let correct = |reason: &str| CorrectPatchTest { test: wrong.id, reason: reason.into() };
    assert_eq!(salon.refused(correct("falsche Kundin")).code(), "door.not_allowed");
    let sabine = salon.person("Sabine");
    let approved = |reason: &str| salon.ask_approved(correct(reason), sabine, pin_of("Sabine"));
    assert_eq!(approved("").unwrap_err().refusal().unwrap().code(), "customers.reason_missing");
    let struck = approved("falsche Kundin").unwrap();
    let why = struck.corrected.unwrap();
    assert_eq!((why.reason.as_str(), why.by.as_str()), ("falsche Kundin", "Sabine Krüger"));
    assert_eq!(approved("noch einmal").unwrap_err().refusal().unwrap().code(), "customers.no_such_test");
    salon.ask(check()).unwrap();
    let file = salon.ask(contract::dossier::ShowCustomer { customer: petra }).unwrap();
    let told: Vec<&str> = file.timeline.iter().map(|it| it.detail.as_str()).collect();
    assert!(
        filled(&told)
            .iter()
            .any(|it| it.contains("berichtigt am 27.11.2026 durch Sabine Krüger: falsche Kundin"))
    );
    let text = incidents(&salon).pop().unwrap();
    assert!(text.contains("patch_correction/1") && !text.contains("Lindner"), "{text}");
}
