//! The server: listens on this PC, does what it is asked, and answers as the plug lets it.

use std::io::{self, BufReader};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};
use tse::message::{Body, Operation};
use tse_simulator::Filter;
use uuid::Uuid;

use crate::hands::Hands;

use super::answer::Answer;
use super::cloud::Cloud;
use super::http::{Request, Sent, next, write};
use super::plug::{Mishap, Plug};

/// A signature over the end of a transaction, as an export shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The transaction's number.
    pub transaction: u64,
    /// What was signed.
    pub data: String,
    /// The signature.
    pub value: Vec<u8>,
}

struct Shared {
    cloud: Mutex<Cloud>,
    plug: Plug,
    asked: Mutex<Vec<String>>,
    /// So many requests are being answered.
    busy: AtomicUsize,
    ended: AtomicBool,
}

/// A running server; it ends when it is dropped.
pub struct FiskalyServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

impl FiskalyServer {
    /// Starts it on a free port, with an account of this key and secret.
    pub fn start(hands: &Hands, key: &str, secret: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let shared = Arc::new(Shared {
            cloud: Mutex::new(Cloud::new(hands.clone(), key, secret)),
            plug: Plug::default(),
            asked: Mutex::default(),
            busy: AtomicUsize::new(0),
            ended: AtomicBool::new(false),
        });
        let (address, theirs) = (listener.local_addr().unwrap(), shared.clone());
        let listening = Some(thread::spawn(move || listen(&listener, &theirs)));
        Self { address, shared, listening }
    }

    /// Where it is.
    pub fn base_url(&self) -> String {
        format!("http://{}/api/v2", self.address)
    }

    /// By which it goes wrong.
    pub fn plug(&self) -> &Plug {
        &self.shared.plug
    }

    /// Method, path and query of all that was asked.
    pub fn asked(&self) -> Vec<String> {
        self.shared.asked.lock().unwrap().clone()
    }

    /// So many requests contained a text.
    pub fn count(&self, text: &str) -> usize {
        self.asked().iter().filter(|asked| asked.contains(text)).count()
    }

    /// Waits until nothing is late any more.
    pub fn rest(&self) {
        let mut rests = 0;
        while rests < 3 {
            thread::sleep(Duration::from_millis(20));
            rests = if self.shared.busy.load(Ordering::SeqCst) == 0 { rests + 1 } else { 0 };
        }
    }

    /// Sets a TSE with a register up, without asking by the wire.
    pub fn set_up(&self, tss: Uuid, client: Uuid, serial: &str) {
        self.cloud(|cloud| cloud.set_up(tss, client, serial));
    }

    /// Puts a TSE into another state, such as `DEFECTIVE`.
    pub fn put(&self, tss: Uuid, state: &'static str) {
        self.cloud(|cloud| cloud.tss_mut(tss).unwrap().state = state);
    }

    /// Signs a register out, or in again.
    pub fn let_client(&self, tss: Uuid, client: Uuid, registered: bool) {
        self.cloud(|cloud| {
            cloud.tss_mut(tss).unwrap().clients.get_mut(&client).unwrap().registered = registered;
        });
    }

    /// So many seconds a token holds that is given out from now on.
    pub fn tokens_hold(&self, seconds: i64) {
        self.cloud(|cloud| cloud.token_holds = seconds);
    }

    /// All tokens are forgotten.
    pub fn forget_tokens(&self) {
        self.cloud(Cloud::forget_tokens);
    }

    /// So many seconds an export takes that is asked for from now on.
    pub fn exports_take(&self, seconds: i64) {
        self.cloud(|cloud| cloud.export_takes = seconds);
    }

    /// Where a TSE stands.
    pub fn state(&self, tss: Uuid) -> Option<&'static str> {
        self.cloud(|cloud| cloud.tss_mut(tss).ok().map(|tss| tss.state))
    }

    /// The ends of transactions that a TSE has signed, in their order.
    pub fn signatures(&self, tss: Uuid) -> Vec<Signature> {
        let of = |step: &tse::message::Transaction<'_>| step.operation == Operation::Finish;
        self.messages(tss, &of)
    }

    /// So many transactions a TSE has begun.
    pub fn starts(&self, tss: Uuid) -> usize {
        self.messages(tss, &|step| step.operation == Operation::Start).len()
    }

    /// The transaction's number behind an id.
    pub fn number(&self, tss: Uuid, tx: Uuid) -> Option<u64> {
        self.cloud(|cloud| cloud.tss_mut(tss).unwrap().txs.get(&tx).map(|tx| tx.number))
    }

    fn messages(&self, tss: Uuid, wanted: &dyn Fn(&tse::message::Transaction<'_>) -> bool) -> Vec<Signature> {
        let mut tar = Vec::new();
        self.cloud(|cloud| cloud.tss_mut(tss).unwrap().device.export(&Filter::All, &mut tar).unwrap());
        let mut found = Vec::new();
        let mut archive = tar::Archive::new(tar.as_slice());
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            let Ok(message) = tse::LogMessage::read(&bytes) else { continue };
            if let Body::Transaction(step) = &message.body
                && wanted(step)
            {
                let data = String::from_utf8(step.process_data.to_vec()).unwrap();
                found.push(Signature { transaction: step.number, data, value: message.signature.to_vec() });
            }
        }
        found
    }

    fn cloud<T>(&self, look: impl FnOnce(&mut Cloud) -> T) -> T {
        look(&mut self.shared.cloud.lock().unwrap())
    }
}

impl Drop for FiskalyServer {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        // Whoever listens wakes up and sees it.
        drop(TcpStream::connect(self.address));
        self.listening.take().map(JoinHandle::join);
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        let (stream, shared) = (stream.unwrap(), shared.clone());
        thread::spawn(move || {
            // A client that hangs up is no fault.
            drop(serve(stream, &shared));
        });
    }
}

fn serve(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut out = stream.try_clone()?;
    let mut requests = BufReader::new(stream);
    while let Some(request) = next(&mut requests)? {
        let query: Vec<String> =
            request.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let name = format!("{} {}?{}", request.method, request.path, query.join("&"));
        shared.asked.lock().unwrap().push(name.clone());
        let mishap = shared.plug.take(&name);
        shared.busy.fetch_add(1, Ordering::SeqCst);
        let goes_on = answer(&request, &mishap, &mut out, shared);
        shared.busy.fetch_sub(1, Ordering::SeqCst);
        if !goes_on? {
            return out.shutdown(Shutdown::Both);
        }
    }
    Ok(())
}

/// Answers a request; whether the connection goes on.
fn answer(request: &Request, mishap: &Mishap, out: &mut TcpStream, shared: &Shared) -> io::Result<bool> {
    let done = || shared.cloud.lock().unwrap().answer(request);
    let (answer, promises) = match mishap {
        Mishap::Fine => (done(), 0),
        Mishap::Delay(time) => {
            thread::sleep(*time);
            (done(), 0)
        }
        Mishap::AnswerLate(time) => {
            let answer = done();
            thread::sleep(*time);
            (answer, 0)
        }
        Mishap::CutBefore => return Ok(false),
        Mishap::CutAfter => {
            done();
            return Ok(false);
        }
        Mishap::Half => {
            let answer = done();
            let (promised, sent) = (answer.body.len(), answer.body.len() / 2);
            write(out, &answer, Sent { promised, sent })?;
            return Ok(false);
        }
        Mishap::PromisesMore => (done(), 10),
        Mishap::PromisesLess => (done(), -10),
        Mishap::NoJson => (Answer { body: b"<html>Wartung</html>".to_vec(), ..done() }, 0),
        Mishap::OtherJson => (Answer { body: b"[{\"number\": \"viele\"}]".to_vec(), ..done() }, 0),
        Mishap::WrongSignature => (changed(done(), |body| twist(&mut body["signature"]["value"])), 0),
        Mishap::OtherId => {
            (changed(done(), |body| body["_id"] = json!("11111111-1111-4111-8111-111111111111")), 0)
        }
        Mishap::Refuse { status, code, retry_after } => {
            let no = Answer::no(*status, code.unwrap_or("kein Code; api_secret=geheim"));
            (Answer { retry_after: *retry_after, ..no }, 0)
        }
        Mishap::RefuseAfter { status, code } => {
            done();
            (Answer::no(*status, code), 0)
        }
    };
    let promised = answer.body.len().saturating_add_signed(promises);
    write(out, &answer, Sent { promised, sent: answer.body.len() })?;
    Ok(promises == 0)
}

fn changed(answer: Answer, change: impl FnOnce(&mut Value)) -> Answer {
    let Ok(mut body) = serde_json::from_slice::<Value>(&answer.body) else { return answer };
    if body.get("signature").is_some() {
        change(&mut body);
    }
    Answer { body: body.to_string().into_bytes(), ..answer }
}

/// Another text of the same form.
fn twist(text: &mut Value) {
    let first = text.as_str().unwrap().chars().next().unwrap();
    let other = if first == 'A' { "B" } else { "A" };
    *text = json!(format!("{other}{}", &text.as_str().unwrap()[1..]));
}
