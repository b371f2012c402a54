//! Transactions, step by step: a step that was done is answered again and never signed again.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use uuid::Uuid;

use super::answer::{Answer, Answered};
use super::http::Request;
use super::tss::{Tss, hex};
use super::tx::{Raw, Step, Tx};

impl Tss {
    pub fn upsert(&mut self, id: Uuid, request: &Request) -> Answered {
        self.signs()?;
        let wrong = || Answer::no(400, "E_TX_UPSERT");
        let revision: usize = request.query.get("tx_revision").and_then(|it| it.parse().ok()).unwrap_or(1);
        let state = state_of(&request.body["state"]).ok_or_else(wrong)?;
        let client: Option<Uuid> = request.body["client_id"].as_str().and_then(|id| id.parse().ok());
        let client = client.ok_or_else(|| Answer::no(400, "E_FAILED_SCHEMA_VALIDATION"))?;
        let register = self.clients.get(&client).ok_or_else(|| Answer::no(400, "E_CLIENT_NOT_FOUND"))?;
        if !register.registered {
            return Err(Answer::no(400, "E_CLIENT_DEREGISTERED"));
        }
        let serial = register.serial.clone();
        let steps = self.txs.get(&id).map_or(0, |tx| tx.steps.len());
        if (1..=steps).contains(&revision) {
            let tx = &self.txs[&id];
            return if tx.steps[revision - 1].asked == request.body {
                Ok(Answer::json(&self.told_of(id, revision)))
            } else {
                Err(wrong())
            };
        }
        if revision != steps + 1 {
            return Err(wrong());
        }
        if steps == 0 {
            self.begin(id, client, &serial, state, request)?
        } else {
            self.go_on(id, &serial, state, request)?
        }
        Ok(Answer::json(&self.told_of(id, revision)))
    }

    pub fn retrieve(&self, id: Uuid) -> Answered {
        let tx = self.txs.get(&id).ok_or_else(|| Answer::no(404, "E_TX_NOT_FOUND"))?;
        Ok(Answer::json(&self.told_of(id, tx.steps.len())))
    }

    fn begin(
        &mut self,
        id: Uuid,
        client: Uuid,
        serial: &str,
        state: &'static str,
        request: &Request,
    ) -> Result<(), Answer> {
        if state != "ACTIVE" {
            return Err(Answer::no(400, "E_TX_UPSERT"));
        }
        if self.device.list_open().unwrap().len() >= 2_000 {
            return Err(Answer::no(400, "E_TX_LIMIT_REACHED"));
        }
        self.device.make_ready().unwrap();
        let signed = self.device.start(serial).unwrap();
        let (number, started) = (signed.transaction, signed.time);
        let step = Step { asked: request.body.clone(), state, raw: None, signed };
        self.txs.insert(id, Tx { number, client, started, steps: vec![step] });
        Ok(())
    }

    fn go_on(
        &mut self,
        id: Uuid,
        serial: &str,
        state: &'static str,
        request: &Request,
    ) -> Result<(), Answer> {
        let tx = self.txs.get_mut(&id).unwrap();
        let last = tx.steps.last().unwrap();
        if last.state != "ACTIVE" {
            return Err(Answer::no(400, "E_TX_UPSERT"));
        }
        let raw = raw_of(&request.body["schema"]["raw"])?;
        if last.raw.as_ref().is_some_and(|before| before.kind != raw.kind) {
            return Err(Answer::no(409, "E_TX_ILLEGAL_TYPE_CHANGE"));
        }
        let data = STANDARD.decode(&raw.data).map_err(|_| Answer::no(400, "E_FAILED_SCHEMA_VALIDATION"))?;
        self.device.make_ready().unwrap();
        let signed = match state {
            "ACTIVE" => self.device.update(serial, tx.number, &raw.kind, &data).unwrap().unwrap(),
            _ => self.device.finish(serial, tx.number, &raw.kind, &data).unwrap(),
        };
        tx.steps.push(Step { asked: request.body.clone(), state, raw: Some(raw), signed });
        Ok(())
    }

    fn told_of(&self, id: Uuid, revision: usize) -> Value {
        let tx = &self.txs[&id];
        let step = &tx.steps[revision - 1];
        let operation = match (revision, step.state) {
            (1, _) => "START_TRANSACTION",
            (_, "ACTIVE") => "UPDATE_TRANSACTION",
            _ => "FINISH_TRANSACTION",
        };
        let raw = step.raw.as_ref();
        let raw = raw.map(|raw| json!({ "process_type": raw.kind, "process_data": raw.data }));
        let mut told = json!({
            "_id": id,
            "_type": "TRANSACTION",
            "_env": "TEST",
            "_version": "2.1.35",
            "tss_id": self.id,
            "tss_serial_number": hex(&step.signed.serial),
            "client_id": tx.client,
            "client_serial_number": self.clients[&tx.client].serial,
            "number": tx.number,
            "state": step.state,
            "revision": revision,
            "latest_revision": tx.steps.len(),
            "time_start": tx.started,
            "schema": { "raw": raw },
            "log": {
                "operation": operation,
                "timestamp": step.signed.time,
                "timestamp_format": "unixTime",
            },
            "signature": {
                "value": STANDARD.encode(&step.signed.signature),
                "algorithm": self.device.algorithm().name(),
                "counter": step.signed.counter,
                "public_key": STANDARD.encode(self.device.public_key().unwrap().point()),
            },
        });
        if step.state != "ACTIVE" {
            told["time_end"] = json!(step.signed.time);
        }
        told
    }
}

fn state_of(text: &Value) -> Option<&'static str> {
    ["ACTIVE", "FINISHED", "CANCELLED"].into_iter().find(|state| text.as_str() == Some(state))
}

fn raw_of(raw: &Value) -> Result<Raw, Answer> {
    let text = |name: &str| raw[name].as_str().map(str::to_owned);
    let kind = text("process_type").ok_or_else(|| Answer::no(409, "E_TX_NO_TYPE_DEFINED"))?;
    let data = text("process_data").ok_or_else(|| Answer::no(400, "E_FAILED_SCHEMA_VALIDATION"))?;
    Ok(Raw { kind, data })
}
