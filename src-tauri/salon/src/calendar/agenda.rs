//! What is taken on a day, looked up once per person, customer and thing.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use book::fault::Outcome;
use contract::AppointmentId;
use rusqlite::Connection;

use super::frame::Frame;
use super::store;
pub use super::subject::{Subject, TakenStretch};

/// What is taken on a day, without one appointment that is being moved.
pub struct Agenda<'a> {
    conn: &'a Connection,
    frame: Frame,
    except: Option<AppointmentId>,
    known: RefCell<HashMap<Subject, Rc<Vec<TakenStretch>>>>,
}

impl<'a> Agenda<'a> {
    pub fn of(conn: &'a Connection, frame: Frame, except: Option<AppointmentId>) -> Self {
        Self { conn, frame, except, known: RefCell::default() }
    }

    /// All stretches of a subject on the day, in order.
    pub fn of_subject(&self, subject: Subject) -> Outcome<Rc<Vec<TakenStretch>>> {
        if let Some(known) = self.known.borrow().get(&subject) {
            return Ok(Rc::clone(known));
        }
        let mut taken = store::taken(self.conn, subject, self.frame.start, self.frame.end)?;
        taken.retain(|taken| Some(taken.appointment) != self.except);
        let taken = Rc::new(taken);
        self.known.borrow_mut().insert(subject, Rc::clone(&taken));
        Ok(taken)
    }

    /// The stretch that a new one would meet.
    pub fn conflict(&self, subject: Subject, from: i64, until: i64) -> Outcome<Option<TakenStretch>> {
        let all = self.of_subject(subject)?;
        // They never overlap: the last one that begins before the end is the only one that can reach in.
        let before = all.partition_point(|taken| taken.from < until);
        let last = before.checked_sub(1).and_then(|at| all.get(at));
        Ok(last.filter(|taken| taken.until > from).copied())
    }

    /// What takes a stretch, for who is told of it.
    pub fn what(&self, subject: Subject, taken: TakenStretch) -> Outcome<String> {
        store::what(self.conn, subject, taken.from)
    }
}
