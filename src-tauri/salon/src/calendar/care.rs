//! What whoever books, greets, mixes or charges must know of the guest, and the stop of services that no patch test
//! carries. Every change of an appointment passes [`judge`], so there is no way around it; what was done all the same
//! is recorded ([`done`]) and never refused (§ 146 Abs. 1 AO).

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::tx::WriteTx;
use contract::calendar::{AppointmentState, ReleaseAppointment};
use contract::customers::Master;
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ArticleId, CustomerId, Day, Question};
use rusqlite::Connection;

use super::frame::Frame;
use super::store;
use super::stored::{AppointmentPlan, StoredAppointment};
use crate::customers;
use crate::patch_tests::{self, SkinFile};

fn known(conn: &Connection, id: AppointmentId) -> Outcome<StoredAppointment> {
    Ok(store::load(conn, id)?.ok_or(CalendarRefusal::NoSuchAppointment)?)
}

fn articles(plan: &AppointmentPlan) -> Vec<ArticleId> {
    plan.parts.iter().map(|part| part.article).collect()
}

/// The day on which it is done; today while no time is chosen.
fn day_of(plan: &AppointmentPlan, today: Day) -> Day {
    plan.start.map_or(today, |start| Frame::at(start).day)
}

/// Whether somebody else comes.
fn other_guest(old: &StoredAppointment, new: &StoredAppointment) -> bool {
    let (was, is) = (&old.guest, &new.guest);
    was.customer != is.customer || is.customer.is_none() && was.name != is.name
}

/// Judges an appointment before it is kept: one that is in work stops while a service that is new in it, or that
/// somebody else gets, is not carried by a test; one that is planned asks.
///
/// # Errors
/// `customers.patch_test_stops`, or the question [`Question::WithoutPatchTest`].
pub fn judge(tx: &WriteTx<'_>, old: Option<&StoredAppointment>, new: &StoredAppointment) -> Outcome<()> {
    use AppointmentState::{Arrived, Booked, Confirmed, InService};
    let another = old.is_some_and(|old| other_guest(old, new));
    if another {
        patch_tests::forget_appointment(tx, new.id)?;
    }
    let known = old.filter(|_| !another);
    let had = known.filter(|old| !old.plan.half_made || new.plan.half_made);
    let working = |old: &&StoredAppointment| old.plan.state == InService;
    match new.plan.state {
        InService => {
            let added = added(known.filter(working), new);
            let today = tx.now.day();
            SkinFile::of(tx, new.guest.customer, Some(new.id))?.may_begin(&added, today)
        }
        Booked | Confirmed | Arrived if !new.plan.half_made => {
            let (added, day) = (added(had, new), day_of(&new.plan, tx.now.day()));
            let found = SkinFile::of(tx, new.guest.customer, Some(new.id))?.unreleased(&added, day)?;
            if found.is_empty() {
                return Ok(());
            }
            tx.authority.ask(Question::WithoutPatchTest, || {
                let told: Vec<&str> = found.iter().map(|warning| warning.sentence.as_str()).collect();
                format!(
                    "{}. Trotzdem eintragen? Zu Beginn der Leistung hält das Programm noch einmal an.",
                    told.join("; ")
                )
            })
        }
        _ => Ok(()),
    }
}

/// Services that an appointment did not have before.
fn added(old: Option<&StoredAppointment>, new: &StoredAppointment) -> Vec<ArticleId> {
    let had = old.map(|old| articles(&old.plan)).unwrap_or_default();
    articles(&new.plan).into_iter().filter(|article| !had.contains(article)).collect()
}

/// The services of an appointment are done: those that no test carries and nobody let pass are recorded, once, when it
/// comes to *fertig*.
pub fn done(tx: &mut BookTx<'_>, old: &StoredAppointment) -> Outcome<()> {
    use AppointmentState::{Finished, Paid};
    if matches!(old.plan.state, Finished | Paid) {
        return Ok(());
    }
    let all = articles(&old.plan);
    let skin = SkinFile::of(tx, old.guest.customer, Some(old.id))?;
    let mut without = Vec::new();
    for article in all {
        if !skin.unreleased(&[article], tx.now.day())?.is_empty() {
            without.push(article);
        }
    }
    if without.is_empty() {
        return Ok(());
    }
    let note = patch_tests::incident(tx, old.guest.customer, &without)?;
    tx.append(note)?;
    Ok(())
}

/// Whether an appointment would stop if it came into work today.
pub fn stops(conn: &Connection, stored: &StoredAppointment, today: Day) -> Outcome<bool> {
    use AppointmentState::{Arrived, Booked, Confirmed, InService};
    if !matches!(stored.plan.state, Booked | Confirmed | Arrived | InService) {
        return Ok(false);
    }
    let skin = SkinFile::of(conn, stored.guest.customer, Some(stored.id))?;
    Ok(!skin.unreleased(&articles(&stored.plan), today)?.is_empty())
}

/// The owner lets all services of an appointment pass today.
pub fn release(tx: &mut BookTx<'_>, wish: &ReleaseAppointment) -> Outcome<()> {
    let reason = patch_tests::reason_of(&wish.reason)?.to_owned();
    let old = known(tx, wish.appointment)?;
    let whose = (old.guest.customer, Some(old.id));
    patch_tests::let_pass(tx, whose, &articles(&old.plan), &reason)
}

/// What the file says that must be seen before anything is done: allergies, then the note that pops up.
pub fn of_file(master: &Master) -> Vec<String> {
    let mut told = Vec::new();
    if !master.allergies.is_empty() {
        told.push(format!("Allergien: {}", one_line(&master.allergies)));
    }
    if master.pop_up && !master.note.is_empty() {
        told.push(format!("Hinweis: {}", one_line(&master.note)));
    }
    told
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands against services of someone on a day, in words; what was let pass is told with who did it.
pub fn of_skin(
    conn: &Connection,
    (customer, appointment): (Option<CustomerId>, Option<AppointmentId>),
    articles: &[ArticleId],
    on: Day,
) -> Outcome<Vec<String>> {
    let found = SkinFile::of(conn, customer, appointment)?.warnings(articles, on)?;
    let told = found.into_iter().map(|warning| match warning.released {
        Some(by) => format!("{} (freigegeben, {by})", warning.sentence),
        None => warning.sentence,
    });
    Ok(told.collect())
}

/// All that must be known before services are done on a day.
pub fn told(
    conn: &Connection,
    customer: Option<CustomerId>,
    articles: &[ArticleId],
    on: Day,
) -> Outcome<Vec<String>> {
    let mut told = match customer {
        Some(customer) => of_file(&customers::present(conn, customer)?.master),
        None => Vec::new(),
    };
    told.extend(of_skin(conn, (customer, None), articles, on)?);
    Ok(told)
}

/// All that must be known of the guest of an appointment.
pub fn told_of(conn: &Connection, id: AppointmentId) -> Outcome<Vec<String>> {
    let stored = known(conn, id)?;
    let day = day_of(&stored.plan, Day::default());
    let mut told = match stored.guest.customer {
        Some(customer) => of_file(&customers::present(conn, customer)?.master),
        None => Vec::new(),
    };
    told.extend(of_skin(conn, (stored.guest.customer, Some(id)), &articles(&stored.plan), day)?);
    Ok(told)
}
