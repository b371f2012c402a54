//! A token: what a service says, wrapped into its signature (RFC 3161, 2.4.2; RFC 5652).

use chrono::{NaiveDateTime, Timelike as _};

use crate::certificate::{self, Certificate};
use crate::der::{
    BOOLEAN, Element, Elements, GENERALIZED_TIME, INTEGER, OCTET_STRING, OID, SEQUENCE, SET, element, only,
    within,
};
use crate::fault::StampFault;
use crate::signature::{SHA256, name_of, sum};

/// 1.2.840.113549.1.7.2
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
/// 1.2.840.113549.1.9.16.1.4
const TST_INFO: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 1, 4];
/// 1.2.840.113549.1.9.3, .4, .16.2.12, .16.2.47
const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
const SIGNING_CERTIFICATE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 2, 0x0c];
const SIGNING_CERTIFICATE_2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 2, 0x2f];
/// 1.3.14.3.2.26, by which the first form names a certificate.
const SHA1: &[u8] = &[0x2b, 0x0e, 3, 2, 0x1a];

/// What was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The sum that is to be stamped.
    pub imprint: &'a [u8; 32],
    /// The number of the question; absent where nobody knows it any more.
    pub nonce: Option<u64>,
}

/// A token as it was read. Nothing of it is proven before [`Token::check`].
#[derive(Clone, Debug)]
pub struct Token {
    /// All its bytes.
    pub der: Vec<u8>,
    /// When the service says that it was, in seconds since 1970.
    pub seconds: i64,
    imprint: Vec<u8>,
    nonce: Option<Vec<u8>>,
    /// What is signed, and by which sum.
    info: Vec<u8>,
    hash: Vec<u8>,
    /// The signed attributes, as they are signed.
    attributes: Vec<u8>,
    algorithm: Vec<u8>,
    signature: Vec<u8>,
    certificates: Vec<Certificate>,
}

const fn no<T>(what: &'static str) -> Result<T, StampFault> {
    Err(StampFault::Unreadable(what))
}

impl Token {
    /// Out of the answer of a service.
    ///
    /// # Errors
    /// [`StampFault::NotGranted`], or what [`Self::read`] says.
    pub fn of_answer(answer: &[u8]) -> Result<Self, StampFault> {
        let mut parts = only(answer, SEQUENCE)?.within();
        let mut status = parts.next(SEQUENCE)?.within();
        match status.next(INTEGER)?.content {
            // Granted, or granted with modifications.
            [0 | 1] => {}
            [other] => return Err(StampFault::NotGranted(*other)),
            _ => return no("Status"),
        }
        let token = parts.next(SEQUENCE)?;
        parts.end()?;
        Self::read(token.raw)
    }

    /// A token by itself.
    ///
    /// # Errors
    /// [`StampFault::Unreadable`] where it is none.
    pub fn read(der: &[u8]) -> Result<Self, StampFault> {
        let mut outer = only(der, SEQUENCE)?.within();
        if outer.next(OID)?.content != SIGNED_DATA {
            return no("kein signierter Inhalt");
        }
        let content = outer.next(within(0))?;
        outer.end()?;
        let mut parts = only(content.content, SEQUENCE)?.within();
        parts.next(INTEGER)?;
        parts.next(SET)?;
        let info = content_of(parts.next(SEQUENCE)?)?;
        let certificates = match parts.maybe(within(0))? {
            Some(set) => certificates(set.within())?,
            None => Vec::new(),
        };
        parts.maybe(within(1))?;
        let mut signers = parts.next(SET)?.within();
        parts.end()?;
        // A service signs alone.
        let mut signer = signers.next(SEQUENCE)?.within();
        signers.end()?;
        signer.next(INTEGER)?;
        // Which certificate that is, the signed attributes say.
        signer.any()?;
        let hash = signer.next(SEQUENCE)?.within().next(OID)?.content.to_vec();
        let attributes = element(SET, signer.next(within(0))?.content);
        let algorithm = signer.next(SEQUENCE)?.within().next(OID)?.content.to_vec();
        let signature = signer.next(OCTET_STRING)?.content.to_vec();
        let told = told(&info)?;
        let (seconds, imprint, nonce) = (told.seconds, told.imprint, told.nonce);
        let der = der.to_vec();
        Ok(Self { der, seconds, imprint, nonce, info, hash, attributes, algorithm, signature, certificates })
    }

    /// Whether it stamps what was asked, and whoever is named as its signer has signed it.
    ///
    /// # Errors
    /// The first [`StampFault`].
    pub fn check(&self, asked: Asked<'_>) -> Result<(), StampFault> {
        if self.imprint != asked.imprint {
            return Err(StampFault::OtherImprint);
        }
        if let Some(nonce) = asked.nonce {
            let digits: Vec<u8> = nonce.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
            let told = self.nonce.as_deref().map(|told| told.strip_prefix(&[0]).unwrap_or(told));
            if told != Some(&digits) {
                return Err(StampFault::OtherNonce);
            }
        }
        if self.attribute(CONTENT_TYPE)?.next(OID)?.content != TST_INFO {
            return no("Art des Inhalts");
        }
        if self.attribute(MESSAGE_DIGEST)?.next(OCTET_STRING)?.content != sum(&self.hash, &self.info)? {
            return Err(StampFault::BadSignature);
        }
        let signer = self.signer()?;
        signer.may_stamp(self.seconds)?;
        signer.key.verify(&self.algorithm, Some(&self.hash), &self.attributes, &self.signature)
    }

    /// Whether its certificates lead to the one with this SHA-256.
    ///
    /// # Errors
    /// [`StampFault::OtherRoot`] or [`StampFault::Certificate`].
    pub fn hangs_on(&self, root: &[u8; 32]) -> Result<(), StampFault> {
        certificate::hangs_on(self.signer()?, &self.certificates, root, self.seconds)
    }

    /// When the service says that it was: `27.11.2026 19:04:05 UTC`.
    pub fn time(&self) -> String {
        let time = chrono::DateTime::from_timestamp(self.seconds, 0);
        time.map(|time| time.format("%d.%m.%Y %H:%M:%S UTC").to_string()).unwrap_or_default()
    }

    /// The values of a signed attribute, which stands once.
    fn attribute(&self, oid: &[u8]) -> Result<Elements<'_>, StampFault> {
        let mut all = only(&self.attributes, SET)?.within();
        let mut found = None;
        while !all.is_empty() {
            let mut parts = all.next(SEQUENCE)?.within();
            if parts.next(OID)?.content == oid {
                if found.is_some() {
                    return no("doppeltes Merkmal");
                }
                found = Some(parts.next(SET)?.within());
            }
        }
        found.ok_or(StampFault::Unreadable("Merkmal fehlt"))
    }

    /// The certificate that the signed attributes name, by its sum.
    fn signer(&self) -> Result<&Certificate, StampFault> {
        let (mut named, is_second) = match self.attribute(SIGNING_CERTIFICATE_2) {
            Ok(named) => (named, true),
            Err(_) => (self.attribute(SIGNING_CERTIFICATE)?, false),
        };
        let mut first = named.next(SEQUENCE)?.within().next(SEQUENCE)?.within().next(SEQUENCE)?.within();
        let algorithm = first.maybe(SEQUENCE)?.map(|algorithm| algorithm.within().next(OID)).transpose()?;
        let algorithm = match algorithm {
            Some(algorithm) if is_second => algorithm.content,
            _ if is_second => SHA256,
            _ => SHA1,
        };
        let sum = first.next(OCTET_STRING)?.content;
        let is_named =
            |certificate: &&Certificate| name_of(algorithm, &certificate.der).is_ok_and(|name| name == sum);
        self.certificates.iter().find(is_named).ok_or(StampFault::NoSigner)
    }
}

/// What is wrapped: only this kind of content is a time stamp.
fn content_of(wrapped: Element<'_>) -> Result<Vec<u8>, StampFault> {
    let mut parts = wrapped.within();
    if parts.next(OID)?.content != TST_INFO {
        return no("kein Zeitstempel");
    }
    let content = parts.next(within(0))?;
    parts.end()?;
    Ok(only(content.content, OCTET_STRING)?.content.to_vec())
}

fn certificates(mut set: Elements<'_>) -> Result<Vec<Certificate>, StampFault> {
    let mut all = Vec::new();
    while !set.is_empty() {
        let one = set.any()?;
        // Attribute certificates say nothing here.
        if one.tag == SEQUENCE {
            all.push(Certificate::read(one.raw)?);
        }
    }
    Ok(all)
}

/// What the service says.
struct Told {
    imprint: Vec<u8>,
    seconds: i64,
    nonce: Option<Vec<u8>>,
}

fn told(info: &[u8]) -> Result<Told, StampFault> {
    let mut parts = only(info, SEQUENCE)?.within();
    if parts.next(INTEGER)?.content != [1] {
        return no("Fassung");
    }
    parts.next(OID)?;
    let mut imprint = parts.next(SEQUENCE)?.within();
    if imprint.next(SEQUENCE)?.within().next(OID)?.content != SHA256 {
        return Err(StampFault::OtherImprint);
    }
    let imprint = imprint.next(OCTET_STRING)?.content.to_vec();
    parts.next(INTEGER)?;
    let seconds = seconds(parts.next(GENERALIZED_TIME)?.content)?;
    parts.maybe(SEQUENCE)?;
    parts.maybe(BOOLEAN)?;
    let nonce = parts.maybe(INTEGER)?.map(|nonce| nonce.content.to_vec());
    parts.maybe(within(0))?;
    parts.maybe(within(1))?;
    parts.end()?;
    Ok(Told { imprint, seconds, nonce })
}

/// `20261127190405Z`, or with a fraction of a second, which is left away.
fn seconds(text: &[u8]) -> Result<i64, StampFault> {
    let unreadable = StampFault::Unreadable("Zeit");
    let text =
        std::str::from_utf8(text).ok().and_then(|text| text.strip_suffix('Z')).ok_or(unreadable.clone())?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    if whole.len() != 14 || !all_digits(whole) || !all_digits(fraction) {
        return Err(unreadable);
    }
    let time = NaiveDateTime::parse_from_str(whole, "%Y%m%d%H%M%S").map_err(|_| unreadable)?;
    Ok(time.with_nanosecond(0).unwrap_or(time).and_utc().timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_fractions() {
        assert_eq!(seconds(b"20261127190405Z").unwrap(), 1_795_806_245);
        assert_eq!(seconds(b"20261127190405.25Z").unwrap(), 1_795_806_245);
        for bad in ["20261127190405", "2026112719040Z", "20261327190405Z", "20261127190405.Z", ""] {
            assert!(seconds(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
