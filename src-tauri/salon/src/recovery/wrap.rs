//! Secrets wrapped by the recovery code: Argon2id stretches it, each purpose gets a key of its own, ChaCha20-Poly1305
//! (RFC 8439) seals. What is unwrapped is what was wrapped, for the same purpose and name, or nothing.

use argon2::{Algorithm, Argon2, Params, Version};
use book::fault::{Outcome, Trouble};
use book::ports::PinWork;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use contract::RecoveryCode;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

const VERSION: u8 = 1;
/// What the first line of a purpose's key says. A further secret gets a further purpose.
const SIGNING_KEY: &str = "lockbuch recovery 1 signing key";
/// Whoever writes into the store must not make us need more memory than this, in KiB, or more rounds.
const MEMORY_KIB_MAX: u32 = 256 * 1024;
const ROUNDS_MAX: u32 = 16;

/// A signing key under a recovery code; bytes are hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrappedKey {
    version: u8,
    /// Which key it is, as heads name it.
    pub key_id: String,
    memory_kib: u32,
    rounds: u32,
    lanes: u32,
    /// New for each wrapping, so that no key of a purpose seals twice.
    salt: String,
    sealed: String,
}

impl WrappedKey {
    /// Wraps the secret bytes of a signing key.
    ///
    /// # Errors
    /// A fault where there is no chance to be had.
    pub fn signing_key(code: &RecoveryCode, key_id: &str, seed: &[u8; 32], work: PinWork) -> Outcome<Self> {
        let params = match work {
            PinWork::Full => Params::default(),
            PinWork::Least => Params::new(Params::MIN_M_COST, Params::MIN_T_COST, Params::MIN_P_COST, None)
                .map_err(|error| Trouble::fault(format!("argon2: {error}")))?,
        };
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|error| Trouble::fault(format!("random: {error}")))?;
        let key = key_of(code, &salt, params.clone()).ok_or_else(|| Trouble::fault("argon2"))?;
        let sealed = ChaCha20Poly1305::new(&key).encrypt(&Nonce::default(), payload(seed, key_id));
        Ok(Self {
            version: VERSION,
            key_id: key_id.to_owned(),
            memory_kib: params.m_cost(),
            rounds: params.t_cost(),
            lanes: params.p_cost(),
            salt: hex::encode(salt),
            sealed: hex::encode(sealed.map_err(|_| Trouble::fault("sealing"))?),
        })
    }

    /// The secret bytes, if this is the code that wraps them and nothing of them was changed.
    pub fn open(&self, code: &RecoveryCode) -> Option<[u8; 32]> {
        if self.version != VERSION || self.memory_kib > MEMORY_KIB_MAX || self.rounds > ROUNDS_MAX {
            return None;
        }
        let params = Params::new(self.memory_kib, self.rounds, self.lanes, None).ok()?;
        let (salt, sealed) = (hex::decode(&self.salt).ok()?, hex::decode(&self.sealed).ok()?);
        let key = key_of(code, &salt, params)?;
        let opened = ChaCha20Poly1305::new(&key).decrypt(&Nonce::default(), payload(&sealed, &self.key_id));
        opened.ok()?.try_into().ok()
    }
}

/// The name goes along: a blob under another key's name does not open.
fn payload<'a>(bytes: &'a [u8], key_id: &'a str) -> Payload<'a, 'a> {
    Payload { msg: bytes, aad: key_id.as_bytes() }
}

/// The key of the one purpose there is, out of what the code comes to.
fn key_of(code: &RecoveryCode, salt: &[u8], params: Params) -> Option<Key> {
    let mut master = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(code.as_str().as_bytes(), salt, &mut master).ok()?;
    let mut hasher = Sha256::new();
    hasher.update(format!("{SIGNING_KEY}\n"));
    hasher.update(master);
    let key: [u8; 32] = hasher.finalize().into();
    Some(Key::from(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::recovery_code::CHANCE;

    fn code(byte: u8) -> RecoveryCode {
        RecoveryCode::from_chance(&[byte; CHANCE])
    }

    #[test]
    fn the_code_that_wrapped_a_key_opens_it_and_no_other_does() {
        for work in [PinWork::Least, PinWork::Full] {
            let wrapped = WrappedKey::signing_key(&code(7), "ab12", &[9; 32], work).unwrap();
            assert_eq!(wrapped.open(&code(7)), Some([9; 32]), "{work:?}");
            assert_eq!(wrapped.open(&code(8)), None, "{work:?}");
        }
    }

    #[test]
    fn what_was_changed_does_not_open() {
        let wrapped = WrappedKey::signing_key(&code(7), "ab12", &[9; 32], PinWork::Least).unwrap();
        let changed: [fn(&mut WrappedKey); 8] = [
            |it| it.key_id = "ab13".into(),
            |it| it.version = 2,
            |it| it.rounds = 2,
            |it| it.memory_kib = u32::MAX,
            |it| it.lanes = 0,
            |it| it.salt = "00".into(),
            |it| it.sealed.replace_range(..2, "zz"),
            |it| it.sealed.truncate(40),
        ];
        for (number, change) in changed.iter().enumerate() {
            let mut other = wrapped.clone();
            change(&mut other);
            assert_eq!(other.open(&code(7)), None, "{number}");
        }
    }

    #[test]
    fn the_same_key_is_wrapped_otherwise_each_time() {
        let wrap = || WrappedKey::signing_key(&code(7), "ab12", &[9; 32], PinWork::Least).unwrap();
        let (one, other) = (wrap(), wrap());
        assert!(one.salt != other.salt && one.sealed != other.sealed);
    }
}
