use contract::customer_import::ImportField;
use contract::customers::Salutation;
use proof::Day;

use super::{CustomerSheet, read};

fn today() -> Day {
    "2026-11-27".parse().unwrap()
}

fn sheet(text: &str) -> CustomerSheet {
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
        sheet("Name;Mail;Geburtstag\nGut;;\n;a@b.de;\nB;a@@b;\nC;;31.2.1990\n\nD;;;zu viel\nE;;1.1.2090\n");
    let lines: Vec<u32> = sheet.bad.iter().map(|bad| bad.line).collect();
    assert_eq!((sheet.rows.len(), lines), (1, vec![3, 4, 5, 7, 8]));
    assert!(sheet.bad[1].reason.contains("„a@@b“"), "{:?}", sheet.bad[1]);
    assert_eq!(sheet.bad[3].reason, "4 Felder statt 3");
}

#[test]
fn files_of_outlook_thunderbird_google_and_excel_are_taken() {
    let outlook = "\"Anrede\",\"Vorname\",\"Nachname\",\"Straße privat\",\"Ort privat\",\"Postleitzahl privat\",\
        \"Telefon privat\",\"Mobiltelefon\",\"E-Mail-Adresse\",\"Geburtstag\"\n\
        \"\",\"Petra\",\"Müller\",\"Weg 5\",\"Dresden\",\"1067\",\"\",\"0171 555\",\"k.A.\",\"0.0.00\"\n";
    let thunderbird = "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Tel. privat,Mobil-Tel.-Nr.,\
        Privat: Adresse,Privat: Ort,Privat: PLZ,Geburtsjahr,Geburtsmonat,Geburtstag,Notizen\n\
        Petra,Müller,Petra Müller,,p@m.de,,0171 555,Weg 5,Dresden,01067,1980,12,24,\n";
    let google = "First Name,Last Name,Birthday,E-mail 1 - Value,Phone 1 - Value,Address 1 - Street,\
        Address 1 - City,Address 1 - Postal Code\n\
        Petra,Müller,--12-24,Petra <p@m.de>,0171 555 ::: 0421 1,Weg 5,Dresden,01067\n";
    let excel = "sep=;\nName;Vorname;Handy;Straße;Ort;PLZ\nMüller;Petra;=\"0171 555\";Weg 5;Dresden;1067\n";
    for text in [outlook, thunderbird, google, excel] {
        let sheet = sheet(text);
        assert_eq!(sheet.bad, [], "{text}");
        let master = &sheet.rows[0].1;
        assert_eq!((sheet.rows.len(), master.name.as_str()), (1, "Petra Müller"), "{text}");
        assert_eq!(master.phones[0].number, "0171 555", "{text}");
        assert_eq!(master.address.german(), "Weg 5, 01067 Dresden", "{text}");
        assert!(master.mails.is_empty() || master.mails == ["p@m.de"], "{text}");
    }
    assert_eq!(sheet(thunderbird).rows[0].1.birthday.unwrap().to_string(), "1980-12-24");
    assert_eq!(sheet(google).rows[0].1.phones.len(), 2);
    assert_eq!(sheet(excel).rows[0].0, 3, "lines keep their numbers");
}

#[test]
fn a_separator_that_can_be_none_is_not_believed() {
    for said in ["sep=ä", "sep=\"", "sep=N"] {
        let sheet = sheet(&format!("{said}\nName;Handy\nJürgen;0171 555\n"));
        assert_eq!(sheet.bad, [], "{said}");
        assert_eq!(sheet.rows[0].1.name, "Jürgen", "{said}");
    }
}

#[test]
fn a_number_that_a_spreadsheet_has_rounded_is_named() {
    let sheet = sheet("Name;Telefon\nAnna;4,91715E+11\nEva;0171 5E\n");
    assert_eq!((sheet.bad.len(), sheet.rows.len()), (1, 1));
    assert!(sheet.bad[0].reason.contains("gerundet"), "{:?}", sheet.bad[0]);
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

/// RFC 6350 (section 6.3.1) itself has a colon within quotes; old telephones write what their country writes.
#[test]
fn quoted_parameters_other_charsets_and_german_dates_are_read() {
    let text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:John Q. Public\r\n\
        ADR;GEO=\"geo:12.3457,78.910\";LABEL=\"Mr. John: Q\":;;123 Main Street,Hof 2;Any Town;CA;91921;U.S.A.\r\n\
        TEL;TYPE=\"cell,voice\";VALUE=uri:tel:+49-171-1\r\nCATEGORIES:Stamm\\, neu,VIP\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=WINDOWS-1252;ENCODING=QUOTED-PRINTABLE:Gr=FCn;J=F6rg\r\n\
        TEL;WORK;VOICE:1\r\nBDAY:24.12.80\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nFN:A\r\nBDAY:31.02.1980\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:B\r\nBDAY:19800231\r\nEND:VCARD\r\n";
    let sheet = sheet(text);
    let [(_, john), (_, joerg)] = sheet.rows.as_slice() else { panic!("{:?}", sheet.rows) };
    assert_eq!(john.address.german(), "123 Main Street, Hof 2, 91921 Any Town");
    assert_eq!((john.phones[0].label.as_str(), john.phones[0].number.as_str()), ("mobil", "+49-171-1"));
    assert!(john.groups.contains(&"VIP".to_owned()), "{:?}", john.groups);
    assert_eq!((joerg.name.as_str(), joerg.phones[0].label.as_str()), ("Jörg Grün", "dienstlich"));
    assert_eq!(joerg.birthday, Day::from_ymd(1980, 12, 24));
    assert_eq!(sheet.bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [14, 18]);
    assert!(sheet.bad.iter().all(|bad| bad.reason.contains("kein Datum")), "{:?}", sheet.bad);
}

#[test]
fn a_year_of_two_digits_lies_in_the_past_whatever_year_it_is() {
    let today = Day::from_ymd(2031, 5, 1).unwrap();
    let read = |cell| super::columns::birthday(cell, today);
    assert_eq!(read("30.04.31"), Day::from_ymd(2031, 4, 30));
    assert_eq!(read("02.05.31"), Day::from_ymd(1931, 5, 2));
    assert_eq!(read("24.12.80"), Day::from_ymd(1980, 12, 24));
}

#[test]
fn a_card_without_end_or_name_is_a_bad_row() {
    let sheet = sheet("BEGIN:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\n");
    assert_eq!(sheet.bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [1, 4, 6]);
}
