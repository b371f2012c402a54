//! What was erased is not in the files any more: not in a freed page, not in the write-ahead log, not in a picture.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::calendar::*;
use contract::consents::{ConsentKind, GiveConsent};
use contract::customers::{Address, Master, MergeCustomers, Phone, SaveMaster, UndoMerge};
use contract::dossier::{AddPhoto, EraseCustomer, GiveInformation, ShowCustomer};
use contract::formulas::{Component, Decigrams, MaterialKind, Mixture, PrintMixingSlip, SaveFormula};
use contract::patch_tests::{RecordPatchTest, SaveProductLine, TestResult};
use contract::printing::{CodePage, PaperWidth, PrintJobs, PrintState, PrinterLink, SavePrinter};
use contract::till::{BasketCustomer, SetCustomer};
use contract::{CustomerId, Question};
use lockbuch_tests::calendar::on;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;

/// Words that stand nowhere but in the file of the one who is erased.
const SECRETS: [&str; 12] = [
    "Quendolina",
    "Zwirbelmoser",
    "01719988776",
    "0171 998 87 76",
    "quendolina@zwirbel.example",
    "Kupferzauber",
    "Pfefferminztee",
    "Nussallergie",
    "Juckreiz",
    "Hundebesuch",
    "Wartelistenwunsch",
    "Vorherbild",
];

fn master(note: &str) -> Master {
    Master {
        name: "Quendolina Zwirbelmoser".into(),
        phones: vec![Phone { label: "mobil".into(), number: "0171 998 87 76".into() }],
        mails: vec!["quendolina@zwirbel.example".into()],
        address: Address { street: "Zwirbelmoserweg 1".into(), ..Address::default() },
        note: format!("{note} {}", "Pfefferminztee ".repeat(40)),
        allergies: "Nussallergie".into(),
        ..Master::default()
    }
}

fn save(salon: &TestSalon, id: Option<CustomerId>, note: &str) -> CustomerId {
    let before = id.map(|customer| salon.ask(ShowCustomer { customer }).unwrap().master);
    let before = Box::new(before.unwrap_or_default());
    let yes = [Question::HealthConsent];
    salon.ask_yes(SaveMaster { id, before, master: master(note) }, &yes).unwrap().id
}

/// Other customers before, between and behind, so that pages fill and split.
fn crowd(salon: &TestSalon, from: u32) {
    for number in from..from + 40 {
        let name = format!("Kundin Nummer {number}");
        let master = Master { name, note: "nimmt Kaffee ".repeat(20), ..Master::default() };
        let customer = salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id;
        formula(salon, customer, "7/1 Haselnuss");
    }
}

fn formula(salon: &TestSalon, customer: CustomerId, shade: &str) -> contract::FormulaId {
    let (kind, material, amount) = (MaterialKind::Shade, None, Decigrams(400));
    let component = Component { kind, material, name: shade.into(), amount };
    let mixture = Mixture { components: vec![component], result: shade.repeat(8), ..Mixture::default() };
    salon.ask_yes(SaveFormula { id: None, customer, mixture }, &[Question::HealthConsent]).unwrap().id
}

/// All that a salon can come to know, changed again and again.
fn known_well(salon: &TestSalon) -> CustomerId {
    let customer = save(salon, None, "neu");
    let line = SaveProductLine { id: None, name: "Farblinie".into(), validity_months: 6, articles: vec![] };
    let line = salon.ask(line).unwrap().id;
    for round in 0..12_u32 {
        crowd(salon, 100 + round * 60);
        save(salon, Some(customer), &format!("Runde {round}"));
        let formula = formula(salon, customer, "Kupferzauber");
        salon.ask(PrintMixingSlip { formula, total: None, printer: None }).unwrap();
        let (tested, result) = (day(2026, 5, 1 + round), TestResult::Reaction);
        salon.ask(RecordPatchTest { customer, line, tested, result, note: "Juckreiz".repeat(9) }).unwrap();
        appointment(salon, customer, round);
    }
    salon.ask(GiveConsent { customer, kind: ConsentKind::Photos }).unwrap();
    salon.ask(AddPhoto { customer, caption: "Vorherbild".into(), base64: STANDARD.encode(jpeg()) }).unwrap();
    let twin = save(salon, None, "doppelt");
    let merge = salon.ask(MergeCustomers { keep: customer, absorb: twin }).unwrap().id;
    salon.ask(UndoMerge { merge }).unwrap();
    salon.ask(MergeCustomers { keep: customer, absorb: twin }).unwrap();
    customer
}

fn appointment(salon: &TestSalon, customer: CustomerId, round: u32) {
    let slot = on(day(2026, 12, 1).plus_days(i64::from(round) * 7), "10:00");
    let guest = Guest { customer: Some(customer), phone: Some("0171 998 87 76".into()), ..Guest::default() };
    let note = Some("Hundebesuch".to_owned());
    let wish = Book { guest: guest.clone(), note, ..salon.booking("", &["WSF"], Some("Jana"), slot) };
    let (parts, booked) = (wish.parts.clone(), salon.ask(wish).unwrap().appointment.card);
    let (appointment, version, note) = (booked.id, booked.version, Some("Hundebesuch, zwei".to_owned()));
    let change =
        ChangeAppointment { appointment, version, guest: guest.clone(), at: None, parts: None, note };
    let change = salon.ask(change).unwrap().change;
    salon.ask(UndoChange { change }).unwrap();
    let (from, until) = (slot.day, slot.day);
    let note = Some("Wartelistenwunsch".to_owned());
    let waiting = salon.ask(AddWaiting { guest, parts, from, until, within: None, note }).unwrap().id;
    if round == 5 {
        // Someone else comes instead: the history still knows for whom it was.
        let version = salon.appointment(appointment).card.version;
        let guest = Guest { name: "Frau Stein".into(), ..Guest::default() };
        let given = ChangeAppointment { appointment, version, guest, at: None, parts: None, note: None };
        salon.ask(given).unwrap();
    }
    if round.is_multiple_of(2) {
        salon.ask(TakeWaiting { waiting, at: Slot { minute: 780, ..slot }, person: None }).unwrap();
    }
}

/// It is not there: its pages wait.
fn printer() -> SavePrinter {
    SavePrinter {
        id: None,
        name: "Bondrucker".into(),
        link: PrinterLink::Tcp { host: "192.168.1.50".into(), port: 9100 },
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts: true,
        drawer: false,
    }
}

fn jpeg() -> Vec<u8> {
    [&[0xff, 0xd8, 0xff, 0xe0][..], b"Zwirbelmoser im Bild", &[7; 500], &[0xff, 0xd9]].concat()
}

/// Which of the words some bytes hold, in whatever case.
fn held(bytes: &[u8], place: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let inside = SECRETS.iter().filter(|word| text.contains(&word.to_lowercase()));
    inside.map(|word| format!("{place}: {word}")).collect()
}

/// Looks through all files of the salon, as bytes.
fn found(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap().flatten().map(|file| file.path()) {
        if file.is_dir() {
            found.extend(self::found(&file));
        } else {
            found.extend(held(&fs::read(&file).unwrap(), &file.file_name().unwrap().to_string_lossy()));
        }
    }
    found
}

#[test]
fn no_byte_of_the_files_holds_what_was_erased() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    salon.ask(printer()).unwrap();
    crowd(&salon, 0);
    let customer = known_well(&salon);
    crowd(&salon, 1_000);
    let buyer = BasketCustomer { id: Some(customer), name: "Quendolina Zwirbelmoser".into() };
    // One is paid and its page still waits for a printer, one is left open.
    let [paid, _open] = ["Shampoo", "Haaröl"].map(|article| {
        let basket = salon.basket_with(article, None).id;
        salon.ask(SetCustomer { basket: basket.clone(), customer: Some(buyer.clone()) }).unwrap();
        basket
    });
    salon.pay(&paid, &[cash(1_890, None)]);
    salon.ask(GiveInformation { customer }).unwrap();
    let missing = |found: &[String]| -> Vec<&str> {
        SECRETS.into_iter().filter(|word| !found.iter().any(|found| found.ends_with(word))).collect()
    };
    let before = found(salon.folder.path());
    assert_eq!(missing(&before), Vec::<&str>::new(), "the search of this test finds what is there");
    let kept = fs::read_dir(salon.folder.path().join("fotos")).unwrap().flatten().next().unwrap().path();
    // A second name of the same file: what it holds is seen even when the first name is gone.
    let witness = tempfile::tempdir_in(salon.folder.path().parent().unwrap()).unwrap();
    fs::hard_link(&kept, witness.path().join("bild")).unwrap();

    salon.ask(EraseCustomer { customer, reason: "auf Wunsch".into() }).unwrap();
    assert_eq!(found(salon.folder.path()), Vec::<String>::new());
    assert_eq!(
        found(witness.path()),
        Vec::<String>::new(),
        "the picture was overwritten, not only its name taken"
    );
    let waiting: Vec<_> = salon.ask(PrintJobs).unwrap().into_iter().map(|job| job.state).collect();
    assert_eq!(waiting, [PrintState::Waiting], "the receipt is still printed, without the name");
    crowd(&salon, 2_000);
    assert_eq!(found(salon.folder.path()), Vec::<String>::new());
}
