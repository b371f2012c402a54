//! Embeds icon, capabilities and the built page.
#![allow(clippy::print_stdout, reason = "cargo reads what a build script prints")]

fn main() {
    let dist = std::path::Path::new("../frontend/dist");
    // The embedding macro needs the folder; `cargo xtask` fills it before it builds the program.
    if !dist.exists() {
        let _ = std::fs::create_dir_all(dist);
        let _ = std::fs::write(dist.join("index.html"), "<!doctype html><title>Lockbuch</title>");
    }
    println!("cargo:rerun-if-changed=../frontend/dist");
    tauri_build::build();
}
