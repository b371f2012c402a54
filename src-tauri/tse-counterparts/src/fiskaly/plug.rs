//! The plug by which the server goes wrong.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Something that goes wrong once, with the next request that it is meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// All goes well: where a list of mishaps lets one request pass.
    Fine,
    /// It takes so long until anything is done.
    Delay(Duration),
    /// It is done at once, and the answer takes so long.
    AnswerLate(Duration),
    /// The connection is cut before anything is done.
    CutBefore,
    /// It is done, and the connection is cut before the answer.
    CutAfter,
    /// It is done, and half the answer comes.
    Half,
    /// It is done, and the answer promises more than comes.
    PromisesMore,
    /// It is done, and the answer promises less than comes.
    PromisesLess,
    /// It is done, and the answer is no JSON.
    NoJson,
    /// It is done, and the answer is JSON of another kind.
    OtherJson,
    /// It is done, and a bit of the signature is wrong.
    WrongSignature,
    /// It is done, and the answer speaks of another transaction.
    OtherId,
    /// Nothing is done: a status, perhaps a code, perhaps with `Retry-After`.
    Refuse {
        /// The status.
        status: u16,
        /// The code.
        code: Option<&'static str>,
        /// Seconds.
        retry_after: Option<u64>,
    },
    /// It is done, and the answer is a no all the same.
    RefuseAfter {
        /// The status.
        status: u16,
        /// The code.
        code: &'static str,
    },
}

/// The handle; clones are the same plug.
#[derive(Clone, Debug, Default)]
pub struct Plug(Arc<Mutex<VecDeque<(String, Mishap)>>>);

impl Plug {
    /// Lets this go wrong with the next request whose method and path contain a text, such as `PUT /tss`.
    pub fn next(&self, with: &str, mishap: Mishap) {
        self.0.lock().unwrap().push_back((with.to_owned(), mishap));
    }

    /// Pulls it: all goes well.
    pub fn out(&self) {
        self.0.lock().unwrap().clear();
    }

    /// So many mishaps are left.
    pub fn left(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// What goes wrong with a request.
    pub(super) fn take(&self, request: &str) -> Mishap {
        let mut list = self.0.lock().unwrap();
        let at = list.iter().position(|(with, _)| request.contains(with.as_str()));
        at.and_then(|at| list.remove(at)).map_or(Mishap::Fine, |(_, mishap)| mishap)
    }
}
