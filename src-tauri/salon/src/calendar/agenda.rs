//! What is taken on a day, looked up once per person, customer and thing.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use book::fault::Outcome;
use contract::{AppointmentId, CustomerId};
use rusqlite::Connection;

use super::frame::Frame;
use super::store;
pub use super::subject::{Subject, TakenStretch};
use crate::customers;

/// What is taken on a day, without one appointment that is being moved.
pub struct Agenda<'a> {
    conn: &'a Connection,
    frame: Frame,
    except: Option<AppointmentId>,
    known: RefCell<HashMap<Subject, Rc<Vec<TakenStretch>>>>,
    /// All files of one person: those that became one.
    files: RefCell<HashMap<CustomerId, Rc<Vec<CustomerId>>>>,
}

impl<'a> Agenda<'a> {
    pub fn of(conn: &'a Connection, frame: Frame, except: Option<AppointmentId>) -> Self {
        Self { conn, frame, except, known: RefCell::default(), files: RefCell::default() }
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

    /// The stretch that a customer would meet, under whichever file of the same person it was taken.
    pub fn customer_conflict(
        &self,
        customer: CustomerId,
        from: i64,
        until: i64,
    ) -> Outcome<Option<(Subject, TakenStretch)>> {
        for file in self.files_of(customer)?.iter() {
            let subject = Subject::Customer(*file);
            if let Some(taken) = self.conflict(subject, from, until)? {
                return Ok(Some((subject, taken)));
            }
        }
        Ok(None)
    }

    fn files_of(&self, customer: CustomerId) -> Outcome<Rc<Vec<CustomerId>>> {
        if let Some(known) = self.files.borrow().get(&customer) {
            return Ok(Rc::clone(known));
        }
        let living = customers::present(self.conn, customer)?.id;
        let files = Rc::new(customers::family(self.conn, living)?);
        self.files.borrow_mut().insert(customer, Rc::clone(&files));
        Ok(files)
    }

    /// What takes a stretch, for who is told of it.
    pub fn what(&self, subject: Subject, taken: TakenStretch) -> Outcome<String> {
        store::what(self.conn, subject, taken.from)
    }
}
