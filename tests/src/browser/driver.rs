//! WebDriver servers and the sessions on them.

use std::cell::RefCell;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use book::clock::local;
use book::{Clock, SystemClock};
use contract::Moment;
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::trace::CATEGORIES;
use super::{Screen, built, patiently};

/// How long a script may take: axe on a large page, a day's bookings, on a busy machine.
const SCRIPT: Duration = Duration::from_secs(300);

/// A browser or window under a test's hands; both end with this value.
pub struct Driver {
    pub client: Client,
    _server: Server,
    _screen: Option<Screen>,
    profile: tempfile::TempDir,
}

/// Name of the folder for downloads in the profile.
const DOWNLOADS: &str = "Downloads";

impl Driver {
    /// Waits for a file that the window keeps for the person, and reads it.
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        let file = self.profile.path().join(DOWNLOADS).join(name);
        // An empty file only holds the name.
        let came = async || std::fs::read(&file).ok().filter(|bytes| !bytes.is_empty());
        patiently(came).await.unwrap_or_else(|| panic!("{} never came", file.display()))
    }
}

struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that failed has not ended its session: without its server the browser would go on and slow the next.
        let begun = begun_by(self.child.id());
        if !begun.is_empty() {
            let end = ["-c", "kill -KILL \"$@\"", "sh"];
            let _ = Command::new("sh").args(end).args(begun).stderr(Stdio::null()).status();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The processes that one has begun, by whichever of its threads.
fn begun_by(pid: u32) -> Vec<String> {
    let threads = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let begun = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    begun.flat_map(|pids| pids.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Headless Chromium with an empty profile.
pub async fn chromium() -> Driver {
    browser(&[], json!({})).await
}

/// The same, and it keeps a trace of what its pages do.
pub async fn traced_chromium() -> Driver {
    let categories = json!({ "enableNetwork": false, "enablePage": false, "traceCategories": CATEGORIES });
    let log = json!({ "performance": "ALL" });
    browser(
        &[],
        json!({ "goog:loggingPrefs": log, "goog:chromeOptions": { "perfLoggingPrefs": categories } }),
    )
    .await
}

/// The same where every way out ends in nothing.
pub async fn offline_chromium() -> Driver {
    browser(&["--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>"], json!({})).await
}

/// A browser with more words on its command line, and with wishes of its session.
async fn browser(more: &[&str], mut wishes: Value) -> Driver {
    let profile = tempfile::tempdir().unwrap();
    let server = serve("chromedriver", |port| vec![format!("--port={port}")], &[]);
    let user_data = format!("--user-data-dir={}", profile.path().display());
    let mut arguments = json!([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=de-DE",
        user_data,
    ]);
    arguments.as_array_mut().unwrap().extend(more.iter().map(|word| Value::from(*word)));
    wishes["goog:chromeOptions"]["args"] = arguments;
    let client = connect(&server, wishes).await;
    Driver { client, _server: server, _screen: None, profile }
}

/// The real program's window on a salon's folder, on a screen of its own, at a moment. The program knows no clock but
/// the machine's: so the machine's is moved for it.
pub async fn real_window(salon: &Path, moment: &str) -> Driver {
    opened(&built("lockbuch"), salon, &[], &moved_clock(moment)).await
}

/// A program's window on a salon's folder, with the salon's signing keys where the program looks for them.
pub async fn window_of(program: &Path, salon: &Path, keys: &[PathBuf]) -> Driver {
    opened(program, salon, keys, &[]).await
}

async fn opened(program: &Path, salon: &Path, keys: &[PathBuf], clock: &[(&str, String)]) -> Driver {
    let profile = tempfile::tempdir().unwrap();
    let shelf = profile.path().join("de.lockbuch.app/keys");
    std::fs::create_dir_all(&shelf).unwrap();
    for key in keys {
        std::fs::copy(key, shelf.join(key.file_name().unwrap())).unwrap();
    }
    let user_dirs = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", profile.path().join(DOWNLOADS).display());
    std::fs::write(profile.path().join("user-dirs.dirs"), user_dirs).unwrap();
    let screen = Screen::start();
    let home = profile.path().display().to_string();
    let environment = [
        ("DISPLAY", screen.display.as_str()),
        ("TAURI_WEBVIEW_AUTOMATION", "true"),
        // This screen has no graphics card: composited in software, each frame would cost tens of milliseconds.
        ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"),
        ("XDG_CONFIG_HOME", home.as_str()),
    ];
    let clock = clock.iter().map(|(name, value)| (*name, value.as_str()));
    let environment: Vec<_> = environment.into_iter().chain(clock).collect();
    let server = serve("WebKitWebDriver", |port| vec![format!("--port={port}")], &environment);
    let arguments = ["--salon".to_owned(), salon.display().to_string()];
    let options = json!({ "binary": program, "args": arguments });
    let client = connect(&server, json!({ "webkitgtk:browserOptions": options })).await;
    Driver { client, _server: server, _screen: Some(screen), profile }
}

/// What moves the machine's clock for whatever is started with it. The clock that only counts on stays what it is: by
/// it the window's own waiting is measured.
fn moved_clock(moment: &str) -> [(&'static str, String); 4] {
    let mut faketime = Command::new("faketime");
    let output =
        faketime.args(["-m", "-f", "+0s", "printenv", "LD_PRELOAD"]).output().expect("package faketime");
    let library = String::from_utf8(output.stdout).unwrap().trim().to_owned();
    let ahead = local_moment(moment).since_ms(SystemClock.now()) / 1_000;
    [
        ("LD_PRELOAD", library),
        ("FAKETIME", format!("{ahead:+}s")),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ("NO_FAKE_STAT", "1".to_owned()),
    ]
}

/// `2026-11-24T09:00` on a German clock.
fn local_moment(text: &str) -> Moment {
    let (day, time) = text.split_once('T').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    local(day.parse().unwrap(), hour.parse().unwrap(), minute.parse().unwrap(), 0)
}

fn serve(program: &str, arguments: impl Fn(u16) -> Vec<String>, environment: &[(&str, &str)]) -> Server {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(program);
    command.args(arguments(port)).envs(environment.iter().copied());
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    Server { child: child.unwrap_or_else(|trouble| panic!("{program}: {trouble}")), port }
}

async fn connect(server: &Server, wishes: Value) -> Client {
    let Value::Object(capabilities) = wishes else { panic!("capabilities are an object") };
    let capabilities: Capabilities = capabilities;
    let address = format!("http://127.0.0.1:{}", server.port);
    let last = RefCell::new(None);
    let session = async || {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let session = builder.capabilities(capabilities.clone()).connect(&address).await;
        session.map_err(|trouble| *last.borrow_mut() = Some(trouble)).ok()
    };
    let Some(client) = patiently(session).await else { panic!("no session: {:?}", last.borrow()) };
    let slow = TimeoutConfiguration::new(Some(SCRIPT), None, None);
    client.update_timeouts(slow).await.unwrap();
    client
}
