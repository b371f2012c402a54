//! One customer of the practice salon: services, now and then a product, a tip, and how they pay.

use book::Outcome;
use contract::catalogue::{Article, PriceList};
use contract::people::Person;
use contract::till::*;
use contract::{LineNature, Money, PaymentKind, PersonId, Quantity, Rate};

use super::Past;
use super::customers::CUSTOMERS;
use super::dice::Dice;

/// Services in the order in which they are asked for, and how often.
const ASKED_FOR: [(&str, usize); 12] = [
    ("Herrenschnitt", 24),
    ("Waschen-Schneiden-Föhnen Damen", 22),
    ("Ansatzfarbe", 11),
    ("Kinderschnitt", 8),
    ("Schneiden Damen", 8),
    ("Föhnen", 7),
    ("Maschinenschnitt", 5),
    ("Foliensträhnen Oberkopf", 5),
    ("Intensivtönung", 4),
    ("Augenbrauen", 3),
    ("Balayage", 2),
    ("Dauerwelle", 1),
];

/// What is sold and by whom.
pub struct Floor {
    services: Vec<Article>,
    products: Vec<Article>,
    stylists: Vec<PersonId>,
}

impl Floor {
    pub fn new(list: PriceList, people: Vec<Person>) -> Self {
        let articles = list.articles.into_iter().filter(|article| article.active);
        let (services, products) = articles.partition(|article| article.nature == LineNature::Service);
        let stylists = people.into_iter().filter(|person| person.performs && person.active);
        Self { services, products, stylists: stylists.map(|person| person.id).collect() }
    }

    fn service(&self, dice: &mut Dice) -> Option<&Article> {
        let mut drawn = dice.below(ASKED_FOR.iter().map(|(_, often)| often).sum());
        for (name, often) in ASKED_FOR {
            if drawn < often {
                return self.services.iter().find(|article| article.name == name);
            }
            drawn -= often;
        }
        self.services.first()
    }
}

/// Serves one customer; `later` moves the clock to the moment of payment.
pub fn sell(past: &Past, floor: &Floor, dice: &mut Dice, later: impl FnOnce(u32)) -> Outcome<Receipt> {
    let stylist = dice.one_of(&floor.stylists).copied();
    let known = dice.happens(65).then(|| dice.one_of(&CUSTOMERS)).flatten();
    let customer = known.map(|name| BasketCustomer { id: None, name: (*name).to_owned() });
    let mut basket = past.ask(OpenBasket { customer })?;
    let mut wanted: Vec<&Article> = floor.service(dice).into_iter().collect();
    if dice.happens(22) {
        wanted.extend(floor.services.iter().find(|article| article.name == "Pflege"));
    }
    if dice.happens(18) {
        wanted.extend(dice.one_of(&floor.products));
    }
    for article in wanted {
        basket = past.ask(AddLine {
            basket: Some(basket.id.clone()),
            article: article.id,
            quantity: Quantity::pieces(1),
            performer: stylist.filter(|_| article.nature == LineNature::Service),
        })?;
    }
    if dice.happens(6) {
        basket = give_discount(past, &basket)?;
    }
    if dice.happens(45) {
        let euros = 1 + i64::try_from(dice.below(4)).unwrap_or_default();
        let tip = TipWish::RoundUpTo(Money::cents((basket.due.as_cents() / 100 + euros) * 100));
        basket = past.ask(SetTip { basket: basket.id.clone(), tip, recipients: TipFor::StaffOfLines })?;
    }
    later(u32::try_from(dice.below(55)).unwrap_or_default());
    let tenders = vec![tender(basket.due, dice)];
    past.ask(BookSale { basket: basket.id, tenders, zero_reason: None })
}

fn give_discount(past: &Past, basket: &Basket) -> Outcome<Basket> {
    past.ask(ChangeLine {
        basket: basket.id.clone(),
        line: basket.lines.first().map_or(1, |line| line.line),
        quantity: None,
        unit_price: None,
        discount: Some(Discount::PerCent(Rate::hundredths(1_000))),
        reason: Some("Treue".to_owned()),
        performer: None,
        void_reason: None,
    })
}

fn tender(due: Money, dice: &mut Dice) -> Tender {
    let (kind, given) = match dice.below(100) {
        0..=44 => (PaymentKind::Bar, Some(next_note(due))),
        45..=54 => (PaymentKind::Bar, None),
        55..=91 => (PaymentKind::ECKarte, None),
        _ => (PaymentKind::Kreditkarte, None),
    };
    Tender { kind, amount: due, given }
}

/// The notes that a customer gives: the next full ten.
fn next_note(due: Money) -> Money {
    Money::cents((due.as_cents() + 999) / 1_000 * 1_000)
}
