//! The archive beside paper: what an archive alone cannot prove.

use proof::{Digest, PublicKey};
use serde::Serialize;

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
    /// Whether every key that has signed here is one that paper speaks of.
    pub vouched: bool,
}

/// The checked archive, as far as paper can speak of it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// Which part of the book it says it is.
    pub scope: &'a Scope,
    /// Its keys, in the order of `schluessel.txt`.
    pub keys: &'a [PublicKey],
    /// Hash and key of each entry that holds.
    pub links: &'a [Link],
}

/// Holds what was typed against the archive.
/// Without anything typed it finds nothing and vouches for nothing.
pub fn compare(checked: Checked<'_>, typed: &[Typed]) -> Comparison {
    let mut on_paper =
        ComparedPaper { checked, trusted: vec![false; checked.keys.len()], matched: Vec::new() };
    let finding = typed.iter().find_map(|typed| on_paper.hold(typed).err());
    let used = |at: &usize| checked.links.iter().any(|link| link.key == *at);
    let mut signing = (0..checked.keys.len()).filter(used).peekable();
    let vouched = signing.peek().is_some() && signing.all(|at| on_paper.trusted[at]);
    Comparison { vouched: vouched && finding.is_none(), finding, matched: on_paper.matched }
}

struct ComparedPaper<'a> {
    checked: Checked<'a>,
    /// Which keys stand on paper, or have signed an entry that does.
    trusted: Vec<bool>,
    matched: Vec<String>,
}

impl ComparedPaper<'_> {
    fn hold(&mut self, typed: &Typed) -> Result<(), String> {
        match typed {
            Typed::Fingerprint(digits) => self.fingerprint(digits),
            Typed::Head { digits, seq: Some(seq) } => self.head_at(digits, *seq),
            Typed::Head { digits, seq: None } => self.head(digits),
            Typed::Either(digits) if self.key_of(digits).is_some() => self.fingerprint(digits),
            Typed::Either(digits) => self.head(digits),
            Typed::Qr { register, z_number, seq, hash, fingerprint } => {
                let ours = &self.checked.scope.register;
                if register != ours {
                    return Err(format!(
                        "Der Z-Bericht gehört zur Kasse {register}, das Archiv zur Kasse {ours}."
                    ));
                }
                self.fingerprint(fingerprint)?;
                self.head_at(hash, *seq)?;
                let found = self.link(*seq).and_then(|link| link.z_number);
                match found {
                    Some(found) if found != *z_number => {
                        Err(format!("Buchung {seq} ist im Archiv der Z-Bericht {found}, nicht {z_number}."))
                    }
                    _ => Ok(()),
                }
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
        self.trust(at);
        self.matched.push("Der Schlüssel stimmt mit dem Papier überein.".to_owned());
        Ok(())
    }

    fn link(&self, seq: u64) -> Option<Link> {
        let at = seq.checked_sub(self.checked.scope.first_seq)?;
        self.checked.links.get(usize::try_from(at).ok()?).copied()
    }

    fn head_at(&mut self, digits: &str, seq: u64) -> Result<(), String> {
        let Scope { first_seq, last_seq, previous_hash, .. } = self.checked.scope;
        if let Some(link) = self.link(seq) {
            if !fits(&link.hash, digits) {
                return Err(format!(
                    "Buchung {seq} ist nicht die, für die der Z-Bericht bürgt: Der Kettenkopf im Archiv ist {}, \
                     auf dem Papier {}.",
                    link.hash.for_people(),
                    grouped(digits)
                ));
            }
            self.vouch(link);
        } else if seq.checked_add(1) == Some(*first_seq) {
            if !fits(previous_hash, digits) {
                return Err(format!(
                    "Das Archiv schließt nicht an den Z-Bericht an: Vor Buchung {first_seq} steht {}, auf dem \
                     Papier {}.",
                    previous_hash.for_people(),
                    grouped(digits)
                ));
            }
            self.matched.push("Das Archiv schließt an diesen Z-Bericht an.".to_owned());
        } else if seq > *last_seq {
            return Err(format!(
                "Das Archiv endet mit Buchung {last_seq}, der Kettenkopf auf dem Papier steht auf Buchung {seq}: Es \
                 fehlt das Ende, oder das Papier gehört zu einer späteren Zeit."
            ));
        } else {
            return Err(format!(
                "Der Kettenkopf auf dem Papier steht auf Buchung {seq}; das Archiv beginnt mit Buchung {first_seq}."
            ));
        }
        Ok(())
    }

    /// A head without its entry can only be that of a closing.
    fn head(&mut self, digits: &str) -> Result<(), String> {
        let links = self.checked.links;
        let closing = links.iter().find(|link| link.z_number.is_some() && fits(&link.hash, digits));
        match closing {
            Some(link) => {
                self.vouch(*link);
                Ok(())
            }
            None if fits(&self.checked.scope.previous_hash, digits) => {
                self.matched.push("Das Archiv schließt an diesen Z-Bericht an.".to_owned());
                Ok(())
            }
            None => Err(format!(
                "Der Kettenkopf {} steht in diesem Archiv auf keinem Z-Bericht: Es wurde verändert, oder das \
                 Papier gehört zu einer anderen Zeit.",
                grouped(digits)
            )),
        }
    }

    /// What stands before an entry on paper is as it was; so is the key that signed it.
    fn vouch(&mut self, link: Link) {
        let before =
            |at: &usize| self.checked.links.iter().any(|other| other.key == *at && other.seq <= link.seq);
        let keys: Vec<usize> = (0..self.checked.keys.len()).filter(before).collect();
        keys.into_iter().for_each(|at| self.trust(at));
        let z = link.z_number.map_or_else(String::new, |z| format!(" (Z-Bericht {z})"));
        let seq = link.seq;
        self.matched.push(format!("Der Kettenkopf stimmt mit dem Papier überein: Buchung {seq}{z}."));
    }

    fn trust(&mut self, at: usize) {
        if let Some(trusted) = self.trusted.get_mut(at) {
            *trusted = true;
        }
    }
}

/// The first 16 digits in groups of four, as on paper.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(19);
    for (at, digit) in digits.chars().take(16).enumerate() {
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
