//! Scenario 18: the owner revokes the last close, the day goes on and is closed once more.

use contract::cash::{MoveCash, Movement, TipBalances};
use contract::day::*;
use contract::lists::{List, ShowList};
use contract::roll::{EntryState, Reprint, ShowEntry};
use contract::sheet::Sheet;
use contract::slip::{Block, Slip};
use contract::status::ShowStatus;
use contract::storno::{CancelReceipt, CorrectPayment, Returnable, RingAgain};
use contract::{EntryKind, Money, ReceiptNumber, Seq, ZNumber};
use figures::VatSum;
use lockbuch_tests::counting::{counted, euros, sheet_of};
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use lockbuch_tests::till::girocard;
use proof::ReferenceKind;
use salon::closing::{self, ClosingDetails, DayClosing};

use super::whole_day::day_d;

const REASON: &str = "Augenbrauen vergessen";

fn at(salon: &TestSalon, hour: u32, minute: u32) {
    salon.at(day(2026, 11, 27), hour, minute);
}

fn revocation(z: u64) -> RevokeClosing {
    RevokeClosing { z_number: ZNumber::new(z), reason: REASON.into(), pin: OWNER_PIN.into() }
}

/// 18:50: Z-331 is revoked by Sabine.
pub fn reopened() -> (TestSalon, Closing, Reopened) {
    let (salon, closing) = day_d();
    at(&salon, 18, 50);
    salon.sign_in_as("Sabine");
    let reopened = salon.ask(revocation(331)).unwrap();
    (salon, closing, reopened)
}

/// 18:55: what had been forgotten, its money to the safe, a count, and Z-332.
pub fn gone_on() -> (TestSalon, Closing, Closing) {
    let (salon, first, _) = reopened();
    at(&salon, 18, 55);
    salon.sell("Augenbrauen", Some("Jana"));
    let (amount, purpose) = (euros("12,00"), String::new());
    let movement = Movement::ToSafe;
    salon
        .ask(MoveCash { movement, amount, purpose, recipient: None, document: None, input_tax_note: None })
        .unwrap();
    let count = salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    assert_eq!(count.difference, Money::ZERO);
    at(&salon, 19, 0);
    let second = salon.ask(CloseDay).unwrap();
    (salon, first, second)
}

fn details(salon: &TestSalon, seq: Seq) -> ClosingDetails {
    serde_json::from_str(&salon.entry(seq).details.unwrap().body).unwrap()
}

fn closings(salon: &TestSalon) -> Vec<DayClosing> {
    salon.desk.read_inside(|tx| closing::closings_of(tx.conn, day(2026, 11, 27))).unwrap()
}

fn notices(slip: &Slip) -> Vec<&str> {
    let notice = |block: &'_ Block| matches!(block, Block::Notice(_));
    let notices = slip.blocks.iter().filter(|block| notice(block));
    let texts = notices.map(|block| match block {
        Block::Notice(text) => text.as_str(),
        _ => "",
    });
    texts.filter(|text| !text.starts_with("Ohne TSE")).collect()
}

fn seq_of(salon: &TestSalon, number: u64) -> Seq {
    salon.entry_of(number).head.seq
}

#[test]
fn the_day_is_open_again_without_a_second_opening_count() {
    let (salon, closing, reopened) = reopened();
    assert_eq!((reopened.day, reopened.stock), (day(2026, 11, 27), euros("250,00")));
    assert_eq!(reopened.stock_number.get(), 4_518);
    let state = salon.ask(DayState).unwrap();
    assert_eq!((state.phase, state.day), (DayPhase::Open, Some(day(2026, 11, 27))));
    assert_eq!(state.continues, Some(closing.z_number));
    let lamps = salon.ask(ShowStatus).unwrap().lamps;
    assert_eq!(lamps[0].word, "wieder offen");
    assert!(lamps[0].sentence.contains("nach dem Widerruf von Z-331"), "{}", lamps[0].sentence);
    assert_eq!(salon.drawer(), euros("250,00"));
    assert_eq!(counted(&salon).len(), 2, "the opening and the close, no third");

    let entry = salon.entry(reopened.seq);
    assert_eq!((entry.head.kind, entry.head.z_number), (EntryKind::Revocation, Some(closing.z_number)));
    assert_eq!((entry.head.booking_day, entry.head.reason.as_deref()), (Some(closing.day), Some(REASON)));
    assert_eq!(
        (entry.references[0].kind, entry.references[0].seq),
        (ReferenceKind::Revokes, Some(closing.seq))
    );
    let stock = salon.newest_entry();
    assert_eq!((stock.head.kind, stock.head.total), (EntryKind::OpeningStock, euros("250,00")));
}

#[test]
fn z_332_covers_only_what_came_after_z_331() {
    let (salon, _, second) = gone_on();
    assert_eq!((second.z_number.get(), second.cash_left), (332, euros("250,00")));
    let details = details(&salon, second.seq);
    let figures = &details.figures;
    assert_eq!(
        (figures.first_receipt.unwrap().get(), figures.last_receipt.unwrap().get(), figures.bons),
        (4_518, 4_520, 3)
    );
    let vat = &figures.vat[0];
    assert_eq!((vat.gross, vat.tax, vat.net), (euros("12,00"), euros("1,92"), euros("10,08")));
    let drawer = &figures.drawer;
    assert_eq!(
        (drawer.opening, drawer.target, drawer.difference),
        (euros("250,00"), euros("250,00"), Money::ZERO)
    );
    assert_eq!(drawer.closing, euros("250,00"));
    assert_eq!(details.carried.grand_total, euros("399,95"), "what was revoked counts on");
}

#[test]
fn the_day_is_both_z_reports_and_each_receipt_counts_once() {
    let (salon, first, second) = gone_on();
    let closings = closings(&salon);
    let state = |closing: &DayClosing| (closing.z_number.get(), closing.revoked.is_some(), closing.continues);
    assert_eq!(
        closings.iter().map(state).collect::<Vec<_>>(),
        [(331, true, None), (332, false, Some(first.z_number))]
    );
    let vat = |part: fn(&VatSum) -> Money| -> Money {
        closings.iter().map(|closing| part(&closing.details.figures.vat[0])).sum()
    };
    let sums = [vat(|sum| sum.gross), vat(|sum| sum.tax), vat(|sum| sum.net)];
    assert_eq!(sums, [euros("399,95"), euros("63,86"), euros("336,09")]);

    let mut receipts = Vec::new();
    for closing in &closings {
        let (from, to) = closing.receipts().unwrap();
        receipts.extend(from.get()..=to.get());
    }
    assert_eq!(receipts, (4_500..=4_520).collect::<Vec<u64>>());
    assert_eq!(second.seq, closings[1].seq);
}

#[test]
fn the_revoked_z_bears_its_mark_and_nothing_else_changes() {
    let (salon, first, reopened) = reopened();
    let shown = |seq: Seq| salon.ask(ShowEntry { seq }).unwrap();
    let before = salon.stored(first.seq);
    assert_eq!(
        notices(&shown(first.seq).slip),
        ["Abschluss widerrufen am 27.11.2026 18:50, Sabine Krüger, Grund: Augenbrauen vergessen. \
          Die Buchungen 004500–004517 bleiben gültig; Fortsetzung im nächsten Z-Bericht."]
    );
    assert_eq!(shown(first.seq).row.state, EntryState::Revoked);
    assert_eq!(shown(first.seq).related.last().unwrap().seq, reopened.seq);

    at(&salon, 19, 0);
    let second = salon.close_day();
    let marked = shown(first.seq).slip;
    assert!(notices(&marked)[0].ends_with("bleiben gültig; Fortsetzung in Z-332."), "{marked:?}");
    assert_eq!(notices(&second.slip), ["Fortsetzung von Z-331, dessen Abschluss widerrufen wurde."]);
    assert_eq!(shown(second.seq).slip, second.slip);
    let mut plain = marked;
    plain.blocks.retain(|block| !matches!(block, Block::Notice(text) if text.starts_with("Abschluss")));
    assert_eq!(plain, first.slip, "the mark is all that was added");
    assert_eq!(salon.stored(first.seq).hash, before.hash);
    assert_eq!(salon.ask(Reprint { seq: first.seq, printer: None }).unwrap(), 0);
}

#[test]
fn the_list_of_z_reports_tells_what_became_of_them() {
    let (salon, first, reopened) = reopened();
    let rows = salon.ask(ZReports::default()).unwrap();
    let note = rows[0].revoked.clone().unwrap();
    assert_eq!((note.seq, note.at, note.continued_in), (reopened.seq, reopened.at, None));
    assert_eq!((note.by.as_str(), note.reason.as_str()), ("Sabine Krüger", REASON));
    salon.close_day();
    let rows = salon.ask(ZReports::default()).unwrap();
    assert_eq!((rows[0].continues, &rows[0].revoked), (Some(first.z_number), &None));
    assert_eq!(rows[1].revoked.as_ref().unwrap().continued_in, Some(ZNumber::new(332)));
}

/// The paper that lies beside Z-331 in the folder.
#[test]
fn the_revocation_has_a_page_of_its_own() {
    let (salon, _, reopened) = reopened();
    assert_eq!(reopened.slip.title, "Widerruf von Z-331");
    assert_eq!(salon.ask(ShowEntry { seq: reopened.seq }).unwrap().slip, reopened.slip);
    let text = format!("{:?}", reopened.slip);
    for said in
        ["Grund: Augenbrauen vergessen", "Die Buchungen 004500–004517 bleiben gültig", "Sabine Krüger"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn receipts_of_the_revoked_z_can_be_cancelled_and_stand_in_the_next_one() {
    let (salon, _, _) = reopened();
    let sale = seq_of(&salon, 4_507);
    assert!(salon.ask(ShowEntry { seq: sale }).unwrap().can.cancel);
    let back = Returnable { number: ReceiptNumber::new(4_504) };
    assert_eq!(salon.refused(back).code(), "roll.still_cancellable");
    let storno = salon.ask(CancelReceipt { seq: sale, reason: "Falsche Leistung".into() }).unwrap();
    assert_eq!((storno.number.get(), storno.total), (4_519, euros("-32,00")));
    assert_eq!(salon.drawer(), euros("218,00"));

    let second = salon.close_day();
    let figures = details(&salon, second.seq).figures;
    assert_eq!((figures.turnover, figures.cash_from_sales), (euros("-32,00"), euros("-32,00")));
    assert_eq!(figures.stornos[0].cancels, Some(ReceiptNumber::new(4_507)), "the number stands in Z-331");
    let day: Money = closings(&salon).iter().map(|closing| closing.details.figures.turnover).sum();
    assert_eq!(day, euros("355,95"));
    assert_eq!(
        salon.refused(CancelReceipt { seq: sale, reason: "noch einmal".into() }).code(),
        "roll.already_cancelled"
    );
    let other = CancelReceipt { seq: seq_of(&salon, 4_504), reason: "zu spät".into() };
    assert_eq!(salon.refused(other).code(), "roll.day_closed", "Z-332 closes the whole day");
}

#[test]
fn a_payment_of_the_revoked_z_can_be_corrected_and_turnover_counts_once() {
    let (salon, _, _) = reopened();
    let wrong = CorrectPayment {
        seq: seq_of(&salon, 4_507),
        tenders: vec![girocard(3_200)],
        reason: "Kundin hat mit Karte bezahlt".into(),
    };
    salon.ask(wrong).unwrap();
    let second = salon.close_day();
    let figures = details(&salon, second.seq).figures;
    assert_eq!((figures.turnover, figures.cash_from_sales), (Money::ZERO, euros("-32,00")));
    assert_eq!(figures.corrections[0].replaces, Some(ReceiptNumber::new(4_507)));
    assert!(figures.stornos.is_empty(), "{:?}", figures.stornos);
}

/// The storno of a payout is no sale, although the payout stands in the revoked Z report.
#[test]
fn tips_that_were_paid_out_can_be_taken_back() {
    let (salon, _, _) = reopened();
    salon.ask(CancelReceipt { seq: seq_of(&salon, 4_514), reason: "doch morgen".into() }).unwrap();
    let open = salon.ask(TipBalances).unwrap();
    assert_eq!((open[0].name.as_str(), open[0].open), ("Jana Vogt", euros("10,00")));
    assert_eq!(salon.drawer(), euros("260,00"));
    let second = salon.close_day();
    let details = details(&salon, second.seq);
    assert_eq!((details.figures.turnover, details.figures.cash_from_sales), (Money::ZERO, Money::ZERO));
    assert_eq!((details.figures.tips.staff, details.figures.tips.paid_out), (Money::ZERO, euros("10,00")));
    assert_eq!(details.figures.movement_total, euros("10,00"));
    assert_eq!(details.carried.open_tips[0].open, euros("10,00"));
    assert_eq!(second.cash_left, euros("260,00"));
}

#[test]
fn a_sale_of_the_revoked_z_is_rung_up_again() {
    let (salon, _, _) = reopened();
    let again = salon.ask(RingAgain { seq: seq_of(&salon, 4_507), reason: "Falsche Person".into() }).unwrap();
    salon.pay(&again.basket.id, &[girocard(3_200)]);
    let second = salon.close_day();
    assert_eq!(details(&salon, second.seq).figures.turnover, Money::ZERO);
}

#[test]
fn the_supplementary_z_can_be_revoked_by_the_same_rule() {
    let (salon, first, second) = gone_on();
    at(&salon, 19, 5);
    let reopened = salon.ask(revocation(332)).unwrap();
    assert_eq!((reopened.z_number, reopened.stock), (second.z_number, euros("250,00")));
    assert_eq!(salon.ask(DayState).unwrap().continues, Some(second.z_number));
    // Receipts of both are within reach again.
    salon.ask(CancelReceipt { seq: seq_of(&salon, 4_507), reason: "Falsche Leistung".into() }).unwrap();
    salon.ask(CancelReceipt { seq: seq_of(&salon, 4_519), reason: "Falsche Leistung".into() }).unwrap();
    let third = salon.close_day();
    assert_eq!(third.z_number.get(), 333);
    let states: Vec<(u64, Option<ZNumber>)> =
        closings(&salon).iter().map(|c| (c.z_number.get(), c.continues)).collect();
    assert_eq!(states, [(331, None), (332, Some(first.z_number)), (333, Some(second.z_number))]);
    let day: Money = closings(&salon).iter().map(|closing| closing.details.figures.turnover).sum();
    assert_eq!(day, euros("355,95"));
    assert_eq!(details(&salon, third.seq).carried.grand_total, euros("355,95"));
}

/// A power cut or a restart between the revocation and the second close.
#[test]
fn a_reopened_day_is_still_open_after_a_restart() {
    let (salon, first, _) = reopened();
    salon.sell("Augenbrauen", Some("Jana"));
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    let state = salon.ask(DayState).unwrap();
    assert_eq!((state.phase, state.continues), (DayPhase::Open, Some(first.z_number)));
    assert_eq!(salon.drawer(), euros("262,00"));
    salon.ask(CancelReceipt { seq: seq_of(&salon, 4_507), reason: "Falsche Leistung".into() }).unwrap();
    let second = salon.close_day();
    assert_eq!((second.z_number.get(), second.cash_left), (332, euros("230,00")));
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    salon.at(day(2026, 11, 28), 8, 30);
    salon.ask(OpenDay { sheet: sheet_of("230,00"), difference_reason: None }).unwrap();
    assert_eq!(salon.drawer(), euros("230,00"));
}

#[test]
fn the_chain_of_a_revoked_day_verifies() {
    let (salon, _, _) = gone_on();
    let key = salon.desk.read_inside(|tx| {
        book::db::settings::get::<proof::PublicKey>(tx.conn, book::db::settings::PUBLIC_KEY)
    });
    let folder = salon.folder.path();
    let verified = outside::verify(folder, &[key.unwrap().unwrap()]).unwrap();
    assert_eq!(verified.z_number, Some(ZNumber::new(332)));
    assert_eq!(outside::broken_law(folder), None);
}

/// The sheet's cells of one row, by its first cell.
fn row_of(sheet: &Sheet, name: &str) -> Vec<String> {
    let tables = sheet.sections.iter().filter_map(|section| section.table.as_ref());
    let mut rows = tables.flat_map(|table| &table.rows);
    let row = rows.find(|row| row.cells[0].german() == name).unwrap_or_else(|| panic!("no row {name}"));
    row.cells[1..].iter().map(|cell| cell.german().replace('\u{a0}', " ")).collect()
}

fn day_report(salon: &TestSalon) -> Sheet {
    let list = List::DayReport { day: day(2026, 11, 27) };
    salon.ask(ShowList { list, rows: 100 }).unwrap().sheet
}

#[test]
fn the_report_of_the_day_shows_both_and_their_sum() {
    let (salon, _, _) = gone_on();
    let sheet = day_report(&salon);
    assert_eq!(
        (sheet.title.as_str(), sheet.file_stem.as_str()),
        ("Tagesbericht Fr 27.11.2026", "tagesbericht-2026-11-27")
    );
    assert_eq!(row_of(&sheet, "Umsatz"), ["387,95 €", "12,00 €", "399,95 €"]);
    assert_eq!(row_of(&sheet, "19 % Steuer"), ["61,94 €", "1,92 €", "63,86 €"]);
    assert_eq!(row_of(&sheet, "19 % netto"), ["326,01 €", "10,08 €", "336,09 €"]);
    assert_eq!(row_of(&sheet, "bezahlt Bar"), ["152,00 €", "12,00 €", "164,00 €"]);
    assert_eq!(row_of(&sheet, "Anfangsbestand"), ["250,00 €", "250,00 €", "250,00 €"]);
    assert_eq!(row_of(&sheet, "Bargeldbewegungen"), ["-152,00 €", "-12,00 €", "-164,00 €"]);
    assert_eq!(row_of(&sheet, "Endbestand"), ["250,00 €", "250,00 €", "250,00 €"]);
    assert_eq!(row_of(&sheet, "Bons"), ["18", "3", "21"]);
    assert_eq!(row_of(&sheet, "Z-331")[2..], ["004500–004517", "widerrufen", "387,95 €"]);
    assert_eq!(row_of(&sheet, "Z-332")[2..], ["004518–004520", "Fortsetzung von Z-331", "12,00 €"]);
    let told = &sheet.sections[0].paragraphs;
    assert!(
        told[0].starts_with("Z-331: Abschluss widerrufen am 27.11.2026 18:50, Sabine Krüger"),
        "{told:?}"
    );
}

#[test]
fn the_report_of_an_open_day_says_so() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    assert!(day_report(&salon).notices.iter().any(|notice| notice.contains("noch keinen Z-Bericht")));
    let (salon, _, _) = reopened();
    let sheet = day_report(&salon);
    assert!(
        sheet.notices.iter().any(|notice| notice.contains("Widerruf von Z-331 wieder offen")),
        "{:?}",
        sheet.notices
    );
    assert_eq!(row_of(&sheet, "Umsatz"), ["387,95 €", "387,95 €"]);
}
