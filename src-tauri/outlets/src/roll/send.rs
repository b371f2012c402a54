//! A receipt by e-mail: rendered here, on the caller's thread, then a copy is noted and the message waits for the postman.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ledger;
use book::ports::{Enclosure, PaperPage};
use contract::CustomerId;
use contract::messages::{MessageKind, SendReceipt};
use contract::refusal::{MessageRefusal, RollRefusal};
use salon::letterhead::footer_at;
use salon::messages::{self, MessageDraft};

use super::copies::{CopyWay, copied};
use super::pdf::file_name;
use crate::Here;

impl DoorRow<Here> for SendReceipt {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let to = messages::checked_address(&self.to)?;
        let seq = self.seq;
        let on = door.read(|tx| {
            let stored = ledger::entry(tx.conn, seq)?.ok_or(RollRefusal::NoSuchEntry)?;
            if stored.entry.head.receipt_number.is_none() {
                return Err(RollRefusal::NoSuchEntry.into());
            }
            Ok(messages::account(tx.conn)?.on)
        })?;
        if !on {
            return Err(MessageRefusal::Off.into());
        }
        let out = door.write(move |tx| copied(tx, seq, CopyWay::Mail))?;
        let logo = door.read(|tx| footer_at(tx.conn, seq))?.logo_png_base64;
        let page = PaperPage { slip: &out.slip, made: out.ended, logo_png_base64: logo.as_deref() };
        let content = door.services.adapters.paper.pdf(&page)?;
        let name = file_name(&out.slip.title, out.slip.copy);
        door.write(move |tx| {
            let (title, day) = (out.slip.title, out.ended.day().german());
            let salon = messages::salon_name(tx)?;
            let with = [("beleg", title.as_str()), ("tag", &day), ("salon", &salon)];
            let text = messages::filled(tx, MessageKind::Receipt, &with)?;
            let file = Enclosure { name, mime: "application/pdf".to_owned(), content };
            let customer = ledger::customer(tx, seq)?.and_then(|known| known.id).map(CustomerId);
            let draft = MessageDraft::of(MessageKind::Receipt, to, text);
            messages::enqueue(tx, MessageDraft { file: Some(file), seq: Some(seq), customer, ..draft })?;
            Ok(())
        })
    }
}
