//! The keys of a device, in a file of their own.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tse::{Curve, SigningKey};

use crate::trouble::Trouble;

/// The file's name.
const FILE: &str = "schluessel.json";

/// The secret bytes, in hex, and how long the certificate holds that was made for them.
#[derive(Serialize, Deserialize)]
struct Kept {
    curve: String,
    device: String,
    authority: String,
    not_before: i64,
    not_after: i64,
}

/// The keys of a device and of the authority that vouches for it.
pub struct Secrets {
    /// The device's.
    pub device: SigningKey,
    /// Its authority's, on secp384r1.
    pub authority: SigningKey,
    /// From when on its certificate holds.
    pub not_before: i64,
    /// Until when.
    pub not_after: i64,
}

impl Secrets {
    /// The keys of a folder; made there if it has none.
    pub fn of(folder: &Path, curve: Curve, now: i64, valid_for: i64) -> Result<Self, Trouble> {
        let path = folder.join(FILE);
        let kept = match std::fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|_| Trouble::SetUp)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let made = Kept {
                    curve: curve.name().to_owned(),
                    device: hex::encode(secret(curve)?),
                    authority: hex::encode(secret(Curve::Secp384r1)?),
                    not_before: now,
                    not_after: now.saturating_add(valid_for),
                };
                let text = serde_json::to_vec_pretty(&made).map_err(|_| Trouble::SetUp)?;
                crate::journal::put_whole(&path, &text)?;
                made
            }
            Err(error) => return Err(error.into()),
        };
        Self::read(&kept)
    }

    fn read(kept: &Kept) -> Result<Self, Trouble> {
        let curve = Curve::ALL.into_iter().find(|curve| curve.name() == kept.curve);
        let key = |curve, text: &str| {
            hex::decode(text).ok().and_then(|secret| SigningKey::from_secret(curve, &secret))
        };
        Ok(Self {
            device: curve.and_then(|curve| key(curve, &kept.device)).ok_or(Trouble::SetUp)?,
            authority: key(Curve::Secp384r1, &kept.authority).ok_or(Trouble::SetUp)?,
            not_before: kept.not_before,
            not_after: kept.not_after,
        })
    }
}

/// Secret bytes by chance. Nearly all are a key of the curve; the rest is thrown again.
fn secret(curve: Curve) -> Result<Vec<u8>, Trouble> {
    let length = curve.signature_length() / 2;
    for _ in 0..100 {
        let mut secret = vec![0; length];
        getrandom::fill(&mut secret).map_err(|_| Trouble::SetUp)?;
        if SigningKey::from_secret(curve, &secret).is_some() {
            return Ok(secret);
        }
    }
    Err(Trouble::SetUp)
}
