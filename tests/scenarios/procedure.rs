//! The procedure documentation and the sheet on programming records: what they say, and that each version stays.

use contract::lists::{List, ListFile, ListPage, ShowList};
use contract::people::SavePerson;
use contract::procedure::{KeepProcedure, KeptVersion, ProcedureDocument};
use contract::settings::{Footer, SaveFooter, SaveLockTime};
use contract::sheet::{Sheet, SheetFormat};
use contract::{EntryKind, Role};
use lockbuch_tests::test_salon::TestSalon;
use sha2::{Digest, Sha256};

fn show(salon: &TestSalon, list: List) -> Sheet {
    let ListPage { sheet, .. } = salon.ask(ShowList { list, rows: 10_000 }).unwrap();
    sheet
}

fn document(salon: &TestSalon, document: ProcedureDocument, version: Option<u32>) -> Sheet {
    show(salon, List::Procedure { document, version })
}

/// All words of a document.
fn words(sheet: &Sheet) -> String {
    let mut all = sheet.title.clone();
    for section in &sheet.sections {
        let table = section.table.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let cells = table.map(contract::sheet::Cell::german);
        for text in section.title.iter().chain(&section.paragraphs).cloned().chain(cells) {
            all.push('\n');
            all.push_str(&text);
        }
    }
    all
}

fn keep(salon: &TestSalon) -> Vec<(ProcedureDocument, u32)> {
    let kept = salon.ask(KeepProcedure).unwrap();
    kept.iter().map(|KeptVersion { document, version, .. }| (*document, *version)).collect()
}

use ProcedureDocument::{Procedure, ProgrammingRecord};

#[test]
fn it_says_what_holds_in_this_salon() {
    let salon = TestSalon::haarwerk();
    let text = words(&document(&salon, Procedure, None));
    for said in [
        "Salon Haarwerk, Musterstraße 5, 28195 Bremen, Steuernummer 60/123/45678",
        "„HW-01“",
        "Lockbuch 0.1.0",
        "Regelbesteuerung",
        "letzte Belegnummer 4499 und die letzte Z-Nummer 330",
        "Sabine Krüger",
        "Mehmet Aydin",
        "Kassieren",
        "IKS-20",
        "noch nicht eingebaut: Gutscheine gibt es in diesem Programm noch nicht",
        "An dieser Kasse ist keine eingerichtet",
        "im Arbeitsspeicher",
        "nach 5 Minuten",
    ] {
        assert!(text.contains(said), "it does not say {said}");
    }
    assert!(!text.contains("{{") && !text.contains("@table"), "all places are filled");
    let parts = ["1 Allgemeine", "2 Anwender", "3 Technische", "4 Betriebs"];
    assert!(parts.iter().all(|part| text.contains(part)), "the four parts that GoBD asks for");
}

#[test]
fn a_version_is_kept_when_something_changed_and_stays_readable() {
    let salon = TestSalon::haarwerk();
    assert_eq!(keep(&salon), [(ProgrammingRecord, 1), (Procedure, 1)]);
    assert_eq!(keep(&salon).len(), 2, "nothing changed, nothing is kept");
    salon.ask(SaveLockTime { minutes: 11 }).unwrap();
    let now = document(&salon, Procedure, None);
    assert!(now.notices[0].contains("noch keine Fassung"), "{:?}", now.notices);
    assert_eq!(keep(&salon), [(Procedure, 2), (ProgrammingRecord, 1), (Procedure, 1)]);
    assert!(document(&salon, Procedure, None).notices.is_empty());

    let (first, second) = (document(&salon, Procedure, Some(1)), document(&salon, Procedure, Some(2)));
    assert!(words(&first).contains("nach 5 Minuten") && words(&second).contains("nach 11 Minuten"));
    assert_eq!(first.file_stem, "verfahrensdokumentation-fassung-1");
    let missing = ShowList { list: List::Procedure { document: Procedure, version: Some(3) }, rows: 10 };
    assert_eq!(salon.refused(missing).code(), "roll.no_such_entry");
}

/// Whatever is given out is a version that stays.
#[test]
fn what_is_given_out_is_kept() {
    let salon = TestSalon::haarwerk();
    let file = |version| ListFile {
        list: List::Procedure { document: Procedure, version },
        format: SheetFormat::Csv,
    };
    let given = salon.ask(file(None)).unwrap();
    assert_eq!(given.file_name, "verfahrensdokumentation.csv");
    let kept: Vec<EntryKind> =
        salon.all_entries().iter().rev().take(3).map(|entry| entry.head.kind).collect();
    assert_eq!(kept, [EntryKind::Export, EntryKind::Procedure, EntryKind::Procedure]);
    salon.ask(file(None)).unwrap();
    assert_eq!(salon.ask(KeepProcedure).unwrap().len(), 2, "nothing changed, nothing more is kept");
    assert_eq!(salon.ask(file(Some(1))).unwrap().file_name, "verfahrensdokumentation-fassung-1.csv");
}

/// The hash can be made again from the entry alone.
#[test]
fn the_entry_holds_the_whole_text_and_its_hash() {
    let salon = TestSalon::haarwerk();
    let kept = salon.ask(KeepProcedure).unwrap();
    let entry = salon.entry(kept[0].seq);
    assert_eq!((entry.head.kind, entry.head.receipt_number), (EntryKind::Procedure, None));
    let details = entry.details.unwrap();
    assert_eq!(details.form, "procedure/1");
    let body: serde_json::Value = serde_json::from_str(&details.body).unwrap();
    let text = details.body.split_once(r#""text":"#).unwrap().1.strip_suffix('}').unwrap();
    let sha256: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(sha256, kept[0].sha256);
    assert_eq!(body["sha256"], kept[0].sha256.as_str());
    let page = salon.ask(contract::roll::ShowEntry { seq: kept[0].seq }).unwrap();
    assert!(page.slip.blocks.len() < 60, "its page in the roll stays short");
}

#[test]
fn every_start_keeps_what_has_changed() {
    let salon = TestSalon::haarwerk().restarted();
    salon.sign_in_as("Sabine");
    let sheet = show(&salon, List::ProcedureVersions);
    assert_eq!(sheet.sections[0].table.as_ref().unwrap().rows.len(), 2);
    let person = salon.person("Lea");
    let wish = SavePerson {
        id: Some(person),
        name: "Lea Brandt".into(),
        short_name: "Lea".into(),
        role: Role::Stylist,
        performs: true,
        active: true,
    };
    salon.ask(wish).unwrap();
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    let sheet = show(&salon, List::ProcedureVersions);
    let rows = &sheet.sections[0].table.as_ref().unwrap().rows;
    assert_eq!((rows.len(), rows[0].cells[1].german().as_str()), (3, "2"));
    assert_eq!(rows[0].cells[3].german(), "Programm");
}

/// What cannot be changed, each with rule and test; and that the record itself is needed all the same.
#[test]
fn the_sheet_on_programming_records_claims_no_more_than_holds() {
    let salon = TestSalon::haarwerk();
    let text = words(&document(&salon, ProgrammingRecord, None));
    for said in [
        "Das Blatt ersetzt kein Protokoll.",
        "aufbewahrungspflichtigen Unterlagen",
        "Kein Trainingsspeicher",
        "Pro-forma-Belege",
        "Unterdrücken von Berichten",
        "laws::append_only::the_writer_can_change_no_row_of_the_book",
        "Preise und Artikel: jeder neue Artikel",
        "Eine Sicherung ist noch nicht eingebaut",
    ] {
        assert!(text.contains(said), "it does not say {said}");
    }
    for wrong in ["nicht erforderlich", "entbehrlich", "entfällt", "nicht nötig"] {
        assert!(!text.contains(wrong), "it must not say {wrong}");
    }
}

/// There is no preview and no bill before the booking: nothing goes to paper or file.
#[test]
fn no_page_comes_before_its_booking() {
    let salon = TestSalon::open_for_business();
    let jobs = || salon.ask(contract::printing::PrintJobs).unwrap().len();
    let before = (jobs(), salon.fake_printer.pages().len(), salon.newest());
    let basket = salon.basket_with("WSF", Some("Mehmet"));
    salon.add(Some(&basket.id), "Shampoo", None);
    salon.round_up(&basket.id, 8_000);
    assert_eq!((jobs(), salon.fake_printer.pages().len(), salon.newest()), before);
    let offers = contract::MENU
        .iter()
        .filter(|row| row.label.contains("orschau") || row.label.contains("Zwischenrechnung"));
    assert_eq!(offers.count(), 0);
}

/// Whatever can be set leaves numbers, sums and the order of the receipt as they are.
#[test]
fn no_setting_touches_numbers_or_sums() {
    let salon = TestSalon::open_for_business();
    let before = salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.sign_in_as("Sabine");
    let footer = Footer { text: Some("Danke!".into()), logo_png_base64: None };
    salon.ask(SaveFooter { footer }).unwrap();
    salon.ask(SaveLockTime { minutes: 60 }).unwrap();
    salon.sign_in_as("Jana");
    let after = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(after.number.get(), before.number.get() + 1);
    assert_eq!(salon.vat_of(after.seq), salon.vat_of(before.seq));
    let order = |receipt: &contract::till::Receipt| -> Vec<_> {
        receipt.slip.blocks.iter().map(std::mem::discriminant).collect()
    };
    let (old, new) = (order(&before), order(&after));
    assert!(new.len() >= old.len());
    assert_eq!(new.iter().filter(|kind| old.contains(kind)).count(), new.len(), "no new kind of block");
}
