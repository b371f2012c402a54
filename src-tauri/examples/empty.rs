//! A window with nothing in it: what the system itself needs to show one. The floor of `start_to_till`.

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            let page = tauri::WebviewUrl::External("about:blank".parse()?);
            tauri::WebviewWindowBuilder::new(app, "empty", page).inner_size(1366.0, 768.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
