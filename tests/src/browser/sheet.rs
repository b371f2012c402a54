//! A day's sheet of the calendar under the mouse, a finger and the keys.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use serde_json::Value;

use super::{User, patiently};

/// Finds the first thing that fits a selector and contains a text; answers nothing while there is none.
const MEASURE: &str = "const it = [...document.querySelectorAll(arguments[0])]
    .find(it => it.textContent.includes(arguments[1])); if (!it) { return null; } ";
/// Puts it in sight; its place in the window.
const BOX: &str = "it.scrollIntoView({ block: 'center', inline: 'nearest' });
    const box = it.getBoundingClientRect(); return [box.left, box.top, box.width, box.height];";
const BLOCK: &str = ".cal-column > div";
/// How often the details are looked for before the appointment is pressed again.
const LOOKS: u32 = 60;

/// Where something stands in the window: left, top, width, height.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// The sheet that a window shows.
pub struct Sheet<'a>(pub &'a Client);

impl Sheet<'_> {
    fn user(&self) -> User<'_> {
        User(self.0)
    }

    /// Waits for an appointment to stand on the sheet.
    pub async fn block(&self, name: &str) {
        self.measured(BLOCK, name, "return true;").await;
    }

    /// How many blocks bear a name.
    pub async fn blocks(&self, name: &str) -> usize {
        let count = "return [...document.querySelectorAll(arguments[0])]
            .filter(it => it.textContent.includes(arguments[1])).length";
        let count = self.0.execute(count, vec![BLOCK.into(), name.into()]).await.unwrap();
        usize::try_from(count.as_u64().unwrap()).unwrap()
    }

    /// Waits until so many blocks bear a name.
    pub async fn has_blocks(&self, name: &str, count: usize) {
        let told = async || format!("{name} has {} blocks", self.blocks(name).await);
        self.user().waits(async || self.blocks(name).await == count, told).await;
    }

    /// Presses an appointment, and waits for its details; where the sheet has moved away under the mouse, once more.
    pub async fn press(&self, name: &str) {
        let shown = "return [...document.querySelectorAll('.cal-side')]
            .some(it => it.querySelector('.detail-parts') && it.textContent.includes(arguments[0]))";
        let press = async || {
            let at = self.sees(name).await.grip();
            let press = MouseActions::new("mouse".to_owned())
                .then(step(at, 0))
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
            self.0.perform_actions(press).await.unwrap();
            for _ in 0..LOOKS {
                let shown = self.0.execute(shown, vec![name.into()]).await;
                if shown.is_ok_and(|shown| shown == true) {
                    return Some(());
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            None
        };
        if patiently(press).await.is_none() {
            self.user().gives_up(&format!("the details of {name} did not come")).await
        }
    }

    /// Where the first thing that fits a selector and contains a text stands in the window, once it is in sight and
    /// the sheet has come to rest.
    pub async fn place(&self, selector: &str, text: &str) -> Place {
        let mut before = Value::Null;
        loop {
            let at = self.measured(selector, text, BOX).await;
            if at == before {
                return Place::of(&at);
            }
            before = at;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Where the first block of an appointment stands in the window, once it is in sight.
    pub async fn sees(&self, name: &str) -> Place {
        self.place(BLOCK, name).await
    }

    /// Found and measured in one go: a column that is painted anew has other blocks.
    async fn measured(&self, selector: &str, text: &str, how: &str) -> Value {
        let script = format!("{MEASURE}{how}");
        self.user().asks(&script, vec![selector.into(), text.into()]).await
    }

    /// Where the appointment stands on the sheet: from its top, its length and its column's left edge, in pixels.
    pub async fn on_sheet(&self, name: &str) -> (f64, f64, f64) {
        let how = "return [it.offsetTop, it.offsetHeight, it.parentElement.offsetLeft];";
        let at = self.measured(BLOCK, name, how).await;
        (at_number(&at[0]), at_number(&at[1]), at_number(&at[2]))
    }

    /// Waits until the appointment stands as it should.
    pub async fn stands(&self, name: &str, fits: impl Fn((f64, f64, f64)) -> bool) {
        let told = async || format!("{name} stands at {:?}", self.on_sheet(name).await);
        self.user().waits(async || fits(self.on_sheet(name).await), told).await;
    }

    /// Pulls with the mouse from one point of the window to another; what happens before the release is the test's.
    pub async fn pull(&self, from: (f64, f64), to: (f64, f64)) {
        self.carry(from, to).await;
        self.lets_go().await;
    }

    /// Lets go of what the mouse carries.
    pub async fn lets_go(&self) {
        let up = MouseActions::new("mouse".to_owned()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.0.perform_actions(up).await.unwrap();
    }

    /// As `pull`, without letting go.
    pub async fn carry(&self, from: (f64, f64), to: (f64, f64)) {
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let mouse = MouseActions::new("mouse".to_owned())
            .then(step(from, 0))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(step(half, 80))
            .then(step(to, 120))
            .then(step(to, 60));
        self.0.perform_actions(mouse).await.unwrap();
    }

    /// A finger that rests on a point and then pulls to another.
    pub async fn pull_by_finger(&self, from: (f64, f64), to: (f64, f64)) {
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        // In one go: a browser takes a finger that rests longer still for the wish for a menu.
        let finger = TouchActions::new("finger".to_owned())
            .then(step(from, 0))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Pause { duration: Duration::from_millis(500) })
            .then(step(half, 100))
            .then(step(to, 150))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.0.perform_actions(finger).await.unwrap();
    }

    /// Keys on the sheet, which has the focus.
    pub async fn keys(&self, keys: &str) {
        self.user().finds(".cal-scroll:focus").await;
        self.user().keys(keys).await;
    }
}

impl Place {
    fn of(box_of: &Value) -> Self {
        let number = |number: usize| at_number(&box_of[number]);
        Self { left: number(0), top: number(1), width: number(2), height: number(3) }
    }

    /// A point near the upper edge, by which it is taken in hand.
    pub fn grip(self) -> (f64, f64) {
        ((self.left + self.width / 2.0).round(), (self.top + 6.0).round())
    }

    /// The edge by which it is stretched.
    pub fn foot(self) -> (f64, f64) {
        ((self.left + self.width / 2.0).round(), (self.top + self.height - 4.0).round())
    }
}

fn step((x, y): (f64, f64), ms: u64) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::from_millis(ms)), x: x.round(), y: y.round() }
}

fn at_number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}
