//! What becomes of a booking that the end of the program cut off between the question outside and the book.

use crate::ports::Known;

/// What becomes of an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Something of it was attested, or nobody can say that nothing was: it is booked. Whoever pressed the key meant
    /// it, and a signature without a bon would look like a bon that was suppressed.
    Book,
    /// Nothing of it was attested: the basket is as it was before the key was pressed, and no answer was ever shown.
    Release,
}

/// Decides by what the outside knows of each bon; `None` where it could not be asked.
pub fn fate(known: &[Option<Known>]) -> Fate {
    let untouched = known.iter().all(|known| matches!(known, Some(Known::Unsigned | Known::Aborted)));
    if untouched { Fate::Release } else { Fate::Book }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_to_be_unsigned_is_released() {
        assert_eq!(fate(&[Some(Known::Unsigned)]), Fate::Release);
        assert_eq!(fate(&[Some(Known::Unsigned), Some(Known::Aborted)]), Fate::Release);
        assert_eq!(fate(&[Some(Known::Finished(None)), Some(Known::Unsigned)]), Fate::Book);
        assert_eq!(fate(&[None]), Fate::Book);
        assert_eq!(fate(&[Some(Known::Unsigned), None]), Fate::Book);
    }
}
