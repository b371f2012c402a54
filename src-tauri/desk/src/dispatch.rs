//! From the menu's rows to those who answer. A row without an answer does not compile.

use book::booking::{BookRow, Following};
use book::door::{Door, DoorRow};
use book::fault::{Outcome, Trouble};
use book::rows::{ReadRow, WriteRow};
use contract::Request;
use serde::Serialize;
use serde_json::Value;

use crate::booking::Bookings;

macro_rules! dispatch {
    ($($name:ident: $role:ident may $effect:ident [$($topic:ident),*] => $reply:ty, $label:literal;)+) => {
        /// Does what follows a booking that the end of the program cut off; only `book` rows have one.
        pub fn follow_again(request: Request, after: &Following<'_>) -> Outcome<Value> {
            match request { $(Request::$name(request) => follow!($effect, request, after),)+ }
        }

        /// Carries a request out, with no more than its effect allows.
        pub fn carry_out(bookings: &Bookings, door: &Door<'_>, request: Request) -> Outcome<Value> {
            match request { $(Request::$name(request) => reply(answer!($effect, bookings, door, request)),)+ }
        }
    };
}

macro_rules! answer {
    (read, $bookings:ident, $door:ident, $request:ident) => {
        $door.read(|tx| $request.clone().read(tx))
    };
    (write, $bookings:ident, $door:ident, $request:ident) => {
        $door.write(move |tx| $request.write(tx))
    };
    (sign, $bookings:ident, $door:ident, $request:ident) => {
        $bookings.sign($door, $request)
    };
    (book, $bookings:ident, $door:ident, $request:ident) => {
        $bookings.book($door, $request)
    };
    (door, $bookings:ident, $door:ident, $request:ident) => {
        $request.answer($door)
    };
}

macro_rules! follow {
    (book, $request:ident, $after:ident) => {
        reply($request.follow($after))
    };
    ($other:ident, $request:ident, $after:ident) => {
        Err(Trouble::fault(format!("{} books nothing", Request::from($request).row().command)))
    };
}

contract::menu!(dispatch);

fn reply<T: Serialize>(outcome: Outcome<T>) -> Outcome<Value> {
    Ok(serde_json::to_value(outcome?)?)
}
