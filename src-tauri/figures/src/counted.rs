//! Details of counts and closings as FORMAT.md, section 4a, tells them: read by themselves, not by the code of the
//! desk. Each form of details is known here and nowhere else.

use std::collections::BTreeMap;

use proof::{Entry, Money, PaymentKind, Snapshot, SnapshotKind};
use serde_json::Value;

use crate::exact_json;
use crate::figures::ClosingForm;

/// A count (Zählprotokoll).
#[derive(Clone, Debug)]
pub struct Count {
    /// Face value in cents and number of pieces.
    pub sheet: Vec<(i64, u32)>,
    /// What lay there.
    pub counted: Money,
    /// What the book expected.
    pub expected: Money,
    /// Counted less expected.
    pub difference: Money,
    /// All of it, as a closing repeats it.
    pub body: Value,
}

impl Count {
    /// The details of a count; `None` where they are not such ones.
    pub fn of(entry: &Entry) -> Option<Self> {
        let (form, body) = details(entry)?;
        if form != "count/1" {
            return None;
        }
        let sheet = body.get("sheet")?.as_array()?.iter().map(pieces).collect::<Option<Vec<_>>>()?;
        let (counted, expected) = (money(&body, "counted")?, money(&body, "expected")?);
        Some(Self { sheet, counted, expected, difference: money(&body, "difference")?, body })
    }

    /// What the pieces come to; `None` where no amount can hold it.
    pub fn sum(&self) -> Option<Money> {
        let pieces = self.sheet.iter();
        let sum: i128 = pieces.map(|(face, pieces)| i128::from(*face) * i128::from(*pieces)).sum();
        i64::try_from(sum).ok().map(Money::cents)
    }
}

/// What of a closing is held against its entries.
#[derive(Debug)]
pub struct Stored {
    /// How it tells its figures.
    pub form: ClosingForm,
    /// Compared field by field.
    pub figures: Value,
    /// The details of its count, once more.
    pub count: Value,
    /// What it hands on.
    pub carried: Carried,
}

impl Stored {
    /// The details of a closing; `None` where they are not such ones.
    pub fn of(entry: &Entry) -> Option<Self> {
        let (form, body) = details(entry)?;
        let form = ClosingForm::named(form)?;
        let part = |name| body.get(name).filter(|part| part.is_object());
        let carried = Carried::of(part("carried")?)?;
        Some(Self { form, figures: part("figures")?.clone(), count: part("count")?.clone(), carried })
    }

    /// The first receipt that the closing covers by its own word.
    pub fn first_receipt(&self) -> Option<u64> {
        self.figures.get("first_receipt")?.as_u64()
    }
}

/// What one closing hands to the next period.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// What stays in the drawer.
    pub cash_left: Money,
    /// Staff tips that were not paid out, by person.
    pub open_tips: BTreeMap<i64, Money>,
    /// Turnover of all closings so far.
    pub grand_total: Money,
}

impl Carried {
    fn of(carried: &Value) -> Option<Self> {
        let mut open_tips = BTreeMap::new();
        for tip in carried.get("open_tips")?.as_array()? {
            let twice = open_tips.insert(tip.get("person")?.as_i64()?, money(tip, "open")?).is_some();
            if twice {
                return None;
            }
        }
        let (cash_left, grand_total) = (money(carried, "cash_left")?, money(carried, "grand_total")?);
        Some(Self { cash_left, open_tips, grand_total })
    }
}

/// What the set-up says of the drawer, where it does.
pub fn cash_at_foundation(entry: &Entry) -> Option<Money> {
    let (form, body) = details(entry)?;
    money(&body, "cash_in_drawer_cents").filter(|_| form == "foundation/1")
}

/// Whether the snapshot of the person who booked can be read, so that figures can name them.
pub fn names_a_person(snapshot: &Snapshot) -> bool {
    let body = exact_json::read(&snapshot.body);
    body.is_some_and(|body| body.get("name").is_some_and(Value::is_string))
}

/// The snapshot of the person who booked.
pub fn person_of(entry: &Entry) -> Option<&Snapshot> {
    entry.snapshots.iter().find(|snapshot| snapshot.kind == SnapshotKind::Person)
}

/// Cash that an entry moves; `None` where no amount can hold it.
pub fn cash_of(entry: &Entry) -> Option<Money> {
    let cash = entry.payments.iter().filter(|payment| payment.kind == PaymentKind::Bar);
    Money::total(cash.map(|payment| payment.amount)).ok()
}

/// Amounts and quantities of an entry, whatever their sign.
pub fn weight_of(entry: &Entry) -> u128 {
    let money = |amount: Money| u128::from(amount.as_cents().unsigned_abs());
    let lines = entry.lines.iter().map(|line| {
        let quantity = u128::from(line.quantity.as_thousandths().unsigned_abs());
        quantity + money(line.discount) + money(line.gross)
    });
    let vat = entry.vat.iter().map(|split| money(split.gross) + money(split.net) + money(split.tax));
    let payments = entry.payments.iter().map(|payment| money(payment.amount));
    lines.chain(vat).chain(payments).sum()
}

fn details(entry: &Entry) -> Option<(&str, Value)> {
    let details = entry.details.as_ref()?;
    Some((&details.form, exact_json::read(&details.body)?))
}

fn money(of: &Value, name: &str) -> Option<Money> {
    of.get(name)?.as_i64().map(Money::cents)
}

fn pieces(pair: &Value) -> Option<(i64, u32)> {
    let [face, pieces] = pair.as_array()?.as_slice() else { return None };
    Some((face.as_i64()?, u32::try_from(pieces.as_u64()?).ok()?))
}
