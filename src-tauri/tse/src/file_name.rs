//! What the names of an export's files say (TR-03153): each log message tells itself in its name too.

use crate::log_time::{generalized_time, utc_time};
use crate::message::{Body, LogMessage, Operation};

/// What a file of an export is, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `info.csv`.
    Info,
    /// `<serial>_X509.der`, `.crt`, `.cer` or `.pem`; the digits in small letters.
    Certificate {
        /// The serial number that the name tells; empty where it tells none.
        serial: String,
    },
    /// A certificate of another kind (`_CVC`), which nothing here needs.
    CardVerifiable,
    /// A log message.
    Log(LogName),
    /// Ends like a log message, but its name is not in the form.
    OddLog,
    /// Something else.
    Other,
}

/// What the name of a log message's file tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogName {
    /// Seconds since 1970.
    pub seconds: i64,
    /// The signature counter.
    pub counter: u64,
    /// The rest.
    pub told: Told,
}

/// What a name tells of a message's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A step of a transaction.
    Transaction {
        /// Its number.
        number: u64,
        /// Which step.
        operation: Operation,
        /// The register.
        client: String,
    },
    /// An event of the device.
    System(String),
    /// A note of the security module.
    Audit,
}

/// Where a name and its message differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Of what, in German.
    pub of: &'static str,
    /// What the name says.
    pub name: String,
    /// What the message says.
    pub message: String,
}

/// A path without folders, of which `.` is the usual one.
pub fn bare(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// The name under which a device hands a message out.
pub fn name_of(message: &LogMessage<'_>) -> String {
    let told = match &message.body {
        Body::Transaction(step) => {
            format!("Tra_No-{}_{}_Client-{}", step.number, step.operation.short(), step.client)
        }
        Body::System(system) => format!("Sys_{}", system.event),
        Body::Audit(_) => "Aud".to_owned(),
    };
    format!("{}_Sig-{}_Log-{told}.log", message.time.in_file_name(), message.counter)
}

impl FileKind {
    /// What a file is, by its path.
    pub fn of(path: &str) -> Self {
        let name = bare(path);
        let low = name.to_ascii_lowercase();
        if low == "info.csv" {
            return Self::Info;
        }
        if let Some(stem) = name.strip_suffix(".log") {
            return LogName::read(stem).map_or(Self::OddLog, Self::Log);
        }
        let Some((stem, ending)) = low.rsplit_once('.') else { return Self::Other };
        match ending {
            "der" | "crt" | "cer" | "pem" if stem.contains("_cvc") => Self::CardVerifiable,
            "der" | "crt" | "cer" | "pem" => Self::Certificate { serial: serial_of(stem) },
            "cvc" => Self::CardVerifiable,
            _ => Self::Other,
        }
    }
}

fn serial_of(stem: &str) -> String {
    let digits = stem.split('_').next().unwrap_or_default();
    let is_serial = digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_serial { digits.to_owned() } else { String::new() }
}

impl LogName {
    /// Reads a name without its ending.
    fn read(stem: &str) -> Option<Self> {
        let (format, rest) = stem.split_once('_')?;
        let (time, rest) = rest.split_once("_Sig-")?;
        let seconds = match format {
            "Unixt" => number(time).and_then(|seconds| i64::try_from(seconds).ok())?,
            "Utc" => utc_time(time)?,
            "Gent" => generalized_time(time)?,
            _ => return None,
        };
        let (counter, rest) = rest.split_once("_Log-")?;
        Some(Self { seconds, counter: number(counter)?, told: told(without_file_counter(rest))? })
    }

    /// Where the name says something else than its message.
    pub fn against(&self, message: &LogMessage<'_>) -> Vec<Disagreement> {
        let mut found = Vec::new();
        let mut compare = |of: &'static str, name: String, message: String| {
            if name != message {
                found.push(Disagreement { of, name, message });
            }
        };
        compare("Signaturzähler", self.counter.to_string(), message.counter.to_string());
        let times = [self.seconds, message.time.seconds].map(crate::log_time::german);
        let [name_time, message_time] = times;
        compare("Zeit", name_time, message_time);
        match (&self.told, &message.body) {
            (Told::Transaction { number, operation, client }, Body::Transaction(step)) => {
                compare("Transaktion", number.to_string(), step.number.to_string());
                compare("Vorgang", operation.german().to_owned(), step.operation.german().to_owned());
                if plain(client) != plain(&step.client) {
                    compare("Kasse", client.clone(), step.client.clone());
                }
            }
            (Told::System(event), Body::System(system)) => {
                if plain(event) != plain(&system.event) {
                    compare("Ereignis", event.clone(), system.event.clone());
                }
            }
            (told, body) => compare("Art", told.german().to_owned(), german(body).to_owned()),
        }
        found
    }
}

impl Told {
    /// The kind of message, for people.
    const fn german(&self) -> &'static str {
        match self {
            Self::Transaction { .. } => "Transaktion",
            Self::System(_) => "Systemmeldung",
            Self::Audit => "Protokoll des Sicherheitsmoduls",
        }
    }
}

/// The kind of message, for people.
const fn german(body: &Body<'_>) -> &'static str {
    match body {
        Body::Transaction(_) => "Transaktion",
        Body::System(_) => "Systemmeldung",
        Body::Audit(_) => "Protokoll des Sicherheitsmoduls",
    }
}

/// Letters and digits alone: what a file system does not take in a name, devices leave out or replace.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn told(rest: &str) -> Option<Told> {
    if rest == "Aud" || rest.starts_with("Aud_") {
        return Some(Told::Audit);
    }
    if let Some(event) = rest.strip_prefix("Sys_") {
        return Some(Told::System(event.to_owned()));
    }
    let (transaction, rest) = rest.strip_prefix("Tra_No-")?.split_once('_')?;
    let (step, client) = rest.split_once("_Client-")?;
    let operation =
        Operation::ALL.into_iter().find(|operation| operation.short().eq_ignore_ascii_case(step))?;
    Some(Told::Transaction { number: number(transaction)?, operation, client: client.to_owned() })
}

/// `_Fc-2` at the end keeps two names apart that would be one.
fn without_file_counter(rest: &str) -> &str {
    match rest.rsplit_once("_Fc-") {
        Some((before, counter)) if number(counter).is_some() => before,
        _ => rest,
    }
}

/// Digits alone; `+5` and the like are no number here.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|digit| digit.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
