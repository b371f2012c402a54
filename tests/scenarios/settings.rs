//! The salon's data: checked at the set-up and ever after, kept while a day is open.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::{Adapters, KeyVault, Outcome};
use contract::catalogue::Catalogue;
use contract::customers::{Customer, FindCustomers, SaveCustomer};
use contract::day::RevokeClosing;
use contract::printing::Printers;
use contract::session::{Greet, SignIn};
use contract::settings::{Footer, Salon, SaveFooter, SaveLockTime, SaveSalon, ShowSettings};
use contract::setup::{CheckSalon, FirstPriceList, SetUp};
use contract::{CustomerId, EntryKind};
use desk::Desk;
use lockbuch_tests::counting::opening;
use lockbuch_tests::test_salon::{OWNER_PIN, PROGRAM, TestSalon, founding, fresh_adapters};

/// The details of the newest entry.
fn newest(test_salon: &TestSalon) -> (EntryKind, String) {
    let entry = test_salon.desk.read_inside(|tx| {
        let seq = book::ledger::newest_seq(tx.conn)?;
        Ok(book::ledger::entry(tx.conn, seq)?.unwrap().entry)
    });
    let entry = entry.unwrap();
    (entry.head.kind, entry.details.map(|details| details.body).unwrap_or_default())
}

#[test]
fn a_changed_address_is_an_entry_with_old_and_new() {
    let test_salon = TestSalon::haarwerk();
    let mut salon = test_salon.ask(ShowSettings).unwrap().salon;
    salon.street = "Neue Straße 9".into();
    let settings = test_salon.ask(SaveSalon { salon }).unwrap();
    assert_eq!(settings.salon.street, "Neue Straße 9");
    assert_eq!((settings.register.as_str(), settings.key_place.as_str()), ("HW-01", "im Arbeitsspeicher"));
    let (kind, body) = newest(&test_salon);
    assert_eq!(kind, EntryKind::Settings);
    assert!(body.contains("Musterstraße 5") && body.contains("Neue Straße 9"), "{body}");
    let test_salon = test_salon.restarted();
    test_salon.sign_in_as("Jana");
    assert_eq!(test_salon.ask(ShowSettings).unwrap().salon.street, "Neue Straße 9");
    assert_eq!(test_salon.refused(SaveLockTime { minutes: 9 }).code(), "door.not_allowed");
}

#[test]
fn chosen_texts_and_times_have_their_bounds() {
    let test_salon = TestSalon::haarwerk();
    let footer = |text: Option<String>, logo: Option<&str>| SaveFooter {
        footer: Footer { text, logo_png_base64: logo.map(str::to_owned) },
    };
    let no = test_salon.refused(footer(None, Some("R0lGODdh")));
    assert_eq!(no.to_string(), "Diese Einstellung geht nicht: Das Logo muss eine PNG-Datei sein.");
    assert_eq!(test_salon.refused(footer(Some("x".repeat(401)), None)).code(), "people.bad_setting");
    let settings = test_salon.ask(footer(Some(" Danke! ".into()), None)).unwrap();
    assert_eq!(settings.footer.text.as_deref(), Some("Danke!"));
    assert_eq!(test_salon.refused(SaveLockTime { minutes: 0 }).code(), "people.bad_setting");
    assert_eq!(test_salon.refused(SaveLockTime { minutes: 61 }).code(), "people.bad_setting");
    test_salon.ask(SaveLockTime { minutes: 12 }).unwrap();
    assert_eq!(test_salon.ask(Greet).unwrap().lock_after_minutes, 12);
}

#[test]
fn the_assistant_refuses_what_no_receipt_may_say() {
    let test_salon = TestSalon::empty();
    let code = |change: &dyn Fn(&mut SetUp)| {
        let mut wish = founding();
        change(&mut wish);
        let check = CheckSalon { salon: wish.salon.clone(), register: wish.register.clone() };
        let (at_once, at_the_end) = (test_salon.ask(check).err(), test_salon.refused(wish));
        if let Some(trouble) = at_once {
            assert_eq!(trouble.refusal(), Some(&at_the_end));
        }
        at_the_end.code()
    };
    assert_eq!(code(&|w| w.salon.name.clear()), "setup.name_missing");
    assert_eq!(code(&|w| w.salon.postcode = "123".into()), "setup.bad_postcode");
    assert_eq!(code(&|w| w.salon.tax_number = None), "setup.tax_number_missing");
    assert_eq!(code(&|w| w.salon.vat_id = Some("DE12".into())), "setup.bad_vat_id");
    assert_eq!(code(&|w| w.register = "H W".into()), "setup.register_missing");
    assert_eq!(code(&|w| w.owner_name = " ".into()), "setup.owner_missing");
    assert_eq!(code(&|w| w.owner_pin = "abcd".into()), "door.bad_pin");
    assert_eq!(code(&|w| w.cash_in_drawer_cents = -1), "cash.bad_amount");
    let csv = FirstPriceList::Csv(STANDARD.encode("Name;Preis\nSchnitt;viel\n"));
    assert_eq!(code(&|w| w.price_list = csv.clone()), "catalogue.unreadable_file");
    assert_eq!(test_salon.ask(Greet).unwrap().salon, None);
    test_salon.ask(founding()).unwrap();
}

#[test]
fn a_salon_can_begin_with_the_sample_list() {
    let test_salon = TestSalon::empty();
    test_salon.ask(SetUp { price_list: FirstPriceList::Sample, ..founding() }).unwrap();
    test_salon.sign_in(contract::PersonId(1), OWNER_PIN);
    let list = test_salon.ask(Catalogue).unwrap();
    assert!(list.articles.len() > 30, "{}", list.articles.len());
    assert!(list.articles.iter().any(|article| article.gtin.as_deref() == Some("4006381333931")));
    assert!(test_salon.ask(Printers).unwrap().is_empty());
}

#[test]
fn customers_are_found_by_parts() {
    let test_salon = TestSalon::haarwerk();
    test_salon.sign_in_as("Jana");
    let save = |before: Option<&Customer>, name: &str, phone: &str| SaveCustomer {
        id: before.map(|before| before.id),
        name: name.into(),
        phone: Some(phone.into()),
        before: before.cloned(),
    };
    let lindner = test_salon.ask(save(None, "Frau  Lindner-Müller ", "0421 1234")).unwrap();
    assert_eq!(lindner.name, "Frau Lindner-Müller");
    let found = test_salon.ask(FindCustomers { text: "mueller lind".into() }).unwrap();
    assert_eq!(found, std::slice::from_ref(&lindner));
    assert_eq!(test_salon.ask(save(Some(&lindner), "Lindner", "0171 99")).unwrap().name, "Lindner");
    assert!(test_salon.ask(FindCustomers { text: "mueller".into() }).unwrap().is_empty());
    // Who read it before that overwrites nothing of it, and neither does who has read nothing.
    let unread = SaveCustomer { before: None, ..save(Some(&lindner), "Linde", "0171 99") };
    for stale in [save(Some(&lindner), "Linde", "0171 99"), unread] {
        assert_eq!(test_salon.refused(stale).code(), "customers.changed_meanwhile");
    }
    assert_eq!(test_salon.refused(save(None, "  ", "")).code(), "people.customer_name_missing");
    let nobody = Customer { id: CustomerId(77), ..lindner };
    assert_eq!(test_salon.refused(save(Some(&nobody), "X", "")).code(), "people.no_such_customer");
}

#[test]
fn salon_data_stay_as_they_are_while_a_day_is_open() {
    let test_salon = TestSalon::haarwerk();
    let salon = test_salon.ask(ShowSettings).unwrap().salon;
    type Change = (&'static str, fn(&mut Salon));
    let changes: [Change; 7] = [
        ("nothing", |_| ()),
        ("name", |salon| salon.name = "Haarwerk am Markt".into()),
        ("street", |salon| salon.street = "Neue Straße 9".into()),
        ("city", |salon| (salon.postcode, salon.city) = ("20354".into(), "Hamburg".into())),
        ("tax number", |salon| salon.tax_number = Some("60/999/45678".into())),
        ("VAT id", |salon| salon.vat_id = Some("DE123456789".into())),
        ("small business", |salon| salon.small_business = true),
    ];
    let changed = |change: fn(&mut Salon)| {
        let mut salon = salon.clone();
        change(&mut salon);
        SaveSalon { salon }
    };
    test_salon.ask(opening("250,00")).unwrap();
    for (what, change) in changes {
        assert_eq!(test_salon.refused(changed(change)).code(), "people.day_open", "{what}");
    }
    let footer = Footer { text: Some("Bis bald".into()), logo_png_base64: None };
    assert!(test_salon.ask(SaveFooter { footer }).is_ok(), "the footer is no fiscal matter");
    let z_number = test_salon.close_day().z_number;
    let (reason, pin) = (String::from("Augenbrauen vergessen"), OWNER_PIN.to_owned());
    test_salon.ask(RevokeClosing { z_number, reason, pin }).unwrap();
    for (what, change) in changes {
        let no = test_salon.refused(changed(change));
        assert_eq!(no.code(), "people.day_open", "{what}, and the day goes on");
    }
    test_salon.close_day();
    for (what, change) in changes {
        assert!(test_salon.ask(changed(change)).is_ok(), "{what}, on the same day behind its close");
    }
}

/// A keychain that takes nothing.
struct FullVault;

impl KeyVault for FullVault {
    fn keep(&self, _: &str, _: &[u8; 32]) -> Outcome<()> {
        Err(book::Trouble::fault("no room"))
    }

    fn fetch(&self, _: &str) -> Outcome<Option<[u8; 32]>> {
        Ok(None)
    }

    fn keep_secret(&self, _: &str, _: &str) -> Outcome<()> {
        Err(book::Trouble::fault("no room"))
    }

    fn secret(&self, _: &str) -> Outcome<Option<String>> {
        Ok(None)
    }

    fn place(&self) -> String {
        String::from("nirgends")
    }
}

#[test]
fn without_a_place_for_the_key_nothing_is_founded() {
    let test_salon = TestSalon::empty();
    let TestSalon { desk, clock, vault, fake_printer, folder, window, .. } = test_salon;
    drop(desk);
    let adapters =
        Adapters { vault: Arc::new(FullVault), paper: fake_printer, ..fresh_adapters(clock.clone()) };
    let desk = Desk::open(folder.path(), PROGRAM, adapters).unwrap();
    let trouble = desk.ask(&window, founding()).unwrap_err();
    assert_eq!(trouble.refusal().unwrap().code(), "setup.key_not_stored");
    drop(desk);
    let test_salon = TestSalon::open(folder, clock, vault);
    assert_eq!(test_salon.ask(Greet).unwrap().salon, None);
}

#[test]
fn a_lost_key_is_said_and_nothing_is_booked_without_it() {
    let test_salon = TestSalon::haarwerk();
    let TestSalon { desk, clock, fake_printer, folder, window, .. } = test_salon;
    drop(desk);
    let adapters = Adapters { vault: Arc::new(FullVault), paper: fake_printer, ..fresh_adapters(clock) };
    let desk = Desk::open(folder.path(), PROGRAM, adapters).unwrap();
    desk.ask(&window, SignIn { person: contract::PersonId(1), pin: OWNER_PIN.into() }).unwrap();
    let trouble = desk.ask(&window, SaveLockTime { minutes: 9 }).unwrap_err();
    assert_eq!(trouble.refusal().unwrap().code(), "store.key_missing");
}
