//! The owner's books and documents on paper. Keys and hashes differ from salon to salon and are left out.

use contract::cash::CashPlace;
use contract::lists::{List, ListPage, ShowList, Span};
use contract::procedure::ProcedureDocument;
use contract::settings::ShowSettings;
use contract::sheet::Sheet;
use devices::paper;
use lockbuch_tests::test_salon::{TestSalon, day};

use super::text_of;
use crate::scenarios::whole_day::day_d;

fn shown(salon: &TestSalon, list: List) -> Sheet {
    salon.sign_in_as("Sabine");
    let ListPage { sheet, .. } = salon.ask(ShowList { list, rows: u32::MAX }).unwrap();
    sheet
}

/// The PDF, kept for people to look at, and its text.
fn in_pdf(salon: &TestSalon, sheet: &Sheet) -> String {
    let bytes = paper::sheet_pdf(sheet, salon.newest_entry().head.ended).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/test-paper");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{}.pdf", sheet.file_stem)), &bytes).unwrap();
    text_of(&bytes)
}

/// Without what another salon's key would change.
fn masked(salon: &TestSalon, sheet: &Sheet) -> Sheet {
    let mut text = serde_json::to_string(sheet).unwrap();
    for (name, value) in &sheet.head {
        if name == "SHA-256" {
            text = text.replace(value, "(SHA-256)");
        }
    }
    let fingerprint = salon.ask(ShowSettings).unwrap().fingerprint;
    serde_json::from_str(&text.replace(&fingerprint, "(Fingerabdruck)")).unwrap()
}

#[test]
fn cash_book_and_safe() {
    let (salon, _) = day_d();
    let span = Span::Month(day(2026, 11, 27));
    let book = |place| shown(&salon, List::CashBook { span, place });
    insta::assert_snapshot!("cash_book_pdf", in_pdf(&salon, &book(CashPlace::Drawer)));
    insta::assert_snapshot!("safe_book_pdf", in_pdf(&salon, &book(CashPlace::Safe)));
}

#[test]
fn controls() {
    let (salon, _) = day_d();
    insta::assert_snapshot!("controls_pdf", in_pdf(&salon, &shown(&salon, List::Controls)));
}

#[test]
fn sheet_on_programming_records() {
    let salon = TestSalon::haarwerk();
    let list = List::Procedure { document: ProcedureDocument::ProgrammingRecord, version: None };
    let sheet = masked(&salon, &shown(&salon, list));
    insta::assert_snapshot!("programming_record_pdf", in_pdf(&salon, &sheet));
}

/// The rows of the tables come and go with the program; its own tests look at them.
#[test]
fn procedure_documentation() {
    let salon = TestSalon::haarwerk();
    let list = List::Procedure { document: ProcedureDocument::Procedure, version: None };
    let whole = masked(&salon, &shown(&salon, list));
    assert!(in_pdf(&salon, &whole).lines().count() > 150);
    let mut sheet = Sheet { file_stem: "verfahrensdokumentation-text".into(), ..whole };
    for table in sheet.sections.iter_mut().filter_map(|section| section.table.as_mut()) {
        table.rows.clear();
    }
    insta::assert_snapshot!("procedure_pdf", in_pdf(&salon, &sheet));
}
