//! Object identifiers, as the content of their element.

/// `0.4.0.127.0.7.3.7.1`: what a log message certifies; the last byte says what (TR-03151).
pub const CERTIFIED: [u8; 8] = [0x04, 0x00, 0x7f, 0x00, 0x07, 0x03, 0x07, 0x01];

/// `0.4.0.127.0.7.1.1.4.1`: ecdsa-plain; the last byte says with which hash (TR-03111).
pub const ECDSA_PLAIN: [u8; 9] = [0x04, 0x00, 0x7f, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01];

/// `1.2.840.10045.4.3`: ECDSA with SHA-2, as certificates are signed; the last byte says with which.
pub const ECDSA_WITH: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03];

/// `1.2.840.10045.2.1`: a public key on an elliptic curve.
pub const EC_PUBLIC_KEY: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];

/// `1.2.840.10045.3.1.7`: secp256r1.
pub const SECP256R1: [u8; 8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];

/// `1.3.132.0.34`: secp384r1.
pub const SECP384R1: [u8; 5] = [0x2b, 0x81, 0x04, 0x00, 0x22];

/// `1.3.36.3.3.2.8.1.1.7`: brainpoolP256r1.
pub const BRAINPOOL_P256R1: [u8; 9] = [0x2b, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x07];

/// `1.3.36.3.3.2.8.1.1.11`: brainpoolP384r1.
pub const BRAINPOOL_P384R1: [u8; 9] = [0x2b, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0b];

/// The dotted form, for whoever reads of an identifier that this program does not know.
pub fn dotted(content: &[u8]) -> String {
    let mut numbers: Vec<u64> = Vec::new();
    let mut number = 0_u64;
    for byte in content {
        number = number.checked_mul(128).unwrap_or(0) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            if numbers.is_empty() {
                let top = (number / 40).min(2);
                numbers.extend([top, number - top * 40]);
            } else {
                numbers.push(number);
            }
            number = 0;
        }
    }
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".")
}
