//! The desk of the past.

use std::sync::Arc;

use book::clock::local;
use book::{HandClock, Outcome};
use contract::{Day, Question};
use desk::{Caller, Desk};

/// The desk with the hand that moves its clock, and what the days need to know.
pub(super) struct Past {
    pub(super) desk: Desk,
    pub(super) clock: Arc<HandClock>,
    pub(super) window: Caller,
}

/// What the people of the past say yes to: a holiday of weeks, a card voided at the terminal, the same cut
/// sold twice within two minutes, a colour that is booked before its patch test.
const YES: &[Question] = &[
    Question::ClockJump,
    Question::VoidedAtTerminal,
    Question::SuspectedDoubleReceipt,
    Question::WithoutPatchTest,
];

impl Past {
    pub(super) fn ask<R: contract::Ask>(&self, request: R) -> Outcome<R::Reply> {
        self.desk.ask_confirmed(&self.window, request, YES)
    }

    pub(super) fn at(&self, day: Day, minute_of_day: u32, second: u32) {
        self.clock.set(local(day, minute_of_day / 60, minute_of_day % 60, second));
    }
}
