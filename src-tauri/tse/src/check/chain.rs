//! The certificates of an export: which device has which key, and who vouches for it.

use std::collections::HashMap;

use crate::certificate::Certificate;
use crate::file_name::bare;
use crate::finding::Finding;
use crate::log_time::german;

use super::judge::Keys;

/// A chain is a device's certificate, one or two between, and a root.
const LONGEST: usize = 8;

/// All certificates of an export.
#[derive(Default)]
pub struct Certificates(Vec<Certificate>);

impl Certificates {
    /// Takes the certificates of a file in.
    pub fn insert(&mut self, path: &str, serial: &str, bytes: &[u8], findings: &mut Vec<Finding>) {
        let file = bare(path).to_owned();
        let Ok(read) = Certificate::read_all(bytes) else {
            findings.push(Finding::CertificateUnreadable { file });
            return;
        };
        if let Some(first) = read.first() {
            match first.serial().map(hex::encode) {
                None => findings.push(Finding::CurveUnknown { file }),
                Some(own) if !serial.is_empty() && own != serial => {
                    findings.push(Finding::CertificateNameDisagrees { file, serial: own });
                }
                Some(_) => {}
            }
        }
        for certificate in read {
            if !self.0.contains(&certificate) {
                self.0.push(certificate);
            }
        }
    }

    /// The keys, by the serial numbers of the devices that have them.
    pub fn keys(&self) -> Keys {
        let keys = self.0.iter().filter_map(|certificate| certificate.key.clone());
        keys.map(|key| (key.serial(), key)).collect::<HashMap<_, _>>()
    }

    /// The certificate of a device.
    pub fn of(&self, serial: &[u8]) -> Option<&Certificate> {
        self.0.iter().find(|certificate| certificate.serial().is_some_and(|own| own == serial))
    }

    /// Follows the chain from a device's certificate to its root.
    pub fn judge(&self, leaf: &Certificate, findings: &mut Vec<Finding>) {
        if leaf.is_root() {
            findings.push(Finding::SelfMade { subject: leaf.subject.clone() });
            return;
        }
        subject(leaf, findings);
        let mut lower = leaf;
        for _ in 0..LONGEST {
            let Some(upper) = self.issuer(lower, findings) else { return };
            if upper.is_root() {
                self.root(upper, findings);
                return;
            }
            lower = upper;
        }
    }

    /// The certificate that made out another one, if it did.
    fn issuer(&self, lower: &Certificate, findings: &mut Vec<Finding>) -> Option<&Certificate> {
        let (subject, issuer) = (lower.subject.clone(), lower.issuer.clone());
        let mut named = self.0.iter().filter(|upper| upper.subject == lower.issuer).peekable();
        if named.peek().is_none() {
            findings.push(Finding::IssuerMissing { subject, issuer });
            return None;
        }
        let signed = |upper: &&Certificate| upper.key.as_ref().is_some_and(|key| lower.is_signed_by(key));
        let Some(upper) = named.find(signed) else {
            findings.push(Finding::CertificateForged { subject, issuer });
            return None;
        };
        if !upper.is_authority {
            findings.push(Finding::IssuerIsNone { subject, issuer });
        } else if !upper.holds_at(lower.not_before) {
            let time = german(lower.not_before);
            findings.push(Finding::IssuerExpired { subject, issuer, time });
        }
        Some(upper)
    }

    /// A root must have signed itself.
    fn root(&self, root: &Certificate, findings: &mut Vec<Finding>) {
        let (subject, issuer) = (root.subject.clone(), root.issuer.clone());
        if !root.key.as_ref().is_some_and(|key| root.is_signed_by(key)) {
            findings.push(Finding::CertificateForged { subject, issuer });
        } else if root.subject.contains("nicht zertifiziert") {
            findings.push(Finding::NotCertified { issuer });
        }
    }
}

/// Where a device's certificate names a serial number, it is that of its key.
fn subject(leaf: &Certificate, findings: &mut Vec<Finding>) {
    let Some(serial) = leaf.serial().map(hex::encode) else { return };
    let words = leaf.subject.split(|letter: char| !letter.is_ascii_hexdigit());
    let mut named = words.filter(|word| word.len() == 64);
    if named.any(|word| !word.eq_ignore_ascii_case(&serial)) {
        findings.push(Finding::SubjectDisagrees { subject: leaf.subject.clone(), serial });
    }
}
