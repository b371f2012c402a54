//! Opening, counting, closing.

use contract::cash::{MoveCash, Movement};
use contract::day::*;
use contract::{BasketId, Money, ZNumber};

use super::sheet::sheet;
use super::{Acknowledged, RandomDays, Wish};
use crate::outside;
use crate::test_salon::OWNER_PIN;

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    /// Counted so much more or less than there is; mostly right.
    fn miscounted(&self, wish: Wish, right: i64) -> i64 {
        match wish.which % 4 {
            0 => (i64::from(wish.how_much % 200) - 100).max(-right),
            _ => 0,
        }
    }

    pub(super) fn open_day(&mut self, wish: Wish) {
        let off = self.miscounted(wish, self.paper.left);
        let request = OpenDay {
            sheet: sheet(self.paper.left + off),
            difference_reason: (off != 0).then(|| "verzählt".to_owned()),
        };
        match self.code_of(request) {
            Ok(DayOpening::Differs { difference }) => panic!("{difference} € without a reason"),
            Ok(DayOpening::Opened(opened)) => {
                assert_eq!(self.paper.open_day, None, "a day was opened over an open one");
                assert_ne!(self.paper.last_closed, Some(self.today()), "a closed day was opened again");
                assert_eq!(opened.day, self.today());
                assert_eq!(opened.difference.as_cents(), off);
                self.paper.open_day = Some(opened.day);
                self.paper.days += 1;
                self.paper.drawer = self.paper.left + off;
            }
            Err(code) => {
                let expected = match self.paper.open_day {
                    Some(day) if day == self.today() => "day.already_open",
                    Some(_) => "day.earlier_day_open",
                    None => "day.already_closed_today",
                };
                assert_eq!(code, expected, "opening was refused");
            }
        }
    }

    fn count(&mut self, off: i64) -> Option<CountResult> {
        self.code_of(BeginCount).ok()?;
        let right = self.paper.drawer;
        let result = self.code_of(StoreCount { sheet: sheet(right + off) }).unwrap();
        assert_eq!(result.expected.as_cents(), right);
        assert_eq!(result.difference.as_cents(), off);
        Some(result)
    }

    pub(super) fn count_only(&mut self, wish: Wish) {
        if self.paper.open_day.is_some() {
            let off = self.miscounted(wish, self.paper.drawer);
            self.count(off);
        }
    }

    pub(super) fn close_day(&mut self, wish: Wish) {
        if self.paper.open_day.is_none() {
            let code = self.code_of(CloseDay).unwrap_err();
            assert!(code.ends_with("not_open"), "a close without a day: {code}");
            return;
        }
        let off = self.miscounted(wish, self.paper.drawer);
        let counted = self.count(off);
        assert!(counted.is_some(), "an open day can be counted");
        if off != 0 {
            let done = self.code_of(BookDifference { reason: "verzählt".to_owned() }).unwrap();
            assert_eq!(done.total.as_cents(), off);
            self.acknowledge(&done);
            self.paper.drawer += off;
        }
        if wish.how_much.is_multiple_of(2) {
            self.skim_off(self.paper.drawer / 2);
        }
        let closing = self.code_of(CloseDay).unwrap();
        self.give_up_at_close();
        self.carry_over();
        self.taken_out_agrees(&closing);
        if self.paper.last_z > 0 {
            assert_eq!(closing.z_number, ZNumber::new(self.paper.last_z + 1));
        }
        assert_eq!(closing.cash_left.as_cents(), self.paper.drawer);
        self.paper.last_z = closing.z_number.get();
        let today = self.today();
        self.paper.last_closed = self.paper.open_day.take().filter(|day| *day <= today);
        (self.paper.reopened, self.paper.corrected) = (false, false);
        self.paper.left = self.paper.drawer;
        self.paper.drawer = 0;
    }

    /// What lay in baskets lies in new ones, each of which names the bon that the old one became.
    fn carry_over(&mut self) {
        for (old, new) in outside::carried_over(&self.salon.folder) {
            let known = self.paper.baskets.iter_mut().filter(|basket| basket.id.0 == old);
            known.for_each(|basket| (basket.id, basket.ended) = (BasketId(new.clone()), false));
        }
    }

    /// A day that was closed today is opened again by the owner; elsewhere that is tried now and then.
    pub(super) fn open_or_revoke(&mut self, wish: Wish) {
        if self.may_revoke() || wish.which.is_multiple_of(8) {
            self.revoke();
        } else {
            self.open_day(wish);
        }
    }

    fn may_revoke(&self) -> bool {
        let of_today = self.paper.last_closed == Some(self.today());
        of_today && self.paper.open_day.is_none() && !self.paper.corrected
    }

    fn revoke(&mut self) {
        let z_number = ZNumber::new(self.paper.last_z);
        let reason = "vergessen".to_owned();
        match self.code_of(RevokeClosing { z_number, reason, pin: OWNER_PIN.to_owned() }) {
            Ok(reopened) => {
                assert!(self.may_revoke(), "a close was revoked that stands");
                assert_eq!(Some(reopened.day), self.paper.last_closed);
                assert_eq!(reopened.stock.as_cents(), self.paper.left);
                self.paper.open_day = self.paper.last_closed.take();
                self.paper.reopened = true;
                self.paper.revoked += 1;
                self.paper.drawer = self.paper.left;
            }
            Err(code) => {
                let expected = match self.paper.open_day {
                    _ if self.paper.last_z == 0 => "day.nothing_to_revoke",
                    Some(_) if self.paper.reopened => "day.already_revoked",
                    Some(_) => "day.next_day_begun",
                    None if self.paper.corrected => "day.clock_corrected_since",
                    None => "day.revocation_day_over",
                };
                assert_eq!(code, expected, "revocation was refused");
                assert!(!self.may_revoke(), "the close of today can be revoked: {code}");
            }
        }
    }

    /// Cash to the bank after the count (Abschöpfung).
    fn skim_off(&mut self, cents: i64) {
        if cents == 0 {
            return;
        }
        let request = MoveCash {
            movement: Movement::ToBank,
            amount: Money::cents(cents),
            purpose: "Abschöpfung".to_owned(),
            recipient: None,
            document: None,
            input_tax_note: None,
        };
        let receipt = self.code_of(request).unwrap();
        self.acknowledge(&receipt);
        self.paper.drawer -= cents;
    }

    /// The law that a close can always be made: whatever has happened, the day ends well.
    pub fn end_well(&mut self) {
        let wish = Wish { what: 0, which: 1, how_much: 1 };
        if self.paper.open_day.is_some() {
            self.close_day(wish);
        }
    }
}
