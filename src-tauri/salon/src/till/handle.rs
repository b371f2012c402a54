//! The till's rows of the menu.

use book::book_tx::BookTx;
use book::booking::{BookRow, Booking, Following, Judged, Judging};
use book::db::unless_damaged;
use book::fault::{Outcome, Trouble};
use book::ledger::intent::Hold;
use book::ledger::{self, Recorded};
use book::rows::SignRow;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::refusal::{DoorRefusal, PeopleRefusal, TillRefusal};
use contract::till::*;
use contract::{BasketId, Day, PersonId, Quantity};
use proof::{Entry, EntryKind, Money, PaymentKind, Reference, ReferenceKind, Seq};
use rusqlite::Connection;

use super::basket::HeldBasket;
use super::{abandon, care, carried_over, double, line, paid_parts, performer, sale, slip, store, tip};
use crate::Here;
use crate::catalogue::{self, ArticleAt};
use crate::letterhead::Booked;
use crate::{calendar, printing, small_business, staff};

const CUSTOMER_NAME_MAX: usize = 200;

/// The basket as the window sees it, with what it rings up again.
pub fn seen(conn: &Connection, basket: &HeldBasket) -> Outcome<Basket> {
    let follows = basket.follows.map(|seq| follows(conn, seq)).transpose()?;
    // Who can't be read must not keep anyone from being charged.
    let warnings = unless_damaged(care::told(conn, basket))?;
    basket.seen(follows, warnings.unwrap_or_default())
}

/// What of cash changes hands with a receipt that rings up a cancelled one again.
fn cash_now(conn: &Connection, entry: &Entry) -> Outcome<Option<Money>> {
    let again = |reference: &&Reference| reference.kind == ReferenceKind::Replaces;
    let replaced = entry.references.iter().find(again).filter(|_| entry.head.kind == EntryKind::Sale);
    let Some(replaced) = replaced.and_then(|reference| reference.seq) else { return Ok(None) };
    Ok(Some(cash_of(entry)?.minus(follows(conn, replaced)?.cash_refunded)?))
}

fn cash_of(entry: &Entry) -> Outcome<Money> {
    let cash = entry.payments.iter().filter(|payment| payment.kind == PaymentKind::Bar);
    Ok(Money::total(cash.map(|payment| payment.amount))?)
}

fn follows(conn: &Connection, seq: Seq) -> Outcome<Follows> {
    let cancelled = ledger::entry(conn, seq)?.ok_or_else(|| Trouble::fault(format!("no entry {seq}")))?.entry;
    Ok(Follows {
        receipt: ledger::receipt_number(&cancelled.head)?,
        seq,
        refunded: cancelled.head.total,
        cash_refunded: cash_of(&cancelled)?,
    })
}

/// A basket as it is in the store now.
pub fn reloaded(conn: &Connection, id: &BasketId) -> Outcome<Basket> {
    seen(conn, &store::load(conn, id)?)
}

/// The day that notes belong to, if one is open.
fn open_day(conn: &Connection) -> Outcome<Option<Day>> {
    Ok(ledger::period(conn)?.opening.map(|opening| opening.day))
}

/// Renders a bon that was just booked, hands it to the printer and tells about it.
pub fn give_out(tx: &WriteTx<'_>, recorded: &Recorded) -> Outcome<Receipt> {
    let slip = slip::slip(tx, recorded.into(), tx.program.notice)?;
    let print = printing::enqueue(tx, &slip, Some(recorded.seq()))?;
    told(tx, recorded.into(), slip, print)
}

fn told(
    conn: &Connection,
    booked: Booked<'_>,
    slip: contract::Slip,
    print: contract::printing::PrintState,
) -> Outcome<Receipt> {
    let head = &booked.entry.head;
    Ok(Receipt {
        seq: head.seq,
        number: ledger::receipt_number(head)?,
        ended: head.ended,
        total: head.total,
        change: Money::total(booked.entry.payments.iter().filter_map(|payment| payment.change))?,
        cash_now: cash_now(conn, booked.entry)?,
        slip,
        print,
    })
}

impl ReadRow<Here> for Baskets {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<Basket>> {
        let all = store::all(tx.conn)?;
        let readable = all.iter().map(|id| unless_damaged(reloaded(tx.conn, id)));
        Ok(readable.collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
    }
}

impl ReadRow<Here> for ShowBasket {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Basket> {
        reloaded(tx.conn, &self.basket)
    }
}

/// A new basket of the person who asks.
pub fn opened(tx: &WriteTx<'_>, customer: Option<BasketCustomer>) -> Outcome<HeldBasket> {
    let actor = &tx.authority.actor;
    let basket = HeldBasket {
        id: store::fresh_id()?,
        owner: actor.id,
        owner_name: actor.short_name.clone(),
        opened: tx.now,
        customer: customer.map(named).transpose()?,
        follows: None,
        continues: None,
        tip: Money::ZERO,
        tip_for: Vec::new(),
        lines: Vec::new(),
    };
    store::insert(tx, &basket)?;
    Ok(basket)
}

fn named(customer: BasketCustomer) -> Outcome<BasketCustomer> {
    let name = customer.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > CUSTOMER_NAME_MAX {
        return Err(PeopleRefusal::CustomerNameMissing.into());
    }
    Ok(BasketCustomer { name, ..customer })
}

impl WriteRow<Here> for OpenBasket {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Basket> {
        let basket = opened(tx, self.customer)?;
        seen(tx, &basket)
    }
}

fn add(
    tx: &WriteTx<'_>,
    basket: Option<BasketId>,
    article: ArticleAt,
    quantity: Quantity,
    person: Option<PersonId>,
) -> Outcome<Basket> {
    let basket = match basket {
        Some(id) => store::load_free(tx, &id)?,
        None => opened(tx, None)?,
    };
    let performer = match person {
        Some(person) => Some(performer::chosen(tx, person)?),
        None => performer::by_itself(&tx.authority.actor, article.nature),
    };
    let held = line::added(&basket, article, quantity, performer)?;
    store::put_line(tx, &basket.id, &held)?;
    reloaded(tx, &basket.id)
}

impl WriteRow<Here> for AddLine {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Basket> {
        let article = catalogue::article(tx, self.article, tx.now.day())?;
        let article = article.filter(|article| article.active).ok_or(TillRefusal::UnknownArticle)?;
        add(tx, self.basket, article, self.quantity, self.performer)
    }
}

impl WriteRow<Here> for ScanCode {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Basket> {
        let code = self.code.trim();
        let article = catalogue::by_gtin(tx, code, tx.now.day())?.filter(|article| article.active);
        let article =
            article.ok_or_else(|| TillRefusal::UnknownCode { code: code.chars().take(40).collect() })?;
        add(tx, self.basket, article, Quantity::ONE, None)
    }
}

impl SignRow<Here> for ChangeLine {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Basket> {
        let basket = store::load_free(tx, &self.basket)?;
        let before = basket.line(self.line)?;
        let changed = line::changed(tx, before, &self)?;
        if let Some(taken) = line::taken_out(before, changed.quantity)? {
            let why = self.void_reason.as_deref().filter(|why| !why.trim().is_empty());
            let why = why.ok_or(TillRefusal::VoidReasonMissing)?;
            tx.append(abandon::line(&basket, &taken, why, open_day(tx)?)?)?;
        }
        store::put_line(tx, &self.basket, &changed)?;
        reloaded(tx, &self.basket)
    }
}

impl WriteRow<Here> for SetCustomer {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Basket> {
        store::load_free(tx, &self.basket)?;
        let customer = self.customer.map(named).transpose()?;
        store::set_customer(tx, &self.basket, customer.as_ref())?;
        reloaded(tx, &self.basket)
    }
}

/// Each person once, in the order in which they were named.
fn once(people: Vec<PersonId>) -> Vec<PersonId> {
    let mut named = Vec::with_capacity(people.len());
    for person in people {
        if !named.contains(&person) {
            named.push(person);
        }
    }
    named
}

impl WriteRow<Here> for SetTip {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Basket> {
        let basket = store::load_free(tx, &self.basket)?;
        let tip = tip::amount(self.tip, basket.goods()?)?;
        if tip.is_positive() && basket.is_empty() {
            return Err(TillRefusal::EmptyBasket.into());
        }
        let people = match self.recipients {
            TipFor::StaffOfLines => Vec::new(),
            TipFor::People(people) if people.is_empty() => {
                return Err(TillRefusal::TipWithoutRecipient.into());
            }
            TipFor::People(people) => once(people),
        };
        for person in &people {
            staff::actor(tx, *person)?.ok_or(DoorRefusal::UnknownPerson)?;
        }
        store::set_tip(tx, &self.basket, tip, &people)?;
        let basket = store::load(tx, &self.basket)?;
        if tip.is_positive() && basket.tip_for.is_empty() {
            return Err(TillRefusal::TipWithoutRecipient.into());
        }
        seen(tx, &basket)
    }
}

impl SignRow<Here> for VoidLine {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Basket> {
        let basket = store::load_free(tx, &self.basket)?;
        let draft = abandon::line(&basket, basket.line(self.line)?, &self.reason, open_day(tx)?)?;
        tx.append(draft)?;
        store::remove_line(tx, &self.basket, self.line)?;
        if let Some(of) = basket.line(self.line)?.of.filter(|of| basket.parts_of(of.appointment).len() == 1) {
            calendar::lines_voided(tx, of.appointment)?;
        }
        if basket.lines.len() == 1 {
            store::set_tip(tx, &self.basket, Money::ZERO, &[])?;
        }
        reloaded(tx, &self.basket)
    }
}

impl BookRow<Here> for DropBasket {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<()>> {
        let basket = store::load(judging.conn, &self.basket)?;
        if !abandon::was_begun(judging.conn, &basket)? {
            return Ok(Booking::nothing().holding(Hold::Basket(basket.id)).into());
        }
        let day = ledger::cash_day(judging.conn)?.day;
        let draft = abandon::basket(&basket, abandon::why(&basket, &self.reason), day)?;
        Ok(Booking::of(draft).holding(Hold::Basket(basket.id)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<()> {
        calendar::basket_dropped(after, &self.basket)?;
        store::remove(after, &self.basket)
    }
}

impl BookRow<Here> for EndBaskets {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<()>> {
        Ok(carried_over::ends(judging)?.into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<()> {
        carried_over::go_on(after)
    }
}

impl SignRow<Here> for CardDeclined {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        let basket = store::load_free(tx, &self.basket)?;
        let draft = abandon::declined_card(&basket, self.amount, open_day(tx)?)?;
        tx.append(draft)?;
        Ok(())
    }
}

impl BookRow<Here> for BookSale {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        let conn = judging.conn;
        if let Some(seq) = ledger::seq_of_basket(conn, &self.basket.0)? {
            return booked_before(judging, seq).map(Judged::Stands);
        }
        let basket = store::load(conn, &self.basket)?;
        let day = ledger::trading_day(conn, judging.now)?.day;
        let draft = sale::draft(&basket, &self.tenders, self.zero_reason.as_deref(), day, judging.authority)?;
        double::ask_if_suspected(judging, &basket, basket.due()?)?;
        small_business::ask_if_passed(judging, &draft.lines)?;
        let mut booking = Booking::of(draft);
        if let Some(note) = unless_damaged(care::incident(conn, &basket))?.flatten() {
            booking = booking.and(note);
        }
        Ok(booking.holding(Hold::Basket(basket.id)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        let sale = after.entry(0)?;
        calendar::basket_paid(after, &self.basket, sale.seq())?;
        paid_parts::keep(after, &self.basket, sale.seq())?;
        store::remove(after, &self.basket)?;
        give_out(after, sale)
    }
}

/// The second press finds the first receipt.
fn booked_before(tx: &ReadTx<'_>, seq: Seq) -> Outcome<Receipt> {
    let stored = ledger::entry(tx.conn, seq)?.filter(|stored| stored.entry.head.kind == EntryKind::Sale);
    let stored = stored.ok_or(TillRefusal::NoSuchBasket)?;
    let slip = slip::slip(tx.conn, (&stored).into(), tx.program.notice)?;
    let print = printing::for_entry(tx, seq)?;
    told(tx.conn, (&stored).into(), slip, print)
}
