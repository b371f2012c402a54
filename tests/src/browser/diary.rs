//! The practice salon's calendar in a browser, on a day that a test has planned.

use fantoccini::Client;
use proof::Day;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Driver, MORNING, Practice, Sheet, Size, User, chromium};

const PLAN: &str = include_str!("plan.js");

/// Name, number of the column, begin and service.
pub type Planned<'a> = (&'a str, usize, &'a str, &'a str);

/// The calendar under a test's hands.
pub struct Diary {
    pub driver: Driver,
    pub practice: Practice,
    /// The day on which the salon's clock began.
    first: Day,
    _salon: TempDir,
}

/// So many days ahead is a Thursday, on which everyone of the practice salon works: the first one after the wished time.
fn to_a_thursday(first: Day, ahead: u32) -> u32 {
    let thursday = Day::from_ymd(2026, 11, 26).unwrap();
    let past = (first.days_since(thursday) + i64::from(ahead)).rem_euclid(7);
    ahead + u32::try_from((7 - past) % 7).unwrap()
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
        User(&driver.client).signs_in("Sabine", "2580").await;
        let first = moment.split('T').next().unwrap().parse().unwrap();
        Self { driver, practice, first, _salon: salon }
    }

    pub fn client(&self) -> &Client {
        &self.driver.client
    }

    pub fn user(&self) -> User<'_> {
        User(&self.driver.client)
    }

    pub fn sheet(&self) -> Sheet<'_> {
        Sheet(&self.driver.client)
    }

    /// Books these appointments today (0) or on the first Thursday after so many days, and shows that day. Answers with
    /// its date: tomorrow, another day is so many days ahead.
    pub async fn plan(&self, ahead: u32, list: &[Planned<'_>]) -> String {
        let ahead = if ahead < 7 { ahead } else { to_a_thursday(self.first, ahead) };
        let answer = self.client().execute_async(PLAN, vec![Value::from(ahead), json!(list)]).await.unwrap();
        let day = answer["day"].as_str().unwrap_or_else(|| panic!("{answer}"));
        let user = self.user();
        user.press("Termine").await;
        user.finds(".cal-scroll").await;
        self.goes(day).await;
        for (name, ..) in list {
            self.sheet().block(name).await;
        }
        day.to_owned()
    }

    /// Shows the day of a date.
    pub async fn goes(&self, day: &str) {
        self.user().enters("Zum Datum: 0, +7, fr, 2711, kw48", day).await;
    }

    pub async fn close(self) {
        self.driver.client.clone().close().await.unwrap();
    }
}
