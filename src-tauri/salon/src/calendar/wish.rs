//! From what is wanted to parts with phases: as the price list plans them, changed for person and customer.

use book::fault::Outcome;
use contract::calendar::{Guest, PartWish, Phase, PhaseKind};
use contract::refusal::CalendarRefusal;
use contract::{ArticleId, CustomerId, Day, LineNature, PersonId};
use rusqlite::Connection;

use super::store;
use super::stored::{StoredGuest, StoredPart, StoredPhase, length};
use crate::catalogue::{self, ArticleAt};
use crate::customers;

const PARTS_MAX: usize = 20;
const MINUTES_MAX: u32 = 720;
const NAME_LETTERS_MAX: usize = 200;
const PHONE_LETTERS_MAX: usize = 40;
const NOTE_LETTERS_MAX: usize = 1_000;

/// The phases of a service for a person and a customer.
pub fn phases(
    conn: &Connection,
    article: &ArticleAt,
    person: Option<PersonId>,
    customer: Option<CustomerId>,
) -> Outcome<Vec<Phase>> {
    let mut phases = store::phases(conn, article.id)?;
    if phases.is_empty() {
        phases = by_the_list(article);
    }
    for (position, minutes) in store::adjustments(conn, article.id, person, customer)? {
        if let Some(phase) = phases.get_mut(position as usize) {
            phase.minutes = minutes;
        }
    }
    Ok(phases)
}

/// In which phases of a service someone else may help, as the price list plans it.
pub fn may_help(conn: &Connection, article: ArticleId, day: Day) -> Outcome<Vec<bool>> {
    let Some(article) = catalogue::article(conn, article, day)? else { return Ok(Vec::new()) };
    Ok(phases(conn, &article, None, None)?.into_iter().map(|phase| phase.helper).collect())
}

/// Gives a part that was handed over the lengths that are planned for who does it now, unless other ones were agreed
/// than were planned for who did it before.
pub fn lengths_of_the_new_person(
    conn: &Connection,
    was: &StoredPart,
    is: &mut StoredPart,
    (customer, day): (Option<CustomerId>, Day),
) -> Outcome<()> {
    let Some(article) = catalogue::article(conn, was.article, day)? else { return Ok(()) };
    let before = phases(conn, &article, was.person, customer)?;
    let now = phases(conn, &article, is.person, customer)?;
    let agreed = was.phases.iter().map(|phase| phase.minutes).ne(before.iter().map(|phase| phase.minutes));
    if agreed || now.len() != is.phases.len() {
        return Ok(());
    }
    for (phase, planned) in is.phases.iter_mut().zip(now) {
        phase.minutes = planned.minutes;
    }
    Ok(())
}

/// Hands first, then what works by itself.
fn by_the_list(article: &ArticleAt) -> Vec<Phase> {
    let phase = |kind, minutes, name: &str| Phase {
        kind,
        minutes,
        name: name.to_owned(),
        resource: None,
        helper: false,
    };
    let processing = article.processing_minutes.filter(|minutes| *minutes > 0);
    let hands = phase(PhaseKind::Active, article.duration_minutes.unwrap_or_default(), "");
    match processing {
        None => vec![hands],
        Some(minutes) => vec![
            Phase { name: "auftragen".to_owned(), ..hands },
            phase(PhaseKind::Passive, minutes, "einwirken"),
        ],
    }
}

/// A service of the price list that can be booked on a day.
pub fn service(conn: &Connection, id: ArticleId, day: Day) -> Outcome<ArticleAt> {
    let found = catalogue::article(conn, id, day)?;
    match found {
        Some(article) if article.active && article.nature == LineNature::Service => Ok(article),
        other => {
            let name = other.map_or_else(|| "Dieser Artikel".to_owned(), |article| article.name);
            Err(CalendarRefusal::NotAService { name }.into())
        }
    }
}

/// The parts that wishes come to. Parts for anyone are planned for `anyone`, if someone was chosen.
pub fn parts(
    conn: &Connection,
    wishes: &[PartWish],
    anyone: Option<PersonId>,
    customer: Option<CustomerId>,
    day: Day,
) -> Outcome<Vec<StoredPart>> {
    if wishes.len() > PARTS_MAX {
        return Err(CalendarRefusal::TooMuch.into());
    }
    let parts: Vec<StoredPart> =
        wishes.iter().map(|wish| part(conn, wish, anyone, customer, day)).collect::<Outcome<_>>()?;
    if length(&parts) > MINUTES_MAX {
        return Err(CalendarRefusal::TooMuch.into());
    }
    Ok(parts)
}

/// Whoever agrees on another price than the list's says why, there and then (IKS-06). What the appointment cost already
/// stays agreed.
pub fn check_prices(conn: &Connection, wishes: &[PartWish], was: &[StoredPart], day: Day) -> Outcome<()> {
    for wish in wishes {
        let Some(price) = wish.price else { continue };
        let listed = service(conn, wish.article, day)?;
        let agreed = was.iter().any(|part| part.article == wish.article && part.price == price);
        let said = wish.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        if price != listed.price && !agreed && !said {
            return Err(CalendarRefusal::PriceReasonMissing { service: listed.name }.into());
        }
        if wish.reason.as_ref().is_some_and(|reason| reason.chars().count() > NAME_LETTERS_MAX) {
            return Err(CalendarRefusal::BadText.into());
        }
    }
    Ok(())
}

fn part(
    conn: &Connection,
    wish: &PartWish,
    anyone: Option<PersonId>,
    customer: Option<CustomerId>,
    day: Day,
) -> Outcome<StoredPart> {
    let article = service(conn, wish.article, day)?;
    let person = wish.person.or(anyone);
    let planned = phases(conn, &article, person, customer)?;
    let may_help: Vec<bool> = planned.iter().map(|phase| phase.helper).collect();
    let mut stored: Vec<StoredPhase> = planned.into_iter().map(StoredPhase::from).collect();
    for (phase, minutes) in stored.iter_mut().zip(wish.minutes.iter().flatten()) {
        if *minutes > MINUTES_MAX {
            return Err(CalendarRefusal::TooMuch.into());
        }
        phase.minutes = *minutes;
    }
    for (position, helper) in &wish.helpers {
        let (at, what) = (*position as usize, article.name.clone());
        let phase = stored.get_mut(at).filter(|_| may_help.get(at) == Some(&true));
        phase.ok_or(CalendarRefusal::NoHelper { what })?.helper = Some(*helper);
    }
    let price = wish.price.filter(|price| !price.is_negative() && *price <= catalogue::PRICE_MAX);
    Ok(StoredPart {
        article: article.id,
        name: article.name,
        price: price.unwrap_or(article.price),
        price_reason: wish.reason.clone().filter(|_| price.is_some_and(|price| price != article.price)),
        tone: article.tone,
        person,
        phases: stored,
    })
}

/// A guest with texts that fit; the name of a customer is the file's.
pub fn guest(conn: &Connection, guest: Guest, note: Option<&str>) -> Outcome<StoredGuest> {
    let name = guest.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let filled = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (phone, note) = (filled(guest.phone.as_deref()), filled(note));
    let longer =
        |text: &Option<String>, letters| text.as_ref().is_some_and(|text| text.chars().count() > letters);
    if name.chars().count() > NAME_LETTERS_MAX
        || longer(&phone, PHONE_LETTERS_MAX)
        || longer(&note, NOTE_LETTERS_MAX)
    {
        return Err(CalendarRefusal::BadText.into());
    }
    let Some(customer) = guest.customer else {
        return Ok(StoredGuest { customer: None, name, phone, note });
    };
    // Whoever was absorbed by another file is that one: nobody is in two chairs under two numbers.
    let card = customers::living(conn, customer)?;
    let known = card.master.phones.first().map(|phone| phone.number.clone());
    let (customer, name) = (card.id, card.master.name);
    Ok(StoredGuest { customer: Some(customer), name, phone: phone.or(known), note })
}
