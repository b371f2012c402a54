//! The customer file at the desk: found, told apart, brought together, read in from files.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::customer_import::*;
use contract::customers::*;
use contract::dossier::{CustomerFile, ShowCustomer};
use contract::refusal::CustomerRefusal;
use contract::search::{Search, Target};
use contract::{CustomerId, Day, Question};
use lockbuch_tests::test_salon::{TestSalon, day};

const HEALTH: &[Question] = &[Question::HealthConsent];

fn master(name: &str, phone: &str) -> Master {
    let phones = vec![Phone { label: "mobil".into(), number: phone.into() }];
    Master { name: name.into(), phones, ..Master::default() }
}

fn add(salon: &TestSalon, name: &str, phone: &str) -> CustomerId {
    salon.ask(SaveMaster { id: None, before: Box::default(), master: master(name, phone) }).unwrap().id
}

fn names(salon: &TestSalon, text: &str) -> Vec<String> {
    let found = salon.ask(FindCustomers { text: text.into() }).unwrap();
    found.into_iter().map(|customer| customer.name).collect()
}

fn file(salon: &TestSalon, customer: CustomerId) -> CustomerFile {
    salon.ask(ShowCustomer { customer }).unwrap()
}

#[test]
fn all_that_is_kept_of_a_customer_comes_back() {
    let salon = TestSalon::haarwerk();
    let whole = Master {
        salutation: Salutation::Ms,
        name: "  Petra   Lindner ".into(),
        phones: vec![
            Phone { label: "mobil".into(), number: " 0171 555 ".into() },
            Phone { label: "privat".into(), number: "+49 421 77".into() },
            Phone::default(),
        ],
        mails: vec!["petra@lindner.de".into(), " ".into()],
        birthday: Some(day(1980, 12, 24)),
        groups: vec!["Stammkundin".into()],
        address: Address { street: "Weg 5".into(), postcode: "28195".into(), city: "Bremen".into() },
        invoice_address: "Lindner GmbH\nAm Wall 1".into(),
        guardian: String::new(),
        regular_stylist: Some(salon.person("Jana")),
        allergies: "PPD".into(),
        note: "nimmt Tee".into(),
        pop_up: true,
    };
    let save = SaveMaster { id: None, before: Box::default(), master: whole.clone() };
    let id = salon.ask_yes(save, HEALTH).unwrap().id;
    let kept = file(&salon, id);
    assert_eq!(kept.master.name, "Petra Lindner");
    assert_eq!((kept.master.phones.len(), kept.master.mails.len()), (2, 1));
    assert_eq!((kept.stylist.as_deref(), kept.master.pop_up), (Some("Jana"), true));
    assert_eq!(kept.since, Some(day(2026, 11, 27)));
    let master = Master {
        name: "Petra Lindner".into(),
        phones: kept.master.phones.clone(),
        mails: kept.master.mails.clone(),
        ..whole
    };
    assert_eq!(kept.master, master);
    // The till changes name and first number; all else stays.
    let before = salon.ask(FindCustomers { text: "petra lindner".into() }).unwrap().pop();
    let short = SaveCustomer { id: Some(id), name: "Petra Stein".into(), phone: Some("0172".into()), before };
    salon.ask(short).unwrap();
    let changed = file(&salon, id).master;
    assert_eq!((changed.name.as_str(), changed.phones[0].number.as_str()), ("Petra Stein", "0172"));
    assert_eq!((changed.allergies, changed.phones.len()), (master.allergies, 2));
    for text in ["petra@lindner", "42177", "stein weg", "0172"] {
        let expected = if text == "stein weg" { 0 } else { 1 };
        assert_eq!(names(&salon, text).len(), expected, "{text}");
    }
}

#[test]
fn names_of_all_scripts_and_lengths_are_kept() {
    let salon = TestSalon::haarwerk();
    for name in ["مريم العلي", "Анна Петрова", "王小明", "Zoë 💇‍♀️ O’Neill-d’Été", &"Ä".repeat(200)]
    {
        let id = add(&salon, name, "");
        assert_eq!(file(&salon, id).master.name, name);
        let word = name.split(' ').next().unwrap();
        assert!(names(&salon, word).contains(&name.to_owned()), "{name}");
    }
    let long = SaveMaster { id: None, before: Box::default(), master: master(&"x".repeat(201), "") };
    assert_eq!(salon.refused(long).code(), "people.customer_name_missing");
    for (wrong, what) in [
        (Master { mails: vec!["keine".into()], ..master("A", "") }, "keine E-Mail"),
        (Master { birthday: Some(day(2030, 1, 1)), ..master("A", "") }, "Geburtstag"),
        (Master { note: "x".repeat(5_000), ..master("A", "") }, "Notiz"),
        (master("A", &"1".repeat(41)), "Telefonnummer"),
    ] {
        let no = salon.refused(SaveMaster { id: None, before: Box::default(), master: wrong });
        assert_eq!(no.code(), "customers.bad_field");
        assert!(no.to_string().contains(what), "{no}");
    }
}

#[test]
fn the_one_box_finds_customers_receipts_and_articles_as_they_are_misspelt() {
    let salon = TestSalon::open_for_business();
    let id = add(&salon, "Petra Lindner", "0171 555 66");
    let customer = contract::till::BasketCustomer { id: Some(id), name: "Petra Lindner".into() };
    let basket = salon.basket_with("WSF", Some("Jana"));
    salon.ask(contract::till::SetCustomer { basket: basket.id.clone(), customer: Some(customer) }).unwrap();
    salon.pay(&basket.id, &[lockbuch_tests::till::cash(5_800, None)]);
    for text in ["lindner", "linder", "lndner petra", "17155"] {
        let hits = salon.ask(Search { text: text.into() }).unwrap();
        assert!(hits.iter().any(|hit| hit.target == Target::Customer(id)), "{text}: {hits:?}");
        // Digits alone are the number of a receipt.
        let receipt = hits.iter().any(|hit| hit.title.contains("58,00"));
        assert_eq!(receipt, text != "17155", "{text}: {hits:?}");
    }
    let hits = salon.ask(Search { text: "haaröl".into() }).unwrap();
    assert!(hits.iter().any(|hit| hit.title == "Haaröl"));
}

#[test]
fn who_is_typed_twice_is_noticed_with_the_reason() {
    let salon = TestSalon::haarwerk();
    let petra = add(&salon, "Petra Müller", "0171 555 666");
    add(&salon, "Paula Meier", "0421 987654");
    let likely = |name: &str, phone: &str| {
        let wish =
            LikelyDuplicates { name: name.into(), phones: vec![phone.into()], ..LikelyDuplicates::default() };
        let found = salon.ask(wish).unwrap();
        found.into_iter().map(|it| (it.customer.name, it.why.join(", "))).collect::<Vec<_>>()
    };
    let pair = |name: &str, why: &str| vec![(name.to_owned(), why.to_owned())];
    assert_eq!(likely("Mueller, Petra", ""), pair("Petra Müller", "gleicher Name"));
    assert_eq!(likely("Petra Mülller", ""), pair("Petra Müller", "klingt gleich"));
    assert_eq!(likely("Paula Mayer", ""), pair("Paula Meier", "klingt gleich"));
    assert_eq!(likely("Petra Mullar", ""), pair("Petra Müller", "klingt gleich"));
    assert_eq!(likely("P. M.", "+49171555666"), pair("Petra Müller", "gleiche Telefonnummer"));
    assert_eq!(likely("Petra Schulz", "0421 1"), Vec::new());
    let own =
        LikelyDuplicates { name: "Petra Müller".into(), except: Some(petra), ..LikelyDuplicates::default() };
    assert_eq!(salon.ask(own).unwrap(), Vec::new());
}

#[test]
fn two_become_one_and_two_again_within_ninety_days() {
    let salon = TestSalon::open_for_business();
    let keep = salon.ask(SaveMaster {
        id: None,
        before: Box::default(),
        master: Master { note: "A".into(), ..master("Petra Müller", "0171 1") },
    });
    let keep = keep.unwrap().id;
    let other =
        Master { note: "B".into(), allergies: "PPD".into(), ..master("Petra Mueller-Stein", "0172 2") };
    let save = SaveMaster { id: None, before: Box::default(), master: other.clone() };
    let absorb = salon.ask_yes(save, HEALTH).unwrap().id;
    let customer = contract::till::BasketCustomer { id: Some(absorb), name: "Petra Mueller-Stein".into() };
    let basket = salon.basket_with("WSF", Some("Jana"));
    salon.ask(contract::till::SetCustomer { basket: basket.id.clone(), customer: Some(customer) }).unwrap();
    let receipt = salon.pay(&basket.id, &[lockbuch_tests::till::cash(5_800, None)]);
    let before = salon.entry(receipt.seq);

    assert_eq!(salon.refused(MergeCustomers { keep, absorb: keep }).code(), "customers.same_customer");
    let merge = salon.ask(MergeCustomers { keep, absorb }).unwrap();
    assert_eq!(merge.undo_until, day(2027, 2, 25));
    let one = file(&salon, absorb);
    assert_eq!((one.id, one.visits, one.master.phones.len()), (keep, 1, 2));
    assert_eq!((one.master.note.as_str(), one.master.allergies.as_str()), ("A\nB", "PPD"));
    assert_eq!(names(&salon, "mueller stein"), ["Petra Müller"]);
    assert_eq!(names(&salon, "petra"), ["Petra Müller"]);
    // Whoever is merged is saved as who it became.
    let found = salon.ask(FindCustomers { text: "petra".into() }).unwrap().pop();
    let save = SaveCustomer { id: Some(absorb), name: "Petra Müller".into(), phone: None, before: found };
    salon.ask(save).unwrap();

    salon.at(day(2027, 2, 25), 9, 0);
    salon.ask(UndoMerge { merge: merge.id }).unwrap();
    assert_eq!(salon.refused(UndoMerge { merge: merge.id }).code(), "customers.no_such_merge");
    let (one, two) = (file(&salon, keep), file(&salon, absorb));
    // The number that was taken away meanwhile stays away.
    assert_eq!((one.visits, one.master.note.as_str(), one.master.phones.len()), (0, "A", 0));
    assert_eq!((two.id, two.visits, two.master), (absorb, 1, other));
    assert_eq!(names(&salon, "petra").len(), 2);
    assert_eq!(salon.entry(receipt.seq), before, "receipts keep their likeness");

    let merge = salon.ask(MergeCustomers { keep, absorb }).unwrap();
    salon.at(merge.undo_until.plus_days(1), 9, 0);
    assert_eq!(salon.refused(UndoMerge { merge: merge.id }).code(), "customers.merge_too_old");
}

fn wish(text: &str) -> CustomerFileWish {
    CustomerFileWish {
        base64: STANDARD.encode(text),
        leave_duplicates_out: true,
        ..CustomerFileWish::default()
    }
}

fn import_ended(salon: &TestSalon) -> ImportEnd {
    let start = Instant::now();
    loop {
        let state = salon.ask(CustomerImportState).unwrap();
        if let Some(end) = state.ended.filter(|_| state.running.is_none()) {
            return end;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "the import hangs");
        std::thread::yield_now();
    }
}

#[test]
fn a_file_is_looked_at_and_taken_in_without_those_who_are_there() {
    let salon = TestSalon::haarwerk();
    add(&salon, "Petra Müller", "0171 555 666");
    let text = "Vorname;Nachname;Handy\nPetra;Mueller;0171555666\nAnna;Koch;0421 1\nKoch;Anna;\nبدر;العلي;\n";
    let preview = salon.ask(PreviewCustomerImport { file: wish(text) }).unwrap();
    assert_eq!((preview.rows, preview.bad_count, preview.duplicate_count), (4, 0, 2));
    assert_eq!(preview.duplicates[0].reason, "gleicher Name und gleiche Telefonnummer wie Petra Müller");
    assert_eq!(preview.duplicates[1].reason, "gleicher Name wie Anna Koch (Zeile 3)");
    salon.ask(ImportCustomers { file: wish(text) }).unwrap();
    assert_eq!(import_ended(&salon), ImportEnd { added: 2, left_out: 2, trouble: None });
    assert_eq!(names(&salon, "koch"), ["Anna Koch"]);
    assert_eq!(salon.newest_entry().head.kind, contract::EntryKind::Import);
    let all = salon.ask(ListCustomers { limit: 10, ..ListCustomers::default() }).unwrap();
    assert_eq!(all.rows.len(), 3);
}

#[test]
fn one_bad_row_keeps_the_whole_file_out() {
    let salon = TestSalon::haarwerk();
    let text = "Name;Mail\nA;a@b.de\nB;a@@b\n";
    let preview = salon.ask(PreviewCustomerImport { file: wish(text) }).unwrap();
    assert_eq!((preview.bad_count, preview.bad[0].line), (1, 3));
    assert_eq!(salon.refused(ImportCustomers { file: wish(text) }).code(), "customers.import_has_bad_rows");
    assert_eq!(names(&salon, "a"), Vec::<String>::new());
    let none = CustomerFileWish { base64: "***".into(), ..CustomerFileWish::default() };
    assert_eq!(salon.refused(PreviewCustomerImport { file: none }).code(), "customers.unreadable_import");
}

fn fifty_thousand(bad: bool) -> String {
    let mut text = String::from("Name;Telefon;Mail\n");
    for number in 0..50_000_u32 {
        let mail = if bad && number % 10_000 == 9_999 { "a@@b" } else { "" };
        text.push_str(&format!("Kundin Nummer{number};0421 {number:06};{mail}\n"));
    }
    text
}

#[test]
fn fifty_thousand_rows_with_bad_ones_are_named_and_none_is_stored() {
    let salon = TestSalon::haarwerk();
    let preview = salon.ask(PreviewCustomerImport { file: wish(&fifty_thousand(true)) }).unwrap();
    let lines: Vec<u32> = preview.bad.iter().map(|bad| bad.line).collect();
    assert_eq!((preview.rows, lines), (50_000, vec![10_001, 20_001, 30_001, 40_001, 50_001]));
    assert_eq!(
        salon.refused(ImportCustomers { file: wish(&fifty_thousand(true)) }).code(),
        "customers.import_has_bad_rows"
    );
}

#[test]
fn a_long_import_shows_progress_lets_the_till_go_on_and_leaves_nothing_when_stopped() {
    let salon = TestSalon::haarwerk();
    salon.ask(ImportCustomers { file: wish(&fifty_thousand(false)) }).unwrap();
    let again = salon.refused(ImportCustomers { file: wish("Name\nA\n") });
    assert_eq!(again.code(), "customers.import_under_way");
    let start = Instant::now();
    while salon.ask(CustomerImportState).unwrap().running.is_some_and(|(done, _)| done == 0) {
        assert!(start.elapsed() < Duration::from_secs(60), "no progress");
        std::thread::yield_now();
    }
    // Someone else is saved and found meanwhile; nothing of the import is.
    add(&salon, "Petra Lindner", "0171");
    assert_eq!(names(&salon, "lindner"), ["Petra Lindner"]);
    assert_eq!(names(&salon, "kundin nummer1"), Vec::<String>::new());
    salon.ask(CancelCustomerImport).unwrap();
    let end = import_ended(&salon);
    assert_eq!(end.trouble, Some(CustomerRefusal::ImportStopped.to_string()));
    let all = salon.ask(ListCustomers { limit: 10, ..ListCustomers::default() }).unwrap();
    assert_eq!(all.rows.len(), 1);
    assert_eq!(names(&salon, "lindner"), ["Petra Lindner"]);
}

#[test]
fn who_is_put_aside_is_found_among_those() {
    let salon = TestSalon::haarwerk();
    let id = add(&salon, "Petra Lindner", "0171");
    salon.ask(SetActive { customer: id, active: false }).unwrap();
    assert_eq!(names(&salon, "lindner"), Vec::<String>::new());
    let aside = ListCustomers { inactive: true, text: "lind".into(), limit: 10, ..ListCustomers::default() };
    assert_eq!(salon.ask(aside).unwrap().rows.len(), 1);
    salon.ask(SetActive { customer: id, active: true }).unwrap();
    assert_eq!(names(&salon, "lindner"), ["Petra Lindner"]);
    let far: Day = day(2026, 11, 27);
    assert_eq!(file(&salon, id).since, Some(far));
}

#[test]
fn rows_that_nobody_can_read_are_left_out_when_the_person_says_so() {
    let salon = TestSalon::haarwerk();
    let text = "Name;Mail\nAnna Koch;a@k.de\nEva;a@@b\n;x@y.de\n";
    let preview = salon.ask(PreviewCustomerImport { file: wish(text) }).unwrap();
    assert_eq!((preview.rows, preview.bad_count), (3, 2));
    assert_eq!(salon.refused(ImportCustomers { file: wish(text) }).code(), "customers.import_has_bad_rows");
    salon.ask(ImportCustomers { file: CustomerFileWish { leave_bad_out: true, ..wish(text) } }).unwrap();
    let end = import_ended(&salon);
    assert_eq!((end.added, end.left_out, end.trouble), (1, 2, None));
}

#[test]
fn two_windows_on_one_file_lose_nothing_of_each_other() {
    let salon = TestSalon::open_for_business();
    let id = add(&salon, "Petra Müller", "0171 1");
    let read = || Box::new(file(&salon, id).master);
    let save = |before: &Master, master: Master| SaveMaster {
        id: Some(id),
        before: Box::new(before.clone()),
        master,
    };
    let (one, other) = (read(), read());
    salon.ask_yes(save(&one, Master { allergies: "PPD".into(), ..*one.clone() }), HEALTH).unwrap();
    let phone = Phone { label: "mobil".into(), number: "0172 2".into() };
    salon.ask(save(&other, Master { phones: vec![phone], ..*other.clone() })).unwrap();
    let now = read();
    assert_eq!((now.allergies.as_str(), now.phones[0].number.as_str()), ("PPD", "0172 2"));
    // The same field twice is told, and nothing of it is stored.
    let no = salon.refused(save(&other, Master { allergies: "Nickel".into(), ..*other.clone() }));
    assert_eq!(no.code(), "customers.changed_meanwhile");
    assert!(no.to_string().contains("Allergien"), "{no}");
    assert_eq!(read(), now);
}

#[test]
fn what_was_typed_after_a_merge_stays_when_it_is_taken_back() {
    let salon = TestSalon::open_for_business();
    let keep = add(&salon, "Petra Müller", "0171 1");
    let absorb = add(&salon, "Petra Mueller-Stein", "0172 2");
    let merge = salon.ask(MergeCustomers { keep, absorb }).unwrap();
    let before = file(&salon, keep).master;
    let number = |number: &str| Phone { label: String::new(), number: number.into() };
    let mut master = Master { allergies: "PPD".into(), ..before.clone() };
    master.phones.push(number("0173 3"));
    salon.ask_yes(SaveMaster { id: Some(keep), before: Box::new(before), master }, HEALTH).unwrap();
    salon.ask(UndoMerge { merge: merge.id }).unwrap();
    let kept = file(&salon, keep).master;
    let numbers: Vec<&str> = kept.phones.iter().map(|phone| phone.number.as_str()).collect();
    assert_eq!((kept.allergies.as_str(), numbers), ("PPD", vec!["0171 1", "0173 3"]));
}

#[test]
fn two_merges_are_taken_back_in_either_order() {
    for first in [0, 1] {
        let salon = TestSalon::open_for_business();
        let keep = add(&salon, "Anna A", "0171 1");
        let others = [add(&salon, "Anna B", "0172 2"), add(&salon, "Anna C", "0173 3")];
        let merges = others.map(|absorb| salon.ask(MergeCustomers { keep, absorb }).unwrap().id);
        let numbers = || {
            let phones = file(&salon, keep).master.phones;
            phones.into_iter().map(|phone| phone.number).collect::<Vec<_>>()
        };
        assert_eq!(numbers(), ["0171 1", "0172 2", "0173 3"]);
        salon.ask(UndoMerge { merge: merges[first] }).unwrap();
        let left = ["0173 3", "0172 2"][first];
        assert_eq!(numbers(), ["0171 1", left], "whoever is still part of it stays in it");
        assert_eq!(file(&salon, others[first]).id, others[first]);
        salon.ask(UndoMerge { merge: merges[1 - first] }).unwrap();
        assert_eq!(numbers(), ["0171 1"]);
    }
}

#[test]
fn whoever_comes_is_found_after_a_merge_into_a_file_that_was_put_aside() {
    let salon = TestSalon::open_for_business();
    let (aside, comes) = (add(&salon, "Petra Müller", "0171 1"), add(&salon, "Petra Muller", "0171 1"));
    salon.ask(SetActive { customer: aside, active: false }).unwrap();
    let merge = salon.ask(MergeCustomers { keep: aside, absorb: comes }).unwrap();
    assert_eq!(names(&salon, "petra"), ["Petra Müller"]);
    salon.ask(UndoMerge { merge: merge.id }).unwrap();
    assert_eq!(names(&salon, "petra"), ["Petra Muller"]);
}

#[test]
fn a_family_with_one_number_is_taken_in_whole() {
    let salon = TestSalon::haarwerk();
    add(&salon, "Petra Müller", "0421 555 666");
    let text =
        "Vorname;Nachname;Handy\nPeter;Müller;0421555666\nPia;Müller;0421555666\nPetra;Müller;0421 555 666\n";
    let preview = salon.ask(PreviewCustomerImport { file: wish(text) }).unwrap();
    assert_eq!((preview.duplicate_count, preview.duplicates.len()), (1, 3), "two are hints");
    salon.ask(ImportCustomers { file: wish(text) }).unwrap();
    assert_eq!(import_ended(&salon), ImportEnd { added: 2, left_out: 1, trouble: None });
}
