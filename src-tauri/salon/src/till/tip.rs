//! Tips: how much, for whom, and as what they are booked.
//!
//! Staff tips pass through at 0 % (TrinkgeldAN, § 3 no. 51 EStG); the owner's tip is turnover at the general
//! rate (TrinkgeldAG).

use book::authority::Actor;
use book::fault::Outcome;
use contract::refusal::TillRefusal;
use contract::till::{TipShare, TipWish};
use contract::{Day, LineNature, Money, PersonId, Quantity, Role, VatKey};
use proof::{BusinessCase, Line, LineNumber};

/// Someone who gets a tip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub id: PersonId,
    pub name: String,
    pub short_name: String,
    /// The owner's tip is taxed.
    pub owner: bool,
    /// The key of all turnover where no VAT is shown (§ 19 UStG).
    pub untaxed: Option<VatKey>,
}

impl Recipient {
    pub fn new(actor: Actor, untaxed: Option<VatKey>) -> Self {
        let owner = actor.role == Role::Owner;
        Self { id: actor.id, name: actor.name, short_name: actor.short_name, owner, untaxed }
    }
}

/// A recipient's part of the tip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub recipient: Recipient,
    pub amount: Money,
}

impl Share {
    pub fn seen(self) -> TipShare {
        let Recipient { id, short_name, owner, .. } = self.recipient;
        TipShare { person: id, name: short_name, amount: self.amount, owner }
    }
}

/// The tip that a wish means above these goods.
pub fn amount(wish: TipWish, goods: Money) -> Outcome<Money> {
    let tip = match wish {
        TipWish::None => Money::ZERO,
        TipWish::Amount(amount) => amount,
        TipWish::RoundUpTo(total) => total.minus(goods)?,
    };
    if tip.is_negative() {
        return Err(TillRefusal::TipBelowGoods { goods }.into());
    }
    Ok(tip)
}

/// Equal shares; odd cents go to the first, one each.
pub fn shares(tip: Money, recipients: &[Recipient]) -> Outcome<Vec<Share>> {
    let count = i64::try_from(recipients.len()).unwrap_or(i64::MAX);
    if count == 0 || tip.is_zero() {
        return Ok(Vec::new());
    }
    let (each, odd) = (tip.as_cents() / count, tip.as_cents() % count);
    let share = |(recipient, place): (&Recipient, i64)| Share {
        recipient: recipient.clone(),
        amount: Money::cents(each + i64::from(place < odd)),
    };
    Ok(recipients.iter().zip(0..).map(share).filter(|share| !share.amount.is_zero()).collect())
}

/// A share as a line of the book, at the rate of the day of the service.
pub fn line(share: &Share, served: Day) -> Line {
    let Recipient { id, name, owner, untaxed, .. } = &share.recipient;
    let (case, vat_key) = match (owner, untaxed) {
        (true, Some(key)) => (BusinessCase::TrinkgeldAG, *key),
        (true, None) => (BusinessCase::TrinkgeldAG, VatKey::General),
        (false, _) => (BusinessCase::TrinkgeldAN, VatKey::NotTaxable),
    };
    Line {
        number: LineNumber::default(),
        case,
        case_name: None,
        nature: LineNature::Other,
        article_id: None,
        text: format!("Trinkgeld {name}"),
        group: None,
        gtin: None,
        quantity: Quantity::ONE,
        unit: None,
        list_price: share.amount,
        unit_price: share.amount,
        discount: Money::ZERO,
        price_reason: None,
        gross: share.amount,
        vat_key,
        rate: law::rate(vat_key, served),
        performer_id: Some(id.0),
        performer: Some(name.clone()),
        voucher_number: None,
        origin: None,
        voided: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipient(id: i64, owner: bool) -> Recipient {
        let name = format!("Person {id}");
        Recipient { id: PersonId(id), short_name: name.clone(), name, owner, untaxed: None }
    }

    #[test]
    fn make_it_thirty_five() {
        let goods = Money::euros(32);
        assert_eq!(amount(TipWish::RoundUpTo(Money::euros(35)), goods).unwrap(), Money::euros(3));
        assert_eq!(amount(TipWish::Amount(Money::euros(5)), goods).unwrap(), Money::euros(5));
        assert!(amount(TipWish::RoundUpTo(Money::euros(31)), goods).is_err());
        assert!(amount(TipWish::Amount(Money::cents(-1)), goods).is_err());
    }

    #[test]
    fn odd_cents_go_to_the_first() {
        let three = [recipient(1, false), recipient(2, false), recipient(3, false)];
        let amounts: Vec<i64> =
            shares(Money::cents(1_000), &three).unwrap().iter().map(|s| s.amount.as_cents()).collect();
        assert_eq!(amounts, [334, 333, 333]);
        assert_eq!(shares(Money::cents(2), &three).unwrap().len(), 2);
        assert!(shares(Money::cents(2), &[]).unwrap().is_empty());
    }

    #[test]
    fn shares_make_up_the_tip_and_differ_by_a_cent_at_most() {
        for count in 1..=6 {
            let people: Vec<Recipient> = (1..=count).map(|id| recipient(id, false)).collect();
            for cents in 1..500 {
                let shares = shares(Money::cents(cents), &people).unwrap();
                let amounts: Vec<i64> = shares.iter().map(|share| share.amount.as_cents()).collect();
                assert_eq!(amounts.iter().sum::<i64>(), cents);
                assert!(amounts[0] - amounts[amounts.len() - 1] <= 1, "{amounts:?}");
            }
        }
    }

    #[test]
    fn the_owners_tip_is_turnover() {
        let served = Day::from_ymd(2026, 11, 27).unwrap();
        let of = |owner| line(&Share { recipient: recipient(1, owner), amount: Money::euros(5) }, served);
        assert_eq!((of(true).case, of(true).vat_key), (BusinessCase::TrinkgeldAG, VatKey::General));
        assert_eq!((of(false).case, of(false).vat_key), (BusinessCase::TrinkgeldAN, VatKey::NotTaxable));
    }
}
