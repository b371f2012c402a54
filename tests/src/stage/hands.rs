//! What a person does at the window: press, type, look.

use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};

/// How long a person would wait before calling for help.
const PATIENCE: Duration = Duration::from_secs(15);

/// Hands on a window.
pub struct Hands<'a>(pub &'a Client);

impl Hands<'_> {
    /// Presses the first button that can be pressed and bears this text.
    pub async fn press(&self, text: &str) {
        self.press_where(&format!("//button[contains(normalize-space(.), '{text}')]"), text).await;
    }

    /// Presses the button with exactly this text, key hints aside.
    pub async fn press_exactly(&self, text: &str) {
        self.press_where(
            &format!("//button[normalize-space(text())='{text}' or normalize-space(.)='{text}']"),
            text,
        )
        .await;
    }

    /// Presses the first thing that fits a CSS selector.
    pub async fn press_first(&self, selector: &str) {
        self.finds(selector).await;
        self.0.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    }

    async fn press_where(&self, path: &str, text: &str) {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            for element in self.0.find_all(Locator::XPath(path)).await.unwrap_or_default() {
                if usable(&element).await && element.click().await.is_ok() {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.gives_up(&format!("no button {text:?} to press")).await;
    }

    /// Signs a person in and waits for the bar of pages.
    pub async fn signs_in(&self, name: &str, pin: &str) {
        self.press(name).await;
        self.finds("input.pin-field:focus").await;
        self.types(pin).await;
        self.press_first("button[data-word='enter']").await;
        self.finds("header.bar").await;
    }

    /// Types into the field with this label, in place of what stood there.
    pub async fn fills(&self, label: &str, text: &str) {
        let plain = "translate(normalize-space(.), '\u{a0}', ' ')";
        let path = format!("//label[span[{plain}='{label}']]//input");
        let field = self.0.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        let Ok(field) = field else { return self.gives_up(&format!("no field {label:?}")).await };
        let this = serde_json::to_value(&field).unwrap();
        self.0.execute("arguments[0].focus(); arguments[0].select();", vec![this]).await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Waits until the page shows one of two texts; true if it is the first.
    pub async fn sees_first_of(&self, first: &str, second: &str) -> bool {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            let page = self.page().await;
            if page.contains(first) || page.contains(second) {
                return page.contains(first);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.gives_up(&format!("neither {first:?} nor {second:?} came")).await;
        false
    }

    /// Waits until something on the page fits a CSS selector.
    pub async fn finds(&self, selector: &str) {
        let there = self.0.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        if there.is_err() {
            self.gives_up(&format!("{selector:?} is missing")).await;
        }
    }

    /// Types into whatever has the focus, as slowly as a person: faster letters are taken for a scan.
    pub async fn types(&self, text: &str) {
        for letter in text.chars() {
            let keys = KeyActions::new("keyboard".to_owned());
            let keys = keys.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter });
            self.0.perform_actions(keys).await.unwrap();
            tokio::time::sleep(Duration::from_millis(80)).await;
        }
    }

    /// Waits until the page shows a text.
    pub async fn sees(&self, text: &str) {
        assert!(
            self.waits_for(text, true).await,
            "{text:?} is missing. The page says:\n{}",
            self.page().await
        );
    }

    /// Waits until the page shows a text no more.
    pub async fn no_longer_sees(&self, text: &str) {
        if !self.waits_for(text, false).await {
            self.gives_up(&format!("{text:?} stays")).await;
        }
    }

    async fn waits_for(&self, text: &str, there: bool) -> bool {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if self.page().await.contains(text) == there {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        false
    }

    /// All text that can be read on the page.
    pub async fn page(&self) -> String {
        let text = self.0.execute("return document.body.innerText", Vec::new()).await;
        // Non-breaking spaces are for the eye.
        text.ok().and_then(|text| text.as_str().map(|text| text.replace('\u{a0}', " "))).unwrap_or_default()
    }

    /// Tells what the page says, with a picture of it, and ends the test.
    async fn gives_up(&self, why: &str) {
        let file = super::target().join("shots/given-up.png");
        self.picture(&file).await;
        panic!("{why}; see {}. The page says:\n{}", file.display(), self.page().await);
    }

    /// Keeps a picture of the window.
    pub async fn picture(&self, file: &Path) {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, self.0.screenshot().await.unwrap()).unwrap();
    }
}

async fn usable(element: &Element) -> bool {
    element.is_displayed().await.unwrap_or(false) && element.is_enabled().await.unwrap_or(false)
}
