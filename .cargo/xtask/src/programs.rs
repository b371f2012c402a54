//! `cargo xtask run`: sets up what is missing and opens a program.

use crate::{Outcome, frontend, packages, place, targets, tool, verifier};

/// Opens the real program on a folder, else the practice program.
pub fn run(words: &[&str]) -> Outcome {
    let name = if words.first() == Some(&"--salon") { "lockbuch" } else { "lockbuch-practice" };
    set_up()?;
    println!("Building {name} (the first time takes some minutes)");
    tool::run(&mut tool::cargo(&format!("build --package {name}")))?;
    let before = std::iter::once("").chain(words.iter().copied());
    let arguments: Vec<String> = before.zip(words).map(|(before, word)| meant(before, word)).collect();
    tool::run(tool::command(place::program(name)).args(arguments))
}

/// Takes pictures of the practice salon's pages.
pub fn shots() -> Outcome {
    packages::for_checks()?;
    set_up()?;
    tool::run(&mut tool::cargo(
        "build --package lockbuch-practice --package lockbuch-tests --features lockbuch-tests/e2e --bins",
    ))?;
    tool::run(&mut tool::command(place::program("shots")))
}

/// System packages, targets and the page.
pub fn set_up() -> Outcome {
    packages::for_window()?;
    targets::add("wasm32-unknown-unknown")?;
    println!("Building the pages");
    pages()
}

/// The page of the window, and the one that goes into each archive.
pub fn pages() -> Outcome {
    verifier::build()?;
    frontend::build()
}

/// A word behind another one. A folder is meant as seen from where the person stands, not from the project's top.
fn meant(before: &str, word: &str) -> String {
    if !["--salon", "--folder"].contains(&before) {
        return word.to_owned();
    }
    std::path::absolute(word).map_or_else(|_| word.to_owned(), |path| path.to_string_lossy().into_owned())
}
