//! Baskets: ring up, discount, tip, drop, pay.

use contract::till::*;
use contract::{BasketId, Money, Quantity, Rate};

use super::{Acknowledged, RandomDays, Wish, on_paper};
use crate::model::{PaperBasket, PaperLine, PaperSale, tenders};

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    pub(super) fn some_basket(&self, wish: Wish) -> Option<PaperBasket> {
        wish.of(&self.paper.baskets).cloned()
    }

    /// What the desk shows must be what the paper has.
    pub(super) fn compare(&mut self, paper: PaperBasket, shown: &Basket) {
        assert_eq!(on_paper(shown).lines, paper.lines, "lines of a basket");
        assert_eq!(shown.goods.as_cents(), paper.goods(), "goods of a basket");
        assert_eq!(shown.due.as_cents(), paper.due(), "due of a basket");
        match self.paper.baskets.iter_mut().find(|known| known.id == paper.id) {
            Some(known) => *known = paper,
            None => self.paper.baskets.push(paper),
        }
    }

    pub(super) fn ring_up(&mut self, wish: Wish) {
        let known = if wish.how_much.is_multiple_of(3) { None } else { self.some_basket(wish) };
        let ware = wish.of(&self.wares).unwrap().clone();
        let pieces = i64::from(wish.how_much % 3) + 1;
        let add = AddLine {
            basket: known.as_ref().map(|basket| basket.id.clone()),
            article: ware.id,
            quantity: Quantity::pieces(pieces),
            performer: ware.service.then_some(self.salon.stylist),
        };
        match self.code_of(add) {
            Ok(shown) => {
                let mut paper = known.unwrap_or_else(|| PaperBasket::new(shown.id.clone()));
                let line = shown.lines.last().map_or(0, |line| line.line);
                let (price, service) = (ware.cents, ware.service);
                paper.put(PaperLine { line, price, pieces, per_cent_off: 0, off: 0, service });
                self.compare(paper, &shown);
            }
            Err(code) => assert!(!self.can_sell(), "no line although the day is open: {code}"),
        }
    }

    pub(super) fn discount(&mut self, wish: Wish) {
        let Some(mut paper) = self.some_basket(wish) else { return };
        let Some(line) = wish.of(&paper.lines).cloned() else { return };
        let per_cent = i64::from(wish.how_much % 101);
        let change = ChangeLine {
            basket: paper.id.clone(),
            line: line.line,
            quantity: None,
            unit_price: None,
            discount: Some(Discount::PerCent(Rate::hundredths(per_cent as u32 * 100))),
            reason: Some("Treue".to_owned()),
            performer: None,
            void_reason: None,
        };
        match self.code_of(change) {
            Ok(shown) => {
                let changed = paper.lines.iter_mut().find(|known| known.line == line.line).unwrap();
                changed.per_cent_off = per_cent;
                changed.off = 0;
                self.compare(paper, &shown);
            }
            Err(code) => assert!(!self.can_sell(), "no discount although the day is open: {code}"),
        }
    }

    pub(super) fn tip(&mut self, wish: Wish) {
        let Some(mut paper) = self.some_basket(wish) else { return };
        if paper.lines.is_empty() {
            return;
        }
        let cents = i64::from(wish.how_much % 1_000);
        let tip = if cents == 0 { TipWish::None } else { TipWish::Amount(Money::cents(cents)) };
        let set =
            SetTip { basket: paper.id.clone(), tip, recipients: TipFor::People(vec![self.salon.stylist]) };
        match self.code_of(set) {
            Ok(shown) => {
                paper.tip = cents;
                self.compare(paper, &shown);
            }
            Err(code) => assert!(!self.can_sell(), "no tip although the day is open: {code}"),
        }
    }

    pub(super) fn drop_basket(&mut self, wish: Wish) {
        let Some(paper) = self.some_basket(wish) else { return };
        let request = DropBasket { basket: paper.id.clone(), reason: "Kundin gegangen".to_owned() };
        match self.code_of(request) {
            Ok(()) => {
                self.paper.give_up(&paper);
                self.paper.baskets.retain(|known| known.id != paper.id);
            }
            Err(code) => assert!(!self.can_sell(), "not dropped although the day is open: {code}"),
        }
    }

    pub(super) fn pay(&mut self, wish: Wish) {
        let Some(paper) = self.some_basket(wish) else { return };
        let due = paper.due();
        let (cash, given) = match wish.how_much % 4 {
            0 => (due, None),
            1 => (due, (due > 0).then(|| due + i64::from(wish.how_much % 100) * 100)),
            2 => (0, None),
            _ => (due / 2, None),
        };
        let request = BookSale {
            basket: paper.id.clone(),
            tenders: tenders(due, cash, given),
            zero_reason: (due == 0).then(|| "Kulanz".to_owned()),
        };
        match self.code_of(request.clone()) {
            Ok(receipt) => {
                assert_eq!(receipt.total.as_cents(), due);
                assert_eq!(receipt.change.as_cents(), given.map_or(0, |given| given - cash));
                self.acknowledge(&receipt);
                self.sold(&receipt, &paper.id, due, cash, paper.tip);
                self.paper.baskets.retain(|known| known.id != paper.id);
                self.press_again(request, &receipt);
            }
            Err(code) => {
                let empty = paper.lines.is_empty() && code == "till.empty_basket";
                assert!(empty || !self.can_sell(), "not sold although the day is open: {code}");
            }
        }
    }

    /// A second press finds the first receipt and books nothing.
    fn press_again(&mut self, request: BookSale, first: &Receipt) {
        let again = self.code_of(request).unwrap();
        assert_eq!((again.seq, again.number, again.total), (first.seq, first.number, first.total));
    }

    pub(super) fn sold(&mut self, receipt: &Receipt, basket: &BasketId, total: i64, cash: i64, tip: i64) {
        self.paper.book(total, cash);
        self.paper.tips += tip;
        self.paper.sales.push(PaperSale {
            seq: receipt.seq,
            number: receipt.number.get(),
            basket: basket.clone(),
            total,
            cash,
            tip,
            cancelled: false,
            returned: false,
            day: self.paper.days,
        });
    }
}
