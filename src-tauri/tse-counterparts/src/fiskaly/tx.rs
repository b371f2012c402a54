//! A transaction as it is kept.

use serde_json::Value;
use tse_simulator::Signed;
use uuid::Uuid;

/// A transaction.
pub struct Tx {
    pub number: u64,
    pub client: Uuid,
    pub started: i64,
    pub steps: Vec<Step>,
}

/// One revision of it.
pub struct Step {
    pub asked: Value,
    pub state: &'static str,
    pub raw: Option<Raw>,
    pub signed: Signed,
}

#[derive(Clone)]
pub struct Raw {
    pub kind: String,
    /// As it was sent, base64.
    pub data: String,
}
