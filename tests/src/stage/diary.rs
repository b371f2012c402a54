//! The practice salon's calendar in a browser, on a day that a test has planned.

use fantoccini::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Driver, Hands, MORNING, Practice, Sheet, Size, chromium};

const PLAN: &str = include_str!("plan.js");

/// Name, number of the column, begin and service.
pub type Planned<'a> = (&'a str, usize, &'a str, &'a str);

/// The calendar under a test's hands.
pub struct Diary {
    pub driver: Driver,
    pub practice: Practice,
    _salon: TempDir,
}

impl Diary {
    /// Signs the owner in, on a working day's morning.
    pub async fn open(size: Size) -> Self {
        Self::open_at(size, MORNING).await
    }

    /// Signs the owner in at a moment.
    pub async fn open_at(size: Size, moment: &str) -> Self {
        let salon = tempfile::tempdir().unwrap();
        let practice = Practice::start_at(salon.path(), moment);
        let driver = chromium().await;
        size.put_on(&driver.client).await;
        driver.client.goto(&practice.address).await.unwrap();
        Hands(&driver.client).signs_in("Sabine", "2580").await;
        Self { driver, practice, _salon: salon }
    }

    pub fn client(&self) -> &Client {
        &self.driver.client
    }

    pub fn hands(&self) -> Hands<'_> {
        Hands(&self.driver.client)
    }

    pub fn sheet(&self) -> Sheet<'_> {
        Sheet(&self.driver.client)
    }

    /// Books these appointments some days ahead (0: today), or on the first open day after that, and shows that day.
    /// Answers with its date: tomorrow, another day is so many days ahead.
    pub async fn plan(&self, ahead: u32, list: &[Planned<'_>]) -> String {
        let answer = self.client().execute_async(PLAN, vec![Value::from(ahead), json!(list)]).await.unwrap();
        let day = answer["day"].as_str().unwrap_or_else(|| panic!("{answer}"));
        let hands = self.hands();
        hands.press("Termine").await;
        hands.finds(".cal-scroll").await;
        self.goes(day).await;
        for (name, ..) in list {
            self.sheet().block(name).await;
        }
        day.to_owned()
    }

    /// Shows the day of a date.
    pub async fn goes(&self, day: &str) {
        self.hands().enters("Zum Datum: 0, +7, fr, 2711, kw48", day).await;
    }

    pub async fn close(self) {
        self.driver.client.clone().close().await.unwrap();
    }
}
