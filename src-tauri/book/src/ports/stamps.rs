//! Someone else's clock.

/// Asks a time stamp service (RFC 3161) over the network.
pub trait TimeStamps: Send + Sync {
    /// Hands a question (DER, `application/timestamp-query`) to the service at an `http` or `https` address and brings its
    /// answer (DER). May take seconds, and never more than 15: never called on the writer's thread. Whether the answer is
    /// one, the core judges.
    ///
    /// # Errors
    /// [`StampTrouble`]; another try may help.
    fn ask(&self, address: &str, question: &[u8]) -> Result<Vec<u8>, StampTrouble>;
}

/// Why there is no answer, in the system's words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StampTrouble(pub String);
