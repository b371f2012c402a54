//! Where the keys go.

use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// Gives the keys back to the day's sheet.
pub fn refocus() {
    let found = document().query_selector(".cal-scroll").ok().flatten();
    if let Some(sheet) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Only fails where the sheet is gone already.
        let _ = sheet.focus();
    }
}
