//! PINs: four to eight digits, kept as Argon2id. Hashing takes its time and runs off the writer's thread.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use book::fault::{Outcome, Trouble};
use book::ports::PinWork;
use contract::refusal::{DoorRefusal, PeopleRefusal};

const WAIT_SECONDS_MAX: u32 = 300;

/// Refuses what is no PIN, and what anyone would guess first.
pub fn check_form(pin: &str) -> Outcome<()> {
    if !(4..=8).contains(&pin.len()) || !pin.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DoorRefusal::BadPin.into());
    }
    let steps = |by: i16| {
        pin.as_bytes().windows(2).all(|w| matches!(w, [a, b] if i16::from(*b) - i16::from(*a) == by))
    };
    if [-1, 0, 1].into_iter().any(steps) {
        return Err(PeopleRefusal::PinTooEasy.into());
    }
    Ok(())
}

/// The PIN's Argon2id hash in PHC form; it tells how much work it takes to check.
pub fn hash(pin: &str, work: PinWork) -> Outcome<String> {
    let params = match work {
        PinWork::Full => Params::default(),
        PinWork::Least => Params::new(Params::MIN_M_COST, Params::MIN_T_COST, Params::MIN_P_COST, None)
            .map_err(|error| Trouble::fault(format!("argon2: {error}")))?,
    };
    let hashed = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password(pin.as_bytes());
    Ok(hashed.map_err(|error| Trouble::fault(format!("argon2: {error}")))?.to_string())
}

/// Whether a PIN is the one that was hashed.
pub fn fits(pin: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|parsed| Argon2::default().verify_password(pin.as_bytes(), &parsed).is_ok())
}

/// Seconds to wait after so many wrong PINs in a row: 1, 2, 4 … 300.
pub fn wait_seconds(wrong_pins: u32) -> u32 {
    2_u32.saturating_pow(wrong_pins.saturating_sub(1)).min(WAIT_SECONDS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_fits_its_hash_alone() {
        for work in [PinWork::Full, PinWork::Least] {
            let hashed = hash("4711", work).unwrap();
            assert!(fits("4711", &hashed), "{work:?}");
            assert!(!fits("4712", &hashed), "{work:?}");
        }
    }

    #[test]
    fn the_full_work_is_what_owasp_asks_for() {
        let hashed = hash("4711", PinWork::Full).unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
    }

    #[test]
    fn letters_rows_and_repeats_are_refused() {
        for bad in ["abcd", "123", "123456789", "1234", "9876", "5555", ""] {
            assert!(check_form(bad).is_err(), "{bad}");
        }
        assert!(check_form("4711").is_ok());
    }

    #[test]
    fn waiting_grows() {
        assert_eq!([1, 2, 3, 9, 10, 99].map(wait_seconds), [1, 2, 4, 256, 300, 300]);
    }
}
