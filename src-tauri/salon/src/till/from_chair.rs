//! From the chair to the till: appointments become lines of a basket, with who did them and the price agreed.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::rows::SignRow;
use book::tx::WriteTx;
use contract::calendar::CheckOut;
use contract::refusal::TillRefusal;
use contract::till::{Basket, BasketCustomer};
use contract::{AppointmentId, BasketId, Quantity};

use super::basket::{HeldLine, PartOf};
use super::{Performer, handle, line, price, store};
use crate::Here;
use crate::calendar::{self, Chargeable, ChargeablePart};
use crate::{catalogue, staff};

/// Why a line departs from the list of today.
const AGREED: &str = "Preis bei der Terminbuchung vereinbart";

impl SignRow<Here> for CheckOut {
    fn sign(mut self, tx: &mut BookTx<'_>) -> Outcome<Basket> {
        let mut meant = std::collections::HashSet::new();
        self.appointments.retain(|appointment| meant.insert(*appointment));
        if self.appointments.is_empty() {
            return Err(TillRefusal::EmptyBasket.into());
        }
        let basket = match self.basket {
            Some(id) => store::load_free(tx, &id)?.id,
            None => handle::opened(tx, None)?.id,
        };
        for appointment in self.appointments {
            let there = store::load(tx, &basket)?.parts_of(appointment);
            let charged = calendar::to_the_till(tx, appointment, &basket, &there)?;
            charge(tx, &basket, charged)?;
        }
        handle::reloaded(tx, &basket)
    }
}

/// The first customer pays for all.
fn charge(tx: &WriteTx<'_>, basket: &BasketId, charged: Chargeable) -> Outcome<()> {
    if store::load(tx, basket)?.customer.is_none() && !charged.name.is_empty() {
        let customer = BasketCustomer { id: charged.customer, name: charged.name };
        store::set_customer(tx, basket, Some(&customer))?;
    }
    charged.parts.iter().try_for_each(|part| add(tx, basket, charged.id, part))
}

fn add(
    tx: &WriteTx<'_>,
    basket: &BasketId,
    appointment: AppointmentId,
    part: &ChargeablePart,
) -> Outcome<()> {
    let article = catalogue::article(tx, part.article, tx.now.day())?.ok_or(TillRefusal::UnknownArticle)?;
    let performer = part.person.map(|person| staff::actor(tx, person)).transpose()?.flatten();
    let performer = performer.filter(|actor| actor.performs).map(Performer::from);
    let added = line::added(&store::load(tx, basket)?, article, Quantity::ONE, performer)?;
    let agreed =
        HeldLine { unit_price: part.price, of: Some(PartOf { appointment, part: part.part }), ..added };
    let why =
        price::reason(agreed.quantity, agreed.list_price, agreed.unit_price, agreed.discount, Some(AGREED))?;
    store::put_line(tx, basket, &HeldLine { price_reason: why, ..agreed })
}
