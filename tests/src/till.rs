//! What happens at the till, in the words of the scenarios.

use book::Outcome;
use book::ledger::{self, StoredEntry};
use contract::cash::CountSheet;
use contract::day::{CloseDay, Closing, DayOpening, OpenDay, OpenedDay, StoreCount};
use contract::till::{AddLine, Basket, BookSale, Receipt, ScanCode, SetTip, Tender, TipFor, TipWish};
use contract::{BasketId, EntryKind, Money, PaymentKind, Quantity, Seq};

use crate::counting::sheet_of;
use crate::test_salon::TestSalon;

/// 250.00 € as the scenarios count them.
pub const FLOAT: [(i64, u32); 7] =
    [(2_000, 5), (1_000, 8), (500, 6), (200, 10), (100, 15), (50, 6), (20, 10)];

pub const fn euros(cents: i64) -> Money {
    Money::cents(cents)
}

/// Cash, exactly or with what was handed over.
pub fn cash(cents: i64, given: Option<i64>) -> Tender {
    Tender { kind: PaymentKind::Bar, amount: euros(cents), given: given.map(euros) }
}

pub fn girocard(cents: i64) -> Tender {
    Tender { kind: PaymentKind::ECKarte, amount: euros(cents), given: None }
}

impl TestSalon {
    /// Opens the day with the 250.00 € that the last close left.
    pub fn open_day(&self) -> OpenedDay {
        let sheet = CountSheet(FLOAT.to_vec());
        self.opens(OpenDay { sheet, difference_reason: None })
    }

    /// Opens the day; the count is as expected or comes with its reason.
    pub fn opens(&self, wish: OpenDay) -> OpenedDay {
        match self.ask(wish).unwrap() {
            DayOpening::Opened(day) => day,
            DayOpening::Differs { difference } => panic!("{difference} € without a reason"),
        }
    }

    /// Salon Haarwerk on Friday 27.11.2026, opened at 8:30; Jana is signed in.
    pub fn open_for_business() -> Self {
        let salon = Self::haarwerk();
        salon.at(crate::test_salon::day(2026, 11, 27), 8, 30);
        salon.sign_in_as("Jana");
        salon.open_day();
        salon
    }

    /// A new basket with one article, performed by someone or nobody.
    pub fn basket_with(&self, article: &str, performer: Option<&str>) -> Basket {
        self.add(None, article, performer)
    }

    /// Puts an article into a basket, or into a new one.
    pub fn add(&self, basket: Option<&BasketId>, article: &str, performer: Option<&str>) -> Basket {
        let (article, performer) = (self.article(article), performer.map(|name| self.person(name)));
        self.ask(AddLine { basket: basket.cloned(), article, quantity: Quantity::ONE, performer }).unwrap()
    }

    pub fn scan(&self, basket: Option<&BasketId>, code: &str) -> Basket {
        self.ask(ScanCode { basket: basket.cloned(), code: code.into() }).unwrap()
    }

    /// "Machen Sie 35": the rest is tip for those who performed the lines.
    pub fn round_up(&self, basket: &BasketId, cents: i64) -> Basket {
        let tip = TipWish::RoundUpTo(euros(cents));
        self.ask(SetTip { basket: basket.clone(), tip, recipients: TipFor::StaffOfLines }).unwrap()
    }

    pub fn pay(&self, basket: &BasketId, tenders: &[Tender]) -> Receipt {
        self.try_pay(basket, tenders).unwrap()
    }

    pub fn try_pay(&self, basket: &BasketId, tenders: &[Tender]) -> Outcome<Receipt> {
        self.ask(BookSale { basket: basket.clone(), tenders: tenders.to_vec(), zero_reason: None })
    }

    /// The request that `pay` sends, to be refused.
    pub fn sale(basket: &BasketId, tenders: &[Tender]) -> BookSale {
        BookSale { basket: basket.clone(), tenders: tenders.to_vec(), zero_reason: None }
    }

    /// Sells one article, paid in cash to the cent.
    pub fn sell(&self, article: &str, performer: Option<&str>) -> Receipt {
        let basket = self.basket_with(article, performer);
        self.pay(&basket.id, &[cash(basket.due.as_cents(), None)])
    }

    /// An entry as it lies in the book.
    pub fn stored(&self, seq: Seq) -> StoredEntry {
        self.desk.read_inside(|tx| ledger::entry(tx.conn, seq)).unwrap().unwrap()
    }

    /// What is in the drawer by the book.
    pub fn drawer(&self) -> Money {
        self.desk.read_inside(|tx| ledger::cash_in_drawer(tx.conn, &ledger::period(tx.conn)?)).unwrap()
    }

    /// Counts what is there and closes the day.
    pub fn close_day(&self) -> Closing {
        self.ask(StoreCount { sheet: sheet_of(&self.drawer().to_string()) }).unwrap();
        self.ask(CloseDay).unwrap()
    }

    /// Place of the newest entry of a kind.
    pub fn newest_of(&self, kind: EntryKind) -> Seq {
        let found = self.all_entries().into_iter().rev().find(|entry| entry.head.kind == kind);
        found.unwrap().head.seq
    }

    /// Place of the newest entry.
    pub fn newest(&self) -> Seq {
        self.desk.read_inside(|tx| ledger::newest_seq(tx.conn)).unwrap()
    }

    /// Gross, net and tax of an entry, in cents, key by key.
    pub fn vat_of(&self, seq: Seq) -> Vec<(u16, i64, i64, i64)> {
        let splits = self.stored(seq).entry.vat;
        let cents = |money: Money| money.as_cents();
        splits.iter().map(|s| (s.key.number(), cents(s.gross), cents(s.net), cents(s.tax))).collect()
    }
}
