//! What a bon says of the TSE (§ 6 KassenSichV): all of it in letters, so that the paper is whole without its QR code,
//! and the code, so that a machine can check it (DSFinV-K, annex I). Texts and times stand as the device gave them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::ports::TseDevice;
use contract::slip::{Block, QrStrength};
use proof::{Entry, TseBlock};
use tse::{Algorithm, ProcessType, PublicKey, ReceiptQr, TimeFormat, log_time};

use super::lines::pair;

/// No TSE was set up, and no page may look as if there were one.
pub const WITHOUT_TSE: &str = "Ohne TSE – erfüllt § 146a AO nicht";
/// On a bon that no TSE has signed though there is one (AEAO to § 146a, no. 2.7).
const OUTAGE: &str = "Sicherheitseinrichtung ausgefallen";
const CAPTION: &str = "Prüfdaten nach § 6 KassenSichV";

/// What the paper of an entry says of the TSE that serves the register. What is no bon is not signed, and lacks a TSE only
/// where the bons do.
pub fn blocks(entry: &Entry, device: Option<&TseDevice>) -> Vec<Block> {
    let mut blocks = match &entry.tse {
        Some(block) => match &block.signature {
            Some(signature) => signed(entry, block, signature, device),
            None => outage(block),
        },
        None => beside_bons(device),
    };
    blocks.extend(device.and_then(|device| device.mark.clone()).map(Block::Notice));
    blocks
}

/// On a page that is no bon: there is no TSE, or the one that there is has never answered, as the bons say too.
fn beside_bons(device: Option<&TseDevice>) -> Vec<Block> {
    let notice = match device {
        None => WITHOUT_TSE,
        Some(device) if !device.is_known() => OUTAGE,
        Some(_) => return Vec::new(),
    };
    vec![Block::Notice(notice.to_owned())]
}

fn outage(block: &TseBlock) -> Vec<Block> {
    let mut blocks = vec![Block::Notice(OUTAGE.to_owned())];
    blocks.extend(block.failure.as_ref().map(|failure| Block::Text(format!("Ursache: {failure}"))));
    blocks.extend(block.transaction.map(|number| pair("TSE-Transaktion (ohne Signatur)", number)));
    blocks
}

fn signed(entry: &Entry, block: &TseBlock, signature: &str, device: Option<&TseDevice>) -> Vec<Block> {
    let register = &entry.head.register;
    let mut blocks = vec![pair("Seriennummer der Kasse", register)];
    let other_name = device.map(|device| &device.client).filter(|client| *client != register);
    blocks.extend(other_name.map(|client| pair("Name der Kasse bei der TSE", client)));
    blocks.extend(block.transaction.map(|number| pair("TSE-Transaktion", number)));
    blocks.extend(block.counter.map(|counter| pair("TSE-Signaturzähler", counter)));
    blocks.extend(block.started.as_ref().map(|time| pair("TSE-Beginn", time)));
    blocks.extend(block.finished.as_ref().map(|time| pair("TSE-Ende", time)));
    blocks.extend(block.serial.as_ref().map(|serial| Block::Text(format!("Seriennummer der TSE {serial}"))));
    blocks.push(Block::Text(format!("TSE-Signatur {signature}")));
    blocks.extend(device.and_then(|device| code(entry, block, device)));
    blocks
}

/// The code; `None` where the device said less than it holds.
fn code(entry: &Entry, block: &TseBlock, device: &TseDevice) -> Option<Block> {
    if block.process_type.as_deref() != Some(ProcessType::Kassenbeleg.as_str()) {
        return None;
    }
    let started = block.started.as_deref().map_or_else(|| Some(entry.head.started.utc_ms()), milliseconds);
    let receipt = ReceiptQr {
        client: device.client.clone(),
        process_data: block.process_data.clone()?,
        transaction: block.transaction?,
        counter: block.counter?,
        start_ms: started?,
        log_time_ms: milliseconds(block.finished.as_deref()?)?,
        algorithm: Algorithm::from_name(&device.algorithm)?,
        time_format: TimeFormat::from_name(&device.time_format)?,
        signature: STANDARD.decode(block.signature.as_deref()?).ok()?,
        key: PublicKey::from_bare_point(&STANDARD.decode(&device.public_key).ok()?)?,
    };
    let (content, caption) = (receipt.write(), CAPTION.to_owned());
    Some(Block::Qr { content, caption, strength: QrStrength::High })
}

/// Milliseconds since 1970 of a device's time.
fn milliseconds(text: &str) -> Option<i64> {
    let (seconds, milliseconds) = log_time::from_iso(text)?;
    seconds.checked_mul(1_000)?.checked_add(i64::from(milliseconds))
}
