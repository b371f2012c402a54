//! The calendar: who comes when, to whom and for what; and that nobody and nothing is booked twice.
//!
//! An appointment is planned from wishes ([`wish`]), tried against hours and what is taken ([`availability`]), and kept
//! with the rows that take the time ([`keep`]): the store refuses any overlap, whoever writes. Every change keeps
//! how it was before, which is what undo and history read. Times inside are whole minutes since 1970 UTC; a local
//! day comes in and goes out through its [`frame`].

mod agenda;
mod availability;
mod card;
mod care;
mod change;
mod day_page;
mod difference;
mod early;
mod edit;
mod found;
mod frame;
mod freed;
mod guests;
mod handle;
mod history;
mod keep;
mod learned;
mod leaving;
mod moving;
mod no_show;
mod obstacle;
pub mod of_customer;
pub mod of_guest;
pub mod of_staff;
mod offers;
mod one_person;
mod overview;
mod paying;
mod phase_places;
mod placing;
mod plan_rows;
mod planning;
mod preview;
mod rota;
mod search;
mod series;
mod store;
mod stored;
mod subject;
mod today;
mod waiting;
mod wish;

pub use care::{told, told_of};
pub use found::{FoundAppointment, found};
pub use no_show::fee_to_the_till;
pub use paying::{
    Chargeable, ChargeablePart, basket_dropped, basket_goes_on, basket_paid, lines_voided, receipt_cancelled,
    receipt_replaced, to_the_till, unpaid,
};
pub use rota::next_open_day;
pub use today::unmarked;
pub use waiting::{purge as purge_waiting, waits_in_vain};
