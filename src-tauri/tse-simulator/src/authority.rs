//! Certificates (RFC 5280) of an authority that says of itself that it certifies nothing.

use tse::der;
use tse::log_time::{LogTime, TimeFormat};
use tse::tlv::Tag;
use tse::{Curve, PublicKey, SigningKey, oid};

use crate::secrets::Secrets;
use crate::trouble::Trouble;

/// Who it is; the words are in every chain.
const NAME: &str = "Lockbuch TSE-Simulator CA (nicht zertifiziert)";
/// `2.5.4.6`, country.
const COUNTRY: [u8; 3] = [0x55, 0x04, 0x06];
/// `2.5.4.3`, common name.
const COMMON_NAME: [u8; 3] = [0x55, 0x04, 0x03];
/// `2.5.4.5`, serial number.
const SERIAL_NUMBER: [u8; 3] = [0x55, 0x04, 0x05];
/// `2.5.29.19`, basic constraints.
const CONSTRAINTS: [u8; 3] = [0x55, 0x1d, 0x13];
/// UTF8String.
const UTF8: Tag = Tag(0x0c);
/// PrintableString.
const PRINTABLE: Tag = Tag(0x13);
/// SET.
const SET: Tag = Tag(0x11);
/// BOOLEAN.
const BOOLEAN: Tag = Tag(0x01);
/// Two years: the authority is older and holds longer than any device.
const MARGIN: i64 = 63_072_000;

/// A certificate and the name of its file.
pub struct Named {
    /// `<serial>_X509.der`.
    pub file: String,
    /// Its bytes.
    pub der: Vec<u8>,
}

/// The certificates of a device and of its authority.
pub fn certificates(secrets: &Secrets) -> Result<[Named; 2], Trouble> {
    let device = secrets.device.public().ok_or(Trouble::SetUp)?;
    let authority = secrets.authority.public().ok_or(Trouble::SetUp)?;
    let serial = hex::encode(device.serial());
    let issuer = name(&[(COMMON_NAME, NAME)]);
    let subject = name(&[(COMMON_NAME, &serial), (SERIAL_NUMBER, &serial)]);
    let (from, to) = (secrets.not_before, secrets.not_after);
    let leaf = certificate(2, &issuer, &subject, (from, to), &device, false, &secrets.authority)?;
    let period = (from - MARGIN, to.saturating_add(MARGIN));
    let root = certificate(1, &issuer, &issuer, period, &authority, true, &secrets.authority)?;
    let file = |key: &PublicKey| format!("{}_X509.der", hex::encode(key.serial()));
    Ok([Named { file: file(&device), der: leaf }, Named { file: file(&authority), der: root }])
}

fn certificate(
    number: u64,
    issuer: &[u8],
    subject: &[u8],
    (from, to): (i64, i64),
    key: &PublicKey,
    is_authority: bool,
    signer: &SigningKey,
) -> Result<Vec<u8>, Trouble> {
    let algorithm = der::sequence(&[identifier(&[&oid::ECDSA_WITH[..], &[3]].concat())]);
    let signed = der::sequence(&[
        der::constructed(Tag::context(0), &[der::integer(2)]),
        der::integer(number),
        algorithm.clone(),
        issuer.to_vec(),
        der::sequence(&[time(from), time(to)]),
        subject.to_vec(),
        key_info(key)?,
        der::constructed(Tag::context(3), &[der::sequence(&[constraints(is_authority)])]),
    ]);
    let signature = signer.sign(&signed).ok_or(Trouble::SetUp)?;
    Ok(der::sequence(&[signed, algorithm, bits(&pair(&signature))]))
}

fn identifier(content: &[u8]) -> Vec<u8> {
    der::element(Tag::OBJECT_IDENTIFIER, content)
}

fn name(parts: &[([u8; 3], &str)]) -> Vec<u8> {
    let part =
        |kind: &[u8], text: Vec<u8>| der::constructed(SET, &[der::sequence(&[identifier(kind), text])]);
    let mut all = vec![part(&COUNTRY, der::element(PRINTABLE, b"DE"))];
    for (kind, text) in parts {
        let tag = if *kind == SERIAL_NUMBER { PRINTABLE } else { UTF8 };
        all.push(part(kind, der::element(tag, text.as_bytes())));
    }
    der::sequence(&all)
}

/// UTCTime up to 2049, GeneralizedTime from then on (RFC 5280, 4.1.2.5).
fn time(seconds: i64) -> Vec<u8> {
    const Y2050: i64 = 2_524_608_000;
    let format = if seconds < Y2050 { TimeFormat::UtcTime } else { TimeFormat::GeneralizedTime };
    LogTime { seconds, format }.write()
}

fn key_info(key: &PublicKey) -> Result<Vec<u8>, Trouble> {
    let curve = match key.curve() {
        Curve::Secp256r1 => &oid::SECP256R1[..],
        Curve::Secp384r1 => &oid::SECP384R1[..],
        Curve::BrainpoolP256r1 | Curve::BrainpoolP384r1 => return Err(Trouble::SetUp),
    };
    let algorithm = der::sequence(&[identifier(&oid::EC_PUBLIC_KEY), identifier(curve)]);
    Ok(der::sequence(&[algorithm, bits(key.point())]))
}

fn constraints(is_authority: bool) -> Vec<u8> {
    let yes = || der::element(BOOLEAN, &[0xff]);
    let value = der::sequence(&if is_authority { vec![yes()] } else { Vec::new() });
    der::sequence(&[identifier(&CONSTRAINTS), yes(), der::element(Tag::OCTET_STRING, &value)])
}

/// A BIT STRING without unused bits.
fn bits(bytes: &[u8]) -> Vec<u8> {
    der::element(Tag::BIT_STRING, &[&[0], bytes].concat())
}

/// r and s as two INTEGERs, as certificates carry them.
fn pair(plain: &[u8]) -> Vec<u8> {
    let number = |half: &[u8]| {
        let zeros = half.iter().take_while(|byte| **byte == 0).count();
        let digits = half.get(zeros..).unwrap_or_default();
        let sign: &[u8] = if digits.first().is_none_or(|first| first & 0x80 != 0) { &[0] } else { &[] };
        der::element(Tag::INTEGER, &[sign, digits].concat())
    };
    let (r, s) = plain.split_at(plain.len() / 2);
    der::sequence(&[number(r), number(s)])
}
