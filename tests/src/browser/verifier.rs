//! `pruefen.html` as a person opens it: from a folder, in a browser that reaches nothing.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{Driver, User, offline_chromium, target};

/// How long a very large archive may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// Watches how long the page goes without answering.
const WATCH: &str = "
    window.longestGap = 0;
    window.progressSeen = new Set();
    let last = performance.now();
    const tick = () => {
        const now = performance.now();
        window.longestGap = Math.max(window.longestGap, now - last);
        last = now;
        window.progressSeen.add(document.getElementById('percent').textContent);
        // Often enough to notice a gap that a person would, and seldom enough to leave the core to those who check.
        setTimeout(tick, 5);
    };
    tick();";

/// The page in a browser.
pub struct VerifierPage {
    pub driver: Driver,
}

impl VerifierPage {
    /// Opens the page from its file.
    pub async fn open() -> Self {
        let page = target().join("web/pruefen.html");
        assert!(page.is_file(), "{} is not built: cargo xtask web", page.display());
        let driver = offline_chromium().await;
        driver.client.goto(&format!("file://{}", page.display())).await.unwrap();
        Self { driver }
    }

    pub fn user(&self) -> User<'_> {
        User(&self.driver.client)
    }

    /// Chooses an archive.
    pub async fn choose(&self, archive: &Path) {
        self.choose_all(&[archive]).await;
    }

    /// Chooses some archives at once.
    pub async fn choose_all(&self, archives: &[&Path]) {
        self.driver.client.execute(WATCH, Vec::new()).await.unwrap();
        let field = self.driver.client.find(fantoccini::Locator::Css("#file")).await.unwrap();
        let names: Vec<String> = archives.iter().map(|archive| archive.display().to_string()).collect();
        field.send_keys(&names.join("\n")).await.unwrap();
    }

    /// Chooses an archive and waits for its verdict; how long that took.
    pub async fn check(&self, archive: &Path) -> Duration {
        self.check_all(&[archive]).await
    }

    /// Chooses some archives and waits for their verdict; how long that took.
    pub async fn check_all(&self, archives: &[&Path]) -> Duration {
        let started = Instant::now();
        self.choose_all(archives).await;
        while !self.says("!document.getElementById('result').hidden").await {
            assert!(started.elapsed() < PATIENCE, "{}", self.user().page().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        started.elapsed()
    }

    /// Whether an expression of JavaScript is true on the page.
    pub async fn says(&self, expression: &str) -> bool {
        let said = self.driver.client.execute(&format!("return {expression}"), Vec::new()).await;
        said.is_ok_and(|said| said.as_bool() == Some(true))
    }

    /// A number that an expression of JavaScript comes to.
    pub async fn number(&self, expression: &str) -> f64 {
        let said = self.driver.client.execute(&format!("return {expression}"), Vec::new()).await;
        said.unwrap().as_f64().unwrap()
    }

    /// The longest time in milliseconds in which the page answered nothing since an archive was chosen.
    pub async fn longest_gap(&self) -> f64 {
        self.number("window.longestGap").await
    }

    pub async fn close(self) {
        self.driver.client.clone().close().await.unwrap();
    }
}
