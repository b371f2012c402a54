//! Pages of the day of scenario 17a, as the core composes them, for the tests of the adapters.

use contract::slip::{Block, QrStrength, Slip, SlipKind, Weight};

fn pair(left: &str, right: &str, weight: Weight) -> Block {
    Block::Pair { left: left.into(), right: right.into(), weight }
}

fn plain(left: &str, right: &str) -> Block {
    pair(left, right, Weight::Normal)
}

fn strong(left: &str, right: &str) -> Block {
    pair(left, right, Weight::Strong)
}

fn item(text: &str, amount: &str, details: &[&str]) -> Block {
    Block::Item {
        text: text.into(),
        amount: amount.into(),
        details: details.iter().map(|&detail| detail.into()).collect(),
    }
}

fn table(head: &str, rows: &[&str]) -> Block {
    let cells = |row: &str| row.split('|').map(str::to_owned).collect::<Vec<_>>();
    Block::Table { head: cells(head), rows: rows.iter().map(|row| cells(row)).collect() }
}

fn salon_head() -> Vec<Block> {
    vec![
        Block::Heading("Salon Haarwerk".into()),
        Block::Centred("Sabine Krüger".into()),
        Block::Centred("Große Bleichenstraße 12, 20354 Hamburg".into()),
        Block::Centred("Steuernummer 12/345/67890".into()),
        Block::Space,
    ]
}

/// Receipt 004501: Herrenschnitt with a tip, paid in cash.
pub fn cash_receipt() -> Slip {
    let mut blocks = salon_head();
    blocks.extend([
        plain("Bon 004501", "27.11.2026"),
        plain("Beginn 09:12:40", "Ende 09:14:05"),
        Block::Rule,
        item("1 x Herrenschnitt", "32,00 A", &["Mehmet Aydin"]),
        item("Trinkgeld für Mehmet Aydin", "3,00 B", &[]),
        Block::Rule,
        pair("Summe EUR", "35,00", Weight::Sum),
        plain("Bar", "35,00"),
        plain("Gegeben", "50,00"),
        plain("Rückgeld", "15,00"),
        Block::Space,
        table("MwSt|Netto|Steuer|Brutto", &["A 19 %|26,89|5,11|32,00", "B 0 %|3,00|0,00|3,00"]),
        Block::Space,
        Block::Notice("Ohne TSE – erfüllt § 146a AO nicht".into()),
        Block::Space,
        Block::Text("Kasse LB-2026-0001 · Prüfziffer 47 · bedient von Jana Vogt".into()),
        Block::Space,
        Block::Centred("Danke! Wir freuen uns auf Ihren nächsten Besuch.".into()),
    ]);
    Slip {
        kind: SlipKind::Receipt,
        title: "Bon 004501".into(),
        copy: None,
        logo: true,
        opens_drawer: true,
        blocks,
    }
}

/// Receipt 004503 as its second copy, with long names and a QR code as a TSE would bring.
pub fn card_copy() -> Slip {
    let mut blocks = salon_head();
    blocks.extend([
        plain("Bon 004503", "27.11.2026"),
        plain("Beginn 11:05:10", "Ende 11:09:52"),
        Block::Rule,
        item("1 x Ansatzfarbe", "64,00 A", &["Jana Vogt"]),
        item("1 x Waschen-Schneiden-Föhnen Damen mit Kopfmassage", "58,00 A", &["Jana Vogt"]),
        item("1 x Haaröl", "22,05 A", &["Listenpreis 24,50, Nachlass 10 % (Treue)"]),
        Block::Rule,
        pair("Summe EUR", "144,05", Weight::Sum),
        plain("girocard", "144,05"),
        Block::Space,
        table("MwSt|Netto|Steuer|Brutto", &["A 19 %|121,05|23,00|144,05"]),
        Block::Qr {
            content: "V0;LB-2026-0001;Kassenbeleg-V1;Beleg^144.05_0.00_0.00_0.00_0.00^144.05:Unbar;17;\
                      33;2026-11-27T10:05:10.000Z;2026-11-27T10:09:52.000Z;ecdsa-plain-SHA256;unixTime;\
                      MEUCIQD4sZ8sPjA0v5d1hJ7Gx3X8oVhQ1e0q5p1vGzYb2wIgT3kq;BHhWOeisRpPBTGQ1W4VUH95TXx2GARf8"
                .into(),
            caption: "Prüfdaten der Sicherheitseinrichtung".into(),
            strength: QrStrength::High,
        },
    ]);
    Slip {
        kind: SlipKind::Receipt,
        title: "Bon 004503".into(),
        copy: Some(2),
        logo: false,
        opens_drawer: true,
        blocks,
    }
}

/// Z-331 with the figures of scenario 17a.
pub fn z_report() -> Slip {
    let mut blocks = salon_head();
    blocks.extend([
        Block::Heading("Z-Bericht 331".into()),
        plain("Buchungstag", "27.11.2026"),
        plain("Abgeschlossen", "27.11.2026 18:47:30"),
        plain("von", "Jana Vogt"),
        plain("Kasse", "LB-2026-0001"),
        plain("Belege", "004500–004517 (18)"),
        Block::Rule,
        strong("Umsatz", "387,95"),
        table("MwSt|Netto|Steuer|Brutto", &["A 19 %|326,01|61,94|387,95", "Trinkgeld 0 %|13,00|0,00|13,00"]),
        Block::Rule,
        strong("Zahlungen", "400,95"),
        plain("Bar aus Verkauf", "152,00"),
        plain("girocard", "248,95"),
        Block::Rule,
        strong("Bargeldbewegungen", "-152,00"),
        plain("Geldtransit an Tresor", "-75,00"),
        plain("Auszahlung: Milch und Kaffee für die Kundinnen", "-12,90"),
        plain("Trinkgeldauszahlung", "-13,00"),
        plain("Kassendifferenz: Wechselgeld verzählt", "-0,50"),
        plain("Geldtransit an Tresor", "-50,60"),
        Block::Rule,
        strong("Kasse", ""),
        plain("Anfangsbestand", "250,00"),
        plain("Soll vor der Zählung", "301,10"),
        plain("Gezählt", "300,60"),
        plain("Differenz", "-0,50"),
        pair("Endbestand", "250,00", Weight::Sum),
        Block::Rule,
        strong("Storni (1)", "-58,00"),
        table("Bon|Zeit|zu Bon|Betrag", &["004506|12:31|004505|-58,00"]),
        Block::Text("Jana Vogt: Falsche Leistung".into()),
        plain("Zahlungsartkorrekturen", "1"),
        plain("Belege ohne Namen", "4"),
        Block::Rule,
        Block::Text("Kettenkopf 5f1c 09aa 73de 41b0 … 9c2e, Schlüssel 8d11 02f4, Lockbuch 0.1.0".into()),
        Block::Notice("Ohne TSE – erfüllt § 146a AO nicht".into()),
        Block::Signature("Datum, Unterschrift".into()),
    ]);
    Slip {
        kind: SlipKind::ZReport,
        title: "Z-Bericht 331".into(),
        copy: None,
        logo: false,
        opens_drawer: false,
        blocks,
    }
}
