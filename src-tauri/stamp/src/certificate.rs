//! Certificates of a token, and how they hang together.

use x509_cert::Certificate as X509;
use x509_cert::der::{Decode as _, Encode as _};
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};

use crate::der::{OID, SEQUENCE, only};
use crate::fault::StampFault;
use crate::signature::{Key, sha256};

/// What a certificate of a service may be used for, and for nothing else (RFC 3161, 2.3).
const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";
/// No chain of a service is longer.
const LONGEST: usize = 8;

/// A certificate, as far as a chain needs it.
#[derive(Clone, Debug)]
pub struct Certificate {
    pub der: Vec<u8>,
    subject: Vec<u8>,
    issuer: Vec<u8>,
    /// For people.
    issuer_name: String,
    pub key: Key,
    from: i64,
    until: i64,
    may_sign_others: bool,
    /// Absent where it is not for time stamps alone.
    for_stamps: bool,
    signed: Vec<u8>,
    algorithm: Vec<u8>,
    signature: Vec<u8>,
}

const fn bad<T>(what: &'static str) -> Result<T, StampFault> {
    Err(StampFault::Certificate(what))
}

impl Certificate {
    /// Of its bytes.
    ///
    /// # Errors
    /// [`StampFault::Certificate`] where it can't be read.
    pub fn read(der: &[u8]) -> Result<Self, StampFault> {
        let unreadable = |_| StampFault::Certificate("nicht lesbar");
        let mut parts = only(der, SEQUENCE)?.within();
        let signed = parts.next(SEQUENCE)?;
        let mut algorithm = parts.next(SEQUENCE)?.within();
        let algorithm = algorithm.next(OID)?.content.to_vec();
        let [0, signature @ ..] = parts.next(0x03)?.content else { return bad("nicht lesbar") };
        let read = X509::from_der(der).map_err(unreadable)?;
        let told = read.tbs_certificate();
        let seconds = |time: &x509_cert::time::Time| {
            i64::try_from(time.to_unix_duration().as_secs())
                .map_err(|_| StampFault::Certificate("Gültigkeit"))
        };
        let constraints = told.get_extension::<BasicConstraints>().map_err(unreadable)?;
        let usage = told.get_extension::<KeyUsage>().map_err(unreadable)?;
        let purposes = told.get_extension::<ExtendedKeyUsage>().map_err(unreadable)?;
        let is_authority = constraints.is_some_and(|(_, constraints)| constraints.ca);
        let may_sign = usage.is_none_or(|(_, usage)| usage.key_cert_sign());
        let for_stamps = purposes.is_some_and(|(critical, purposes)| {
            critical && matches!(purposes.0.as_slice(), [only] if only.to_string() == TIME_STAMPING)
        });
        Ok(Self {
            der: der.to_vec(),
            subject: told.subject().to_der().map_err(unreadable)?,
            issuer: told.issuer().to_der().map_err(unreadable)?,
            issuer_name: told.issuer().to_string(),
            key: Key::of(&told.subject_public_key_info().to_der().map_err(unreadable)?)?,
            from: seconds(&told.validity().not_before)?,
            until: seconds(&told.validity().not_after)?,
            may_sign_others: is_authority && may_sign,
            for_stamps,
            signed: signed.raw.to_vec(),
            algorithm,
            signature: signature.to_vec(),
        })
    }

    /// Whether a service may sign stamps with it at a moment, in seconds since 1970.
    ///
    /// # Errors
    /// [`StampFault::Certificate`] where it may not.
    pub fn may_stamp(&self, at: i64) -> Result<(), StampFault> {
        if !self.for_stamps {
            return bad("nicht allein für Zeitstempel ausgestellt");
        }
        self.holds(at)
    }

    fn holds(&self, at: i64) -> Result<(), StampFault> {
        if (self.from..=self.until).contains(&at) {
            Ok(())
        } else {
            bad("zur Zeit des Stempels nicht gültig")
        }
    }

    fn has_made(&self, other: &Self) -> bool {
        self.may_sign_others
            && self.subject == other.issuer
            && self.key.verify(&other.algorithm, None, &other.signed, &other.signature).is_ok()
    }
}

/// Follows the chain from a certificate up to one with this SHA-256, among those that a token brings along.
///
/// # Errors
/// [`StampFault::OtherRoot`] where it ends elsewhere, [`StampFault::Certificate`] for one that did not hold then.
pub fn hangs_on(
    signer: &Certificate,
    all: &[Certificate],
    root: &[u8; 32],
    at: i64,
) -> Result<(), StampFault> {
    let mut below = signer;
    for _ in 0..LONGEST {
        below.holds(at)?;
        if sha256(&below.der) == *root {
            return Ok(());
        }
        let above = all.iter().find(|above| above.der != below.der && above.has_made(below));
        let Some(above) = above else { break };
        below = above;
    }
    Err(StampFault::OtherRoot(below.issuer_name.clone()))
}
