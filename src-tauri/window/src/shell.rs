//! Opens the program's window on a salon.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tauri::{Context, Manager, WebviewUrl, WebviewWindowBuilder, Wry};

use crate::{Door, ipc};

/// Takes the web view's own keys, so that they reach the page and nothing else.
const KEYS: &str = include_str!("keys.js");

/// What differs between the two programs.
pub struct Program {
    /// The window's title.
    pub title: &'static str,
    /// The folder of the salon; without one, the operating system's place for the program's data.
    pub folder: Option<PathBuf>,
    /// A script that runs before the page's own.
    pub before_page: Option<&'static str>,
    /// Opens the salon in a folder.
    pub open: fn(&Path) -> Arc<dyn Door>,
}

/// Opens the window and returns when it has been closed.
///
/// # Errors
/// The web view or the data folder can't be had.
pub fn run(context: Context<Wry>, program: Program) -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ipc::call])
        .setup(move |app| {
            let folder = match program.folder {
                Some(folder) => folder,
                None => app.path().app_data_dir()?,
            };
            let door = (program.open)(&folder);
            ipc::forward_news(app.handle().clone(), &door);
            app.manage(door);
            let mut window = WebviewWindowBuilder::new(app, "kasse", WebviewUrl::default())
                .title(program.title)
                .inner_size(1366.0, 768.0)
                .min_inner_size(1024.0, 640.0)
                .zoom_hotkeys_enabled(false)
                .initialization_script(KEYS);
            if let Some(script) = program.before_page {
                window = window.initialization_script(script);
            }
            window.build()?;
            Ok(())
        })
        .build(context)?
        .run(|_, _| {});
    Ok(())
}
