//! Files with customers: sheets in all encodings, and vCards of all versions.

use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::customer_import::{
    CustomerFileWish, CustomerImportState, ImportCustomers, ImportField, PreviewCustomerImport,
};

use super::damage::{self, blows};
use super::target::{Met, Reader, Target, die_of, met};
use super::words;
use crate::rng::Rng;
use crate::test_salon::TestSalon;

/// So many files meet one salon: what is taken in makes it slower.
const OF_A_SALON: u64 = 2_000;
/// Each file is looked at; of so many one is taken in.
const TAKEN_IN: u64 = 24;

pub const SHEETS: Target =
    Target { name: "customer_sheets", lives: OF_A_SALON, make: || Box::new(Customers::new(&SHEET_EXAMPLES)) };
pub const CARDS: Target =
    Target { name: "customer_cards", lives: OF_A_SALON, make: || Box::new(Customers::new(&CARD_EXAMPLES)) };

const SHEET_EXAMPLES: [&str; 6] = [
    "Vorname;Nachname;Handy;Telefon;E-Mail;Geburtstag;Straße;PLZ;Ort;Anrede;Gruppen;Allergien;Notiz\n\
     Petra;Müller;0171 2345678;0421 555666;petra@example.org;24.12.1980;Weg 5;28195;Bremen;Frau;Stamm, Farbe;PPD;mag Kaffee\n\
     Jürgen;Groß;;;;;;;;Herr;;;\"zwei\nZeilen; und \"\"mehr\"\"\"\n",
    "sep=;\r\nName;Vorname;Handy;Straße;Ort;PLZ\r\nMüller;Petra;=\"0171 555\";Weg 5;Dresden;1067\r\n",
    "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Tel. privat,Mobil-Tel.-Nr.,Geburtsjahr,Geburtsmonat,Geburtstag\n\
     Petra,Müller,Petra Müller,p@m.de,,0171 555,1980,12,24\nEva,Kurz,,,,,1999,2,29\n",
    "Name\tMobil\tMail\tGeb.\tPLZ\tWohnort\tAnrede\nPetra Müller\t0171 555\tp@m.de\t24.12.80\t28195\tBremen\tFr.\n",
    "First Name,Last Name,Birthday,E-mail 1 - Value,Phone 1 - Value,Address 1 - Street\n\
     Petra,Müller,--12-24,Petra <p@m.de>,0171 555 ::: 0421 1,\"Weg 5\nHof\"\n",
    "A;B;C\nAnna;0421 12;Büro\n\nBernd;0421 12;1e3\n",
];

const CARD_EXAMPLES: [&str; 5] = [
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=de;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Petra;;Frau\r\n\
     FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Petra M=C3=BCller\r\nTEL;CELL;VOICE:0171 2345678\r\nTEL;HOME:0421/555\r\n\
     ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;Weg=20=\r\n5;Bremen;;28195;Deutschland\r\nBDAY:19801224\r\n\
     EMAIL;PREF;INTERNET:petra@example.org\r\nEND:VCARD\r\n",
    "BEGIN:VCARD\nVERSION:3.0\nN:Müller;Petra;;;\nFN:Petra Müller\nTEL;TYPE=CELL,VOICE:+49 171 2345678\n\
     item1.EMAIL;TYPE=INTERNET:petra@example.org\nitem1.X-ABLabel:_$!<HomePage>!$_\nADR;TYPE=HOME:;;Weg 5\\, Hof;Bremen;;28195;\n\
     BDAY;VALUE=date:1980-12-24\nNOTE:erste Zeile\\nzweite\n  und weiter\nCATEGORIES:Stamm,Farbe\n\
     PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUg==\nEND:VCARD\n",
    "BEGIN:VCARD\nVERSION:4.0\nFN:Jürgen Groß\nN:Groß;Jürgen,Karl;;Dr.;\nTEL;VALUE=uri;TYPE=\"voice,home\":tel:+49-421-555\n\
     BDAY:--1224\nEMAIL;PREF=1:j@example.org\nGENDER:M\nKIND:individual\nEND:VCARD\n\
     BEGIN:VCARD\nVERSION:4.0\nFN:Eva\nBDAY:1999-02-28T10:00:00Z\nEND:VCARD\n",
    "begin:vcard\nversion:3.0\nfn:klein\nbday:24.12.1980\ntel;type=\"a;b\":0421\nend:vcard\n",
    "BEGIN:VCARD\nVERSION:3.0\nN:Lose;Karte\nBEGIN:VCARD\nVERSION:3.0\nFN:Innere\nEND:VCARD\nEND:VCARD\n",
];

/// The reception with a file.
struct Customers {
    salon: TestSalon,
    examples: &'static [&'static str],
}

impl Customers {
    fn new(examples: &'static [&'static str]) -> Self {
        Self { salon: TestSalon::founded(), examples }
    }

    fn take_in(&self, file: CustomerFileWish) -> Result<Met, String> {
        let begun = met(self.salon.ask(ImportCustomers { file }))?;
        loop {
            let progress = self.salon.ask(CustomerImportState).map_err(|trouble| trouble.to_string())?;
            let trouble = progress.ended.and_then(|ended| ended.trouble);
            match (progress.running, trouble) {
                (Some(_), _) => thread::sleep(Duration::from_micros(200)),
                (None, Some(trouble)) if begun == Met::Taken => {
                    return Err(format!("what was good to be taken in was not: {trouble}"));
                }
                (None, _) => return Ok(begun),
            }
        }
    }
}

impl Reader for Customers {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let mut text = (*rng.pick(self.examples).unwrap()).to_owned();
        if rng.below(8) == 0 {
            text.push_str(rng.pick(self.examples).unwrap());
        }
        (0..blows(rng)).for_each(|_| words::text(rng, &mut text));
        let mut bytes = words::encoded(rng, &text);
        if rng.below(4) == 0 {
            damage::bytes(rng, &mut bytes);
        }
        bytes
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let mut die = die_of(input);
        let all = &ImportField::ALL;
        let chosen = if die.below(4) == 0 { die.below(9) } else { 0 };
        let columns = (0..chosen).filter_map(|_| die.pick(all).copied()).collect();
        let base64 = STANDARD.encode(input);
        let mut file = CustomerFileWish { base64, columns, ..CustomerFileWish::default() };
        let looked_at = met(self.salon.ask(PreviewCustomerImport { file: file.clone() }))?;
        if die.below(TAKEN_IN) == 0 {
            file.leave_bad_out = die.below(4) > 0;
            file.leave_duplicates_out = die.below(2) == 0;
            self.take_in(file)?;
        }
        Ok(looked_at)
    }
}
