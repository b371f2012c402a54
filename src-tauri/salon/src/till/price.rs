//! What a line costs: quantity, price, discount, and their limits (IKS-06).

use book::fault::Outcome;
use contract::refusal::TillRefusal;
use contract::till::Discount;
use contract::{Money, Quantity, Rate};

/// The highest price per unit and per line: 99,999.99 €.
const PRICE_MAX: Money = Money::cents(9_999_999);
const QUANTITY_MAX: Quantity = Quantity::pieces(999);
const WHOLE: Rate = Rate::hundredths(10_000);

/// The reduction of a line (zero or negative) and what remains to be paid for it.
pub fn of_line(quantity: Quantity, unit_price: Money, discount: Discount) -> Outcome<(Money, Money)> {
    let full = quantity.price(unit_price)?;
    let reduction = match discount {
        Discount::None => Money::ZERO,
        Discount::PerCent(rate) => rate.of(full)?.negated(),
        Discount::Amount(amount) => amount.negated(),
    };
    Ok((reduction, full.plus(reduction)?))
}

/// Refuses quantities, prices and discounts that no line may have.
pub fn check(quantity: Quantity, unit_price: Money, discount: Discount) -> Outcome<()> {
    if quantity <= Quantity::default() || quantity > QUANTITY_MAX {
        return Err(TillRefusal::BadQuantity.into());
    }
    if unit_price.is_negative() {
        return Err(TillRefusal::NegativePrice.into());
    }
    if unit_price > PRICE_MAX || quantity.price(unit_price)? > PRICE_MAX {
        return Err(TillRefusal::PriceTooHigh.into());
    }
    match discount {
        Discount::Amount(amount) if amount.is_negative() => return Err(TillRefusal::NegativeDiscount.into()),
        Discount::PerCent(rate) if rate > WHOLE => return Err(TillRefusal::DiscountTooHigh.into()),
        _ => {}
    }
    if of_line(quantity, unit_price, discount)?.1.is_negative() {
        return Err(TillRefusal::DiscountTooHigh.into());
    }
    Ok(())
}

/// A discount of nothing is none.
pub const fn plain(discount: Discount) -> Discount {
    match discount {
        Discount::PerCent(rate) if rate.as_hundredths() == 0 => Discount::None,
        Discount::Amount(amount) if amount.is_zero() => Discount::None,
        other => other,
    }
}

/// Why a line departs from the list: kept when it does, forgotten when it doesn't. Less than a whole piece departs too: who
/// charges a thousandth of a service gives the rest of it away (IKS-06).
pub fn reason(
    quantity: Quantity,
    list_price: Money,
    unit_price: Money,
    discount: Discount,
    reason: Option<&str>,
) -> Result<Option<String>, TillRefusal> {
    if unit_price == list_price && discount == Discount::None && quantity >= Quantity::ONE {
        return Ok(None);
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    reason.map(|reason| Some(reason.to_owned())).ok_or(TillRefusal::ReasonMissing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use book::fault::Trouble;

    const ONE: Quantity = Quantity::ONE;

    fn code(quantity: Quantity, cents: i64, discount: Discount) -> &'static str {
        match check(quantity, Money::cents(cents), discount) {
            Err(Trouble::Refused(no)) => no.code(),
            Err(Trouble::Fault(_)) => "fault",
            Ok(()) => "fine",
        }
    }

    #[test]
    fn ten_per_cent_of_the_oil() {
        let ten = Discount::PerCent(Rate::hundredths(1_000));
        assert_eq!(
            of_line(ONE, Money::cents(2_450), ten).unwrap(),
            (Money::cents(-245), Money::cents(2_205))
        );
        let two = Quantity::pieces(2);
        let five = Discount::Amount(Money::euros(5));
        assert_eq!(
            of_line(two, Money::cents(1_890), five).unwrap(),
            (Money::cents(-500), Money::cents(3_280))
        );
    }

    #[test]
    fn limits_hold() {
        assert_eq!(code(ONE, 9_999_999, Discount::None), "fine");
        assert_eq!(code(ONE, 10_000_000, Discount::None), "till.price_too_high");
        assert_eq!(code(Quantity::pieces(2), 9_999_999, Discount::None), "till.price_too_high");
        assert_eq!(code(ONE, -1, Discount::None), "till.negative_price");
        assert_eq!(code(Quantity::pieces(0), 100, Discount::None), "till.bad_quantity");
        assert_eq!(code(Quantity::pieces(-1), 100, Discount::None), "till.bad_quantity");
        assert_eq!(code(Quantity::thousandths(999_001), 100, Discount::None), "till.bad_quantity");
        assert_eq!(code(ONE, 100, Discount::PerCent(Rate::hundredths(10_000))), "fine");
        assert_eq!(code(ONE, 100, Discount::PerCent(Rate::hundredths(10_001))), "till.discount_too_high");
        assert_eq!(code(ONE, 100, Discount::Amount(Money::cents(101))), "till.discount_too_high");
        assert_eq!(code(ONE, 100, Discount::Amount(Money::cents(-1))), "till.negative_discount");
    }

    #[test]
    fn what_departs_from_the_list_needs_a_reason() {
        let (list, ten) = (Money::cents(2_450), Discount::PerCent(Rate::hundredths(1_000)));
        assert_eq!(reason(ONE, list, list, Discount::None, Some("egal")), Ok(None));
        assert_eq!(reason(ONE, list, list, ten, Some(" Treue ")), Ok(Some("Treue".into())));
        assert_eq!(reason(ONE, list, list, ten, Some("  ")), Err(TillRefusal::ReasonMissing));
        let dearer = Money::cents(2_600);
        assert_eq!(reason(ONE, list, dearer, Discount::None, None), Err(TillRefusal::ReasonMissing));
        let part = Quantity::thousandths(999);
        assert_eq!(reason(part, list, list, Discount::None, None), Err(TillRefusal::ReasonMissing));
        assert_eq!(reason(part, list, list, Discount::None, Some("Rest")), Ok(Some("Rest".into())));
        assert_eq!(reason(Quantity::thousandths(1_500), list, list, Discount::None, None), Ok(None));
    }
}
