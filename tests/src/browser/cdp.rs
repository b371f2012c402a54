//! What only Chromium can be told: exact sizes, light or dark.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

#[derive(Debug)]
struct Tell(&'static str, Value);

impl WebDriverCompatibleCommand for Tell {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

/// A screen's width and height in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Size(pub u32, pub u32);

impl Size {
    pub async fn put_on(self, client: &Client) {
        let wish = json!({ "width": self.0, "height": self.1, "deviceScaleFactor": 1, "mobile": false });
        tell(client, "Emulation.setDeviceMetricsOverride", wish).await;
    }
}

/// What the operating system says that it prefers.
#[derive(Clone, Copy, Debug)]
pub enum Light {
    Light,
    Dark,
}

impl Light {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub async fn put_on(self, client: &Client) {
        let wish = json!({ "name": "prefers-color-scheme", "value": self.name() });
        tell(client, "Emulation.setEmulatedMedia", json!({ "features": [wish] })).await;
    }
}

async fn tell(client: &Client, what: &'static str, wish: Value) {
    client.issue_cmd(Tell(what, wish)).await.unwrap();
}
