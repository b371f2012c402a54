//! The fixture of the scenarios: Salon Haarwerk with its people and price list, made through the desk.

use contract::catalogue::{GroupTone, SaveArticle, SaveGroup, SetPrice};
use contract::people::{SavePerson, SetPin};
use contract::{ArticleId, GroupId, LineNature, Money, PersonId, Role, VatKey};

use crate::test_salon::{OWNER_PIN, TestSalon, founding};

/// Everyone's PIN, by first name.
pub const PINS: [(&str, &str); 4] =
    [("Sabine", OWNER_PIN), ("Jana", "1470"), ("Mehmet", "3691"), ("Lea", "7531")];
pub const SHAMPOO_EAN: &str = "4006381333931";

/// Name, group, nature, price in cents, minutes, minutes of processing, EAN.
type Row = (&'static str, usize, LineNature, i64, Option<u32>, Option<u32>, Option<&'static str>);

const GROUPS: [(&str, GroupTone); 6] = [
    ("Schneiden", GroupTone::Cut),
    ("Farbe", GroupTone::Colour),
    ("Pflege", GroupTone::Care),
    ("Styling", GroupTone::Styling),
    ("Kinder", GroupTone::Children),
    ("Verkauf", GroupTone::Retail),
];

const ARTICLES: [Row; 10] = [
    ("Waschen-Schneiden-Föhnen Damen", 0, LineNature::Service, 5_800, Some(45), None, None),
    ("Herrenschnitt", 0, LineNature::Service, 3_200, Some(30), None, None),
    ("Kinderschnitt", 4, LineNature::Service, 2_200, Some(20), None, None),
    ("Ansatzfarbe", 1, LineNature::Service, 6_400, Some(40), Some(35), None),
    ("Pflege", 2, LineNature::Service, 1_800, Some(15), None, None),
    ("Föhnen", 3, LineNature::Service, 2_900, Some(30), None, None),
    ("Augenbrauen", 2, LineNature::Service, 1_200, Some(10), None, None),
    ("Hochzeitsfrisur", 3, LineNature::Service, 18_000, Some(120), None, None),
    ("Shampoo 250 ml", 5, LineNature::Product, 1_890, None, None, Some(SHAMPOO_EAN)),
    ("Haaröl", 5, LineNature::Product, 2_450, None, None, None),
];

impl TestSalon {
    /// Founded, with Jana (reception), Mehmet (stylist) and Lea (trainee), each with a PIN, and the price
    /// list of the scenarios. Sabine is signed in; no day is open.
    pub fn haarwerk() -> Self {
        Self::haarwerk_at(&founding().register)
    }

    /// [`Self::haarwerk`] with another serial number of its register.
    pub fn haarwerk_at(register: &str) -> Self {
        let mut salon = Self::founded_with(|wish| wish.register = register.to_owned());
        salon.people.insert("Sabine".into(), PersonId(1));
        for (name, role, performs) in [
            ("Jana Vogt", Role::Reception, true),
            ("Mehmet Aydin", Role::Stylist, true),
            ("Lea Brandt", Role::Trainee, false),
        ] {
            salon.hire(name, role, performs);
        }
        let groups: Vec<GroupId> = GROUPS
            .iter()
            .map(|(name, tone)| {
                salon.ask(SaveGroup { id: None, name: (*name).into(), tone: *tone }).unwrap().id
            })
            .collect();
        for row in ARTICLES {
            salon.list(row, groups[row.1]);
        }
        salon
    }

    /// Adds a person with the PIN of the fixture.
    fn hire(&mut self, name: &str, role: Role, performs: bool) {
        let (id, short_name, active) = (None, String::new(), true);
        let wish = SavePerson { id, name: name.into(), short_name, role, performs, active };
        let person = self.ask(wish).unwrap();
        let pin = pin_of(&person.short_name).to_owned();
        self.ask(SetPin { person: person.id, pin, old_pin: None }).unwrap();
        self.people.insert(person.short_name, person.id);
    }

    fn list(&mut self, row: Row, group: GroupId) {
        let (name, _, nature, cents, duration_minutes, processing_minutes, gtin) = row;
        let article = self.ask(SaveArticle {
            id: None,
            name: name.into(),
            group,
            nature,
            price: Money::cents(cents),
            vat_key: VatKey::General,
            duration_minutes,
            processing_minutes,
            gtin: gtin.map(str::to_owned),
            active: true,
        });
        self.articles.insert(name.to_owned(), article.unwrap().id);
    }

    /// An article of the fixture by its name; `WSF` and `Shampoo` are short for theirs.
    pub fn article(&self, name: &str) -> ArticleId {
        let name = match name {
            "WSF" => ARTICLES[0].0,
            "Shampoo" => "Shampoo 250 ml",
            other => other,
        };
        *self.articles.get(name).unwrap_or_else(|| panic!("no article {name}"))
    }

    /// A person of the fixture by first name.
    pub fn person(&self, name: &str) -> PersonId {
        *self.people.get(name).unwrap_or_else(|| panic!("no {name}"))
    }

    /// Signs a person of the fixture in at this window, in place of who was there.
    pub fn sign_in_as(&self, name: &str) {
        self.sign_in(self.person(name), pin_of(name));
    }

    /// Sets an article's price from today on; the owner must be signed in.
    pub fn reprice(&self, name: &str, cents: i64) {
        let (price, from) = (Money::cents(cents), self.desk.now().day());
        self.ask(SetPrice { article: self.article(name), price, from }).unwrap();
    }
}

/// The PIN of a person of the fixture.
pub fn pin_of(name: &str) -> &'static str {
    PINS.iter().find(|(who, _)| *who == name).map_or_else(|| panic!("no PIN of {name}"), |(_, pin)| pin)
}
