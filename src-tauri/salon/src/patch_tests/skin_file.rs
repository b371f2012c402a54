//! What is known of the skin of whoever a service is for, and what stands against a service on a day.

use book::fault::Outcome;
use contract::patch_tests::{PatchTest, PatchTrouble, PatchWarning, ProductLine, TestResult};
use contract::refusal::CustomerRefusal;
use contract::{AppointmentId, ArticleId, CustomerId, LineId};
use proof::Day;
use rusqlite::Connection;

use super::allergy::names_ppd;
use super::expiry::carries_from;
use super::store::{self, Release};
use crate::customers;

/// Whose skin it is: someone of the customer file, or the guest of an appointment, of whom nothing is known.
enum Whose {
    Family(Vec<CustomerId>),
    Guest(Option<AppointmentId>),
}

/// Lines, tests and allergies that count for one person.
pub struct SkinFile<'a> {
    conn: &'a Connection,
    whose: Whose,
    lines: Vec<ProductLine>,
    tests: Vec<PatchTest>,
    allergic_to_ppd: bool,
}

impl<'a> SkinFile<'a> {
    /// Of a customer, or of whom it became.
    ///
    /// # Errors
    /// Refused if there is no such customer.
    pub fn of_customer(conn: &'a Connection, customer: CustomerId) -> Outcome<Self> {
        let card = customers::present(conn, customer)?;
        let family = customers::family(conn, card.id)?;
        let tests = store::tests_of(conn, &family)?;
        let allergic_to_ppd = names_ppd(&card.master.allergies);
        Ok(Self { conn, lines: store::lines(conn)?, tests, allergic_to_ppd, whose: Whose::Family(family) })
    }

    /// Of someone without a file, who comes for this appointment or stands at the till: no file is no test.
    pub fn of_guest(conn: &'a Connection, appointment: Option<AppointmentId>) -> Outcome<Self> {
        let (whose, lines) = (Whose::Guest(appointment), store::lines(conn)?);
        Ok(Self { conn, whose, lines, tests: Vec::new(), allergic_to_ppd: false })
    }

    /// Of whoever comes for an appointment.
    pub fn of(
        conn: &'a Connection,
        customer: Option<CustomerId>,
        appointment: Option<AppointmentId>,
    ) -> Outcome<Self> {
        match customer {
            Some(customer) => Self::of_customer(conn, customer),
            None => Self::of_guest(conn, appointment),
        }
    }

    /// All that stands against services on a day; what was let pass that day is told with who did it.
    pub fn warnings(&self, articles: &[ArticleId], on: Day) -> Outcome<Vec<PatchWarning>> {
        let wanted = |line: &&ProductLine| line.articles.iter().any(|article| articles.contains(article));
        let found = self.lines.iter().filter(wanted).map(|line| self.against(line, on));
        Ok(found.collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// What stands against services on a day and was not let pass.
    pub fn unreleased(&self, articles: &[ArticleId], on: Day) -> Outcome<Vec<PatchWarning>> {
        let mut found = self.warnings(articles, on)?;
        found.retain(|warning| warning.released.is_none());
        Ok(found)
    }

    /// What stands today against those lines that were tested once, or against all if there is an allergy to PPD.
    pub fn known(&self, on: Day) -> Outcome<Vec<PatchWarning>> {
        let tested = |line: &&ProductLine| {
            let once = self.tests.iter().any(|test| test.line == line.id && test.locked.is_none());
            once || self.allergic_to_ppd && !line.free_of_ppd
        };
        let found = self.lines.iter().filter(tested).map(|line| self.against(line, on));
        Ok(found.collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Goes on if nothing stands against services today.
    ///
    /// # Errors
    /// [`CustomerRefusal::PatchTestStops`] with what stands against them.
    pub fn may_begin(&self, articles: &[ArticleId], today: Day) -> Outcome<()> {
        match self.unreleased(articles, today)?.into_iter().next() {
            Some(warning) => Err(CustomerRefusal::PatchTestStops { sentence: warning.sentence }.into()),
            None => Ok(()),
        }
    }

    fn against(&self, line: &ProductLine, on: Day) -> Outcome<Option<PatchWarning>> {
        let Some((why, sentence)) = self.trouble(line, on) else { return Ok(None) };
        let released = self.release_on(line.id, on)?;
        let released = released.map(|release| format!("{}: {}", release.by, release.reason));
        Ok(Some(PatchWarning { line: line.id, line_name: line.name.clone(), why, sentence, released }))
    }

    fn release_on(&self, line: LineId, on: Day) -> Outcome<Option<Release>> {
        match &self.whose {
            Whose::Family(family) => store::release_on(self.conn, family, line, on),
            Whose::Guest(Some(appointment)) => store::guest_release_on(self.conn, *appointment, line, on),
            Whose::Guest(None) => Ok(None),
        }
    }

    /// Why no test carries a line on a day, in words; the gravest first.
    fn trouble(&self, line: &ProductLine, on: Day) -> Option<(PatchTrouble, String)> {
        if matches!(self.whose, Whose::Guest(_)) {
            let sentence =
                format!("Verträglichkeitstest für {} fehlt: Es gibt keine Kundenkartei", line.name);
            return Some((PatchTrouble::NoFile, sentence));
        }
        if let Some(test) = self.reaction(line, on) {
            if test.locked.is_some() {
                let sentence =
                    format!("Für {} liegt etwas Gesperrtes vor, das nur die Inhaberin sieht", line.name);
                return Some((PatchTrouble::Locked, sentence));
            }
            let sentence = format!("Reaktion auf {} am {}", test.line_name, test.tested.german());
            return Some((PatchTrouble::Reaction(test.tested), sentence));
        }
        if self.allergic_to_ppd && !line.free_of_ppd {
            let sentence =
                format!("Allergie in der Kartei, und {} ist nicht als frei von PPD geführt", line.name);
            return Some((PatchTrouble::Allergy, sentence));
        }
        let name = &line.name;
        let why = self.test_trouble(line, on)?;
        let sentence = match why {
            PatchTrouble::Expired(day) => {
                format!("Verträglichkeitstest für {name} abgelaufen am {}", day.german())
            }
            PatchTrouble::TooFresh(day) => {
                format!("Verträglichkeitstest für {name} gilt erst ab {}", day.german())
            }
            _ => format!("Verträglichkeitstest für {name} fehlt"),
        };
        Some((why, sentence))
    }

    /// The newest reaction that stands against a line, a locked one too, for nobody is to be hurt: one to the line itself always does; one to another line does
    /// unless this one is free of PPD and that one was not.
    fn reaction(&self, line: &ProductLine, on: Day) -> Option<&PatchTest> {
        let free = |id: LineId| self.lines.iter().any(|line| line.id == id && line.free_of_ppd);
        let stands = |test: &&PatchTest| test.line == line.id || !line.free_of_ppd || free(test.line);
        let reactions = self.done(on).filter(|test| test.result == TestResult::Reaction);
        reactions.filter(stands).max_by_key(|test| (test.line == line.id, test.tested))
    }

    /// Tests that count and were made by a day.
    fn done(&self, on: Day) -> impl Iterator<Item = &PatchTest> {
        self.tests.iter().filter(move |test| test.tested <= on && test.corrected.is_none())
    }

    /// Whether a test without a finding carries a line on a day, and why not.
    fn test_trouble(&self, line: &ProductLine, on: Day) -> Option<PatchTrouble> {
        let from = |test: &PatchTest| carries_from(test.tested, line.waiting_hours);
        let passed = || {
            let counts = |test: &&PatchTest| test.line == line.id && test.locked.is_none();
            self.done(on).filter(counts).filter_map(|test| Some((test, test.expires?)))
        };
        if passed().any(|(test, expires)| from(test) <= on && on < expires) {
            return None;
        }
        let fresh = passed().filter(|(_, expires)| on < *expires).map(|(test, _)| from(test)).min();
        let expired = passed().map(|(_, expires)| expires).max();
        Some(match (fresh, expired) {
            (Some(from), _) => PatchTrouble::TooFresh(from),
            (None, Some(expires)) => PatchTrouble::Expired(expires),
            (None, None) => PatchTrouble::Missing,
        })
    }
}
