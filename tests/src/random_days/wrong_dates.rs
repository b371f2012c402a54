//! A clock that is wrong for a while, and what the owner does about it (IKS-03).

use contract::cash::{MoveCash, Movement};
use contract::day::{CorrectClock, DayState, OpenDay};
use contract::till::Baskets;
use contract::{Moment, Money};

use super::sheet::sheet;
use super::{Acknowledged, RandomDays, Wish};

const DAY_MS: i64 = 86_400_000;
/// How wrong a clock is, in days: some of them lie in the same month, some in the next, and some years ahead.
const DAYS: [i64; 8] = [1, 2, 5, 9, 20, 33, 400, 3_000];

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    pub(super) fn wrong_date(&mut self, wish: Wish) {
        let right = self.salon.desk.now();
        let wrong_ms = *wish.of(&DAYS).unwrap() * DAY_MS;
        self.beside.wrong_dates += 1;
        match (wish.how_much % 4, self.paper.open_day) {
            (0, _) => self.behind(right, wrong_ms),
            (1, _) => self.ahead_for_a_look(right, wrong_ms),
            (_, Some(_)) => self.ahead_with_a_booking(right, wrong_ms),
            (_, None) => self.ahead_with_an_opening(right, wrong_ms),
        }
    }

    fn movement(movement: Movement, cents: i64) -> MoveCash {
        MoveCash {
            movement,
            amount: Money::cents(cents),
            purpose: "Wechselgeld".to_owned(),
            recipient: None,
            document: None,
            input_tax_note: None,
        }
    }

    /// Nothing is dated back.
    fn behind(&mut self, right: Moment, wrong_ms: i64) {
        self.salon.clock.advance_ms(-wrong_ms);
        let code = match self.paper.open_day {
            Some(_) => self.code_of(Self::movement(Movement::PayIn, 100)).unwrap_err(),
            None => {
                let request = OpenDay { sheet: sheet(self.paper.left), difference_reason: None };
                self.code_of(request).unwrap_err()
            }
        };
        self.assert_behind(code);
        self.salon.clock.set(right);
    }

    /// What a booking meets while the clock is behind: that, or another reason why the day of its date takes nothing.
    fn assert_behind(&self, code: &str) {
        let other = match self.paper.open_day {
            Some(day) => (day != self.today()).then_some("till.day_overdue"),
            None => Some("day.already_closed_today"),
        };
        assert!(code == "till.clock_behind" || other == Some(code), "{code}");
    }

    /// Whoever only looks leaves nothing behind.
    fn ahead_for_a_look(&mut self, right: Moment, wrong_ms: i64) {
        self.salon.clock.advance_ms(wrong_ms);
        self.code_of(DayState).unwrap();
        self.code_of(Baskets).unwrap();
        self.salon.clock.set(right);
    }

    /// What is not of today a day takes only as far as its close needs it; the time gets into the book all the same.
    fn ahead_with_a_booking(&mut self, right: Moment, wrong_ms: i64) {
        let cents = self.paper.drawer.min(100);
        if cents == 0 {
            return;
        }
        self.salon.clock.advance_ms(wrong_ms);
        let receipt = self.code_of(Self::movement(Movement::ToSafe, cents)).unwrap();
        self.acknowledge(&receipt);
        self.paper.drawer -= cents;
        self.put_right(right);
    }

    /// A day of a wrong date takes its close and nothing else.
    fn ahead_with_an_opening(&mut self, right: Moment, wrong_ms: i64) {
        self.salon.clock.advance_ms(wrong_ms);
        let wrong = self.today();
        let request = OpenDay { sheet: sheet(self.paper.left), difference_reason: None };
        match self.code_of(request) {
            Ok(_) => {
                self.paper.open_day = Some(wrong);
                self.paper.days += 1;
                self.paper.drawer = self.paper.left;
                self.beside.wrong_days += 1;
                self.put_right(right);
            }
            Err(code) => {
                assert_eq!(code, "day.already_closed_today");
                self.salon.clock.set(right);
            }
        }
    }

    fn put_right(&mut self, right: Moment) {
        self.salon.clock.set(right);
        let request = Self::movement(Movement::PayIn, 100);
        self.assert_behind(self.code_of(request).unwrap_err());
        self.code_of(CorrectClock { reason: "Uhr verstellt".to_owned() }).unwrap();
        self.paper.corrected = true;
        self.beside.corrected += 1;
    }
}
