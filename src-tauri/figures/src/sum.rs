//! Figures of several periods as one: the closings of a day, a month, a year.

use proof::{Money, MoneyError, Quantity};

use crate::add::{group, more};
use crate::figures::*;

type Added = Result<(), MoneyError>;

impl Figures {
    /// Adds the figures of another period. Opening stock and target belong to one period and are not summed.
    pub fn add(&mut self, other: &Self) -> Result<(), MoneyError> {
        self.day = self.day.max(other.day);
        self.opened = self.opened.or(other.opened);
        self.first_receipt = self.first_receipt.or(other.first_receipt);
        self.last_receipt = other.last_receipt.or(self.last_receipt);
        self.bons += other.bons;
        for (sum, more) in [
            (&mut self.turnover, other.turnover),
            (&mut self.cash_from_sales, other.cash_from_sales),
            (&mut self.cash_paid_back, other.cash_paid_back),
            (&mut self.movement_total, other.movement_total),
            (&mut self.drawer.difference, other.drawer.difference),
            (&mut self.storno_total, other.storno_total),
            (&mut self.tips.staff, other.tips.staff),
            (&mut self.tips.paid_out, other.tips.paid_out),
            (&mut self.tips.owner, other.tips.owner),
            (&mut self.receivables.arisen, other.receivables.arisen),
            (&mut self.receivables.settled, other.receivables.settled),
            (&mut self.vouchers.sold, other.vouchers.sold),
            (&mut self.vouchers.redeemed, other.vouchers.redeemed),
        ] {
            *sum = sum.plus(more)?;
        }
        self.movements.extend(other.movements.iter().cloned());
        self.stornos.extend(other.stornos.iter().cloned());
        self.corrections.extend(other.corrections.iter().cloned());
        singly(&mut self.returns, &other.returns);
        singly(&mut self.drawer_opened, &other.drawer_opened);
        tally(&mut self.tally, &other.tally)?;
        self.groups(other)
    }

    fn groups(&mut self, other: &Self) -> Added {
        for sum in &other.vat {
            let nothing = VatSum { gross: Money::ZERO, net: Money::ZERO, tax: Money::ZERO, ..sum.clone() };
            let known = |mine: &VatSum| (mine.key, mine.rate) == (sum.key, sum.rate);
            if let Some(mine) = group(&mut self.vat, known, || nothing) {
                mine.gross = mine.gross.plus(sum.gross)?;
                mine.net = mine.net.plus(sum.net)?;
                mine.tax = mine.tax.plus(sum.tax)?;
            }
        }
        for sum in &other.cases {
            let known = |mine: &CaseSum| {
                (mine.case, mine.key, mine.rate, &mine.name) == (sum.case, sum.key, sum.rate, &sum.name)
            };
            let nothing = || CaseSum { gross: Money::ZERO, ..sum.clone() };
            if let Some(mine) = group(&mut self.cases, known, nothing) {
                mine.gross = mine.gross.plus(sum.gross)?;
            }
        }
        for sum in &other.payments {
            let known = |mine: &PaymentSum| (mine.kind, &mine.name) == (sum.kind, &sum.name);
            let nothing = || PaymentSum { amount: Money::ZERO, ..sum.clone() };
            if let Some(mine) = group(&mut self.payments, known, nothing) {
                mine.amount = mine.amount.plus(sum.amount)?;
            }
        }
        people(self, other)?;
        match (&mut self.mix, &other.mix) {
            (Some(mine), Some(other)) => mix(mine, other),
            (None, Some(other)) => {
                self.mix = Some(other.clone());
                Ok(())
            }
            (_, None) => Ok(()),
        }
    }
}

/// Closings of the first two forms have no such list.
fn singly<T: Clone>(all: &mut Option<Vec<T>>, more: &Option<Vec<T>>) {
    if let Some(more) = more {
        all.get_or_insert_with(Vec::new).extend(more.iter().cloned());
    }
}

fn people(figures: &mut Figures, other: &Figures) -> Added {
    for sum in &other.people {
        let nothing = || PersonSum { bons: 0, turnover: Money::ZERO, cash: Money::ZERO, ..sum.clone() };
        if let Some(mine) = group(&mut figures.people, |mine| mine.person == sum.person, nothing) {
            mine.name.clone_from(&sum.name);
            mine.bons += sum.bons;
            mine.turnover = mine.turnover.plus(sum.turnover)?;
            mine.cash = mine.cash.plus(sum.cash)?;
        }
    }
    for sum in &other.performers {
        let nothing = || PerformerSum { services: Money::ZERO, products: Money::ZERO, ..sum.clone() };
        if let Some(mine) = group(&mut figures.performers, |mine| mine.person == sum.person, nothing) {
            mine.name.clone_from(&sum.name);
            mine.services = mine.services.plus(sum.services)?;
            mine.products = mine.products.plus(sum.products)?;
        }
    }
    Ok(())
}

fn mix(mix: &mut Mix, other: &Mix) -> Added {
    mix.tickets += other.tickets;
    mix.named += other.named;
    for sum in &other.groups {
        let known = |mine: &GroupSum| mine.case == sum.case && mine.group == sum.group;
        let nothing = || GroupSum { quantity: Quantity::default(), gross: Money::ZERO, ..sum.clone() };
        if let Some(mine) = group(&mut mix.groups, known, nothing) {
            mine.quantity = more(mine.quantity, sum.quantity)?;
            mine.gross = mine.gross.plus(sum.gross)?;
        }
    }
    Ok(())
}

fn tally(tally: &mut Tally, other: &Tally) -> Added {
    for (sum, more) in [
        (&mut tally.sales, other.sales),
        (&mut tally.discounts, other.discounts),
        (&mut tally.returns, other.returns),
        (&mut tally.abandoned, other.abandoned),
        (&mut tally.voided_lines, other.voided_lines),
    ] {
        sum.count += more.count;
        sum.total = sum.total.plus(more.total)?;
    }
    tally.declined_cards += other.declined_cards;
    tally.drawer_openings += other.drawer_openings;
    tally.anonymous += other.anonymous;
    Ok(())
}
