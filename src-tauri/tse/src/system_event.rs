//! Events of a device and what belongs to them: elements within `systemOperationData`.

use crate::der;
use crate::tlv::{Elements, Tag, unsigned};

/// An event, as a device of version 2 writes it. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SystemEvent {
    RegisterClient { client: String },
    DeregisterClient { client: String },
    StartAudit,
    ConfigureLogging { events: Vec<String> },
    SelfTest { component: String, passed: bool },
    EnterSecureState { time: u64 },
    ExitSecureState,
    UnblockUser { user: String, passed: bool },
    AuthenticateUser { user: String, passed: bool },
    LogOut { user: String, cause: u8 },
    Initialize { description: String },
    UpdateTime { before: u64, after: u64 },
    DeleteStoredData,
    DisableSecureElement { time: u64 },
}

impl SystemEvent {
    /// `operationType`.
    pub const fn operation(&self) -> &'static str {
        match self {
            Self::RegisterClient { .. } => "registerClient",
            Self::DeregisterClient { .. } => "deregisterClient",
            Self::StartAudit => "startAudit",
            Self::ConfigureLogging { .. } => "configureLogging",
            Self::SelfTest { .. } => "selfTest",
            Self::EnterSecureState { .. } => "enterSecureState",
            Self::ExitSecureState => "exitSecureState",
            Self::UnblockUser { .. } => "unblockUser",
            Self::AuthenticateUser { .. } => "authenticateUser",
            Self::LogOut { .. } => "logOut",
            Self::Initialize { .. } => "initialize",
            Self::UpdateTime { .. } => "updateTime",
            Self::DeleteStoredData => "deleteStoredData",
            Self::DisableSecureElement { .. } => "disableSecureElement",
        }
    }

    /// `systemOperationData`.
    pub fn data(&self) -> Vec<u8> {
        let text = |number, text: &str| der::element(Tag::context(number), text.as_bytes());
        let byte = |number, byte: u8| der::element(Tag::context(number), &[byte]);
        let time = |number, time| der::element(Tag::context(number), &der::integer_content(time));
        match self {
            Self::RegisterClient { client } | Self::DeregisterClient { client } => text(1, client),
            Self::StartAudit | Self::ExitSecureState | Self::DeleteStoredData => Vec::new(),
            Self::ConfigureLogging { events } => {
                events.iter().flat_map(|event| der::element(Tag::context(1), event.as_bytes())).collect()
            }
            Self::SelfTest { component, passed } => [text(1, component), byte(2, u8::from(*passed))].concat(),
            Self::EnterSecureState { time: at } | Self::DisableSecureElement { time: at } => time(1, *at),
            Self::UnblockUser { user, passed } => [text(1, user), byte(2, u8::from(*passed))].concat(),
            Self::AuthenticateUser { user, passed } => {
                [text(1, user), byte(2, u8::from(*passed)), byte(3, 0xff)].concat()
            }
            Self::LogOut { user, cause } => [text(1, user), byte(2, *cause)].concat(),
            Self::Initialize { description } => text(1, description),
            Self::UpdateTime { before, after } => [time(1, *before), time(2, *after)].concat(),
        }
    }
}

/// The elements within an event's data for people: number and value, as text, number or hex.
pub fn shown(event: &str, data: &[u8]) -> Vec<(String, String)> {
    let times = ["updateTime", "enterSecureState", "disableSecureElement"].contains(&event);
    let read = Elements::of(data).map_while(Result::ok);
    let named = read.map(|element| {
        let number = element.tag.in_context().map_or_else(|| "?".to_owned(), |number| number.to_string());
        (number, value(element.content, times))
    });
    named.collect()
}

fn value(content: &[u8], is_time: bool) -> String {
    let time = unsigned(content).and_then(|seconds| i64::try_from(seconds).ok());
    if let Some(seconds) = time.filter(|_| is_time && content.len() >= 4) {
        return crate::log_time::german(seconds);
    }
    match std::str::from_utf8(content) {
        Ok(text) if !text.is_empty() && text.chars().all(|letter| !letter.is_control()) => text.to_owned(),
        _ => hex::encode(content),
    }
}
