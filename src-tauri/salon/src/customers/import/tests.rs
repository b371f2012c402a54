use contract::customer_import::ImportField;
use contract::customers::Salutation;
use proof::Day;

use super::{Sheet, read};

fn today() -> Day {
    "2026-11-27".parse().unwrap()
}

fn sheet(text: &str) -> Sheet {
    read(text.as_bytes(), &[], today()).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    read(bytes, &[], today()).unwrap_err().refusal().unwrap().to_string()
}

#[test]
fn headers_of_other_programs_are_understood() {
    for text in [
        "Vorname;Nachname;Handy;E-Mail;Geburtstag;PLZ;Ort;Anrede\nPetra;Müller;0171 555;p@m.de;24.12.1980;28195;Bremen;Frau\n",
        "\u{feff}first name,last name,mobile phone,email address,date of birth,zip,city,salutation\n\"Petra\",Müller,0171 555,p@m.de,1980-12-24,28195,Bremen,w\n",
        "Name\tMobil\tMail\tGeb.\tPLZ\tWohnort\tAnrede\nPetra Müller\t0171 555\tp@m.de\t24.12.80\t28195\tBremen\tFr.\n",
    ] {
        let sheet = sheet(text);
        assert_eq!(sheet.bad, [], "{text}");
        let master = &sheet.rows[0].1;
        assert_eq!((master.name.as_str(), master.salutation), ("Petra Müller", Salutation::Ms), "{text}");
        assert_eq!(
            (master.phones[0].number.as_str(), master.phones[0].label.as_str()),
            ("0171 555", "mobil")
        );
        assert_eq!(master.birthday.unwrap().to_string(), "1980-12-24");
        assert_eq!(master.address.german(), "28195 Bremen");
    }
}

#[test]
fn a_person_may_say_what_the_columns_hold() {
    let chosen = [ImportField::Phone, ImportField::Name, ImportField::Nothing];
    let sheet = read("A;B;C\n0421 12;Anna;geheim\n".as_bytes(), &chosen, today()).unwrap();
    let master = &sheet.rows[0].1;
    assert_eq!((master.name.as_str(), master.phones[0].number.as_str()), ("Anna", "0421 12"));
}

#[test]
fn bad_rows_are_named_with_line_and_reason() {
    let sheet =
        sheet("Name;Mail;Geburtstag\nGut;;\n;a@b.de;\nB;keine;\nC;;31.2.1990\n\nD;;;zu viel\nE;;1.1.2090\n");
    let lines: Vec<u32> = sheet.bad.iter().map(|bad| bad.line).collect();
    assert_eq!((sheet.rows.len(), lines), (1, vec![3, 4, 5, 7, 8]));
    assert!(sheet.bad[1].reason.contains("„keine“"), "{:?}", sheet.bad[1]);
    assert_eq!(sheet.bad[3].reason, "4 Felder statt 3");
}

#[test]
fn what_is_no_list_of_customers_is_refused_as_a_whole() {
    assert!(refused(b"").contains("leer"));
    assert!(refused(b"PK\x03\x04\0\0").contains("keine Textdatei"));
    assert!(refused(b"A;B\n1;2\n").contains("keine Spalte"));
}

#[test]
fn vcards_of_all_versions_are_read() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Petra Mü\r\n ller\r\nitem1.TEL;TYPE=CELL:0171 555\r\nEMAIL:p@m.de\r\n\
        BDAY:1980-12-24\r\nADR;TYPE=HOME:;;Weg 5\\, hinten;Bremen;;28195;\r\nNOTE:eins\\nzwei\r\nCATEGORIES:Stamm,VIP\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=\r\nler;Anna\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:4.0\r\nFN:مريم 💇\r\nTEL;VALUE=uri:tel:+49-421-1\r\nBDAY:--1224\r\nEND:VCARD\r\n";
    let sheet = sheet(text);
    assert_eq!(sheet.bad, []);
    let names: Vec<&str> = sheet.rows.iter().map(|(_, master)| master.name.as_str()).collect();
    assert_eq!(names, ["Petra Müller", "Anna Müller", "مريم 💇"]);
    let petra = &sheet.rows[0].1;
    assert_eq!(petra.address.german(), "Weg 5, hinten, 28195 Bremen");
    assert_eq!((petra.note.as_str(), petra.groups.len()), ("eins\nzwei", 2));
    assert_eq!(sheet.rows[2].1.phones[0].number, "+49-421-1");
}

#[test]
fn a_card_without_end_or_name_is_a_bad_row() {
    let sheet = sheet("BEGIN:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\n");
    assert_eq!(sheet.bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [1, 4, 6]);
}
