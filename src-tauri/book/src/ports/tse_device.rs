//! Who a TSE is.

use serde::{Deserialize, Serialize};

/// The device that attested, as the entry's snapshot `tse` keeps it (FORMAT.md, section 3): what a receipt's QR code and
/// the table `tse.csv` need besides the **tse** part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseDevice {
    /// SHA-256 of its public key, 64 hex digits (`TSE_SERIAL`); empty of a device that has never answered, like all that
    /// only the device can say.
    pub serial: String,
    /// The register's name at the device (`clientId`).
    pub client: String,
    /// `ecdsa-plain-SHA256` (`TSE_SIG_ALGO`).
    pub algorithm: String,
    /// `unixTime`, `utcTime` or `generalizedTime` (`TSE_ZEITFORMAT`).
    pub time_format: String,
    /// The uncompressed point, base64 (`TSE_PUBLIC_KEY`).
    pub public_key: String,
    /// The device's own certificate, DER in base64 (`TSE_ZERTIFIKAT_I` and on).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// What every paper says of a device that is no certified TSE; absent where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
}

impl TseDevice {
    /// A device that has never answered: only the register's name at it is known.
    pub fn unknown(client: &str) -> Self {
        Self {
            serial: String::new(),
            client: client.to_owned(),
            algorithm: String::new(),
            time_format: String::new(),
            public_key: String::new(),
            certificate: None,
            mark: None,
        }
    }

    /// Whether it has ever said who it is.
    pub const fn is_known(&self) -> bool {
        !self.serial.is_empty()
    }
}
