//! Messages at the door: what the vault keeps, what is rendered first, and what waits for a server's answer.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ports::Letter;
use book::rows::ReadRow;
use contract::messages::{CalendarFile, DayPlan, MailSettings, SaveMail, ShowMail, TryMail};
use contract::refusal::MessageRefusal;
use contract::roll::Document;

use super::about::salon_name;
use super::account::{SECRET, account, checked, checked_address, keep};
use super::day_plan;
use super::given_out::given_out;
use super::handle::calendar_file;
use crate::Here;

impl DoorRow<Here> for SaveMail {
    fn answer(self, door: &Door<'_>) -> Outcome<MailSettings> {
        let account = checked(&self.account)?;
        let password = self.password.filter(|password| !password.is_empty());
        let new_password = password.is_some();
        if let Some(password) = password {
            door.services.adapters.vault.keep_secret(SECRET, &password)?;
        }
        door.write(move |tx| keep(tx, &account, new_password))?;
        door.read(|tx| ShowMail.read(tx))
    }
}

impl DoorRow<Here> for TryMail {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let to = checked_address(&self.to)?;
        let (account, salon) = door.read(|tx| Ok((account(tx.conn)?, salon_name(tx.conn)?)))?;
        if !account.on {
            return Err(MessageRefusal::Off.into());
        }
        let adapters = &door.services.adapters;
        let password = adapters.vault.secret(SECRET)?;
        let id = format!("probe-{}", door.now.utc_ms());
        let letter = Letter {
            id: &id,
            from: &salon,
            to: &to,
            subject: "Probe von Lockbuch",
            body: "Wenn Sie das lesen, kann der Salon E-Mails senden.\n",
            file: None,
            made: door.now,
        };
        let sent = adapters.mail.send(&letter, &account, password.as_deref());
        sent.map_err(|trouble| MessageRefusal::NotSent { why: trouble.to_string() }.into())
    }
}

impl DoorRow<Here> for DayPlan {
    fn answer(self, door: &Door<'_>) -> Outcome<Document> {
        let sheet = door.read(|tx| day_plan(tx, self.day))?;
        let bytes = door.services.adapters.paper.sheet_pdf(&sheet, door.now)?;
        let name = (format!("{}.pdf", sheet.file_stem), "application/pdf".to_owned());
        given_out(door, "Tagesplan ausgegeben", name, &bytes)
    }
}

impl DoorRow<Here> for CalendarFile {
    fn answer(self, door: &Door<'_>) -> Outcome<Document> {
        let file = door.read(|tx| calendar_file(tx, &self))?;
        given_out(door, "Termine als Kalenderdatei ausgegeben", (file.name, file.mime), &file.content)
    }
}
