//! What TR-03151-1 asks of the events of version 3 (TR-03153-1, version 1.1.1). No export of that version from the field was
//! seen, so whatever breaks a rule is remarked and never a fault.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::message::System;

/// Events that someone must have brought about.
const BY_SOMEONE: [&str; 4] = ["updateTime", "setDescription", "deleteLogMessages", "deregisterClient"];
/// Events that nobody may have brought about.
const BY_NOBODY: [&str; 4] = ["startAudit", "enterSecureState", "exitSecureState", "disableSecureElement"];
/// Events whose data are an empty sequence.
const EMPTY_DATA: [&str; 2] = ["startAudit", "exitSecureState"];
const EMPTY_SEQUENCE: &[u8] = &[0x30, 0x00];
/// Where events come from.
const ORIGINS: [&str; 5] = ["device", "storage", "integration-interface", "CSP", "SMA"];
/// The origin of what was asked from outside.
const OUTSIDE: &str = "integration-interface";
/// So many seconds may lie between two times that the device is told.
const LONGEST_UNSET: i64 = 48 * 3_600;
const HOUR: i64 = 3_600;

/// What an event says of itself that it should not.
pub fn odd(event: &System<'_>) -> Option<&'static str> {
    let name = event.event.as_str();
    let (by_someone, origin) = (event.user.is_some(), event.origin.as_deref());
    if BY_SOMEONE.contains(&name) && !by_someone {
        return Some("eventTriggeredByUser fehlt");
    }
    if BY_NOBODY.contains(&name) && by_someone {
        return Some("eventTriggeredByUser darf hier nicht stehen");
    }
    if name == "selfTest" && (origin == Some(OUTSIDE)) != by_someone {
        return Some("eventTriggeredByUser steht genau dann, wenn der Selbsttest von außen verlangt wurde");
    }
    if origin.is_none_or(|origin| !ORIGINS.contains(&origin)) {
        return Some("eventOrigin fehlt oder ist unbekannt");
    }
    (EMPTY_DATA.contains(&name) && *event.data != *EMPTY_SEQUENCE)
        .then_some("eventData ist keine leere Sequenz")
}

/// Events that are judged by their neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    StartAudit,
    Enter,
    Exit,
    UpdateTime(i64),
}

/// The messages of version 3 of a device.
#[derive(Default)]
pub struct Events {
    first: Option<u64>,
    kept: BTreeMap<u64, Kept>,
}

impl Events {
    /// Takes a message of version 3 in; of an event its name and its time.
    pub fn insert(&mut self, counter: u64, event: Option<(&str, Option<i64>)>) {
        self.first = Some(self.first.map_or(counter, |first| first.min(counter)));
        let kept = match event {
            Some(("startAudit", _)) => Kept::StartAudit,
            Some(("enterSecureState", _)) => Kept::Enter,
            Some(("exitSecureState", _)) => Kept::Exit,
            Some(("updateTime", Some(seconds))) => Kept::UpdateTime(seconds),
            _ => return,
        };
        self.kept.insert(counter, kept);
    }

    /// What does not hold now that all is seen. `is_whole`: the export begins with the device's first message.
    pub fn judge(&self, is_whole: bool, found: &mut impl FnMut(Finding)) {
        let audit = self.kept.iter().find(|(_, kept)| **kept == Kept::StartAudit);
        if let (Some((&counter, _)), Some(first)) = (audit, self.first.filter(|_| is_whole))
            && first < counter
        {
            found(Finding::AuditBeginsLate { counter, first });
        }
        let (mut entered, mut told): (Option<u64>, Option<(u64, i64)>) = (None, None);
        // An excerpt may begin within the secure state.
        let mut may_exit = !is_whole;
        for (&counter, kept) in &self.kept {
            match *kept {
                Kept::StartAudit => {}
                Kept::Enter => {
                    if let Some(counter) = entered.replace(counter) {
                        found(Finding::SecureStateUnpaired { counter, event: "enterSecureState" });
                    }
                    may_exit = true;
                }
                Kept::Exit => {
                    if !may_exit {
                        found(Finding::SecureStateUnpaired { counter, event: "exitSecureState" });
                    }
                    (entered, may_exit) = (None, false);
                }
                Kept::UpdateTime(seconds) => {
                    if let Some((from, before)) = told.replace((counter, seconds))
                        && seconds.saturating_sub(before) > LONGEST_UNSET
                    {
                        let hours = seconds.saturating_sub(before) / HOUR;
                        found(Finding::ClockLongUnset { from, to: counter, hours });
                    }
                }
            }
        }
    }
}
