//! What the pictures and the window tests stand on: a started program and a browser that a test can drive.

mod axe;
mod calendar;
mod cdp;
mod diary;
mod driver;
mod hands;
mod program;
mod screen;
mod trace;
mod verifier;

pub use axe::violations;
pub use calendar::book_a_day;
pub use cdp::{Light, Size};
pub use diary::{Diary, Place};
pub use driver::{Driver, chromium, offline_chromium, real_window, traced_chromium, window_of};
pub use hands::Hands;
pub use program::{Practice, built, target};
pub use screen::Screen;
pub use trace::{begin_trace, traced_frames};
pub use verifier::VerifierPage;
