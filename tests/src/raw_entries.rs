//! Entries written straight into the book by the desk's own pen, for tests and measurements that need
//! many of them: the same numbers, chain, signature and rows as a sale, without its rules.

use book::ledger::{CustomerText, Draft};
use desk::Desk;
use proof::{
    BonType, BusinessCase, Day, EntryKind, Line, LineNature, LineNumber, Money, Payment, PaymentKind,
    Quantity, Reference, ReferenceKind, VatKey,
};

/// A line over one piece.
pub fn line(text: &str, case: BusinessCase, nature: LineNature, cents: i64, vat_key: VatKey) -> Line {
    let service = nature == LineNature::Service;
    Line {
        number: LineNumber::new(0),
        case,
        case_name: None,
        nature,
        article_id: Some(cents % 97),
        text: text.to_owned(),
        group: Some("Schnitt".to_owned()),
        gtin: (nature == LineNature::Product).then(|| "4006381333931".to_owned()),
        quantity: Quantity::ONE,
        unit: None,
        list_price: Money::cents(cents),
        unit_price: Money::cents(cents),
        discount: Money::ZERO,
        price_reason: None,
        gross: Money::cents(cents),
        vat_key,
        rate: law::rate(vat_key, Day::from_ymd(2026, 11, 27).unwrap()),
        performer_id: service.then_some(2),
        performer: service.then(|| "Mehmet Aydin".to_owned()),
        voucher_number: None,
        origin: None,
        voided: false,
    }
}

fn payment(kind: PaymentKind, amount: Money) -> Payment {
    let name = if kind == PaymentKind::Bar { "Bar" } else { "girocard" };
    Payment { kind, name: name.to_owned(), amount, given: None, change: None }
}

/// Cash that lies in the drawer at the beginning of the day.
pub fn opening(day: Day, cents: i64) -> Draft {
    let mut draft = Draft::bon(EntryKind::OpeningStock, BonType::Beleg, day);
    let case = BusinessCase::Anfangsbestand;
    draft.lines = vec![line("Anfangsbestand", case, LineNature::Other, cents, VatKey::NotTaxable)];
    draft.payments = vec![payment(PaymentKind::Bar, Money::cents(cents))];
    draft
}

/// A sale of a cut, a shampoo and a book, with tip; every fourth in cash, every second with a name.
pub fn sale(day: Day, number: u64) -> Draft {
    let mut draft = Draft::bon(EntryKind::Sale, BonType::Beleg, day);
    let odd = i64::try_from(number % 50).unwrap_or_default() * 10;
    let umsatz = BusinessCase::Umsatz;
    draft.lines = vec![
        line("Waschen-Schneiden-Föhnen", umsatz, LineNature::Service, 5_800 + odd, VatKey::General),
        line("Shampoo 250 ml", umsatz, LineNature::Product, 1_890, VatKey::General),
        line("Pflegebuch", umsatz, LineNature::Product, 2_110, VatKey::Reduced),
        line("Trinkgeld", BusinessCase::TrinkgeldAN, LineNature::Other, 300, VatKey::NotTaxable),
    ];
    let total = Money::cents(5_800 + odd + 1_890 + 2_110 + 300);
    let kind = if number.is_multiple_of(4) { PaymentKind::Bar } else { PaymentKind::ECKarte };
    draft.payments = vec![payment(kind, total)];
    draft.basket = Some(format!("{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    if number.is_multiple_of(10) {
        let external = Some(format!("LS {number}"));
        draft.references = vec![Reference { kind: ReferenceKind::External, seq: None, line: None, external }];
    }
    if number.is_multiple_of(2) {
        let name = format!("Frau Lindner {}", number % 400);
        draft.customer =
            Some(CustomerText { id: Some(i64::try_from(number % 400).unwrap_or_default()), name });
    }
    draft
}

/// Writes so many sales in one transaction.
pub fn sales(desk: &Desk, day: Day, numbers: std::ops::Range<u64>) {
    desk.book_unjudged(numbers.map(|number| sale(day, number)).collect()).unwrap();
}
