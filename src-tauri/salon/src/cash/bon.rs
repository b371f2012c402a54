//! A bon that only moves cash: one line with key 5, paid in cash, gives the DSFinV-K its business case.

use book::ledger::{Draft, Opening};
use contract::PersonId;
use proof::{
    BonType, BusinessCase, EntryKind, Line, LineNature, LineNumber, Money, Payment, PaymentKind, Quantity,
    Rate, VatKey,
};

/// Longest `GV_NAME`.
const CASE_NAME_MAX: usize = 40;

/// What a cash bon says.
#[derive(Clone, Debug)]
pub struct CashBon {
    pub kind: EntryKind,
    pub case: BusinessCase,
    /// Divides the case, e.g. the purpose of a purchase.
    pub case_name: Option<String>,
    pub text: String,
    /// Positive into the drawer, negative out of it.
    pub amount: Money,
    /// Who receives the money.
    pub recipient: Option<(PersonId, String)>,
}

impl CashBon {
    /// The bon of this booking day, ready to be appended.
    pub fn draft(self, day: &Opening) -> Draft {
        let mut draft = Draft::bon(self.kind, BonType::Beleg, day.day);
        let amount = self.amount;
        draft.lines.push(self.line());
        draft.payments.push(Payment {
            kind: PaymentKind::Bar,
            name: String::from("Bar"),
            amount,
            given: None,
            change: None,
        });
        draft
    }

    fn line(self) -> Line {
        let (performer_id, performer) = self.recipient.map(|(id, name)| (id.0, name)).unzip();
        Line {
            number: LineNumber::new(1),
            case: self.case,
            case_name: self.case_name.map(|name| name.chars().take(CASE_NAME_MAX).collect()),
            nature: LineNature::Other,
            article_id: None,
            text: self.text,
            group: None,
            gtin: None,
            quantity: Quantity::ONE,
            unit: None,
            list_price: self.amount,
            unit_price: self.amount,
            discount: Money::ZERO,
            price_reason: None,
            gross: self.amount,
            vat_key: VatKey::NotTaxable,
            rate: Rate::NONE,
            performer_id,
            performer,
            voucher_number: None,
            origin: None,
            voided: false,
        }
    }
}
