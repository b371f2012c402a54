//! What a figure is: how it is read off the figures of a stretch, and, by the same reading, off what one entry
//! adds to them. So a figure is always the sum of the entries that it leads to.

use contract::PersonId;
use contract::figure::Figure;
use figures::{Figures, Times};
use proof::{BusinessCase, EntryKind, Money, MoneyError, VatKey};

/// How often, and how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub count: i64,
    pub amount: Money,
}

impl Share {
    pub const fn is_nothing(self) -> bool {
        self.count == 0 && self.amount.is_zero()
    }

    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self { count: self.count.saturating_add(other.count), amount: self.amount.plus(other.amount)? })
    }

    fn of(count: usize, amount: Money) -> Self {
        Self { count: i64::try_from(count).unwrap_or(i64::MAX), amount }
    }

    const fn amount(amount: Money) -> Self {
        Self { count: 0, amount }
    }

    fn pieces(count: impl Into<i64>) -> Self {
        Self { count: count.into(), amount: Money::ZERO }
    }

    fn times(times: Times) -> Self {
        Self { count: i64::from(times.count), amount: times.total }
    }
}

/// Reads a figure. [`Figure::Hour`], [`Figure::Deeds`] and [`Figure::RoundSales`] depend on the
/// entry besides and are filtered there.
pub fn share(figures: &Figures, figure: &Figure) -> Result<Share, MoneyError> {
    let tally = &figures.tally;
    let mix = figures.mix.as_ref();
    Ok(match figure {
        Figure::Turnover | Figure::Hour(_) => Share::amount(figures.turnover),
        Figure::Group { group, case } => {
            let groups = mix.into_iter().flat_map(|mix| &mix.groups);
            let mine = groups.filter(|sum| sum.case == *case && sum.group == *group);
            Share::amount(Money::total(mine.map(|sum| sum.gross))?)
        }
        Figure::Cashier(person) => {
            let mine = figures.people.iter().find(|sum| sum.person == *person);
            mine.map_or(Share::default(), |sum| Share { count: i64::from(sum.bons), amount: sum.turnover })
        }
        Figure::Performer(person) => Share::amount(performed(figures, *person)?),
        Figure::Payment { kind, name } => {
            let mine = figures.payments.iter().filter(|sum| sum.kind == *kind && sum.name == *name);
            Share::amount(Money::total(mine.map(|sum| sum.amount))?)
        }
        Figure::Vat { key, rate } => {
            let mine = figures.vat.iter().filter(|sum| (sum.key, sum.rate) == (*key, *rate));
            Share::amount(Money::total(mine.map(|sum| sum.gross))?)
        }
        Figure::Tickets => Share { count: mix.map_or(0, |mix| mix.tickets), amount: figures.turnover },
        Figure::Named => Share::pieces(mix.map_or(0, |mix| mix.named)),
        Figure::Unnamed => Share::pieces(tally.sales.count.saturating_sub(mix.map_or(0, |mix| mix.named))),
        Figure::Stornos => Share::of(figures.stornos.len(), figures.storno_total),
        Figure::Corrections => {
            let amounts = figures.corrections.iter().map(|correction| correction.amount);
            Share::of(figures.corrections.len(), Money::total(amounts)?)
        }
        Figure::Returns => Share::times(tally.returns),
        Figure::Discounts => Share::times(tally.discounts),
        Figure::Differences => {
            let found = figures.movements.iter().filter(|line| line.case == BusinessCase::DifferenzSollIst);
            Share::of(found.clone().count(), Money::total(found.map(|line| line.amount))?)
        }
        Figure::StaffTips => Share::amount(figures.tips.staff),
        Figure::TipPayouts => Share::amount(figures.tips.paid_out),
        Figure::OwnerTips => Share::amount(figures.tips.owner),
        Figure::VouchersSold => Share::amount(figures.vouchers.sold),
        Figure::VouchersRedeemed => Share::amount(figures.vouchers.redeemed),
        Figure::ReceivablesArisen => Share::amount(figures.receivables.arisen),
        Figure::ReceivablesSettled => Share::amount(figures.receivables.settled),
        Figure::Abandoned => Share::times(tally.abandoned),
        Figure::VoidedLines => Share::times(tally.voided_lines),
        Figure::DeclinedCards => Share::pieces(tally.declined_cards),
        Figure::DrawerOpenings => Share::pieces(tally.drawer_openings),
        Figure::Deeds { .. } | Figure::RoundSales(_) => Share::default(),
    })
}

/// Services and goods of a person; without one what is left of the turnover.
fn performed(figures: &Figures, person: Option<PersonId>) -> Result<Money, MoneyError> {
    let mine = figures.performers.iter().filter(|sum| person.is_none_or(|person| sum.person == person));
    let done = Money::total(mine.flat_map(|sum| [sum.services, sum.products]))?;
    if person.is_some() { Ok(done) } else { figures.turnover.minus(done) }
}

/// What a figure is called.
pub fn german(figure: &Figure, figures: &Figures) -> String {
    let name = |person: &PersonId| {
        let cashiers = figures.people.iter().map(|sum| (sum.person, &sum.name));
        let mut all = cashiers.chain(figures.performers.iter().map(|sum| (sum.person, &sum.name)));
        all.find(|(id, _)| id == person)
            .map_or_else(|| format!("Person {}", person.0), |(_, name)| name.clone())
    };
    match figure {
        Figure::Hour(hour) => format!("Umsatz von {hour} bis {} Uhr", hour + 1),
        Figure::Group { group, case } => format!("Warengruppe {}", group_name(group.as_deref(), *case)),
        Figure::Cashier(person) => format!("Kassiert von {}", name(person)),
        Figure::Performer(Some(person)) => format!("Ausgeführt von {}", name(person)),
        Figure::Performer(None) => "Ohne ausführende Person".to_owned(),
        Figure::Payment { name, .. } => format!("Zahlungsart {name}"),
        Figure::Vat { key, rate } => format!("MwSt {}", rate_name(*key, *rate)),
        Figure::Deeds { kind, person } => {
            let by = person.as_ref().map(|person| format!(" von {}", name(person))).unwrap_or_default();
            format!("{}{by}", deed_name(*kind))
        }
        Figure::RoundSales(100) => "Verkäufe über volle Euro".to_owned(),
        Figure::RoundSales(cents) => format!("Verkäufe über volle {} Euro", cents / 100),
        plain => plain_name(plain).to_owned(),
    }
}

/// What a figure without values of its own is called.
pub const fn plain_name(figure: &Figure) -> &'static str {
    match figure {
        Figure::Turnover => "Umsatz",
        Figure::Tickets => "Verkäufe, die gelten",
        Figure::Named => "Verkäufe mit Namen",
        Figure::Unnamed => "Verkäufe ohne Namen",
        Figure::Stornos => "Storni",
        Figure::Corrections => "Zahlungsartkorrekturen",
        Figure::Returns => "Rückgaben",
        Figure::Discounts => "Nachlässe",
        Figure::Differences => "Kassendifferenzen",
        Figure::StaffTips => "Trinkgeld Personal",
        Figure::TipPayouts => "Trinkgeld ausgezahlt",
        Figure::OwnerTips => "Trinkgeld Inhaber (im Umsatz)",
        Figure::VouchersSold => "Gutscheine verkauft",
        Figure::VouchersRedeemed => "Gutscheine eingelöst",
        Figure::ReceivablesArisen => "Auf Rechnung",
        Figure::ReceivablesSettled => "Rechnungen beglichen",
        Figure::Abandoned => "Abgebrochene Vorgänge",
        Figure::VoidedLines => "Zurückgenommene Positionen",
        Figure::DeclinedCards => "Abgelehnte Karten",
        Figure::DrawerOpenings => "Lade ohne Verkauf geöffnet",
        _ => "",
    }
}

/// `Schneiden`; what has no group by what it is.
pub fn group_name(group: Option<&str>, case: BusinessCase) -> String {
    match (group, case) {
        (Some(group), BusinessCase::Umsatz) => group.to_owned(),
        (Some(group), case) => format!("{group} ({})", case.as_str()),
        (None, BusinessCase::Umsatz) => "Ohne Gruppe".to_owned(),
        (None, BusinessCase::TrinkgeldAG) => "Trinkgeld Inhaber".to_owned(),
        (None, case) => case.as_str().to_owned(),
    }
}

/// `19 %`.
pub fn rate_name(key: VatKey, rate: proof::Rate) -> String {
    match key {
        VatKey::NotTaxable => "nicht steuerbar".to_owned(),
        VatKey::Exempt => "steuerfrei".to_owned(),
        VatKey::General | VatKey::Reduced => rate.to_string(),
    }
}

/// What someone did, in the plural.
pub const fn deed_name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Storno => "Storni",
        EntryKind::DrawerOpened => "Kassenlade ohne Verkauf geöffnet",
        EntryKind::AbandonedBasket => "Abgebrochene Vorgänge",
        EntryKind::VoidedLine => "Zurückgenommene Positionen",
        EntryKind::Sale => "Verkäufe",
        EntryKind::Count => "Kassenzählungen",
        EntryKind::CashMovement => "Barbewegungen",
        EntryKind::Difference => "Kassendifferenzen",
        _ => "Buchungen",
    }
}
