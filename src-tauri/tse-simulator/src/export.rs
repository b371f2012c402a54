//! The TAR that the device hands out (TR-03153), as a stream: one message at a time.

use std::io::Write;

use tar::{Builder, Header};
use tse::file_name::name_of;
use tse::message::{Body, LogMessage};
use tse::{Info, SystemEvent};

use crate::simulator::Simulator;
use crate::trouble::Trouble;

/// What is handed out. Beside transactions an excerpt holds the device's own messages that lie between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Everything.
    All,
    /// Transactions from one number to another.
    Transactions(u64, u64),
    /// What was signed from one moment to another, seconds since 1970.
    Time(i64, i64),
    /// A register's transactions.
    Client(String),
}

/// What was handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many messages.
    pub messages: u64,
    /// The highest signature counter.
    pub last_counter: u64,
    /// Whether it was everything, so that the device may delete it.
    pub is_whole: bool,
}

impl Filter {
    fn takes(&self, message: &LogMessage<'_>) -> bool {
        match (self, &message.body) {
            (Self::Time(from, to), _) => (*from..=*to).contains(&message.time.seconds),
            (Self::Transactions(from, to), Body::Transaction(step)) => (*from..=*to).contains(&step.number),
            (Self::Client(client), Body::Transaction(step)) => step.client == *client,
            _ => true,
        }
    }

    /// Whether messages of the device itself are only wanted between the transactions.
    const fn by_transactions(&self) -> bool {
        matches!(self, Self::Transactions(..) | Self::Client(_))
    }
}

impl Simulator {
    /// Writes a TAR of what the filter takes.
    ///
    /// # Errors
    /// [`Trouble`] where it does not answer, or nothing can be written there.
    pub fn export(&self, filter: &Filter, out: impl Write) -> Result<Exported, Trouble> {
        self.device.reach()?;
        let (first, last) = self.range(filter)?;
        let mut tar = Builder::new(out);
        let now = self.device.time();
        put(&mut tar, "info.csv", self.info().write().as_bytes(), now)?;
        for certificate in &self.device.certificates {
            put(&mut tar, &certificate.file, &certificate.der, now)?;
        }
        let mut exported = Exported { messages: 0, last_counter: 0, is_whole: *filter == Filter::All };
        self.device.journal.each(&mut |bytes| {
            let message = LogMessage::read(bytes).map_err(|_| Trouble::SetUp)?;
            if (first..=last).contains(&message.counter) && filter.takes(&message) {
                put(&mut tar, &name_of(&message), bytes, message.time.seconds)?;
                exported.messages += 1;
                exported.last_counter = message.counter;
            }
            Ok(())
        })?;
        tar.into_inner()?.flush()?;
        Ok(exported)
    }

    /// Throws away what was handed out whole, when whoever got it has kept it.
    ///
    /// # Errors
    /// [`Trouble::NotExported`] for an excerpt, or for what was signed since.
    pub fn delete_exported(&mut self, exported: &Exported) -> Result<(), Trouble> {
        self.device.reach()?;
        let is_ours = exported.last_counter <= self.device.state.counter;
        if !exported.is_whole || !is_ours || !self.device.state.open.is_empty() {
            return Err(Trouble::NotExported);
        }
        self.tell(&SystemEvent::DeleteStoredData)?;
        self.device.state.exported = exported.last_counter;
        self.device.state.keep(&self.device.folder)?;
        self.device.journal.delete_up_to(exported.last_counter)
    }

    /// The counters between which an excerpt lies.
    fn range(&self, filter: &Filter) -> Result<(u64, u64), Trouble> {
        if !filter.by_transactions() {
            return Ok((0, u64::MAX));
        }
        let (mut first, mut last) = (u64::MAX, 0);
        self.device.journal.each(&mut |bytes| {
            let message = LogMessage::read(bytes).map_err(|_| Trouble::SetUp)?;
            if matches!(message.body, Body::Transaction(_)) && filter.takes(&message) {
                first = first.min(message.counter);
                last = last.max(message.counter);
            }
            Ok(())
        })?;
        Ok((first, last))
    }

    fn info(&self) -> Info {
        Info {
            description: crate::MARK.to_owned(),
            manufacturer: "Lockbuch (nicht zertifiziert)".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            further: Vec::new(),
        }
    }
}

fn put(tar: &mut Builder<impl Write>, name: &str, bytes: &[u8], time: i64) -> Result<(), Trouble> {
    let mut header = Header::new_ustar();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_mtime(u64::try_from(time).unwrap_or_default());
    Ok(tar.append_data(&mut header, name, bytes)?)
}
