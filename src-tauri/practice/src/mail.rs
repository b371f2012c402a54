//! A mail server without network: what is sent lies as a file in the folder `E-Mail` of the practice salon.

use std::fs;
use std::path::{Path, PathBuf};

use book::ports::{Letter, Mail, MailTrouble};
use contract::messages::MailAccount;
use devices::mail::written;

/// Writes each message into the folder.
pub struct SimulatedMail(PathBuf);

impl SimulatedMail {
    pub fn new(salon: &Path) -> Self {
        Self(salon.join("E-Mail"))
    }
}

impl Mail for SimulatedMail {
    fn send(&self, letter: &Letter<'_>, account: &MailAccount, _: Option<&str>) -> Result<(), MailTrouble> {
        let bytes = written(letter, account)?;
        let kept = fs::create_dir_all(&self.0)
            .and_then(|()| fs::write(self.0.join(format!("{}.eml", letter.id)), bytes));
        kept.map_err(|trouble| MailTrouble::NoAnswer {
            host: "Ordner E-Mail".into(),
            why: trouble.to_string(),
        })
    }
}
