//! The erasure of someone who left the staff (Art. 17 DSGVO). At once goes what only the employment needed; times stay until
//! claims are barred (§§ 195, 199 BGB; so long, and longer than § 16 Abs. 2 ArbZG and § 17 MiLoG want, they can be asked for);
//! what stands in the book stays as long as the book does (§ 147 AO), under the name of the booking.

use book::book_tx::BookTx;
use book::db::signed::SignedColumn;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Draft};
use book::tx::WriteTx;
use contract::PersonId;
use contract::calendar::{Absence, ShiftPlan};
use contract::dossier::{Erasure, Staying};
use contract::refusal::PeopleRefusal;
use proof::{Day, EntryKind, Moment, Seq};
use rusqlite::Connection;
use serde::Serialize;

use super::erase::{Done, append, check_reason};
use super::letter::Rest;
use super::outlook::{count, listed};
use super::retention::{claims_end, end};
use crate::staff::{self, Erasable};
use crate::{calendar, cash, catalogue, consents, customers, formulas, messages, patch_tests, photos, till};

/// Form of the note that someone of the staff was erased.
const FORM: &str = "person_erased/1";
const BOOK: &str = "Art. 17 Abs. 3 b DSGVO, § 147 Abs. 1 und 3 AO (Kassenbuch)";
const CLAIMS: &str =
    "Art. 17 Abs. 3 e DSGVO, §§ 195, 199 BGB, § 16 Abs. 2 ArbZG (Ansprüche aus dem Arbeitsverhältnis)";

/// Columns beside the book that hold the name of who wrote the row, where no id says who it was.
pub fn signed() -> Vec<SignedColumn> {
    let mut all =
        vec![formulas::SIGNED, photos::SIGNED, consents::SIGNED, messages::SIGNED, customers::SIGNED];
    all.extend(patch_tests::SIGNED);
    all
}

/// The same of the price list, which the book tells: kept with it.
pub const fn signed_and_kept() -> SignedColumn {
    catalogue::SIGNED
}

/// Who may be erased now.
fn leaver(conn: &Connection, person: PersonId) -> Outcome<Erasable> {
    let who = staff::erasable(conn, person)?;
    let name = who.person.name.clone();
    if who.person.active {
        return Err(PeopleRefusal::StillActive { name }.into());
    }
    if till::baskets_with(conn, person)? > 0 {
        return Err(PeopleRefusal::StillAtTill { name }.into());
    }
    Ok(who)
}

/// What an erasure of someone who left comes to.
///
/// # Errors
/// Refused while the person belongs to the staff, while an open basket names the person, and once it was done.
pub fn staff_outlook(conn: &Connection, person: PersonId, now: Moment) -> Outcome<Erasure> {
    told(conn, &leaver(conn, person)?, now)
}

fn told(conn: &Connection, who: &Erasable, now: Moment) -> Outcome<Erasure> {
    let (person, today) = (who.person.id, now.day());
    let times = calendar::of_staff::times(conn, person)?;
    let notes = times.absences.iter().filter(|absence| absence.note.is_some()).count();
    let mut names = times.changes.len();
    for column in signed() {
        for name in &who.names {
            names += column.moments(conn, name)?.len();
        }
    }
    let goes = listed([
        ("Name in der Liste des Teams und im Kalender (dort steht dann eine Nummer)", 1),
        ("PIN", u32::from(who.person.has_pin)),
        ("Gründe und Notizen zu Abwesenheiten", count(notes)),
        ("Abwesenheiten und Dienstpläne nach heute", ahead(&times.absences, &times.shifts, today)),
        ("Gemessene Arbeitszeiten an Leistungen", count(times.durations.len())),
        ("Eigene Zeiten für Leistungen", count(times.lengths.len())),
        ("Angefangene Zählungen der Kasse", u32::from(cash::count_of(conn, person)?.is_some())),
        ("Name an Terminen, Rezepturen, Tests, Fotos, Einwilligungen und Nachrichten", count(names)),
    ]);
    let stays = [in_book(conn, person)?, absences(&times.absences, today), shifts(&times.shifts, today)];
    let stays = stays.into_iter().flatten().collect();
    Ok(Erasure { customer: None, of: vec![who.person.name.clone()], goes, stays, ahead: Vec::new() })
}

fn ahead(absences: &[Absence], shifts: &[ShiftPlan], today: Day) -> u32 {
    let absences = absences.iter().filter(|absence| absence.from > today).count();
    count(absences + shifts.iter().filter(|plan| plan.from > today).count())
}

/// Entries under the name of the booking, until the year of the newest is over and ten more.
fn in_book(conn: &Connection, person: PersonId) -> Outcome<Option<Staying>> {
    let Some(newest) = ledger::newest_of_person(conn, person.0)? else { return Ok(None) };
    let entry = ledger::entry(conn, newest)?
        .ok_or_else(|| Trouble::fault(format!("entry {newest} is missing")))?
        .entry;
    let entries = ledger::of_person(conn, person.0)?.len();
    Ok(Some(Staying {
        what: match entries {
            1 => "1 Eintrag im Kassenbuch mit dem Namen von damals".to_owned(),
            entries => format!("{entries} Einträge im Kassenbuch mit dem Namen von damals"),
        },
        rule: BOOK.to_owned(),
        until: end(&entry),
    }))
}

/// Days and kind of absences: without note, until claims of their year are barred.
fn absences(absences: &[Absence], today: Day) -> Option<Staying> {
    let until = absences.iter().filter(|absence| absence.from <= today).map(|absence| absence.until).max()?;
    Some(Staying {
        what: "Tage und Art der Abwesenheiten, ohne Notiz".to_owned(),
        rule: CLAIMS.to_owned(),
        until: claims_end(until),
    })
}

fn shifts(shifts: &[ShiftPlan], today: Day) -> Option<Staying> {
    shifts.iter().any(|plan| plan.from <= today).then(|| Staying {
        what: "Dienstpläne bis heute".to_owned(),
        rule: CLAIMS.to_owned(),
        until: claims_end(today),
    })
}

/// Erases all that no rule demands of someone who left.
///
/// # Errors
/// Refused without a reason, and as [`staff_outlook`].
pub fn erase_staff(tx: &WriteTx<'_>, person: PersonId, reason: &str) -> Outcome<StaffErasure> {
    check_reason(reason)?;
    let who = leaver(tx, person)?;
    let erasure = told(tx, &who, tx.now)?;
    let (name, short_name) = staff::erase(tx, &who)?;
    for column in signed() {
        for known in &who.names {
            column.rename(tx, known, &name)?;
        }
    }
    calendar::of_staff::erase(tx, person, &who.short_names, &short_name)?;
    cash::forget_count(tx, person)?;
    Ok(StaffErasure { erasure, person, name, short_name })
}

/// What was erased, and what the person is called since.
#[derive(Clone, Debug)]
pub struct StaffErasure {
    erasure: Erasure,
    person: PersonId,
    name: String,
    short_name: String,
}

/// The entry: from it the row of the person can be made anew.
#[derive(Serialize)]
struct StaffErasureNote<'a> {
    title: &'static str,
    person: PersonId,
    name: &'a str,
    short_name: &'a str,
    erased: &'a [(String, u32)],
    /// SHA-256 of the letter, hex.
    letter_sha256: &'a str,
}

impl Done for StaffErasure {
    const REST: Rest = Rest::Staff;

    fn erasure(&self) -> &Erasure {
        &self.erasure
    }

    fn note(&self, tx: &mut BookTx<'_>, reason: &str, letter_sha256: &str) -> Outcome<Seq> {
        let note = StaffErasureNote {
            title: "Löschung nach Art. 17 DSGVO (Team)",
            person: self.person,
            name: &self.name,
            short_name: &self.short_name,
            erased: &self.erasure.goes,
            letter_sha256,
        };
        // Settings: what was told of the person's row before holds no longer.
        append(tx, Draft::note(EntryKind::Settings).with_details(FORM, &note)?, reason)
    }
}
