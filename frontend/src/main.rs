//! The window's program: mounts the app once the web view has loaded it.

#[cfg(feature = "csr")]
fn main() {
    std::panic::set_hook(Box::new(|trouble| web_sys::console::error_1(&trouble.to_string().into())));
    leptos::mount::mount_to_body(frontend::app::App);
}

/// Built without the window (page tests use the library).
#[cfg(not(feature = "csr"))]
fn main() {}
