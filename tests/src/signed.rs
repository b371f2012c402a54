//! Bons as a TSE signs them: real signatures of the simulated device, and what a bon and its snapshot keep of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proof::{Snapshot, SnapshotKind, TseBlock};
use serde_json::json;
use tempfile::TempDir;
use tse::{Curve, ReceiptQr, TimeFormat, log_time};
use tse_simulator::{FaultPlug, Settings, Simulator};

/// 27 November 2026, 08:19:20 UTC.
const MORNING: i64 = 1_795_767_560;

/// A device of one's own, with a register that may use it.
pub struct SigningDevice {
    simulator: Simulator,
    clock: Arc<AtomicI64>,
    client: String,
    time_format: TimeFormat,
    _folder: TempDir,
}

impl SigningDevice {
    /// A device with a key on this curve.
    pub fn new(client: &str, curve: Curve) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(MORNING));
        let time = clock.clone();
        let settings = Settings { curve, ..Settings::default() };
        let time_format = settings.time_format;
        let now = Arc::new(move || time.load(Ordering::SeqCst));
        let mut simulator = Simulator::open(folder.path(), settings, now, FaultPlug::default()).unwrap();
        simulator.make_ready().unwrap();
        simulator.register(client).unwrap();
        Self { simulator, clock, client: client.to_owned(), time_format, _folder: folder }
    }

    /// Signs an event that took forty seconds.
    pub fn sign(&mut self, process_data: &str) -> TseBlock {
        let kind = "Kassenbeleg-V1";
        let begun = self.simulator.start(&self.client).unwrap();
        self.clock.fetch_add(40, Ordering::SeqCst);
        let data = process_data.as_bytes();
        let signed = self.simulator.finish(&self.client, begun.transaction, kind, data).unwrap();
        TseBlock {
            serial: Some(encoded(&signed.serial)),
            transaction: Some(signed.transaction),
            counter: Some(signed.counter),
            started: Some(log_time::iso(begun.time)),
            finished: Some(log_time::iso(signed.time)),
            process_type: Some(kind.to_owned()),
            process_data: Some(process_data.to_owned()),
            signature: Some(STANDARD.encode(&signed.signature)),
            failure: None,
        }
    }

    /// What an entry keeps of the device, with the mark of a simulated one.
    pub fn snapshot(&self) -> Snapshot {
        let body = json!({
            "serial": encoded(&self.simulator.serial()),
            "client": self.client,
            "algorithm": self.simulator.algorithm().name(),
            "time_format": self.time_format.as_str(),
            "public_key": STANDARD.encode(self.simulator.public_key().unwrap().point()),
            "mark": tse_simulator::MARK,
        });
        Snapshot { kind: SnapshotKind::Tse, body: body.to_string() }
    }

    /// What the receipt's QR code says of a signed event.
    pub fn receipt(&self, block: &TseBlock) -> ReceiptQr {
        let milliseconds = |time: &Option<String>| {
            let (seconds, milliseconds) = log_time::from_iso(time.as_deref().unwrap()).unwrap();
            seconds * 1_000 + i64::from(milliseconds)
        };
        ReceiptQr {
            client: self.client.clone(),
            process_data: block.process_data.clone().unwrap(),
            transaction: block.transaction.unwrap(),
            counter: block.counter.unwrap(),
            start_ms: milliseconds(&block.started),
            log_time_ms: milliseconds(&block.finished),
            algorithm: self.simulator.algorithm(),
            time_format: self.time_format,
            signature: STANDARD.decode(block.signature.as_ref().unwrap()).unwrap(),
            key: self.simulator.public_key().unwrap(),
        }
    }
}

fn encoded(serial: &[u8]) -> String {
    serial.iter().map(|byte| format!("{byte:02x}")).collect()
}
