//! What a change of an appointment brings with it.

use serde::{Deserialize, Serialize};

use super::{Appointment, WaitingMatch};
use crate::ChangeId;

/// What a change comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// As it is now.
    pub appointment: Appointment,
    /// For [`super::UndoChange`].
    pub change: ChangeId,
    /// Who waits for the time that became free, best match first.
    pub freed: Vec<WaitingMatch>,
}
