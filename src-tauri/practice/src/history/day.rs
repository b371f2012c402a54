//! One day of the practice salon: opening, customers, what else happens to the cash, count and close.

use book::Outcome;
use contract::cash::CountSheet;
use contract::cash::{
    BankedFrom, Drawer, MoveCash, Movement, PayOutTips, RecordBanking, TipBalances, Transits,
};
use contract::catalogue::Catalogue;
use contract::day::{BeginCount, BookDifference, CloseDay, OpenDay, StoreCount};
use contract::people::People;
use contract::storno::CancelReceipt;
use contract::{Day, Money};

use super::Past;
use super::dice::Dice;
use super::sale::{Floor, sell};

/// What stays in the drawer overnight.
const CHANGE_MONEY: i64 = 25_000;

/// Tuesday to Saturday, as hairdressers do.
pub fn is_open(day: Day) -> bool {
    // Monday is 0.
    (1..=5).contains(&day.weekday())
}

/// Lives through a day and tells what is left in the drawer.
pub fn live(past: &Past, day: Day, left: Money) -> Outcome<Money> {
    let mut dice = Dice::of(day);
    past.at(day, 8 * 60 + 40 + minute(&mut dice, 15), 12);
    past.ask(OpenDay { sheet: sheet(left.as_cents()), difference_reason: None })?;
    bring_to_the_bank(past, day)?;
    let floor = Floor::new(past.ask(Catalogue)?, past.ask(People)?);
    let busy = if day.weekday() >= 4 { 19 } else { 12 };
    let mut now = 9 * 60 + minute(&mut dice, 20);
    for _ in 0..busy + dice.below(6) {
        past.at(day, now, 7);
        let receipt = sell(past, &floor, &mut dice, |seconds| past.at(day, now + 1, seconds))?;
        if dice.happens(2) {
            past.at(day, now + 3, 0);
            past.ask(CancelReceipt { seq: receipt.seq, reason: "falsche Leistung erfasst".to_owned() })?;
        }
        now += 10 + minute(&mut dice, 34);
    }
    if dice.happens(35) {
        past.at(day, now, 30);
        buy_something(past, &mut dice)?;
    }
    past.at(day, (now + 2).max(18 * 60 + 10), 0);
    close(past, &mut dice)
}

/// Counts and closes; what is above the change money goes to the bank.
pub fn close(past: &Past, dice: &mut Dice) -> Outcome<Money> {
    for tip in past.ask(TipBalances)?.into_iter().filter(|tip| tip.open.is_positive()) {
        let cash = past.ask(Drawer)?.cash.unwrap_or_default();
        if cash.as_cents() > tip.open.as_cents() {
            past.ask(PayOutTips { person: tip.person, amount: tip.open })?;
        }
    }
    let expected = past.ask(Drawer)?.cash.unwrap_or_default().as_cents();
    let off = if dice.happens(20) && expected > 1_000 { [-50, -10, 20, 100][dice.below(4)] } else { 0 };
    past.ask(BeginCount)?;
    let count = past.ask(StoreCount { sheet: sheet(expected + off) })?;
    if !count.difference.is_zero() {
        past.ask(BookDifference { reason: "beim Herausgeben verzählt".to_owned() })?;
    }
    let above = count.counted.as_cents() - CHANGE_MONEY;
    if above > 5_000 {
        move_cash(past, Movement::ToBank, above / 1_000 * 1_000, "Tageseinnahme zur Bank")?;
    }
    Ok(past.ask(CloseDay)?.cash_left)
}

/// What was on its way overnight reaches the bank in the morning.
fn bring_to_the_bank(past: &Past, day: Day) -> Outcome<()> {
    for transit in past.ask(Transits)?.open {
        let from = BankedFrom::Transit(transit.seq);
        past.ask(RecordBanking { from, amount: transit.amount, day, document: None })?;
    }
    Ok(())
}

fn buy_something(past: &Past, dice: &mut Dice) -> Outcome<()> {
    let things = [("Milch und Kaffee", 1_240), ("Blumen für den Empfang", 1_500), ("Reinigungsmittel", 890)];
    let (purpose, cents) = *dice.one_of(&things).unwrap_or(&("Briefmarken", 850));
    move_cash(past, Movement::PayOut, cents, purpose)
}

fn move_cash(past: &Past, movement: Movement, cents: i64, purpose: &str) -> Outcome<()> {
    let (amount, purpose) = (Money::cents(cents), purpose.to_owned());
    let document = (movement == Movement::PayOut).then(|| "Kassenbon".to_owned());
    past.ask(MoveCash { movement, amount, purpose, recipient: None, document, input_tax_note: None })?;
    Ok(())
}

fn minute(dice: &mut Dice, below: usize) -> u32 {
    u32::try_from(dice.below(below)).unwrap_or_default()
}

/// The pieces that make up a sum.
pub fn sheet(cents: i64) -> CountSheet {
    let mut rest = cents.max(0);
    let mut pieces = Vec::new();
    for face in CountSheet::FACES {
        let count = rest.checked_div(face).unwrap_or_default();
        if count > 0 {
            pieces.push((face, u32::try_from(count).unwrap_or_default()));
            rest -= face * count;
        }
    }
    CountSheet(pieces)
}

#[cfg(test)]
mod tests {
    use super::{is_open, sheet};
    use contract::{Day, Money};

    #[test]
    fn a_sheet_adds_up() {
        assert_eq!(sheet(25_383).sum(), Money::cents(25_383));
        assert_eq!(sheet(0).sum(), Money::cents(0));
    }

    #[test]
    fn the_salon_rests_on_sunday_and_monday() {
        let sunday = Day::from_ymd(2026, 11, 22).unwrap();
        let open: Vec<bool> = (0..7).map(|offset| is_open(sunday.plus_days(offset))).collect();
        assert_eq!(open, [false, false, true, true, true, true, true]);
    }
}
