//! The archive beside paper: what an archive alone cannot prove.

use proof::{Digest, Format, PublicKey};
use serde::Serialize;

use crate::claimed::claimed;
use crate::outline::Outline;
use crate::progress::Link;
use crate::scope::Scope;
use crate::typed::Typed;

/// What the comparison with paper came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The first thing on paper that does not fit, in one German sentence; absent where all fits.
    pub finding: Option<String>,
    /// What fits, one German sentence each.
    pub matched: Vec<String>,
    /// What on paper says nothing of this archive, one German sentence each.
    pub silent: Vec<String>,
    /// The last entry whose hash stands on paper: it vouches for the entries before it and for none behind.
    pub reach: Option<u64>,
    /// Whether the Z report before the range is on paper, with no bon and no closing in between.
    pub adjoins: bool,
    /// Which of the keys that have signed here stand on paper.
    pub keys: KeysOnPaper,
}

/// Which of the keys that have signed here stand on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeysOnPaper {
    /// None was compared.
    #[default]
    None,
    /// Some were.
    Some,
    /// Each of them was.
    All,
}

/// The checked archive, as far as paper can speak of it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// Which part of the book it says it is.
    pub scope: &'a Scope,
    /// Its closings, and how it begins.
    pub outline: &'a Outline,
    /// Its keys, in the order of `schluessel.txt`.
    pub keys: &'a [PublicKey],
    /// Hash and key of each entry that holds.
    pub links: &'a [Link],
}

/// Holds what was typed against the archive.
/// Without anything typed it finds nothing and vouches for nothing.
pub fn compare(checked: Checked<'_>, typed: &[Typed]) -> Comparison {
    let known = vec![false; checked.keys.len()];
    let mut on_paper = ComparedPaper { checked, known, found: Comparison::default() };
    let finding = typed.iter().find_map(|typed| on_paper.hold(typed).err());
    let keys = on_paper.keys();
    Comparison { finding, keys, ..on_paper.found }
}

struct ComparedPaper<'a> {
    checked: Checked<'a>,
    /// Which of the archive's keys stand on paper.
    known: Vec<bool>,
    found: Comparison,
}

impl ComparedPaper<'_> {
    fn hold(&mut self, typed: &Typed) -> Result<(), String> {
        match typed {
            Typed::Fingerprint(digits) => self.fingerprint(digits),
            Typed::Head { digits, seq: Some(seq) } => self.head_at(digits, *seq),
            Typed::Head { digits, seq: None } => self.head(digits),
            Typed::Either(digits) if self.key_of(digits).is_some() => self.fingerprint(digits),
            Typed::Either(digits) => self.head(digits).map_err(|_| {
                format!(
                    "{} steht in diesem Archiv weder als Kettenkopf eines Z-Berichts noch als Schlüssel: Es wurde \
                     verändert oder neu signiert, oder das Papier gehört zu einer anderen Zeit oder Kasse.",
                    grouped(digits)
                )
            }),
            Typed::Qr { register, z_number, seq, hash, fingerprint } => {
                let ours = &self.checked.scope.register;
                if register != ours {
                    return Err(format!(
                        "Der Z-Bericht gehört zur Kasse {register}, das Archiv zur Kasse {}.",
                        claimed(ours)
                    ));
                }
                self.fingerprint(fingerprint)?;
                if self.lies_before(*seq) {
                    return self.z_before(*z_number, *seq);
                }
                self.head_at(hash, *seq)?;
                self.z_is(*z_number, *seq)
            }
        }
    }

    fn key_of(&self, digits: &str) -> Option<usize> {
        let fits = |key: &PublicKey| key.fingerprint().to_string().starts_with(digits);
        self.checked.keys.iter().position(fits)
    }

    fn fingerprint(&mut self, digits: &str) -> Result<(), String> {
        let at = self.key_of(digits).ok_or_else(|| {
            let keys = self.checked.keys.iter().map(PublicKey::fingerprint_for_people);
            let keys: Vec<String> = keys.collect();
            format!(
                "Der Schlüssel auf dem Papier ist nicht der des Archivs ({}): Das Archiv wurde neu signiert, oder \
                 das Papier gehört zu einer anderen Kasse.",
                keys.join(", ")
            )
        })?;
        if let Some(known) = self.known.get_mut(at) {
            *known = true;
        }
        if self.has_signed(at) {
            let compared = compared(digits);
            self.found.matched.push(format!("Der Schlüssel stimmt mit dem Papier überein ({compared})."));
        } else {
            let sentence = "Der Schlüssel auf dem Papier hat in diesem Archiv nichts signiert.";
            self.found.silent.push(sentence.to_owned());
        }
        Ok(())
    }

    fn has_signed(&self, key: usize) -> bool {
        self.checked.links.iter().any(|link| link.key == key)
    }

    /// A key that stands in the archive's list and has signed nothing speaks for nothing.
    fn keys(&self) -> KeysOnPaper {
        let signing = (0..self.known.len()).filter(|at| self.has_signed(*at));
        let on_paper: Vec<bool> = signing.map(|at| self.known.get(at) == Some(&true)).collect();
        match (on_paper.contains(&true), on_paper.contains(&false)) {
            (false, _) => KeysOnPaper::None,
            (true, true) => KeysOnPaper::Some,
            (true, false) => KeysOnPaper::All,
        }
    }

    fn link(&self, seq: u64) -> Option<Link> {
        let links = self.checked.links;
        links.binary_search_by_key(&seq, |link| link.seq).ok().and_then(|at| links.get(at).copied())
    }

    fn head_at(&mut self, digits: &str, seq: u64) -> Result<(), String> {
        let Scope { first_seq, last_seq, previous_hash, .. } = self.checked.scope;
        if let Some(link) = self.link(seq) {
            if !fits(&link.hash, digits) {
                return Err(format!(
                    "Buchung {seq} ist nicht die, für die der Z-Bericht bürgt: Der Kettenkopf im Archiv ist {}, \
                     auf dem Papier {}.",
                    link.hash.for_people(shown(digits)),
                    grouped(digits)
                ));
            }
            self.vouch(link, digits);
        } else if self.lies_before(seq) {
            self.found.silent.push(format!(
                "Der Kettenkopf auf dem Papier steht auf Buchung {seq}, das Archiv beginnt mit Buchung \
                 {first_seq}: Ob dazwischen Belege fehlen, zeigt nur der QR-Code dieses Z-Berichts."
            ));
        } else if seq < *first_seq {
            if !self.adjoin(digits) {
                return Err(format!(
                    "Das Archiv schließt nicht an den Z-Bericht an: Vor Buchung {first_seq} steht {}, auf dem \
                     Papier {}.",
                    previous_hash.for_people(shown(digits)),
                    grouped(digits)
                ));
            }
        } else if seq > *last_seq {
            return Err(format!(
                "Das Archiv endet mit Buchung {last_seq}, der Kettenkopf auf dem Papier steht auf Buchung {seq}: Es \
                 fehlt das Ende, oder das Papier gehört zu einer späteren Zeit."
            ));
        } else {
            // The archive broke off before this entry; what was found there is told first.
            self.found.silent.push(format!("Buchung {seq} auf dem Papier wurde nicht verglichen."));
        }
        Ok(())
    }

    /// A head without its entry can only be that of a closing.
    fn head(&mut self, digits: &str) -> Result<(), String> {
        let links = self.checked.links;
        let closing = links.iter().find(|link| link.z_number.is_some() && fits(&link.hash, digits));
        match closing {
            Some(link) => self.vouch(*link, digits),
            None if self.adjoin(digits) => {}
            None => {
                return Err(format!(
                    "Der Kettenkopf {} steht in diesem Archiv auf keinem Z-Bericht: Es wurde verändert, oder das \
                     Papier gehört zu einer anderen Zeit.",
                    grouped(digits)
                ));
            }
        }
        Ok(())
    }

    /// Whether paper speaks of an entry that the archive neither holds nor adjoins.
    fn lies_before(&self, seq: u64) -> bool {
        seq.saturating_add(1) < self.checked.scope.first_seq
    }

    /// Whether these are the digits of the entry before the range; before the first entry of a book is none.
    fn adjoin(&mut self, digits: &str) -> bool {
        let Scope { first_seq, previous_hash, .. } = self.checked.scope;
        let adjoins = *first_seq > 1 && fits(previous_hash, digits);
        if adjoins {
            self.found.adjoins = true;
            let compared = compared(digits);
            self.found.matched.push(format!("Das Archiv schließt an diesen Z-Bericht an ({compared})."));
        }
        adjoins
    }

    /// A Z report behind which something was still recorded before the range begins. It adjoins where that can
    /// only be notes: the first closing here is the next one, and all receipts that it covers stand here.
    fn z_before(&mut self, z_number: u64, seq: u64) -> Result<(), String> {
        let Checked { scope, outline, .. } = self.checked;
        let first = scope.first_seq;
        let next = outline.closings.first().map(|closing| closing.z_number);
        match next {
            Some(next) if next == z_number.saturating_add(1) && outline.begins_with_a_period() => {
                self.found.adjoins = true;
                self.found.matched.push(format!(
                    "Das Archiv beginnt nach Z-{z_number}; dazwischen (Buchungen {} bis {}) stand laut Z-{next} kein \
                     Beleg.",
                    seq + 1,
                    first - 1
                ));
            }
            Some(next) if next > z_number.saturating_add(1) => {
                return Err(format!(
                    "Zwischen Z-{z_number} auf dem Papier und Z-{next}, dem ersten im Archiv, fehlen Abschlüsse: Es \
                     fehlt der Anfang, oder das Papier gehört zu einer früheren Zeit."
                ));
            }
            Some(next) if next <= z_number => {
                return Err(format!(
                    "Z-{z_number} steht auf dem Papier als Buchung {seq}; im Archiv kommt danach Z-{next}. Das kann \
                     nicht beides stimmen."
                ));
            }
            _ => self.found.silent.push(format!(
                "Z-{z_number} auf dem Papier ist Buchung {seq}, das Archiv beginnt mit Buchung {first}: Es zeigt \
                 nicht, ob dazwischen Belege fehlen."
            )),
        }
        Ok(())
    }

    /// Whether an entry that was compared is the closing that the paper names.
    fn z_is(&self, z_number: u64, seq: u64) -> Result<(), String> {
        let Some(link) = self.link(seq) else { return Ok(()) };
        match link.z_number {
            Some(found) if found == z_number => Ok(()),
            Some(found) => {
                Err(format!("Buchung {seq} ist im Archiv der Z-Bericht {found}, nicht {z_number}."))
            }
            None => Err(format!(
                "Buchung {seq} ist im Archiv kein Z-Bericht, auf dem Papier ist sie Z-{z_number}."
            )),
        }
    }

    /// What stands before an entry on paper is as it was.
    fn vouch(&mut self, link: Link, digits: &str) {
        let (seq, compared) = (link.seq, compared(digits));
        let z = link.z_number.map_or_else(String::new, |z| format!(" (Z-Bericht {z})"));
        let printed = link.format.printed_digits();
        if digits.len() < printed {
            self.found.silent.push(format!(
                "Vom Kettenkopf der Buchung {seq}{z} sind {} Zeichen eingegeben, auf dem Papier stehen {printed}: So \
                 wenige beweisen nichts.",
                digits.len()
            ));
            return;
        }
        self.found.reach = self.found.reach.max(Some(seq));
        self.found
            .matched
            .push(format!("Der Kettenkopf stimmt mit dem Papier überein ({compared}): Buchung {seq}{z}."));
    }
}

/// How much of a hash or fingerprint was compared: the fewer, the easier another is made to fit.
fn compared(digits: &str) -> String {
    format!("{} von 64 Zeichen", digits.len())
}

/// How many digits are shown of what was typed: as many as paper has in words.
fn shown(digits: &str) -> usize {
    digits.len().min(Format::NEWEST.printed_digits())
}

/// What was typed in groups of four, as on paper.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(39);
    for (at, digit) in digits.chars().take(shown(digits)).enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

fn fits(hash: &Digest, digits: &str) -> bool {
    hash.to_string().starts_with(digits)
}
