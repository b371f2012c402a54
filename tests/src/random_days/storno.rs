//! Taking back: storno, payment correction, ringing up again, return.

use contract::storno::*;
use contract::till::Tender;
use contract::{Money, PaymentKind, ReceiptNumber};

use super::{Acknowledged, RandomDays, Wish, on_paper};
use crate::model::{PaperSale, tenders};

const REASON: &str = "falsche Leistung";

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    fn some_sale(&self, wish: Wish) -> Option<PaperSale> {
        wish.of(&self.paper.standing()).cloned()
    }

    /// What stands against a storno, by the paper.
    fn hindrance(&self, sale: &PaperSale) -> Option<&'static str> {
        (sale.cash > self.paper.drawer).then_some("cash.drawer_lacks")
    }

    fn undo(&mut self, sale: &PaperSale) {
        self.paper.book(-sale.total, -sale.cash);
        self.paper.tips -= sale.tip;
        self.paper.sale(sale.seq).unwrap().cancelled = true;
    }

    pub(super) fn cancel(&mut self, wish: Wish) {
        let Some(sale) = self.some_sale(wish) else { return };
        if sale.tip > self.paper.tips {
            return;
        }
        let request = CancelReceipt { seq: sale.seq, reason: REASON.to_owned() };
        match self.code_of(request.clone()) {
            Ok(storno) => {
                assert_eq!(storno.total.as_cents(), -sale.total);
                self.acknowledge(&storno);
                self.undo(&sale);
                assert_eq!(self.code_of(request).unwrap_err(), "roll.already_cancelled");
                let of_storno = CancelReceipt { seq: storno.seq, reason: REASON.to_owned() };
                assert_eq!(self.code_of(of_storno).unwrap_err(), "roll.storno_of_storno");
            }
            Err(code) => self.refused_rightly(&sale, code),
        }
    }

    fn refused_rightly(&self, sale: &PaperSale, code: &str) {
        let expected = self.hindrance(sale);
        assert!(expected == Some(code) || !self.can_sell(), "refused: {code}, expected {expected:?}");
    }

    pub(super) fn correct(&mut self, wish: Wish) {
        let Some(sale) = self.some_sale(wish).filter(|sale| sale.total > 0) else { return };
        let cash = if sale.cash > 0 { 0 } else { sale.total };
        let request = CorrectPayment {
            seq: sale.seq,
            tenders: tenders(sale.total, cash, None),
            reason: REASON.to_owned(),
        };
        match self.code_of(request) {
            Ok(done) => {
                assert_eq!(done.storno.total.as_cents(), -sale.total);
                assert_eq!(done.replacement.total.as_cents(), sale.total);
                self.acknowledge(&done.storno);
                self.acknowledge(&done.replacement);
                self.undo(&sale);
                let basket = sale.basket.clone();
                self.sold(&done.replacement, &basket, sale.total, cash, sale.tip);
            }
            Err(code) => self.refused_rightly(&sale, code),
        }
    }

    pub(super) fn ring_again(&mut self, wish: Wish) {
        let Some(sale) = self.some_sale(wish) else { return };
        if sale.tip > self.paper.tips {
            return;
        }
        match self.code_of(RingAgain { seq: sale.seq, reason: REASON.to_owned() }) {
            Ok(done) => {
                assert_eq!(done.storno.total.as_cents(), -sale.total);
                assert_eq!(done.basket.goods.as_cents(), sale.total - sale.tip);
                self.acknowledge(&done.storno);
                self.undo(&sale);
                self.paper.baskets.push(on_paper(&done.basket));
            }
            Err(code) => self.refused_rightly(&sale, code),
        }
    }

    /// A return is for what was sold before the last close.
    pub(super) fn take_back(&mut self, wish: Wish) {
        let earlier = |sale: &&PaperSale| sale.day < self.paper.days && !sale.cancelled && !sale.returned;
        let sales: Vec<PaperSale> = self.paper.sales.iter().filter(earlier).cloned().collect();
        let Some(sale) = wish.of(&sales).cloned() else { return };
        let Ok(left) = self.code_of(Returnable { number: ReceiptNumber::new(sale.number) }) else { return };
        let Some(line) = left.lines.iter().find(|line| line.left_amount.is_positive()) else { return };
        let amount = line.left_amount.as_cents();
        let refund = Tender { kind: PaymentKind::ECKarte, amount: Money::cents(amount), given: None };
        let request = TakeBack {
            seq: sale.seq,
            lines: vec![(line.line, line.left)],
            refunds: vec![refund],
            reason: "unbenutzt".to_owned(),
        };
        match self.code_of(request.clone()) {
            Ok(receipt) => {
                assert_eq!(receipt.total.as_cents(), -amount);
                self.acknowledge(&receipt);
                self.paper.book(-amount, 0);
                self.paper.sale(sale.seq).unwrap().returned = true;
                assert!(self.code_of(request).is_err(), "a line came back twice");
            }
            Err(code) => assert!(!self.can_sell(), "no return although the day is open: {code}"),
        }
    }
}
