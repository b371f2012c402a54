//! A receipt by e-mail: rendered here, on the caller's thread, then a copy is noted and the message waits for the postman.

use book::db::settings;
use book::door::{AtDoor, Door};
use book::fault::Outcome;
use book::ledger;
use book::ports::{Enclosure, Page};
use contract::CustomerId;
use contract::messages::{MessageKind, SendReceipt};
use contract::refusal::{MessageRefusal, RollRefusal};
use contract::settings::Footer;
use salon::messages::{self, Draft};

use super::copies::{Way, copied};
use super::pdf::file_name;
use crate::Here;

impl AtDoor<Here> for SendReceipt {
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
        let out = door.write(move |pen| copied(pen, seq, Way::Mail))?;
        let footer: Option<Footer> = door.look(|view| settings::get(view.conn, settings::FOOTER))?;
        let logo = footer.and_then(|footer| footer.logo_png_base64);
        let page = Page { slip: &out.slip, made: out.ended, logo_png_base64: logo.as_deref() };
        let content = door.services.adapters.paper.pdf(&page)?;
        let name = file_name(&out.slip.title, out.slip.copy);
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
