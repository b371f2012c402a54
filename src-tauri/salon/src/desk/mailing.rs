//! Messages at the door: what the vault keeps, what is rendered first, and what waits for a server's answer.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::CustomerId;
use contract::messages::{DayPlan, MailSettings, MessageKind, SaveMail, SendReceipt, ShowMail, TryMail};
use contract::refusal::{MessageRefusal, RollRefusal};
use contract::roll::Document;
use contract::settings::Footer;

use super::door::{AtDoor, Door};
use crate::act::Look;
use crate::db::settings;
use crate::fault::Outcome;
use crate::ledger;
use crate::messages::{self, Draft};
use crate::ports::{Enclosure, Letter, Page};
use crate::roll::{self, Way};

impl AtDoor for SaveMail {
    fn answer(self, door: &Door<'_>) -> Outcome<MailSettings> {
        let account = messages::checked(&self.account)?;
        let password = self.password.filter(|password| !password.is_empty());
        let new_password = password.is_some();
        if let Some(password) = password {
            door.desk.adapters().vault.keep_secret(messages::SECRET, &password)?;
        }
        door.write(move |pen| messages::keep(pen, &account, new_password))?;
        door.look(|view| ShowMail.look(view))
    }
}

impl AtDoor for TryMail {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let to = messages::checked_address(&self.to)?;
        let (account, salon) =
            door.look(|view| Ok((messages::account(view.conn)?, messages::salon_name(view.conn)?)))?;
        if !account.on {
            return Err(MessageRefusal::Off.into());
        }
        let adapters = door.desk.adapters();
        let password = adapters.vault.secret(messages::SECRET)?;
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

impl AtDoor for SendReceipt {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let to = messages::checked_address(&self.to)?;
        let seq = self.seq;
        let on = door.look(|view| {
            let stored = ledger::entry(view.conn, seq)?.ok_or(RollRefusal::NoSuchEntry)?;
            if stored.entry.head.receipt_number.is_none() {
                return Err(RollRefusal::NoSuchEntry.into());
            }
            Ok(messages::account(view.conn)?.on)
        })?;
        if !on {
            return Err(MessageRefusal::Off.into());
        }
        let out = door.write(move |pen| roll::copied(pen, seq, Way::Mail))?;
        let footer: Option<Footer> = door.look(|view| settings::get(view.conn, settings::FOOTER))?;
        let logo = footer.and_then(|footer| footer.logo_png_base64);
        let page = Page { slip: &out.slip, made: out.ended, logo_png_base64: logo.as_deref() };
        let content = door.desk.adapters().paper.pdf(&page)?;
        let name = super::documents::file_name(&out.slip.title, out.slip.copy);
        door.write(move |pen| {
            let (title, day) = (out.slip.title, out.ended.day().german());
            let salon = messages::salon_name(pen)?;
            let with = [("beleg", title.as_str()), ("tag", &day), ("salon", &salon)];
            let text = messages::filled(pen, MessageKind::Receipt, &with)?;
            let file = Enclosure { name, mime: "application/pdf".to_owned(), content };
            let customer = ledger::customer(pen, seq)?.and_then(|known| known.id).map(CustomerId);
            let draft = Draft::of(MessageKind::Receipt, to, text);
            messages::enqueue(pen, Draft { file: Some(file), seq: Some(seq), customer, ..draft })?;
            Ok(())
        })
    }
}

impl AtDoor for DayPlan {
    fn answer(self, door: &Door<'_>) -> Outcome<Document> {
        let sheet = door.look(|view| messages::day_plan(view, self.day))?;
        let bytes = door.desk.adapters().paper.sheet_pdf(&sheet, door.now)?;
        Ok(Document {
            file_name: format!("{}.pdf", sheet.file_stem),
            mime: "application/pdf".to_owned(),
            base64: STANDARD.encode(&bytes),
        })
    }
}
