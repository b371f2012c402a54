use super::export::{Export, bytes, vectors};
use crate::file_name::{FileKind, LogName, Told, name_of};
use crate::info::Info;
use crate::message::{LogMessage, Operation};

fn log(path: &str) -> LogName {
    match FileKind::of(path) {
        FileKind::Log(name) => name,
        other => panic!("{path}: {other:?}"),
    }
}

#[test]
fn names_are_read_in_all_their_variants() {
    let finish = Told::Transaction { number: 2, operation: Operation::Finish, client: "LB-1".to_owned() };
    for path in [
        "Unixt_1795767600_Sig-15_Log-Tra_No-2_Finish_Client-LB-1.log",
        "./Utc_261127082000Z_Sig-15_Log-Tra_No-2_Finish_Client-LB-1.log",
        "export/Gent_20261127082000Z_Sig-15_Log-Tra_No-2_Finish_Client-LB-1_Fc-3.log",
        "Gent_20261127082000.000Z_Sig-15_Log-Tra_No-2_finish_Client-LB-1.log",
    ] {
        let expected = LogName { seconds: 1_795_767_600, counter: 15, told: finish.clone() };
        assert_eq!(log(path), expected, "{path}");
    }
    assert_eq!(log("Unixt_5_Sig-1_Log-Sys_updateTime.log").told, Told::System("updateTime".to_owned()));
    assert_eq!(log("Unixt_5_Sig-1_Log-Aud.log").told, Told::Audit);
    let odd = log("Unixt_5_Sig-1_Log-Tra_No-1_Start_Client-a_b.log").told;
    assert_eq!(odd, Told::Transaction { number: 1, operation: Operation::Start, client: "a_b".to_owned() });
}

#[test]
fn what_is_no_name_of_a_message_is_seen() {
    for path in [
        "message.log",
        "Unixt_x_Sig-1_Log-Aud.log",
        "Unixt_5_Sig-+1_Log-Aud.log",
        "Utc_261327082000Z_Sig-1_Log-Aud.log",
        "Unixt_5_Sig-1_Log-Tra_No-1_Begin_Client-a.log",
        "Unixt_5_Sig-1_Log-Other.log",
    ] {
        assert_eq!(FileKind::of(path), FileKind::OddLog, "{path}");
    }
}

#[test]
fn certificates_are_known_by_ending_and_digits_in_either_case() {
    let serial = "ab".repeat(32);
    for ending in ["der", "crt", "cer", "pem", "CRT"] {
        let kind = FileKind::of(&format!("./{}_X509.{ending}", serial.to_uppercase()));
        assert_eq!(kind, FileKind::Certificate { serial: serial.clone() }, "{ending}");
    }
    assert_eq!(FileKind::of("ca.pem"), FileKind::Certificate { serial: String::new() });
    assert_eq!(FileKind::of(&format!("{serial}_CVC.crt")), FileKind::CardVerifiable);
    assert_eq!(FileKind::of("INFO.CSV"), FileKind::Info);
    assert_eq!(FileKind::of("liesmich.txt"), FileKind::Other);
}

#[test]
fn the_corpus_is_named_as_messages_are() {
    let export = Export::good();
    let messages: Vec<_> = export.0.iter().filter(|(name, _)| name.ends_with(".log")).collect();
    assert_eq!(messages.len(), 60);
    for (name, bytes) in messages {
        assert_eq!(name_of(&LogMessage::read(bytes).unwrap()), *name);
    }
    let utc = bytes(&vectors(), "B", &["finish", "message_hex"]);
    let name = name_of(&LogMessage::read(&utc).unwrap());
    assert_eq!(name, "Utc_261127082000Z_Sig-15_Log-Tra_No-2_Finish_Client-LB-TEST-0001.log");
}

#[test]
fn every_part_of_a_name_is_compared_with_its_message() {
    let export = Export::good();
    let (_, bytes) = &export.0[export.at(15)];
    let message = LogMessage::read(bytes).unwrap();
    let differs = |path: &str| {
        let found = log(path).against(&message);
        found.into_iter().map(|differs| (differs.of, differs.name)).collect::<Vec<_>>()
    };
    let good = "Unixt_1795767600_Sig-15_Log-Tra_No-2_Finish_Client-LB-TEST-0001.log";
    assert_eq!(differs(good), []);
    let one = |from: &str, to: &str| differs(&good.replace(from, to));
    assert_eq!(one("Sig-15", "Sig-16"), [("Signaturzähler", "16".to_owned())]);
    assert_eq!(one("No-2", "No-3"), [("Transaktion", "3".to_owned())]);
    assert_eq!(one("Finish", "Start"), [("Vorgang", "Beginn".to_owned())]);
    assert_eq!(one("0001", "0002"), [("Kasse", "LB-TEST-0002".to_owned())]);
    assert_eq!(one("7600", "7601"), [("Zeit", "27.11.2026 08:20:01 UTC".to_owned())]);
    assert_eq!(differs("Unixt_1795767600_Sig-15_Log-Aud.log")[0].0, "Art");
}

#[test]
fn info_is_read_quoted_and_unquoted() {
    let told = |text: &str| Info::read(text.as_bytes()).map(|info| (info.description, info.version));
    let expected = Some(("A, \"B\"".to_owned(), "1.0".to_owned()));
    let quoted = "\"description:\",\"A, \"\"B\"\"\",\"manufacturer:\",\"M\",\"version:\",\"1.0\"";
    assert_eq!(told(quoted), expected);
    assert_eq!(told(&format!("{quoted}\r\n")), expected);
    assert_eq!(told(&format!("\u{feff}{quoted}\n")), expected);
    let bare = "description: , Cloud , manufacturer: , M , version: , 1.0";
    assert_eq!(told(bare), Some(("Cloud".to_owned(), "1.0".to_owned())));
    let lines = "\"description:\",\"Cloud\"\n\"version:\",\"1.0\"\n";
    assert_eq!(told(lines), Some(("Cloud".to_owned(), "1.0".to_owned())));
    for odd in ["", "\"description:\",\"open", "\"description:\"", "\"a\",\"b\""] {
        assert_eq!(Info::read(odd.as_bytes()), None, "{odd}");
    }
    let info = Info::read(quoted.as_bytes()).unwrap();
    assert_eq!(Info::read(info.write().as_bytes()), Some(info));
}
