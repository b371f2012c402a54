//! The question to a service (RFC 3161, 2.4.1).

use crate::der::{BOOLEAN, NULL, OCTET_STRING, OID, SEQUENCE, element, integer};
use crate::signature::SHA256;

/// Asks for a stamp of a sum by SHA-256, with a number that the answer must repeat, and with the service's certificates.
pub fn query(imprint: &[u8; 32], nonce: u64) -> Vec<u8> {
    let algorithm = element(SEQUENCE, &[element(OID, SHA256), element(NULL, &[])].concat());
    let imprint = element(SEQUENCE, &[algorithm, element(OCTET_STRING, imprint)].concat());
    element(SEQUENCE, &[integer(1), imprint, integer(nonce), element(BOOLEAN, &[0xff])].concat())
}
