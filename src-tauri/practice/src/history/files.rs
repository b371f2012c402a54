//! What the practice salon keeps of its customers: phones, notes, formulas, patch tests, consents.

use book::Outcome;
use contract::catalogue::Catalogue;
use contract::consents::{ConsentKind, GiveConsent};
use contract::customers::{FindCustomers, Master, Phone, Salutation, SaveMaster};
use contract::dossier::ShowCustomer;
use contract::formulas::{Component, Decigrams, Material, MaterialKind, Mixture, SaveFormula, SaveMaterial};
use contract::patch_tests::{ProductLine, RecordPatchTest, SaveProductLine, TestResult};
use contract::{CustomerId, Money};

use super::Past;

/// Cabin materials: name, kind, tenths of a gram in a pack, its price in cents.
const MATERIALS: [(&str, MaterialKind, u32, i64); 6] = [
    ("6/0 Dunkelblond", MaterialKind::Shade, 600, 870),
    ("7/1 Mittelblond asch", MaterialKind::Shade, 600, 870),
    ("8/3 Hellblond gold", MaterialKind::Shade, 600, 910),
    ("Oxidant 6 %", MaterialKind::Oxidant, 10_000, 1_200),
    ("Oxidant 9 %", MaterialKind::Oxidant, 10_000, 1_250),
    ("Blondierpulver", MaterialKind::Additive, 5_000, 2_390),
];

/// Who wears which shade, and how it turned out.
const COLOURED: [(&str, usize, u32, &str); 4] = [
    ("Lindner Petra", 1, 400, "deckt gut, nächstes Mal 30 min"),
    ("Stein Ulrike", 0, 300, ""),
    ("Schäfer Monika", 2, 500, "warm, gefällt"),
    ("Müller Katharina", 1, 350, ""),
];

/// Fills the files; the owner is signed in.
pub fn fill(past: &Past) -> Outcome<()> {
    let mut materials = Vec::new();
    for (name, kind, pack, cents) in MATERIALS {
        let (name, pack, pack_price) = (name.to_owned(), Decigrams(pack), Money::cents(cents));
        materials.push(past.ask(SaveMaterial { id: None, name, kind, pack, pack_price, active: true })?);
    }
    let line = colour_line(past)?;
    for (at, (name, shade, grams, result)) in COLOURED.iter().enumerate() {
        let Some(customer) = past.ask(FindCustomers { text: (*name).to_owned() })?.into_iter().next() else {
            continue;
        };
        let parts = [materials.get(*shade), materials.get(3)];
        let components = parts.into_iter().flatten().map(|material| component(material, *grams)).collect();
        let mixture = Mixture {
            section: "Ansatz".to_owned(),
            components,
            ratio: "1:1".to_owned(),
            minutes: Some(35),
            result: (*result).to_owned(),
        };
        past.ask(GiveConsent { customer: customer.id, kind: ConsentKind::Health })?;
        past.ask(SaveFormula { id: None, customer: customer.id, mixture })?;
        // The first one's test has run out by now.
        let days = if at == 0 { 200 } else { 40 };
        let tested = past.desk.now().day().plus_days(-days);
        let (customer, line, result) = (customer.id, line.id, TestResult::Passed);
        past.ask(RecordPatchTest { customer, line, tested, result, note: String::new() })?;
        note(past, customer, name)?;
    }
    Ok(())
}

fn component(material: &Material, grams: u32) -> Component {
    Component {
        kind: material.kind,
        material: Some(material.id),
        name: material.name.clone(),
        amount: Decigrams(grams),
    }
}

fn colour_line(past: &Past) -> Outcome<ProductLine> {
    let list = past.ask(Catalogue)?;
    let colour = list.groups.iter().filter(|group| group.tone == contract::catalogue::GroupTone::Colour);
    let groups: Vec<_> = colour.map(|group| group.id).collect();
    let articles = list.articles.iter().filter(|article| groups.contains(&article.group));
    let articles = articles.map(|article| article.id).collect();
    past.ask(SaveProductLine { id: None, name: "Oxidationsfarbe".to_owned(), validity_months: 6, articles })
}

fn note(past: &Past, id: CustomerId, name: &str) -> Outcome<()> {
    let (note, allergies, pop_up) = match name {
        "Lindner Petra" => {
            ("Kommt gern freitags früh, trinkt Tee.", "reagiert auf Ammoniak am Haaransatz", true)
        }
        _ => ("", "", false),
    };
    let (last, first) = name.split_once(' ').unwrap_or((name, ""));
    let number = format!("0171 555 {:04}", id.0 * 13 % 10_000);
    let master = Master {
        salutation: Salutation::Ms,
        name: format!("{last}, {first}"),
        phones: vec![Phone { label: "mobil".to_owned(), number }],
        mails: vec![format!("{}@example.org", first.to_lowercase())],
        groups: vec!["Farbe".to_owned()],
        allergies: allergies.to_owned(),
        note: note.to_owned(),
        pop_up,
        ..Master::default()
    };
    let before = Box::new(past.ask(ShowCustomer { customer: id })?.master);
    past.ask(SaveMaster { id: Some(id), before, master }).map(drop)
}
