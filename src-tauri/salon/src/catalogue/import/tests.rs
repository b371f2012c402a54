use contract::{LineNature, Money, VatKey};

use super::*;

fn one(text: &str) -> ArticleRow {
    let sheet = read(text.as_bytes()).unwrap();
    assert!(sheet.bad.is_empty(), "{:?}", sheet.bad);
    sheet.rows.into_iter().next().unwrap()
}

fn bad(text: &str) -> Vec<(u32, String)> {
    read(text.as_bytes()).unwrap().bad.into_iter().map(|bad| (bad.line, bad.reason)).collect()
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().refusal().unwrap().to_string()
}

#[test]
fn separators_quotes_marks_and_header_names_are_understood() {
    let same = [
        "Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN\nSchnitt;Damen;Leistung;1.058,50;19;45;;\n",
        "\u{feff}Bezeichnung\tWarengruppe\tTyp\tVK (brutto)\tMwSt.\tDauer (min)\nSchnitt\tDamen\tDienstleistung\t1058,50 €\t19 %\t45 min\n",
        "Name,Gruppe,Preis,Dauer\r\n\"Schnitt\",Damen,\"1058,50\",45\r\n",
        "preis;name;gruppe;dauer\n1058.50;Schnitt;Damen;45\n",
    ];
    for text in same {
        let row = one(text);
        let article = &row.article;
        assert_eq!((article.name.as_str(), row.group.as_str()), ("Schnitt", "Damen"), "{text}");
        assert_eq!(article.price, Money::cents(105_850), "{text}");
        assert_eq!((article.nature, article.vat_key), (LineNature::Service, VatKey::General));
        assert_eq!(article.duration_minutes, Some(45));
    }
}

#[test]
fn old_files_in_latin_1_keep_their_umlauts() {
    let bytes = b"Name;Preis\nF\xf6hnen f\xfcr Gro\xdfe;29,00\n";
    assert_eq!(read(bytes).unwrap().rows[0].article.name, "Föhnen für Große");
    let utf16: Vec<u8> = "\u{feff}Name;Preis\nÖl;1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).unwrap().rows[0].article.name, "Öl");
}

#[test]
fn bad_rows_are_named_with_line_and_reason() {
    let text = "Name;Preis;USt;Dauer;EAN\nGut;1;;;\n;2;;;\nB;drei;;;\nC;1;16;;\nD;1;;lang;\nE;1;;;4006381333932\nF;100000;;;\n\nG;1;;;;;zu viel\n";
    let found = bad(text);
    assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8, 10]);
    assert_eq!(found[1].1, "Preis „drei“: kein Betrag, Beispiel 24,50");
    assert!(found[4].1.contains("4006381333932"));
    assert!(found[6].1.starts_with("7 Felder statt 5"));
}

#[test]
fn what_is_no_price_list_is_refused_as_a_whole() {
    assert!(refused(b"").contains("sie ist leer"));
    assert!(refused(b"PK\x03\x04\0\0").contains("keine Textdatei"));
    assert!(refused(b"Name;Gruppe\nA;B\n").contains("„Preis“ fehlt"));
    assert!(refused(b"Name|Preis\nA|1\n").contains("„Name“ fehlt"));
}

#[test]
fn a_comma_that_divides_cells_is_noticed_in_prices() {
    assert!(bad("Name,Preis\nSchnitt,12,50\n")[0].1.contains("3 Felder statt 2"));
}
