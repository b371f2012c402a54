//! From the chair to the till: appointments become lines of a basket, with who did them and the price agreed.

use contract::calendar::CheckOut;
use contract::refusal::TillRefusal;
use contract::till::{Basket, BasketCustomer};
use contract::{BasketId, Quantity};

use super::basket::HeldLine;
use super::{Performer, handle, line, price, store};
use crate::act::{Act, Change};
use crate::calendar::{self, Chargeable, ChargeablePart};
use crate::fault::Outcome;
use crate::{catalogue, staff};

/// Why a line departs from the list of today.
const AGREED: &str = "Preis bei der Terminbuchung vereinbart";

impl Change for CheckOut {
    fn change(mut self, act: &Act<'_>) -> Outcome<Basket> {
        self.appointments.dedup();
        if self.appointments.is_empty() {
            return Err(TillRefusal::EmptyBasket.into());
        }
        let basket = match self.basket {
            Some(id) => store::load(act, &id)?.id,
            None => handle::opened(act, None)?.id,
        };
        for appointment in self.appointments {
            let charged = calendar::to_the_till(act, appointment, &basket)?;
            charge(act, &basket, charged)?;
        }
        handle::reloaded(act, &basket)
    }
}

/// The first customer pays for all.
fn charge(act: &Act<'_>, basket: &BasketId, charged: Chargeable) -> Outcome<()> {
    if store::load(act, basket)?.customer.is_none() && !charged.name.is_empty() {
        let customer = BasketCustomer { id: charged.customer, name: charged.name };
        store::set_customer(act, basket, Some(&customer))?;
    }
    charged.parts.into_iter().try_for_each(|part| add(act, basket, &part))
}

fn add(act: &Act<'_>, basket: &BasketId, part: &ChargeablePart) -> Outcome<()> {
    let article = catalogue::article(act, part.article, act.now.day())?.ok_or(TillRefusal::UnknownArticle)?;
    let performer = part.person.map(|person| staff::actor(act, person)).transpose()?.flatten();
    let performer = performer.filter(|actor| actor.performs).map(Performer::from);
    let added = line::added(&store::load(act, basket)?, article, Quantity::ONE, performer)?;
    let agreed = HeldLine { unit_price: part.price, ..added };
    let why = price::reason(agreed.list_price, agreed.unit_price, agreed.discount, Some(AGREED))?;
    store::put_line(act, basket, &HeldLine { price_reason: why, ..agreed })
}
