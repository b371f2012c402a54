//! Answers on the wire. A browser that has gone away is nobody's trouble.

use std::fs::File;
use std::io::Read;

use tiny_http::{Header, Request, Response};

/// What the page may load: itself, and nothing from elsewhere.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    img-src 'self' data: blob:; style-src 'self'; font-src 'self'; frame-src 'self' blob:; object-src 'none'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub fn file(request: Request, name: &str, bytes: &[u8]) {
    send(request, Response::from_data(bytes), &[("Content-Type", kind(name))]);
}

pub fn json(request: Request, text: String) {
    send(request, Response::from_string(text), &[("Content-Type", "application/json")]);
}

pub fn refuse(request: Request, status: u16, sentence: &str) {
    let response = Response::from_string(sentence).with_status_code(status);
    send(request, response, &[("Content-Type", "text/plain; charset=utf-8")]);
}

/// Leads to a tab's own address.
pub fn lead(request: Request, tab: &str, cookie: Option<&str>) {
    let place = format!("/t/{tab}/");
    let mut headers = vec![("Location", place.as_str())];
    headers.extend(cookie.map(|cookie| ("Set-Cookie", cookie)));
    send(request, Response::from_string("").with_status_code(303), &headers);
}

/// A file that the browser keeps under a name.
pub fn download(request: Request, name: &str, file: File) {
    let kept = format!("attachment; filename=\"{name}\"");
    let headers = [("Content-Type", "application/zip"), ("Content-Disposition", kept.as_str())];
    send(request, Response::from_file(file), &headers);
}

fn send<R: Read>(request: Request, mut response: Response<R>, headers: &[(&str, &str)]) {
    const ALWAYS: &[(&str, &str)] = &[
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ];
    for (name, value) in ALWAYS.iter().chain(headers) {
        if let Some(header) = header(name, value) {
            response.add_header(header);
        }
    }
    let _ = request.respond(response);
}

/// `None` only for letters that no header may have.
fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/html; charset=utf-8",
    }
}
