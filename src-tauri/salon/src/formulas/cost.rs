//! What a mixture costs: each part by weight and the price of its pack, rounded to the cent.

use book::fault::{Outcome, Trouble};
use contract::Money;
use contract::formulas::{Component, Decigrams};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// `amount` of a pack that holds `pack` and costs `price`, half a cent up.
pub fn of_part(amount: Decigrams, pack: Decigrams, price: Money) -> Outcome<Money> {
    let cents = Decimal::from(price.as_cents()) * Decimal::from(amount.0);
    let exact = cents.checked_div(Decimal::from(pack.0));
    let rounded = exact.map(|exact| exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero));
    let cents = rounded.and_then(|rounded| rounded.to_i64());
    Ok(Money::cents(cents.ok_or_else(|| Trouble::fault("a material without weight"))?))
}

/// Cost of all parts, and how many have none that is known. `pack_of` tells content and price of a material.
pub fn of_all(
    components: &[Component],
    mut pack_of: impl FnMut(&Component) -> Outcome<Option<(Decigrams, Money)>>,
) -> Outcome<(Money, u32)> {
    let (mut cost, mut unknown) = (Money::ZERO, 0);
    for component in components {
        match pack_of(component)? {
            Some((pack, price)) => cost = cost.plus(of_part(component.amount, pack, price)?)?,
            None => unknown += 1,
        }
    }
    Ok((cost, unknown))
}
