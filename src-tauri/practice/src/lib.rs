//! The practice program: the same window on a salon of its own, with simulated devices. What is booked here
//! is no receipt, and says so on every page.

mod browser;
mod clock;
mod history;
mod mail;
mod paper;
mod salon_of_practice;
mod title;
mod wishes;

use std::io::Write;
use std::process::ExitCode;

use tauri::{Context, Wry};
use window::{Door, Places, Start};

use title::TITLE;
use wishes::Wishes;

/// Runs the program; the page in the context is embedded by the one target that calls this, because two that
/// are built at once would write its compressed files at the same time.
pub fn main(context: Context<Wry>) -> ExitCode {
    match start(context) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "Lockbuch ÜBUNG: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start(context: Context<Wry>) -> Result<(), String> {
    let wishes = Wishes::read(std::env::args_os().skip(1))?;
    let begin = wishes.clock;
    if wishes.browser || !wishes::has_display() {
        let places = salon_of_practice::places(wishes.folder)?;
        window::keep_diary(&places.salon);
        let door = Door::new(salon_of_practice::open(&places, begin));
        return browser::serve(&context, door, wishes.port);
    }
    let open = Box::new(move |places: &Places| salon_of_practice::open(places, begin));
    let start = Start { title: TITLE, folder: wishes.folder, open };
    window::run(context, start).map_err(|trouble| trouble.to_string())
}
