//! Free now, fitting now, next: what can be told to whoever stands at the desk or waits on the telephone.

use book::fault::{Outcome, Trouble};
use book::tx::ReadTx;
use contract::calendar::{
    FitsNow, Fitting, FreePeople, FreePerson, Miss, NEXT_SLOT_DAYS, NextSlot, Offer, PartWish, PhaseKind,
    Proposal, ResourceKind, Slot, Span, hour_minute,
};
use contract::{ArticleId, LineNature, PersonId, WaitingId};

use super::agenda::{Agenda, Subject};
use super::availability::{Capacity, Visitor};
use super::card::CardNames;
use super::frame::{Frame, minute_of};
use super::placing::wanted;
use super::search::{Gaps, Plan, SlotQuery, search};
use super::stored::{StoredGuest, StoredPart, laid_out, length};
use super::{store, waiting, wish};
use crate::catalogue::{self, ArticleAt};

/// Shorter gaps are none.
const GAP_MINUTES_MIN: i64 = 5;
/// How many gaps of a person are looked at.
const GAPS_EACH: usize = 3;
const TOLD_MAX: usize = 16;
/// Services longer than this are not proposed by themselves.
const SHORT_SERVICE: u32 = 90;

/// The next free slots for a combination.
pub fn next_slot(tx: &ReadTx<'_>, wish: &NextSlot) -> Outcome<Vec<Offer>> {
    if wish.parts.is_empty() {
        return Ok(Vec::new());
    }
    let now = minute_of(tx.now) + 1;
    let from = wish.from.map_or(now, |from| Frame::of(from.day).bound(from.minute).max(now));
    let day = Frame::at(from).day;
    let guest = StoredGuest { customer: wish.customer, ..StoredGuest::default() };
    let at = Slot { day, minute: 0 };
    let wanted = wanted(tx.conn, &wish.parts, &guest, at, None)?;
    let plans: Vec<Plan> = match wanted.asked.clone() {
        Some(parts) => vec![(None, parts)],
        None => (wanted.others)()?,
    };
    let until = day.plus_days(NEXT_SLOT_DAYS);
    let capacity = Capacity::load(tx.conn, day, until)?;
    plans.iter().try_for_each(|(_, parts)| capacity.check_people(parts))?;
    let limit = wish.limit.clamp(1, 20) as usize;
    let query = SlotQuery {
        capacity: &capacity,
        visitor: &wanted.visitor,
        plans: &plans,
        from,
        until,
        limit,
        weekdays: &wish.weekdays,
        within: wish.within,
    };
    search(tx.conn, &query)
}

/// A gap of a person, in minutes since 1970.
#[derive(Clone, Copy, Debug)]
struct Gap {
    person: PersonId,
    from: i64,
    until: i64,
    /// Someone of one's own sits and waits meanwhile: what is not sold now is lost.
    passive: bool,
}

/// The gaps of all people from a minute on, today.
fn gaps(tx: &ReadTx<'_>, names: &CardNames<'_>, frame: Frame, from: i64) -> Outcome<Vec<Gap>> {
    let agenda = Agenda::of(tx.conn, frame, None);
    let stored = store::readable_between(tx.conn, frame.start, frame.end)?;
    let mut gaps = Vec::new();
    for person in names.capacity.people.iter().filter(|person| person.active) {
        let id = person.id;
        let own: Vec<(i64, i64)> = stored
            .iter()
            .filter(|stored| stored.plan.takes_time())
            .flat_map(|stored| laid_out(&stored.plan.parts, stored.plan.start.unwrap_or_default()))
            .filter(|segment| segment.is.kind == PhaseKind::Passive && segment.column() == Some(id))
            .map(|segment| (segment.from, segment.until))
            .collect();
        if !person.performs && !names.capacity.rota.has_shifts(id, frame.day) {
            continue;
        }
        for (opens, closes) in names.capacity.rota.windows(id, frame) {
            let mut at = opens.max(from);
            for taken in agenda.of_subject(Subject::Person(id))?.iter() {
                if taken.until > at && taken.from < closes {
                    gaps.push(Gap { person: id, from: at, until: taken.from.min(closes), passive: false });
                    at = taken.until;
                }
            }
            gaps.push(Gap { person: id, from: at, until: closes, passive: false });
        }
        for gap in gaps.iter_mut().filter(|gap| gap.person == id) {
            gap.passive = own.iter().any(|(begins, ends)| *begins < gap.until && gap.from < *ends);
        }
    }
    gaps.retain(|gap| gap.until - gap.from >= GAP_MINUTES_MIN);
    Ok(gaps)
}

/// Who is free now and until when; then who is free next.
pub fn free_now(tx: &ReadTx<'_>) -> Outcome<FreePeople> {
    let (frame, now) = (Frame::of(tx.now.day()), minute_of(tx.now));
    let names = CardNames::load(tx.conn, frame.day, frame.day)?;
    let mut seen = Vec::new();
    let mut people = Vec::new();
    for gap in gaps(tx, &names, frame, now)? {
        if seen.contains(&gap.person) {
            continue;
        }
        seen.push(gap.person);
        let (is_now, span) = (gap.from <= now, Span::new(frame.local(gap.from), frame.local(gap.until)));
        let detail = detail(tx, &names, frame, &gap)?;
        let name = names.capacity.name(gap.person);
        people.push(FreePerson { person: gap.person, name, gap: span, now: is_now, detail });
    }
    people.sort_by_key(|free| {
        let length = std::cmp::Reverse(free.gap.until);
        (!free.now, if free.now { 0 } else { free.gap.from }, length)
    });
    let mut resources = Vec::new();
    let agenda = Agenda::of(tx.conn, frame, None);
    for kind in ResourceKind::ALL {
        let all: Vec<_> = names.capacity.resources.iter().filter(|(_, of, _)| *of == kind).collect();
        let mut free = 0;
        for (id, ..) in &all {
            free += u32::from(agenda.conflict(Subject::Resource(*id), now, now + 1)?.is_none());
        }
        if !all.is_empty() {
            resources.push((kind, free));
        }
    }
    Ok(FreePeople { people, resources, now: tx.now })
}

/// Why a gap is one, or what ends it, where it is not plain.
fn detail(tx: &ReadTx<'_>, names: &CardNames<'_>, frame: Frame, gap: &Gap) -> Outcome<Option<String>> {
    if gap.passive {
        for stored in store::readable_between(tx.conn, frame.start, frame.end)? {
            let start = stored.plan.start.unwrap_or_default();
            let works = laid_out(&stored.plan.parts, start).any(|segment| {
                let mine = segment.is.kind == PhaseKind::Passive && segment.column() == Some(gap.person);
                mine && segment.from < gap.until && gap.from < segment.until
            });
            if works && stored.plan.takes_time() {
                return Ok(Some(format!("{}: Einwirkzeit", names.guest(&stored)?.name)));
            }
        }
    }
    let work = names.capacity.rota.work(gap.person, frame.day);
    let until = frame.local(gap.until);
    let pause = work.breaks.iter().find(|pause| pause.from == until);
    Ok(pause.map(|pause| format!("Pause ab {}", hour_minute(pause.from))))
}

/// A service that may be proposed.
struct Candidate {
    order: usize,
    article: ArticleAt,
    waiting: Option<(WaitingId, String)>,
    /// Whoever waits may want someone.
    person: Option<PersonId>,
    /// Whoever waits may have time only then.
    within: Option<Span>,
    wishes: Vec<PartWish>,
}

/// What fits into the gaps that begin now and next, best first; and what does not, with the reason.
pub fn fits_now(tx: &ReadTx<'_>, wish: &FitsNow) -> Outcome<Fitting> {
    let frame = Frame::of(tx.now.day());
    let names = CardNames::load(tx.conn, frame.day, frame.day)?;
    let now = frame.on_grid(minute_of(tx.now));
    let gaps = gaps(tx, &names, frame, now)?;
    let visitor = Visitor { customer: None, name: String::new(), appointment: None, chair: None };
    let day = Gaps::of(tx.conn, &names.capacity, &visitor, frame);
    let (mut fits, mut misses) = (Vec::new(), Vec::new());
    for candidate in candidates(tx, wish)? {
        let mut told: Vec<(PersonId, usize)> = Vec::new();
        for gap in &gaps {
            let wanted = wish.person.or(candidate.person).is_none_or(|person| person == gap.person);
            let performs =
                names.capacity.people.iter().any(|person| person.id == gap.person && person.performs);
            let nth = told.iter().filter(|(person, _)| *person == gap.person).count();
            if !wanted || !performs || nth >= GAPS_EACH {
                continue;
            }
            told.push((gap.person, nth));
            let parts = wish::parts(tx.conn, &candidate.wishes, Some(gap.person), None, frame.day)?;
            let (opens, closes) = match candidate.within {
                Some(span) => (frame.bound(span.from), frame.bound(span.until)),
                None => (frame.start, frame.end),
            };
            let start = frame.on_grid(gap.from.max(opens));
            if start + i64::from(length(&parts)) > closes || start >= gap.until {
                continue;
            }
            if day.first(&parts, start)? == Some(start) {
                let rank = (candidate.waiting.is_none(), start > now, !gap.passive, candidate.order, start);
                fits.push((rank, proposal(&names, &candidate, &parts, gap, (frame, start))));
            } else if start < gap.until && candidate.waiting.is_none() {
                let rank = (start > now, !gap.passive, candidate.order, start);
                misses.push((rank, miss(&names, &candidate, &parts, gap, (frame, start))));
            }
        }
    }
    fits.sort_by_key(|(rank, _)| *rank);
    misses.sort_by_key(|(rank, _)| *rank);
    let fits = fits.into_iter().map(|(_, proposal)| proposal).take(TOLD_MAX).collect();
    let misses = misses.into_iter().map(|(_, miss)| miss).take(TOLD_MAX).collect();
    Ok(Fitting { fits, misses })
}

fn candidates(tx: &ReadTx<'_>, wish: &FitsNow) -> Outcome<Vec<Candidate>> {
    let (conn, day) = (tx.conn, tx.now.day());
    let mut candidates = Vec::new();
    for waiting in waiting::list(tx)? {
        let Some(first) = waiting.parts.first() else { continue };
        let on_list = waiting.from <= day && day <= waiting.until;
        if on_list && waiting.minutes > 0 && wish.articles.is_empty() {
            let (person, waits) = (first.person, Some((waiting.id, waiting.guest.name.clone())));
            // Who waits for what has left the price list is told elsewhere; everybody else is proposed here.
            let article = match wish::service(conn, first.article, day) {
                Err(Trouble::Refused(_)) => continue,
                article => article?,
            };
            let within = waiting.within;
            candidates.push(Candidate {
                order: 0,
                article,
                waiting: waits,
                person,
                within,
                wishes: waiting.parts,
            });
        }
    }
    let articles: Vec<ArticleId> = if wish.articles.is_empty() {
        let all = catalogue::readable_articles(conn, day)?.into_iter();
        let short = all.filter(|article| {
            let minutes =
                article.duration_minutes.unwrap_or_default() + article.processing_minutes.unwrap_or_default();
            article.active && article.nature == LineNature::Service && (1..=SHORT_SERVICE).contains(&minutes)
        });
        short.map(|article| article.id).collect()
    } else {
        wish.articles.clone()
    };
    for (order, id) in articles.into_iter().enumerate() {
        let article = wish::service(conn, id, day)?;
        candidates.push(Candidate {
            order,
            article,
            waiting: None,
            person: None,
            within: None,
            wishes: vec![PartWish::of(id, None)],
        });
    }
    Ok(candidates)
}

fn proposal(
    names: &CardNames<'_>,
    candidate: &Candidate,
    parts: &[StoredPart],
    gap: &Gap,
    (frame, start): (Frame, i64),
) -> Proposal {
    Proposal {
        article: candidate.article.id,
        service: super::stored::services(parts),
        price: parts.iter().map(|part| part.price).sum(),
        at: frame.slot(start),
        until: frame.local(start + i64::from(length(parts))),
        person: gap.person,
        person_name: names.capacity.name(gap.person),
        gap: Span::new(frame.local(gap.from), frame.local(gap.until)),
        waiting: candidate.waiting.as_ref().map(|(id, _)| *id),
        guest: candidate.waiting.as_ref().map(|(_, name)| name.clone()),
    }
}

fn miss(
    names: &CardNames<'_>,
    candidate: &Candidate,
    parts: &[StoredPart],
    gap: &Gap,
    (frame, start): (Frame, i64),
) -> Miss {
    let end = start + i64::from(length(parts));
    let reason = if end > gap.until {
        format!("endet {} min nach der Lücke ({})", end - gap.until, hour_minute(frame.local(end)))
    } else {
        "kein Platz, Waschbecken oder keine Haube frei".to_owned()
    };
    Miss {
        article: candidate.article.id,
        service: candidate.article.name.clone(),
        person: gap.person,
        person_name: names.capacity.name(gap.person),
        gap: Span::new(frame.local(gap.from), frame.local(gap.until)),
        reason,
    }
}
