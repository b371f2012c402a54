//! Deposits, withdrawals, transit, purchases, wage advances: what each is in law and what it needs.

use book::booking::Judging;
use book::fault::Outcome;
use book::ledger::{self, Draft, Opening};
use contract::cash::{MoveCash, Movement};
use contract::refusal::{CashRefusal, DoorRefusal};
use contract::{PersonId, Rate, Role};
use proof::{BusinessCase, Day, EntryKind, Money, Reference, ReferenceKind};

use super::bon::CashBon;
use super::details::{FORM, InputTax, MovementDetails};
use super::drawer::check_drawer;
use crate::staff;

/// Highest amount of a movement: 99,999.99.
pub const AMOUNT_MAX: Money = Money::cents(9_999_999);
/// `GV_NAME` of what goes into the safe and comes out of it.
pub const SAFE: &str = "Tresor";
/// Longest purpose that is kept, in characters.
const PURPOSE_MAX: usize = 200;

/// The bon of a movement, whose slip is signed.
pub fn draft(judging: &Judging<'_>, wish: &MoveCash) -> Outcome<Draft> {
    let day = open_for(judging, wish.movement)?;
    check(judging, wish)?;
    whole(bon(judging, wish)?, wish, &day)
}

/// Transit belongs to the close, so it goes on an overdue day too; everything else waits for its day.
fn open_for(judging: &Judging<'_>, movement: Movement) -> Outcome<Opening> {
    if is_transit(movement) {
        ledger::cash_day(judging.conn)
    } else {
        ledger::trading_day(judging.conn, judging.now)
    }
}

fn check(judging: &Judging<'_>, wish: &MoveCash) -> Outcome<()> {
    if !wish.amount.is_positive() || wish.amount > AMOUNT_MAX {
        return Err(CashRefusal::BadAmount.into());
    }
    if wish.movement == Movement::OwnerWithdrawal && judging.authority.role() < Role::Owner {
        let (label, lowest) = (String::from("Privatentnahme"), Role::Owner.german().to_owned());
        return Err(DoorRefusal::NotAllowed { label, lowest }.into());
    }
    if !is_transit(wish.movement) && wish.purpose.trim().is_empty() {
        return Err(CashRefusal::PurposeMissing.into());
    }
    check_input_tax(wish.input_tax_note, judging.now.day())?;
    if goes_out(wish.movement) { check_drawer(judging, wish.amount) } else { Ok(()) }
}

/// A rate that some invoice may bear, of today or of an earlier law.
fn check_input_tax(hundredths: Option<u32>, today: Day) -> Result<(), CashRefusal> {
    let Some(rate) = hundredths.map(Rate::hundredths).filter(|rate| *rate != Rate::NONE) else {
        return Ok(());
    };
    let known = law::PROFILES.iter().any(|law| [law.vat.general, law.vat.reduced].contains(&rate));
    let law = law::at(today).vat;
    if known { Ok(()) } else { Err(CashRefusal::BadInputTax { general: law.general, reduced: law.reduced }) }
}

fn bon(judging: &Judging<'_>, wish: &MoveCash) -> Outcome<CashBon> {
    let (case, title) = in_law(wish.movement);
    let purpose = purpose(wish);
    let recipient = match wish.movement {
        Movement::WageAdvance => Some(recipient(judging, wish.recipient)?),
        _ => None,
    };
    let mut text = title.to_owned();
    if let Some((_, name)) = &recipient {
        text = format!("{text} {name}");
    }
    if !purpose.is_empty() {
        text = format!("{text}: {purpose}");
    }
    let case_name = match wish.movement {
        Movement::ToBank | Movement::FromBank => Some(String::from("Bank")),
        Movement::ToSafe | Movement::FromSafe => Some(SAFE.to_owned()),
        _ => Some(purpose),
    };
    let amount = if goes_out(wish.movement) { wish.amount.negated() } else { wish.amount };
    Ok(CashBon { kind: EntryKind::CashMovement, case, case_name, text, amount, recipient })
}

fn recipient(judging: &Judging<'_>, wished: Option<PersonId>) -> Outcome<(PersonId, String)> {
    let person = wished.ok_or(CashRefusal::RecipientMissing)?;
    let actor = staff::actor(judging.conn, person)?.ok_or(CashRefusal::RecipientMissing)?;
    Ok((actor.id, actor.name))
}

fn whole(bon: CashBon, wish: &MoveCash, day: &Opening) -> Outcome<Draft> {
    let input_tax = wish.input_tax_note.map(|hundredths| {
        let rate = Rate::hundredths(hundredths);
        Ok::<_, book::fault::Trouble>(InputTax { rate, tax: rate.tax_in(wish.amount)? })
    });
    let document = wish.document.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let details = MovementDetails {
        movement: wish.movement,
        purpose: purpose(wish),
        document: document.map(str::to_owned),
        input_tax: input_tax.transpose()?,
    };
    let mut draft = bon.draft(day).with_details(FORM, &details)?;
    draft.references.extend(details.document.map(|number| Reference {
        kind: ReferenceKind::External,
        seq: None,
        line: None,
        external: Some(number),
    }));
    Ok(draft)
}

fn purpose(wish: &MoveCash) -> String {
    wish.purpose.trim().chars().take(PURPOSE_MAX).collect()
}

const fn is_transit(movement: Movement) -> bool {
    matches!(movement, Movement::ToBank | Movement::ToSafe | Movement::FromBank | Movement::FromSafe)
}

const fn goes_out(movement: Movement) -> bool {
    matches!(
        movement,
        Movement::OwnerWithdrawal
            | Movement::ToBank
            | Movement::ToSafe
            | Movement::PayOut
            | Movement::WageAdvance
    )
}

/// What a movement is in law, and in the words of the slip.
const fn in_law(movement: Movement) -> (BusinessCase, &'static str) {
    match movement {
        Movement::OwnerDeposit => (BusinessCase::Privateinlage, "Privateinlage"),
        Movement::OwnerWithdrawal => (BusinessCase::Privatentnahme, "Privatentnahme"),
        Movement::ToBank => (BusinessCase::Geldtransit, "Geldtransit an die Bank"),
        Movement::ToSafe => (BusinessCase::Geldtransit, "Geldtransit in den Tresor"),
        Movement::FromBank => (BusinessCase::Geldtransit, "Geldtransit von der Bank"),
        Movement::FromSafe => (BusinessCase::Geldtransit, "Wechselgeld aus dem Tresor"),
        Movement::PayIn => (BusinessCase::Einzahlung, "Einzahlung"),
        Movement::PayOut => (BusinessCase::Auszahlung, "Auszahlung"),
        Movement::WageAdvance => (BusinessCase::Lohnzahlung, "Lohnvorschuss"),
    }
}
