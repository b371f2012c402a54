//! What stands inside: a function with its input, a result with its output.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use tse::log_time::{generalized_time, iso};

use crate::ProcessData;
use crate::on_site::LastAnswer;

use super::trouble::Trouble;

/// A request.
#[derive(Serialize)]
pub struct Request<'a, I> {
    storage: Storage,
    function: &'a str,
    input: I,
    compress: Compress,
}

#[derive(Serialize)]
struct Storage {
    #[serde(rename = "type")]
    kind: &'static str,
    vendor: &'static str,
}

#[derive(Serialize)]
struct Compress {
    required: bool,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl<'a, I: Serialize> Request<'a, I> {
    /// To the TSE.
    pub const fn to_tse(function: &'a str, input: I) -> Self {
        let storage = Storage { kind: "TSE", vendor: "TSE1" };
        Self { storage, function, input, compress: Compress { required: false, kind: "" } }
    }

    /// To whatever is behind, about what is there.
    pub const fn about_storage(input: I) -> Self {
        let storage = Storage { kind: "COMMON", vendor: "" };
        let compress = Compress { required: false, kind: "" };
        Self { storage, function: "GetStorageInfo", input, compress }
    }
}

/// No input.
#[derive(Serialize)]
pub struct Nothing {}

/// A register.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfClient<'a> {
    pub client_id: &'a str,
}

/// A user, who is a register where the time is set.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfUser<'a> {
    pub user_id: &'a str,
}

/// Signing in to set the time and to sign.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeAdmin<'a> {
    pub client_id: &'a str,
    pub pin: &'a str,
    pub hash: String,
}

/// The time.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewTime<'a> {
    user_id: &'a str,
    new_date_time: String,
    use_time_sync: bool,
}

impl<'a> NewTime<'a> {
    /// From a register's clock.
    pub fn of(user_id: &'a str, seconds: i64) -> Self {
        Self { user_id, new_date_time: iso(seconds).replace(".000Z", "Z"), use_time_sync: false }
    }
}

/// A step of a transaction.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step<'a> {
    client_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    transaction_number: Option<u64>,
    process_data: String,
    process_type: &'a str,
    additional_data: &'a str,
}

impl<'a> Step<'a> {
    /// The first one, with neither type nor data (DSFinV-K, annex I).
    pub fn first(client_id: &'a str) -> Self {
        let (process_data, process_type) = (String::new(), "");
        Self { client_id, transaction_number: None, process_data, process_type, additional_data: "" }
    }

    /// The last one.
    pub fn last(client_id: &'a str, number: u64, process: &'a ProcessData) -> Self {
        Self {
            client_id,
            transaction_number: Some(number),
            process_data: STANDARD.encode(&process.data),
            process_type: &process.process_type,
            additional_data: "",
        }
    }
}

/// A reply.
#[derive(Deserialize)]
pub struct Reply {
    pub result: String,
    #[serde(default)]
    pub output: serde_json::Value,
}

/// What is said of the device.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StorageInfo {
    pub tse_information: TseInformation,
}

/// What is said of the TSE.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TseInformation {
    pub tse_initialization_state: String,
    pub has_passed_self_test: bool,
    pub has_valid_time: bool,
    pub tse_public_key: String,
    pub signature_algorithm: String,
}

/// Something to sign in with.
#[derive(Deserialize)]
pub struct Challenge {
    pub challenge: String,
}

/// The numbers of what is open.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartedList {
    pub started_transaction_number_list: Vec<u64>,
}

/// What comes back of a step.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// A finish does not repeat it.
    transaction_number: Option<u64>,
    signature_counter: u64,
    log_time: String,
    signature: String,
}

impl Answered {
    /// As it is kept; `number` where the answer itself does not tell.
    pub fn read(self, number: Option<u64>) -> Result<LastAnswer, Trouble> {
        Ok(LastAnswer {
            transaction: self.transaction_number.or(number).ok_or(Trouble::Garbage)?,
            counter: self.signature_counter,
            time: time(&self.log_time).ok_or(Trouble::Garbage)?,
            signature: STANDARD.decode(&self.signature).map_err(|_| Trouble::Garbage)?,
        })
    }
}

/// `2026-11-27T07:00:00Z`.
fn time(text: &str) -> Option<i64> {
    generalized_time(&text.replace(['-', ':', 'T'], ""))
}
