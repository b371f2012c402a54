//! The one command and the one event.
//!
//! In the page:
//!
//! ```js
//! const answer = await window.__TAURI__.core.invoke('call', question)
//! await window.__TAURI__.event.listen('news', event => event.payload)   // ["till", "day", …]
//! ```
//!
//! `question` is the JSON object of `contract::wire::Call` itself, `answer` an `ArrayBuffer` with the JSON of
//! `contract::wire::Answer`: bytes, because the page reads them itself and the web view need not read them first.
//! A refusal is an answer, not an exception: `invoke` only throws when the program itself is in trouble.
//! The caller is the window's label; the page can't choose it.

use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{AppHandle, Emitter, State, WebviewWindow};

use crate::Door;

/// Passes a question to the salon and its answer back, without holding the window's thread.
#[tauri::command]
pub async fn call(
    window: WebviewWindow,
    request: Request<'_>,
    door: State<'_, Door>,
) -> Result<Response, String> {
    let question = match request.body() {
        InvokeBody::Json(value) => value.to_string(),
        InvokeBody::Raw(bytes) => String::from_utf8(bytes.clone()).map_err(|trouble| trouble.to_string())?,
    };
    let door = Door::clone(&door);
    let caller = window.label().to_owned();
    tauri::async_runtime::spawn_blocking(move || door.call(&caller, &question))
        .await
        .map(|answer| Response::new(answer.into_bytes()))
        .map_err(|trouble| trouble.to_string())
}

/// Forwards the salon's news to every window until the salon closes.
pub fn forward_news(app: AppHandle, door: Door) {
    std::thread::spawn(move || {
        for topics in door.news() {
            if let Err(trouble) = app.emit("news", topics) {
                tracing::warn!(%trouble, "news did not reach the window");
            }
        }
    });
}
