//! What it all means, and the German sentences for it. A verdict says no more than paper reaches (FORMAT.md,
//! section 9): whoever has the register's key can make everything else anew.

use proof::{Digest, Gap, GapCause};
use serde::Serialize;

use crate::claimed::claimed;
use crate::compare::{Comparison, KeysOnPaper};
use crate::report::{Report, entries, grouped};
use crate::scope::Scope;

/// What it all means; of several ranges the last of these holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Paper vouches for every bon and closing of the range, and for where it begins and ends.
    Complete,
    /// Paper vouches for the entries up to one of them; what more the archive says is not compared.
    GenuineUntil,
    /// Only the key stands on paper: whoever has it could have made anything of this anew.
    KeyKnown,
    /// It holds together, but anyone could have made it.
    NotCompared,
    /// Something does not hold, in the archive or beside paper.
    Finding,
}

/// Said where only the key was compared.
pub const KEY_KNOWN: &str =
    "Schlüssel bekannt, Inhalt nicht mit Papier verglichen: Wer den Schlüssel hat, kann alles neu schreiben.";
/// Said where no key was compared.
pub const NOT_COMPARED: &str = "Schlüssel nicht mit Papier verglichen";
/// Said where another key has signed, too.
pub const KEYS_MISSING: &str =
    "In diesem Archiv haben noch andere Schlüssel signiert: Sie sind nicht mit Papier verglichen.";
/// Said of an archive that was made before its time was over.
pub const PARTIAL: &str = "Teilarchiv: Der Zeitraum war noch nicht zu Ende, als das Archiv gemacht wurde.";
/// Said of a range whose beginning hangs on nothing.
pub const LOOSE_BEGINNING: &str =
    "Der Anfang ist nicht mit Papier verglichen: Davor können Buchungen fehlen.";

impl Report {
    /// The verdict together with what was compared with paper.
    pub fn verdict(&self, comparison: &Comparison) -> Verdict {
        if self.found.is_some() || comparison.finding.is_some() {
            return Verdict::Finding;
        }
        match (comparison.reach, comparison.keys) {
            (Some(reach), _) if self.doubts(reach, comparison).is_empty() => Verdict::Complete,
            (Some(_), _) => Verdict::GenuineUntil,
            (None, KeysOnPaper::All) => Verdict::KeyKnown,
            (None, KeysOnPaper::None | KeysOnPaper::Some) => Verdict::NotCompared,
        }
    }

    /// The verdict in a few words.
    pub fn headline(&self, comparison: &Comparison) -> String {
        let reach = comparison.reach.unwrap_or_default();
        match self.verdict(comparison) {
            Verdict::Complete => format!("Echt und vollständig bis {}", self.z_up_to(reach)),
            Verdict::GenuineUntil => self.genuine_until(reach),
            Verdict::KeyKnown => "Nur der Schlüssel ist verglichen".to_owned(),
            Verdict::NotCompared => "Nicht mit Papier verglichen".to_owned(),
            Verdict::Finding => "Etwas stimmt nicht".to_owned(),
        }
    }

    /// The verdict where paper reaches up to an entry and no further.
    pub(crate) fn genuine_until(&self, reach: u64) -> String {
        format!("Echt bis Buchung {}", self.place(reach))
    }

    /// The result in a few German sentences, the most important first.
    pub fn sentences(&self, comparison: &Comparison) -> Vec<String> {
        let mut all = Vec::new();
        let found = self.found.as_ref().map(|found| &found.sentence);
        all.extend(found.or(comparison.finding.as_ref()).cloned());
        all.push(match self.found {
            None => format!("{}, Kette lückenlos, Signaturen gültig", entries(self.entries)),
            Some(_) => format!("Davor: {} ohne Beanstandung.", entries(self.entries)),
        });
        all.extend(comparison.matched.iter().cloned());
        if self.verdict(comparison) != Verdict::GenuineUntil {
            all.extend(self.gaps());
        }
        all.extend(self.limits(comparison));
        all.extend(comparison.silent.iter().cloned());
        all.extend(self.unjudged());
        all.extend(self.outline.key_changes.iter().map(|change| key_change(*change)));
        all.extend(self.archives.iter().map(claims));
        if self.customers_erased > 0 {
            all.push(format!("Kundendaten gelöscht: {}", self.customers_erased));
        }
        all
    }

    /// Whether the range is less than a whole time, by its end or by its own word.
    pub fn is_part(&self) -> bool {
        self.scope.partial || self.outline.end().is_none()
    }

    /// Up to where the verdict goes, and what it does not say.
    fn limits(&self, comparison: &Comparison) -> Vec<String> {
        let reach = comparison.reach.unwrap_or_default();
        match self.verdict(comparison) {
            Verdict::Complete => self.bounds(reach),
            Verdict::GenuineUntil => {
                self.doubts(reach, comparison).into_iter().chain(self.notes_behind(reach)).collect()
            }
            Verdict::KeyKnown => self.unvouched(KEY_KNOWN),
            Verdict::NotCompared if comparison.keys == KeysOnPaper::Some => self.unvouched(KEYS_MISSING),
            Verdict::NotCompared => self.unvouched(NOT_COMPARED),
            Verdict::Finding => self.part(),
        }
    }

    fn unvouched(&self, sentence: &str) -> Vec<String> {
        std::iter::once(sentence.to_owned()).chain(self.part()).collect()
    }

    /// What stands between paper up to an entry and a whole range, one sentence each.
    fn doubts(&self, reach: u64, comparison: &Comparison) -> Vec<String> {
        let mut all = Vec::new();
        if self.outline.last_event.is_some_and(|last| last > reach) {
            let entries = for_entries(reach.saturating_add(1), self.scope.last_seq);
            all.push(format!(
                "{entries} bürgt kein verglichenes Papier: Dort kann geändert, erfunden oder weggelassen worden \
                 sein."
            ));
        }
        all.extend(self.gaps());
        all.extend(self.part());
        if !(comparison.adjoins || self.begins_the_book()) {
            all.push(LOOSE_BEGINNING.to_owned());
        }
        all
    }

    /// Numbers that are missing though the chain is whole, one sentence each: what they held, nobody can say.
    fn gaps(&self) -> Vec<String> {
        self.outline.gaps.iter().map(|(seq, gap)| gap_in_words(*seq, gap)).collect()
    }

    /// Why the range is less than a whole time.
    fn part(&self) -> Vec<String> {
        let end = match (self.outline.end(), self.outline.closings.last()) {
            (Some(_), _) => None,
            (None, None) => Some("Teilarchiv: Es enthält keinen Tagesabschluss.".to_owned()),
            (None, Some(last)) => Some(format!(
                "Teilarchiv: Es endet nicht mit einem Tagesabschluss; hinter Z-{} wurde weiter gebucht.",
                last.z_number
            )),
        };
        end.into_iter().chain(self.scope.partial.then(|| PARTIAL.to_owned())).collect()
    }

    /// Nothing can stand before the foundation, which is the first entry of every book.
    fn begins_the_book(&self) -> bool {
        let scope = &self.scope;
        scope.first_seq == 1 && scope.previous_hash == Digest::GENESIS && self.outline.founded
    }

    /// Where a complete range begins and ends, so that whoever holds other paper sees what is missing.
    fn bounds(&self, reach: u64) -> Vec<String> {
        let mut all = Vec::new();
        if self.begins_the_book() {
            all.push("Das Archiv beginnt mit der Einrichtung der Kasse.".to_owned());
        }
        all.push(format!(
            "Das Archiv endet mit {}: Gibt es aus diesem Zeitraum einen späteren Z-Bericht, fehlt das Ende.",
            self.z_up_to(reach)
        ));
        all.extend(self.notes_behind(reach));
        all
    }

    /// Notes behind the last entry on paper, where nothing else stands there.
    fn notes_behind(&self, reach: u64) -> Option<String> {
        let last = self.scope.last_seq;
        let only_notes = last > reach && self.outline.last_event.is_none_or(|event| event <= reach);
        only_notes.then(|| {
            let count = last - reach;
            let notes = if count == 1 { "1 Vermerk".to_owned() } else { format!("{count} Vermerke") };
            let entries = for_entries(reach + 1, last);
            format!("Dahinter nur noch {notes} ohne Beleg: {entries} bürgt kein verglichenes Papier.")
        })
    }

    /// `Z-331 vom 23.11.2026`: the last closing up to an entry.
    fn z_up_to(&self, seq: u64) -> String {
        let closing = self.outline.closing_up_to(seq);
        closing.map_or_else(String::new, |it| format!("Z-{} vom {}", it.z_number, it.day.german()))
    }

    /// `257 (Z-331 vom 23.11.2026)`, `258 (nach Z-331 vom 23.11.2026)`.
    fn place(&self, seq: u64) -> String {
        match self.outline.closing_up_to(seq) {
            None => seq.to_string(),
            Some(closing) if closing.seq == seq => format!("{seq} ({})", self.z_up_to(seq)),
            Some(_) => format!("{seq} (nach {})", self.z_up_to(seq)),
        }
    }

    /// What no rule could judge: said, so that nobody takes for judged what was not.
    fn unjudged(&self) -> impl Iterator<Item = String> {
        let references = match self.unjudged.references {
            0 => None,
            1 => Some("1 Bezug liegt vor dem Bereich und ist nicht geprüft.".to_owned()),
            count => {
                Some(format!("{} Bezüge liegen vor dem Bereich und sind nicht geprüft.", grouped(count)))
            }
        };
        let closings = match self.unjudged.closings {
            0 => None,
            1 => Some(
                "1 Abschluss ist nicht nachgerechnet: Er rechnet mit Buchungen vor dem Bereich.".to_owned(),
            ),
            count => Some(format!(
                "{} Abschlüsse sind nicht nachgerechnet: Sie rechnen mit Buchungen vor dem Bereich.",
                grouped(count)
            )),
        };
        references.into_iter().chain(closings)
    }
}

/// What an archive says of itself.
fn claims(scope: &Scope) -> String {
    let (title, program) = (claimed(&scope.title), claimed(&scope.program));
    if scope.seal().is_some() {
        return format!(
            "Zeitraum „{title}“, gemacht mit „{program}“: So hat es der Schlüssel der Kasse signiert; wer ihn hat, \
             kann auch das neu schreiben."
        );
    }
    format!("Das sagt nur das Archiv, geprüft ist es nicht: Zeitraum „{title}“, gemacht mit „{program}“.")
}

/// `Lücke, erklärt: …`: what is missing, and why by the book's own word.
fn gap_in_words(seq: u64, gap: &Gap) -> String {
    let what = gap.missing_in_words();
    let why = match gap.cause {
        GapCause::RolledBack => "das Kassenbuch war zurückgesetzt worden",
        GapCause::Restored => "ein älterer Stand wurde wiederhergestellt",
    };
    format!(
        "Lücke, erklärt: Es fehlen {what}; {why} (Buchung {seq}). Was darin stand, zeigt dieses Archiv nicht."
    )
}

/// With which entry the key changes. Without the old key's word only paper tells who has changed it.
fn key_change((seq, signed): (u64, bool)) -> String {
    let by = if signed {
        "Der bisherige hat das unterschrieben."
    } else {
        "Der bisherige hat das nicht unterschrieben (verloren): Bitte beide mit Z-Berichten von davor und danach vergleichen."
    };
    format!("Mit Buchung {seq} wechselt der Signaturschlüssel. {by}")
}

/// `Für Buchung 7`, `Für die Buchungen 7 bis 9`.
fn for_entries(first: u64, last: u64) -> String {
    if first == last {
        format!("Für Buchung {first}")
    } else {
        format!("Für die Buchungen {first} bis {last}")
    }
}
