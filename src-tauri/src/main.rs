//! Lockbuch: the register and the book of a hair salon.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "Lockbuch: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), String> {
    let folder = window::arguments::salon_folder(std::env::args_os().skip(1))?;
    let program = window::Program { title: "Lockbuch", folder, before_page: None, open: window::open_salon };
    window::run(tauri::generate_context!(), program).map_err(|trouble| trouble.to_string())
}
