//! From the chair to the till: what is to be paid, what lies in a basket, what was paid and is not any more.

use book::book_tx::BookTx;
use book::db::unless_damaged;
use book::fault::Outcome;
use book::tx::{ReadTx, WriteTx};
use contract::calendar::{AppointmentState, UnpaidAppointment};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, BasketId, Seq};
use rusqlite::Connection;

use super::card::{CardNames, total};
use super::care;
use super::early;
use super::frame::{Frame, minute_of};
use super::keep::{self, Told};
use super::store;
use super::stored::{AppointmentPlan, StoredAppointment, StoredPart, services};

/// What an appointment brings to the till.
pub struct Chargeable {
    pub id: AppointmentId,
    pub customer: Option<contract::CustomerId>,
    pub name: String,
    pub parts: Vec<ChargeablePart>,
}

/// A line that it becomes.
pub struct ChargeablePart {
    /// Counts from 0.
    pub part: u32,
    pub article: contract::ArticleId,
    pub price: contract::Money,
    /// Why it is not the list's, as it was said at the booking.
    pub reason: Option<String>,
    pub person: Option<contract::PersonId>,
}

/// The parts without those that have a line already.
fn chargeable(parts: &[StoredPart], there: &[u32]) -> Vec<ChargeablePart> {
    let all = parts.iter().zip(0_u32..).filter(|(_, part)| !there.contains(part));
    let line = |(stored, part): (&StoredPart, u32)| ChargeablePart {
        part,
        article: stored.article,
        price: stored.price,
        reason: stored.price_reason.clone(),
        person: stored.person,
    };
    all.map(line).collect()
}

/// An appointment that goes to the till: whoever sits in the chair may pay. It is finished from now on. Of one that
/// lies in this basket already only those parts go whose lines were taken out of it.
pub fn to_the_till(
    tx: &mut BookTx<'_>,
    id: AppointmentId,
    basket: &BasketId,
    there: &[u32],
) -> Outcome<Chargeable> {
    use AppointmentState::{Cancelled, Finished, NoShow, Paid};
    let old = keep::known(tx, id)?;
    let name = CardNames::load(tx, tx.now.day(), tx.now.day())?.guest(&old)?.name;
    let today = old.plan.start.is_some_and(|start| Frame::at(start).day <= tx.now.day());
    if old.plan.parked.is_some() || !today || matches!(old.plan.state, Paid | NoShow | Cancelled) {
        let state = if old.plan.parked.is_some() { "in der Luft" } else { old.plan.state.german() };
        return Err(CalendarRefusal::NothingToCharge { name, state: state.to_owned() }.into());
    }
    let parts = chargeable(&old.plan.parts, there);
    let customer = old.guest.customer;
    match &old.basket {
        Some(lies) if lies != basket || parts.is_empty() => {
            return Err(CalendarRefusal::InABasket { name }.into());
        }
        Some(_) => return Ok(Chargeable { id, customer, name, parts }),
        None => {}
    }
    unless_damaged(care::done(tx, &old))?;
    let plan = AppointmentPlan { state: Finished, ..early::ended(&old.plan, minute_of(tx.now)) };
    let new = StoredAppointment { plan, basket: Some(basket.clone()), ..old.clone() };
    keep::replace(tx, &old, &new, &Told::plain("checked_out", "an die Kasse gegeben"))?;
    Ok(Chargeable { id, customer, name, parts })
}

/// The basket of some appointments was dropped: they are to be paid again.
pub fn basket_dropped(tx: &WriteTx<'_>, basket: &BasketId) -> Outcome<()> {
    store::in_basket(tx, basket)?.into_iter().try_for_each(|id| out_of_basket(tx, id, "Vorgang abgebrochen"))
}

/// The basket of some appointments ended with the day, and its lines lie in another.
pub fn basket_goes_on(tx: &WriteTx<'_>, old: &BasketId, new: &BasketId) -> Outcome<()> {
    for id in store::in_basket(tx, old)? {
        let before = keep::known(tx, id)?;
        let after = StoredAppointment { basket: Some(new.clone()), ..before.clone() };
        let told = Told::plain("checked_out", "in einem neuen Vorgang, weil der Tag schloss");
        keep::replace(tx, &before, &after, &told)?;
    }
    Ok(())
}

/// The last line of an appointment was taken out of its basket: it is to be paid again.
pub fn lines_voided(tx: &WriteTx<'_>, id: AppointmentId) -> Outcome<()> {
    out_of_basket(tx, id, "aus dem Vorgang genommen")
}

fn out_of_basket(tx: &WriteTx<'_>, id: AppointmentId, what: &str) -> Outcome<()> {
    let old = keep::known(tx, id)?;
    let new = StoredAppointment { basket: None, ..old.clone() };
    keep::replace(tx, &old, &new, &Told::plain("unpaid", what))?;
    Ok(())
}

/// The basket of some appointments became a receipt. Those that still lie in it have a line on the receipt, which pays
/// them: a service that was taken out was on the house. One without any line left it with its last line.
pub fn basket_paid(tx: &WriteTx<'_>, basket: &BasketId, seq: Seq) -> Outcome<()> {
    for id in store::in_basket(tx, basket)? {
        set_paid(tx, id, seq)?;
    }
    Ok(())
}

fn set_paid(tx: &WriteTx<'_>, id: AppointmentId, seq: Seq) -> Outcome<()> {
    let old = keep::known(tx, id)?;
    let plan = AppointmentPlan { state: AppointmentState::Paid, ..old.plan.clone() };
    let new = StoredAppointment { plan, basket: None, paid: Some(seq), ..old.clone() };
    keep::replace(tx, &old, &new, &Told::plain("paid", "bezahlt"))?;
    Ok(())
}

/// A receipt was cancelled: its appointments are finished again, in the basket that rings them up anew if there is one.
pub fn receipt_cancelled(tx: &WriteTx<'_>, seq: Seq, again: Option<&BasketId>) -> Outcome<()> {
    for id in store::paid_by(tx, seq)? {
        let old = keep::known(tx, id)?;
        let plan = AppointmentPlan { state: AppointmentState::Finished, ..old.plan.clone() };
        let new = StoredAppointment { plan, basket: again.cloned(), paid: None, ..old.clone() };
        keep::replace(tx, &old, &new, &Told::plain("unpaid", "Bon storniert"))?;
    }
    Ok(())
}

/// A receipt was replaced by another with other payments: its appointments are paid by that one.
pub fn receipt_replaced(tx: &WriteTx<'_>, seq: Seq, by: Seq) -> Outcome<()> {
    for id in store::paid_by(tx, seq)? {
        set_paid(tx, id, by)?;
    }
    Ok(())
}

/// Appointments up to now of those who came and have not paid, the oldest first (IKS-13).
pub fn unpaid(conn: &Connection, now: contract::Moment) -> Outcome<Vec<UnpaidAppointment>> {
    let ids = store::unpaid(conn, minute_of(now) + 1)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let names = CardNames::load(conn, now.day(), now.day())?;
    let one = |id| {
        let stored = keep::known(conn, id)?;
        let start = stored.plan.start.unwrap_or_default();
        let (who, what) = (names.guest(&stored)?.name, services(&stored.plan.parts));
        Ok(UnpaidAppointment {
            appointment: id,
            title: format!("{who}: {what}"),
            at: Frame::at(start).slot(start),
            total: total(&stored)?,
            basket: stored.basket,
        })
    };
    // One that is damaged is told elsewhere and hides none of the others.
    let told = ids.into_iter().map(|id| unless_damaged(one(id)));
    Ok(told.collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The same, for the row of the menu.
pub fn unpaid_now(tx: &ReadTx<'_>) -> Outcome<Vec<UnpaidAppointment>> {
    unpaid(tx.conn, tx.now)
}
