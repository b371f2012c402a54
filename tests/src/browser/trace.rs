//! Chromium's own trace of what the page's main thread does in each frame.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// What is traced: script, style, layout and paint, where each frame begins, and our own mark.
pub const CATEGORIES: &str = "devtools.timeline,disabled-by-default-devtools.timeline.frame,blink.console";

/// Where the main thread takes up a new frame.
const BEGIN: &str = "BeginMainThreadFrame";
/// What a frame waits for.
const WORK: [&str; 14] = [
    "EventDispatch",
    "FunctionCall",
    "FireAnimationFrame",
    "TimerFire",
    "RunMicrotasks",
    "MinorGC",
    "MajorGC",
    "HitTest",
    "UpdateLayoutTree",
    "Layout",
    "PrePaint",
    "Paint",
    "Layerize",
    "Commit",
];
const MARK: &str = "here it begins";

/// A stretch of work, in microseconds.
type Span = (f64, f64);

/// Marks where what is measured begins: all before it is left out, and the trace can be read only once.
pub async fn begin_trace(client: &Client) {
    client.execute(&format!("console.timeStamp('{MARK}')"), Vec::new()).await.unwrap();
}

/// Milliseconds of work in each frame of the page since the mark.
pub async fn traced_frames(client: &Client) -> Vec<f64> {
    frames(&events(client).await)
}

fn frames(events: &[Value]) -> Vec<f64> {
    let at = |event: &Value| event["ts"].as_f64().unwrap_or_default();
    let is_mark = |event: &&Value| event["args"]["data"]["message"] == MARK;
    let mark = events.iter().find(is_mark).expect("the trace lost its beginning");
    let of_the_page = |event: &&Value| {
        (&event["pid"], &event["tid"]) == (&mark["pid"], &mark["tid"]) && at(event) >= at(mark)
    };
    let (mut begins, mut work): (Vec<f64>, Vec<Span>) = (Vec::new(), Vec::new());
    for event in events.iter().filter(of_the_page) {
        let name = event["name"].as_str().unwrap_or_default();
        if name == BEGIN {
            begins.push(at(event));
        } else if let (true, Some(took)) = (WORK.contains(&name), event["dur"].as_f64()) {
            work.push((at(event), at(event) + took));
        }
    }
    begins.sort_by(f64::total_cmp);
    let work = joined(work);
    let frame = |pair: &[f64]| {
        let inside = work.iter().filter(|(from, _)| pair[0] <= *from && *from < pair[1]);
        inside.map(|(from, to)| to - from).sum::<f64>() / 1_000.0
    };
    begins.windows(2).map(frame).collect()
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

async fn events(client: &Client) -> Vec<Value> {
    let log = client.issue_cmd(Log).await.unwrap();
    let lines = log.as_array().cloned().unwrap_or_default();
    let message = |line: &Value| -> Option<Value> {
        let whole: Value = serde_json::from_str(line["message"].as_str()?).ok()?;
        let message = &whole["message"];
        (message["method"] == "Tracing.dataCollected").then(|| message["params"].clone())
    };
    lines.iter().filter_map(message).collect()
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
