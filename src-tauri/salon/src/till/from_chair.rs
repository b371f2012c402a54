//! From the chair to the till: appointments become lines of a basket, with who did them and the price agreed.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::fold::fold;
use book::rows::SignRow;
use book::tx::WriteTx;
use contract::calendar::{ChargeFee, CheckOut};
use contract::refusal::{CalendarRefusal, TillRefusal};
use contract::till::{Basket, BasketCustomer};
use contract::{AppointmentId, BasketId, CustomerId, Quantity};

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

/// What the article of the price list is called that a fee is charged as.
const FEE: &str = "Ausfallgebühr";

impl SignRow<Here> for ChargeFee {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Basket> {
        let list = catalogue::readable_articles(tx, tx.now.day())?.into_iter();
        let of_fees =
            list.filter(|article| article.active && fold(&article.name) == fold(FEE)).map(|it| it.id).next();
        let article = of_fees.map(|id| catalogue::article(tx, id, tx.now.day())).transpose()?.flatten();
        let article = article.ok_or(CalendarRefusal::NoFeeArticle)?;
        let fee = calendar::fee_to_the_till(tx, self.appointment, self.version)?;
        let basket = match self.basket {
            Some(id) => store::load_free(tx, &id)?.id,
            None => handle::opened(tx, None)?.id,
        };
        pays(tx, &basket, fee.customer, fee.name)?;
        let held = store::load(tx, &basket)?;
        let added = line::added(&held, article, Quantity::ONE, None)?;
        // Two fees are two lines.
        let line = held.lines.iter().map(|line| line.line).max().unwrap_or_default() + 1;
        let fee_line = HeldLine { line, quantity: Quantity::ONE, unit_price: fee.amount, ..added };
        let why = Some(fee.reason.as_str());
        let why = price::reason(
            fee_line.quantity,
            fee_line.list_price,
            fee_line.unit_price,
            fee_line.discount,
            why,
        )?;
        store::put_line(tx, &basket, &HeldLine { price_reason: why, ..fee_line })?;
        handle::reloaded(tx, &basket)
    }
}

/// Names who pays, unless somebody is named already.
fn pays(tx: &WriteTx<'_>, basket: &BasketId, id: Option<CustomerId>, name: String) -> Outcome<()> {
    if store::load(tx, basket)?.customer.is_none() && !name.is_empty() {
        store::set_customer(tx, basket, Some(&BasketCustomer { id, name }))?;
    }
    Ok(())
}

/// The first customer pays for all.
fn charge(tx: &WriteTx<'_>, basket: &BasketId, charged: Chargeable) -> Outcome<()> {
    pays(tx, basket, charged.customer, charged.name)?;
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
    let why = part.reason.as_ref().map_or_else(|| AGREED.to_owned(), |said| format!("{AGREED}: {said}"));
    let why =
        price::reason(agreed.quantity, agreed.list_price, agreed.unit_price, agreed.discount, Some(&why))?;
    store::put_line(tx, basket, &HeldLine { price_reason: why, ..agreed })
}
