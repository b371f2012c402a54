//! Certificates as exports carry them: DER under any ending, or as text (PEM), one or several in a file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use x509_cert::der::{Decode as _, Encode as _};
use x509_cert::ext::pkix::BasicConstraints;

use crate::algorithm::certificate_hash;
use crate::key::{Curve, PublicKey};
use crate::oid;
use crate::tlv::{Elements, Tag, first};

/// A certificate, as far as a chain needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Whose it is, as RFC 4514 writes a name.
    pub subject: String,
    /// Who made it out.
    pub issuer: String,
    /// Valid from, seconds since 1970.
    pub not_before: i64,
    /// Valid to.
    pub not_after: i64,
    /// Whether it may make out others.
    pub is_authority: bool,
    /// The key; `None` for a curve that this program does not know.
    pub key: Option<PublicKey>,
    /// All its bytes, as `TSE_ZERTIFIKAT` of DSFinV-K wants them.
    pub der: Vec<u8>,
    signed: Vec<u8>,
    algorithm: Vec<u8>,
    signature: Vec<u8>,
}

/// The file holds no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificate")]
pub struct NoCertificate;

impl Certificate {
    /// The certificates of a file, in its order.
    ///
    /// # Errors
    /// [`NoCertificate`] where there is none, or where one of them can't be read.
    pub fn read_all(file: &[u8]) -> Result<Vec<Self>, NoCertificate> {
        let ders = if file.first() == Some(&0x30) { side_by_side(file)? } else { armoured(file)? };
        let read: Result<Vec<Self>, NoCertificate> = ders.iter().map(|der| Self::read(der)).collect();
        read.and_then(|read| if read.is_empty() { Err(NoCertificate) } else { Ok(read) })
    }

    fn read(der: &[u8]) -> Result<Self, NoCertificate> {
        let parts: Result<Vec<_>, _> = first(der).map_err(|_| NoCertificate)?.within().collect();
        let [signed, algorithm, signature] = parts.map_err(|_| NoCertificate)?[..] else {
            return Err(NoCertificate);
        };
        let read = x509_cert::Certificate::from_der(der).map_err(|_| NoCertificate)?;
        let told = read.tbs_certificate();
        let seconds = |time: &x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs());
        let constraints = told.get_extension::<BasicConstraints>().map_err(|_| NoCertificate)?;
        let key = told.subject_public_key_info().to_der().map_err(|_| NoCertificate)?;
        let [0, signature @ ..] = signature.content else { return Err(NoCertificate) };
        let algorithm = Elements::of(algorithm.content).next();
        let Some(Ok(algorithm)) = algorithm else { return Err(NoCertificate) };
        Ok(Self {
            subject: told.subject().to_string(),
            issuer: told.issuer().to_string(),
            not_before: seconds(&told.validity().not_before).map_err(|_| NoCertificate)?,
            not_after: seconds(&told.validity().not_after).map_err(|_| NoCertificate)?,
            is_authority: constraints.is_some_and(|(_, constraints)| constraints.ca),
            key: key_of(&key),
            der: der.to_vec(),
            signed: signed.raw.to_vec(),
            algorithm: algorithm.content.to_vec(),
            signature: signature.to_vec(),
        })
    }

    /// SHA-256 over its key's point, which is what its file is called.
    pub fn serial(&self) -> Option<[u8; 32]> {
        self.key.as_ref().map(PublicKey::serial)
    }

    /// Whether it was made out by whoever it is for: the end of a chain.
    pub fn is_root(&self) -> bool {
        self.subject == self.issuer
    }

    /// Whether it was made out with this key.
    pub fn is_signed_by(&self, authority: &PublicKey) -> bool {
        certificate_hash(&self.algorithm)
            .is_some_and(|hash| authority.verify_der(hash, &self.signed, &self.signature))
    }

    /// Whether it holds at a moment.
    pub const fn holds_at(&self, seconds: i64) -> bool {
        self.not_before <= seconds && seconds <= self.not_after
    }
}

/// The key of a SubjectPublicKeyInfo.
fn key_of(info: &[u8]) -> Option<PublicKey> {
    let parts: Result<Vec<_>, _> = first(info).ok()?.within().collect();
    let [algorithm, point] = parts.ok()?[..] else { return None };
    let named: Result<Vec<_>, _> = algorithm.within().collect();
    let [kind, curve] = named.ok()?[..] else { return None };
    if kind.content != oid::EC_PUBLIC_KEY || point.tag != Tag::BIT_STRING {
        return None;
    }
    let curve = match curve.content {
        content if content == oid::SECP256R1 => Curve::Secp256r1,
        content if content == oid::SECP384R1 => Curve::Secp384r1,
        content if content == oid::BRAINPOOL_P256R1 => Curve::BrainpoolP256r1,
        content if content == oid::BRAINPOOL_P384R1 => Curve::BrainpoolP384r1,
        _ => return None,
    };
    PublicKey::from_point(curve, point.content.strip_prefix(&[0])?)
}

/// Several certificates in binary form, one behind the other.
fn side_by_side(file: &[u8]) -> Result<Vec<Vec<u8>>, NoCertificate> {
    Elements::of(file).map(|element| element.map(|one| one.raw.to_vec()).map_err(|_| NoCertificate)).collect()
}

/// Certificates as text between their marks; or the bare text of one.
fn armoured(file: &[u8]) -> Result<Vec<Vec<u8>>, NoCertificate> {
    let text = std::str::from_utf8(file).map_err(|_| NoCertificate)?;
    let mut found = Vec::new();
    for piece in text.split("-----BEGIN CERTIFICATE-----").skip(1) {
        let (inside, _) = piece.split_once("-----END CERTIFICATE-----").ok_or(NoCertificate)?;
        found.push(decoded(inside)?);
    }
    if found.is_empty() {
        found.push(decoded(text)?);
    }
    Ok(found)
}

fn decoded(text: &str) -> Result<Vec<u8>, NoCertificate> {
    let letters: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    STANDARD.decode(letters).map_err(|_| NoCertificate)
}
