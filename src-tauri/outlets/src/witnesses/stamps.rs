//! A time stamp of someone else's clock for the newest closing (RFC 3161). It vouches for all entries before it; so one that
//! was missed is not made up for by itself. The token lies in an entry of the book, and so in each archive.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Draft};
use book::ports::StampTrouble;
use book::services::Services;
use contract::Topic;
use contract::roll::Document;
use contract::witnesses::StampShown;
use proof::{Digest, EntryKind, Moment, Seq, ZNumber};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use stamp::{Asked, StampFault, Token};

use super::closed::Closed;
use super::errand::Errand;

/// Details of the entry that keeps a token (FORMAT.md, section 8a).
const FORM: &str = "time_stamp/1";
/// Pauses between two tries, in minutes; then each hour.
const PAUSES_MIN: [i64; 5] = [1, 2, 5, 15, 60];

/// What the entry of a token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Note {
    closing: Seq,
    z: ZNumber,
    /// The closing's hash; what is stamped is SHA-256 over its 32 bytes.
    hash: Digest,
    service: String,
    /// In base64.
    token: String,
}

/// The stamps as they were found last.
#[derive(Default)]
pub struct Stamps {
    errand: Errand<Result<Vec<u8>, StampTrouble>>,
    /// The next try, and how many have failed.
    pause: Option<(Moment, usize)>,
}

/// How the page and the lamp call it.
pub fn place(service: &str) -> String {
    format!("Zeitstempel von {service}")
}

/// The sum that is stamped for a closing.
fn imprint(hash: Digest) -> [u8; 32] {
    stamp::sha256(hash.as_bytes())
}

impl Stamps {
    /// Has the newest closing stamped, unless it is already.
    ///
    /// # Errors
    /// A fault of the store; what is wrong with the service stands with its health.
    pub fn tell(&mut self, services: &Services, service: &str, newest: &Closed) -> Outcome<()> {
        let (place, health, now) = (place(service), services.witness_health(), services.now());
        if health.of(&place).knows == Some(newest.end()) || !self.is_due(now) {
            return Ok(());
        }
        let kept = services.read_as_program(|tx| last(tx.conn))?;
        if kept.is_some_and(|kept| kept.closing == newest.seq) {
            health.knows(&place, Some(newest.end()), None);
            return Ok(());
        }
        match self.stamped(services, service, newest)? {
            Ok(token) => {
                keep(services, service, newest, &token)?;
                self.pause = None;
                health.knows(&place, Some(newest.end()), Some(now));
                services.news.tell(&[Topic::Witnesses]);
            }
            Err(sentence) => {
                let failed = self.pause.map_or(0, |(_, failed)| failed + 1);
                let minutes = PAUSES_MIN.get(failed).or(PAUSES_MIN.last()).copied().unwrap_or(60);
                self.pause = Some((Moment::new(now.utc_ms() + minutes * 60_000, now.offset_min()), failed));
                if health.fails(&place, now, &sentence) {
                    tracing::warn!(service, sentence, "a close has no time stamp");
                    services.news.tell(&[Topic::Witnesses]);
                }
            }
        }
        Ok(())
    }

    /// A pause that seems to last longer than any was set by a wrong clock.
    fn is_due(&self, now: Moment) -> bool {
        self.pause.is_none_or(|(next, _)| !(0..=3_600_000).contains(&next.since_ms(now)))
    }

    /// The token, or why there is none.
    fn stamped(
        &mut self,
        services: &Services,
        service: &str,
        newest: &Closed,
    ) -> Outcome<Result<Token, String>> {
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce).map_err(|trouble| Trouble::caused("no chance", trouble))?;
        let (imprint, nonce) = (imprint(newest.hash), u64::from_be_bytes(nonce) | 1);
        let question = stamp::query(&imprint, nonce);
        let (way, address) = (services.adapters.stamps.clone(), service.to_owned());
        let answer = match self.errand.run(move || way.ask(&address, &question)) {
            Some(Ok(answer)) => answer,
            Some(Err(trouble)) => return Ok(Err(format!("Der Dienst antwortet nicht ({trouble}). {AGAIN}"))),
            None => return Ok(Err(format!("Der Dienst antwortet nicht. {AGAIN}"))),
        };
        let checked = Token::of_answer(&answer).and_then(|token| {
            token.check(Asked { imprint: &imprint, nonce: Some(nonce) })?;
            Ok(token)
        });
        Ok(checked.map_err(|fault: StampFault| format!("{fault} {AGAIN}")))
    }
}

const AGAIN: &str = "Es wird weiter versucht.";

fn keep(services: &Services, service: &str, closed: &Closed, token: &Token) -> Outcome<()> {
    let note = Note {
        closing: closed.seq,
        z: closed.z,
        hash: closed.hash,
        service: service.to_owned(),
        token: STANDARD.encode(&token.der),
    };
    services.write_as_program(&[Topic::Roll], move |tx| {
        tx.append(Draft::note(EntryKind::Insight).with_details(FORM, &note)?).map(drop)
    })
}

fn last(conn: &Connection) -> Outcome<Option<Note>> {
    ledger::newest_note(conn, EntryKind::Insight, FORM)
}

/// The newest token and how a stranger checks it.
///
/// # Errors
/// A fault of the store.
pub fn shown(conn: &Connection) -> Outcome<Option<StampShown>> {
    let Some(note) = last(conn)? else { return Ok(None) };
    let token = STANDARD.decode(&note.token).ok().and_then(|der| Token::read(&der).ok());
    let Some(token) = token else { return Ok(None) };
    let digits = hex::encode(imprint(note.hash));
    Ok(Some(StampShown {
        z: note.z,
        sentence: format!("Z-{} (Buchung {}): {} laut {}", note.z, note.closing, token.time(), note.service),
        command: format!("openssl ts -verify -digest {digits} -in stempel.tst -token_in -CAfile wurzel.pem"),
        token: Document {
            file_name: "stempel.tst".to_owned(),
            mime: "application/octet-stream".to_owned(),
            base64: note.token,
        },
    }))
}
