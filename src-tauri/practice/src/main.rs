//! The practice program's main: everything it does lies in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    lockbuch_practice::main(tauri::generate_context!())
}
