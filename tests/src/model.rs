//! The till as a child would keep it on a sheet of paper: the measure for the real one.

use std::collections::BTreeMap;

use contract::{BasketId, Day, PaymentKind, Seq};

/// A line of a basket: price of one, pieces, per cent off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    /// The desk's name of the line.
    pub line: u32,
    pub price: i64,
    pub pieces: i64,
    pub per_cent_off: i64,
    /// Cents off the whole line, where the discount is not in per cent.
    pub off: i64,
    pub service: bool,
}

impl PaperLine {
    /// Cents to pay: the discount is rounded half away from zero.
    pub fn gross(&self) -> i64 {
        let whole = self.price * self.pieces;
        whole - (whole * self.per_cent_off + 50) / 100 - self.off
    }
}

#[derive(Clone, Debug)]
pub struct PaperBasket {
    pub id: BasketId,
    pub lines: Vec<PaperLine>,
    pub tip: i64,
    /// It holds a line or held one: an event was begun, and each ends as a bon.
    pub begun: bool,
    /// Its lines come from a basket that has ended in this period already.
    pub ended: bool,
}

impl PaperBasket {
    /// One that nobody has put anything in.
    pub const fn new(id: BasketId) -> Self {
        Self { id, lines: Vec::new(), tip: 0, begun: false, ended: false }
    }

    /// All lines were taken out again.
    pub const fn is_emptied(&self) -> bool {
        self.begun && self.lines.is_empty()
    }

    /// Products of one price add up; each service is a line of its own.
    pub fn put(&mut self, line: PaperLine) {
        self.begun = true;
        let same = |known: &&mut PaperLine| {
            let plain = known.per_cent_off == 0 && known.off == 0;
            plain && !line.service && !known.service && known.price == line.price
        };
        match self.lines.iter_mut().find(same) {
            Some(known) => known.pieces += line.pieces,
            None => self.lines.push(line),
        }
    }

    pub fn goods(&self) -> i64 {
        self.lines.iter().map(PaperLine::gross).sum()
    }

    pub fn due(&self) -> i64 {
        self.goods() + self.tip
    }
}

/// A sale as it was booked.
#[derive(Clone, Debug)]
pub struct PaperSale {
    pub seq: Seq,
    pub number: u64,
    pub basket: BasketId,
    pub total: i64,
    pub cash: i64,
    pub tip: i64,
    pub cancelled: bool,
    pub returned: bool,
    /// Counts the days: only today's sales can be cancelled.
    pub day: u32,
}

/// All that the paper knows.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    pub drawer: i64,
    /// Left in the drawer by the last close.
    pub left: i64,
    pub open_day: Option<Day>,
    /// None where its date was wrong.
    pub last_closed: Option<Day>,
    /// The clock was put right since then.
    pub corrected: bool,
    /// The open day goes on after a revocation.
    pub reopened: bool,
    /// How often a close was revoked.
    pub revoked: u32,
    pub days: u32,
    pub last_number: u64,
    pub last_z: u64,
    pub turnover: i64,
    pub baskets: Vec<PaperBasket>,
    pub sales: Vec<PaperSale>,
    /// Tips of the staff that are still in the drawer.
    pub tips: i64,
    /// What was taken out of baskets since the last close: how often, and cents.
    pub taken_out: (u32, i64),
    /// Baskets that were given up since the last close, with what lay in them.
    pub given_up: BTreeMap<String, i64>,
}

impl Paper {
    /// Books a total of which so much is cash.
    pub fn book(&mut self, total: i64, cash: i64) {
        self.drawer += cash;
        self.turnover += total;
    }

    /// A line or pieces of one were taken out of a basket.
    pub fn take_out(&mut self, cents: i64) {
        self.taken_out.0 += 1;
        self.taken_out.1 += cents;
    }

    /// A basket is given up: a bon, if it ever held a line.
    pub fn give_up(&mut self, basket: &PaperBasket) {
        if basket.begun {
            self.given_up.insert(basket.id.0.clone(), basket.due());
        }
    }

    /// Sales of today that still stand.
    pub fn standing(&self) -> Vec<PaperSale> {
        let today = |sale: &&PaperSale| sale.day == self.days && !sale.cancelled && !sale.returned;
        self.sales.iter().filter(today).cloned().collect()
    }

    pub fn sale(&mut self, seq: Seq) -> Option<&mut PaperSale> {
        self.sales.iter_mut().find(|sale| sale.seq == seq)
    }
}

/// How a sum is paid: so much cash, the rest by card.
pub fn tenders(due: i64, cash: i64, given: Option<i64>) -> Vec<contract::till::Tender> {
    use contract::Money;
    use contract::till::Tender;
    let mut tenders = Vec::new();
    if cash != 0 {
        let given = given.map(Money::cents);
        tenders.push(Tender { kind: PaymentKind::Bar, amount: Money::cents(cash), given });
    }
    if due != cash {
        tenders.push(Tender { kind: PaymentKind::ECKarte, amount: Money::cents(due - cash), given: None });
    }
    tenders
}
