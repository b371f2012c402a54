//! The way to the desk: one typed call, through the program's window or, in a browser, over HTTP.

use contract::{Ask, Call, Fault, Refusal};
use js_sys::{ArrayBuffer, Function, JSON, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

use crate::text::german::frame as words;

/// Why a call has no reply.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The salon says no, and what to do.
    Refused(Refusal),
    /// Something unexpected; the sentence names the reference in the log.
    Failed(String),
}

impl Trouble {
    /// The German sentence for the person.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.to_string(),
            Self::Failed(sentence) => sentence.clone(),
        }
    }

    /// The stable code of a refusal.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Refused(refusal) => Some(refusal.code()),
            Self::Failed(_) => None,
        }
    }
}

/// Sends a call and reads the reply that the menu's row promises.
///
/// # Errors
/// `Trouble::Refused` with the salon's no, `Trouble::Failed` where the way to the desk is broken.
pub async fn send<R: Ask>(call: Call) -> Result<R::Reply, Trouble> {
    let question = serde_json::to_string(&call).map_err(|_| broken())?;
    let answer = travel(&question).await.map_err(|_| broken())?;
    read::<R>(&answer)
}

/// [`contract::Answer`] whose reply is read straight into its type: a full day is too much for a detour.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answered<T> {
    Done(T),
    Refused(Refusal),
    Failed(Fault),
}

/// Reads an answer as the reply of `R`.
///
/// # Errors
/// As `send`.
pub fn read<R: Ask>(answer: &str) -> Result<R::Reply, Trouble> {
    match serde_json::from_str(answer) {
        Ok(Answered::Done(reply)) => Ok(reply),
        Ok(Answered::Refused(refusal)) => Err(Trouble::Refused(refusal)),
        Ok(Answered::Failed(fault)) => Err(Trouble::Failed(fault.to_string())),
        Err(_) => Err(broken()),
    }
}

fn broken() -> Trouble {
    Trouble::Failed(words::NO_ANSWER.to_owned())
}

async fn travel(question: &str) -> Result<String, JsValue> {
    match invoke() {
        Some(invoke) => through_window(&invoke, question).await,
        None => over_http(question).await,
    }
}

/// `window.__TAURI__.core.invoke`, where the page runs in the program's window.
fn invoke() -> Option<Function> {
    tauri("core").and_then(|core| Reflect::get(&core, &"invoke".into()).ok())?.dyn_into().ok()
}

/// A part of `window.__TAURI__`; absent in a browser.
pub fn tauri(part: &str) -> Option<JsValue> {
    let bridge = Reflect::get(&window(), &"__TAURI__".into()).ok()?;
    Reflect::get(&bridge, &part.into()).ok().filter(|part| !part.is_undefined())
}

async fn through_window(invoke: &Function, question: &str) -> Result<String, JsValue> {
    let promise = invoke.call2(&JsValue::UNDEFINED, &"call".into(), &JSON::parse(question)?)?;
    let answer = JsFuture::from(promise.dyn_into::<Promise>()?).await?;
    match answer.dyn_ref::<ArrayBuffer>() {
        Some(bytes) => {
            String::from_utf8(Uint8Array::new(bytes).to_vec()).map_err(|_| JsValue::from_str("not UTF-8"))
        }
        None => Ok(JSON::stringify(&answer)?.into()),
    }
}

async fn over_http(question: &str) -> Result<String, JsValue> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&question.into());
    let request = Request::new_with_str_and_init("call", &init)?;
    request.headers().set("Content-Type", "application/json")?;
    let response: Response = JsFuture::from(window().fetch_with_request(&request)).await?.dyn_into()?;
    JsFuture::from(response.text()?).await?.as_string().ok_or_else(|| "no text".into())
}
