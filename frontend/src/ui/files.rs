//! Files that the salon gives to a person, and files that a person gives to the salon.

use std::cell::Cell;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::archive::KeepFile;
use contract::roll::Document;
use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlAnchorElement, HtmlInputElement};

use crate::backend::tauri;
use crate::desk::Desk;
use crate::text::german::archive as words;
use crate::ui::Notices;

thread_local! {
    static KEEPER: Cell<Option<(Desk, Notices)>> = const { Cell::new(None) };
}

/// From now on files are kept by this desk, and their place is told here.
pub fn keep_with(desk: Desk, notices: Notices) {
    KEEPER.set(Some((desk, notices)));
}

/// Whether the page runs in the program's own window, which has no downloads of its own.
#[must_use]
pub fn in_window() -> bool {
    tauri("core").is_some()
}

/// Puts a document where the person keeps downloads: the program does so itself and tells the place; a
/// browser has its own ways.
pub fn save(file: &Document) {
    match KEEPER.get().filter(|_| in_window()) {
        Some((desk, notices)) => {
            let file = file.clone();
            spawn_local(async move {
                match desk.ask(KeepFile { file }).await {
                    Ok(kept) => notices.good(words::kept(&kept.place)),
                    Err(trouble) => notices.trouble(&trouble),
                }
            });
        }
        None => download(&format!("data:{};base64,{}", file.mime, file.base64), &file.file_name),
    }
}

/// Has a browser download an address under a name.
pub fn download(address: &str, name: &str) {
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(address);
        link.set_download(name);
        link.click();
    }
}

/// The file that was chosen in a field, by its name and its bytes in base64.
///
/// # Errors
/// The web view could not read it.
pub async fn chosen(field: &HtmlInputElement) -> Result<Option<(String, String)>, JsValue> {
    match field.files().and_then(|files| files.get(0)) {
        Some(file) => read(&file).await.map(Some),
        None => Ok(None),
    }
}

/// A file by its name and its bytes in base64.
///
/// # Errors
/// The web view could not read it.
pub async fn read(file: &File) -> Result<(String, String), JsValue> {
    Ok((file.name(), STANDARD.encode(bytes(file).await?)))
}

async fn bytes(file: &File) -> Result<Vec<u8>, JsValue> {
    let buffer: ArrayBuffer = JsFuture::from(file.array_buffer()).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
