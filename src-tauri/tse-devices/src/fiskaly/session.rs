//! Who asks, and when: tokens that expire, pauses that the service wants, and what its answers mean.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ureq::http::Method;
use zeroize::Zeroizing;

use crate::deadline::Deadline;
use crate::{Clock, Secret};

use super::error_code::ErrorCode;
use super::settings::Settings;
use super::trouble::Trouble;
use super::wire::{Reply, Stream, Wire};

/// A token that is about to expire is not used any more: it would on its way.
const LEEWAY: i64 = 30;
/// So long a token holds of which the service does not say it.
const UNTOLD: i64 = 300;
/// So long a pause is where the service says none.
const PAUSE: u64 = 5;
/// No pause is longer: a clock that was set, or a slip of the service, must not lock the till out.
const LONGEST_PAUSE: u64 = 3_600;

/// Who is held up by a pause: an export that was polled too often does not hold up the till.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Signing, and setting up.
    Till,
    /// Exports.
    Export,
}

/// A question.
pub struct Question<'a> {
    pub lane: Lane,
    pub method: Method,
    pub path: &'a str,
    /// Its body; `None` with GET and DELETE.
    pub body: Option<Zeroizing<Vec<u8>>>,
    pub deadline: Deadline,
    /// Whether a 401 may mean that the token is not liked any more. Where a PIN is asked it means the PIN, and each try
    /// more brings it nearer to being blocked.
    pub about_token: bool,
}

impl<'a> Question<'a> {
    /// Reads something.
    pub const fn get(path: &'a str, deadline: Deadline) -> Self {
        Self { lane: Lane::Till, method: Method::GET, path, body: None, deadline, about_token: true }
    }

    /// Sends something.
    pub fn send(
        method: Method,
        path: &'a str,
        body: &impl Serialize,
        deadline: Deadline,
    ) -> Result<Self, Trouble> {
        let body = Some(bytes_of(body)?);
        Ok(Self { lane: Lane::Till, method, path, body, deadline, about_token: true })
    }

    /// In this lane.
    pub const fn of(mut self, lane: Lane) -> Self {
        self.lane = lane;
        self
    }
}

fn bytes_of(body: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    serde_json::to_vec(body).map(Zeroizing::new).map_err(|_| Trouble::Garbage)
}

/// The conversation with the service.
pub struct Session {
    wire: Wire,
    settings: Settings,
    clock: Clock,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    access: Option<Token>,
    refresh: Option<Token>,
    pauses: [Option<Pause>; 2],
}

#[derive(Clone)]
struct Token {
    secret: Secret,
    since: i64,
    until: i64,
}

#[derive(Clone, Copy)]
struct Pause {
    since: i64,
    until: i64,
    code: Option<ErrorCode>,
}

impl Token {
    fn holds(&self, now: i64) -> bool {
        // A clock that was set back makes it older than it looks.
        (self.since..self.until - LEEWAY).contains(&now)
    }
}

/// What is said of someone who signed in.
#[derive(Deserialize)]
struct SignedIn {
    access_token: Secret,
    access_token_expires_in: Option<i64>,
    refresh_token: Option<Secret>,
    refresh_token_expires_in: Option<i64>,
}

#[derive(Serialize)]
struct ByKey<'a> {
    api_key: &'a str,
    api_secret: &'a str,
}

#[derive(Serialize)]
struct ByToken<'a> {
    refresh_token: &'a str,
}

/// How the service says no.
#[derive(Default, Deserialize)]
struct No {
    code: Option<String>,
}

impl Session {
    /// Begins; nobody is asked yet.
    pub fn new(settings: Settings, clock: Clock) -> Result<Self, Trouble> {
        let wire = Wire::to(settings.address()?);
        Ok(Self { wire, settings, clock, held: Mutex::default() })
    }

    /// What was set up.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The time of whoever asks.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    /// A deadline of the till's patience.
    pub fn deadline(&self) -> Deadline {
        Deadline::within(self.settings.patience)
    }

    /// Asks, signed in, and reads the answer.
    pub fn ask<T: DeserializeOwned>(&self, question: &Question<'_>) -> Result<T, Trouble> {
        // An answer may hold a PUK.
        let body = Zeroizing::new(self.call(question)?.body);
        serde_json::from_slice(&body).map_err(|_| Trouble::Garbage)
    }

    /// Asks, signed in, where only yes or no matters.
    pub fn tell(&self, question: &Question<'_>) -> Result<(), Trouble> {
        self.call(question).map(|_| ())
    }

    fn call(&self, question: &Question<'_>) -> Result<Reply, Trouble> {
        self.may_ask(question.lane)?;
        let body = question.body.as_ref().map(|body| body.as_slice());
        let send = |token: &Secret| {
            self.wire.ask(&question.method, question.path, Some(token), body, question.deadline)
        };
        let mut reply = send(&self.token(question.deadline)?)?;
        if reply.status == 401 && question.about_token {
            self.held().access = None;
            reply = send(&self.token(question.deadline)?)?;
        }
        self.judge(question.lane, reply)
    }

    /// Begins to fetch a file.
    pub fn open(&self, path: &str, deadline: Deadline) -> Result<Stream, Trouble> {
        self.may_ask(Lane::Export)?;
        let mut stream = self.wire.open(path, &self.token(deadline)?, deadline)?;
        if stream.status == 401 {
            self.held().access = None;
            stream = self.wire.open(path, &self.token(deadline)?, deadline)?;
        }
        if stream.status == 200 {
            return Ok(stream);
        }
        match self.judge(Lane::Export, stream.into_reply()?) {
            Ok(_) => Err(Trouble::Garbage),
            Err(trouble) => Err(trouble),
        }
    }

    /// A token that holds: the one that is there, a refreshed one, or one for key and secret.
    fn token(&self, deadline: Deadline) -> Result<Secret, Trouble> {
        let now = self.now();
        let (access, refresh) = {
            let held = self.held();
            (held.access.clone(), held.refresh.clone())
        };
        if let Some(token) = access.filter(|token| token.holds(now)) {
            return Ok(token.secret);
        }
        if let Some(token) = refresh.filter(|token| token.holds(now)) {
            let by_token = ByToken { refresh_token: token.secret.expose() };
            match self.sign_in(&by_token, now, deadline) {
                // It was revoked, or the service has forgotten it: key and secret remain.
                Err(Trouble::Said(ErrorCode::Unauthorized)) => self.held().refresh = None,
                other => return other,
            }
        }
        let by_key =
            ByKey { api_key: self.settings.api_key.expose(), api_secret: self.settings.api_secret.expose() };
        self.sign_in(&by_key, now, deadline)
    }

    fn sign_in(&self, who: &impl Serialize, now: i64, deadline: Deadline) -> Result<Secret, Trouble> {
        let body = bytes_of(who)?;
        let reply = self.wire.ask(&Method::POST, "/auth", None, Some(&body), deadline)?;
        if reply.status == 401 {
            return Err(Trouble::Said(ErrorCode::Unauthorized));
        }
        let reply = self.judge(Lane::Till, reply)?;
        let body = Zeroizing::new(reply.body);
        let answer: SignedIn = serde_json::from_slice(&body).map_err(|_| Trouble::Garbage)?;
        let token = |secret: Secret, holds: Option<i64>| Token {
            secret,
            since: now,
            until: now.saturating_add(holds.unwrap_or(UNTOLD)),
        };
        let access = answer.access_token.clone();
        let mut held = self.held();
        held.access = Some(token(answer.access_token, answer.access_token_expires_in));
        held.refresh = answer.refresh_token.map(|secret| token(secret, answer.refresh_token_expires_in));
        Ok(access)
    }

    /// Whether the service may be asked already.
    fn may_ask(&self, lane: Lane) -> Result<(), Trouble> {
        let now = self.now();
        let pause = self.held().pauses.get(lane as usize).copied().flatten();
        match pause.filter(|pause| (pause.since..pause.until).contains(&now)) {
            Some(pause) => Err(Trouble::AskLater { until: pause.until, code: pause.code }),
            None => Ok(()),
        }
    }

    /// What an answer means.
    fn judge(&self, lane: Lane, reply: Reply) -> Result<Reply, Trouble> {
        if (200..300).contains(&reply.status) {
            return Ok(reply);
        }
        let no: No = serde_json::from_slice(&reply.body).unwrap_or_default();
        let code = no.code.as_deref().and_then(ErrorCode::from_spelling);
        let is_pause = matches!(reply.status, 429 | 503);
        if is_pause || code == Some(ErrorCode::ExportNotCompleted) {
            let since = self.now();
            let seconds = reply.retry_after.unwrap_or(PAUSE).min(LONGEST_PAUSE);
            let until = since.saturating_add(i64::try_from(seconds).unwrap_or_default());
            // What is not ready is no reason to leave others alone.
            if let Some(place) = self.held().pauses.get_mut(lane as usize).filter(|_| is_pause) {
                *place = Some(Pause { since, until, code });
            }
            return Err(Trouble::AskLater { until, code });
        }
        if let Some(code) = code {
            return Err(Trouble::Said(code));
        }
        let code = no.code.filter(|code| is_code(code));
        Err(Trouble::Unknown { status: reply.status, code })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a text is such as codes are: nothing else of an answer is ever shown.
fn is_code(text: &str) -> bool {
    let letter = |letter: u8| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == b'_';
    (1..=60).contains(&text.len()) && text.bytes().all(letter)
}
