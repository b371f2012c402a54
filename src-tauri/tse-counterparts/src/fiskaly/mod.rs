//! A server that speaks the documented part of fiskaly's API.

mod answer;
mod exports;
mod http;
mod plug;
mod server;
mod service;
mod transactions;
mod tss;

pub use plug::{Mishap, Plug};
pub use server::{FiskalyServer, Signature};
