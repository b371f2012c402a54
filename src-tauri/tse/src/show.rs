//! A message for people: every part with its name, what is not known included.

use crate::log_time::german;
use crate::message::{Body, LogMessage, System, Transaction};
use crate::system_event;

/// A part of a message: its name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is, in German or as TR-03151 calls it.
    pub name: String,
    /// What stands there.
    pub value: String,
}

/// All parts of a message in their order.
pub fn fields(message: &LogMessage<'_>) -> Vec<Field> {
    let mut shown = vec![field("Version", message.version.to_string())];
    match &message.body {
        Body::Transaction(step) => transaction(step, &mut shown),
        Body::System(event) => system(event, &mut shown),
        Body::Audit(audit) => shown.push(field("Protokolldaten", bytes(&audit.data))),
    }
    shown.extend([
        field("Seriennummer der TSE", message.serial_hex()),
        field("Signaturverfahren", message.algorithm.name().to_owned()),
        field("Signaturzähler", message.counter.to_string()),
        field("Zeit", german(message.time.seconds)),
        field("Signatur", hex::encode(message.signature)),
    ]);
    for unknown in &message.unknown {
        shown.push(field(&format!("Unbekannt ({:02x})", unknown.tag.0), bytes(unknown.content)));
    }
    shown
}

fn transaction(step: &Transaction<'_>, shown: &mut Vec<Field>) {
    shown.extend([
        field("Vorgang", step.operation.german().to_owned()),
        field("Transaktion", step.number.to_string()),
        field("Kasse", step.client.clone()),
        field("Vorgangsart", step.process_type.clone()),
        field("Vorgangsdaten", bytes(&step.process_data)),
    ]);
    optional("Zusatz der Kasse", step.external.as_deref(), shown);
    optional("Zusatz der TSE", step.internal.as_deref(), shown);
}

fn system(event: &System<'_>, shown: &mut Vec<Field>) {
    shown.push(field("Ereignis", event.event.clone()));
    shown.extend(event.origin.iter().map(|origin| field("Herkunft", origin.clone())));
    shown.extend(event.user.iter().map(|user| field("Ausgelöst von", user.clone())));
    for (number, value) in system_event::shown(&event.event, &event.data) {
        shown.push(field(&format!("Angabe {number}"), value));
    }
    optional("Zusatz der TSE", event.internal.as_deref(), shown);
}

fn optional(name: &str, data: Option<&[u8]>, shown: &mut Vec<Field>) {
    shown.extend(data.map(|data| field(name, bytes(data))));
}

fn field(name: &str, value: String) -> Field {
    Field { name: name.to_owned(), value }
}

/// Text where it is text, but for a line break that parts the lines of an order; else hex.
fn bytes(data: &[u8]) -> String {
    match std::str::from_utf8(data) {
        Ok(text) if text.chars().all(|letter| letter == '\r' || !letter.is_control()) => {
            text.replace('\r', " | ")
        }
        _ => hex::encode(data),
    }
}
