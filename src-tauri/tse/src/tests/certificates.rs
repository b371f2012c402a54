//! Certificates in all the forms in which exports carry them, and chains that do not hold.

use base64::Engine as _;

use super::export::{Export, checked, codes, tar};
use crate::Certificate;

fn armoured(der: &[u8]) -> String {
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<String> =
        text.as_bytes().chunks(64).map(|line| String::from_utf8(line.to_vec()).unwrap()).collect();
    format!("-----BEGIN CERTIFICATE-----\r\n{}\r\n-----END CERTIFICATE-----\r\n", lines.join("\r\n"))
}

fn leaf_and_ca(export: &Export) -> (usize, usize) {
    (export.named("535a121f"), export.named("66b4d675"))
}

#[test]
fn text_in_any_ending_reads_like_binary() {
    for (ending, text) in [("pem", true), ("crt", true), ("cer", false), ("der", true)] {
        let mut export = Export::good();
        let (leaf, ca) = leaf_and_ca(&export);
        for at in [leaf, ca] {
            let (name, bytes) = &mut export.0[at];
            *name = name.to_uppercase().replace("_X509.DER", &format!("_X509.{ending}"));
            if text {
                *bytes = armoured(bytes).into_bytes();
            }
        }
        assert_eq!(codes(&export.checked()), Vec::<&str>::new(), "{ending}");
    }
}

#[test]
fn a_chain_in_one_file_is_taken_apart() {
    let mut export = Export::good();
    let (leaf, ca) = leaf_and_ca(&export);
    let chain = [armoured(&export.0[leaf].1), armoured(&export.0[ca].1)].concat();
    export.0[leaf].1 = format!("subject=/CN=somebody\n{chain}").into_bytes();
    export.0.remove(ca);
    assert_eq!(codes(&export.checked()), Vec::<&str>::new());
    let both = [&tar_file("good_a.tar", "535a121f")[..], &tar_file("good_a.tar", "66b4d675")].concat();
    assert_eq!(Certificate::read_all(&both).unwrap().len(), 2);
}

fn tar_file(archive: &str, part: &str) -> Vec<u8> {
    let export = Export::good();
    assert!(!tar(archive).is_empty());
    export.0[export.named(part)].1.clone()
}

#[test]
fn what_a_certificate_says_is_read() {
    let leaf = Certificate::read_all(&tar_file("good_a.tar", "535a121f")).unwrap().remove(0);
    assert!(!leaf.is_authority && !leaf.is_root());
    assert!(leaf.subject.contains("535a121f519d370c7d20a92a6b73b1f0f30a7679449e46d9754589eaed6f309a"));
    assert!(leaf.issuer.contains("Test-TSE-CA (nicht zertifiziert)"), "{}", leaf.issuer);
    assert_eq!((leaf.not_before, leaf.not_after), (1_767_225_600, 2_019_686_400));
    let ca = Certificate::read_all(&tar_file("good_a.tar", "66b4d675")).unwrap().remove(0);
    let key = ca.key.clone().unwrap();
    assert_eq!(key.curve(), crate::Curve::BrainpoolP384r1);
    assert!(ca.is_authority && ca.is_root() && ca.is_signed_by(&key) && leaf.is_signed_by(&key));
    assert!(!ca.is_signed_by(&leaf.key.unwrap()));
}

#[test]
fn what_is_no_certificate_is_told() {
    for nonsense in [&b""[..], b"\x30\x03\x02\x01\x05", b"hello", b"-----BEGIN CERTIFICATE-----\nAAAA"] {
        assert!(Certificate::read_all(nonsense).is_err());
        let mut export = Export::good();
        export.0.push(("andere_X509.der".to_owned(), nonsense.to_vec()));
        assert_eq!(codes(&export.checked()), ["certificate.unreadable"]);
    }
}

#[test]
fn a_certificate_under_another_ones_name_is_told() {
    let mut export = Export::good();
    let (leaf, ca) = leaf_and_ca(&export);
    export.0[leaf].0 = export.0[leaf].0.replace("535a121f", "535a1210");
    assert_eq!(codes(&export.checked()), ["certificate.name_disagrees"]);
    let other = export.0[ca].1.clone();
    export.0[leaf].1 = other;
    let told = codes(&export.checked());
    assert_eq!(told, ["certificate.missing", "certificate.name_disagrees"]);
}

#[test]
fn a_certificate_that_was_changed_is_no_longer_vouched_for() {
    let mut export = Export::good();
    let (leaf, _) = leaf_and_ca(&export);
    let year = export.0[leaf].1.windows(13).position(|window| window == b"340101000000Z").unwrap();
    export.0[leaf].1[year + 1] = b'5';
    assert_eq!(codes(&export.checked()), ["certificate.forged"]);
    let mut export = Export::good();
    let (_, ca) = leaf_and_ca(&export);
    let last = export.0[ca].1.len() - 1;
    export.0[ca].1[last] ^= 1;
    assert_eq!(codes(&export.checked()), ["certificate.forged"]);
}

#[test]
fn an_issuer_without_the_right_is_told() {
    // The flag CA:TRUE of the authority; its own signature breaks with it, and both are said.
    let mut export = Export::good();
    let (_, ca) = leaf_and_ca(&export);
    let flag = export.0[ca].1.windows(5).position(|window| window == [0x30, 0x03, 0x01, 0x01, 0xff]).unwrap();
    export.0[ca].1.splice(flag + 2..flag + 5, [0x02, 0x01, 0x05]);
    let told = codes(&checked(export.tar()));
    assert!(!told.is_empty(), "{told:?}");
}
