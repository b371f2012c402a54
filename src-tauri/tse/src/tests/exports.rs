//! The corpus: good exports are good, and of the bad ones exactly what is wrong is found.

use serde_json::Value;

use super::export::{CORPUS, checked, codes, faults, tar};

fn expected() -> Value {
    serde_json::from_str::<Value>(include_str!("data/expected.json")).unwrap()["exports"].clone()
}

#[test]
fn good_and_bad_exports_are_told_apart() {
    let expected = expected();
    assert_eq!(expected.as_object().unwrap().len(), CORPUS.len());
    for (name, _) in CORPUS {
        let report = checked(tar(name));
        assert_eq!(report.is_good(), expected[name]["ok"], "{name}: {:?}", report.findings);
        assert_eq!(report.devices.len(), 1, "{name}");
    }
}

#[test]
fn good_exports_hold_what_they_should() {
    let expected = expected();
    for name in ["good_a.tar", "good_b_ber_utc_prefix.tar", "good_a_filtered_from_20.tar"] {
        let report = checked(tar(name));
        let device = &report.devices[0];
        assert_eq!(codes(&report), Vec::<&str>::new(), "{name}");
        assert_eq!(report.messages(), expected[name]["messages"], "{name}");
        assert_eq!((device.first, device.last).0, expected[name]["first"], "{name}");
        assert_eq!(device.last, expected[name]["last"], "{name}");
        assert_eq!(device.verified, device.messages, "{name}");
        assert_eq!(device.clients, ["LB-TEST-0001"], "{name}");
        let info = report.info.unwrap();
        assert_eq!(info.manufacturer, "Lockbuch (nicht zertifiziert)");
        assert_eq!((info.description.as_str(), info.version.as_str()), ("Lockbuch Testdaten", "1.0"));
    }
    let whole = &checked(tar("good_a.tar")).devices[0];
    assert_eq!((whole.system, whole.audit, whole.transactions), (11, 1, 24));
}

#[test]
fn the_corpus_says_of_itself_that_it_certifies_nothing() {
    let report = checked(tar("good_a.tar"));
    let sentences: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(sentences.len(), 1);
    assert!(sentences[0].contains("keine zertifizierte TSE"), "{sentences:?}");
}

#[test]
fn each_bad_export_is_told_by_its_fault_and_no_other() {
    let serial = "535a121f519d370c7d20a92a6b73b1f0f30a7679449e46d9754589eaed6f309a";
    let ca = "Test-TSE-CA (nicht zertifiziert)";
    let told = |name: &str| faults(&checked(tar(name)));
    assert_eq!(
        told("bad_gap.tar"),
        [
            format!("Signaturzähler 25 fehlt (TSE {serial})."),
            "Transaktion 7 hat keinen Abschluss (Beginn: Signaturzähler 24).".to_owned()
        ]
    );
    assert_eq!(
        told("bad_changed_cent.tar"),
        [
            "Transaktion 2, Abschluss (Signaturzähler 15): Die Signatur passt nicht; der Inhalt wurde verändert oder \
          von jemand anderem signiert."
        ]
    );
    assert_eq!(
        told("bad_no_leaf_certificate.tar"),
        [format!("Das Zertifikat der TSE {serial} fehlt; 60 Signaturen können nicht geprüft werden.")]
    );
    assert_eq!(told("bad_no_info.tar"), ["Die Datei info.csv fehlt im Export."]);
    let no_ca = told("bad_no_ca.tar");
    assert_eq!(no_ca.len(), 1);
    assert!(no_ca[0].starts_with("Das Zertifikat des Ausstellers „") && no_ca[0].contains(ca), "{no_ca:?}");
    assert_eq!(
        told("bad_file_name_disagrees.tar"),
        [
            "Transaktion 3, Abschluss (Signaturzähler 17): Der Dateiname sagt Transaktion 33, die Nachricht sagt \
          Transaktion 3."
        ]
    );
    assert_eq!(
        told("bad_truncated_message.tar"),
        [
            "Transaktion 4, Abschluss (Signaturzähler 19): Die Nachricht ist nicht lesbar. Die Länge der äußeren \
          Sequenz (236 Byte) reicht über das Ende der Datei hinaus (229 Byte)."
        ]
    );
}

#[test]
fn without_its_issuer_the_signatures_are_still_checked() {
    let report = checked(tar("bad_no_ca.tar"));
    assert_eq!(report.devices[0].verified, 60);
    assert_eq!(codes(&report), ["certificate.issuer_missing"]);
}
