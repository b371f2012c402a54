//! Cash that moves without a sale.

use contract::Money;
use contract::cash::*;

use super::{Acknowledged, RandomDays, Wish};

const MOVEMENTS: [(Movement, i64); 9] = [
    (Movement::OwnerDeposit, 1),
    (Movement::OwnerWithdrawal, -1),
    (Movement::ToBank, -1),
    (Movement::ToSafe, -1),
    (Movement::FromBank, 1),
    (Movement::FromSafe, 1),
    (Movement::PayIn, 1),
    (Movement::PayOut, -1),
    (Movement::WageAdvance, -1),
];

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    pub(super) fn move_cash(&mut self, wish: Wish) {
        let (movement, sign) = *wish.of(&MOVEMENTS).unwrap();
        let cents = i64::from(wish.how_much) + 1;
        let request = MoveCash {
            movement,
            amount: Money::cents(cents),
            purpose: "Wechselgeld".to_owned(),
            recipient: (movement == Movement::WageAdvance).then_some(self.salon.stylist),
            document: None,
            input_tax_note: None,
        };
        let lacks = sign < 0 && cents > self.paper.drawer;
        match self.code_of(request) {
            Ok(receipt) => {
                assert!(!lacks, "more cash went out than was there");
                assert_eq!(receipt.total.as_cents(), sign * cents);
                self.acknowledge(&receipt);
                self.paper.drawer += sign * cents;
            }
            Err(code) => {
                let rightly = lacks && code == "cash.drawer_lacks";
                assert!(rightly || !self.can_sell(), "cash not moved: {code}");
            }
        }
    }

    pub(super) fn pay_tips(&mut self, wish: Wish) {
        let amount = self.paper.tips.min(i64::from(wish.how_much));
        if amount <= 0 {
            return;
        }
        let request = PayOutTips { person: self.salon.stylist, amount: Money::cents(amount) };
        match self.code_of(request) {
            Ok(receipt) => {
                let paid = -receipt.total.as_cents();
                assert!((1..=amount).contains(&paid), "paid {paid} of {amount}");
                self.acknowledge(&receipt);
                self.paper.drawer -= paid;
                self.paper.tips -= paid;
            }
            Err(code) => {
                let rightly = amount > self.paper.drawer && code == "cash.drawer_lacks";
                assert!(rightly || self.paper.open_day.is_none(), "no tips although a day is open: {code}");
            }
        }
        assert_eq!(self.open_tips(), self.paper.tips);
    }
}
