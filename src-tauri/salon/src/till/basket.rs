//! A basket as the store keeps it, and as the window sees it.

use book::fault::Outcome;
use contract::catalogue::GroupTone;
use contract::refusal::TillRefusal;
use contract::till::{Basket, BasketCustomer, BasketLine, Discount, Follows};
use contract::{
    AppointmentId, ArticleId, BasketId, Day, LineNature, Moment, Money, PersonId, Quantity, Seq, VatKey,
};
use proof::{BusinessCase, Line, LineNumber};

use super::note_keys::note_keys;
use super::performer::Performer;
use super::price;
use super::tip::{self, Recipient};

/// The largest sum of one bon.
const DUE_MAX: Money = Money::cents(9_999_999);

/// What someone is about to pay.
#[derive(Clone, Debug)]
pub struct HeldBasket {
    pub id: BasketId,
    pub owner: PersonId,
    pub owner_name: String,
    pub opened: Moment,
    pub customer: Option<BasketCustomer>,
    pub follows: Option<Seq>,
    /// The end of the event that it goes on after: its lines lay open when a day closed.
    pub continues: Option<Seq>,
    pub tip: Money,
    /// Who gets the tip: the people who were named, else those who performed the lines.
    pub tip_for: Vec<Recipient>,
    pub lines: Vec<HeldLine>,
}

/// A line of a basket with all that the book will keep of its article.
#[derive(Clone, Debug)]
pub struct HeldLine {
    pub line: u32,
    pub article: ArticleId,
    pub text: String,
    pub nature: LineNature,
    pub tone: GroupTone,
    pub group: String,
    pub gtin: Option<String>,
    pub quantity: Quantity,
    pub list_price: Money,
    pub unit_price: Money,
    pub discount: Discount,
    pub price_reason: Option<String>,
    pub vat_key: VatKey,
    pub performer: Option<Performer>,
    /// The part of an appointment that it was checked out of.
    pub of: Option<PartOf>,
}

/// A part of an appointment, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartOf {
    pub appointment: AppointmentId,
    pub part: u32,
}

impl HeldLine {
    /// A service that nobody is named for yet.
    pub const fn wants_performer(&self) -> bool {
        matches!(self.nature, LineNature::Service) && self.performer.is_none()
    }

    /// The line as the book keeps it, at the rate of the day of the service.
    pub fn booked(&self, served: Day) -> Outcome<Line> {
        let (discount, gross) = price::of_line(self.quantity, self.unit_price, self.discount)?;
        Ok(Line {
            number: LineNumber::default(),
            case: BusinessCase::Umsatz,
            case_name: None,
            nature: self.nature,
            article_id: Some(self.article.0),
            text: self.text.clone(),
            group: Some(self.group.clone()),
            gtin: self.gtin.clone(),
            quantity: self.quantity,
            unit: None,
            list_price: self.list_price,
            unit_price: self.unit_price,
            discount,
            price_reason: self.price_reason.clone(),
            gross,
            vat_key: self.vat_key,
            rate: law::rate(self.vat_key, served),
            performer_id: self.performer.as_ref().map(|performer| performer.id.0),
            performer: self.performer.as_ref().map(|performer| performer.name.clone()),
            voucher_number: None,
            origin: None,
            voided: false,
        })
    }

    fn seen(&self) -> Outcome<BasketLine> {
        let (discount_amount, gross) = price::of_line(self.quantity, self.unit_price, self.discount)?;
        Ok(BasketLine {
            line: self.line,
            article: self.article,
            text: self.text.clone(),
            nature: self.nature,
            tone: self.tone,
            quantity: self.quantity,
            list_price: self.list_price,
            unit_price: self.unit_price,
            discount: self.discount,
            discount_amount,
            price_reason: self.price_reason.clone(),
            gross,
            vat_key: self.vat_key,
            performer: self.performer.as_ref().map(|performer| performer.id),
            performer_name: self.performer.as_ref().map(|performer| performer.short_name.clone()),
            wants_performer: self.wants_performer(),
            appointment: self.of.map(|of| of.appointment),
        })
    }
}

impl HeldBasket {
    /// The day whose rates count (§ 13 Abs. 1 UStG): that on which the basket was opened, also where it is paid past midnight.
    /// A basket that a close has carried over is opened anew with the next day, and counts as served on that one.
    pub fn served(&self) -> Day {
        self.opened.day()
    }

    /// Nobody has put anything in.
    pub const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line of this number.
    pub fn line(&self, line: u32) -> Result<&HeldLine, TillRefusal> {
        self.lines.iter().find(|held| held.line == line).ok_or(TillRefusal::NoSuchLine)
    }

    /// The parts of an appointment that have a line.
    pub fn parts_of(&self, appointment: AppointmentId) -> Vec<u32> {
        let of = self.lines.iter().filter_map(|line| line.of);
        of.filter(|of| of.appointment == appointment).map(|of| of.part).collect()
    }

    /// All lines as the book would keep them, tips last.
    pub fn booked_lines(&self) -> Outcome<Vec<Line>> {
        let served = self.served();
        let goods = self.lines.iter().map(|line| line.booked(served));
        let tips = self.tip_shares()?.into_iter().map(|share| Ok(tip::line(&share, served)));
        goods.chain(tips).collect()
    }

    /// Sum of the lines without tip.
    pub fn goods(&self) -> Outcome<Money> {
        let amounts: Outcome<Vec<Money>> = self
            .lines
            .iter()
            .map(|held| Ok(price::of_line(held.quantity, held.unit_price, held.discount)?.1))
            .collect();
        Ok(Money::total(amounts?)?)
    }

    /// What is to be paid, or the refusal of a sum that is too high for one bon.
    pub fn due(&self) -> Outcome<Money> {
        let due = self.goods()?.plus(self.tip)?;
        if due > DUE_MAX {
            return Err(TillRefusal::AmountTooHigh.into());
        }
        Ok(due)
    }

    /// The tip in shares; empty while nobody is there to get it.
    pub fn tip_shares(&self) -> Outcome<Vec<tip::Share>> {
        tip::shares(self.tip, &self.tip_for)
    }

    /// The basket as the window sees it.
    pub fn seen(&self, follows: Option<Follows>, warnings: Vec<String>) -> Outcome<Basket> {
        let (goods, due) = (self.goods()?, self.due()?);
        // Notes for what is still to be handed over.
        let lies = follows.as_ref().map_or(Money::ZERO, |follows| follows.cash_refunded);
        let note_keys = note_keys(due.minus(lies)?.max(Money::ZERO));
        Ok(Basket {
            id: self.id.clone(),
            owner: self.owner,
            owner_name: self.owner_name.clone(),
            opened: self.opened,
            customer: self.customer.clone(),
            lines: self.lines.iter().map(HeldLine::seen).collect::<Outcome<_>>()?,
            tip: self.tip_shares()?.into_iter().map(tip::Share::seen).collect(),
            goods,
            tip_total: self.tip,
            due,
            vat: figures::vat_splits(&self.booked_lines()?)?,
            follows,
            warnings,
            note_keys,
        })
    }
}
