//! Who may come in: only this machine's browser, and only who has seen the address in the terminal.

use tiny_http::Request;

/// Checks address, origin and cookie of each request.
pub struct Guard {
    port: u16,
    token: String,
    cookie: String,
}

impl Guard {
    /// Draws a token for the address and a secret for the cookie.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub fn new(port: u16) -> Result<Self, String> {
        Ok(Self { port, token: random()?, cookie: random()? })
    }

    /// The address to open.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    /// The cookie that replaces the token; cookies of one host are shared by its ports, so it names its port.
    pub fn cookie(&self) -> String {
        format!("{}; Path=/; HttpOnly; SameSite=Strict", self.crumb())
    }

    fn crumb(&self) -> String {
        format!("lockbuch-{}={}", self.port, self.cookie)
    }

    /// Host and Origin name this door: no other page can reach it, not even by a rebound name.
    pub fn comes_from_here(&self, request: &Request) -> bool {
        let hosts = [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)];
        let host = only(request, "Host").unwrap_or_default();
        let origin_fits = match count(request, "Origin") {
            0 => true,
            _ => only(request, "Origin").is_some_and(|origin| origin == format!("http://{host}")),
        };
        // A browser says by itself whether another page is behind it.
        let from_us =
            header(request, "Sec-Fetch-Site").is_none_or(|site| site == "same-origin" || site == "none");
        hosts.contains(&host) && origin_fits && from_us
    }

    pub fn brings_token(&self, request: &Request) -> bool {
        let query = request.url().split_once('?').map_or("", |(_, query)| query);
        query.strip_prefix("token=").is_some_and(|token| same(token, &self.token))
    }

    pub fn knows(&self, request: &Request) -> bool {
        let cookies = header(request, "Cookie").unwrap_or_default();
        cookies.split(';').any(|crumb| same(crumb.trim(), &self.crumb()))
    }
}

/// Compares without telling by its time how much fits.
fn same(one: &str, other: &str) -> bool {
    let differences = one.bytes().zip(other.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    one.len() == other.len() && differences == 0
}

/// A name for a tab that nobody has had.
pub fn fresh_tab() -> String {
    random().unwrap_or_else(|_| "0".repeat(32))
}

/// `/t/TAB/NAME` in its parts; `NAME` may be empty.
pub fn tab_and_name(path: &str) -> Option<(&str, &str)> {
    let (tab, name) = path.strip_prefix("/t/")?.split_once('/')?;
    let good = tab.len() == 32 && tab.bytes().all(|letter| letter.is_ascii_hexdigit());
    good.then_some((tab, name))
}

/// Only a page of our own can send this type without being asked first by the browser.
pub fn is_json(request: &Request) -> bool {
    header(request, "Content-Type").is_some_and(|kind| kind.starts_with("application/json"))
}

fn header(request: &Request, name: &'static str) -> Option<String> {
    let found = request.headers().iter().find(|header| header.field.equiv(name))?;
    Some(found.value.as_str().to_owned())
}

fn count(request: &Request, name: &'static str) -> usize {
    request.headers().iter().filter(|header| header.field.equiv(name)).count()
}

/// A header that stands there once: of two, nobody knows which one the other end took.
fn only(request: &Request, name: &'static str) -> Option<String> {
    header(request, name).filter(|_| count(request, name) == 1)
}

fn random() -> Result<String, String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|trouble| trouble.to_string())?;
    Ok(hex::encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::{Guard, same, tab_and_name};
    use tiny_http::{Header, Request, TestRequest};

    fn ask(path: &str, headers: &[(&str, &str)]) -> Request {
        let request = headers.iter().fold(TestRequest::new().with_path(path), |request, (name, value)| {
            request.with_header(Header::from_bytes(name.as_bytes(), value.as_bytes()).unwrap())
        });
        request.into()
    }

    #[test]
    fn another_name_or_another_page_is_turned_away() {
        let guard = Guard::new(8780).unwrap();
        assert!(guard.comes_from_here(&ask("/", &[("Host", "127.0.0.1:8780")])));
        assert!(
            guard.comes_from_here(&ask(
                "/",
                &[("Host", "127.0.0.1:8780"), ("Origin", "http://127.0.0.1:8780")]
            ))
        );
        assert!(!guard.comes_from_here(&ask("/", &[("Host", "salon.example:8780")])));
        assert!(
            !guard
                .comes_from_here(&ask("/", &[("Host", "127.0.0.1:8780"), ("Origin", "http://evil.example")]))
        );
        assert!(!guard.comes_from_here(&ask("/", &[])));
        let here = ("Host", "127.0.0.1:8780");
        for odd in [
            ("Origin", "http://http://127.0.0.1:8780"),
            ("Origin", "https://127.0.0.1:8780"),
            ("Host", "evil.example"),
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"),
        ] {
            assert!(!guard.comes_from_here(&ask("/", &[here, odd])), "{odd:?}");
        }
        assert!(guard.comes_from_here(&ask("/", &[here, ("Sec-Fetch-Site", "same-origin")])));
    }

    #[test]
    fn the_token_is_exchanged_for_a_cookie() {
        let guard = Guard::new(8780).unwrap();
        let path = guard.address().split_off("http://127.0.0.1:8780".len());
        assert!(guard.brings_token(&ask(&path, &[])));
        assert!(!guard.brings_token(&ask("/?token=", &[])));
        let cookie = guard.cookie();
        let crumb = cookie.split(';').next().unwrap();
        assert!(guard.knows(&ask("/", &[("Cookie", &format!("a=b; {crumb}"))])));
        assert!(!guard.knows(&ask("/", &[("Cookie", "lockbuch-8780=1")])));
    }

    #[test]
    fn a_path_names_its_tab() {
        let tab = "0123456789abcdef0123456789abcdef";
        assert_eq!(tab_and_name(&format!("/t/{tab}/fonts/a.woff2")), Some((tab, "fonts/a.woff2")));
        assert_eq!(tab_and_name(&format!("/t/{tab}/")), Some((tab, "")));
        assert_eq!(tab_and_name("/t/short/call"), None);
        assert!(same("ab", "ab") && !same("ab", "abc") && !same("ab", "ac"));
    }
}
