//! What a service for time stamps answers: that of OpenSSL, damaged.

use std::sync::LazyLock;

use stamp::{Asked, Token, query};

use super::damage::{self, blows};
use super::target::{Met, Reader, Target};
use crate::rng::Rng;
use crate::stamp_office::{StampOffice, reply};

pub const ANSWERS: Target = Target { name: "time_stamps", lives: u64::MAX, make: || Box::new(Stamps) };

const IMPRINT: [u8; 32] = [7; 32];
const NONCE: u64 = 4_501;

/// A good answer, and the sum of the root that its certificate hangs on.
static GOOD: LazyLock<(Vec<u8>, [u8; 32])> = LazyLock::new(|| {
    let office = StampOffice::start_with(&["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]);
    let answer = reply(office.folder(), &query(&IMPRINT, NONCE), "service");
    let sum: Vec<u8> =
        office.sum_of("root").split(':').map(|digits| u8::from_str_radix(digits, 16).unwrap()).collect();
    (answer, sum.try_into().unwrap())
});

struct Stamps;

impl Reader for Stamps {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let mut answer = GOOD.0.clone();
        (0..blows(rng)).for_each(|_| damage::bytes(rng, &mut answer));
        answer
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let asked = Asked { imprint: &IMPRINT, nonce: Some(NONCE) };
        let token = match Token::of_answer(input) {
            Ok(token) => token,
            Err(no) if no.to_string().is_empty() => return Err(format!("without a word: {no:?}")),
            Err(_) => return Ok(Met::Refused),
        };
        token.time();
        let (checked, hangs) = (token.check(asked), token.hangs_on(&GOOD.1));
        // As a verifier does it, who knows no number of a question any more.
        let kept =
            Token::read(&token.der).map_err(|no| format!("what was read once is not read again: {no}"))?;
        if kept.check(Asked { nonce: None, ..asked }).is_err() && checked.is_ok() {
            return Err("good with the number of the question, and not without".to_owned());
        }
        Ok(if checked.is_ok() && hangs.is_ok() { Met::Taken } else { Met::Refused })
    }
}
