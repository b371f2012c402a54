//! From a touch at the window to the receipt.

use std::path::Path;
use std::time::Duration;

use lockbuch_tests::browser::{Driver, User, built};
use lockbuch_tests::test_salon::OWNER_PIN;
use serde_json::Value;

use crate::measured::{Measured, median, p95};
use crate::old::Old;
use crate::window::{Salon, open_by, step, ten_years, ten_years_of, wait};

/// Touches in one script, so that no script runs into the driver's time limit.
const AT_ONCE: usize = 25;
/// Scripts of one window before it is the other one's turn.
const IN_TURN: usize = 2;
const TURNS: usize = 8;
/// Empty commands beside them.
const GREETINGS: usize = 200;
/// Pieces of each face value that are counted in the morning.
const CASH: [(&str, &str); 4] = [("100 €", "1"), ("50 €", "2"), ("20 €", "2"), ("10 €", "1")];

const TOUCH: &str = concat!(include_str!("prelude.js"), include_str!("touch.js"));

/// `click_to_receipt`: from the touch of the payment key to the second frame after the receipt number.
pub fn click_to_receipt(old: Option<&Old>) -> Measured {
    wait(async {
        let mut tills = vec![Till::open(&built("lockbuch"), ten_years()).await];
        if let Some(old) = old {
            tills.push(Till::open(&old.built("lockbuch"), ten_years_of(old)).await);
        }
        for till in &tills {
            till.touch("sell", AT_ONCE).await;
        }
        for turn in 0..TURNS {
            for nth in 0..tills.len() {
                let at = (nth + turn) % tills.len();
                let took = tills[at].touch("sell", AT_ONCE * IN_TURN).await;
                tills[at].turns.push(took);
            }
        }
        let floor = p95(tills[0].touch("greet", GREETINGS).await);
        let value = p95(tills[0].turns.concat());
        let old = tills.get(1).map(|old| {
            let pairs = tills[0].turns.iter().zip(&old.turns);
            let against = pairs.map(|(new, old)| p95(new.clone()) / p95(old.clone())).collect();
            (p95(old.turns.concat()), median(against))
        });
        for till in tills {
            till.driver.client.clone().close().await.unwrap();
        }
        Measured { old, ..Measured::beside(value, floor) }
    })
}

/// A window with an open day.
struct Till {
    driver: Driver,
    _salon: Salon,
    /// Milliseconds of each touch, turn by turn.
    turns: Vec<Vec<f64>>,
}

impl Till {
    async fn open(program: &Path, salon: Salon) -> Self {
        let driver = step("the start", open_by(program, &salon)).await;
        let user = User(&driver.client);
        step("the sign-in", user.signs_in("Sabine", OWNER_PIN)).await;
        step("the opening", open_day(&user)).await;
        step("the till", async {
            user.press("Kasse").await;
            user.sees("Shampoo").await;
        })
        .await;
        Self { driver, _salon: salon, turns: Vec::new() }
    }

    async fn touch(&self, what: &str, count: usize) -> Vec<f64> {
        let mut times = Vec::new();
        while times.len() < count {
            let arguments = vec![Value::from(what), Value::from(AT_ONCE)];
            match step(what, self.driver.client.execute_async(TOUCH, arguments)).await.unwrap() {
                Value::Array(found) => times.extend(found.iter().filter_map(Value::as_f64)),
                trouble => panic!("{what}: {trouble}"),
            }
        }
        times
    }
}

/// By hand, as the old program's stores are only opened by itself. The salon was closed weeks ago and by another sum:
/// both is asked about.
async fn open_day(user: &User<'_>) {
    user.press("Kasse").await;
    user.press("Tag öffnen").await;
    for (face, pieces) in CASH {
        user.fills(face, pieces).await;
    }
    user.sees("250,00 €").await;
    user.press("Tag öffnen").await;
    for _ in 0..100 {
        let page = user.page().await;
        if page.contains("Der Tag ist offen.") {
            return;
        }
        if page.contains("Ja, weiter") {
            user.press("Ja, weiter").await;
        } else if page.contains("Am Vorabend verzählt") {
            user.press("Am Vorabend verzählt").await;
            user.press("Tag öffnen").await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the day does not open; the page says:\n{}", user.page().await);
}
