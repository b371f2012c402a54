//! What may be asked about exports.

use std::collections::HashMap;

use serde_json::json;
use tse_simulator::Filter;
use uuid::Uuid;

use super::answer::{Answer, Answered};
use super::export::Export;
use super::tss::Tss;

/// So many may be in the making.
const MOST_RUNNING: usize = 10;

impl Tss {
    pub fn trigger(&mut self, id: Uuid, query: &HashMap<String, String>, now: i64, takes: i64) -> Answered {
        if !matches!(self.state, "INITIALIZED" | "DISABLED" | "DEFECTIVE") {
            return Err(Answer::no(409, "E_TSS_ILLEGAL_STATE_TO_PERFORM_EXPORT"));
        }
        if self.exports.contains_key(&id) {
            return Err(Answer::no(400, "E_DUPLICATE_EXPORT"));
        }
        let running: Vec<&Export> = self.exports.values().filter(|export| export.is_running(now)).collect();
        if running.iter().any(|export| export.query == *query) {
            return Err(Answer::no(409, "E_EXPORT_DUPLICATE_RATE_LIMITED"));
        }
        if running.len() >= MOST_RUNNING {
            return Err(Answer::no(409, "E_TOO_MANY_EXPORTS"));
        }
        self.exports.insert(id, Export::new(query.clone(), now, takes));
        self.told_of_export(id, now)
    }

    pub fn export(&mut self, id: Uuid, now: i64) -> Answered {
        self.asked(id)?.count(now)?;
        self.told_of_export(id, now)
    }

    pub fn export_file(&mut self, id: Uuid, now: i64) -> Answered {
        let export = self.asked(id)?;
        export.count(now)?;
        if export.state(now) != "COMPLETED" {
            return Err(Answer::no(404, "E_EXPORT_NOT_COMPLETED").after(60));
        }
        let query = export.query.clone();
        let mut tar = Vec::new();
        self.device.export(&self.filter(&query), &mut tar).unwrap();
        Ok(Answer { status: 200, retry_after: None, body: tar })
    }

    pub fn cancel_export(&mut self, id: Uuid, now: i64) -> Answered {
        let export = self.asked(id)?;
        if !export.is_running(now) {
            return Err(Answer::no(400, "E_CANCEL_EXPORT"));
        }
        export.is_cancelled = true;
        self.told_of_export(id, now)
    }

    fn asked(&mut self, id: Uuid) -> Result<&mut Export, Answer> {
        self.exports.get_mut(&id).ok_or_else(|| Answer::no(404, "E_EXPORT_NOT_FOUND"))
    }

    fn told_of_export(&self, id: Uuid, now: i64) -> Answered {
        let export = &self.exports[&id];
        Ok(Answer::json(&json!({
            "_id": id,
            "_type": "EXPORT",
            "_env": "TEST",
            "_version": "2.1.35",
            "tss_id": self.id,
            "state": export.state(now),
            "time_request": export.since,
        })))
    }

    fn filter(&self, query: &HashMap<String, String>) -> Filter {
        let number = |name: &str| query.get(name).and_then(|text| text.parse::<u64>().ok());
        let time = |name: &str| query.get(name).and_then(|text| text.parse::<i64>().ok());
        let client = query.get("client_id").and_then(|id| id.parse::<Uuid>().ok());
        if let Some(client) = client {
            return Filter::Client(self.clients[&client].serial.clone());
        }
        if let (Some(from), Some(to)) = (number("start_transaction_number"), number("end_transaction_number"))
        {
            return Filter::Transactions(from, to);
        }
        if let (Some(from), Some(to)) = (time("start_date"), time("end_date")) {
            return Filter::Time(from, to);
        }
        Filter::All
    }
}
