//! The desk comes in a part of its own, while someone types a PIN.
#![allow(unsafe_code, reason = "the cut is a call from one WASM file into another")]

use std::time::Duration;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::frame::Frame;
use crate::parts::{self, PagePart, PartFile, Parts, at_once};

const DESK: PartFile =
    PartFile { part: PagePart::Desk, load: || load_desk().map(|loaded| loaded.is_ok()).boxed_local() };
/// The page that takes the PIN is painted first.
const AFTER: Duration = Duration::from_millis(50);

#[wasm_split(desk, wasm_split_path = leptos::wasm_split, fallible, preload(load_desk))]
fn desk() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <Frame/> }.into_any())
}

/// Bar and page.
#[must_use]
pub fn show() -> AnyView {
    parts::show(DESK, || at_once(desk()))
}

/// Loads it before it is asked for.
pub fn load_soon() {
    let parts = Parts::here();
    Effect::new(move |_| set_timeout(move || parts.load(DESK), AFTER));
}
