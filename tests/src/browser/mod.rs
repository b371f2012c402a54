//! What the pictures and the window tests stand on: a started program and a browser that a test can drive.

mod axe;
mod cdp;
mod diary;
mod driver;
mod patience;
mod prepared;
mod program;
mod screen;
mod sheet;
mod trace;
mod user;
mod verifier;

pub use axe::violations;
pub use cdp::{Light, Size};
pub use diary::Diary;
pub use driver::{Driver, chromium, offline_chromium, real_window, traced_chromium, window_of};
pub use patience::patiently;
pub use program::{MORNING, Practice, built, target};
pub use screen::Screen;
pub use sheet::{Place, Sheet};
pub use trace::{begin_trace, traced_frames};
pub use user::User;
pub use verifier::VerifierPage;
