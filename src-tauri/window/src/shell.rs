//! Opens the program's window on a salon.

use std::path::PathBuf;

use book::Outcome;
use desk::Desk;
use tauri::webview::NewWindowResponse;
use tauri::{Context, Manager, Url, WebviewUrl, WebviewWindowBuilder, Wry};

use crate::{Door, ipc, keep_diary};

/// Takes the web view's own keys, so that they reach the page and nothing else.
pub const KEYS: &str = include_str!("keys.js");

/// Opens the desk on these places.
pub type OpenDesk = Box<dyn FnOnce(&Places) -> Outcome<Desk> + Send>;

/// What differs between the programs that open this window.
pub struct Start {
    /// The window's title.
    pub title: &'static str,
    /// The folder of the salon; without one, the operating system's place for the program's data.
    pub folder: Option<PathBuf>,
    /// Opens the salon in a folder.
    pub open: OpenDesk,
}

/// Where a salon's files lie.
pub struct Places {
    /// The salon: store, pages, diary.
    pub salon: PathBuf,
    /// The signing keys, apart from the salon, so that a copied folder carries none.
    pub keys: PathBuf,
    /// What is known of the book's end outside of it.
    pub witnesses: PathBuf,
    /// What the person keeps of what the salon hands out.
    pub downloads: PathBuf,
}

/// A page of the program, or a document that it shows in itself.
fn is_our_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Windows has no schemes of a program's own.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        "blob" | "about" => true,
        _ => false,
    }
}

/// Opens the window and returns when it has been closed.
///
/// # Errors
/// The web view or the data folder can't be had.
pub fn run(context: Context<Wry>, start: Start) -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ipc::call])
        .setup(move |app| {
            let apart = app.path().app_config_dir()?;
            let (keys, witnesses) = (apart.join("keys"), apart.join("zeugen"));
            let salon = match start.folder {
                Some(folder) => folder,
                None => app.path().app_data_dir()?,
            };
            keep_diary(&salon);
            // Where the system names no folder for downloads, they lie beside the salon's own files.
            let downloads = app.path().download_dir().unwrap_or_else(|_| salon.join("Ausgabe"));
            let places = Places { salon, keys, witnesses, downloads };
            let door = Door::opening(move || (start.open)(&places));
            ipc::forward_news(app.handle().clone(), door.clone());
            app.manage(door);
            WebviewWindowBuilder::new(app, "kasse", WebviewUrl::default())
                .title(start.title)
                .inner_size(1366.0, 768.0)
                .min_inner_size(1024.0, 640.0)
                .zoom_hotkeys_enabled(false)
                // A file that is dropped on the window belongs to the page.
                .disable_drag_drop_handler()
                .initialization_script(KEYS)
                // Nothing leads out of the program's own pages.
                .on_navigation(is_our_page)
                .on_new_window(|_, _| NewWindowResponse::Deny)
                .build()?;
            Ok(())
        })
        .build(context)?
        .run(|_, _| {});
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_way_leads_out_of_the_program() {
        let leads = |url: &str| is_our_page(&url.parse().unwrap());
        assert!(leads("tauri://localhost/") && leads("http://tauri.localhost/index.html"));
        assert!(leads("blob:tauri://localhost/4f") && leads("about:blank"));
        for out in ["https://example.org/", "http://127.0.0.1:8780/", "file:///etc/passwd", "tauri://evil/"] {
            assert!(!leads(out), "{out}");
        }
    }
}
