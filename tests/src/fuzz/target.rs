//! What is tried: something of the program that reads what others have made.

use book::{Outcome, Trouble};

use crate::rng::Rng;

/// How the program has met an input, rightly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It took it.
    Taken,
    /// It said why it did not.
    Refused,
}

/// Something that reads, with inputs for it.
pub trait Reader {
    /// An input by chance: a good one, damaged.
    fn input(&mut self, rng: &mut Rng) -> Vec<u8>;

    /// Has the program read it.
    ///
    /// # Errors
    /// What came of it though a refusal was due.
    fn meet(&mut self, input: &[u8]) -> Result<Met, String>;

    /// Whether it has seen enough and another one goes on.
    fn is_spent(&self) -> bool {
        false
    }

    /// What must hold behind all that it has met.
    ///
    /// # Errors
    /// What doesn't hold.
    fn end(&mut self) -> Result<(), String> {
        Ok(())
    }
}

/// A kind of reader.
#[derive(Clone, Copy)]
pub struct Target {
    pub name: &'static str,
    /// So many inputs meet one reader; then another one is made.
    pub lives: u64,
    pub make: fn() -> Box<dyn Reader>,
}

/// How the desk has met it.
///
/// # Errors
/// It was a fault.
pub fn met<T>(outcome: Outcome<T>) -> Result<Met, String> {
    match outcome {
        Ok(_) => Ok(Met::Taken),
        Err(Trouble::Refused(refusal)) if refusal.to_string().is_empty() => {
            Err(format!("a refusal without a word: {}", refusal.code()))
        }
        Err(Trouble::Refused(_)) => Ok(Met::Refused),
        Err(Trouble::Fault(fault)) => Err(format!("a fault: {fault:?}")),
    }
}

/// A die that comes out the same for the same input: what a person would choose beside it.
pub fn die_of(input: &[u8]) -> Rng {
    let sum = input.iter().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Rng::new(sum)
}
