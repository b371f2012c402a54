//! Scenario 17a: Friday 27.11.2026 from the opening count to Z-331, every figure to the cent.

use contract::cash::{MoveCash, Movement, PayOutTips, TipBalances};
use contract::day::{BookDifference, CloseDay, Closing, OpenDay, StoreCount, XReport, ZReports};
use contract::roll::ShowEntry;
use contract::slip::Block;
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::{ChangeLine, Discount, SetTip, TipFor, TipWish};
use contract::{BusinessCase, Money, PaymentKind, Rate, Seq};
use figures::Figures;
use lockbuch_tests::counting::{euros, sheet};
use lockbuch_tests::haarwerk::SHAMPOO_EAN;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, girocard};
use salon::closing::ClosingDetails;

fn at(salon: &TestSalon, hour: u32, minute: u32) {
    salon.at(day(2026, 11, 27), hour, minute);
}

fn drawer(salon: &TestSalon, expected: &str) {
    assert_eq!(salon.drawer(), euros(expected));
}

pub fn moving(movement: Movement, amount: &str, purpose: &str) -> MoveCash {
    let (amount, purpose) = (euros(amount), purpose.into());
    MoveCash { movement, amount, purpose, recipient: None, document: None, input_tax_note: None }
}

/// 8:30 to 11:30: opening, and the sales of the morning.
pub fn morning(salon: &TestSalon) {
    at(salon, 8, 30);
    salon.sign_in_as("Jana");
    salon.open_day();
    drawer(salon, "250,00");

    at(salon, 9, 12);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    let receipt = salon.pay(&basket.id, &[cash(3_500, Some(5_000))]);
    assert_eq!((receipt.number.get(), receipt.change), (4_501, euros("15,00")));
    drawer(salon, "285,00");

    at(salon, 9, 45);
    assert_eq!(salon.sell("Kinderschnitt", Some("Jana")).number.get(), 4_502);
    drawer(salon, "307,00");

    at(salon, 11, 5);
    let basket = salon.basket_with("Ansatzfarbe", Some("Jana"));
    salon.add(Some(&basket.id), "WSF", Some("Jana"));
    salon.add(Some(&basket.id), "Pflege", Some("Jana"));
    let basket = salon.round_up(&basket.id, 15_000);
    let receipt = salon.pay(&basket.id, &[girocard(15_000)]);
    assert_eq!(salon.vat_of(receipt.seq), [(1, 14_000, 11_765, 2_235), (5, 1_000, 1_000, 0)]);

    at(salon, 11, 30);
    let basket = salon.scan(None, SHAMPOO_EAN);
    let basket = salon.add(Some(&basket.id), "Haaröl", None);
    let loyal = ChangeLine {
        basket: basket.id.clone(),
        line: 2,
        quantity: None,
        unit_price: None,
        discount: Some(Discount::PerCent(Rate::hundredths(1_000))),
        reason: Some("Treue".into()),
        performer: None,
        void_reason: None,
    };
    salon.ask(loyal).unwrap();
    let receipt = salon.pay(&basket.id, &[girocard(4_095)]);
    assert_eq!((receipt.number.get(), salon.vat_of(receipt.seq)[0].3), (4_504, 654));
}

/// 12:30 to 16:10: a storno, cash movements, a payment correction, the owner's tip.
pub fn afternoon(salon: &TestSalon) {
    at(salon, 12, 30);
    let wrong = salon.sell("WSF", Some("Mehmet"));
    drawer(salon, "365,00");
    let storno = salon.ask(CancelReceipt { seq: wrong.seq, reason: "Falsche Leistung".into() }).unwrap();
    assert_eq!((storno.number.get(), salon.vat_of(storno.seq)[0].3), (4_506, -926));
    drawer(salon, "307,00");
    assert_eq!(salon.sell("Herrenschnitt", Some("Mehmet")).number.get(), 4_507);
    drawer(salon, "339,00");

    at(salon, 14, 0);
    salon.ask(moving(Movement::ToSafe, "75,00", "")).unwrap();
    drawer(salon, "264,00");
    at(salon, 14, 20);
    salon.ask(MoveCash { input_tax_note: Some(700), ..moving(Movement::PayOut, "12,90", "Milch") }).unwrap();
    drawer(salon, "251,10");
    let no = salon.refused(moving(Movement::ToSafe, "300,00", ""));
    assert!(no.to_string().starts_with("Kasse hat 251,10"), "{no}");

    at(salon, 15, 0);
    let booked = salon.sell("WSF", Some("Jana"));
    drawer(salon, "309,10");
    let correction = CorrectPayment {
        seq: booked.seq,
        tenders: vec![girocard(5_800)],
        reason: "Kundin hat mit Karte bezahlt".into(),
    };
    let correction = salon.ask(correction).unwrap();
    assert_eq!((correction.storno.number.get(), correction.replacement.number.get()), (4_511, 4_512));
    drawer(salon, "251,10");

    at(salon, 16, 10);
    let basket = salon.basket_with("WSF", Some("Sabine"));
    let tip = TipWish::Amount(euros("5,00"));
    let recipients = TipFor::People(vec![salon.person("Sabine")]);
    salon.ask(SetTip { basket: basket.id.clone(), tip, recipients }).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(6_300, None)]);
    assert_eq!((receipt.number.get(), salon.vat_of(receipt.seq)[0].3), (4_513, 1_006));
    drawer(salon, "314,10");
}

/// 18:35: tips out, a blind count, its difference, the skim-off, and the close.
pub fn evening(salon: &TestSalon) -> Closing {
    at(salon, 18, 35);
    let open = salon.ask(TipBalances).unwrap();
    let open: Vec<(&str, Money)> = open.iter().map(|tip| (tip.name.as_str(), tip.open)).collect();
    assert_eq!(open, [("Jana Vogt", euros("10,00")), ("Mehmet Aydin", euros("3,00"))]);
    salon.ask(PayOutTips { person: salon.person("Jana"), amount: euros("10,00") }).unwrap();
    drawer(salon, "304,10");
    salon.ask(PayOutTips { person: salon.person("Mehmet"), amount: euros("3,00") }).unwrap();
    drawer(salon, "301,10");
    assert_eq!(salon.ask(TipBalances).unwrap(), []);

    at(salon, 18, 40);
    let pieces =
        [(6, "20"), (9, "10"), (10, "5"), (12, "2"), (12, "1"), (7, "0,50"), (5, "0,20"), (1, "0,10")];
    let count = salon.ask(StoreCount { sheet: sheet(&pieces) }).unwrap();
    assert_eq!(
        (count.counted, count.expected, count.difference),
        (euros("300,60"), euros("301,10"), euros("-0,50"))
    );
    assert_eq!(salon.refused(BookDifference { reason: " ".into() }).code(), "roll.reason_missing");
    let difference = salon.ask(BookDifference { reason: "Wechselgeld verzählt".into() }).unwrap();
    assert_eq!((difference.number.get(), difference.total), (4_516, euros("-0,50")));
    let skimmed = salon.ask(moving(Movement::ToSafe, "50,60", "")).unwrap();
    assert_eq!(skimmed.number.get(), 4_517);
    drawer(salon, "250,00");

    at(salon, 18, 47);
    salon.ask(CloseDay).unwrap()
}

/// The whole day.
pub fn day_d() -> (TestSalon, Closing) {
    let salon = TestSalon::haarwerk();
    morning(&salon);
    afternoon(&salon);
    let closing = evening(&salon);
    (salon, closing)
}

fn details(salon: &TestSalon, seq: Seq) -> ClosingDetails {
    serde_json::from_str(&salon.entry(seq).details.unwrap().body).unwrap()
}

#[test]
fn z_331_shows_turnover_vat_and_payments() {
    let (salon, closing) = day_d();
    assert_eq!((closing.z_number.get(), closing.day), (331, day(2026, 11, 27)));
    let Figures { vat, payments, cash_from_sales, turnover, tips, bons, .. } =
        details(&salon, closing.seq).figures;
    assert_eq!((vat[0].gross, vat[0].tax, vat[0].net), (euros("387,95"), euros("61,94"), euros("326,01")));
    assert_eq!((vat[1].gross, vat[1].tax), (euros("13,00"), euros("0,00")), "tips at 0 %");
    assert_eq!(turnover, euros("387,95"));
    assert_eq!(cash_from_sales, euros("152,00"));
    let paid: Vec<(PaymentKind, Money)> = payments.iter().map(|sum| (sum.kind, sum.amount)).collect();
    assert_eq!(paid, [(PaymentKind::Bar, euros("152,00")), (PaymentKind::ECKarte, euros("248,95"))]);
    assert_eq!((tips.staff, tips.paid_out, tips.owner), (euros("13,00"), euros("-13,00"), euros("5,00")));
    assert_eq!(bons, 18);
}

#[test]
fn z_331_shows_the_way_of_the_cash() {
    let (salon, closing) = day_d();
    let Figures { movements, movement_total, drawer, .. } = details(&salon, closing.seq).figures;
    let moved: Vec<(u64, BusinessCase, Money)> =
        movements.iter().map(|line| (line.number.get(), line.case, line.amount)).collect();
    let expected = [
        (4_508, BusinessCase::Geldtransit, "-75,00"),
        (4_509, BusinessCase::Auszahlung, "-12,90"),
        (4_514, BusinessCase::TrinkgeldAN, "-10,00"),
        (4_515, BusinessCase::TrinkgeldAN, "-3,00"),
        (4_516, BusinessCase::DifferenzSollIst, "-0,50"),
        (4_517, BusinessCase::Geldtransit, "-50,60"),
    ];
    assert_eq!(moved, expected.map(|(number, case, amount)| (number, case, euros(amount))));
    assert_eq!(movement_total, euros("-152,00"));
    assert_eq!((drawer.opening, drawer.target), (euros("250,00"), euros("301,10")));
    assert_eq!((drawer.counted, drawer.difference), (Some(euros("300,60")), euros("-0,50")));
    assert_eq!((drawer.closing, closing.cash_left), (euros("250,00"), euros("250,00")));
}

#[test]
fn z_331_lists_the_storno_and_counts_the_correction_once() {
    let (salon, closing) = day_d();
    let details = details(&salon, closing.seq);
    let Figures { stornos, storno_total, corrections, first_receipt, last_receipt, tally, .. } =
        details.figures;
    assert_eq!(stornos.len(), 1, "the storno of the correction is none of its own");
    let storno = &stornos[0];
    assert_eq!((storno.number.get(), storno.cancels.unwrap().get()), (4_506, 4_505));
    assert_eq!((storno.amount, storno_total), (euros("-58,00"), euros("-58,00")));
    assert_eq!((storno.person.as_str(), storno.reason.as_deref()), ("Jana Vogt", Some("Falsche Leistung")));
    assert_eq!(corrections.len(), 1);
    assert_eq!((corrections[0].number.get(), corrections[0].replaces.unwrap().get()), (4_512, 4_510));
    assert_eq!((first_receipt.unwrap().get(), last_receipt.unwrap().get()), (4_500, 4_517));
    assert_eq!((tally.discounts.count, tally.discounts.total), (1, euros("-2,45")));
    assert_eq!(details.carried.grand_total, euros("387,95"));
    assert_eq!(details.master.program, "Lockbuch 0.1.0");
}

#[test]
fn who_performed_and_who_booked_is_summed() {
    let (salon, closing) = day_d();
    let Figures { performers, people, .. } = details(&salon, closing.seq).figures;
    let services: Vec<(&str, Money)> =
        performers.iter().map(|sum| (sum.name.as_str(), sum.services)).collect();
    let expected = [("Mehmet Aydin", "64,00"), ("Jana Vogt", "220,00"), ("Sabine Krüger", "58,00")];
    assert_eq!(services, expected.map(|(name, amount)| (name, euros(amount))));
    assert_eq!(people.len(), 1);
    assert_eq!((people[0].name.as_str(), people[0].turnover), ("Jana Vogt", euros("387,95")));
}

#[test]
fn after_the_close_nothing_of_the_day_changes() {
    let (salon, closing) = day_d();
    let sale = salon.stored(Seq::new(closing.seq.get() - 5));
    assert_eq!(salon.refused(CloseDay).code(), "day.not_open");
    assert_eq!(salon.refused(moving(Movement::PayIn, "5,00", "Fund")).code(), "till.day_not_open");
    let receipt = salon
        .desk
        .read_inside(|tx| book::ledger::seq_of_receipt(tx.conn, contract::ReceiptNumber::new(4_507)));
    let seq = receipt.unwrap().unwrap();
    assert_eq!(salon.refused(CancelReceipt { seq, reason: "zu spät".into() }).code(), "roll.day_closed");
    let late = CorrectPayment { seq, tenders: vec![girocard(3_200)], reason: "zu spät".into() };
    assert_eq!(salon.refused(late).code(), "roll.day_closed");
    assert_eq!(salon.refused(XReport { print: false }).code(), "day.not_open");
    let again = OpenDay { sheet: sheet(&[(5, "50")]), difference_reason: None };
    assert_eq!(salon.refused(again).code(), "day.already_closed_today");
    assert_eq!(salon.stored(sale.entry.head.seq).hash, sale.hash);
}

/// The QR code of the Z report anchors the book: register, Z number, entry, its hash, the key's fingerprint.
#[test]
fn the_paper_of_z_331_vouches_for_the_book() {
    let (salon, closing) = day_d();
    let qr = closing.slip.blocks.iter().find_map(|block| match block {
        Block::Qr { content, .. } => Some(content.clone()),
        _ => None,
    });
    let qr = qr.unwrap();
    let [form, register, z, seq, hash, key]: [&str; 6] =
        qr.split(';').collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((form, register, z), ("LB1", "HW-01", "Z331"));
    assert_eq!(seq, closing.seq.to_string());
    assert_eq!(hash, salon.stored(closing.seq).hash.to_string());
    assert_eq!(key, details(&salon, closing.seq).master.fingerprint.replace(' ', ""));
    assert_eq!(
        details(&salon, closing.seq).master.chain_head,
        salon.stored(closing.seq).previous.to_string()
    );
}

/// What can be typed from the paper is enough to know the head of the chain and the key again.
#[test]
fn the_short_form_on_paper_begins_the_hash_and_the_fingerprint() {
    let (salon, closing) = day_d();
    let printed = |name: &str| {
        let texts = closing.slip.blocks.iter().filter_map(|block| match block {
            Block::Text(text) => text.strip_prefix(name),
            _ => None,
        });
        texts.map(str::to_owned).next().unwrap()
    };
    let head = printed("Kettenkopf ");
    let (digits, place) = head.split_once(" (").unwrap();
    assert_eq!(place, format!("Eintrag {})", closing.seq));
    assert_eq!(digits.split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
    let hash = salon.stored(closing.seq).hash.to_string();
    assert!(hash.starts_with(&digits.replace(' ', "")), "{digits} of {hash}");
    let key = printed("Schlüssel ");
    assert_eq!(key.split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
    let fingerprint = details(&salon, closing.seq).master.public_key.parse::<proof::PublicKey>().unwrap();
    assert!(fingerprint.fingerprint().to_string().starts_with(&key.replace(' ', "")), "{key}");
}

#[test]
fn z_331_is_found_again_and_looks_the_same() {
    let (salon, closing) = day_d();
    let rows = salon.ask(ZReports::default()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].z_number.get(), rows[0].turnover, rows[0].cash_left),
        (331, euros("387,95"), euros("250,00"))
    );
    assert_eq!(rows[0].person, "Jana Vogt");
    let salon = salon.restarted();
    salon.sign_in_as("Jana");
    assert_eq!(salon.ask(ShowEntry { seq: closing.seq }).unwrap().slip, closing.slip);
}

#[test]
fn the_next_day_begins_with_what_was_left() {
    let (salon, _) = day_d();
    salon.at(day(2026, 11, 28), 8, 30);
    let opened = salon.open_day();
    assert_eq!((opened.day, opened.stock), (day(2026, 11, 28), euros("250,00")));
    assert_eq!(salon.newest_entry().head.receipt_number.unwrap().get(), 4_518);
    drawer(&salon, "250,00");
}
