//! The practice salon for a browser, where there is no display: the same page over HTTP, on this machine only.
//!
//! `/?token=…` hands out a cookie and leads to `/t/TAB/`; each tab is a caller of its own, and a reload stays
//! the same caller. Below it lie the page's files, `call` and `news`.

mod guard;
mod news;
mod page;
mod reply;

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use contract::archive::Archives;
use desk::Caller;
use outlets::archive;
use tauri::{Context, Wry};
use tiny_http::{Method, Request, Server};
use window::Door;

use guard::Guard;
use page::PageFiles;

/// Serves until the program is ended.
///
/// # Errors
/// No port can be had, or the address can't be told.
pub fn serve(context: &Context<Wry>, door: Door, port: u16) -> Result<(), String> {
    let server = Server::http(("127.0.0.1", port)).or_else(|_| Server::http(("127.0.0.1", 0)));
    let server = server.map_err(|trouble| trouble.to_string())?;
    let port = server.server_addr().to_ip().map(|address| address.port()).unwrap_or_default();
    let house = Arc::new(House { guard: Guard::new(port)?, page: PageFiles::of(context), door });
    let mut terminal = std::io::stdout();
    writeln!(
        terminal,
        "Haarwerk ÜBUNG im Browser: {}\nPIN aller Personen: 2580. Beenden mit Strg+C.",
        house.guard.address()
    )
    .and_then(|()| terminal.flush())
    .map_err(|trouble| trouble.to_string())?;
    for request in server.incoming_requests() {
        let house = Arc::clone(&house);
        std::thread::spawn(move || house.answer(request));
    }
    Ok(())
}

struct House {
    guard: Guard,
    page: PageFiles,
    door: Door,
}

impl House {
    fn answer(&self, request: Request) {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        if !self.guard.comes_from_here(&request) {
            return reply::refuse(request, 403, "Nur von diesem Rechner.");
        }
        if path == "/" && self.guard.brings_token(&request) {
            return reply::lead(request, &guard::fresh_tab(), Some(&self.guard.cookie()));
        }
        if !self.guard.knows(&request) {
            return reply::refuse(request, 401, "Bitte die Adresse öffnen, die im Terminal steht.");
        }
        if path == "/" {
            return reply::lead(request, &guard::fresh_tab(), None);
        }
        let Some((tab, name)) = guard::tab_and_name(&path) else {
            return reply::refuse(request, 404, "Das gibt es hier nicht.");
        };
        match (request.method(), name) {
            (Method::Post, "call") => self.call(request, tab),
            (Method::Get, "news") => news::stream(request, &self.door),
            (Method::Get, name) if name.starts_with("archiv/") => self.archive(request, tab, name),
            (Method::Get, name) => match self.page.file(name) {
                Some(file) => reply::file(request, name, file),
                None => reply::refuse(request, 404, "Das gibt es hier nicht."),
            },
            _ => reply::refuse(request, 405, "So nicht."),
        }
    }

    /// An archive as a download, for whoever may see archives: a browser cannot be handed a path.
    fn archive(&self, request: Request, tab: &str, name: &str) {
        let name = name.trim_start_matches("archiv/");
        let found = self.door.desk().and_then(|desk| {
            let shelf = desk.ask(&Caller(tab.to_owned()), Archives).ok()?;
            let rows = shelf.months.into_iter().chain(shelf.years);
            let known = rows.filter_map(|row| row.made).find(|made| made.file_name == name)?;
            File::open(desk.folder().join(archive::FOLDER).join(known.file_name)).ok()
        });
        match found {
            Some(file) => reply::download(request, name, file),
            None => reply::refuse(request, 404, "Dieses Archiv gibt es hier nicht."),
        }
    }

    fn call(&self, mut request: Request, tab: &str) {
        let mut question = String::new();
        if !guard::is_json(&request)
            || std::io::Read::read_to_string(request.as_reader(), &mut question).is_err()
        {
            return reply::refuse(request, 400, "Keine Frage.");
        }
        let answer = self.door.call(tab, &question);
        reply::json(request, answer);
    }
}
