//! Time stamps of someone else's clock (RFC 3161): the question, the answer, and what its token proves. Knows neither
//! store nor network.
//!
//! [`query()`] makes the bytes that a service is asked with, [`Token::of_answer`] takes the token out of what it answers, and
//! [`Token::read`] reads a token that was kept. [`Token::check`] holds it against what was asked, down to the service's
//! signature; [`Token::hangs_on`] follows its certificates up to one that the checker knows by its sum.
#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]
#![forbid(unsafe_code)]

mod certificate;
mod der;
mod fault;
mod query;
mod signature;
mod token;

pub use fault::StampFault;
pub use query::query;
pub use signature::sha256;
pub use token::{Asked, Token};
