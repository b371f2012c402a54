//! A server that speaks the documented part of fiskaly's API.

mod answer;
mod cloud;
mod export;
mod exports;
mod http;
mod plug;
mod server;
mod transactions;
mod tss;
mod tx;

pub use plug::{Mishap, Plug};
pub use server::{FiskalyServer, Signature};
