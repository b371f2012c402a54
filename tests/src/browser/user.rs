//! What a person does at the window: press, type, look.
//!
//! The page paints its parts anew whenever the salon has news: what was found a moment ago may be gone. So nothing
//! that was found is held: finding and acting are one piece, and where the thing is gone it is found again.

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde_json::{Value, to_value};

use super::patience::patiently;

/// The key of the till, as WebDriver writes it.
const F1: &str = "\u{e031}";
/// Steps of the Tab key after which everything on a page has had the focus.
const STEPS_MAX: usize = 150;

/// Whether what has the focus is called so.
const CALLED: &str = "const at = document.activeElement;
            const labels = [...(at?.labels ?? [])].map(it => it.innerText);
            const said = [at?.getAttribute('aria-label') ?? '', ...labels, at?.tagName === 'BODY' ? '' : at?.innerText ?? ''];
            return said.map(it => it.replaceAll('\u{00a0}', ' ').trim()).some(it => it === arguments[0] || it.startsWith(arguments[0] + '\\n'));";

/// Hands on a window.
pub struct User<'a>(pub &'a Client);

impl User<'_> {
    /// Finds something and does something with it, again from the start where it was painted anew in between, is not
    /// there yet, or can't be reached yet.
    pub async fn acts<T>(&self, what: Locator<'_>, tx: impl AsyncFn(&Element) -> Result<T, CmdError>) -> T {
        let last = RefCell::new(String::new());
        let attempt = async || {
            let tried = match self.0.find(what).await {
                Ok(element) => tx(&element).await,
                Err(trouble) => Err(trouble),
            };
            tried.map_err(|trouble| *last.borrow_mut() = trouble.to_string()).ok()
        };
        match patiently(attempt).await {
            Some(done) => done,
            None => self.gives_up(&format!("{what:?}: {}", last.borrow())).await,
        }
    }

    /// What a script answers, once it is something: the script itself finds what it looks at, and answers `null` where
    /// that is not there.
    pub async fn asks(&self, script: &str, arguments: Vec<Value>) -> Value {
        let attempt = async || {
            let answer = self.0.execute(script, arguments.clone()).await.ok()?;
            (!answer.is_null()).then_some(answer)
        };
        match patiently(attempt).await {
            Some(answer) => answer,
            None => self.gives_up(&format!("no answer to {script} {arguments:?}")).await,
        }
    }

    /// Waits until something is so; `told` says what is wrong where that never is.
    pub async fn waits(&self, holds: impl AsyncFn() -> bool, told: impl AsyncFn() -> String) {
        if patiently(async || holds().await.then_some(())).await.is_none() {
            self.gives_up(&told().await).await
        }
    }

    /// Presses the first button that can be pressed and bears this text.
    pub async fn press(&self, text: &str) {
        self.press_where(&format!("//button[contains(normalize-space(.), '{text}')]"), text).await;
    }

    /// The same, within what bears a class.
    pub async fn press_in(&self, class: &str, text: &str) {
        let within = format!("//*[contains(concat(' ', @class, ' '), ' {class} ')]");
        self.press_where(&format!("{within}//button[contains(normalize-space(.), '{text}')]"), text).await;
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
        self.acts(Locator::Css(selector), Element::click).await;
    }

    async fn press_where(&self, path: &str, text: &str) {
        let attempt = async || {
            for element in self.0.find_all(Locator::XPath(path)).await.unwrap_or_default() {
                if usable(&element).await && element.click().await.is_ok() {
                    return Some(());
                }
            }
            None
        };
        if patiently(attempt).await.is_none() {
            self.gives_up(&format!("no button {text:?} to press")).await
        }
    }

    /// From now on the salon's replies reach the page so much later; those on their way stay as they are.
    pub async fn holds_replies_for(&self, time: Duration) {
        let script = "window.atOnce ??= window.fetch;
            const [late, atOnce] = [arguments[0], window.atOnce];
            window.fetch = late === 0 ? atOnce : async (...asked) => {
                const reply = await atOnce(...asked);
                await new Promise(done => setTimeout(done, late));
                return reply;
            };";
        let milliseconds = u64::try_from(time.as_millis()).unwrap();
        self.0.execute(script, vec![milliseconds.into()]).await.unwrap();
    }

    /// Signs a person in and goes to the till.
    pub async fn signs_in(&self, name: &str, pin: &str) {
        self.comes_in(name, pin).await;
        self.keys(F1).await;
        self.finds(".till, .close").await;
    }

    /// Signs a person in and waits for the bar of pages: then the start page is there.
    pub async fn comes_in(&self, name: &str, pin: &str) {
        self.press(name).await;
        self.finds("input.pin-field:focus").await;
        self.types(pin).await;
        self.press_first("button[data-word='enter']").await;
        self.finds("header.bar").await;
    }

    /// Types into the field with this label, in place of what stood there.
    pub async fn fills(&self, label: &str, text: &str) {
        self.replaces(Locator::XPath(&field(label)), text).await;
    }

    /// Types into a field in place of what stood there.
    pub async fn replaces(&self, field: Locator<'_>, text: &str) {
        let type_in = async |field: &Element| {
            let this = to_value(field).unwrap();
            self.0.execute("arguments[0].focus(); arguments[0].select();", vec![this]).await?;
            field.send_keys(text).await
        };
        self.acts(field, type_in).await;
    }

    /// The same, and then Enter, a moment later: what comes at once with its Enter is taken for a scanned code.
    pub async fn enters(&self, label: &str, text: &str) {
        self.fills(label, text).await;
        tokio::time::sleep(Duration::from_millis(150)).await;
        self.keys("\n").await;
    }

    /// Types keys into whatever has the focus, all at once.
    pub async fn keys(&self, keys: &str) {
        let typed = async || self.0.active_element().await.ok()?.send_keys(keys).await.ok();
        if patiently(typed).await.is_none() {
            self.gives_up(&format!("nothing takes the keys {keys:?}")).await
        }
    }

    /// Waits until the page shows one of two texts; true if it is the first.
    pub async fn sees_first_of(&self, first: &str, second: &str) -> bool {
        let attempt = async || {
            let page = self.page().await;
            (page.contains(first) || page.contains(second)).then(|| page.contains(first))
        };
        match patiently(attempt).await {
            Some(is_first) => is_first,
            None => self.gives_up(&format!("neither {first:?} nor {second:?} came")).await,
        }
    }

    /// Waits until something on the page fits a CSS selector.
    pub async fn finds(&self, selector: &str) {
        self.acts(Locator::Css(selector), async |_| Ok(())).await;
    }

    /// Waits until nothing on the page fits a CSS selector.
    pub async fn no_longer_finds(&self, selector: &str) {
        let gone = async || self.0.find_all(Locator::Css(selector)).await.is_ok_and(|found| found.is_empty());
        self.waits(gone, async || format!("{selector:?} stays")).await;
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

    /// Goes on with Tab until something has the focus that is called so, by the first line of its words or by its
    /// label.
    pub async fn tabs_to(&self, name: &str) {
        self.tabs_until(CALLED, name, "\u{e004}").await
    }

    /// The same backwards.
    pub async fn tabs_back_to(&self, name: &str) {
        self.tabs_until(CALLED, name, "\u{e008}\u{e004}\u{e000}").await
    }

    /// Goes on with Tab until what has the focus fits a CSS selector.
    pub async fn tabs_onto(&self, selector: &str) {
        let script = "return document.activeElement.matches(arguments[0]);";
        self.tabs_until(script, selector, "\u{e004}").await
    }

    async fn tabs_until(&self, script: &str, wanted: &str, step: &str) {
        for _ in 0..STEPS_MAX {
            if self.asks(script, vec![wanted.into()]).await == Value::Bool(true) {
                return;
            }
            self.keys(step).await;
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        self.gives_up(&format!("Tab never comes to {wanted:?}")).await
    }

    /// Waits until the page shows a text.
    pub async fn sees(&self, text: &str) {
        let there = async || self.page().await.contains(text);
        self.waits(there, async || format!("{text:?} is missing")).await;
    }

    /// Waits until the page shows a text no more.
    pub async fn no_longer_sees(&self, text: &str) {
        let gone = async || !self.page().await.contains(text);
        self.waits(gone, async || format!("{text:?} stays")).await;
    }

    /// All text that can be read on the page.
    pub async fn page(&self) -> String {
        let text = self.0.execute("return document.body.innerText", Vec::new()).await;
        // Non-breaking spaces are for the eye.
        text.ok().and_then(|text| text.as_str().map(|text| text.replace('\u{a0}', " "))).unwrap_or_default()
    }

    /// Tells what the page says, with a picture of it, and ends the test.
    pub async fn gives_up(&self, why: &str) -> ! {
        let name = std::thread::current().name().unwrap_or_default().replace("::", "-");
        let file = super::target().join(format!("shots/given-up-{name}.png"));
        self.picture(&file).await;
        panic!("{why}; see {}. The page says:\n{}", file.display(), self.page().await);
    }

    /// Keeps a picture of the window.
    pub async fn picture(&self, file: &Path) {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, self.0.screenshot().await.unwrap()).unwrap();
    }
}

/// Where the field with this label is.
fn field(label: &str) -> String {
    let plain = "translate(normalize-space(.), '\u{a0}', ' ')";
    format!("//label[span[{plain}='{label}']]//input")
}

async fn usable(element: &Element) -> bool {
    element.is_displayed().await.unwrap_or(false) && element.is_enabled().await.unwrap_or(false)
}
