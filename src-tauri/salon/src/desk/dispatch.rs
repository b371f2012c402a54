//! From the menu's rows to those who answer. A row without an answer does not compile.

use contract::Request;
use serde::Serialize;
use serde_json::Value;

use super::door::{AtDoor, Door};
use crate::act::{Change, Look};
use crate::fault::Outcome;
use crate::pen::Record;

macro_rules! dispatch {
    ($($name:ident: $role:ident may $effect:ident [$($topic:ident),*] => $reply:ty, $label:literal;)+) => {
        /// Carries a request out, with no more than its effect allows.
        pub fn carry_out(door: &Door<'_>, request: Request) -> Outcome<Value> {
            match request { $(Request::$name(request) => reply(answer!($effect, door, request)),)+ }
        }
    };
}

macro_rules! answer {
    (read, $door:ident, $request:ident) => {
        $door.look(|view| $request.look(view))
    };
    (write, $door:ident, $request:ident) => {
        $door.write(move |pen| $request.change(pen))
    };
    (sign, $door:ident, $request:ident) => {
        $door.write(move |pen| $request.record(pen))
    };
    (door, $door:ident, $request:ident) => {
        $request.answer($door)
    };
}

contract::menu!(dispatch);

fn reply<T: Serialize>(outcome: Outcome<T>) -> Outcome<Value> {
    Ok(serde_json::to_value(outcome?)?)
}
