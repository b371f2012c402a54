//! A small book to test with: a day from the foundation to a revoked closing.

use crate::*;

/// An entry as a store would hand it back.
#[derive(Clone)]
pub struct Recorded {
    pub entry: Entry,
    pub digests: Vec<PartDigest>,
    pub previous: Digest,
    pub hash: Digest,
    pub signature: Signature,
    pub check_digit: CheckDigit,
}

impl Recorded {
    pub fn sealed(&self) -> Sealed<'_> {
        Sealed {
            entry: &self.entry,
            digests: self.digests.clone(),
            previous: self.previous,
            hash: self.hash,
            signature: self.signature,
            check_digit: self.check_digit,
        }
    }
}

pub fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// Seals entries one after the other.
pub fn chained(entries: Vec<Entry>) -> Vec<Recorded> {
    let mut previous = Digest::GENESIS;
    let mut book = Vec::new();
    for entry in entries {
        let (digests, hash, signature, check_digit) = {
            let sealed = seal(&entry, previous, &key()).unwrap();
            (sealed.digests, sealed.hash, sealed.signature, sealed.check_digit)
        };
        book.push(Recorded { entry, digests, previous, hash, signature, check_digit });
        previous = hash;
    }
    book
}

/// Verifies every signature of a book.
pub fn verify(book: &[Recorded]) -> Result<Verified, Finding> {
    verify_with(book, Verifier::new(&[key().public()], Signatures::Every))
}

pub fn verify_with(book: &[Recorded], mut verifier: Verifier) -> Result<Verified, Finding> {
    for recorded in book {
        verifier.check(&recorded.sealed())?;
    }
    verifier.finish()
}

pub fn head(seq: u64, kind: EntryKind) -> Head {
    Head {
        format: Format::NEWEST,
        key_id: key().public().key_id(),
        seq: Seq::new(seq),
        kind,
        receipt_number: None,
        bon_type: None,
        bon_name: None,
        booking_day: Day::from_ymd(2026, 11, 27),
        z_number: None,
        register: "LB-0001".to_owned(),
        started: "2026-11-27T08:30:00.000+01:00".parse().unwrap(),
        ended: "2026-11-27T08:31:12.345+01:00".parse().unwrap(),
        clock_adjusted: false,
        person_id: 2,
        approved_by: None,
        reason: None,
        customer: None,
        basket: None,
        total: Money::ZERO,
    }
}

pub fn bare(head: Head) -> Entry {
    Entry {
        head,
        lines: vec![],
        vat: vec![],
        payments: vec![],
        references: vec![],
        snapshots: vec![],
        details: None,
        tse: None,
    }
}

pub fn line(number: u64, case: BusinessCase, gross: i64, key: VatKey) -> Line {
    Line {
        number: LineNumber::new(number),
        case,
        case_name: None,
        nature: LineNature::Other,
        article_id: None,
        text: case.as_str().to_owned(),
        group: None,
        gtin: None,
        quantity: Quantity::ONE,
        unit: None,
        list_price: Money::cents(gross),
        unit_price: Money::cents(gross),
        discount: Money::ZERO,
        price_reason: None,
        gross: Money::cents(gross),
        vat_key: key,
        rate: rate(key),
        performer_id: None,
        performer: None,
        voucher_number: None,
        origin: None,
        voided: false,
    }
}

/// Any rates would do.
pub fn rate(key: VatKey) -> Rate {
    match key {
        VatKey::General => Rate::hundredths(1900),
        VatKey::Reduced => Rate::hundredths(700),
        VatKey::NotTaxable | VatKey::Exempt => Rate::NONE,
    }
}

pub fn split(key: VatKey, gross: i64) -> VatSplit {
    let gross = Money::cents(gross);
    let tax = rate(key).tax_in(gross).unwrap();
    VatSplit { key, rate: rate(key), gross, net: gross.minus(tax).unwrap(), tax }
}

pub fn payment(kind: PaymentKind, amount: i64) -> Payment {
    let amount = Money::cents(amount);
    Payment { kind, name: kind.as_str().to_owned(), amount, given: None, change: None }
}

/// A sale of 58.00 with a voided line and 5.00 tip for the staff: every part, every field in use.
pub fn sale(seq: u64, receipt: u64) -> Entry {
    let mut entry = bare(head(seq, EntryKind::Sale));
    entry.head.receipt_number = Some(ReceiptNumber::new(receipt));
    entry.head.bon_type = Some(BonType::Beleg);
    entry.head.approved_by = Some(1);
    entry.head.reason = Some("Stammkundin".to_owned());
    entry.head.customer = Some(commitment(&Salt::from_bytes([9; 32]), "Frau Lindner").to_string());
    entry.head.basket = Some("b-17".to_owned());
    entry.head.total = Money::cents(6_300);
    let mut cut = line(1, BusinessCase::Umsatz, 5_800, VatKey::General);
    cut.nature = LineNature::Service;
    cut.article_id = Some(3);
    cut.text = "Waschen-Schneiden-Föhnen\nlang".to_owned();
    cut.group = Some("Damen".to_owned());
    cut.list_price = Money::cents(6_000);
    cut.unit_price = Money::cents(6_000);
    cut.discount = Money::cents(-200);
    cut.price_reason = Some("Treue".to_owned());
    cut.performer_id = Some(2);
    cut.performer = Some("Jana Vogt".to_owned());
    let mut oil = line(2, BusinessCase::Umsatz, 2_450, VatKey::General);
    oil.nature = LineNature::Product;
    oil.gtin = Some("4006381333931".to_owned());
    oil.unit = Some("Stück".to_owned());
    oil.origin = Some((Seq::new(1), LineNumber::new(1)));
    oil.voided = true;
    let mut tip = line(3, BusinessCase::TrinkgeldAN, 500, VatKey::NotTaxable);
    tip.case_name = Some("Jana Vogt".to_owned());
    tip.voucher_number = Some("G-0001".to_owned());
    entry.lines = vec![cut, oil, tip];
    entry.vat = vec![split(VatKey::General, 5_800), split(VatKey::NotTaxable, 500)];
    let mut cash = payment(PaymentKind::Bar, 3_000);
    cash.given = Some(Money::euros(50));
    cash.change = Some(Money::euros(20));
    entry.payments = vec![cash, payment(PaymentKind::ECKarte, 3_300)];
    entry.references = vec![Reference {
        kind: ReferenceKind::External,
        seq: Some(Seq::new(1)),
        line: Some(LineNumber::new(1)),
        external: Some("LS 12\\3".to_owned()),
    }];
    entry.snapshots = SnapshotKind::ALL
        .iter()
        .map(|kind| Snapshot { kind: *kind, body: format!("{{\"of\":\"{}\"}}", kind.as_str()) })
        .collect();
    entry.details = Some(Details { form: "sale/1".to_owned(), body: "{\"waiting_min\":4}".to_owned() });
    let words = |text: &str| Some(text.to_owned());
    entry.tse = Some(TseBlock {
        serial: words("ab12"),
        transaction: Some(4),
        counter: Some(9),
        started: words("2026-11-27T07:30:00Z"),
        finished: words("2026-11-27T07:31:12Z"),
        process_type: words("Kassenbeleg-V1"),
        process_data: words("Beleg^58.00_0.00_0.00_0.00_5.00^30.00:Bar_33.00:Unbar"),
        signature: words("c2ln"),
        failure: None,
    });
    entry
}

/// One bon with one line and one payment.
pub fn small(seq: u64, receipt: u64, kind: EntryKind, case: BusinessCase, gross: i64, key: VatKey) -> Entry {
    let mut entry = bare(head(seq, kind));
    entry.head.receipt_number = Some(ReceiptNumber::new(receipt));
    entry.head.bon_type = Some(BonType::Beleg);
    entry.head.total = Money::cents(gross);
    entry.lines = vec![line(1, case, gross, key)];
    entry.vat = vec![split(key, gross)];
    entry.payments = vec![payment(PaymentKind::Bar, gross)];
    entry
}

/// Foundation, opening stock, two sales, an abandoned basket, a closing, its revocation, a closing.
pub fn entries() -> Vec<Entry> {
    let closing = |seq, z, kind| {
        let mut entry = bare(head(seq, kind));
        entry.head.z_number = Some(ZNumber::new(z));
        entry
    };
    let mut abandoned = bare(head(5, EntryKind::AbandonedBasket));
    abandoned.head.receipt_number = Some(ReceiptNumber::new(4_503));
    abandoned.head.bon_type = Some(BonType::AVBelegabbruch);
    abandoned.head.total = Money::cents(3_200);
    abandoned.lines = vec![line(1, BusinessCase::Umsatz, 3_200, VatKey::General)];
    abandoned.payments = vec![payment(PaymentKind::Keine, 0)];
    let mut foundation = bare(head(1, EntryKind::Foundation));
    foundation.head.booking_day = None;
    let stock = (EntryKind::OpeningStock, BusinessCase::Anfangsbestand, 25_000, VatKey::NotTaxable);
    vec![
        foundation,
        small(2, 4_500, stock.0, stock.1, stock.2, stock.3),
        sale(3, 4_501),
        small(4, 4_502, EntryKind::Sale, BusinessCase::Umsatz, 2_200, VatKey::General),
        abandoned,
        closing(6, 331, EntryKind::Closing),
        closing(7, 331, EntryKind::Revocation),
        closing(8, 332, EntryKind::Closing),
    ]
}

pub fn book() -> Vec<Recorded> {
    chained(entries())
}
