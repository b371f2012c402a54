//! Chromium's own trace of what its main thread does in each frame.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::{ParseError, Url};

use super::driver::{Driver, traced_chromium};
use super::{Hands, Practice, Size};

const FULL_DAY: &str = include_str!("full_day.js");

/// Work of the main thread that a frame waits for: script, style, layout, paint.
const WORK: [&str; 9] = [
    "FireAnimationFrame",
    "EventDispatch",
    "FunctionCall",
    "UpdateLayoutTree",
    "Layout",
    "PrePaint",
    "Paint",
    "Layerize",
    "Commit",
];

/// The practice salon in a Chromium that keeps a trace.
pub struct Trace {
    driver: Driver,
    _practice: Practice,
    _salon: TempDir,
}

/// A stretch of work, in microseconds.
type Span = (f64, f64);

impl Trace {
    /// Opens the practice salon and signs its owner in.
    pub async fn of_practice(pin: &str) -> Self {
        let salon = tempfile::tempdir().unwrap();
        let practice = Practice::start(salon.path());
        let driver = traced_chromium().await;
        Size(1366, 768).put_on(&driver.client).await;
        driver.client.goto(&practice.address).await.unwrap();
        Hands(&driver.client).signs_in("Sabine", pin).await;
        Self { driver, _practice: practice, _salon: salon }
    }

    pub fn client(&self) -> &Client {
        &self.driver.client
    }

    /// Fills today with so many people and appointments, and shows it.
    pub async fn fill(&self, people: usize, each: u32) {
        let arguments = vec![Value::from(people), Value::from(each)];
        let booked = self.client().execute_async(FULL_DAY, arguments).await.unwrap();
        assert_eq!(booked.as_u64(), Some(people as u64 * u64::from(each)), "{booked}");
        let hands = Hands(self.client());
        hands.press("Termine").await;
        hands.finds(".cal-block").await;
    }

    /// Forgets what was traced so far.
    pub async fn begin(&self) {
        self.events().await;
    }

    /// Milliseconds of work in each frame since the beginning; frames without work are left out.
    pub async fn frames(&self) -> Vec<f64> {
        let events = self.events().await;
        let mut starts: Vec<f64> = Vec::new();
        let mut work: Vec<Span> = Vec::new();
        for event in &events {
            let (name, at) =
                (event["name"].as_str().unwrap_or_default(), event["ts"].as_f64().unwrap_or_default());
            if name == "FireAnimationFrame" {
                starts.push(at);
            }
            if let (true, Some(took)) = (WORK.contains(&name), event["dur"].as_f64()) {
                work.push((at, at + took));
            }
        }
        starts.sort_by(f64::total_cmp);
        assert!(starts.len() > 100, "the trace has only {} frames", starts.len());
        let work = joined(work);
        let frame = |pair: &[f64]| {
            let inside = work.iter().filter(|(from, _)| pair[0] <= *from && *from < pair[1]);
            inside.map(|(from, to)| to - from).sum::<f64>() / 1_000.0
        };
        starts.windows(2).map(frame).collect()
    }

    async fn events(&self) -> Vec<Value> {
        let log = self.client().issue_cmd(Log).await.unwrap();
        let lines = log.as_array().cloned().unwrap_or_default();
        let message = |line: &Value| -> Option<Value> {
            let whole: Value = serde_json::from_str(line["message"].as_str()?).ok()?;
            let message = &whole["message"];
            (message["method"] == "Tracing.dataCollected").then(|| message["params"].clone())
        };
        lines.iter().filter_map(message).collect()
    }
}

/// Overlapping stretches as one: what runs inside another counts once.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut whole: Vec<Span> = Vec::new();
    for (from, to) in spans {
        match whole.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => whole.push((from, to)),
        }
    }
    whole
}

#[derive(Debug)]
struct Log;

impl WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "performance" }).to_string()))
    }
}
