//! Random days: each wish is carried out at the desk and on paper, and both must agree.

mod acknowledged;
mod archives;
mod beside;
mod cash;
mod customers;
mod day;
mod prices;
mod sale;
mod sheet;
mod storno;
mod taken_out;
mod wrong_dates;

pub use acknowledged::Acknowledged;
pub use beside::Beside;
pub use sheet::sheet;

use book::clock::local;
use book::{ReadTx, ledger};
use contract::cash::{Drawer, TipBalances};
use contract::day::{DayPhase, DayState, StoreCount};
use contract::till::{Basket, Baskets, Discount};
use contract::{Ask, Day, Money, Seq};

use crate::disk_salon::{DiskSalon, Ware};
use crate::model::{Paper, PaperBasket, PaperLine};
use crate::outside;
use crate::rng::Rng;

/// Something that someone at the desk wants, as three numbers that shrink well.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub what: u8,
    pub which: u16,
    pub how_much: u16,
}

impl Wish {
    pub fn thrown(rng: &mut Rng) -> Self {
        let bits = rng.throw();
        Self { what: bits as u8, which: (bits >> 8) as u16, how_much: (bits >> 24) as u16 }
    }

    /// Whether the signing key changes: not for books that somebody signs anew from end to end with one key.
    pub const fn changes_key(&self) -> bool {
        self.what == CHANGE_KEY
    }

    /// One of some things.
    fn of<'a, T>(&self, things: &'a [T]) -> Option<&'a T> {
        things.get(usize::from(self.which) % things.len().max(1))
    }
}

/// Below this number a wish is for the till, and the same as ever.
const AT_THE_TILL: u8 = 240;
const CHANGE_KEY: u8 = 252;

/// Somebody who works at the desk and keeps a paper of it.
pub struct RandomDays<'w, T: FnMut(Acknowledged)> {
    pub salon: &'w DiskSalon,
    pub paper: Paper,
    /// What happens beside the till.
    pub beside: Beside,
    wares: Vec<Ware>,
    heard: T,
}

impl<'w, T: FnMut(Acknowledged)> RandomDays<'w, T> {
    /// Begins with the paper that the desk's own figures make. `heard` is told of each acknowledged bon.
    pub fn begin(salon: &'w DiskSalon, heard: T) -> Self {
        let (paper, beside, wares) = (Paper::default(), Beside::default(), salon.price_list());
        let mut random_days = Self { salon, paper, beside, wares, heard };
        random_days.copy_state();
        random_days
    }

    fn copy_state(&mut self) {
        let state = self.salon.ask(DayState).unwrap();
        self.paper.open_day = state.day;
        self.paper.reopened = state.continues.is_some();
        self.paper.last_z = state.last_z.map_or(0, |z| z.get());
        self.finish_the_count();
        self.paper.drawer = self.drawer();
        let reports = self.salon.ask(contract::day::ZReports::default()).unwrap();
        self.paper.last_closed = reports.first().filter(|z| z.day <= z.at.day()).map(|z| z.day);
        self.paper.left = reports.first().map_or(25_000, |z| z.cash_left.as_cents());
        self.paper.tips = self.open_tips();
        self.paper.baskets = self.salon.ask(Baskets).unwrap().iter().map(on_paper).collect();
        self.copy_taken_out();
    }

    /// What the book says of this period, before whoever keeps the paper came.
    fn copy_taken_out(&mut self) {
        let (folder, now) = (&self.salon.folder, Seq::new(u64::from(u32::MAX)));
        self.paper.given_up = outside::given_up(folder, now);
        self.paper.taken_out = outside::taken_out(folder, now);
        let carried = outside::carried_over(folder);
        for basket in &mut self.paper.baskets {
            basket.begun |= outside::was_voided(folder, &basket.id.0);
            basket.ended =
                carried.iter().any(|(old, new)| *new == basket.id.0 && self.paper.given_up.contains_key(old));
        }
    }

    /// A power cut may have left a count half done: until it is stored, the desk tells nobody what it holds.
    fn finish_the_count(&mut self) {
        if self.paper.open_day.is_some() && self.salon.ask(Drawer).unwrap().cash.is_none() {
            let look = |tx: &ReadTx<'_>| ledger::cash_in_drawer(tx.conn, &ledger::period(tx.conn)?);
            let right = self.salon.desk.read_inside(look).unwrap().as_cents();
            self.salon.ask(StoreCount { sheet: sheet(right) }).unwrap();
        }
    }

    /// Opens a day if none is open; on the next morning, if today was closed.
    pub fn begin_day(&mut self) {
        let wish = Wish { what: 0, which: 1, how_much: 1 };
        if self.paper.open_day.is_some() {
            return;
        }
        if self.paper.last_closed == Some(self.today()) {
            self.next_morning(wish);
        } else {
            self.open_day(wish);
        }
    }

    /// Carries out one wish; the desk must do what the paper says.
    pub fn step(&mut self, wish: Wish) {
        self.salon.clock.advance_ms(1_000 + i64::from(wish.how_much % 600) * 1_000);
        match wish.what {
            ..AT_THE_TILL => self.at_the_till(wish),
            240..=241 => self.import_customers(wish),
            242 => self.import_prices(wish),
            243..=244 => self.name_a_customer(wish),
            245..=246 => self.merge(wish),
            247 => self.undo_a_merge(wish),
            248..=251 => self.wrong_date(wish),
            CHANGE_KEY => self.change_key(wish),
            _ => self.archive(wish),
        }
        assert_eq!(self.drawer(), self.paper.drawer, "drawer after {wish:?}");
        assert!(self.paper.drawer >= 0, "drawer below zero after {wish:?}");
    }

    fn at_the_till(&mut self, wish: Wish) {
        match wish.what % 44 {
            0..=9 => self.ring_up(wish),
            10..=12 => self.discount(wish),
            13..=14 => self.tip(wish),
            15 => self.void_line(wish),
            16 => self.drop_basket(wish),
            17..=24 => self.pay(wish),
            25..=26 => self.cancel(wish),
            27 => self.correct(wish),
            28 => self.ring_again(wish),
            29 => self.take_back(wish),
            30..=31 => self.move_cash(wish),
            32 => self.pay_tips(wish),
            33 => self.look_around(wish),
            34 => self.open_day(wish),
            35 => self.open_or_revoke(wish),
            36 => self.close_day(wish),
            37..=38 => self.count_only(wish),
            39..=40 => self.pieces(wish),
            41 => self.open_basket(),
            42 => self.void_all(wish),
            _ => self.next_morning(wish),
        }
    }

    /// Whether sales are possible now (IKS-04).
    fn can_sell(&self) -> bool {
        let phase = self.salon.ask(DayState).unwrap().phase;
        matches!(phase, DayPhase::Open | DayPhase::PastMidnight)
    }

    fn today(&self) -> Day {
        self.salon.today()
    }

    fn drawer(&self) -> i64 {
        self.salon.ask(Drawer).unwrap().cash.map_or(0, Money::as_cents)
    }

    fn open_tips(&self) -> i64 {
        self.salon.ask(TipBalances).unwrap().iter().map(|tip| tip.open.as_cents()).sum()
    }

    /// The refusal's code, or nothing if it was done.
    fn code_of<R: Ask>(&self, request: R) -> Result<R::Reply, &'static str> {
        self.salon.ask(request).map_err(|trouble| match trouble.refusal() {
            Some(refusal) => refusal.code(),
            None => panic!("fault: {trouble}"),
        })
    }

    fn acknowledge(&mut self, receipt: &contract::till::Receipt) {
        assert!(receipt.number.get() > self.paper.last_number, "receipt numbers go up");
        self.paper.last_number = receipt.number.get();
        (self.heard)(Acknowledged { seq: receipt.seq, number: receipt.number, total: receipt.total });
    }

    /// Mostly the day was closed in the evening and the new one is opened at once; sometimes not.
    fn next_morning(&mut self, wish: Wish) {
        if self.paper.open_day.is_some() && !wish.which.is_multiple_of(4) {
            self.close_day(wish);
        }
        let days = 1 + i64::from(wish.which % 3 / 2);
        self.salon.clock.set(local(self.today().plus_days(days), 8, 0, 0));
        if !wish.which.is_multiple_of(5) {
            self.open_day(wish);
        }
    }

    /// A look at everything changes nothing.
    fn look_around(&mut self, wish: Wish) {
        let state = self.salon.ask(DayState).unwrap();
        assert_eq!(state.day, self.paper.open_day);
        let baskets = self.salon.ask(Baskets).unwrap();
        assert_eq!(baskets.len(), self.paper.baskets.len());
        if wish.which.is_multiple_of(2) {
            self.salon.ask(contract::cash::OpenDrawer { reason: "Wechselgeld".to_owned() }).ok();
        } else {
            self.salon.ask(contract::day::XReport { print: false }).ok();
        }
    }
}

/// A basket of the desk as the paper writes it down.
pub fn on_paper(basket: &Basket) -> PaperBasket {
    let line = |line: &contract::till::BasketLine| {
        let (per_cent_off, off) = match line.discount {
            Discount::PerCent(rate) => (i64::from(rate.as_hundredths()) / 100, 0),
            Discount::Amount(off) => (0, off.as_cents()),
            Discount::None => (0, 0),
        };
        PaperLine {
            line: line.line,
            price: line.unit_price.as_cents(),
            pieces: line.quantity.as_thousandths() / 1_000,
            per_cent_off,
            off,
            service: line.performer.is_some(),
        }
    };
    PaperBasket {
        id: basket.id.clone(),
        lines: basket.lines.iter().map(line).collect(),
        tip: basket.tip_total.as_cents(),
        begun: !basket.lines.is_empty(),
        ended: false,
    }
}
