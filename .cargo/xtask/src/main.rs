//! The project's few commands: `cargo xtask run`, `test`, `bench`, `dist`, `notices`, `shots`, `web`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is a command-line tool")]

mod axe;
mod bench;
mod build_dev;
mod checkout;
mod checks;
mod deny;
mod docs;
mod frontend;
mod memory;
mod minutes;
mod notices;
mod outcome;
mod packages;
mod parts;
mod place;
mod programs;
mod styles;
mod targets;
mod tool;
mod verifier;
mod wasm;
mod yanked;

use std::process::ExitCode;

use outcome::Outcome;

const USAGE: &str = "\
cargo xtask run [--browser]       sets everything up and opens the practice salon
               [--clock 2026-12-31T17:00]     which begins at this moment
cargo xtask run --salon DIR       opens the real program on a folder
cargo xtask test                  sets everything up and runs every check
cargo xtask bench [FIGURE…]       measures, in release mode, beside an old program: at most 15 minutes once all is built
      --against REV               beside the program of this revision; --alone: beside none
      --long                      without limit, and then the laws with many more cases
cargo xtask shots                 takes pictures of the pages into target/shots
cargo xtask web                   builds only the pages: frontend/dist and the archive's pruefen.html
cargo xtask notices               writes the libraries' licences into assets/third-party.txt
cargo xtask dist                  makes installers";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        _ if docs::are_wanted() => docs::read(),
        ["run", rest @ ..] => programs::run(rest),
        ["test"] => checks::test(),
        ["bench", rest @ ..] => bench::bench(rest),
        ["notices"] => notices::write(),
        ["shots"] => programs::shots(),
        ["web"] => targets::add("wasm32-unknown-unknown").and_then(|()| programs::pages()),
        ["dist"] => {
            Err("Installers are not built yet: run the program with `cargo xtask run --salon DIR`."
                .to_owned())
        }
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
