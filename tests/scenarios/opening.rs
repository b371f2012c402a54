//! Scenario 1: opening at 8:30 by a blind count, and what stands in its way.

use contract::cash::Drawer;
use contract::day::{CorrectClock, DayPhase, DayState, OpenDay};
use contract::session::SignOut;
use contract::{Question, Trouble as _};
use lockbuch_tests::counting::{euros, opening, sheet, sheet_of};
use lockbuch_tests::house::{House, day};
