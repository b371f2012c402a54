//! Booking the chosen basket: one press, one receipt.

use contract::Money;
use contract::PaymentKind;
use contract::till::{BookSale, Tender};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Till;

/// Books the chosen basket; nothing within a scan, and nothing while a booking is under way.
pub fn book(till: Till, tenders: Vec<Tender>, zero_reason: Option<String>) {
    let Some(basket) = untrack(|| till.basket()) else { return };
    if !till.may_pay() || !till.start() {
        return;
    }
    let id = basket.id;
    spawn_local(async move {
        let reply = till.desk().ask(BookSale { basket: id.clone(), tenders, zero_reason }).await;
        till.finish();
        match reply {
            Ok(receipt) => {
                till.gone(&id);
                till.show_booked(receipt);
            }
            Err(no) => till.refuse(no),
        }
    });
}

/// The whole sum by one kind; cash with what was handed over.
pub fn all_by(kind: PaymentKind, due: Money, given: Option<Money>) -> Vec<Tender> {
    vec![Tender { kind, amount: due, given: given.filter(|given| *given != due) }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_cash_names_no_handed_over_sum() {
        let due = Money::euros(32);
        assert_eq!(all_by(PaymentKind::Bar, due, Some(due))[0].given, None);
        assert_eq!(all_by(PaymentKind::Bar, due, Some(Money::euros(50)))[0].given, Some(Money::euros(50)));
    }
}
