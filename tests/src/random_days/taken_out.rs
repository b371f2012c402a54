//! What goes out of baskets before it is paid, and what becomes of baskets that are given up: each is predicted, and the book and
//! the Z report must say the same.

use contract::day::Closing;
use contract::till::*;
use contract::{BasketId, Quantity};

use super::{Acknowledged, RandomDays, Wish};
use crate::model::{PaperBasket, PaperLine};
use crate::outside;

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    /// A basket that nobody has put anything in yet.
    pub(super) fn open_basket(&mut self) {
        let shown = self.code_of(OpenBasket::default()).unwrap();
        self.compare(PaperBasket::new(shown.id.clone()), &shown);
    }

    pub(super) fn void_line(&mut self, wish: Wish) {
        let Some(paper) = self.some_basket(wish) else { return };
        let Some(line) = wish.of(&paper.lines).map(|line| line.line) else { return };
        self.void(paper, line);
    }

    /// All lines go, one by one; the basket stays.
    pub(super) fn void_all(&mut self, wish: Wish) {
        let Some(id) = self.some_basket(wish).map(|paper| paper.id) else { return };
        while let Some(paper) = self.paper.baskets.iter().find(|known| known.id == id).cloned() {
            let Some(line) = paper.lines.first().map(|line| line.line) else { return };
            if !self.void(paper, line) {
                return;
            }
        }
    }

    fn void(&mut self, mut paper: PaperBasket, line: u32) -> bool {
        let request = VoidLine { basket: paper.id.clone(), line, reason: "vertippt".to_owned() };
        match self.code_of(request) {
            Ok(shown) => {
                let at = paper.lines.iter().position(|known| known.line == line).unwrap();
                self.paper.take_out(paper.lines.remove(at).gross());
                paper.tip = shown.tip_total.as_cents();
                self.compare(paper, &shown);
                true
            }
            Err(code) => {
                assert!(!self.can_sell(), "no void although the day is open: {code}");
                false
            }
        }
    }

    /// More pieces, or fewer: those that go are recorded.
    pub(super) fn pieces(&mut self, wish: Wish) {
        let Some(mut paper) = self.some_basket(wish) else { return };
        let Some(before) = wish.of(&paper.lines).cloned() else { return };
        let after = PaperLine { pieces: i64::from(wish.how_much % 6) + 1, ..before.clone() };
        let change = ChangeLine {
            basket: paper.id.clone(),
            line: before.line,
            quantity: Some(Quantity::pieces(after.pieces)),
            unit_price: None,
            discount: None,
            reason: None,
            performer: None,
            void_reason: None,
        };
        let is_fewer = after.pieces < before.pieces;
        if is_fewer && after.gross() >= 0 {
            assert_eq!(self.code_of(change.clone()).unwrap_err(), "till.void_reason_missing");
        }
        match self.code_of(ChangeLine { void_reason: is_fewer.then(|| "zu viel".to_owned()), ..change }) {
            Ok(shown) => {
                if is_fewer {
                    self.paper.take_out(before.gross() - after.gross());
                }
                *paper.lines.iter_mut().find(|known| known.line == before.line).unwrap() = after;
                self.compare(paper, &shown);
            }
            Err(code) => {
                let too_little = after.gross() < 0 && code == "till.discount_too_high";
                assert!(too_little || !self.can_sell(), "not changed although the day is open: {code}");
            }
        }
    }

    /// A close ends what was begun: what lies in baskets goes on in new ones, and a basket without any line is gone.
    pub(super) fn give_up_at_close(&mut self) {
        let open = std::mem::take(&mut self.paper.baskets);
        for basket in open.iter().filter(|basket| basket.is_emptied() || !basket.ended) {
            self.paper.give_up(basket);
        }
        self.paper.baskets = open.into_iter().filter(|basket| !basket.is_emptied()).collect();
    }

    /// The book has one bon for each basket that was given up, and the Z report counts them and what was taken out.
    pub(super) fn taken_out_agrees(&mut self, closing: &Closing) {
        let folder = &self.salon.folder;
        let found = outside::given_up(folder, closing.seq);
        assert_eq!(found, std::mem::take(&mut self.paper.given_up), "bons of what was given up");
        let given_up = (u32::try_from(found.len()).unwrap(), found.values().sum::<i64>());
        assert_eq!(outside::in_tally(folder, closing.seq, "abandoned"), given_up);
        let taken_out = std::mem::take(&mut self.paper.taken_out);
        assert_eq!(outside::in_tally(folder, closing.seq, "voided_lines"), taken_out);
        self.baskets_are_there();
    }

    /// What lies open at the desk is what lies open on paper.
    fn baskets_are_there(&self) {
        let open: Vec<BasketId> =
            self.code_of(Baskets).unwrap().into_iter().map(|basket| basket.id).collect();
        let missing = |basket: &&PaperBasket| !open.contains(&basket.id);
        assert_eq!(open.len(), self.paper.baskets.len(), "baskets after a close");
        assert_eq!(self.paper.baskets.iter().filter(missing).count(), 0, "baskets after a close");
    }
}
