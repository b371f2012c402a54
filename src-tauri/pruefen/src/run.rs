//! Archives that adjoin, as one: what the later ones refer to lies in the earlier ones, and paper vouches across.

use proof::PublicKey;

use crate::compare::{Checked, Comparison, compare};
use crate::progress::{Ended, Link};
use crate::report::Report;
use crate::scope::Scope;
use crate::typed::Typed;

/// Archives without a hole between them.
#[derive(Debug)]
pub struct Run {
    /// Of all of them.
    pub report: Report,
    keys: Vec<PublicKey>,
    links: Vec<Link>,
}

impl Run {
    /// Begins with what the check of an archive came to.
    pub const fn of(report: Report, keys: Vec<PublicKey>, links: Vec<Link>) -> Self {
        Self { report, keys, links }
    }

    /// Goes on with the next one.
    pub fn extend(&mut self, report: Report, keys: &[PublicKey], links: Vec<Link>) {
        let mut places = Vec::with_capacity(keys.len());
        for key in keys {
            places.push(self.keys.iter().position(|known| known == key).unwrap_or_else(|| {
                self.keys.push(*key);
                self.keys.len() - 1
            }));
        }
        let placed = |link: Link| Link { key: places.get(link.key).copied().unwrap_or(link.key), ..link };
        self.links.extend(links.into_iter().map(placed));
        self.report.extend(report);
    }

    /// Holds what was typed from paper against the run.
    pub fn compare(&self, typed: &[Typed]) -> Comparison {
        let Report { scope, outline, .. } = &self.report;
        compare(Checked { scope, outline, keys: &self.keys, links: &self.links }, typed)
    }

    /// What its time stamps prove under a root that the checker names.
    ///
    /// # Errors
    /// The first that does not fit.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn stamps(&self, root: &[u8; 32]) -> Result<Vec<String>, String> {
        crate::stamps::judge(&self.report.stamps, &self.links, root)
    }

    /// Whether what was typed fits somewhere here.
    pub fn fits(&self, typed: &Typed) -> bool {
        self.compare(std::slice::from_ref(typed)).finding.is_none()
    }
}

/// Why an archive does not go on where the one before it ends, in one German sentence.
///
/// # Errors
/// That sentence.
pub fn adjoins(before: &Ended, next: &Scope) -> Result<(), String> {
    let (end, said) = (before.verified, next.before());
    let first = next.first_seq;
    if end.hash != said.hash {
        return Err(format!(
            "Vor Buchung {first} steht hier der Kettenkopf {}, das Archiv davor endet mit {}: Eines von beiden wurde \
             verändert oder neu signiert.",
            said.hash.for_people(32),
            end.hash.for_people(32)
        ));
    }
    if (end.receipt_number, end.z_number) != (said.receipt_number, said.z_number) {
        return Err(format!(
            "Die Nummern vor Buchung {first} sind andere als die, mit denen das Archiv davor endet."
        ));
    }
    Ok(())
}
