//! From the chair to the till: what is to be paid, what lies in a basket, what was paid and is not any more.

use book::act::{Act, View};
use book::fault::Outcome;
use contract::calendar::{AppointmentState, UnpaidAppointment};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, BasketId, Seq};
use rusqlite::Connection;

use super::card::{Names, total};
use super::frame::{Frame, minute_of};
use super::held::{Held, HeldPart, Image, services};
use super::keep::{self, Told};
use super::store;

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
    pub person: Option<contract::PersonId>,
}

/// The parts without those that have a line already.
fn chargeable(parts: &[HeldPart], there: &[u32]) -> Vec<ChargeablePart> {
    let all = parts.iter().zip(0_u32..).filter(|(_, part)| !there.contains(part));
    let line = |(held, part): (&HeldPart, u32)| ChargeablePart {
        part,
        article: held.article,
        price: held.price,
        person: held.person,
    };
    all.map(line).collect()
}

/// An appointment that goes to the till: whoever sits in the chair may pay. It is finished from now on. Of one that
/// lies in this basket already only those parts go whose lines were taken out of it.
pub fn to_the_till(
    act: &Act<'_>,
    id: AppointmentId,
    basket: &BasketId,
    there: &[u32],
) -> Outcome<Chargeable> {
    use AppointmentState::{Cancelled, Finished, NoShow, Paid};
    let old = keep::known(act, id)?;
    let name = Names::load(act, act.now.day(), act.now.day())?.guest(&old)?.name;
    let today = old.image.start.is_some_and(|start| Frame::at(start).day <= act.now.day());
    if old.image.parked.is_some() || !today || matches!(old.image.state, Paid | NoShow | Cancelled) {
        let state = if old.image.parked.is_some() { "in der Luft" } else { old.image.state.german() };
        return Err(CalendarRefusal::NothingToCharge { name, state: state.to_owned() }.into());
    }
    let parts = chargeable(&old.image.parts, there);
    let customer = old.guest.customer;
    match &old.basket {
        Some(lies) if lies != basket || parts.is_empty() => {
            return Err(CalendarRefusal::InABasket { name }.into());
        }
        Some(_) => return Ok(Chargeable { id, customer, name, parts }),
        None => {}
    }
    let image = Image { state: Finished, ..old.image.clone() };
    let new = Held { image, basket: Some(basket.clone()), ..old.clone() };
    keep::replace(
        act,
        &old,
        &new,
        &Told { kind: "checked_out", what: "an die Kasse gegeben", undoes: None },
    )?;
    Ok(Chargeable { id, customer, name, parts })
}

/// The basket of some appointments was dropped: they are to be paid again.
pub fn basket_dropped(act: &Act<'_>, basket: &BasketId) -> Outcome<()> {
    store::in_basket(act, basket)?
        .into_iter()
        .try_for_each(|id| out_of_basket(act, id, "Vorgang abgebrochen"))
}

/// The last line of an appointment was taken out of its basket: it is to be paid again.
pub fn lines_voided(act: &Act<'_>, id: AppointmentId) -> Outcome<()> {
    out_of_basket(act, id, "aus dem Vorgang genommen")
}

fn out_of_basket(act: &Act<'_>, id: AppointmentId, what: &str) -> Outcome<()> {
    let old = keep::known(act, id)?;
    let new = Held { basket: None, ..old.clone() };
    keep::replace(act, &old, &new, &Told { kind: "unpaid", what, undoes: None })?;
    Ok(())
}

/// The basket of some appointments became a receipt. Those that still lie in it have a line on the receipt, which pays
/// them: a service that was taken out was on the house. One without any line left it with its last line.
pub fn basket_paid(act: &Act<'_>, basket: &BasketId, seq: Seq) -> Outcome<()> {
    for id in store::in_basket(act, basket)? {
        set_paid(act, id, seq)?;
    }
    Ok(())
}

fn set_paid(act: &Act<'_>, id: AppointmentId, seq: Seq) -> Outcome<()> {
    let old = keep::known(act, id)?;
    let image = Image { state: AppointmentState::Paid, ..old.image.clone() };
    let new = Held { image, basket: None, paid: Some(seq), ..old.clone() };
    keep::replace(act, &old, &new, &Told { kind: "paid", what: "bezahlt", undoes: None })?;
    Ok(())
}

/// A receipt was cancelled: its appointments are finished again, in the basket that rings them up anew if there is one.
pub fn receipt_cancelled(act: &Act<'_>, seq: Seq, again: Option<&BasketId>) -> Outcome<()> {
    for id in store::paid_by(act, seq)? {
        let old = keep::known(act, id)?;
        let image = Image { state: AppointmentState::Finished, ..old.image.clone() };
        let new = Held { image, basket: again.cloned(), paid: None, ..old.clone() };
        keep::replace(act, &old, &new, &Told { kind: "unpaid", what: "Bon storniert", undoes: None })?;
    }
    Ok(())
}

/// A receipt was replaced by another with other payments: its appointments are paid by that one.
pub fn receipt_replaced(act: &Act<'_>, seq: Seq, by: Seq) -> Outcome<()> {
    for id in store::paid_by(act, seq)? {
        set_paid(act, id, by)?;
    }
    Ok(())
}

/// Finished appointments up to now that nobody has paid, the oldest first (IKS-13).
pub fn unpaid(conn: &Connection, now: contract::Moment) -> Outcome<Vec<UnpaidAppointment>> {
    let ids = store::unpaid(conn, minute_of(now) + 1)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::load(conn, now.day(), now.day())?;
    let told = ids.into_iter().map(|id| {
        let held = keep::known(conn, id)?;
        let start = held.image.start.unwrap_or_default();
        let (who, what) = (names.guest(&held)?.name, services(&held.image.parts));
        Ok(UnpaidAppointment {
            appointment: id,
            title: format!("{who}: {what}"),
            at: Frame::at(start).slot(start),
            total: total(&held)?,
            basket: held.basket,
        })
    });
    told.collect()
}

/// The same, for the row of the menu.
pub fn unpaid_now(view: &View<'_>) -> Outcome<Vec<UnpaidAppointment>> {
    unpaid(view.conn, view.now)
}
