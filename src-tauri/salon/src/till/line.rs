//! Putting articles into a basket and changing its lines.

use book::fault::Outcome;
use contract::refusal::TillRefusal;
use contract::till::{ChangeLine, Discount};
use contract::{LineNature, Quantity};
use rusqlite::Connection;

use super::basket::{HeldBasket, HeldLine};
use super::performer::{self, Performer};
use super::price;
use crate::catalogue::ArticleAt;

/// The line that an article becomes: products add up, each service is a line of its own.
pub fn added(
    basket: &HeldBasket,
    article: ArticleAt,
    quantity: Quantity,
    performer: Option<Performer>,
) -> Outcome<HeldLine> {
    let same = basket.lines.iter().find(|line| adds_up(line, &article, performer.as_ref()));
    let line = match same {
        Some(line) => {
            let sum = line.quantity.as_thousandths().checked_add(quantity.as_thousandths());
            let sum = sum.map(Quantity::thousandths).ok_or(TillRefusal::BadQuantity)?;
            HeldLine { quantity: sum, ..line.clone() }
        }
        None => HeldLine {
            line: basket.lines.iter().map(|line| line.line).max().unwrap_or_default() + 1,
            article: article.id,
            text: article.name,
            nature: article.nature,
            tone: article.tone,
            group: article.group,
            gtin: article.gtin,
            quantity,
            list_price: article.price,
            unit_price: article.price,
            discount: Discount::None,
            price_reason: None,
            vat_key: article.vat_key,
            performer,
            of: None,
        },
    };
    // The quantity itself is checked, not only the sum: minus one on top of three is refused.
    price::check(quantity, line.unit_price, Discount::None)?;
    price::check(line.quantity, line.unit_price, line.discount)?;
    price::reason(
        line.quantity,
        line.list_price,
        line.unit_price,
        line.discount,
        line.price_reason.as_deref(),
    )?;
    Ok(line)
}

fn adds_up(line: &HeldLine, article: &ArticleAt, performer: Option<&Performer>) -> bool {
    line.nature == LineNature::Product
        && line.article == article.id
        && line.unit_price == article.price
        && line.discount == Discount::None
        && line.performer.as_ref().map(|p| p.id) == performer.map(|p| p.id)
}

/// What goes where a line has so many pieces from now on, as a line of its own: what it came to is what the line comes to less.
/// Absent where none go.
pub fn taken_out(before: &HeldLine, left: Quantity) -> Outcome<Option<HeldLine>> {
    let fewer = before.quantity.as_thousandths().saturating_sub(left.as_thousandths());
    if fewer <= 0 {
        return Ok(None);
    }
    let reduction =
        |quantity| price::of_line(quantity, before.unit_price, before.discount).map(|sums| sums.0);
    let off = reduction(left)?.minus(reduction(before.quantity)?)?;
    let discount = price::plain(Discount::Amount(off));
    let departs = discount != Discount::None || before.unit_price != before.list_price;
    let price_reason = before.price_reason.clone().filter(|_| departs);
    Ok(Some(HeldLine { quantity: Quantity::thousandths(fewer), discount, price_reason, ..before.clone() }))
}

/// A line with what a person changed; absent wishes stay as they were.
pub fn changed(conn: &Connection, line: &HeldLine, wish: &ChangeLine) -> Outcome<HeldLine> {
    let mut line = line.clone();
    if let Some(quantity) = wish.quantity {
        line.quantity = quantity;
    }
    if let Some(unit_price) = wish.unit_price {
        line.unit_price = unit_price;
    }
    if let Some(discount) = wish.discount {
        line.discount = price::plain(discount);
    }
    if let Some(person) = wish.performer {
        line.performer = Some(performer::chosen(conn, person)?);
    }
    price::check(line.quantity, line.unit_price, line.discount)?;
    let priced_anew = wish.unit_price.is_some() || wish.discount.is_some();
    let said = wish.reason.as_deref().or(line.price_reason.as_deref().filter(|_| !priced_anew));
    line.price_reason = price::reason(line.quantity, line.list_price, line.unit_price, line.discount, said)?;
    Ok(line)
}
