//! E1: information, erasure and what stays, with consents and pictures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::db::settings;
use contract::consents::*;
use contract::customers::{FindCustomers, Master, MergeCustomers, Phone, SaveMaster};
use contract::dossier::*;
use contract::formulas::{Component, Decigrams, MaterialKind, Mixture, SaveFormula};
use contract::patch_tests::{RecordPatchTest, SaveProductLine, TestResult};
use contract::session::SignIn;
use contract::till::{BasketCustomer, Receipt, SetCustomer};
use contract::{CustomerId, EntryKind, PhotoId, Seq};
use desk::Caller;
use lockbuch_tests::filled::filled;
use lockbuch_tests::haarwerk::pin_of;
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;
use proof::PublicKey;
use sha2::{Digest, Sha256};

fn lindner(salon: &TestSalon) -> CustomerId {
    let phones = vec![Phone { label: "mobil".into(), number: "0171 555 66".into() }];
    let master =
        Master { name: "Petra Lindner".into(), phones, note: "nimmt Tee".into(), ..Master::default() };
    salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id
}

fn sell_to(salon: &TestSalon, customer: CustomerId, article: &str, cents: i64) -> Receipt {
    let basket = salon.basket_with(article, Some("Jana"));
    let customer = BasketCustomer { id: Some(customer), name: "Petra Lindner".into() };
    salon.ask(SetCustomer { basket: basket.id.clone(), customer: Some(customer) }).unwrap();
    salon.pay(&basket.id, &[cash(cents, None)])
}

fn jpeg() -> Vec<u8> {
    [&[0xff, 0xd8, 0xff, 0xe0][..], &[7; 500], &[0xff, 0xd9]].concat()
}

fn photo(customer: CustomerId, bytes: &[u8]) -> AddPhoto {
    AddPhoto { customer, caption: "nachher".into(), base64: STANDARD.encode(bytes) }
}

/// A customer of whom everything is kept.
fn known_well(salon: &TestSalon) -> CustomerId {
    let customer = lindner(salon);
    let component =
        Component { kind: MaterialKind::Shade, material: None, name: "7/1".into(), amount: Decigrams(400) };
    let mixture = Mixture { components: vec![component], ..Mixture::default() };
    salon.ask(SaveFormula { id: None, customer, mixture }).unwrap();
    let save =
        SaveProductLine { id: None, name: "Farblinie".into(), validity_months: 6, articles: Vec::new() };
    salon.sign_in_as("Sabine");
    let line = salon.ask(save).unwrap().id;
    let (tested, note) = (day(2026, 5, 2), String::new());
    for kind in [ConsentKind::Health, ConsentKind::Photos] {
        salon.ask(GiveConsent { customer, kind }).unwrap();
    }
    salon.ask(RecordPatchTest { customer, line, tested, result: TestResult::Passed, note }).unwrap();
    salon.ask(photo(customer, &jpeg())).unwrap();
    customer
}

fn hex_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn pictures(salon: &TestSalon) -> usize {
    std::fs::read_dir(salon.folder.path().join("fotos")).map_or(0, Iterator::count)
}

fn kept_name(salon: &TestSalon, seq: Seq) -> Option<String> {
    let text = salon.desk.read_inside(|tx| book::ledger::customer(tx.conn, seq)).unwrap();
    text.map(|text| text.name)
}

#[test]
fn one_press_gives_all_that_is_kept_as_page_and_data() {
    let salon = TestSalon::open_for_business();
    let customer = known_well(&salon);
    let receipt = sell_to(&salon, customer, "WSF", 5_800);
    let given = salon.ask(GiveInformation { customer }).unwrap();
    let json = STANDARD.decode(&given.json.base64).unwrap();
    let data: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let file = &data["file"];
    assert_eq!(file["master"]["name"], "Petra Lindner");
    assert_eq!(file["master"]["note"], "nimmt Tee");
    for (part, count) in [("formulas", 1), ("tests", 1), ("consents", 2), ("photos", 1)] {
        assert_eq!(file[part].as_array().unwrap().len(), count, "{part}");
    }
    let timeline = file["timeline"].as_array().unwrap();
    assert!(
        timeline.iter().any(|line| line["amount"] == 5_800 && line["target"]["entry"] == receipt.seq.get())
    );
    assert!(STANDARD.decode(&given.pdf.base64).unwrap().starts_with(b"%PDF"));
    let entry = salon.newest_entry();
    assert_eq!(entry.head.kind, EntryKind::Export);
    let details = entry.details.unwrap().body;
    assert!(details.contains(&hex_of(&json)), "{details}");
    assert!(!details.contains("Lindner"));
}

#[test]
fn an_erasure_takes_all_but_what_the_law_demands_and_says_so() {
    let salon = TestSalon::open_for_business();
    let customer = known_well(&salon);
    let service = sell_to(&salon, customer, "WSF", 5_800);
    let goods = sell_to(&salon, customer, "Shampoo", 1_890);
    salon.ask(GiveInformation { customer }).unwrap();
    let information = salon.newest();
    assert_eq!(pictures(&salon), 1);

    let outlook = salon.ask(ErasureOutlook { customer }).unwrap();
    let wish = |reason: &str| EraseCustomer { customer, reason: reason.into() };
    salon.sign_in_as("Jana");
    assert_eq!(salon.refused(wish("Wunsch")).code(), "door.not_allowed");
    salon.sign_in_as("Sabine");
    assert_eq!(salon.refused(wish(" ")).code(), "customers.reason_missing");
    let before = [salon.entry(service.seq), salon.entry(goods.seq)];
    let erased = salon.ask(wish("Wunsch der Kundin")).unwrap();

    assert_eq!(erased.erasure, outlook, "what was said before is what was done");
    let goes = |word: &str| {
        erased.erasure.goes.iter().find(|(what, _)| what.contains(word)).map(|(_, count)| *count)
    };
    assert_eq!(
        ["Stammdaten", "Rezepturen", "Verträglichkeit", "Fotos", "Einwilligungen"].map(goes),
        [Some(1), Some(1), Some(1), Some(1), Some(2)]
    );
    assert_eq!(goes("Namen an Belegen"), Some(2), "the shampoo's and the information's");
    let stays = &erased.erasure.stays;
    assert_eq!(
        (stays.len(), stays[0].what.as_str(), stays[0].until),
        (1, "1 Beleg mit Ihrem Namen", day(2036, 12, 31))
    );
    assert!(stays[0].rule.contains("§ 147"));
    let letter = STANDARD.decode(&erased.letter.base64).unwrap();
    assert!(letter.starts_with(b"%PDF"));
    let note = salon.newest_entry();
    let details = note.details.unwrap().body;
    assert!(details.contains(&hex_of(&letter)) && !details.contains("Lindner"));
    assert_eq!(note.head.customer, None);

    // Nothing is found any more; the receipts are as they were.
    assert_eq!(salon.ask(FindCustomers { text: "lindner".into() }).unwrap(), []);
    assert_eq!(salon.ask(FindCustomers { text: "0171".into() }).unwrap(), []);
    assert_eq!(pictures(&salon), 0);
    let file = salon.ask(ShowCustomer { customer }).unwrap();
    assert_eq!((file.erased, file.master.name.as_str()), (Some(day(2026, 11, 27)), ""));
    assert!(filled(&file.timeline).iter().all(|line| line.kind == HappeningKind::Receipt));
    assert_eq!(kept_name(&salon, service.seq).as_deref(), Some("Petra Lindner"));
    assert_eq!([kept_name(&salon, goods.seq), kept_name(&salon, information)], [None, None]);
    assert_eq!([salon.entry(service.seq), salon.entry(goods.seq)], before);
    assert_eq!(salon.refused(GiveInformation { customer }).code(), "customers.erased");
    salon.close_day();
    let key = salon.desk.read_inside(|tx| settings::get::<PublicKey>(tx.conn, settings::PUBLIC_KEY));
    outside::verify(salon.folder.path(), &[key.unwrap().unwrap()]).unwrap();
}

#[test]
fn whoever_was_merged_is_erased_as_well() {
    let salon = TestSalon::open_for_business();
    let (keep, absorb) = (lindner(&salon), lindner(&salon));
    sell_to(&salon, absorb, "Shampoo", 1_890);
    salon.ask(MergeCustomers { keep, absorb }).unwrap();
    let sabine = salon.person("Sabine");
    let wish = EraseCustomer { customer: keep, reason: "Wunsch".into() };
    let erased = salon.ask_approved(wish, sabine, pin_of("Sabine")).unwrap();
    assert_eq!(erased.erasure.goes[0].1, 2);
    let conn = outside::reader(salon.folder.path());
    let left: u32 = conn
        .query_row(
            "select count(*) from customer where name <> '' or digits <> '' or body <> '{}'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let merges: u32 = conn.query_row("select count(*) from customer_merge", [], |row| row.get(0)).unwrap();
    let names: u32 = conn.query_row("select count(*) from entry_customer", [], |row| row.get(0)).unwrap();
    assert_eq!((left, merges, names), (0, 0, 0));
}

#[test]
fn who_has_not_come_for_years_is_proposed_and_never_erased() {
    let salon = TestSalon::open_for_business();
    let (came, stayed_away) = (lindner(&salon), lindner(&salon));
    salon.sign_in_as("Sabine");
    assert_eq!(salon.refused(SetErasureTime { months: 3 }).code(), "customers.bad_field");
    salon.ask(SetErasureTime { months: 12 }).unwrap();
    salon.close_day();
    salon.at(day(2027, 10, 1), 8, 0);
    assert_eq!(salon.ask(ErasureProposals).unwrap().customers, []);
    salon
        .ask_yes(
            contract::day::OpenDay {
                sheet: lockbuch_tests::counting::sheet_of("250,00"),
                difference_reason: None,
            },
            &lockbuch_tests::disk_salon::YES,
        )
        .unwrap();
    sell_to(&salon, came, "WSF", 5_800);
    salon.at(day(2027, 12, 24), 9, 0);
    let proposals = salon.ask(ErasureProposals).unwrap();
    assert_eq!(proposals.after_months, 12);
    assert_eq!(proposals.customers.iter().map(|customer| customer.id).collect::<Vec<_>>(), [stayed_away]);
    assert!(salon.ask(ShowCustomer { customer: stayed_away }).unwrap().erased.is_none());
}

#[test]
fn a_consent_keeps_its_wording_and_pictures_go_with_theirs() {
    let salon = TestSalon::haarwerk();
    let customer = lindner(&salon);
    let no = salon.refused(photo(customer, &jpeg()));
    assert_eq!(no.code(), "customers.no_consent");
    let first = salon.ask(GiveConsent { customer, kind: ConsentKind::Photos }).unwrap();
    assert_eq!(first.version, 1);
    salon.ask(photo(customer, &jpeg())).unwrap();
    let empty = SaveConsentText { kind: ConsentKind::Photos, text: " ".into() };
    assert_eq!(salon.refused(empty).code(), "customers.bad_field");
    let text = salon.ask(SaveConsentText { kind: ConsentKind::Photos, text: "Neu".into() }).unwrap();
    assert_eq!(text.version, 2);
    let texts = salon.ask(ConsentTexts).unwrap();
    assert_eq!(texts.iter().map(|text| text.version).collect::<Vec<_>>(), [1, 2, 1, 1, 1]);
    let second = salon.ask(GiveConsent { customer, kind: ConsentKind::Photos }).unwrap();
    assert_eq!(second.version, 2);
    let wordings = salon.ask(ConsentWordings).unwrap();
    let of_photos = wordings.iter().filter(|text| text.kind == ConsentKind::Photos);
    let of_photos: Vec<_> = of_photos.map(|text| (text.version, text.text.as_str())).collect();
    assert_eq!(of_photos[0], (2, "Neu"));
    assert!(of_photos[1].0 == 1 && of_photos[1].1.contains("Foto"), "the first wording can be read again");

    salon.ask(WithdrawConsent { consent: first.id }).unwrap();
    assert_eq!(pictures(&salon), 1, "the other consent stands");
    salon.ask(WithdrawConsent { consent: second.id }).unwrap();
    assert_eq!(pictures(&salon), 0);
    assert_eq!(salon.refused(WithdrawConsent { consent: second.id }).code(), "customers.no_such_consent");
    let file = salon.ask(ShowCustomer { customer }).unwrap();
    assert_eq!((file.photos.len(), file.consents.len()), (0, 2));
    assert!(file.consents.iter().all(|consent| consent.withdrawn.is_some()));
}

#[test]
fn what_is_no_picture_is_told_by_its_bytes() {
    let salon = TestSalon::haarwerk();
    let customer = lindner(&salon);
    salon.ask(GiveConsent { customer, kind: ConsentKind::Photos }).unwrap();
    let no = salon.refused(photo(customer, b"%PDF-1.7 named photo.jpg"));
    assert_eq!(no.code(), "customers.no_photo");
    assert!(no.to_string().contains("PDF"), "{no}");
    let big = salon.refused(photo(customer, &vec![0xff; 40 * 1024 * 1024]));
    assert_eq!(big.code(), "customers.photo_too_big");
    let kept = salon.ask(photo(customer, &jpeg())).unwrap();
    let shown = salon.ask(ShowPhoto { photo: kept.id }).unwrap();
    assert_eq!((shown.mime.as_str(), STANDARD.decode(shown.base64).unwrap()), ("image/jpeg", jpeg()));
    salon.ask(RemovePhoto { photo: kept.id }).unwrap();
    assert_eq!(salon.refused(ShowPhoto { photo: PhotoId(kept.id.0) }).code(), "customers.no_such_photo");
    assert_eq!(pictures(&salon), 0);
}

#[test]
fn no_picture_is_lost_while_another_one_goes() {
    let salon = TestSalon::haarwerk();
    let customer = lindner(&salon);
    salon.ask(GiveConsent { customer, kind: ConsentKind::Photos }).unwrap();
    let windows: Vec<Caller> = (0..3).map(|n| Caller(format!("window-{n}"))).collect();
    for window in &windows {
        let person = salon.person("Sabine");
        salon.desk.ask(window, SignIn { person, pin: pin_of("Sabine").into() }).unwrap();
    }
    // Each adds pictures, some with the same bytes as those of others, and removes every second one.
    let kept: Vec<PhotoId> = std::thread::scope(|scope| {
        let each = windows.iter().enumerate().map(|(at, window)| {
            let desk = &salon.desk;
            scope.spawn(move || {
                let mut kept = Vec::new();
                for number in 0..24_u8 {
                    let like = if number % 3 == 0 { 255 } else { u8::try_from(at).unwrap() };
                    let bytes = [&[0xff, 0xd8, 0xff, like, number][..], &[7; 4_000], &[0xff, 0xd9]].concat();
                    let added = desk.ask(window, photo(customer, &bytes)).unwrap().id;
                    if number % 2 == 0 {
                        kept.push(added);
                    } else {
                        desk.ask(window, RemovePhoto { photo: added }).unwrap();
                    }
                }
                kept
            })
        });
        let each: Vec<_> = each.collect();
        each.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    for id in filled(kept) {
        salon.ask(ShowPhoto { photo: id }).unwrap();
    }
}
