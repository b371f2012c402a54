//! The parts that pages are made of; `README.md` lists them with their use.

pub mod amount;
pub mod button;
pub mod calc;
pub mod card;
pub mod chip;
pub mod count_sheet;
pub mod dates;
pub mod dialog;
pub mod field;
pub mod list;
pub mod notice;
pub mod pin_pad;
pub mod slip;
pub mod stepper;
pub mod tabs;
pub mod tile;
pub mod tone;
pub mod waiting;

pub use amount::{Amount, euro, plain};
pub use button::{Button, ButtonKind, Key};
pub use card::{Card, Fact};
pub use chip::{Chip, Choice, Initials};
pub use count_sheet::{Count, CountSheet};
pub use dialog::{Actions, Dialog};
pub use field::{DateField, Field, NumberField, Unit, typed_money};
pub use list::{Empty, Table};
pub use notice::{NoticeBoard, Notices, Wrong};
pub use pin_pad::PinPad;
pub use slip::SlipView;
pub use stepper::Stepper;
pub use tabs::Tabs;
pub use tile::Tile;
pub use tone::Tone;
pub use waiting::Waiting;
