//! "Neu kassieren": a cancelled receipt fills a new basket, shown as one net sum.

use book::db::DamagedRow;
use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::till::{BasketCustomer, Discount};
use contract::{ArticleId, BasketId, CustomerId, Money, PersonId, Rate, Seq};
use proof::{BusinessCase, Entry, Line};
use rusqlite::Connection;

use crate::catalogue;
use crate::till::{self, HeldBasket, HeldLine, Performer};

use super::cancel;

/// A basket with the lines of a cancelled receipt, its customer and its tip.
pub fn refill(tx: &WriteTx<'_>, entry: &Entry) -> Outcome<BasketId> {
    let actor = &tx.authority.actor;
    let customer = cancel::customer(tx, entry)?;
    let goods = entry.lines.iter().filter(|line| line.case == BusinessCase::Umsatz && !line.voided);
    let basket = HeldBasket {
        id: till::fresh_id()?,
        owner: actor.id,
        owner_name: actor.short_name.clone(),
        opened: tx.now,
        customer: customer.map(|c| BasketCustomer { id: c.id.map(CustomerId), name: c.name }),
        continues: None,
        follows: Some(entry.head.seq),
        tip: Money::ZERO,
        tip_for: Vec::new(),
        lines: goods
            .zip(1..)
            .map(|(line, number)| held(tx, entry.head.seq, line, number))
            .collect::<Outcome<_>>()?,
    };
    till::insert(tx, &basket)?;
    let tips = || entry.lines.iter().filter(|line| is_tip(line.case));
    let people: Vec<PersonId> = tips().filter_map(|line| line.performer_id).map(PersonId).collect();
    // Where all who worked shared it, it goes on with the lines: who has none any more gets none.
    let people = if is_everyone(&people, &basket.lines) { Vec::new() } else { people };
    till::set_tip(tx, &basket.id, Money::total(tips().map(|line| line.gross))?, &people)?;
    Ok(basket.id)
}

fn is_everyone(people: &[PersonId], lines: &[HeldLine]) -> bool {
    let performs =
        |id: &PersonId| lines.iter().filter_map(|line| line.performer.as_ref()).any(|who| who.id == *id);
    let tipped = |line: &HeldLine| line.performer.as_ref().is_none_or(|who| people.contains(&who.id));
    people.iter().all(performs) && lines.iter().all(tipped)
}

const fn is_tip(case: BusinessCase) -> bool {
    matches!(case, BusinessCase::TrinkgeldAN | BusinessCase::TrinkgeldAG)
}

fn held(conn: &WriteTx<'_>, seq: Seq, line: &Line, number: u32) -> Outcome<HeldLine> {
    let damaged = |column| {
        let key = format!("seq={} number={}", seq.get(), line.number.get());
        Trouble::caused("store", DamagedRow::missing("entry_line", key, column))
    };
    let article = ArticleId(line.article_id.ok_or_else(|| damaged("article_id"))?);
    Ok(HeldLine {
        line: number,
        article,
        text: line.text.clone(),
        nature: line.nature,
        tone: tone(conn, article, conn.now.day())?,
        group: line.group.clone().ok_or_else(|| damaged("item_group"))?,
        gtin: line.gtin.clone(),
        quantity: line.quantity,
        list_price: line.list_price,
        unit_price: line.unit_price,
        discount: discount(line)?,
        price_reason: line.price_reason.clone(),
        vat_key: line.vat_key,
        performer: performer(conn, line)?,
        of: till::paid_parts::of_line(conn, seq, line.number)?,
    })
}

/// The book keeps what was given off, not how: a whole per cent is taken for one, so that fewer pieces get less.
fn discount(line: &Line) -> Outcome<Discount> {
    let off = line.discount.abs();
    if off.is_zero() {
        return Ok(Discount::None);
    }
    let full = line.quantity.price(line.unit_price)?;
    let rates = (1..=100).map(|per_cent| Rate::hundredths(per_cent * 100));
    for rate in rates {
        if rate.of(full)? == off {
            return Ok(Discount::PerCent(rate));
        }
    }
    Ok(Discount::Amount(off))
}

fn tone(
    conn: &Connection,
    article: ArticleId,
    day: contract::Day,
) -> Outcome<contract::catalogue::GroupTone> {
    Ok(catalogue::article(conn, article, day)?.map(|article| article.tone).unwrap_or_default())
}

fn performer(conn: &Connection, line: &Line) -> Outcome<Option<Performer>> {
    let Some(id) = line.performer_id.map(PersonId) else { return Ok(None) };
    Ok(crate::staff::actor(conn, id)?.map(Performer::from))
}
