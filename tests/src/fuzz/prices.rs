//! Price lists of other programs.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::catalogue::ImportArticles;

use super::damage::{self, blows};
use super::target::{Met, Reader, Target, die_of, met};
use super::words;
use crate::rng::Rng;
use crate::test_salon::TestSalon;

/// So many lists meet one salon.
const OF_A_SALON: u64 = 2_000;
/// Each list is looked at; of so many one is taken in.
const TAKEN_IN: u64 = 16;

pub const SHEETS: Target =
    Target { name: "price_lists", lives: OF_A_SALON, make: || Box::new(Prices(TestSalon::haarwerk())) };

const EXAMPLES: [&str; 4] = [
    "Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN\nSchnitt;Damen;Leistung;1.058,50;19;45;;\n\
     Farbe;Farbe;Leistung;64,00;19 %;40 min;35;\nShampoo;Verkauf;Artikel;18,90;19;;;4006381333931\nBuch;Verkauf;Ware;21,10;7;;;\n",
    "Bezeichnung\tWarengruppe\tTyp\tVK (brutto)\tMwSt.\tDauer (min)\nSchnitt\tDamen\tDienstleistung\t1058,50 €\t19 %\t45 min\n",
    "Name,Gruppe,Preis,Dauer\r\n\"Schnitt, kurz\",Damen,\"58,50\",45\r\n\"zwei\r\nZeilen\",,0,\r\n",
    "sep=,\npreis,name,gruppe,dauer,ust\n1058.50,Schnitt,Damen,45,0\n2,Kur,Pflege,,steuerfrei\n",
];

struct Prices(TestSalon);

impl Reader for Prices {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let mut text = (*rng.pick(&EXAMPLES).unwrap()).to_owned();
        (0..blows(rng)).for_each(|_| words::text(rng, &mut text));
        let mut bytes = words::encoded(rng, &text);
        if rng.below(4) == 0 {
            damage::bytes(rng, &mut bytes);
        }
        bytes
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let csv_base64 = STANDARD.encode(input);
        let looked_at = met(self.0.ask(ImportArticles { csv_base64: csv_base64.clone(), dry_run: true }))?;
        if die_of(input).below(TAKEN_IN) == 0 {
            met(self.0.ask(ImportArticles { csv_base64, dry_run: false }))?;
        }
        Ok(looked_at)
    }
}
