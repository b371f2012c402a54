//! How a request travels: one call, one answer, one kind of news.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{DeedId, PersonId, Question, Refusal, Request};

/// A request with what the caller adds to it. JSON: `{"request":{"command":"SignIn","body":{…}}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// What is asked.
    pub request: Request,
    /// A second person who approves this one act by PIN; the session stays as it is. Absent where the
    /// session's own role is enough. Goes into the entry as [`proof::Head::approved_by`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Questions that the person has already answered with yes; empty at the first try.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Question>,
    /// The deed that this is, where it must not be done twice. The same request under the same name gets the answer that it got
    /// before; one that is under way is waited for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deed: Option<DeedId>,
}

impl Call {
    /// A request, with nothing added to it.
    pub fn of(request: impl Into<Request>) -> Self {
        Self { request: request.into(), approval: None, confirmed: Vec::new(), deed: None }
    }
}

/// PIN of a person who approves one act. `Debug` doesn't show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who approves; must have at least the row's lowest role.
    pub person: PersonId,
    /// As typed, four to eight digits.
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
    /// Done: the reply as JSON, of the type [`Ask::Reply`](crate::Ask::Reply) of the request.
    Done(Value),
    /// Not done, for a reason that the person can do something about. Nothing was changed.
    Refused(Refusal),
    /// Not done, or not known to be done: the book tells.
    Failed(Fault),
}

/// Something unexpected happened; it stands in the log under this reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error(
    "Das hat nicht geklappt. Gebucht ist nur, was in der Kassenrolle steht. Bitte dem Support die Nummer {reference} nennen."
)]
pub struct Fault {
    /// The number under which the log keeps the story; short enough to be read out on the telephone.
    pub reference: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Greet, SignIn};

    #[test]
    fn a_call_travels_as_json() {
        for request in [Request::from(Greet), SignIn { person: PersonId(3), pin: "4711".into() }.into()] {
            let deed = Some(DeedId("4f-1".into()));
            let call = Call { confirmed: vec![Question::ClockJump], deed, ..Call::of(request) };
            let text = serde_json::to_string(&call).unwrap();
            assert_eq!(serde_json::from_str::<Call>(&text).unwrap(), call, "{text}");
        }
    }
}
