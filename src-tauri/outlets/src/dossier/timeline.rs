//! What happened with a customer, each kind in a line.

use book::clock;
use book::fault::Outcome;
use book::ledger;
use contract::calendar::Card;
use contract::consents::Consent;
use contract::customers::Merge;
use contract::dossier::{Happening, HappeningKind, Photo};
use contract::formulas::Formula;
use contract::messages::OutMessage;
use contract::patch_tests::PatchTest;
use contract::search::Target;
use proof::{Day, Entry, Moment};
use rusqlite::Connection;
use salon::patch_tests::Release;

use crate::roll;

fn happening(
    kind: HappeningKind,
    at: Moment,
    title: impl Into<String>,
    detail: impl Into<String>,
) -> Happening {
    let (title, detail) = (title.into(), detail.into());
    Happening { at, kind, title, detail, amount: None, target: None, photo: None, ahead: None }
}

pub fn receipt(conn: &Connection, entry: &Entry) -> Outcome<Happening> {
    let head = &entry.head;
    let number = ledger::receipt_number(head)?;
    let lines = entry.lines.iter().filter(|line| !line.voided);
    let line = |line: &proof::Line| match &line.performer {
        Some(performer) => format!("{} ({performer})", line.text),
        None => line.text.clone(),
    };
    let detail = lines.map(line).collect::<Vec<_>>().join(" · ");
    let title = format!("{} {:06}", roll::label(conn, entry)?, number.get());
    Ok(Happening {
        amount: Some(head.total),
        target: Some(Target::Entry(head.seq)),
        ..happening(HappeningKind::Receipt, head.ended, title, detail)
    })
}

/// One that never had a time is no happening yet.
pub fn appointment(card: &Card, now: Moment) -> Option<Happening> {
    let at = card.at?;
    let moment = clock::local(at.day, at.minute / 60, at.minute % 60, 0);
    let state = if card.parked.is_some() { "in der Luft" } else { card.state.german() };
    let stands = card.parked.is_none() && card.state.takes_time() && moment.utc_ms() > now.utc_ms();
    let told =
        happening(HappeningKind::Appointment, moment, card.services.clone(), format!("{at} · {state}"));
    Some(Happening { ahead: stands.then_some(card.id), ..told })
}

pub fn formula(formula: &Formula) -> Happening {
    let mixture = &formula.mixture;
    let mut detail = mixture.german();
    if !mixture.result.is_empty() {
        detail.push_str(&format!(" · {}", mixture.result));
    }
    let title = if mixture.section.is_empty() { "Rezeptur" } else { mixture.section.as_str() };
    let by = format!("{title} · {}", formula.by);
    Happening { amount: Some(formula.cost), ..happening(HappeningKind::Formula, formula.at, by, detail) }
}

pub fn test(test: &PatchTest) -> Happening {
    let title = format!("{}: {}", test.line_name, test.result.german());
    let expiry = test.expires.map(|day| format!("gilt vor dem {}", day.german()));
    let struck = test.corrected.as_ref().map(|correction| {
        format!(
            "berichtigt am {} durch {}: {}",
            correction.at.day().german(),
            correction.by,
            correction.reason
        )
    });
    let tested = Some(format!("getestet am {}", test.tested.german()));
    let locked = test.locked.map(locked);
    let parts = [tested, expiry, Some(test.note.clone()), struck, locked];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    happening(HappeningKind::PatchTest, test.at, title, parts.join(" · "))
}

pub fn release(release: &Release) -> Happening {
    let mut detail = format!("{} · Grund: {}", release.sentence, release.reason);
    if let Some(until) = release.locked {
        detail.push_str(&format!(" · {}", locked(until)));
    }
    happening(HappeningKind::Release, release.at, format!("Freigabe durch {}", release.by), detail)
}

/// Kept for the owner alone until claims are barred.
fn locked(until: Day) -> String {
    format!("gesperrt bis {}", until.german())
}

pub fn consent(consent: &Consent) -> Happening {
    let given = format!("Fassung {} · {}", consent.version, consent.by);
    let detail = match consent.withdrawn {
        Some(day) => format!("{given} · widerrufen am {}", day.german()),
        None => given,
    };
    happening(HappeningKind::Consent, consent.at, consent.kind.german(), detail)
}

pub fn photo(photo: &Photo) -> Happening {
    let title = if photo.caption.is_empty() { "Foto" } else { photo.caption.as_str() };
    Happening { photo: Some(photo.id), ..happening(HappeningKind::Photo, photo.at, title, photo.by.clone()) }
}

pub fn message(message: &OutMessage) -> Happening {
    let detail = format!("an {} · {} · {}", message.to, message.state.german(), message.by);
    let at = message.sent.unwrap_or(message.queued);
    happening(HappeningKind::Message, at, format!("{}: {}", message.kind.german(), message.subject), detail)
}

pub fn merge(merge: &Merge) -> Happening {
    happening(HappeningKind::Merge, merge.at, format!("Zusammengeführt mit {}", merge.name), merge.by.clone())
}
