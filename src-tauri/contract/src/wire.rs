//! How a request travels: one call, one answer, one kind of news.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{PersonId, Refusal, Request};

/// A request with what the caller adds to it. JSON: `{"request":{"command":"SignIn","body":{…}}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    pub request: Request,
    /// A second person who approves this one act by PIN; the session stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Questions that the person has already answered with yes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Question>,
}

/// PIN of a person who approves one act.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub person: PersonId,
    pub pin: String,
}

impl std::fmt::Debug for Approval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Approval({:?})", self.person)
    }
}

/// What comes back: the reply of the menu's row, a typed no, or the note of a fault.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Done(Value),
    Refused(Refusal),
    Failed(Fault),
}

/// Something unexpected happened; it stands in the log under this reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error(
    "Das hat nicht geklappt. Gebucht ist nur, was in der Kassenrolle steht. Bitte dem Support die Nummer {reference} nennen."
)]
pub struct Fault {
    pub reference: String,
}

/// What the salon asks back before it goes on; the call is sent again with the question in `confirmed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// More than 200 € too much was given.
    MuchTooMuchGiven,
    /// The same customer or sum within two minutes (IKS-15).
    SuspectedDoubleReceipt,
    /// The clock is more than 14 days after the last entry (IKS-03).
    ClockJump,
    /// The card payment was taken back at the terminal.
    VoidedAtTerminal,
    /// What is open may stay open at the close (IKS-13).
    UnfinishedBusiness,
    /// An appointment outside shift or opening hours, or in a break.
    OutsideHours,
    /// A person leaves the staff: future appointments go into the air.
    ParkAppointments,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Greet, SignIn};

    #[test]
    fn a_call_travels_as_json() {
        for request in [Request::from(Greet), SignIn { person: PersonId(3), pin: "4711".into() }.into()] {
            let call = Call { request, approval: None, confirmed: vec![Question::ClockJump] };
            let text = serde_json::to_string(&call).unwrap();
            assert_eq!(serde_json::from_str::<Call>(&text).unwrap(), call, "{text}");
        }
    }
}
