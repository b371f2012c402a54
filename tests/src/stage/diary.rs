//! The practice salon's calendar in a browser, on a day that a test has planned, under a mouse and a keyboard.

use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json, to_value};
use tempfile::TempDir;

use super::{Driver, Hands, Practice, Size, chromium};

const PLAN: &str = include_str!("plan.js");
/// How long something may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(10);

/// Name, number of the column, begin and service.
pub type Planned<'a> = (&'a str, usize, Option<&'a str>, &'a str);

/// Where something stands in the window: left, top, width, height.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// The calendar under a test's hands.
pub struct Diary {
    pub driver: Driver,
    _practice: Practice,
    _salon: TempDir,
}

impl Diary {
    /// Signs the owner in.
    pub async fn open(size: Size) -> Self {
        let salon = tempfile::tempdir().unwrap();
        let practice = Practice::start(salon.path());
        let driver = chromium().await;
        size.put_on(&driver.client).await;
        driver.client.goto(&practice.address).await.unwrap();
        Hands(&driver.client).signs_in("Sabine", "2580").await;
        Self { driver, _practice: practice, _salon: salon }
    }

    pub fn client(&self) -> &Client {
        &self.driver.client
    }

    pub fn hands(&self) -> Hands<'_> {
        Hands(&self.driver.client)
    }

    /// Books these appointments some days ahead (0: today) and shows that day.
    pub async fn plan(&self, ahead: u32, list: &[Planned<'_>]) {
        let answer = self.client().execute_async(PLAN, vec![Value::from(ahead), json!(list)]).await.unwrap();
        let days = answer.as_u64().unwrap_or_else(|| panic!("{answer}"));
        let hands = self.hands();
        hands.press("Termine").await;
        hands.finds(".cal-scroll").await;
        hands.fills("Zum Datum: 0, +7, fr, 2711, kw48", &format!("+{days}\n")).await;
        for (name, ..) in list {
            self.block(name).await;
        }
    }

    /// The first block of an appointment.
    pub async fn block(&self, name: &str) -> Element {
        let path = format!("//div[contains(@class,'cal-column')]/div[contains(., '{name}')]");
        let found = self.client().wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        found.unwrap_or_else(|_| panic!("no appointment of {name} on the sheet"))
    }

    /// How many blocks bear a name.
    pub async fn blocks(&self, name: &str) -> usize {
        let path = format!("//div[contains(@class,'cal-column')]/div[contains(., '{name}')]");
        self.client().find_all(Locator::XPath(&path)).await.unwrap().len()
    }

    /// Waits until so many blocks bear a name.
    pub async fn has_blocks(&self, name: &str, count: usize) {
        let started = Instant::now();
        while self.blocks(name).await != count {
            assert!(started.elapsed() < PATIENCE, "{name} has {} blocks", self.blocks(name).await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses an appointment, and waits for its details.
    pub async fn press(&self, name: &str) {
        let at = self.sees(name).await.grip();
        let press = MouseActions::new("mouse".to_owned())
            .then(step(at, 0))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client().perform_actions(press).await.unwrap();
        self.hands().finds(".detail-parts").await;
    }

    /// Where something stands in the window, once it is in sight.
    pub async fn place(&self, element: Element) -> Place {
        let script = "const it = arguments[0]; it.scrollIntoView({ block: 'center', inline: 'nearest' });
            const box = it.getBoundingClientRect(); return [box.left, box.top, box.width, box.height];";
        Place::of(&self.client().execute(script, vec![to_value(element).unwrap()]).await.unwrap())
    }

    /// Where the first block of an appointment stands in the window, once it is in sight. Found and measured in one go:
    /// a column that is painted anew has other blocks.
    pub async fn sees(&self, name: &str) -> Place {
        Place::of(
            &self
                .measured(
                    name,
                    "it.scrollIntoView({ block: 'center', inline: 'nearest' });
            const box = it.getBoundingClientRect(); return [box.left, box.top, box.width, box.height];",
                )
                .await,
        )
    }

    async fn measured(&self, name: &str, how: &str) -> Value {
        self.block(name).await;
        let script = format!(
            "const it = [...document.querySelectorAll('.cal-column > div')]
                .find(it => it.textContent.includes(arguments[0])); {how}"
        );
        self.client().execute(&script, vec![name.into()]).await.unwrap()
    }

    /// Where the appointment stands on the sheet: from its top, its length and its column's left edge, in pixels.
    pub async fn on_sheet(&self, name: &str) -> (f64, f64, f64) {
        let how = "return [it.offsetTop, it.offsetHeight, it.parentElement.offsetLeft];";
        let at = self.measured(name, how).await;
        (at_number(&at[0]), at_number(&at[1]), at_number(&at[2]))
    }

    /// Waits until the appointment stands as it should.
    pub async fn stands(&self, name: &str, fits: impl Fn((f64, f64, f64)) -> bool) {
        let started = Instant::now();
        loop {
            let at = self.on_sheet(name).await;
            if fits(at) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "{name} stands at {at:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Pulls with the mouse from one point of the window to another; what happens before the release is the test's.
    pub async fn pull(&self, from: (f64, f64), to: (f64, f64)) {
        self.carry(from, to).await;
        let up = MouseActions::new("mouse".to_owned()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client().perform_actions(up).await.unwrap();
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
        self.client().perform_actions(mouse).await.unwrap();
    }

    /// A finger that rests on a point and then pulls to another.
    pub async fn pull_by_finger(&self, from: (f64, f64), to: (f64, f64)) {
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let finger = TouchActions::new("finger".to_owned())
            .then(step(from, 0))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Pause { duration: Duration::from_millis(500) })
            .then(step(half, 100))
            .then(step(to, 150))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client().perform_actions(finger).await.unwrap();
    }

    /// Keys on the sheet, which has the focus.
    pub async fn keys(&self, keys: &str) {
        self.hands().finds(".cal-scroll:focus").await;
        self.client().active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    pub async fn close(self) {
        self.driver.client.clone().close().await.unwrap();
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
